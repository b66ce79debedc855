"""The latest receipts as rows, and which of them hold what is typed."""

from collections.abc import Sequence
from datetime import datetime

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.frame.age import clock_text
from evertill.ui.look_up.looked_for import holds
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
    """In place of rows while there are none."""
    typed: str = ""
    counted: str = ""
    """How many are shown."""
    result: str = ""
    """What came of printing."""


def holding(entries: Sequence[ReceiptEntry], typed: str, formats: Formats) -> tuple[ReceiptEntry, ...]:
    """Receipts whose number or amount holds every word typed."""
    return tuple(entry for entry in entries if holds(typed, (entry.number_text,), entry.gross, formats))


def receipts_view(
    entries: Sequence[ReceiptEntry],
    marked: int,
    now: datetime,
    formats: Formats,
    *,
    typed: str = "",
    result: str = "",
) -> ReceiptsView:
    """Newest first, only those that hold what is typed."""
    shown = holding(entries, typed, formats)
    rows = tuple(_row(entry, now, formats) for entry in shown)
    return ReceiptsView(
        rows=rows,
        marked=min(marked, max(len(rows) - 1, 0)),
        hint="" if rows else _hint(typed, has_any=bool(entries)),
        typed=typed,
        counted=_counted(len(rows), len(entries)),
        result=result,
    )


def _hint(typed: str, *, has_any: bool) -> str:
    if has_any:
        return tr(
            "None of the latest receipts holds “{text}”. Backspace shows more, Esc shows all.", text=typed.strip()
        )
    return tr("No sale has been finished on this till yet. The first receipt will stand here.")


def _counted(shown: int, known: int) -> str:
    if not known:
        return ""
    if shown != known:
        return tr("{n} of the latest {known}", n=shown, known=known)
    return tr_count("the latest one", "the latest {n}", known)


def _row(entry: ReceiptEntry, now: datetime, formats: Formats) -> ReceiptRow:
    is_return = entry.kind == TransactionKind.RETURN
    parts = [clock_text(entry.occurred_at, now, formats)]
    if is_return:
        parts.append(tr("Return"))
    if entry.kind == TransactionKind.POST_VOID:
        parts.append(tr("Undid a sale"))
    if entry.copies:
        parts.append(tr_count("{n} copy printed", "{n} copies printed", entry.copies))
    return ReceiptRow(
        transaction_id=entry.transaction_id,
        number=entry.number_text,
        detail=" · ".join(parts),
        amount=formats.amount(entry.gross),
        is_return=is_return,
    )
