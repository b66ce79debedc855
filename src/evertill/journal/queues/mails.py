"""Receipts to be sent by e-mail: a row waits, is handed over, and loses its address as soon as it is done with."""

import json
from datetime import UTC, datetime, timedelta

from evertill.domain.receipts.receipt import receipt_from_json
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.kernel.clock import to_unix_ms
from evertill.kernel.ids import TransactionId
from evertill.ports.mails import DueMail, MailResult, MailState

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DUE = (
    "SELECT mail_id, fact_id, address, attempts, mails.queued_at,"
    " (SELECT document FROM spool WHERE spool.position = mails.position ORDER BY spool_id LIMIT 1)"
    " FROM mails JOIN transactions USING (position) WHERE state = 'waiting' AND next_try_ms <= ?"
    " ORDER BY attempts, mail_id LIMIT 1"
)


def put_mail(connection: Connection, mail_id: str, *, position: int, sealed_address: str, at: datetime) -> None:
    """Queue it."""
    connection.execute(
        "INSERT INTO mails (mail_id, position, address, state, attempts, queued_at, next_try_ms)"
        " VALUES (?, ?, ?, 'waiting', 0, ?, ?)",
        (mail_id, position, sealed_address, at.isoformat(), to_unix_ms(at)),
    )


def hand_over_mail(connection: Connection, mail_id: str) -> bool:
    """From here on nobody knows, until the server answers."""
    return (
        connection.change("UPDATE mails SET state = 'handing_over' WHERE mail_id = ? AND state = 'waiting'", (mail_id,))
        > 0
    )


def record_mail(connection: Connection, mail_id: str, result: MailResult, at: datetime) -> None:
    """What came of a try."""
    waits = result.state is MailState.WAITING
    next_try_ms = to_unix_ms(result.next_try_at or at)
    connection.execute(
        "UPDATE mails SET state = ?, reason = ?, next_try_ms = ?, attempts = attempts + 1, ended_at = ?,"
        " address = CASE WHEN ? THEN address END WHERE mail_id = ? AND state IN ('waiting', 'handing_over')",
        (result.state.value, result.reason, next_try_ms, None if waits else at.isoformat(), int(waits), mail_id),
    )


def read_cut_short(connection: Connection) -> tuple[str, ...]:
    """Those being handed over."""
    return tuple(mail_id for (mail_id,) in connection.rows("SELECT mail_id FROM mails WHERE state = 'handing_over'"))


def read_due_mail(connection: Connection, now: datetime) -> DueMail | None:
    """The oldest whose time has come; those that failed before come last."""
    found = connection.row(_DUE, (to_unix_ms(now),))
    if found is None:
        return None
    mail_id, fact_id, address, attempts, queued_at, document = found
    try:
        receipt = receipt_from_json(json.loads(document))
    except (ValueError, TypeError) as error:
        raise unreadable("A receipt that is to be sent by e-mail") from error
    return DueMail(mail_id, TransactionId(fact_id), address, receipt, attempts, datetime.fromisoformat(queued_at))


def read_next_mail_at(connection: Connection) -> datetime | None:
    """When the earliest may be tried."""
    found = connection.row("SELECT min(next_try_ms) FROM mails WHERE state = 'waiting'")
    return None if found is None or found[0] is None else _EPOCH + timedelta(milliseconds=found[0])
