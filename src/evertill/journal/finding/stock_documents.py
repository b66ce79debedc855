"""Open documents of goods, a header and a row for each line; and our own steps of transfers."""

import json
from collections.abc import Sequence

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.domain.stock.stock_document_rows import header_content, line_content, parse_document
from evertill.domain.streams.stream_fields import BadRow
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.kernel.canonical import JsonObject

_KEEP_HEADER = (
    "INSERT INTO stock_documents (document_id, header) VALUES (?, ?)"
    " ON CONFLICT (document_id) DO UPDATE SET header = excluded.header"
)
_CHANGE_LINE = "UPDATE stock_lines SET line = ? WHERE document_id = ? AND sku = ?"
_PUT_LAST = (
    "INSERT INTO stock_lines (document_id, sku, ordinal, line) VALUES"
    " (?1, ?2, (SELECT coalesce(max(ordinal), 0) + 1 FROM stock_lines WHERE document_id = ?1), ?3)"
    " ON CONFLICT (document_id, sku) DO UPDATE SET ordinal = excluded.ordinal, line = excluded.line"
)
# What a person waived never gets to the backend; what it has had for so many steps, its copy contains.
_STEPS = (
    "SELECT canonical, hash FROM transfer_steps JOIN transactions USING (position)"
    " WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.position = transfer_steps.position AND state = 'waived')"
    " AND (position >= (SELECT min(position) FROM (SELECT position FROM transfer_steps ORDER BY position DESC LIMIT ?))"
    " OR EXISTS (SELECT 1 FROM outbox WHERE outbox.position = transfer_steps.position"
    " AND state IN ('waiting', 'parked'))) ORDER BY position"
)
STEPS_LATELY = 200


def read_documents(connection: Connection) -> Sequence[StockDocument]:
    """All that are open, the oldest first: their ids are ordered by time."""
    found = connection.rows("SELECT document_id, header FROM stock_documents ORDER BY document_id")
    return [_read(connection, document_id, header) for document_id, header in found]


def find_document(connection: Connection, document_id: DocumentId) -> StockDocument | None:
    """One."""
    found = connection.row("SELECT header FROM stock_documents WHERE document_id = ?", (document_id,))
    return None if found is None else _read(connection, document_id, found[0])


def keep_document(connection: Connection, document: StockDocument, *, kept: StockDocument | None) -> None:
    """Write what differs from the document as it was kept before: an edit writes the lines it touches."""
    document_id, header = document.document_id, header_content(document)
    if kept is None or header_content(kept) != header:
        connection.execute(_KEEP_HEADER, (document_id, _text(header)))
    before = {} if kept is None else {line.sku: (at, line) for at, line in enumerate(kept.lines)}
    for at, line in enumerate(document.lines):
        kept_at, kept_line = before.pop(line.sku, (-1, None))
        if kept_line is line or kept_line == line:
            continue
        text = _text(line_content(line))
        if kept_at == at:
            connection.execute(_CHANGE_LINE, (text, document_id, line.sku))
        else:
            connection.execute(_PUT_LAST, (document_id, line.sku, text))
    gone = [(document_id, sku) for sku in before]
    if gone:
        connection.execute_many("DELETE FROM stock_lines WHERE document_id = ? AND sku = ?", gone)


def drop_document(connection: Connection, document_id: DocumentId) -> None:
    """Take it away with its lines."""
    connection.execute("DELETE FROM stock_lines WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM stock_documents WHERE document_id = ?", (document_id,))


def read_transfer_steps(connection: Connection) -> Sequence[Transaction]:
    """Our own steps that the backend's copy may not contain yet, in order."""
    return [checked(canonical, hash_) for canonical, hash_ in connection.rows(_STEPS, (STEPS_LATELY,))]


def _read(connection: Connection, document_id: str, header: str) -> StockDocument:
    lines = connection.rows("SELECT line FROM stock_lines WHERE document_id = ? ORDER BY ordinal", (document_id,))
    try:
        return parse_document(json.loads(header), [json.loads(line) for (line,) in lines])
    except (BadRow, ValueError) as error:
        raise unreadable("A document of goods") from error


def _text(content: JsonObject) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
