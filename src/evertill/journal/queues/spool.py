"""The print spool and the list of receipts: documents wait here, so a dead printer never holds up a sale."""

import json
from collections.abc import Sequence
from datetime import datetime

import msgspec

from evertill.domain.receipts.receipt import Receipt, receipt_from_json, receipt_to_json, without_codes
from evertill.journal.file.connection import Cells, Connection
from evertill.journal.file.faults import unreadable
from evertill.journal.file.statements import INSERT_SPOOL
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.errors import Bug
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from evertill.ports.journal_rows import ReceiptEntry, SpooledDocument

_WAITING = (
    "SELECT spool_id, fact_id, document, sends, queued_at FROM spool LEFT JOIN transactions USING (position)"
    " WHERE is_waiting = 1"
)

_IS_BEARER = "json_extract(document, '$.bearer') = 1"

_encode = msgspec.json.Encoder().encode


def put_document(
    connection: Connection, receipt: Receipt, *, position: int | None, at: datetime, is_printed: bool
) -> int:
    """Queue a document of the transaction at this place, or only keep it; gives its spool id."""
    document = _encode(receipt_to_json(receipt)).decode()
    return connection.execute(
        INSERT_SPOOL, (position, document, at.isoformat(), int(receipt.kicks_drawer), int(is_printed))
    )


def position_of(connection: Connection, transaction_id: TransactionId) -> int:
    """A transaction's place in the file; a Bug when it is not there."""
    found = connection.row("SELECT position FROM transactions WHERE fact_id = ?", (transaction_id,))
    if found is None:
        raise Bug(f"there is no transaction {transaction_id}")
    return int(found[0])


def read_document(connection: Connection, transaction_id: TransactionId) -> Receipt | None:
    """The first document of a transaction: the original of its receipt."""
    found = connection.row(
        "SELECT document FROM spool WHERE position = (SELECT position FROM transactions WHERE fact_id = ?)"
        " ORDER BY spool_id LIMIT 1",
        (transaction_id,),
    )
    return None if found is None else _receipt(found[0])


def next_document(connection: Connection) -> SpooledDocument | None:
    """The oldest document not yet printed."""
    return _document(connection.row(f"{_WAITING} ORDER BY spool_id LIMIT 1"))


def next_kick(connection: Connection, after_spool_id: int) -> SpooledDocument | None:
    """The oldest document after this one that opens the drawer and was never sent."""
    query = f"{_WAITING} AND spool_id > ? AND kicks_drawer = 1 AND sends = 0 ORDER BY spool_id LIMIT 1"
    return _document(connection.row(query, (after_spool_id,)))


def _document(found: Cells | None) -> SpooledDocument | None:
    if found is None:
        return None
    spool_id, fact_id, document, sends, queued_at = found
    return SpooledDocument(
        spool_id=spool_id,
        transaction_id=None if fact_id is None else TransactionId(fact_id),
        receipt=_receipt(document),
        sends=sends,
        queued_at=datetime.fromisoformat(queued_at),
    )


def count_waiting(connection: Connection) -> int:
    """How many documents wait."""
    found = connection.row("SELECT count(*) FROM spool WHERE is_waiting = 1")
    return int(found[0]) if found else 0


def mark_sending(connection: Connection, spool_id: int) -> bool:
    """Count one more sending; False when the document does not wait any more."""
    return (
        connection.change("UPDATE spool SET sends = sends + 1 WHERE spool_id = ? AND is_waiting = 1", (spool_id,)) > 0
    )


def mark_expired(connection: Connection, spool_id: int) -> bool:
    """Let a document that was never sent wait no longer; without a time of printing it was never printed."""
    return (
        connection.change(
            "UPDATE spool SET is_waiting = 0 WHERE spool_id = ? AND is_waiting = 1 AND sends = 0", (spool_id,)
        )
        > 0
    )


def mark_printed(connection: Connection, spool_id: int, at: datetime) -> None:
    """Take the document out of the queue; the time of its first clean printing stands."""
    connection.execute(
        "UPDATE spool SET is_waiting = 0, printed_at = ? WHERE spool_id = ? AND is_waiting = 1",
        (at.isoformat(), spool_id),
    )
    _forget_codes(connection, spool_id)


def _forget_codes(connection: Connection, spool_id: int) -> None:
    """What can be paid with stays on the paper alone."""
    found = connection.row(f"SELECT document FROM spool WHERE spool_id = ? AND {_IS_BEARER}", (spool_id,))
    if found is not None:
        kept = _encode(receipt_to_json(without_codes(_receipt(found[0])))).decode()
        connection.execute("UPDATE spool SET document = ? WHERE spool_id = ?", (kept, spool_id))


def read_receipts(connection: Connection, limit: int) -> Sequence[ReceiptEntry]:
    """Latest completed sales and returns, newest first."""
    found = connection.rows(
        "SELECT fact_id, number_text, receipts.occurred_at, gross, currency, receipts.kind, coalesce(count, 0)"
        " FROM receipts JOIN transactions USING (position) LEFT JOIN copies USING (position)"
        " ORDER BY receipts.position DESC LIMIT ?",
        (limit,),
    )
    return [
        ReceiptEntry(
            transaction_id=TransactionId(fact_id),
            number_text=number_text,
            occurred_at=from_rfc3339(occurred_at),
            gross=Money(gross, currency),
            kind=kind,
            copies=copies,
        )
        for fact_id, number_text, occurred_at, gross, currency, kind, copies in found
    ]


def find_numbered_receipt(connection: Connection, *, epoch_number: int, receipt_number: int) -> TransactionId | None:
    """The transaction that carries this receipt number."""
    found = connection.row(
        "SELECT fact_id FROM transactions WHERE epoch_number = ? AND receipt_number = ?",
        (epoch_number, receipt_number),
    )
    return None if found is None else TransactionId(found[0])


def count_copy(connection: Connection, transaction_id: TransactionId) -> int:
    """Count one more copy printed; gives its number."""
    position = position_of(connection, transaction_id)
    connection.execute(
        "INSERT INTO copies (position, count) VALUES (?, 1) ON CONFLICT (position) DO UPDATE SET count = count + 1",
        (position,),
    )
    found = connection.row("SELECT count FROM copies WHERE position = ?", (position,))
    return int(found[0]) if found else 0


def _receipt(document: str) -> Receipt:
    try:
        return receipt_from_json(json.loads(document))
    except ValueError as error:
        raise unreadable("A receipt") from error
