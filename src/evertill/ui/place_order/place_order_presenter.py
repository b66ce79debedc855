"""Asks what is to be ordered, where to and how it is paid; then has the order placed, or its deposit rung."""

from typing import assert_never

from evertill.domain.policy.orders import PayWhen
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.money import Money, money_from_text
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.orders.place_order import DELIVERY, OrderDrafted, OrderPlaced, PlaceOrder, PlaceOutcome
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_at_hand import FormAtHand
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.frame.navigation import Place
from evertill.ui.place_order.place_order_view import (
    CUSTOMER,
    DEPOSIT,
    HERE,
    HOME,
    PREORDER,
    SHOP,
    SOON,
    STOCK,
    WHERE,
    Asked,
    lines_asked,
    pays_asked,
    place_order_view,
)
from evertill.ui.words import told, tr


class PlaceOrderPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._answers: dict[str, str] = {}
        view = place_order_view(self._asked(), shared.formats)
        self.form = FormAtHand(view, self._order, finish_key=KeyName.F12, changed=self._take)
        shared.navigator.listen(self._on_place)
        shared.board.on_sale(self._renew)

    def shown(self) -> None:
        """Opened, or come back to with the customer."""
        self._renew()

    def on_key(self, key: Key) -> bool:
        """Arrows answer and move, F3 finds the customer, F12 (or Enter on the last question) orders."""
        if key.name is KeyName.F3:
            self._shared.navigator.go(Place.CUSTOMERS)
            return True
        return self.form.on_key(key)

    def do(self, name: str) -> None:
        """A button."""
        if name == CUSTOMER:
            self._shared.navigator.go(Place.CUSTOMERS)
        else:
            self._order()

    def _order(self) -> None:
        asked = self._asked()
        pay = pays_asked(asked)
        lines = lines_asked(asked)
        if not lines or pay is None:
            self.form.say(tr("There is nothing that can be ordered: ring the article and mark its line first."))
            return
        try:
            deposit = self._deposit() if pay is PayWhen.DEPOSIT else None
        except ValueError:
            sample = self._shared.formats.amount(Money(1250, asked.policy.currency))
            self.form.say(tr("That is no amount; type it like {sample}.", sample=sample))
            return
        where = asked.answer(WHERE, HERE)
        command = PlaceOrder(
            tuple(priced.line.line_id for priced in lines),
            pay,
            kind=DELIVERY if where == HOME else "pickup",
            store=where.removeprefix(SHOP) if where.startswith(SHOP) else "",
            is_preorder=where != HOME and asked.answer(STOCK, SOON) == PREORDER,
            deposit=deposit,
        )
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: PlaceOutcome) -> None:
        board, speaker = self._shared.board, self._shared.speaker
        match outcome:
            case OrderDrafted(rung, number, line_id):
                board.put_sale(rung, line_id)
                self._shared.navigator.home()
                speaker.note(tr("Order {number}: take the payment, which places it.", number=number))
            case OrderPlaced(number, rung):
                board.put_sale(rung)
                self._shared.navigator.home()
                speaker.note(tr("Order {number} is placed; its paper is for the customer.", number=number))
            case OrderNotPossible(sentence):
                self.form.say(told(sentence))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self.form.say(barred_sentence(outcome))
            case _:
                assert_never(outcome)

    def _deposit(self) -> Money | None:
        """What was typed; None for the least. ValueError for what is no amount."""
        typed = self._answers.get(DEPOSIT, "").strip()
        if not typed:
            return None
        return money_from_text(typed.replace(self._shared.formats.decimal_sign, "."), self._shared.board.currency)

    def _asked(self) -> Asked:
        board = self._shared.board
        policy = StorePolicy() if board.state is None else board.state.policy
        store = "" if board.state is None else board.state.identity.store
        return Asked(board.rung, board.selected_line_id, policy, store, self._answers)

    def _take(self, view: FormView) -> None:
        """What is asked next depends on the answers."""
        self._answers = {field.name: field.value for field in view.fields if field.choices or field.is_typed}
        self._renew(view.fields[view.current].name)

    def _renew(self, current: str = "") -> None:
        self.form.show(place_order_view(self._asked(), self._shared.formats, current))

    def _on_place(self, place: Place) -> None:
        """Left for good, nothing of it is kept; the customer is looked for in between."""
        if place not in {Place.PLACE_ORDER, Place.CUSTOMERS}:
            self._answers = {}
