"""What came back of a sale, found the plain way: by reading every transaction."""

from collections import Counter
from collections.abc import Iterable

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.returns.returned_by_code import back_by_code, paid_back_by_code
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Span
from evertill.domain.selling.withheld import Withheld, withheld_of
from evertill.kernel.ids import ShiftId


def came_back_of(found: Iterable[Transaction], original: str) -> CameBack:
    """Spans that were taken back more often than undone, and refunds of all that named the sale."""
    transactions = list(found)
    counts: Counter[tuple[str, Span]] = Counter()
    refunds: dict[str, dict[str, int]] = {}
    withheld: dict[str, Withheld] = {}
    for done in transactions:
        lines = done.body.get("lines")
        for line in lines if isinstance(lines, list) else []:
            named = line.get("original") if isinstance(line, dict) else None
            if isinstance(named, dict) and named["fact_id"] == original:
                sign = -1 if done.kind is TransactionKind.POST_VOID else 1
                for first, end in named["spans"]:
                    counts[str(named["line"]), (first, end)] += sign
                withheld[done.transaction_id] = withheld_of(done.body, original)
                refunds[done.transaction_id] = {
                    str(refund["tender"]): refund["amount"]  # type: ignore[index,call-overload,misc]
                    for refund in done.body.get("refunds") or []  # type: ignore[union-attr]
                    if refund["fact_id"] == original  # type: ignore[index,call-overload]
                }
    spans: dict[str, tuple[Span, ...]] = {}
    for (line_id, span), count in sorted(counts.items()):
        if count > 0:
            spans[line_id] = (*spans.get(line_id, ()), span)
    return CameBack(spans, refunds, back_by_code(transactions, original), withheld)


def paid_by_code_of(transactions: Iterable[Transaction], shift_id: ShiftId) -> int:
    """What one shift paid back by codes of receipts alone."""
    return paid_back_by_code(done for done in transactions if done.shift_id == shift_id)
