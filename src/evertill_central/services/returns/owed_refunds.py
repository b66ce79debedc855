"""Refunds that one till owes and another may pay: the first that holds one pays it, and the others are told who.

A fact that one was paid is never refused: a till without a network pays its own, and a second payment is said beside
it.
"""

from collections.abc import Callable
from dataclasses import replace

from evertill.domain.policy.returns import OwedPaidAt
from evertill.domain.records.refund_debt import DEBT_HOLD_LIFE, DebtState
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Signer, actor_of
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.storefront.rows import Shop
from evertill_central.store.database import Connection
from evertill_central.store.owed_refunds import OwedRow, freed, lock_owed, open_owed, paid_for, put_owed

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Hold:
    """A till is about to pay a debt; `hold_id` is drawn by it."""

    debt_id: str
    hold_id: str


def list_owed(central: Central, signer: Signer) -> JsonObject:
    """What this till may pay (its own among it), and what others paid for it."""
    now = central.now_text()
    with central.database.read() as connection:
        paid_at = _paid_at(central, connection, signer)
        rows = open_owed(connection, None if paid_at is OwedPaidAt.ANY_SHOP else signer.store, LIMIT)
        told = paid_for(connection, signer.store, signer.workstation, LIMIT)
    if paid_at is OwedPaidAt.OWN_TILL:
        rows = [row for row in rows if row.owed_by == actor_of(signer).name]
    owed: list[Json] = [owed_json(row, now) for row in rows]
    paid: list[Json] = [{"debt_id": row.debt_id, "by": row.paid_by, "at": row.paid_at} for row in told]
    return {"owed": owed, "paid": paid}


def hold_owed(central: Central, signer: Signer, hold: Hold) -> JsonObject:
    """This till pays it now; Refusal `taken` says who is about to, `state` who has."""
    name = actor_of(signer).name

    def act(connection: Connection) -> JsonObject:
        row = _payable(central, connection, signer, hold.debt_id)
        now = central.now()
        if _is_held(row, to_rfc3339(now)) and row.held_by != name:
            raise _held(row)
        held = replace(
            row,
            hold_id=hold.hold_id,
            held_by=name,
            held_at=to_rfc3339(now),
            held_until=to_rfc3339(now + DEBT_HOLD_LIFE),
        )
        put_owed(connection, held)
        return owed_json(held, to_rfc3339(now))

    return _keyed(central, signer, "hold_refund", hold, act)


def let_go(central: Central, signer: Signer, hold: Hold) -> JsonObject:
    """It was not paid after all; nothing changes where this hold is over already."""

    def act(connection: Connection) -> JsonObject:
        row = _known(connection, hold.debt_id)
        if row.hold_id == hold.hold_id and row.held_by == actor_of(signer).name:
            row = freed(row)
            put_owed(connection, row)
        return owed_json(row, central.now_text())

    return _keyed(central, signer, "let_go_refund", hold, act)


def owed_json(row: OwedRow, now: str) -> JsonObject:
    """What is told of a debt."""
    is_held = _is_held(row, now)
    return {
        "debt_id": row.debt_id,
        "state": row.state,
        "store": row.store,
        "workstation": row.workstation,
        "number": row.number,
        "amount": row.amount,
        "currency": row.currency,
        "cause": row.cause,
        "last_four": row.last_four,
        "owed_at": row.owed_at,
        "held_by": row.held_by if is_held else None,
        "held_at": row.held_at if is_held else None,
    }


def _payable(central: Central, connection: Connection, signer: Signer, debt_id: str) -> OwedRow:
    """The debt, still open, that this till may pay."""
    row = _known(connection, debt_id)
    paid_at = _paid_at(central, connection, signer)
    is_own = row.owed_by == actor_of(signer).name
    if not is_own and (paid_at is OwedPaidAt.OWN_TILL or (paid_at is OwedPaidAt.SHOP and row.store != signer.store)):
        text = f"What till {row.owed_by} owes is paid there, by the rule of this shop; nothing was changed."
        raise Refusal(RefusalKind.UNKNOWN, text)
    if row.state != DebtState.OPEN:
        by = row.paid_by or row.owed_by
        text = f"That refund is paid or undone already (by {by}), so nothing is owed any more."
        raise Refusal(RefusalKind.STATE, text, {"state": row.state, "by": by, "since": row.paid_at or ""})
    return row


def _known(connection: Connection, debt_id: str) -> OwedRow:
    row = lock_owed(connection, debt_id)
    if row is None:
        raise Refusal(RefusalKind.UNKNOWN, "No such refund is known here; its till may not have sent it yet.")
    return row


def _is_held(row: OwedRow, now: str) -> bool:
    return row.held_until is not None and row.held_until > now


def _held(row: OwedRow) -> Refusal:
    text = f"Till {row.held_by} is paying that refund just now; nothing was changed."
    return Refusal(RefusalKind.TAKEN, text, {"by": row.held_by or "", "since": row.held_at or ""})


def _paid_at(central: Central, connection: Connection, signer: Signer) -> OwedPaidAt:
    return Shop(connection, signer.store, central.now()).policy().returns.owed_paid_at


def _keyed(
    central: Central, signer: Signer, call: str, hold: Hold, act: Callable[[Connection], JsonObject]
) -> JsonObject:
    by = actor_of(signer).name
    request: JsonObject = {"by": by, "debt": hold.debt_id, "hold": hold.hold_id}
    return answer_once(central, call, f"{by}:{hold.debt_id}:{hold.hold_id}", request, act)
