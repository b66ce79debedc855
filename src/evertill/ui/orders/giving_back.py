"""Asks how much of what an order cost goes back to its payment though nothing comes back, and why; then has it done."""

from collections.abc import Callable
from decimal import Decimal

from evertill.domain.policy.reasons import Reason
from evertill.kernel.money import Money, currency_exponent, money_from_text
from evertill.operations.orders.give_back_on_order import GiveBackOnOrder, most_back
from evertill.operations.orders.seen_order import SeenOrder
from evertill.operations.orders.take_back_order import TakeBackOutcome
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, NumberField, Tint
from evertill.ui.ask.questions import LEAVE
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.orders.orders_view import back_reasons
from evertill.ui.returns.keeping import REASON, why_question
from evertill.ui.words import tr


class GivingBack:
    """Part of the page of orders."""

    def __init__(self, shared: Shared, done: Callable[[TakeBackOutcome], None]) -> None:
        self._shared = shared
        self._done = done

    def ask(self, seen: SeenOrder) -> None:
        """How much? Of an order that was not paid online, or of which nothing is left, that is said instead."""
        left = most_back(seen.order)
        if left <= 0:
            self._shared.speaker.warn(tr("Nothing that was paid online is left on this order, so nothing can go back."))
            return
        currency = seen.order.payment.currency
        view = AskView(
            icon="undo",
            tint=Tint.CALM,
            title=tr("How much goes back?"),
            sentence=tr("The money goes back to the payment of the order, through the shop's backend."),
            number=NumberField(tr("{currency} back", currency=currency), tr("Amount"), currency_exponent(currency)),
            choices=(Choice(LEAVE, tr("Leave it")),),
            facts=(
                (tr("Order"), seen.order.number),
                (tr("At most"), self._shared.formats.money(Money(left, currency))),
            ),
        )

        def left_alone(_: str) -> None:
            self._shared.navigator.go(Place.ORDERS)

        self._shared.ask.ask(Question(view, left_alone, number=lambda number: self._ask_why(seen, number)))

    def _ask_why(self, seen: SeenOrder, number: Decimal) -> None:
        amount = money_from_text(str(number), seen.order.payment.currency)
        reasons = (Reason(REASON), *(Reason(code, label) for code, label in back_reasons()))

        def answered(reason: str) -> None:
            self._shared.navigator.go(Place.ORDERS)
            command = GiveBackOnOrder(seen.order.order_id, amount, reason, told=seen.content)
            self._shared.submitter.submit(command, self._done)

        self._shared.ask.ask(Question(why_question(self._shared.formats.money(amount), reasons), answered))
