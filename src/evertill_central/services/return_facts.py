"""What returns that arrive took back of which sale; more than was sold is an exception beside the later one."""

from collections.abc import Mapping, Sequence

import msgspec

from evertill.domain.returned_units import LineLeft
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.services.returns import returned_rows, sold_lines
from evertill_central.store.database import Connection
from evertill_central.store.receipts import (
    ReturnedRow,
    add_returned,
    find_returned,
    find_wire,
    lock_original,
    use_claims,
)


def book_returns(connection: Connection, facts: Sequence[ReadFact], remarks: Mapping[str, list[Remark]]) -> None:
    """Count what came back; both facts of a double return stand."""
    rows = [row for fact in facts for row in _rows(fact)]
    for original in sorted({row.original for row in rows}):
        lock_original(connection, original)
    add_returned(connection, rows)
    own = {fact.fact_id: fact for fact in facts}
    for original in sorted({row.original for row in rows}):
        sold = _sold(connection, original, own)
        came = find_returned(connection, original)
        for row in (row for row in rows if row.original == original):
            remarks[row.fact_id].extend(_over(row, sold, came))
            use_claims(connection, original, (row.store, row.workstation))


def _rows(fact: ReadFact) -> list[ReturnedRow]:
    place = (fact.store, fact.workstation)
    by_line = {row.line: row for row in returned_rows(fact.fact_id, place, fact.body, fact.occurred_at)}
    return list(by_line.values())


def _sold(connection: Connection, original: str, own: Mapping[str, ReadFact]) -> dict[str, int] | None:
    """Quantities sold by line; None when the sale has not arrived."""
    if original in own:
        return sold_lines({"body": own[original].body})
    wire = find_wire(connection, original)
    return None if wire is None else sold_lines(msgspec.json.decode(wire))


def _over(row: ReturnedRow, sold: Mapping[str, int] | None, came: Sequence[ReturnedRow]) -> list[Remark]:
    if sold is None:
        return []
    of_line = [each for each in came if each.original_line == row.original_line]
    left = LineLeft(sold.get(row.original_line, 0), sum(each.micro for each in of_line))
    others = [each for each in of_line if each.fact_id != row.fact_id]
    if not left.over_micro:
        return []
    where = (
        f"; {others[-1].at} till {others[-1].workstation} of store {others[-1].store} had it first" if others else ""
    )
    text = f"Line {row.original_line[:20]} of sale {row.original} came back more often than it was sold{where}."
    return [Remark(RemarkKind.OVER_RETURN, text)]
