"""A gift card or store credit is asked to pay: written down, held at the backend under a permanent id, then taken.

The sale waits meanwhile, as it does for a card terminal. Asking again under the same id holds once; an answer that
never came holds nothing for long, for the backend forgets a hold after half an hour. The sale's fact captures it.
"""

from dataclasses import replace

from evertill.domain.balances.card_number import is_misread, last_four, plain_number
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_other
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import Barred
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.ports.balance_steps import BalanceStep
from evertill.ports.journal import UnitOfWork

NO_NUMBER = "That cannot be the number of a card, so nothing was taken; scan the card, or key all of its number."
MISREAD = "A digit of that number is wrong, so nothing was taken; look at the card and key it again."
NO_KEY = (
    "This till has not heard from the backend yet how cards are known, so nothing was taken; "
    "connect it, or choose how else to pay."
)


@dataclass(frozen=True, slots=True)
class BalanceBegun:
    """Written down; the backend is asked next, and the sale waits for it."""

    step: BalanceStep
    rung: RungSale


TakeOutcome = BalanceBegun | TenderRefused | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class TakeBalance(Command[TakeOutcome]):
    """Pay with the card of this number: this much, or all that is due (the backend gives what there is)."""

    number: Secret
    amount: Money | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> TakeOutcome:
        """By `take_balance`."""
        return take_balance(unit, counter, self)


def take_balance(unit: UnitOfWork, counter: Counter, command: TakeBalance) -> TakeOutcome:
    """Commit what the backend is asked; the sale is held until it is settled."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    _, sale = at_hand
    number = plain_number(command.number.reveal())
    if number is None or is_misread(number):
        return TenderRefused(NO_NUMBER if number is None else MISREAD)
    number_hash = counter.card_numbers.hash_of(Secret(number))
    if number_hash is None:
        return TenderRefused(NO_KEY)
    total = price_sale(sale).gross
    asked = exact_other(total, sale.tenders, sale.policy) if command.amount is None else command.amount
    if asked.currency != sale.currency or not 0 < asked.minor <= AMOUNT_MINOR_MAX:
        return TenderRefused("Nothing is to be paid with a card here, so the sale is unchanged; key what it pays.")
    verdict = check_tender(total, sale.tenders, Tender(TenderKind.GIFT_CARD, asked), sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    step = BalanceStep(
        step_id=AttemptId(counter.ids.new()),
        sale_id=sale.sale_id,
        amount=asked,
        number_hash=number_hash,
        last_four=last_four(number),
        started_at=moment(unit, counter),
    )
    unit.keep_balance_step(step)
    held = replace(sale, attempt_id=step.step_id)
    unit.keep_open_sale(held)
    return BalanceBegun(step, rung_sale(held, counter))


@dataclass(frozen=True, slots=True)
class FindBalanceStep(Command[BalanceStep | None]):
    """What is known of it now, for screens that start."""

    step_id: AttemptId

    def perform(self, unit: UnitOfWork, counter: Counter) -> BalanceStep | None:
        """As the journal has it."""
        return unit.balance_step(self.step_id)
