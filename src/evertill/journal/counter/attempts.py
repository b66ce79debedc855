"""Attempts at a card terminal: each is a row that is written before the terminal is asked and before it is believed."""

from collections.abc import Sequence

import msgspec

from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.kernel.ids import AttemptId
from evertill.ports.attempts import Attempt
from evertill.ports.payment_terminal import TerminalRecord

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Attempt).decode


def keep_attempt(connection: Connection, attempt: Attempt) -> None:
    """Write it, new or in the place of what was known before."""
    connection.execute(
        "INSERT INTO attempts (attempt_id, sale_id, state, is_settled, attempt) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (attempt_id) DO UPDATE SET state = excluded.state, is_settled = excluded.is_settled,"
        " attempt = excluded.attempt",
        (
            attempt.attempt_id,
            attempt.sale_id,
            attempt.state.value,
            int(not attempt.is_open),
            _encode(attempt).decode(),
        ),
    )


def find_attempt(connection: Connection, attempt_id: AttemptId) -> Attempt | None:
    """One attempt."""
    found = connection.row("SELECT attempt FROM attempts WHERE attempt_id = ?", (attempt_id,))
    return None if found is None else _read(found[0])


def read_open_attempts(connection: Connection) -> Sequence[Attempt]:
    """Those not yet settled, oldest first: their ids are ordered by time."""
    found = connection.rows("SELECT attempt FROM attempts WHERE is_settled = 0 ORDER BY attempt_id")
    return [_read(text) for (text,) in found]


def read_latest_attempts(connection: Connection, limit: int) -> Sequence[Attempt]:
    """Newest first."""
    found = connection.rows("SELECT attempt FROM attempts ORDER BY attempt_id DESC LIMIT ?", (limit,))
    return [_read(text) for (text,) in found]


def read_last_record(connection: Connection) -> TerminalRecord | None:
    """What the terminal wrote into its own books last."""
    for (text,) in connection.rows("SELECT attempt FROM attempts ORDER BY attempt_id DESC LIMIT 50"):
        answer = _read(text).answer
        if answer is not None and (answer.record.receipt_number or answer.record.trace_number):
            return answer.record
    return None


def _read(text: str) -> Attempt:
    try:
        return _decode(text)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise unreadable("An attempt at the card terminal") from error
