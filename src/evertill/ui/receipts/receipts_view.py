"""The latest receipts as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from evertill.domain.transaction import TransactionKind
from evertill.kernel.ids import TransactionId
from evertill.ports.formats import Formats
from evertill.ports.journal import ReceiptEntry
from evertill.ui.frame.age import clock_text
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt."""

    transaction_id: TransactionId
    number: str
    detail: str
    amount: str
    is_return: bool


@dataclass(frozen=True, slots=True)
class ReceiptsView:
    """The whole pane."""

    rows: tuple[ReceiptRow, ...]
    marked: int
    hint: str


def receipts_view(entries: Sequence[ReceiptEntry], marked: int, now: datetime, formats: Formats) -> ReceiptsView:
    """Newest first."""
    rows = tuple(_row(entry, now, formats) for entry in entries)
    hint = "" if rows else tr("No receipt has been printed in this journal yet.")
    return ReceiptsView(rows, min(marked, max(len(rows) - 1, 0)), hint)


def _row(entry: ReceiptEntry, now: datetime, formats: Formats) -> ReceiptRow:
    is_return = entry.kind == TransactionKind.RETURN
    parts = [clock_text(entry.occurred_at, now, formats)]
    if is_return:
        parts.append(tr("Return"))
    if entry.copies:
        parts.append(tr_count("{n} copy", "{n} copies", entry.copies))
    return ReceiptRow(
        transaction_id=entry.transaction_id,
        number=entry.number_text,
        detail=" · ".join(parts),
        amount=formats.amount(entry.gross),
        is_return=is_return,
    )
