"""Balances asked to pay: each is a row that is written before the backend is asked and before it is believed."""

import json
from collections.abc import Sequence

import msgspec

from evertill.domain.balances.balance_step import OPEN_STEPS
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.kernel.ids import AttemptId
from evertill.ports.balance_steps import BalanceStep, StandIn

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(BalanceStep).decode

_UNDER_WAY = (
    "SELECT DISTINCT tender.value FROM outbox JOIN transactions USING (position),"
    " json_each(transactions.canonical, '$.body.tenders') AS tender"
    " WHERE outbox.state IN ('waiting', 'parked') AND transactions.kind = 'sale'"
    " AND json_extract(tender.value, '$.balance.stand_in') = 1"
)


def keep_balance_step(connection: Connection, step: BalanceStep) -> None:
    """Write it, new or in the place of what was known before."""
    connection.execute(
        "INSERT INTO balance_steps (step_id, is_open, step) VALUES (?, ?, ?)"
        " ON CONFLICT (step_id) DO UPDATE SET is_open = excluded.is_open, step = excluded.step",
        (step.step_id, int(step.state in OPEN_STEPS), _encode(step).decode()),
    )


def find_balance_step(connection: Connection, step_id: AttemptId) -> BalanceStep | None:
    """One of them."""
    found = connection.row("SELECT step FROM balance_steps WHERE step_id = ?", (step_id,))
    return None if found is None else _read(found[0])


def read_open_balance_steps(connection: Connection) -> Sequence[BalanceStep]:
    """Those that are asked, held, or to be released; oldest first, for their ids are ordered by time."""
    found = connection.rows("SELECT step FROM balance_steps WHERE is_open = 1 ORDER BY step_id")
    return [_read(text) for (text,) in found]


def read_stand_ins_under_way(connection: Connection) -> Sequence[StandIn]:
    """What was taken without the backend in sales that have not reached it."""
    found = connection.rows(_UNDER_WAY)
    tenders = [json.loads(text) for (text,) in found]
    return [StandIn(tender["balance"]["account"], tender["amount"]) for tender in tenders]


def _read(text: str) -> BalanceStep:
    try:
        return _decode(text)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise unreadable("A balance asked to pay") from error
