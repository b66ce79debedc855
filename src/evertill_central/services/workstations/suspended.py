"""Suspended sales between the tills of a store: the first who recalls one has it, until it is put back or settled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import msgspec

from evertill.domain.selling.suspension import (
    RECALL_LIFE,
    SUSPENDED_LIFE,
    SUSPENDED_MOVES,
    SuspendedState,
    suspended_state,
)
from evertill.domain.streams.stream_fields import Members, code_text, currency_code, object_of, shown_text, whole_number
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.store.database import Connection
from evertill_central.store.suspended import (
    SuspendedRow,
    find_suspended,
    known_suspended,
    live_suspended,
    put_suspended,
)

AMOUNT_MAX = 10**13
LINES_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Recall:
    """A recall under way: `recall_id` is drawn by the till, and names it until the sale is put back or settled."""

    sale_id: str
    recall_id: str


def suspend_sale(central: Central, signer: Signer, members: Members) -> JsonObject:
    """Put a sale in for the other tills; the same sale again is the one that is there."""
    row = _read_suspended(central, signer, members)
    request = dict(members)

    def act(connection: Connection) -> JsonObject:
        known = find_suspended(connection, signer.store, row.sale_id)
        if known is not None and known.held_by not in (None, signer.workstation):
            raise _held(known)
        if known is not None and known.state == SuspendedState.SETTLED:
            raise _over(known, SuspendedState.SETTLED)
        put_suspended(connection, row)
        return suspended_json(row, SuspendedState.WAITING)

    key = f"{signer.store}:{row.sale_id}:{code_text(members, 'suspension_id', 64)}"
    return answer_once(central, "suspend", key, request, act)


def list_suspended(central: Central, signer: Signer) -> list[Json]:
    """What waits or is recalled in this store, without the contents."""
    now = central.now()
    with central.database.read() as connection:
        rows = live_suspended(connection, signer.store)
    states = [(row, _state(row, now)) for row in rows]
    return [suspended_json(row, state) for row, state in states if state is not SuspendedState.EXPIRED]


def recall_sale(central: Central, signer: Signer, recall: Recall) -> JsonObject:
    """Give the sale to this till, with its contents; Refusal `taken` says who has it."""

    def act(connection: Connection) -> JsonObject:
        row = _found(connection, signer, recall.sale_id)
        state, now = _state(row, central.now()), central.now()
        if state is SuspendedState.RECALLED:
            if row.held_by != signer.workstation:
                raise _held(row)
        elif SuspendedState.RECALLED not in SUSPENDED_MOVES[state]:
            raise _over(row, state)
        held = replace(
            row,
            state=SuspendedState.RECALLED.value,
            recall_id=recall.recall_id,
            held_by=signer.workstation,
            held_at=to_rfc3339(now),
            held_until=to_rfc3339(now + RECALL_LIFE),
        )
        put_suspended(connection, held)
        content: Json = msgspec.json.decode(row.content)
        return {**suspended_json(held, SuspendedState.RECALLED), "content": content}

    return _keyed(central, signer, "recall", recall, act)


def put_back(central: Central, signer: Signer, recall: Recall) -> JsonObject:
    """Let go of a recalled sale, so that any till may have it."""
    return _end_recall(central, signer, recall, "put_back", SuspendedState.WAITING)


def settle_suspended(central: Central, signer: Signer, recall: Recall) -> JsonObject:
    """The recalled sale was sold or given up; it is over."""
    return _end_recall(central, signer, recall, "settle_suspended", SuspendedState.SETTLED)


def settle_sold(connection: Connection, store: str, sale_ids: list[str]) -> None:
    """Sales that arrived as facts are over, whoever had recalled them."""
    for sale_id in sorted(known_suspended(connection, store, sale_ids)):
        row = find_suspended(connection, store, sale_id)
        if row is not None and row.state != SuspendedState.SETTLED:
            put_suspended(connection, replace(_free(row), state=SuspendedState.SETTLED.value))


def hold_fetched(connection: Connection, signer: Signer, sale_id: str, fetched_at: str) -> None:
    """A till fetched it while it could not ask: it has it on its counter, unless another was given it meanwhile."""
    for known in known_suspended(connection, signer.store, [sale_id]):
        row = find_suspended(connection, signer.store, known)
        if row is not None and row.state == SuspendedState.WAITING and row.suspended_at <= fetched_at:
            held_until = to_rfc3339(from_rfc3339(fetched_at) + RECALL_LIFE)
            held = replace(
                row,
                state=SuspendedState.RECALLED.value,
                held_by=signer.workstation,
                held_at=fetched_at,
                held_until=held_until,
            )
            put_suspended(connection, held)


def _end_recall(central: Central, signer: Signer, recall: Recall, call: str, to: SuspendedState) -> JsonObject:
    def act(connection: Connection) -> JsonObject:
        row = _found(connection, signer, recall.sale_id)
        state = _state(row, central.now())
        if state is SuspendedState.RECALLED and (row.recall_id != recall.recall_id or row.held_by is None):
            raise _held(row)
        if state is not SuspendedState.RECALLED:
            raise _over(row, state)
        freed = replace(_free(row), state=to.value)
        put_suspended(connection, freed)
        return suspended_json(freed, to)

    return _keyed(central, signer, call, recall, act)


def _keyed(
    central: Central, signer: Signer, call: str, recall: Recall, act: Callable[[Connection], JsonObject]
) -> JsonObject:
    request: JsonObject = {"workstation": signer.workstation, "sale": recall.sale_id, "recall": recall.recall_id}
    return answer_once(central, call, f"{signer.store}:{recall.sale_id}:{recall.recall_id}", request, act)


def _free(row: SuspendedRow) -> SuspendedRow:
    return replace(row, recall_id=None, held_by=None, held_at=None, held_until=None)


def _found(connection: Connection, signer: Signer, sale_id: str) -> SuspendedRow:
    row = find_suspended(connection, signer.store, sale_id)
    if row is None:
        raise Refusal(
            RefusalKind.UNKNOWN, "No such sale was suspended in this store; it may wait at its own till only."
        )
    return row


def _state(row: SuspendedRow, now: datetime) -> SuspendedState:
    return suspended_state(
        SuspendedState(row.state),
        expires_at=from_rfc3339(row.expires_at),
        held_until=None if row.held_until is None else from_rfc3339(row.held_until),
        now=now,
    )


def _held(row: SuspendedRow) -> Refusal:
    text = f"Till {row.held_by} recalled this sale first and has it on its counter; nothing was changed."
    return Refusal(RefusalKind.TAKEN, text, {"by": row.held_by or "", "since": row.held_at or ""})


def _over(row: SuspendedRow, state: SuspendedState) -> Refusal:
    words = {
        SuspendedState.WAITING: "is not recalled by this till",
        SuspendedState.SETTLED: "was sold or given up already",
        SuspendedState.EXPIRED: f"waited since {row.suspended_at} and is over",
    }
    text = f"This suspended sale {words.get(state, 'is recalled')}; nothing was changed."
    return Refusal(RefusalKind.STATE, text, {"state": state.value})


def suspended_json(row: SuspendedRow, state: SuspendedState) -> JsonObject:
    """What is told of a suspended sale."""
    return {
        "sale_id": row.sale_id,
        "state": state.value,
        "label": row.label,
        "workstation": row.workstation,
        "operator": row.operator,
        "currency": row.currency,
        "gross": row.gross,
        "line_count": row.line_count,
        "suspended_at": row.suspended_at,
        "expires_at": row.expires_at,
        "held_by": row.held_by if state is SuspendedState.RECALLED else None,
        "held_at": row.held_at if state is SuspendedState.RECALLED else None,
    }


def _read_suspended(central: Central, signer: Signer, members: Members) -> SuspendedRow:
    now = central.now()
    return SuspendedRow(
        store=signer.store,
        sale_id=code_text(members, "sale_id", 64),
        state=SuspendedState.WAITING.value,
        label=shown_text(members, "label", 200),
        workstation=signer.workstation,
        operator=shown_text(members, "operator", 64) or None,
        currency=currency_code(members, "currency"),
        gross=whole_number(members, "gross", least=-AMOUNT_MAX, most=AMOUNT_MAX) or 0,
        line_count=whole_number(members, "line_count", least=0, most=LINES_MAX) or 0,
        content=canonical_bytes(object_of(members.get("content"), "content")).decode(),
        suspended_at=to_rfc3339(now),
        expires_at=to_rfc3339(now + SUSPENDED_LIFE),
    )
