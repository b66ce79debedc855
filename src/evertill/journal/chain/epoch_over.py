"""That the epoch at hand is over is kept beside it, and means nothing any more once another begins."""

import json

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import Identity
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable

_NAME = "epoch_over"


def read_epoch_over(connection: Connection, identity: Identity) -> EpochEnd | None:
    """Why it is over; None while it goes on."""
    found = connection.row("SELECT value FROM settings WHERE name = ?", (_NAME,))
    if found is None:
        return None
    try:
        kept = json.loads(found[0])
        return EpochEnd(kept["why"]) if kept["epoch"] == identity.epoch else None
    except (ValueError, TypeError, KeyError) as error:
        raise unreadable("Why the till may not go on") from error


def put_epoch_over(connection: Connection, identity: Identity, why: EpochEnd) -> None:
    """Keep it; the first reason stands."""
    if read_epoch_over(connection, identity) is None:
        value = json.dumps({"epoch": identity.epoch, "why": why.value})
        connection.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_NAME, value),
        )


def forget_epoch_over(connection: Connection) -> None:
    """The epoch at hand goes on after all."""
    connection.execute("DELETE FROM settings WHERE name = ?", (_NAME,))


def epoch_of_row(connection: Connection, row_id: int) -> str | None:
    """The epoch that the fact in this row of the outbox was written in."""
    found = connection.row(
        "SELECT epoch FROM outbox JOIN transactions USING (position) JOIN epochs ON number = epoch_number"
        " WHERE row_id = ?",
        (row_id,),
    )
    return None if found is None else str(found[0])
