"""The Z reports made once more from the transactions of their shifts: numbers without gaps, every figure as frozen."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.till.first_z import as_first_version
from evertill.domain.till.shift_report import GrandTotals, ReportBuilder, ZReport, read_z
from evertill.kernel.ids import ShiftId


@dataclass(slots=True)
class ZWalk:
    """The shifts met so far, and the last Z."""

    open: dict[ShiftId, ReportBuilder] = field(default_factory=dict)
    last: ZReport | None = None


def wrong_z(walk: ZWalk, transaction: Transaction) -> Iterator[str]:
    """What is wrong with the Z that this transaction brings; all others add to their shift's figures."""
    shift = transaction.shift_id
    if shift is None:
        return
    try:
        if transaction.kind is TransactionKind.TILL_SETTLE:
            yield from _against(walk, transaction, shift)
        else:
            walk.open.setdefault(shift, ReportBuilder("")).add(transaction)
    except ValueError:
        return  # `sums` says that its text cannot be of its kind


def _against(walk: ZWalk, transaction: Transaction, shift: ShiftId) -> Iterator[str]:
    z, made = read_z(transaction.body), walk.open.pop(shift, ReportBuilder("")).report()
    if z is None:
        return
    number = 1 if walk.last is None else walk.last.number + 1
    if z.number != number:
        yield f"Z report {z.number} stands where {number} should."
    if z.before != (GrandTotals() if walk.last is None else walk.last.totals):
        yield f"The grand totals of Z report {z.number} do not follow from those of the one before."
    tallies = as_first_version(made.tallies) if z.version == 1 else made.tallies
    stated = (z.report.tallies, z.report.first_receipt, z.report.last_receipt)
    if stated != (tallies, made.first_receipt, made.last_receipt):
        yield f"Z report {z.number} is not what the transactions of its shift come to."
    walk.last = z
