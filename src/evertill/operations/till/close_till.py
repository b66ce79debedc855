"""Settling the till: the shift ends with what the journal says it took and, if counted, how much the drawer differs."""

from dataclasses import dataclass

from evertill.domain.people import Right
from evertill.domain.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.drafts import draft
from evertill.operations.entitled import AtTill, Barred, at_till
from evertill.operations.moment import moment
from evertill.operations.selling.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.outcomes import EntryNotPossible
from evertill.operations.selling.put_aside import clear_empty_sale
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift, ShiftSums


@dataclass(frozen=True, slots=True)
class TillClosed:
    """The shift has ended."""

    shift: Shift
    sums: ShiftSums
    over_short: Money | None
    """Counted minus expected; None when nobody counted."""
    suspended_count: int = 0
    """Sales put aside that wait for the next shift."""


@dataclass(frozen=True, slots=True)
class SaleStillOpen:
    """A sale is on the counter; finish, suspend or cancel it first."""


CloseTillOutcome = TillClosed | SaleStillOpen | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class CloseTill(Command[CloseTillOutcome]):
    """End the shift; `counted` is what lies in the drawer, if it was counted."""

    counted: Money | None = None

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
    counted = command.counted
    currency = counter.policy().currency
    if counted is not None and (counted.currency != currency or not 0 <= counted.minor <= AMOUNT_MINOR_MAX):
        return EntryNotPossible(
            f"{counter.formats.money(counted)} cannot lie in the drawer, so the till stays open; "
            f"count again and key the amount in {currency}."
        )
    at = moment(unit, counter)
    clear_empty_sale(unit, counter, at)
    suspended_count = len(unit.suspended())
    sums = unit.shift_sums(who.shift.shift_id)
    over_short = None if counted is None else counted - sums.cash
    body: JsonObject = {
        "number": who.shift.number,
        "currency": sums.cash.currency,
        "cash_expected": sums.cash.minor,
        "cash_counted": None if counted is None else counted.minor,
        "over_short": None if over_short is None else over_short.minor,
        "sales": sums.sales,
        "returns": sums.returns,
        "sold": sums.sold.minor,
        "returned": sums.returned.minor,
        "suspended": suspended_count,
    }
    unit.append(draft(unit, counter, TransactionKind.TILL_SETTLE, body, at=at))
    unit.close_shift(who.shift.shift_id, at)
    counter.fiscal.close(at)
    return TillClosed(who.shift, sums, over_short, suspended_count)
