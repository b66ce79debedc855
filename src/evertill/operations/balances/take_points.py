"""Points of the customer on the sale are asked to pay: written down, held at the backend, then taken as a card is.

Only whole points pay, each what the shop's policy says; what they do not cover is paid by other means.
"""

from dataclasses import replace

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_other
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.balances.take_balance import BalanceBegun, TakeOutcome
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.rung_sale import rung_sale
from evertill.ports.balance_steps import BalanceStep
from evertill.ports.journal import UnitOfWork

NOBODYS = "Points are a customer's, and this sale has none, so nothing was taken; choose the customer first."
NOT_HERE = "This shop takes no points, so nothing was taken; choose how else to pay."
NOTHING_DUE = "Nothing is to be paid with points here, so the sale is unchanged; key what they pay."
TOO_FEW = "This shop takes more points at once than that amount needs, so nothing was taken; choose how else to pay."


@dataclass(frozen=True, slots=True)
class TakePoints(Command[TakeOutcome]):
    """Pay with the customer's points: this much, or all that is due (the backend gives what there is)."""

    amount: Money | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> TakeOutcome:
        """By `take_points`."""
        return take_points(unit, counter, self)


def take_points(unit: UnitOfWork, counter: Counter, command: TakePoints) -> TakeOutcome:
    """Commit what the backend is asked; the sale is held until it is settled."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    _, sale = at_hand
    policy = counter.policy().points
    if not policy.is_taken or sale.customer_id is None:
        return TenderRefused(NOBODYS if policy.is_taken else NOT_HERE)
    total = price_sale(sale).gross
    asked = exact_other(total, sale.tenders, sale.policy) if command.amount is None else command.amount
    if asked.currency != sale.currency or not 0 < asked.minor <= AMOUNT_MINOR_MAX:
        return TenderRefused(NOTHING_DUE)
    points = asked.minor // policy.worth_minor
    if points < policy.least:
        return TenderRefused(TOO_FEW)
    amount = replace(asked, minor=points * policy.worth_minor)
    verdict = check_tender(total, sale.tenders, Tender(TenderKind.POINTS, amount), sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    step = BalanceStep(
        step_id=AttemptId(counter.ids.new()),
        sale_id=sale.sale_id,
        amount=amount,
        number_hash=None,
        last_four="",
        started_at=moment(unit, counter),
        customer=sale.customer_id,
        points=points,
        worth_minor=policy.worth_minor,
    )
    unit.keep_balance_step(step)
    held = replace(sale, attempt_id=step.step_id)
    unit.keep_open_sale(held)
    return BalanceBegun(step, rung_sale(held, counter))
