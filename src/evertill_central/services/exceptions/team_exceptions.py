"""Raising what a person has to settle, and closing it; every till of the store sees it in its stream."""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.people.people import Role
from evertill.domain.people.team_exceptions import GUIDES, ExceptionKind, ExceptionState
from evertill.domain.records.refund_debt import DebtState
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import Members, code_text, shown_text
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.services.exceptions.settlers import check_settler, settler_name
from evertill_central.store.database import Connection
from evertill_central.store.owed_refunds import end_owed, lock_owed
from evertill_central.store.team_exceptions import (
    TeamException,
    add_team_exception,
    add_team_exceptions,
    find_team_exceptions,
    lock_team_exception,
    put_team_exception,
)

LIMIT = 500


def raise_exception(
    connection: Connection,
    kind: ExceptionKind,
    *,
    store: str,
    subject: str,
    said: str,
    now: str,
    says_anew: bool = False,
) -> None:
    """Raise one for a store; the same kind for the same subject is raised once, and while it is open may say more."""
    row = _open(Raised(kind, subject, said), store, now)
    if add_team_exception(connection, row):
        _publish(connection, row)
    elif says_anew:
        known = lock_team_exception(connection, row.exception_id)
        if known is not None and known.state == ExceptionState.OPEN and known.said != said:
            renewed = replace(known, said=said)
            put_team_exception(connection, renewed)
            _publish(connection, renewed)


@dataclass(frozen=True, slots=True)
class Raised:
    """Something to settle that came up; `subject` is the order, transfer or fact it is about."""

    kind: ExceptionKind
    subject: str
    said: str


def raise_exceptions(connection: Connection, store: str, raised: Sequence[Raised], now: str) -> None:
    """As `raise_exception` for each, in a few statements: a long queue brings hundreds at once."""
    rows = {row.exception_id: row for row in (_open(each, store, now) for each in reversed(raised))}
    new = add_team_exceptions(connection, list(rows.values())) if rows else []
    if new:
        put_stream_rows(connection, Stream.EXCEPTIONS, {row.exception_id: exception_json(row) for row in new}, store)


def _open(raised: Raised, store: str, now: str) -> TeamException:
    guide = GUIDES[raised.kind]
    return TeamException(
        exception_id=f"{raised.kind.value}:{store}:{raised.subject}",
        kind=raised.kind.value,
        store=store,
        owner=guide.owner.value,
        state=ExceptionState.OPEN.value,
        said=raised.said,
        subject=raised.subject,
        raised_at=now,
        due_at=to_rfc3339(from_rfc3339(now) + guide.due_in),
    )


def close_subject(
    connection: Connection, kind: ExceptionKind, subject: str, *, by: str, outcome: str, now: str
) -> None:
    """What was to be settled has settled itself."""
    for row in find_team_exceptions(connection, subject=subject, limit=LIMIT):
        if row.kind == kind:
            _close(connection, row, by, outcome, now)


def open_exceptions(connection: Connection, store: str, kind: ExceptionKind) -> list[TeamException]:
    """What of this kind waits in a store, the oldest first."""
    return find_team_exceptions(connection, store=store, kind=kind.value, limit=LIMIT)


def close_one(connection: Connection, row: TeamException, *, by: str, outcome: str, now: str) -> None:
    """What was to be settled has settled itself."""
    _close(connection, row, by, outcome, now)


def close_exception(central: Central, actor: Actor, exception_id: str, members: Members) -> JsonObject:
    """A person says that it is settled, and how."""
    key, outcome = code_text(members, "step_id", 64), shown_text(members, "outcome", 500)
    settler = settler_name(actor, members)

    def act(connection: Connection) -> JsonObject:
        row = lock_team_exception(connection, exception_id)
        if row is None or actor.store not in (None, row.store):
            raise Refusal(RefusalKind.UNKNOWN, "There is no such task in this store.")
        if row.state != ExceptionState.CLOSED:
            check_settler(connection, actor, members, Role(row.owner))
            row = _close(connection, row, settler, outcome, central.now_text())
            _settle_debt(connection, row, by=actor.name)
        return exception_json(row)

    request: JsonObject = {"exception": exception_id, "outcome": outcome, "actor": settler}
    return answer_once(central, "close_exception", key, request, act)


def _settle_debt(connection: Connection, row: TeamException, *, by: str) -> None:
    """A refund that a till owes is paid, a person says; the till hears it, and pays it no more."""
    debt = lock_owed(connection, row.subject or "") if row.kind == ExceptionKind.REFUND_PENDING else None
    if debt is not None and debt.state == DebtState.OPEN:
        end_owed(connection, debt, by=by, at=row.closed_at or row.raised_at, knows=False)


def list_exceptions(central: Central, store: str | None, *, is_open: bool = True) -> list[Json]:
    """What waits in a store, or in all, the oldest first."""
    with central.database.read() as connection:
        rows = find_team_exceptions(connection, store=store, is_open=is_open, limit=LIMIT)
    return [exception_json(row) for row in rows]


def exception_json(row: TeamException) -> JsonObject:
    """What is told of an exception, with its steps."""
    return {
        "exception_id": row.exception_id,
        "kind": row.kind,
        "store": row.store,
        "owner": row.owner,
        "state": row.state,
        "said": row.said,
        "subject": row.subject,
        "steps": list(GUIDES[ExceptionKind(row.kind)].steps),
        "raised_at": row.raised_at,
        "due_at": row.due_at,
        "closed_at": row.closed_at,
        "closed_by": row.closed_by,
        "outcome": row.outcome,
    }


def _close(connection: Connection, row: TeamException, by: str, outcome: str, now: str) -> TeamException:
    state = ExceptionState.CLOSED.value
    closed = replace(row, state=state, closed_at=now, closed_by=by, outcome=outcome or None)
    put_team_exception(connection, closed)
    _publish(connection, closed)
    return closed


def _publish(connection: Connection, row: TeamException) -> None:
    content = None if row.state == ExceptionState.CLOSED else exception_json(row)
    put_stream_rows(connection, Stream.EXCEPTIONS, {row.exception_id: content}, row.store)
