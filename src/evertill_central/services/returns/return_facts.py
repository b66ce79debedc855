"""What returns that arrive took back of which sale; more than was sold, or than it had cost, is an exception beside
the fact by which it came to light: the later return, or the sale itself where that arrives last."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from evertill.domain.facts.transaction import TransactionKind, fact_from_json
from evertill.domain.returns.original_sale import OriginalSale, origin_of, read_original
from evertill.domain.returns.returned_units import LineLeft
from evertill.domain.selling.origin import is_code_line, span_micro
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.returns.return_units import code_lines, placed, sold_lines, spans_of
from evertill_central.services.returns.returns import returned_rows
from evertill_central.store.database import Connection
from evertill_central.store.receipts import (
    ReturnedRow,
    add_returned,
    find_returned,
    find_wire,
    lock_original,
    taken_back_of,
    use_claims,
)


@dataclass(frozen=True, slots=True)
class _Returned:
    """A sale, and all that came back of it on the lines it must be of."""

    fact: JsonObject
    rows: Sequence[ReturnedRow]


def book_returns(connection: Connection, facts: Sequence[ReadFact], remarks: Mapping[str, list[Remark]]) -> None:
    """Count what came back; both facts of a double return stand."""
    rows = [row for fact in facts for row in _rows(fact)]
    for original in sorted({row.original for row in rows}):
        lock_original(connection, original)
    sold = [fact.fact_id for fact in facts if fact.kind == TransactionKind.SALE]
    early = taken_back_of(connection, sold)
    add_returned(connection, rows)
    own = {fact.fact_id: fact for fact in facts}
    for original in sorted({row.original for row in rows}):
        returned = _returned(connection, original, own)
        for row in (row for row in rows if row.original == original):
            if returned is not None:
                remarks[row.fact_id].extend(_remarks(connection, row, returned, own))
            use_claims(connection, original, (row.store, row.workstation))
    for original in early:
        returned = _returned(connection, original, own)
        known = [] if returned is None else find_returned(connection, original)
        for row in (row for row in known if row.fact_id not in own):
            assert returned is not None
            remarks[original].extend(
                remark for remark in _remarks(connection, row, returned, own) if remark not in remarks[original]
            )


def _rows(fact: ReadFact) -> list[ReturnedRow]:
    place = (fact.store, fact.workstation)
    by_line = {row.line: row for row in returned_rows(fact.fact_id, place, fact.body, fact.occurred_at)}
    return list(by_line.values())


def _returned(connection: Connection, original: str, own: Mapping[str, ReadFact]) -> _Returned | None:
    """None when the sale has not arrived."""
    wire = own[original].wire if original in own else find_wire(connection, original)
    if wire is None:
        return None
    fact: JsonObject = msgspec.json.decode(wire)
    return _Returned(fact, placed(find_returned(connection, original), fact))


def _remarks(
    connection: Connection, row: ReturnedRow, returned: _Returned, own: Mapping[str, ReadFact]
) -> Iterator[Remark]:
    yield from _over(row, returned)
    if is_code_line(row.original_line) and row.micro > 0:
        wire = own[row.fact_id].wire if row.fact_id in own else find_wire(connection, row.fact_id)
        yield from _overpaid(row, returned, msgspec.json.decode(wire or "{}"))


def _over(row: ReturnedRow, returned: _Returned) -> Iterator[Remark]:
    codes = code_lines(returned.fact)
    by_code = is_code_line(row.original_line)
    unplaced = row.original_line if by_code else codes.get(row.original_line, "")
    lines = {line for line, code in codes.items() if code == unplaced} if by_code else {row.original_line}
    of_line = [each for each in returned.rows if each.original_line == row.original_line]
    left = LineLeft(sold_lines(returned.fact).get(row.original_line, 0), sum(each.micro for each in of_line))
    too_much = [each for each in returned.rows if each.original_line == unplaced]
    if not left.over_micro and not (too_much and row.micro > 0):
        return
    others = [
        each
        for each in returned.rows
        if each.fact_id != row.fact_id and each.original_line in {*lines, unplaced} and each.micro > 0
    ]
    where = (
        f"; {others[-1].at} till {others[-1].workstation} of store {others[-1].store} had it first" if others else ""
    )
    what = f"{row.original_line[1:21]} by its code" if by_code else f"Line {row.original_line[:20]}"
    text = f"{what} of sale {row.original} came back more often than it was sold{where}."
    yield Remark(RemarkKind.OVER_RETURN, text)


def _overpaid(row: ReturnedRow, returned: _Returned, fact: JsonObject) -> Iterator[Remark]:
    """Goods whose lines the till did not know, paid back for more than they had cost."""
    sale = _sale(returned.fact)
    paid = _paid(fact, row.line)
    if sale is None or paid is None:
        return
    spans = spans_of(returned.rows, sold_lines(returned.fact), {})
    cost = found = 0
    for each, places in zip(returned.rows, spans, strict=True):
        line = sale.line(each.original_line) if (each.fact_id, each.line) == (row.fact_id, row.line) else None
        if line is not None and places:
            cost += origin_of(sale, line, places).gross
            found += span_micro(places)
    if found == row.micro and paid > cost:
        had = f"{Money(cost, sale.currency).amount} {sale.currency}"
        text = (
            f"{row.original_line[1:21]} of receipt {sale.number} came back by its code for "
            f"{Money(paid, sale.currency).amount} {sale.currency}, and had cost {had}."
        )
        yield Remark(RemarkKind.OVER_RETURN, text)


def _sale(fact: JsonObject) -> OriginalSale | None:
    try:
        return read_original(fact_from_json(fact))
    except ValueError:
        return None


def _paid(fact: JsonObject, number: str) -> int | None:
    body = fact.get("body")
    lines = body.get("lines") if isinstance(body, dict) else None
    for line in lines if isinstance(lines, list) else ():
        match line:
            case {"line": int() | str() as of, "gross": int(gross)} if str(of)[:64] == number:
                return -gross
            case _:
                continue
    return None
