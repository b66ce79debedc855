"""Sums of days and shifts, as the read tables hold them."""

from datetime import date

from evertill.journal.file.connection import Connection
from evertill.kernel.errors import Bug
from evertill.kernel.ids import ShiftId
from evertill.kernel.money import Money
from evertill.ports.journal_rows import DaySums, ShiftSums


def read_day_sums(connection: Connection, business_day: date) -> DaySums:
    """Counts and amounts of a business day; zeros for a day without sales."""
    found = connection.row(
        "SELECT sales, returns, sold, returned FROM day_sums WHERE business_day = ?", (business_day.isoformat(),)
    )
    return DaySums(*found) if found else DaySums(0, 0, 0, 0)


def read_shift_sums(connection: Connection, shift_id: ShiftId) -> ShiftSums:
    """What a shift took; a Bug when nothing tells its currency, for a shift begins with a float."""
    cash = connection.row("SELECT currency, amount FROM till_cash WHERE shift = ?", (shift_id,))
    sold = connection.row(
        "SELECT currency, sales, returns, sold, returned FROM shift_sums WHERE shift = ?", (shift_id,)
    )
    found = cash or sold
    if found is None:
        raise Bug(f"shift {shift_id} has neither a float nor a sale")
    currency = found[0]
    _, sales, returns, sold_minor, returned_minor = sold or (currency, 0, 0, 0, 0)
    return ShiftSums(
        sales=sales,
        returns=returns,
        sold=Money(sold_minor, currency),
        returned=Money(returned_minor, currency),
        cash=Money(cash[1] if cash else 0, currency),
    )


def read_shift_tenders(connection: Connection, shift_id: ShiftId) -> dict[tuple[str, str], Money]:
    """What each tender brought in during a shift, by kind and the shop's own name of it; cash net of change."""
    found = connection.rows(
        "SELECT kind, label, amount, currency FROM shift_tenders WHERE shift = ? ORDER BY kind, label", (shift_id,)
    )
    return {(kind, label): Money(amount, currency) for kind, label, amount, currency in found}
