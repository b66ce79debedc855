"""Counting the drawer (POSLog: TillCount): blind, as often as one likes; a difference is a result, not an error."""

from dataclasses import replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.till.shift_report import report_of
from evertill.domain.till.till_count import CountedTender, TillCount, count_content, problem_of, tenders_content
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
from evertill.operations.till.till_slips import count_slip
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class TillCounted:
    """The count stands in the journal."""

    transaction: Transaction
    count: TillCount
    expected: Money | None
    """What should be there; told only to those who may see it."""
    number: int
    """Which count of the shift it is."""
    tenders_expected: tuple[CountedTender, ...] = ()
    """What the slips counted should add up to, in their order; told only to those who may see it."""

    @property
    def over_short(self) -> Money | None:
        """Counted less expected, for those who may see it."""
        return None if self.expected is None else self.count.cash - self.expected


CountTillOutcome = TillCounted | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class CountTill(Command[CountTillOutcome]):
    """This is what lies in the drawer."""

    count: TillCount

    def perform(self, unit: UnitOfWork, counter: Counter) -> CountTillOutcome:
        """By `count_till`."""
        return count_till(unit, counter, self)


def count_till(unit: UnitOfWork, counter: Counter, command: CountTill) -> CountTillOutcome:
    """Write the count down beside what the journal expects; nothing that was counted is ever refused for being off."""
    who = at_till(unit, counter, Right.OPEN_TILL)
    if not isinstance(who, AtTill):
        return who
    problem = count_problem(counter, command.count)
    if problem is not None:
        return problem
    done, number, slips = record_count(unit, counter, who, command.count)
    slip = count_slip(counter, done, command.count)
    unit.put_document(slip, transaction_id=done.transaction_id, at=done.occurred_at)
    counter.notices.append(SpoolWritten())
    if not who.authority.may(Right.SEE_EXPECTED):
        return TillCounted(done, command.count, None, number)
    return TillCounted(done, command.count, unit.shift_sums(who.shift.shift_id).cash, number, slips)


def count_problem(counter: Counter, count: TillCount) -> EntryNotPossible | None:
    """Why this cannot be a count of this drawer."""
    currency = counter.policy().currency
    if count.currency == currency and problem_of(count, most_minor=AMOUNT_MINOR_MAX) is None:
        return None
    return EntryNotPossible(
        f"{counter.formats.money(count.cash)} cannot lie in the drawer, so the till stays open; "
        f"count again and key the amount in {currency}."
    )


def _slips_expected(unit: UnitOfWork, shift: Shift, count: TillCount) -> tuple[CountedTender, ...]:
    """What the slips that were counted should add up to by the shift's transactions."""
    if not count.tenders:
        return ()
    report = report_of(unit.shift_transactions(shift), count.currency)
    return tuple(replace(one, minor=report.slips_expected(one.kind, one.label).minor) for one in count.tenders)


def record_count(
    unit: UnitOfWork, counter: Counter, who: AtTill, count: TillCount
) -> tuple[Transaction, int, tuple[CountedTender, ...]]:
    """The count as a transaction, which of the shift it is, and what the slips in it should add up to."""
    earlier = sum(done.kind is TransactionKind.TILL_COUNT for done in unit.shift_transactions(who.shift))
    expected, slips = unit.shift_sums(who.shift.shift_id).cash, _slips_expected(unit, who.shift, count)
    body: JsonObject = {
        **count_content(count),
        "number": earlier + 1,
        "expected": expected.minor,
        "over_short": (count.cash - expected).minor,
        **({"tenders_expected": tenders_content(slips)} if slips else {}),
    }
    done = unit.append(draft(unit, counter, TransactionKind.TILL_COUNT, body, at=moment(unit, counter)))
    return done, earlier + 1, slips
