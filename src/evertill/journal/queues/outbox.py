"""The outbox: a row for each (fact, route). Order holds within a sale's kin, so a refused fact blocks only its own."""

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta

from evertill.journal.chain.chain import kin_of, search, wire_of
from evertill.journal.file.connection import Cells, Connection
from evertill.journal.file.statements import INSERT_OUTBOX
from evertill.kernel.canonical import plain_bytes
from evertill.kernel.clock import from_rfc3339, to_unix_ms
from evertill.kernel.errors import Bug
from evertill.kernel.ids import TransactionId
from evertill.ports.journal_rows import OUTBOX_MOVES, DueFact, OutboxState, ParkedFact, QueueState, RowOutcome

NEXT_TRY_MS_MAX = 3_600_000
"""No back-off is longer: a row whose time is further off was stamped before the clock was set back, and is due."""

_PAGE = 1000
_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
_ATTEMPTED = frozenset({OutboxState.DELIVERED, OutboxState.PARKED})

# A fact waits while an earlier one of its kin waits or is parked.
_FREE = """route = ?1 AND state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.route = outbox.route AND earlier.kin = outbox.kin AND earlier.position < outbox.position
    AND earlier.state IN ('waiting', 'parked')
)"""

_DUE = """SELECT row_id, fact_id, sequence, canonical, hash, attempts
FROM outbox JOIN transactions USING (position)
WHERE {free} AND {turn} AND row_id NOT IN (SELECT value FROM json_each(?3))
ORDER BY outbox.position LIMIT {limit}"""
_NEVER_TRIED = _DUE.format(free=_FREE, turn="attempts = 0", limit="?2")
_TRIED_BEFORE = _DUE.format(
    free=_FREE,
    turn="attempts > 0 AND (next_try_ms IS NULL OR next_try_ms <= ?4 OR next_try_ms > ?5)",
    limit="?2",
)
_NEXT_TRY = f"SELECT min(coalesce(next_try_ms, 0)) FROM outbox WHERE {_FREE}"

_PARKED = """SELECT row_id, fact_id, sequence, kind, coalesce(last_error, ''), changed_at
FROM outbox JOIN transactions USING (position) WHERE state = 'parked'"""


def due(
    connection: Connection, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
) -> Sequence[DueFact]:
    """Facts whose turn it is, in order of sequence, but those in the rows `without`; those that failed before only when
    there is no other."""
    now_ms, left_out = to_unix_ms(now), json.dumps(list(without))
    found = connection.rows(_NEVER_TRIED, (route, limit, left_out)) or connection.rows(
        _TRIED_BEFORE, (route, limit, left_out, now_ms, now_ms + NEXT_TRY_MS_MAX)
    )
    return [
        DueFact(row_id, TransactionId(fact_id), sequence, wire_of(canonical, hash_), attempts)
        for row_id, fact_id, sequence, canonical, hash_, attempts in found
    ]


def next_try_at(connection: Connection, route: str) -> datetime | None:
    """When the earliest waiting fact may be tried (1970 for at once); those behind others of their kin do not count."""
    found = connection.row(_NEXT_TRY, (route,))
    if found is None or found[0] is None:
        return None
    return _AT_ONCE + timedelta(milliseconds=found[0])


def read_state(connection: Connection, route: str) -> QueueState:
    """How much waits, since when."""
    counts = connection.row(
        "SELECT (SELECT count(*) FROM outbox WHERE route = ?1 AND state = 'waiting'),"
        " (SELECT count(*) FROM outbox WHERE route = ?1 AND state = 'parked')",
        (route,),
    )
    assert counts is not None
    oldest = connection.row(
        "SELECT occurred_at FROM transactions WHERE position ="
        " (SELECT min(position) FROM outbox WHERE route = ? AND state = 'waiting')",
        (route,),
    )
    delivered = connection.row("SELECT last_delivered_at FROM routes WHERE route = ?", (route,))
    return QueueState(
        waiting=counts[0],
        parked=counts[1],
        oldest_at=from_rfc3339(oldest[0]) if oldest else None,
        last_delivered_at=datetime.fromisoformat(delivered[0]) if delivered and delivered[0] else None,
    )


def read_parked(connection: Connection, route: str) -> Sequence[ParkedFact]:
    """Facts that wait for a person."""
    found = connection.rows(f"{_PARKED} AND route = ? ORDER BY outbox.position", (route,))
    return [_parked_fact(row) for row in found]


def find_parked(connection: Connection, row_id: int) -> ParkedFact | None:
    """The fact in this row, if it waits for a person."""
    found = connection.row(f"{_PARKED} AND row_id = ?", (row_id,))
    return None if found is None else _parked_fact(found)


def _parked_fact(row: Cells) -> ParkedFact:
    row_id, fact_id, sequence, kind, reason, since = row
    return ParkedFact(row_id, TransactionId(fact_id), sequence, kind, reason, datetime.fromisoformat(since))


def read_states(connection: Connection, route: str) -> dict[TransactionId, OutboxState]:
    """Where every fact is on this route."""
    found = connection.rows(
        "SELECT fact_id, state FROM outbox JOIN transactions USING (position) WHERE route = ?", (route,)
    )
    return {TransactionId(fact_id): OutboxState(state) for fact_id, state in found}


_MOVED = """SELECT route, state, count(*), max(position) FROM outbox
WHERE row_id IN (SELECT value FROM json_each(?)) GROUP BY route, state"""

_STAMP = """UPDATE outbox SET state = ?1, changed_at = ?2, next_try_ms = NULL, attempts = attempts + ?3,
remote_id = told.remote_id, visible_at = told.visible_at, visible_order = told.visible_order,
differences = told.differences, last_error = told.reason
FROM (
    SELECT json_extract(value, '$[0]') AS row_id, json_extract(value, '$[1]') AS remote_id,
    json_extract(value, '$[2]') AS visible_at, json_extract(value, '$[3]') AS visible_order,
    json_extract(value, '$[4]') AS differences, json_extract(value, '$[5]') AS reason
    FROM json_each(?4)
) AS told WHERE outbox.row_id = told.row_id"""


def record_outcomes(connection: Connection, outcomes: Sequence[RowOutcome], at: datetime) -> None:
    """Stamp, park or release rows; a Bug when a row may not go where it is sent.

    A statement writes all that go to one state: between the rows of a statement no other thread of Python is waited
    for, and the push worker reads its next batch meanwhile.
    """
    changed_at = at.isoformat()
    by_state: dict[OutboxState, list[RowOutcome]] = {}
    for outcome in outcomes:
        by_state.setdefault(outcome.state, []).append(outcome)
    for state, told in by_state.items():
        for route, count, newest in _moving(connection, [outcome.row_id for outcome in told], to=state):
            connection.execute("UPDATE routes SET outcome_count = outcome_count + ? WHERE route = ?", (count, route))
            if state is OutboxState.DELIVERED:
                _acknowledge(connection, route, position=newest, at=changed_at)
        cells = plain_bytes([_told(outcome) for outcome in told]).decode()
        connection.execute(_STAMP, (state, changed_at, int(state in _ATTEMPTED), cells))


def _moving(connection: Connection, row_ids: Sequence[int], *, to: OutboxState) -> list[tuple[str, int, int]]:
    """How many rows move, and the newest position among them, once for each route and state that they move from."""
    found = connection.rows(_MOVED, (json.dumps(row_ids),))
    if sum(count for _, _, count, _ in found) != len(row_ids):
        raise Bug(f"not each of the outbox rows {row_ids} is there, or one is told twice")
    for _, state, _, _ in found:
        if to not in OUTBOX_MOVES[OutboxState(state)]:
            raise Bug(f"a fact cannot go from {state} to {to}")
    return [(route, count, newest) for route, _, count, newest in found]


def _told(outcome: RowOutcome) -> tuple[int | str | None, ...]:
    return (
        outcome.row_id,
        outcome.remote_id,
        outcome.visible_at,
        None if outcome.visible_at is None else cursor_order(outcome.visible_at),
        json.dumps(outcome.differences, ensure_ascii=False) if outcome.differences else None,
        outcome.reason or None,
    )


def _acknowledge(connection: Connection, route: str, *, position: int, at: str) -> None:
    """Remember the last transaction the backend has: a chain that no longer holds it was put back or rewritten."""
    connection.execute("UPDATE routes SET last_delivered_at = ? WHERE route = ?", (at, route))
    connection.execute(
        "UPDATE routes SET acknowledged_position = ?1,"
        " acknowledged_hash = (SELECT hash FROM transactions WHERE position = ?1)"
        " WHERE route = ?2 AND (acknowledged_position IS NULL OR acknowledged_position < ?1)",
        (position, route),
    )


def record_unreachable(connection: Connection, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
    """Count an attempt that reached nobody, and when to try next."""
    next_try_ms = to_unix_ms(next_try_at)
    connection.execute_many(
        "UPDATE outbox SET attempts = attempts + 1, next_try_ms = ?, last_error = ?"
        " WHERE row_id = ? AND state = 'waiting'",
        [(next_try_ms, reason, row_id) for row_id in row_ids],
    )


def set_routes(connection: Connection, routes: Sequence[str]) -> None:
    """From here on, facts go along these routes; one that is new also gets a row for all that happened before."""
    active = {route for (route,) in connection.rows("SELECT route FROM routes WHERE is_active = 1")}
    for route in active - set(routes):
        connection.execute("UPDATE routes SET is_active = 0 WHERE route = ?", (route,))
    for route in routes:
        if route not in active:
            connection.execute(
                "INSERT INTO routes (route, is_active) VALUES (?, 1) ON CONFLICT (route) DO UPDATE SET is_active = 1",
                (route,),
            )
            _catch_up(connection, route)


def _catch_up(connection: Connection, route: str) -> None:
    """Queue every transaction that has no row on the route; page by page, for there may be many."""
    present = {position for (position,) in connection.rows("SELECT position FROM outbox WHERE route = ?", (route,))}
    after = 0
    while page := list(search(connection, after=after, limit=_PAGE)):
        after = page[-1][0]
        missing = [(position, transaction) for position, transaction in page if position not in present]
        connection.execute_many(
            INSERT_OUTBOX,
            [(position, route, kin_of(connection, transaction), "waiting") for position, transaction in missing],
        )


def cursor_order(cursor: str) -> str:
    """A cursor as a text that sorts in the order of cursors: whole numbers by value, any other text as it is."""
    digits = cursor.lstrip("0") or "0"
    return f"{len(digits):02}{digits}" if cursor.isascii() and cursor.isdigit() else cursor
