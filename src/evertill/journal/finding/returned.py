"""Units that came back, by the sale they are of."""

from evertill.domain.returns.returned_by_code import back_by_code, paid_back_by_code
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Span, is_code_line
from evertill.domain.selling.withheld import Withheld, withheld_of
from evertill.domain.tenders.refund_plan import refunded_of
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.ids import ShiftId


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
        "SELECT canonical, hash FROM transactions WHERE position IN"
        " (SELECT position FROM returned_units WHERE original = ?) ORDER BY position",
        (original,),
    )
    done = [checked(canonical, hash_) for canonical, hash_ in found]
    refunds: dict[str, dict[str, int]] = {
        one.transaction_id: refunded_of(one.body.get("refunds"), original) for one in done
    }
    by_code = back_by_code(done, original) if any(map(is_code_line, spans)) else {}
    withheld: dict[str, Withheld] = {one.transaction_id: withheld_of(one.body, original) for one in done}
    return CameBack(spans, refunds, by_code, withheld)


def read_paid_by_code(connection: Connection, shift_id: ShiftId) -> int:
    """What one shift paid back for goods of receipts of which only the signed code was known."""
    found = connection.rows(
        "SELECT canonical, hash FROM transactions WHERE position IN"
        " (SELECT position FROM returned_units WHERE original_line >= '~' AND original_line < '\x7f') AND shift = ?",
        (shift_id,),
    )
    return paid_back_by_code(checked(canonical, hash_) for canonical, hash_ in found)
