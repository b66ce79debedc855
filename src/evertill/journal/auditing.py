"""Looking through the transactions from the end, stretch by stretch, by their place in the file."""

from datetime import datetime

from evertill.journal.chain import checked
from evertill.journal.connection import Connection, Value
from evertill.kernel.clock import from_rfc3339
from evertill.ports.audit import AuditFilter, AuditPage

STRETCH = 20_000
"""Transactions one call looks at, when it needs not read their contents."""
STRETCH_OF_TEXT = 4_000
"""When it does."""


def audit(connection: Connection, asked: AuditFilter, *, before: int | None, limit: int) -> AuditPage:
    """A page of matches, newest first."""
    end = _end(connection) if before is None else before
    start = max(end - (STRETCH_OF_TEXT if asked.text else STRETCH), 1)
    conditions, values = _conditions(asked)
    found = connection.rows(
        "SELECT position, canonical, hash FROM transactions WHERE "
        + " AND ".join(["position >= ?", "position < ?", *conditions])
        + " ORDER BY position DESC LIMIT ?",
        (start, end, *values, limit),
    )
    entries = tuple((position, checked(canonical, hash_)) for position, canonical, hash_ in found)
    if len(entries) == limit:
        return AuditPage(entries, entries[-1][0], entries[-1][1].occurred_at)
    return AuditPage(entries, start if start > 1 else None, _occurred(connection, start))


def _end(connection: Connection) -> int:
    found = connection.row("SELECT coalesce(max(position), 0) + 1 FROM transactions")
    return int(found[0]) if found else 1


def _occurred(connection: Connection, position: int) -> datetime | None:
    found = connection.row("SELECT occurred_at FROM transactions WHERE position = ?", (position,))
    return None if found is None else from_rfc3339(found[0])


def _conditions(asked: AuditFilter) -> tuple[list[str], list[Value]]:
    conditions: list[str] = []
    values: list[Value] = []
    if asked.kinds:
        conditions.append(f"kind IN ({', '.join('?' * len(asked.kinds))})")
        values += [kind.value for kind in asked.kinds]
    if asked.operator_id is not None:
        conditions.append("operator = ?")
        values.append(asked.operator_id)
    if asked.business_day is not None:
        conditions.append("business_day = ?")
        values.append(asked.business_day.isoformat())
    if asked.text:
        conditions.append("instr(lower(canonical), lower(?)) > 0")
        values.append(asked.text)
    return conditions, values
