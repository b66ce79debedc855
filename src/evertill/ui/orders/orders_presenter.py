"""Looks orders up: at once in the till's copies, and with Enter at the backend; takes back what was bought online."""

from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.orders.claimed_units import returnable
from evertill.domain.orders.order_rows import parse_order
from evertill.domain.orders.pickup_code import read_shown_code
from evertill.domain.selling.origin import Restock
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.find_orders import FindOrders, OrdersFound
from evertill.operations.orders.give_back_on_order import most_back
from evertill.operations.orders.outcomes import OrderNotPossible, OrderUnknown
from evertill.operations.orders.seen_order import SeenOrder
from evertill.operations.orders.take_back_order import TakeBackOrder, TakeBackOutcome
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.questions import LEAVE
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.age import clock_text
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.orders.giving_back import GivingBack
from evertill.ui.orders.orders_view import (
    OrdersView,
    back_reasons,
    can_take_back,
    facts_of,
    goods_words,
    line_rows,
    order_row,
)
from evertill.ui.returns.returns_view import place_words
from evertill.ui.words import told, tr

TYPED_MAX = 120


class OrdersScreen(Protocol):
    """Draws the list and the marked order."""

    def show_view(self, view: OrdersView) -> None:
        """Draw this."""
        ...


class OrdersPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: OrdersScreen | None = None
        self._typed = ""
        self._found: tuple[SeenOrder, ...] = ()
        self._as_of = ""
        self._marked = 0
        self._line = 0
        self._chosen: dict[str, int] = {}
        self._is_asking = False

    def show_on(self, screen: OrdersScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: with all that are open."""
        self._look(self._typed)

    def mark(self, at: int) -> None:
        """A row was tapped."""
        if 0 <= at < len(self._found):
            if at != self._marked:
                self._chosen, self._line = {}, 0
            self._marked = at
            self._draw()

    def mark_line(self, at: int) -> None:
        """A line was tapped."""
        seen = self._seen()
        if seen is not None and 0 <= at < len(seen.order.lines):
            self._line = at
            self._draw()

    def on_key(self, key: Key) -> bool:
        """Characters look for an order, Enter asks the backend; left and right choose what comes back, F8 takes it; F6
        gives money back without goods, F7 is for goods of an order that nobody finds."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self.mark(self._marked + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                self.mark_line(self._line + (1 if key.name is KeyName.PAGE_DOWN else -1))
            case KeyName.BACKSPACE:
                self._look(self._typed[:-1])
            case KeyName.ESCAPE if self._typed or self._chosen:
                self._chosen = {}
                self._look("")
            case KeyName.ENTER:
                self.ask_backend()
            case KeyName.F8:
                self.take_back()
            case KeyName.F6:
                self.give_back()
            case KeyName.F7:
                self.claim()
            case KeyName.LEFT | KeyName.RIGHT:
                self.choose_more(1 if key.name is KeyName.RIGHT else -1)
            case None:
                self._look((self._typed + key.character).lstrip()[:TYPED_MAX])
            case _:
                return False
        return True

    def on_scan(self, scanned: ScannedCode) -> bool:
        """What a customer shows is looked for: a QR code, a number, a label's barcode."""
        shown = read_shown_code(scanned.text)
        self._look(scanned.text if shown is None or shown.order_id is None else shown.order_id)
        return True

    def ask_backend(self) -> None:
        """What this till has no copy of: orders of other shops, and those that are long over."""
        if not self._typed or self._is_asking:
            return
        self._is_asking = True
        asked = {"q": self._typed.strip(), "limit": "50"}
        self._shared.parts.backend.ask(Capability.ORDERS, lambda calls: calls.find_orders(asked), self._told)
        self._draw()

    def choose_more(self, by: int) -> None:
        """So much of the marked line comes back."""
        seen = self._seen()
        if seen is None or not 0 <= self._line < len(seen.order.lines):
            return
        line = seen.order.lines[self._line]
        micro = min(max(self._chosen.get(line.line_id, 0) + by * MICRO, 0), returnable(line))
        self._chosen = {name: much for name, much in (self._chosen | {line.line_id: micro}).items() if much}
        self._draw()

    def take_back(self) -> None:
        """The chosen units, or all that the customer still has, come back for a reason."""
        seen = self._seen()
        if seen is None:
            return
        if not can_take_back(seen.order):
            self._shared.speaker.warn(tr("Nothing of this order is with the customer, so nothing can come back."))
            return
        lines = self._chosen or {line.line_id: micro for line in seen.order.lines if (micro := returnable(line))}
        facts = (
            (tr("Order"), seen.order.number),
            (tr("Comes back"), goods_words(seen.order, lines, self._shared.formats)),
        )
        view = AskView(
            icon="undo",
            tint=Tint.CALM,
            title=tr("Why does it come back?"),
            sentence=tr("The money goes back to the payment of the order, through the shop's backend."),
            choices=(*(Choice(code, label) for code, label in back_reasons()), Choice(LEAVE, tr("Leave it"))),
            facts=facts,
        )

        def answered(reason: str) -> None:
            self._shared.navigator.go(Place.ORDERS)
            if reason != LEAVE:
                self._ask_restock(TakeBackOrder(seen.order.order_id, lines, reason, told=seen.content), facts)

        self._shared.ask.ask(Question(view, answered))

    def _ask_restock(self, command: TakeBackOrder, facts: tuple[tuple[str, str], ...]) -> None:
        """Where the goods go, whatever becomes of the money."""
        choices = tuple(Choice(kind.value, place_words(kind), is_main=kind is Restock.SHELF) for kind in Restock)
        view = AskView(
            icon="box",
            tint=Tint.CALM,
            title=tr("Where do the goods go?"),
            sentence=tr("Only what goes on the shelf is sold again."),
            choices=(*choices, Choice(LEAVE, tr("Leave it"))),
            facts=facts,
        )

        def answered(where: str) -> None:
            self._shared.navigator.go(Place.ORDERS)
            if where != LEAVE:
                self._shared.submitter.submit(replace(command, restock=Restock(where)), self._taken_back)

        self._shared.ask.ask(Question(view, answered))

    def give_back(self) -> None:
        """An agreed amount of what the marked order cost, for no goods."""
        seen = self._seen()
        if seen is not None:
            GivingBack(self._shared, self._gave_back).ask(seen)

    def claim(self) -> None:
        """Goods of an order that nobody can look up: what this shop does with them."""
        self._shared.board.asked_order = self._typed
        self._shared.navigator.go(Place.CLAIM)

    def _gave_back(self, outcome: TakeBackOutcome) -> None:
        self._taken_back(outcome)
        if isinstance(outcome, SaleDone):
            self._shared.speaker.note(
                tr(
                    "{amount} go back to the payment of the order.",
                    amount=self._shared.formats.money(-outcome.priced.gross),
                )
            )

    def _taken_back(self, outcome: TakeBackOutcome) -> None:
        speaker = self._shared.speaker
        match outcome:
            case SaleDone(_, priced, _):
                self._chosen = {}
                self._shared.sound(Tone.DONE)
                speaker.note(
                    tr(
                        "Taken back: {amount} go back to the payment of the order.",
                        amount=self._shared.formats.money(-priced.gross),
                    )
                )
            case OrderUnknown():
                speaker.warn(tr("This till does not have that order any more; nothing was changed."))
            case OrderNotPossible(sentence):
                speaker.warn(told(sentence))
            case SignOnNeeded() | NotAllowed() | TillNotOpen():
                speaker.refuse(outcome)
            case _:
                assert_never(outcome)
        self._look(self._typed)

    def _look(self, text: str) -> None:
        if text != self._typed:
            self._typed, self._marked, self._line, self._chosen = text, 0, 0, {}
        self._shared.answers.ask(FindOrders(self._typed), self._take, self._shared.speaker.fail)
        self._draw()

    def _take(self, found: OrdersFound) -> None:
        if found.text != self._typed:
            return
        self._found = found.orders
        now = self._shared.clock.now()
        self._as_of = "" if found.as_of is None else clock_text(found.as_of, now, self._shared.formats)
        self._draw()

    def _told(self, answer: CallAnswer) -> None:
        self._is_asking = False
        if not isinstance(answer, Done):
            self._shared.speaker.warn(
                tr("The shop's backend does not answer just now, so only what this till knows is shown; try later.")
            )
            self._draw()
            return
        known = {seen.order.order_id for seen in self._found}
        listed = answer.document.get("orders")
        news = [seen for entry in _listed(listed) if (seen := _seen_of(entry)) is not None]
        self._found = (*self._found, *(seen for seen in news if seen.order.order_id not in known))
        if not self._found:
            self._shared.speaker.warn(tr("The shop knows no such order either; ask for the e-mail address or number."))
        self._draw()

    def _seen(self) -> SeenOrder | None:
        return self._found[self._marked] if self._marked < len(self._found) else None

    def _draw(self) -> None:
        if self._screen is None:
            return
        formats, now, seen = self._shared.formats, self._shared.clock.now(), self._seen()
        waits = (
            tr("Asking the shop's backend…") if self._is_asking else tr("Nothing here; Enter asks the shop's backend.")
        )
        self._screen.show_view(
            OrdersView(
                typed=self._typed,
                rows=tuple(order_row(each, now, formats) for each in self._found),
                marked=self._marked,
                hint=waits if self._typed else tr("No order is open."),
                as_of=tr("as of {when}", when=self._as_of) if self._as_of else "",
                facts=() if seen is None else facts_of(seen, now, formats),
                lines=() if seen is None else line_rows(seen, self._chosen, formats),
                line=self._line,
                can_give_back=seen is not None and most_back(seen.order) > 0,
                can_take_back=seen is not None and can_take_back(seen.order),
            )
        )


def _listed(found: Json) -> list[Json]:
    return list(found) if isinstance(found, list | tuple) else []


def _seen_of(entry: Json) -> SeenOrder | None:
    """An order as the backend told it; one that this release cannot read is left out."""
    if not isinstance(entry, dict):
        return None
    try:
        return SeenOrder(parse_order(entry), entry)
    except BadRow:
        return None
