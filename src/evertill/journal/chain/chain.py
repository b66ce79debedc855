"""The chain of transactions: numbering, sealing and writing them, and reading them back checked against their hash."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import (
    ChainHead,
    Draft,
    Identity,
    Transaction,
    head_after,
    read_fact,
    seal,
)
from evertill.domain.selling.sale import Sale
from evertill.domain.stock.stock_document import StockDocument
from evertill.journal.chain.epoch_over import read_epoch_over
from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import unreadable
from evertill.journal.file.statements import INSERT_OUTBOX, INSERT_TRANSACTIONS
from evertill.journal.read_tables.projection import INSERTS, ReadRows, named_transaction, own_kin, rows_of
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.errors import Bug
from evertill.kernel.ids import EpochId, TransactionId
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Memory:
    """What the writer knows of the file without reading it: as committed last, or as the unit of work leaves it."""

    head: ChainHead
    position: int
    """The place of the last transaction in the file; counts on over all epochs."""
    last_occurred_at: datetime | None
    open_sale: Sale | None
    stock_document: StockDocument | None = None
    """The document of goods that was edited last, so that a scan into a long count reads none of it."""
    epoch_over: EpochEnd | None = None


def read_identity(connection: Connection) -> Identity | None:
    """Whose chain the file goes on: its latest epoch. None for an empty file."""
    return next(reversed(read_identities(connection)), None)


def read_identities(connection: Connection) -> list[Identity]:
    """All epochs of the file, the first one first."""
    found = connection.rows("SELECT store, workstation, epoch, number, is_training FROM epochs ORDER BY number")
    return [Identity(store, name, EpochId(epoch), number, bool(flag)) for store, name, epoch, number, flag in found]


def put_identity(connection: Connection, identity: Identity) -> None:
    """Begin an epoch; its number must be above all before it."""
    before = read_identity(connection)
    if before is not None and identity.epoch_number <= before.epoch_number:
        raise Bug(f"epoch {identity.epoch_number} cannot follow epoch {before.epoch_number}")
    connection.execute(
        "INSERT INTO epochs (number, epoch, store, workstation, is_training) VALUES (?, ?, ?, ?, ?)",
        (
            identity.epoch_number,
            identity.epoch,
            identity.store,
            identity.workstation,
            int(identity.is_training),
        ),
    )


def read_head(connection: Connection, identity: Identity) -> ChainHead:
    """The last numbers and hash of the identity's epoch."""
    last = connection.row(
        "SELECT sequence, hash FROM transactions WHERE epoch_number = ? ORDER BY sequence DESC LIMIT 1",
        (identity.epoch_number,),
    )
    receipt = connection.row(
        "SELECT receipt_number FROM transactions WHERE epoch_number = ? AND receipt_number IS NOT NULL"
        " ORDER BY receipt_number DESC LIMIT 1",
        (identity.epoch_number,),
    )
    return ChainHead(last[0], receipt[0] if receipt else 0, last[1]) if last else ChainHead()


def read_memory(connection: Connection, identity: Identity, open_sale: Sale | None) -> Memory:
    """What the file holds now."""
    last = connection.row("SELECT position, occurred_at FROM transactions ORDER BY position DESC LIMIT 1")
    position, occurred_at = (last[0], from_rfc3339(last[1])) if last else (0, None)
    over = read_epoch_over(connection, identity)
    if over is EpochEnd.RESTORED:
        open_sale = None  # it may have been finished since the backup; it is back on the counter once that is known
    return Memory(read_head(connection, identity), position, occurred_at, open_sale, epoch_over=over)


def append(
    connection: Connection, draft: Draft, *, identity: Identity, after: Memory, routes: Sequence[str]
) -> Transaction:
    """Seal the draft and write it with its read rows and an outbox row for each route."""
    transaction = seal(draft, identity, after.head)
    position = after.position + 1
    insert(connection, transaction, position)
    if routes:
        kin = kin_of(connection, transaction)
        connection.execute_many(INSERT_OUTBOX, [(position, route, kin, "waiting") for route in routes])
    return transaction


def insert(connection: Connection, transaction: Transaction, position: int) -> None:
    """Write a sealed transaction into its place, with its read rows."""
    rows = rows_of(transaction, position)
    connection.execute(
        INSERT_TRANSACTIONS,
        (
            position,
            transaction.transaction_id,
            transaction.identity.epoch_number,
            transaction.sequence,
            transaction.receipt_number,
            transaction.kind.value,
            transaction.business_day.isoformat(),
            to_rfc3339(transaction.occurred_at),
            transaction.operator_id,
            transaction.shift_id,
            transaction.hash,
            transaction.canonical.decode(),
        ),
    )
    write_rows(connection, rows)


def write_rows(connection: Connection, rows: ReadRows) -> None:
    """Write what a transaction adds to the read tables."""
    for table, statement in INSERTS.items():
        if table_rows := getattr(rows, table):
            connection.execute_many(statement, table_rows)


def kin_of(connection: Connection, transaction: Transaction) -> str:
    """The kin a fact is delivered in order with: that of the transaction it names, or its own."""
    named = named_transaction(transaction)
    original = None if named is None else read_transaction(connection, TransactionId(named))
    return own_kin(transaction if original is None else original)


def memory_after(transaction: Transaction, before: Memory) -> Memory:
    """What the writer knows once the transaction is written."""
    head = head_after(transaction, before.head)
    position, at = before.position + 1, transaction.occurred_at
    return Memory(head, position, at, before.open_sale, before.stock_document, before.epoch_over)


def wire_of(canonical: str, hash_: str) -> bytes:
    """The fact as JSON text, from what is stored of it."""
    return f'{{"hash":"{hash_}",{canonical[1:]}'.encode()


def read_transaction(connection: Connection, transaction_id: TransactionId) -> Transaction | None:
    """A transaction, checked against its hash."""
    found = connection.row("SELECT canonical, hash FROM transactions WHERE fact_id = ?", (transaction_id,))
    return None if found is None else checked(found[0], found[1])


def find_post_void(connection: Connection, transaction_id: TransactionId) -> TransactionId | None:
    """The transaction that undoes this one: it stands after it, among the few post-voids of the index of receipts."""
    later = connection.rows(
        "SELECT fact_id, canonical, hash FROM transactions JOIN receipts USING (position)"
        " WHERE receipts.kind = 'post_void'"
        " AND receipts.position > (SELECT position FROM transactions WHERE fact_id = ?) ORDER BY receipts.position",
        (transaction_id,),
    )
    for fact_id, canonical, hash_ in later:
        if named_transaction(checked(canonical, hash_)) == transaction_id:
            return TransactionId(fact_id)
    return None


def search(
    connection: Connection,
    *,
    after: int,
    limit: int,
    kinds: Sequence[str] = (),
    business_day: str | None = None,
    text: str = "",
    operator: str | None = None,
) -> Iterator[tuple[int, Transaction]]:
    """Transactions that match, in order, each with its place in the file."""
    conditions = ["position > ?"]
    values: list[str | int] = [after]
    if kinds:
        conditions.append(f"kind IN ({', '.join('?' * len(kinds))})")
        values += kinds
    if business_day is not None:
        conditions.append("business_day = ?")
        values.append(business_day)
    if operator is not None:
        conditions.append("operator = ?")
        values.append(operator)
    if text:
        conditions.append("instr(lower(canonical), lower(?)) > 0")
        values.append(text)
    query = f"SELECT position, canonical, hash FROM transactions WHERE {' AND '.join(conditions)}"
    for position, canonical, hash_ in connection.rows(f"{query} ORDER BY position LIMIT ?", (*values, limit)):
        yield position, checked(canonical, hash_)


def checked(canonical: str, hash_: str) -> Transaction:
    """A transaction from what is stored of it; JournalFault when it is not what was sealed."""
    try:
        return read_fact(wire_of(canonical, hash_))
    except ValueError as error:
        raise unreadable(f"Transaction {canonical[:60]!r}") from error
