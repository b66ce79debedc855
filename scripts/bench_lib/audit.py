"""Looking through a journal of a million transactions: the first page of each way to look, and a search down to the
beginning of the file, beside the same statement of a bare sqlite3 over the whole file at once."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction, TransactionKind, seal
from evertill.journal.file import statements
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339, to_unix_ms
from evertill.kernel.ids import EpochId, OperatorId, TransactionId, Uuid7Ids
from evertill.ports.audit import AuditFilter
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import Workshop
from scripts.bench_lib.sales import bodies

PAGE = 50
A_DAY = 1_000
"""Transactions of a busy till."""
BEGAN = datetime(2024, 1, 2, 8, 0, tzinfo=UTC)
BETWEEN = (
    TransactionKind.SIGN_ON,
    TransactionKind.NO_SALE,
    TransactionKind.SIGN_OFF,
    TransactionKind.RECEIPT_COPY,
    TransactionKind.CANCEL_SALE,
)
"""One in ten is one of these; the others are sales."""
LEFT = OperatorId("left-long-ago")
BATCH = 10_000
DIFFERENT = 200
"""Sealed transactions that the others are copies of."""
BARE = "bare sqlite3, the whole file at once"
ONE_CALL = Gate(Kind.AT_MOST, 150)
"""Milliseconds: a page comes while one still looks at what was typed, and the next one behind it."""


def measure_audit(workshop: Workshop) -> list[Figure]:
    """A million transactions; twenty thousand in a quick run."""
    count = workshop.some(1_000_000, 20_000)
    path = workshop.place("audit") / "journal.sqlite"
    _fill(path, count)
    first_day = BEGAN.date()
    asked = {
        "newest": AuditFilter(),
        "by kind": AuditFilter(kinds=(TransactionKind.NO_SALE, TransactionKind.CANCEL_SALE)),
        "by person": AuditFilter(operator_id=OperatorId("person-3")),
        "by text": AuditFilter(text="Article 77"),
        "by a day long ago": AuditFilter(business_day=first_day),
        "by person and day": AuditFilter(operator_id=OperatorId("person-3"), business_day=first_day),
    }
    to_the_end = {
        "by a text that stands once, at its beginning": AuditFilter(text="the very first"),
        "by a person who left long ago": AuditFilter(operator_id=LEFT),
    }
    with closing(JournalReader(path)) as reader, closing(sqlite3.connect(path)) as raw:
        figures = [_first_page(reader, name, each, count) for name, each in asked.items()]
        for name, each in to_the_end.items():
            figures += _to_the_end(reader, raw, name, each, count)
    return figures


def _first_page(reader: JournalReader, name: str, asked: AuditFilter, count: int) -> Figure:
    """The median of several, with as many calls as it takes to have something to show."""
    times = []
    for _ in range(9):
        start = time.perf_counter_ns()
        before: int | None = None
        while True:
            page = reader.audit(asked, before=before, limit=PAGE)
            before = page.before
            if page.entries or before is None:
                break
        assert page.entries, f"nothing was found {name}"
        times.append((time.perf_counter_ns() - start) / 1e6)
    return Figure(f"journal of {count:,}, first page {name}", quantile(times, 50), None, "ms", gate=ONE_CALL)


def _to_the_end(
    reader: JournalReader, raw: sqlite3.Connection, name: str, asked: AuditFilter, count: int
) -> list[Figure]:
    """Stretch by stretch: how long all takes, and the longest that another question would wait."""
    times, found, before = list[float](), 0, None
    while True:
        start = time.perf_counter_ns()
        page = reader.audit(asked, before=before, limit=PAGE)
        times.append((time.perf_counter_ns() - start) / 1e6)
        found, before = found + len(page.entries), page.before
        if before is None or found >= PAGE:
            break
    assert found, f"nothing was found {name}"
    start = time.perf_counter_ns()
    if asked.text:
        sql, value = "SELECT position FROM transactions WHERE canonical LIKE ?", f"%{asked.text}%"
    else:
        sql, value = "SELECT position FROM transactions WHERE operator = ?", str(asked.operator_id)
    raw.execute(sql, (value,)).fetchall()
    bare = (time.perf_counter_ns() - start) / 1e9
    whole = f"journal of {count:,}, the whole of it {name}"
    return [
        Figure(whole, sum(times) / 1000, bare, "s", BARE, Gate(Kind.RATIO_AT_MOST, 2.0)),
        Figure(f"{whole}, the longest step", max(times), None, "ms", gate=ONE_CALL),
    ]


def _fill(path: Path, count: int) -> None:
    """Copies of some hundred sealed transactions under ids, places, people and days of their own: what an audit reads
    and shows is as a till writes it, only the chain is not one."""
    ids = Uuid7Ids(lambda: to_unix_ms(BEGAN))
    identity = Identity("S1", "1", EpochId(ids.new()), 1)
    open_journal(path, new_identity=identity).close()
    sold, between = _sealed(identity, ids)
    first = seal(_draft(ids, TransactionKind.NO_SALE, {"reason": "the very first"}), identity, ChainHead())
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    for start in range(0, count, BATCH):
        raw.execute("BEGIN")
        rows = (
            _row(number, first if number == 0 else (sold if number % 10 else between)[number // 10 % len(between)], ids)
            for number in range(start, min(start + BATCH, count))
        )
        raw.executemany(statements.INSERT_TRANSACTIONS, rows)
        raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def _sealed(identity: Identity, ids: Uuid7Ids) -> tuple[list[Transaction], list[Transaction]]:
    """Sales, and what happens between them."""
    sold = [seal(_draft(ids, TransactionKind.SALE, body), identity, ChainHead()) for body in bodies(DIFFERENT)]
    kinds = [BETWEEN[number % len(BETWEEN)] for number in range(DIFFERENT)]
    return sold, [seal(_draft(ids, kind, {"reason": "check"}), identity, ChainHead()) for kind in kinds]


def _draft(ids: Uuid7Ids, kind: TransactionKind, body: JsonObject) -> Draft:
    return Draft(TransactionId(ids.new()), kind, BEGAN.date(), BEGAN, OperatorId("person-1"), None, body)


def _row(number: int, done: Transaction, ids: Uuid7Ids) -> tuple[object, ...]:
    at = BEGAN + timedelta(days=number // A_DAY, seconds=number % A_DAY * 30)
    operator = LEFT if number < PAGE * 2 else f"person-{number // 40 % 12}"
    position = number + 1
    receipt = None if done.receipt_number is None else position
    envelope = (ids.new(), 1, position, receipt, done.kind.value, at.date().isoformat(), to_rfc3339(at), operator)
    return (position, *envelope, None, done.hash, done.canonical.decode())
