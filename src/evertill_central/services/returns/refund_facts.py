"""Refunds that tills owe: a task for the shop until one till has paid, and a task when a second one paid as well."""

from collections.abc import Mapping
from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.team_exceptions import ExceptionKind, ExceptionState
from evertill.domain.records.refund_debt import DebtState, PaidBy
from evertill.kernel.canonical import Json
from evertill.kernel.money import told_amount
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.names import is_name
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.exceptions.team_exceptions import close_one, raise_exception
from evertill_central.store.database import Connection
from evertill_central.store.owed_refunds import OwedRow, end_owed, lock_owed, put_owed
from evertill_central.store.team_exceptions import lock_team_exception

_PENDING = ExceptionKind.REFUND_PENDING
AMOUNT_MAX = 10**13


def book_refund(connection: Connection, fact: ReadFact, by: str, now: str) -> list[Remark]:
    """Owed: a task. Paid, or its return undone: the task is closed, whichever came first; paid twice is said."""
    if fact.kind == TransactionKind.REFUND_OWED:
        _owe(connection, fact, now)
        return []
    undoes = fact.kind == TransactionKind.POST_VOID
    debt_id = fact.body.get("owed_no_more" if undoes else "transaction")
    if not isinstance(debt_id, str) or not 0 < len(debt_id) <= 64 or "\0" in debt_id:
        return []
    row = lock_owed(connection, debt_id)
    if fact.body.get("by") == PaidBy.OTHER_TILL:
        if row is not None and row.state == DebtState.PAID:  # the till that owed it knows it now
            put_owed(connection, _at(row, DebtState.OVER))
        return []
    if row is None:  # what is paid may come before what was owed
        row = _unknown_yet(fact, debt_id)
    if row.state == DebtState.OPEN:
        _end(connection, fact, row, by, now, undoes=undoes)
        return []
    if undoes and row.paid_by is None:
        return []
    return [_said_twice(connection, fact, row, now, undoes=undoes)]


def _owe(connection: Connection, fact: ReadFact, now: str) -> None:
    """New, or the first word of what was paid already, whose task is closed and stays so."""
    known = lock_owed(connection, fact.fact_id)
    row = _read(fact, fact.fact_id, fact.store, fact.workstation)
    if known is None:
        put_owed(connection, row)
        _raise(connection, row, now)
    elif known.paid_by is not None:
        end_owed(connection, row, by=known.paid_by, at=known.paid_at or now)


def _end(connection: Connection, fact: ReadFact, row: OwedRow, by: str, now: str, *, undoes: bool) -> None:
    if undoes:
        put_owed(connection, _at(row, DebtState.OVER))
    else:
        end_owed(connection, row, by=by, at=now)
    _raise(connection, row, now)
    task = lock_team_exception(connection, f"{_PENDING.value}:{row.store}:{row.debt_id}")
    assert task is not None, "raised just now, or before"
    if task.state == ExceptionState.OPEN:
        close_one(connection, task, by=by, outcome=fact.kind, now=now)


def _said_twice(connection: Connection, fact: ReadFact, row: OwedRow, now: str, *, undoes: bool) -> Remark:
    """Whoever comes second is told who was first."""
    number, first = row.number or fact.body.get("number"), row.paid_by or row.owed_by
    if undoes:
        text = f"The return of the refund {number} is undone, but till {first} had paid it: ask for the amount back."
    else:
        text = f"The refund {number} was paid or undone by {first} before this till paid it: the customer has it twice."
    raise_exception(connection, ExceptionKind.OVER_REFUND, store=fact.store, subject=fact.fact_id, said=text, now=now)
    return Remark(RemarkKind.FIGURES, text)


def _unknown_yet(fact: ReadFact, debt_id: str) -> OwedRow:
    """As the fact that it is paid tells of it."""
    place: Json = fact.body.get("owed_at")
    store, workstation = fact.store, fact.workstation
    if isinstance(place, Mapping):
        named = str(place.get("store")), str(place.get("workstation"))
        store, workstation = named if all(map(is_name, named)) else (store, workstation)
    return _read(fact, debt_id, store, workstation)


def _read(fact: ReadFact, debt_id: str, store: str, workstation: str) -> OwedRow:
    body = fact.body
    amount = body.get("amount")
    return OwedRow(
        debt_id=debt_id,
        state=DebtState.OPEN.value,
        store=store,
        workstation=workstation,
        number=_text(body.get("number"), 64),
        amount=amount if isinstance(amount, int) and 0 <= amount <= AMOUNT_MAX else 0,
        currency=_text(body.get("currency"), 3),
        cause=_text(body.get("cause"), 32),
        last_four=_text(body.get("last_four"), 4),
        owed_at=fact.occurred_at,
    )


def _text(found: Json, most: int) -> str:
    return found.replace("\0", "")[:most] if isinstance(found, str) else ""


def _at(row: OwedRow, state: DebtState) -> OwedRow:
    return replace(row, state=state.value)


def _raise(connection: Connection, row: OwedRow, now: str) -> None:
    text = f"{told_amount(row.amount, row.currency)} are owed to a customer under {row.number}."
    raise_exception(connection, _PENDING, store=row.store, subject=row.debt_id, said=text[:500], now=now)
