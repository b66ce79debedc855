"""Which units of a sale's lines came back or are held: by their places, so that no two tills pay back the same cent.

A return that names no places (another client's) took the lowest that were free when it came.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from evertill.domain.origin import Span
from evertill.domain.refund_plan import refunded_of
from evertill.domain.returned_units import first_of, free_spans
from evertill.kernel.canonical import Json
from evertill_central.store.receipts import ReturnedRow

Spans = dict[str, tuple[Span, ...]]


def spans_of(rows: Sequence[ReturnedRow], sold: Mapping[str, int], wires: Mapping[str, str]) -> list[tuple[Span, ...]]:
    """The places each row took (or, where a return was undone, gave back), in the order of the rows."""
    taken: Spans = {}
    found = []
    for row in rows:
        before = taken.get(row.original_line, ())
        spans = _named(row, wires.get(row.fact_id))
        if row.micro < 0:
            taken[row.original_line] = tuple(span for span in before if span not in spans)
        else:
            whole = sold.get(row.original_line, row.micro)
            spans = spans or first_of(free_spans(whole, before), row.micro)
            taken[row.original_line] = (*before, *spans)
        found.append(spans)
    return found


def standing(rows: Sequence[ReturnedRow], spans: Sequence[tuple[Span, ...]]) -> Spans:
    """What of each line is back and stays back."""
    taken: Spans = {}
    for row, those in zip(rows, spans, strict=True):
        before = taken.get(row.original_line, ())
        if row.micro < 0:
            taken[row.original_line] = tuple(span for span in before if span not in those)
        else:
            taken[row.original_line] = (*before, *those)
    return taken


def refunds_of(original: str, rows: Sequence[ReturnedRow], wires: Mapping[str, str]) -> dict[str, Json]:
    """What each return says it paid back of which tender of the sale."""
    told: dict[str, Json] = {}
    for fact_id in dict.fromkeys(row.fact_id for row in rows):
        body = _body(wires.get(fact_id))
        told[fact_id] = dict(refunded_of(body.get("refunds"), original))
    return told


def chosen(sold_micro: int, taken: Sequence[Span], micro: int) -> tuple[Span, ...]:
    """The lowest places that are still free for so much."""
    return first_of(free_spans(sold_micro, taken), micro)


def _named(row: ReturnedRow, wire: str | None) -> tuple[Span, ...]:
    for line in _body(wire).get("lines") or ():
        match line:
            case {"line": number, "original": {"spans": list(spans)}} if str(number) == row.line:
                return tuple((span[0], span[1]) for span in spans if _is_span(span))
            case {"line": number, "direction": "sale"} if str(number) == row.line and row.micro > 0:
                return ((0, row.micro),)
            case _:
                continue
    return ()


def _is_span(span: Any) -> bool:  # stored JSON: any shape
    return isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span) and span[0] < span[1]


def _body(wire: str | None) -> dict[str, Any]:  # stored JSON: any shape
    fact = {} if wire is None else msgspec.json.decode(wire)
    body = fact.get("body") if isinstance(fact, dict) else None
    return body if isinstance(body, dict) else {}
