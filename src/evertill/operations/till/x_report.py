"""The X report: a look at the open shift so far; written down, for it shows what the drawer should hold."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.till.shift_report import ShiftReport, report_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.till.till_slips import x_paper
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class XTaken:
    """The shift so far."""

    shift: Shift
    report: ShiftReport
    unsent: int
    aside: int
    """Sales put aside now."""


TakeXOutcome = XTaken | Barred


@dataclass(frozen=True, slots=True)
class TakeX(Command[TakeXOutcome]):
    """Look at the shift; `is_printed` puts it on paper as well."""

    is_printed: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> TakeXOutcome:
        """By `take_x`."""
        return take_x(unit, counter, self)


def take_x(unit: UnitOfWork, counter: Counter, command: TakeX) -> TakeXOutcome:
    """Add the shift's transactions up."""
    who = at_till(unit, counter, Right.SEE_REPORTS)
    if not isinstance(who, AtTill):
        return who
    currency = unit.shift_sums(who.shift.shift_id).cash.currency
    report = report_of(unit.shift_transactions(who.shift), currency)
    unsent, at = unit.unsent_count(), moment(unit, counter)
    body: JsonObject = {"number": who.shift.number, "printed": command.is_printed}
    done = unit.append(draft(unit, counter, TransactionKind.X_REPORT, body, at=at))
    if command.is_printed:
        unit.put_document(x_paper(counter, done, who.shift, report), transaction_id=done.transaction_id, at=at)
        counter.notices.append(SpoolWritten())
    return XTaken(who.shift, report, unsent, len(unit.suspended()))
