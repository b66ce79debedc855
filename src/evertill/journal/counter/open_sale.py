"""The sale on the counter and the sales put aside: every accepted edit is on disk before it is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from evertill.domain.selling.sale import Sale, SaleLine
from evertill.journal.counter.sale_json import header_text, line_text, read_parts, read_sale, sale_text
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.journal.file.statements import CLEAR_OPEN_LINES, CLEAR_OPEN_SALE, KEEP_OPEN_LINE, KEEP_OPEN_SALE
from evertill.kernel.ids import OperatorId, SaleId
from evertill.kernel.money import Money
from evertill.ports.journal_rows import SuspendedSale


def read_open_sale(connection: Connection) -> Sale | None:
    """The sale being rung, as it was last kept."""
    found = connection.row("SELECT header FROM open_sale")
    if found is None:
        return None
    lines = connection.rows("SELECT line FROM open_lines ORDER BY line_id")
    try:
        return read_parts(found[0], [line for (line,) in lines])
    except ValueError as error:
        raise unreadable("The sale that was open") from error


def keep_open_sale(connection: Connection, sale: Sale, *, kept: Sale | None) -> None:
    """Write what differs from the sale kept before."""
    if kept is not None and kept.sale_id != sale.sale_id:
        connection.execute(CLEAR_OPEN_LINES)
        kept = None
    if kept is None or not _same_header(kept, sale):
        connection.execute(KEEP_OPEN_SALE, (1, sale.sale_id, header_text(sale)))
    before = {} if kept is None else {line.line_id: line for line in kept.lines}
    changed = [line for line in sale.lines if not _same(before.pop(line.line_id, None), line)]
    if changed:
        connection.execute_many(KEEP_OPEN_LINE, [(line.line_id, line_text(line)) for line in changed])
    if before:
        connection.execute_many("DELETE FROM open_lines WHERE line_id = ?", [(line_id,) for line_id in before])


def _same(kept: SaleLine | None, line: SaleLine) -> bool:
    return kept is line or kept == line


def _same_header(kept: Sale, sale: Sale) -> bool:
    return replace(kept, lines=()) == replace(sale, lines=())


def clear_open_sale(connection: Connection) -> None:
    """Empty the counter."""
    connection.execute(CLEAR_OPEN_LINES)
    connection.execute(CLEAR_OPEN_SALE)


def suspend(connection: Connection, sale: Sale, *, gross: Money, at: datetime) -> None:
    """Put a sale aside."""
    connection.execute(
        "INSERT INTO suspended_sales (sale_id, label, suspended_at, operator_id, currency, gross, line_count, sale)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sale.sale_id,
            sale.label,
            at.isoformat(),
            sale.operator_id,
            gross.currency,
            gross.minor,
            len(sale.live_lines),
            sale_text(sale),
        ),
    )


def read_suspended(connection: Connection) -> Sequence[SuspendedSale]:
    """Sales put aside, oldest first."""
    found = connection.rows(
        "SELECT sale_id, label, suspended_at, operator_id, gross, currency, line_count"
        " FROM suspended_sales ORDER BY number"
    )
    return [
        SuspendedSale(
            sale_id=SaleId(sale_id),
            label=label,
            suspended_at=datetime.fromisoformat(suspended_at),
            operator_id=OperatorId(operator_id),
            gross=Money(gross, currency),
            line_count=line_count,
        )
        for sale_id, label, suspended_at, operator_id, gross, currency, line_count in found
    ]


def take_suspended(connection: Connection, sale_id: SaleId) -> Sale | None:
    """Fetch a sale back and strike it from the list."""
    sale = find_suspended(connection, sale_id)
    if sale is not None:
        connection.execute("DELETE FROM suspended_sales WHERE sale_id = ?", (sale_id,))
    return sale


def find_suspended(connection: Connection, sale_id: SaleId) -> Sale | None:
    """A sale put aside."""
    found = connection.row("SELECT sale FROM suspended_sales WHERE sale_id = ?", (sale_id,))
    if found is None:
        return None
    try:
        return read_sale(found[0])
    except ValueError as error:
        raise unreadable("The sale that was put aside") from error
