"""A till put back from a backup takes in what it wrote after it: its own transactions, as the backend kept them.

They go into their places of the chain, hash by hash, with their read rows; what stood beside the chain (shift, who is
signed on, sales put aside, documents of goods) follows them. Their receipts are
laid out anew when somebody asks for a copy.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.journal.chain import chain
from evertill.journal.chain.chain import Memory, insert, kin_of
from evertill.journal.counter import open_sale, shifts
from evertill.journal.file.connection import Connection
from evertill.journal.queues.outbox import cursor_order
from evertill.kernel.ids import OperatorId, SaleId
from evertill.kernel.values import dataclass
from evertill.ports.journal_rows import Session, Shift

_NAME = "taken_in"
_INSERT_DELIVERED = (
    "INSERT INTO outbox (position, route, kin, state, attempts, changed_at, remote_id, visible_at, visible_order)"
    " VALUES (?, ?, ?, 'delivered', 1, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class PastTransaction:
    """One of ours, given back by the backend."""

    transaction: Transaction
    remote_id: str
    visible_at: str | None


def fitting(past: Sequence[PastTransaction], memory: Memory) -> Sequence[PastTransaction]:
    """As many as continue the chain, one after another."""
    sequence, hash_ = memory.head.sequence, memory.head.hash
    for count, one in enumerate(past):
        done = one.transaction
        if (done.sequence, done.previous_hash) != (sequence + 1, hash_):
            return past[:count]
        sequence, hash_ = done.sequence, done.hash
    return past


def take_in(
    connection: Connection, past: Sequence[PastTransaction], *, after: Memory, routes: Sequence[str], at: datetime
) -> Memory:
    """Write them within the commit that is open; gives what the writer knows then."""
    memory = after
    for one in past:
        done, position = one.transaction, memory.position + 1
        insert(connection, done, position)
        kin = kin_of(connection, done)
        visible = (one.visible_at, None if one.visible_at is None else cursor_order(one.visible_at))
        connection.execute_many(
            _INSERT_DELIVERED,
            [(position, route, kin, at.isoformat(), one.remote_id, *visible) for route in routes],
        )
        _follow(connection, done)
        memory = chain.memory_after(done, memory)
    if past:
        _note_places(connection, after.position + 1, memory.position)
    return memory


def forget_what_waited(connection: Connection, at: datetime) -> None:
    """Receipts and mails that waited when the backup was made have gone out since, as far as anybody knows."""
    connection.execute("UPDATE spool SET is_waiting = 0")
    connection.execute(
        "UPDATE mails SET state = 'unknown', address = NULL, ended_at = ? WHERE state IN ('waiting', 'handing_over')",
        (at.isoformat(),),
    )


def taken_in_places(connection: Connection) -> list[tuple[int, int]]:
    """First and last place of each stretch that was taken in."""
    found = connection.row("SELECT value FROM settings WHERE name = ?", (_NAME,))
    return [] if found is None else [(int(first), int(last)) for first, last in json.loads(found[0])]


def _note_places(connection: Connection, first: int, last: int) -> None:
    value = json.dumps([*taken_in_places(connection), (first, last)])
    connection.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, value),
    )


def _follow(connection: Connection, done: Transaction) -> None:
    """What an operation would have written beside the transaction."""
    number, operator = done.body.get("number"), done.body.get("operator")
    match done.kind:
        case TransactionKind.SHIFT_OPEN if isinstance(number, int) and done.shift_id is not None:
            shift = Shift(done.shift_id, number, done.business_day, done.occurred_at, done.operator_id)
            shifts.open_shift(connection, shift)
        case TransactionKind.TILL_SETTLE if done.shift_id is not None:
            shifts.close_shift(connection, done.shift_id, done.occurred_at)
        case TransactionKind.SIGN_ON if isinstance(operator, str):
            shifts.keep_session(connection, Session(OperatorId(operator), done.occurred_at))
        case TransactionKind.SIGN_OFF:
            shifts.keep_session(connection, None)
        case _:
            pass
    sale, document = done.body.get("sale_id"), done.body.get("document")
    if isinstance(sale, str):
        _end_sale(connection, SaleId(sale), is_aside=done.kind is TransactionKind.SUSPEND_SALE)
    if isinstance(document, str):
        connection.execute("DELETE FROM stock_lines WHERE document_id = ?", (document,))
        connection.execute("DELETE FROM stock_documents WHERE document_id = ?", (document,))


def _end_sale(connection: Connection, sale_id: SaleId, *, is_aside: bool) -> None:
    """It went on after the backup, so it is not on the counter any more; cards charged for it are booked there."""
    kept = open_sale.read_open_sale(connection)
    if kept is not None and kept.sale_id == sale_id:
        open_sale.clear_open_sale(connection)
    if not is_aside:
        connection.execute("DELETE FROM suspended_sales WHERE sale_id = ?", (sale_id,))
    connection.execute("UPDATE attempts SET is_settled = 1 WHERE sale_id = ?", (sale_id,))
