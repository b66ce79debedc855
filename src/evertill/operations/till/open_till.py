"""Opening the till: a shift begins on a business day, with a float in the drawer."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Right
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import ShiftId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.words.epoch_sentences import refuse_when_over
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift


@dataclass(frozen=True, slots=True)
class TillOpened:
    """Selling may begin."""

    shift: Shift


@dataclass(frozen=True, slots=True)
class TillAlreadyOpen:
    """A shift is open already; it goes on."""

    shift: Shift


@dataclass(frozen=True, slots=True)
class FloatRefused:
    """The float cannot be below zero or in another currency."""

    sentence: str


OpenTillOutcome = TillOpened | TillAlreadyOpen | FloatRefused | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class OpenTill(Command[OpenTillOutcome]):
    """Begin a shift with this float."""

    float_amount: Money

    def perform(self, unit: UnitOfWork, counter: Counter) -> OpenTillOutcome:
        """By `open_till`."""
        return open_till(unit, counter, self)


def open_till(unit: UnitOfWork, counter: Counter, command: OpenTill) -> OpenTillOutcome:
    """Open a shift on today's date and lend the till its float (POSLog: TenderLoan)."""
    operator = entitled(unit, counter, Right.OPEN_TILL)
    if not isinstance(operator, Operator):
        return operator
    already = unit.shift()
    if already is not None:
        return TillAlreadyOpen(already)
    refuse_when_over(unit)
    amount = command.float_amount
    if not 0 <= amount.minor <= AMOUNT_MINOR_MAX or amount.currency != counter.policy().currency:
        return FloatRefused(
            f"A float of {counter.formats.money(amount)} is not possible, so the till stays closed; "
            f"count the drawer and key what is in it in {counter.policy().currency}."
        )
    at = moment(unit, counter)
    shift = Shift(ShiftId(counter.ids.new()), unit.next_shift_number(), at.date(), at, operator.operator_id)
    unit.open_shift(shift)
    unit.append(draft(unit, counter, TransactionKind.SHIFT_OPEN, {"number": shift.number}, at=at))
    loan: JsonObject = {"amount": amount.minor, "currency": amount.currency, "reason": "float"}
    unit.append(draft(unit, counter, TransactionKind.TENDER_LOAN, loan, at=at))
    return TillOpened(shift)
