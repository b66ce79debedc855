"""The outbox: a row for each (fact, route). Order holds within a sale's kin, so a refused fact blocks only its own."""

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, timedelta

from evertill.journal.chain import kin_of, search, wire_of
from evertill.journal.connection import Cells, Connection
from evertill.journal.statements import INSERT_OUTBOX
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


_ROWS = "SELECT row_id, state, route, position FROM outbox WHERE row_id IN (SELECT value FROM json_each(?))"

_STAMP = """UPDATE outbox SET state = ?, changed_at = ?, remote_id = ?, visible_at = ?, visible_order = ?,
differences = ?, last_error = ?, next_try_ms = NULL, attempts = attempts + ? WHERE row_id = ?"""


def record_outcomes(connection: Connection, outcomes: Sequence[RowOutcome], at: datetime) -> None:
    """Stamp, park or release rows, all of them by few statements; a Bug when a row may not go where it is sent."""
    told = json.dumps([outcome.row_id for outcome in outcomes])
    rows = {row_id: (OutboxState(state), *place) for row_id, state, *place in connection.rows(_ROWS, (told,))}
    counts: dict[str, int] = {}
    newest: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.row_id not in rows:
            raise Bug(f"there is no outbox row {outcome.row_id}")
        state, route, position = rows[outcome.row_id]
        if outcome.state not in OUTBOX_MOVES[state]:
            raise Bug(f"a fact cannot go from {state} to {outcome.state}")
        rows[outcome.row_id] = (outcome.state, route, position)
        counts[route] = counts.get(route, 0) + 1
        if outcome.state is OutboxState.DELIVERED:
            newest[route] = max(newest.get(route, 0), position)
    changed_at = at.isoformat()
    connection.execute_many(_STAMP, [_stamped(outcome, changed_at) for outcome in outcomes])
    for route, count in counts.items():
        connection.execute("UPDATE routes SET outcome_count = outcome_count + ? WHERE route = ?", (count, route))
    for route, position in newest.items():
        _acknowledge(connection, route, position=position, at=changed_at)


def _stamped(outcome: RowOutcome, changed_at: str) -> tuple[str | int | None, ...]:
    return (
        outcome.state,
        changed_at,
        outcome.remote_id,
        outcome.visible_at,
        None if outcome.visible_at is None else cursor_order(outcome.visible_at),
        json.dumps(outcome.differences, ensure_ascii=False) if outcome.differences else None,
        outcome.reason or None,
        int(outcome.state in _ATTEMPTED),
        outcome.row_id,
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
