"""Units that came back, by the sale they are of."""

from evertill.domain.origin import Span
from evertill.domain.refund_plan import refunded_of
from evertill.domain.returned_units import CameBack
from evertill.journal.chain import checked
from evertill.journal.connection import Connection


def read_came_back(connection: Connection, original: str) -> CameBack:
    """What came back of this sale and stands."""
    spans: dict[str, tuple[Span, ...]] = {}
    for line, first, end in connection.rows(
        "SELECT original_line, first_micro, end_micro FROM returned_units WHERE original = ?"
        " GROUP BY original_line, first_micro, end_micro HAVING sum(sign) > 0 ORDER BY 1, 2",
        (original,),
    ):
        spans[line] = (*spans.get(line, ()), (first, end))
    found = connection.rows(
        "SELECT fact_id, canonical, hash FROM transactions WHERE position IN"
        " (SELECT position FROM returned_units WHERE original = ?) ORDER BY position",
        (original,),
    )
    refunds = {
        fact_id: refunded_of(checked(canonical, hash_).body.get("refunds"), original)
        for fact_id, canonical, hash_ in found
    }
    return CameBack(spans, refunds)
