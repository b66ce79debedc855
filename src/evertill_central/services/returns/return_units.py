"""Which units of a sale's lines came back or are held: by their places, so that no two tills pay back the same cent.

A return that names no places (another client's) took the lowest that were free when it came.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from evertill.domain.returns.returned_units import first_of, free_spans
from evertill.domain.selling.origin import Span, code_line, is_code_line
from evertill.domain.selling.withheld import NOTHING_WITHHELD, withheld_json, withheld_of
from evertill.domain.tenders.refund_plan import refunded_of
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


def placed(rows: Sequence[ReturnedRow], fact: Mapping[str, Json]) -> list[ReturnedRow]:
    """The rows with those of a till that knew only the receipt's code put on the lines they must be of: of its SKU,
    the first that others left free. What was never sold so keeps the mark of no line, and is too much."""
    known = [row for row in rows if not is_code_line(row.original_line)]
    left = _left(known, fact)
    for row in _still_back([row for row in rows if is_code_line(row.original_line)]):
        micro = row.micro
        for line, code in code_lines(fact).items():
            part = min(micro, left.get(line, 0)) if code == row.original_line else 0
            if part > 0:
                known.append(row._replace(original_line=line, micro=part))
                left[line] -= part
                micro -= part
        if micro:
            known.append(row._replace(micro=micro))
    return known


def _left(rows: Sequence[ReturnedRow], fact: Mapping[str, Json]) -> dict[str, int]:
    left = sold_lines(fact)
    for row in rows:
        left[row.original_line] = left.get(row.original_line, 0) - row.micro
    return left


def _still_back(rows: Sequence[ReturnedRow]) -> list[ReturnedRow]:
    """Without the returns that their tills undid, and what undid them."""
    back: list[ReturnedRow] = []
    for row in sorted(rows, key=lambda row: row.micro < 0):
        if row.micro > 0:
            back.append(row)
            continue
        same = [one for one in back if (one.original_line, one.micro, *one[5:7]) == _undone(row)]
        if same:
            back.remove(same[-1])
    return back


def _undone(row: ReturnedRow) -> tuple[str, int, str, str]:
    return row.original_line, -row.micro, row.store, row.workstation


def sold_lines(fact: Mapping[str, Json]) -> dict[str, int]:
    """Millionths sold by line; lines that cannot be read were not sold."""
    return {str(line["line"]): micro for line, micro in _sold(fact)}


def code_lines(fact: Mapping[str, Json]) -> dict[str, str]:
    """For each line sold, what stands for it where only its SKU is known."""
    return {str(line["line"]): code_line(str(line.get("sku"))) for line, _ in _sold(fact)}


def _sold(fact: Mapping[str, Json]) -> Iterator[tuple[Mapping[str, Json], int]]:
    body = fact.get("body")
    lines = body.get("lines") if isinstance(body, Mapping) else None
    for line in lines if isinstance(lines, Sequence) and not isinstance(lines, str) else ():
        match line:
            case {"line": int() | str(), "direction": "sale", "quantity": int(micro)} if micro > 0:
                assert isinstance(line, Mapping)
                yield line, micro


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


def withheld_in(original: str, rows: Sequence[ReturnedRow], wires: Mapping[str, str]) -> dict[str, Json]:
    """What each return says it paid less than shares, because what was kept lost its offer; what cannot be read is
    nothing."""
    told: dict[str, Json] = {}
    for fact_id in dict.fromkeys(row.fact_id for row in rows):
        try:
            withheld = withheld_of(_body(wires.get(fact_id)), original)
        except ValueError:
            continue
        if withheld != NOTHING_WITHHELD:
            told[fact_id] = withheld_json(withheld)
    return told


def chosen(sold_micro: int, taken: Sequence[Span], micro: int) -> tuple[Span, ...]:
    """The lowest places that are still free for so much."""
    return first_of(free_spans(sold_micro, taken), micro)


def _named(row: ReturnedRow, wire: str | None) -> tuple[Span, ...]:
    for line in _body(wire).get("lines") or ():
        match line:
            case {"line": number, "original": {"line": of, "spans": list(spans)}} if (
                str(number) == row.line and str(of)[:64] == row.original_line
            ):
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
