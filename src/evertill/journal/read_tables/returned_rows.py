"""Which units of which earlier sale a transaction brings back, as rows of `returned_units`."""

from collections.abc import Iterator

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.selling.origin import Span
from evertill.kernel.canonical import JsonObject

Row = tuple[int, int, str, str, int, int, int]


def returned_rows(transaction: Transaction, position: int) -> list[Row]:
    """The rows of `returned_units`: each span of each line that names its original; one that is undone counts back."""
    sign = -1 if transaction.kind is TransactionKind.POST_VOID else 1
    rows: list[Row] = []
    for original, line, (first, end) in _named(transaction.body):
        rows.append((position, len(rows) + 1, original, line, first, end, sign))
    return rows


def _named(body: JsonObject) -> Iterator[tuple[str, str, Span]]:
    lines = body["lines"]
    for line in lines if isinstance(lines, list) else ():
        named = line.get("original") if isinstance(line, dict) else None
        if not isinstance(named, dict):
            continue
        spans = named.get("spans")
        for span in spans if isinstance(spans, list) else ():
            match span:
                case [int(first), int(end)]:
                    yield str(named.get("fact_id")), str(named.get("line")), (first, end)
                case _:
                    raise ValueError("the units that came back are no spans")
