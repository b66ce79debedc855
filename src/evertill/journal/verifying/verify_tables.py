"""The read tables made once more from the transactions, in a database beside, and compared row by row."""

from collections.abc import Iterator

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.journal.file.connection import Connection
from evertill.journal.file.snapshot import DDL
from evertill.journal.read_tables.item_sums import differing_sums
from evertill.journal.read_tables.projection import INSERTS, named_transaction, own_kin, rows_of
from evertill.journal.verifying.verify_counter import COUNTER_TABLES, note_counter
from evertill.journal.verifying.verify_report import Finding

_WORST_MAX = 5
"""Rows of a table that are named one by one; the first is what matters."""


_BESIDE = (
    "kin (position INTEGER PRIMARY KEY, fact_id TEXT UNIQUE, kin TEXT)",
    "copied (fact_id TEXT PRIMARY KEY, count)",
    *COUNTER_TABLES,
)


def begin_rebuilding(connection: Connection) -> None:
    """Attach an empty database with the same read tables."""
    connection.execute("ATTACH '' AS rebuilt")
    connection.execute("PRAGMA rebuilt.journal_mode = OFF")
    for statement in DDL:
        name = statement.split()[2]
        if statement.startswith("CREATE TABLE") and name in INSERTS:
            connection.execute(statement.replace(f"CREATE TABLE {name}", f"CREATE TABLE rebuilt.{name}", 1))
    for beside in _BESIDE:
        connection.execute(f"CREATE TABLE rebuilt.{beside}")


def rebuild(connection: Connection, transaction: Transaction, position: int) -> None:
    """Write what the transaction adds. ValueError when its body is not that of its kind."""
    rows = rows_of(transaction, position)
    for table, statement in INSERTS.items():
        if table_rows := getattr(rows, table):
            connection.execute_many(
                statement.replace(f"INSERT INTO {table}", f"INSERT INTO rebuilt.{table}", 1), table_rows
            )
    named = named_transaction(transaction)
    found = named and connection.row("SELECT kin FROM rebuilt.kin WHERE fact_id = ?", (named,))
    kin = found[0] if found else own_kin(transaction)
    connection.execute("INSERT INTO rebuilt.kin VALUES (?, ?, ?)", (position, transaction.transaction_id, kin))
    note_counter(connection, transaction, position)
    if transaction.kind is TransactionKind.RECEIPT_COPY and named is not None and "copy" in transaction.body:
        connection.execute(
            "INSERT INTO rebuilt.copied VALUES (?, 1) ON CONFLICT (fact_id) DO UPDATE SET count = count + 1", (named,)
        )


def differing_rows(connection: Connection) -> Iterator[Finding]:
    """Rows that stand in a read table but were not made again, and the other way round."""
    for table in INSERTS:
        columns = connection.rows(f"PRAGMA rebuilt.table_info({table})")
        same = " AND ".join(
            f"made.{name} {'=' if is_key else 'IS'} kept.{name}" for _, name, _, _, _, is_key in columns
        )
        key = [name for _, name, _, _, _, is_key in columns if is_key]
        for kept, made in (("main", "rebuilt"), ("rebuilt", "main")):
            rows = connection.rows(
                f"SELECT {key[0]}, {key[1] if len(key) > 1 else key[0]} FROM {kept}.{table} AS kept"
                f" WHERE NOT EXISTS (SELECT 1 FROM {made}.{table} AS made WHERE {same})"
                f" ORDER BY 1, 2 LIMIT {_WORST_MAX}"
            )
            what = "is not what the transactions give" if kept == "main" else "is missing or changed"
            for first, second in rows:
                yield _about(connection, key[0], first, f"A row of {table} ({first}, {second}) {what}.")


def wrong_item_sums(connection: Connection) -> Iterator[Finding]:
    """Sums of items that are not those of the lines; the lines themselves are compared beside."""
    for period, sku in differing_sums(connection):
        yield Finding("tables", f"What was sold of {sku} in {period} is not summed as the sales give it.")


def _about(connection: Connection, key: str, value: str | int | None, sentence: str) -> Finding:
    """A finding about the transaction of a row, or about the first one of a day or shift."""
    if key == "position":
        return Finding("tables", sentence, value if isinstance(value, int) else None)  # a damaged page reads as NULL
    first = connection.row(
        f"SELECT epoch_number, sequence FROM transactions WHERE {key} = ? ORDER BY position LIMIT 1", (value,)
    )
    return Finding("tables", sentence, None, *(first or (None, None)))


def wrong_outbox_rows(connection: Connection) -> Iterator[Finding]:
    """Transactions without their row on a route in use, and rows filed under another sale."""
    for (route,) in connection.rows("SELECT route FROM routes WHERE is_active = 1 ORDER BY route"):
        missing = connection.rows(
            "SELECT position FROM transactions WHERE NOT EXISTS"
            " (SELECT 1 FROM outbox WHERE outbox.route = ? AND outbox.position = transactions.position)"
            f" ORDER BY position LIMIT {_WORST_MAX}",
            (route,),
        )
        for (position,) in missing:
            yield Finding(
                "outbox", f"The transaction has no row in the outbox of {route}: it would not be sent.", position
            )
    misfiled = connection.rows(
        "SELECT position, outbox.kin FROM outbox LEFT JOIN rebuilt.kin AS made USING (position)"
        f" WHERE outbox.kin IS NOT made.kin ORDER BY position LIMIT {_WORST_MAX}"
    )
    for position, kin in misfiled:
        yield Finding(
            "outbox", f"A row of the outbox is filed under {kin}, which is not what its transaction says.", position
        )


def wrong_copies(connection: Connection) -> Iterator[Finding]:
    """Copies counted and copies written down, one for one."""
    found = connection.rows(
        "SELECT epoch_number, sequence FROM transactions"
        " LEFT JOIN copies USING (position) LEFT JOIN rebuilt.copied USING (fact_id)"
        f" WHERE copies.count IS NOT copied.count ORDER BY position LIMIT {_WORST_MAX}"
    )
    for epoch_number, sequence in found:
        yield Finding(
            "tables", "Its copies are not as many as the journal says were printed.", None, epoch_number, sequence
        )
