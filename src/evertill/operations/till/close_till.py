"""Settling the till: the shift ends with a numbered Z report and, if counted, how much the drawer differs."""

from dataclasses import replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.till.shift_report import AsideAtClose, GrandTotals, ZReport, read_z, report_of, z_content
from evertill.domain.till.till_count import TillCount, read_count, tenders_content
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.debts.pending_undoing import STILL_GOING_BACK, undoings
from evertill.operations.selling.aside.put_aside import clear_empty_sale, give_up_expired
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.count_till import count_problem, record_count
from evertill.operations.till.till_slips import Settled, z_paper
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift, ShiftSums
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class TillClosed:
    """The shift has ended; its Z is in the journal and on its way to the printer."""

    shift: Shift
    sums: ShiftSums
    transaction: Transaction
    z: ZReport
    counted: Money | None
    """What lay in the drawer; None when nobody counted."""
    may_see_expected: bool
    float_left: Money | None = None

    @property
    def over_short(self) -> Money | None:
        """Counted less expected; None when nobody counted."""
        return None if self.counted is None else self.counted - self.sums.cash

    @property
    def suspended_count(self) -> int:
        """Sales put aside that wait for the next shift."""
        return len(self.z.aside)


@dataclass(frozen=True, slots=True)
class SaleStillOpen:
    """A sale is on the counter; finish, suspend or cancel it first."""


@dataclass(frozen=True, slots=True)
class CountOutdated:
    """Cash has moved since the last count, or there was none; the till stays open until it is counted again."""


CloseTillOutcome = TillClosed | SaleStillOpen | CountOutdated | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class CloseTill(Command[CloseTillOutcome]):
    """End the shift with this count, with the last one made (`is_counted`), or without any.

    `float_left` of the counted cash stays in the drawer for the next shift; the rest goes into the bag.
    """

    count: TillCount | None = None
    is_counted: bool = False
    float_left: Money | None = None
    bag: str = ""
    is_printed: bool = True
    """Off where days of the past are rung from a file."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> CloseTillOutcome:
        """By `close_till`."""
        return close_till(unit, counter, self)


def close_till(unit: UnitOfWork, counter: Counter, command: CloseTill) -> CloseTillOutcome:
    """End the open shift (POSLog: TillSettle); facts that still wait keep the shift they were made in."""
    who = at_till(unit, counter, Right.OPEN_TILL)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is not None and not sale.is_empty:
        return SaleStillOpen()
    if undoings(unit):
        return EntryNotPossible(STILL_GOING_BACK)
    bag = plain_text(command.bag)
    count = _last_count(unit, who) if command.is_counted else command.count
    if command.is_counted and count is None:
        return CountOutdated()
    problem = None if count is None else count_problem(counter, count) or _float_problem(counter, count, command)
    if problem is not None:
        return problem
    clear_empty_sale(unit, counter, moment(unit, counter))
    give_up_expired(unit, counter, moment(unit, counter))
    if command.count is not None:
        record_count(unit, counter, who, command.count)
    return _settle(unit, counter, who, count, replace(command, bag=bag))


def _last_count(unit: UnitOfWork, who: AtTill) -> TillCount | None:
    """The last count of the shift, if the drawer still holds what it held then by the journal."""
    counts = [done for done in unit.shift_transactions(who.shift) if done.kind is TransactionKind.TILL_COUNT]
    if not counts or counts[-1].body.get("expected") != unit.shift_sums(who.shift.shift_id).cash.minor:
        return None
    return read_count(counts[-1].body)


def _float_problem(counter: Counter, count: TillCount, command: CloseTill) -> EntryNotPossible | None:
    left = command.float_left
    if left is None or (left.currency == count.currency and 0 <= left.minor <= count.cash.minor):
        return None
    return EntryNotPossible(
        f"{counter.formats.money(left)} cannot stay in the drawer, for less was counted, so the till stays open; "
        "key what is to stay, or nothing."
    )


def _settle(unit: UnitOfWork, counter: Counter, who: AtTill, count: TillCount | None, command: CloseTill) -> TillClosed:
    at = moment(unit, counter)
    z = _z_report(unit, counter, who.shift)
    sums = unit.shift_sums(who.shift.shift_id)
    _assert_same(z, sums)
    counted = None if count is None else count.cash
    left = None if counted is None else command.float_left
    slips = () if count is None else count.tenders
    body: JsonObject = {
        "number": who.shift.number,
        "currency": sums.cash.currency,
        "cash_expected": sums.cash.minor,
        "cash_counted": None if counted is None else counted.minor,
        "over_short": None if counted is None else (counted - sums.cash).minor,
        "float_left": None if left is None else left.minor,
        "deposit": None if counted is None or left is None else (counted - left).minor,
        "bag": command.bag,
        "sales": sums.sales,
        "returns": sums.returns,
        "sold": sums.sold.minor,
        "returned": sums.returned.minor,
        "suspended": len(z.aside),
        **({"tenders_counted": tenders_content(slips)} if slips else {}),
        "z": z_content(z),
    }
    done = unit.append(draft(unit, counter, TransactionKind.TILL_SETTLE, body, at=at))
    paper = z_paper(counter, done, who.shift, z, Settled(sums.cash, counted, left, command.bag, slips))
    unit.put_document(paper, transaction_id=done.transaction_id, at=at, is_printed=command.is_printed)
    unit.close_shift(who.shift.shift_id, at)
    counter.fiscal.close(at)
    counter.notices.append(SpoolWritten())
    return TillClosed(who.shift, sums, done, z, counted, who.authority.may(Right.SEE_EXPECTED), left)


def _z_report(unit: UnitOfWork, counter: Counter, shift: Shift) -> ZReport:
    """The shift's figures from its transactions, numbered after the Z before it."""
    unsent = unit.unsent_count()
    latest = unit.z_reports(1)
    settled = unit.transaction(latest[0].transaction_id) if latest else None
    before = None if settled is None else read_z(settled.body)
    return ZReport(
        number=1 if before is None else before.number + 1,
        report=report_of(unit.shift_transactions(shift), unit.shift_sums(shift.shift_id).cash.currency),
        before=GrandTotals() if before is None else before.totals,
        unsent=unsent,
        aside=tuple(AsideAtClose(sale.sale_id, sale.gross.minor) for sale in unit.suspended()),
    )


def _assert_same(z: ZReport, sums: ShiftSums) -> None:
    """The figures of the transactions against those of the read tables: two paths, one result."""
    assert z.report.cash_expected == sums.cash, "the drawer by the transactions is not the drawer by the read tables"
    assert z.report.turnover == sums.sold - sums.returned, "the turnover of the Z is not that of the read tables"
