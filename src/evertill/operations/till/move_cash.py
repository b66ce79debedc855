"""Cash that comes into the drawer or leaves it without a sale (POSLog: TenderLoan, TenderPickup, PaidIn, PaidOut)."""

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.policy.till import CashMove
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.till_slips import cash_slip
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class CashMoved:
    """The slip is on its way, and the drawer opens."""

    transaction: Transaction
    move: CashMove
    amount: Money


MoveCashOutcome = CashMoved | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class MoveCash(Command[MoveCashOutcome]):
    """Move this amount for this reason, one of the shop's; `bag` names the deposit bag of a pickup."""

    move: CashMove
    amount: Money
    reason: str
    note: str = ""
    bag: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> MoveCashOutcome:
        """By `move_cash`."""
        return move_cash(unit, counter, self)


def move_cash(unit: UnitOfWork, counter: Counter, command: MoveCash) -> MoveCashOutcome:
    """Write the movement down, print its slip and open the drawer; what is not in the drawer cannot leave it."""
    who = at_till(unit, counter, Right.MOVE_CASH)
    if not isinstance(who, AtTill):
        return who
    note, bag = plain_text(command.note), plain_text(command.bag)
    problem = _problem(unit, counter, who, command)
    if problem is not None:
        return EntryNotPossible(problem)
    at = moment(unit, counter)
    body: JsonObject = {
        "amount": command.amount.minor,
        "currency": command.amount.currency,
        "reason": command.reason,
        "note": note,
        "bag": bag,
    }
    done = unit.append(draft(unit, counter, TransactionKind(command.move.value), body, at=at))
    slip = cash_slip(counter, done, command.amount)
    unit.put_document(slip, transaction_id=done.transaction_id, at=at)
    counter.notices.append(SpoolWritten())
    return CashMoved(done, command.move, command.amount)


def _problem(unit: UnitOfWork, counter: Counter, who: AtTill, command: MoveCash) -> str | None:
    amount, currency = command.amount, counter.policy().currency
    if amount.currency != currency or not 0 < amount.minor <= AMOUNT_MINOR_MAX:
        return (
            f"{counter.formats.money(amount)} cannot be moved, so the drawer is as it was; "
            f"key how much it is in {currency}."
        )
    if command.reason not in {reason.code for reason in counter.policy().reasons.of(ReasonFor(command.move.value))}:
        return "That is no reason this shop knows, so the drawer is as it was; choose one of those offered."
    leaves = command.move in {CashMove.PICKUP, CashMove.PAID_OUT}
    if leaves and unit.shift_sums(who.shift.shift_id).cash < amount:
        return (
            f"{counter.formats.money(amount)} is more than the drawer can hold by the journal, so nothing was taken; "
            "count what you take out and key that."
        )
    return None
