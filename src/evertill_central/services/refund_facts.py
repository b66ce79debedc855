"""Refunds that tills owe: a task for the shop until one till has paid, and a task when a second one paid as well."""

from evertill.domain.team_exceptions import ExceptionKind, ExceptionState
from evertill.domain.transaction import TransactionKind
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.services.team_exceptions import close_one, raise_exception
from evertill_central.store.database import Connection
from evertill_central.store.team_exceptions import lock_team_exception

_PENDING = ExceptionKind.REFUND_PENDING


def book_refund(connection: Connection, fact: ReadFact, by: str, now: str) -> list[Remark]:
    """Owed: a task. Paid, or its return undone: the task is closed, whichever came first; paid twice is said."""
    if fact.kind == TransactionKind.REFUND_OWED:
        _raise(connection, fact, fact.fact_id, now)
        return []
    undoes = fact.kind == TransactionKind.POST_VOID
    debt_id = fact.body.get("owed_no_more" if undoes else "transaction")
    if not isinstance(debt_id, str) or not 0 < len(debt_id) <= 64 or "\0" in debt_id:
        return []
    _raise(connection, fact, debt_id, now)  # what is paid may come before what was owed
    task = lock_team_exception(connection, f"{_PENDING.value}:{fact.store}:{debt_id}")
    assert task is not None, "raised just now, or before"
    if task.state == ExceptionState.OPEN:
        close_one(connection, task, by=by, outcome=fact.kind, now=now)
        return []
    if undoes:
        return []
    text = f"The refund {fact.body.get('number')} was paid before this till paid it: the customer has it twice."
    raise_exception(connection, ExceptionKind.OVER_REFUND, store=fact.store, subject=fact.fact_id, said=text, now=now)
    return [Remark(RemarkKind.FIGURES, text)]


def _raise(connection: Connection, fact: ReadFact, debt_id: str, now: str) -> None:
    amount, currency = fact.body.get("amount"), fact.body.get("currency")
    text = f"{amount} minor units {currency} are owed to a customer under {fact.body.get('number')}."
    raise_exception(connection, _PENDING, store=fact.store, subject=debt_id, said=text[:500], now=now)
