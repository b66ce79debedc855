#!/usr/bin/env python3
"""How long a finished ten-line sale takes to be durable, beside the same rows written by bare sqlite3.

usage: scripts/bench_lib/journal.py [--sales N] [--rounds N] [--folder DIR]

Ours: one unit of work that seals and writes the transaction, its read rows, stock moves, receipt document and outbox
row, and clears the counter. Bare: the rows of that commit, made beforehand, in one synchronous=FULL transaction of
the standard library's sqlite3, on a file of the same tables. The two take turns, so that both meet the same disk.
"""

import argparse
import json
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from evertill.domain.facts.transaction import Draft, Identity, TransactionKind, seal
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.receipts.receipt import Columns, Receipt, Rule, Text, receipt_to_json
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import Sale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.domain.taxes.tax import TaxRule
from evertill.journal.counter.sale_json import header_text, line_text
from evertill.journal.file import statements
from evertill.journal.file.connection import Value
from evertill.journal.journal import Journal, open_journal
from evertill.journal.read_tables.projection import INSERTS, rows_of
from evertill.kernel.clock import to_rfc3339, to_unix_ms
from evertill.kernel.ids import EpochId, OperatorId, SaleId, ShiftId, TransactionId, Uuid7Ids
from evertill.kernel.quantity import pieces
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile, text_table

_EUR = "EUR"
_START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
_LINES = 10
_FILL_BATCH = 2000
_OPERATOR = OperatorId("01930000-0000-7000-8000-00000000000a")
_SHIFT = ShiftId("01930000-0000-7000-8000-00000000000b")
_SUMMING = frozenset(
    {
        statements.ADD_TO_DAY_SUMS,
        statements.ADD_TO_SHIFT_SUMS,
        statements.ADD_TO_SHIFT_TENDERS,
        statements.ADD_TO_TILL_CASH,
    }
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One sale, ready to be finished."""

    sale: Sale
    draft: Draft
    receipt: Receipt


def measure(*, sales: int = 0, rounds: int = 400, folder: Path | None = None) -> list[Figure]:
    """The figures of an empty journal; with `sales` also those of one that holds so many, and how it grew slower."""
    ids = Uuid7Ids(lambda: to_unix_ms(_START))
    figures, empty = _measured("", ids, sales=0, rounds=rounds, folder=folder)
    if sales:
        size = f" with {sales:,} sales in the journal"
        more, full = _measured(size, ids, sales=sales, rounds=rounds, folder=folder)
        growth = Figure(
            f"the same, growth{size}",
            quantile(full[0], 50) / quantile(empty[0], 50),
            quantile(full[1], 50) / quantile(empty[1], 50),
            "x",
            "bare sqlite3",
            Gate(Kind.RATIO_AT_MOST, 1.1),
        )
        figures += [*more, growth]
    return figures


def _measured(
    size: str, ids: Uuid7Ids, *, sales: int, rounds: int, folder: Path | None
) -> tuple[list[Figure], "Times"]:
    """The figures of one size, and the times they come from."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        ours, bare = Path(place) / "ours", Path(place) / "bare"
        ours.mkdir()
        bare.mkdir()
        _make(ours / "journal.sqlite", ids)
        if sales:
            _fill(ours / "journal.sqlite", ids, sales)
        shutil.copy(ours / "journal.sqlite", bare / "journal.sqlite")
        times = _alternate(ours / "journal.sqlite", bare / "journal.sqlite", ids, rounds)
    name = f"finished {_LINES}-line sale, durable"
    gate = Gate(Kind.RATIO_AT_MOST, 1.5)
    figures = [
        Figure(f"{name}, {word}{size}", quantile(times[0], at), quantile(times[1], at), "ms", "bare sqlite3", gated)
        for word, at, gated in (("median", 50, gate), ("p95", 95, None))
    ]
    return figures, times


Times = tuple[list[float], list[float]]
"""Milliseconds of each commit: ours, and bare."""

Steps = list[tuple[str, Sequence[Sequence[Value]]]]
"""Statements with the rows of each: what one commit writes."""


def _alternate(ours: Path, bare: Path, ids: Uuid7Ids, rounds: int) -> Times:
    """The times of each commit: ours, and the very rows it writes on a bare connection."""
    journal = open_journal(ours, routes=("central",))
    raw = _bare_connection(bare)
    times: Times = ([], [])
    for number in range(rounds):
        prepared = _prepare(ids, number)
        steps = _steps(prepared, journal, position=_last_position(raw) + 1)
        _keep_open(journal, raw, prepared.sale)
        for index in (0, 1) if number % 2 else (1, 0):
            start = time.perf_counter_ns()
            if index == 0:
                _finish(journal, prepared)
            else:
                _write(raw, steps)
            times[index].append((time.perf_counter_ns() - start) / 1e6)
    raw.close()
    journal.close()
    return times


def _finish(journal: Journal, prepared: Prepared) -> None:
    with journal.begin() as unit:
        done = unit.append(prepared.draft)
        unit.put_document(prepared.receipt, transaction_id=done.transaction_id, at=_START)
        unit.clear_open_sale()
        unit.commit()


def _write(raw: sqlite3.Connection, steps: Steps) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for sql, rows in steps:
        if len(rows) == 1:
            raw.execute(sql, rows[0])
        else:
            raw.executemany(sql, rows)
    raw.execute("COMMIT")


def _steps(prepared: Prepared, journal: Journal, *, position: int) -> Steps:
    """The rows of the sale, made beforehand."""
    with journal.begin() as unit:
        done = seal(prepared.draft, journal.identity, unit.head())
    rows = rows_of(done, position)
    envelope = (done.transaction_id, journal.identity.epoch_number, done.sequence, done.receipt_number, done.kind.value)
    when = (done.business_day.isoformat(), to_rfc3339(done.occurred_at), done.operator_id, done.shift_id)
    document = json.dumps(receipt_to_json(prepared.receipt), separators=(",", ":"))
    return [
        (statements.INSERT_TRANSACTIONS, [(position, *envelope, *when, done.hash, done.canonical.decode())]),
        *((sql, getattr(rows, table)) for table, sql in INSERTS.items()),
        (statements.INSERT_OUTBOX, [(position, "central", prepared.sale.sale_id, "waiting")]),
        (statements.INSERT_SPOOL, [(position, document, _START.isoformat(), 1, 1)]),
        (statements.CLEAR_OPEN_LINES, [()]),
        (statements.CLEAR_OPEN_SALE, [()]),
    ]


def _keep_open(journal: Journal, raw: sqlite3.Connection, sale: Sale) -> None:
    """Put the sale on both counters, outside the time taken."""
    with journal.begin() as unit:
        unit.keep_open_sale(sale)
        unit.commit()
    lines = [(line.line_id, line_text(line)) for line in sale.lines]
    _write(
        raw, [(statements.KEEP_OPEN_SALE, [(1, sale.sale_id, header_text(sale))]), (statements.KEEP_OPEN_LINE, lines)]
    )


def _prepare(ids: Uuid7Ids, number: int) -> Prepared:
    """A paid sale of ten different items."""
    vat = TaxRule("vat20", Decimal(20), label="VAT 20 %")
    items = [
        Item(
            Sku(f"SKU-{(number * 7 + step) % 60_000:05}"),
            f"Green tea no. {step}",
            Decimal("4.99"),
            _EUR,
            (vat,),
            "standard",
        )
        for step in range(_LINES)
    ]
    lines = tuple(SaleLine(line_id, item, pieces(1), Decimal("4.99")) for line_id, item in enumerate(items, 1))
    sale = Sale(
        sale_id=SaleId(ids.new()),
        currency=_EUR,
        policy=PricingPolicy(),
        policy_version=1,
        started_at=_START,
        operator_id=_OPERATOR,
        shift_id=_SHIFT,
        business_day=_START.date(),
        lines=lines,
    )
    sale = replace(sale, tenders=(Tender(TenderKind.CASH, exact_cash(price_sale(sale).gross, (), sale.policy)),))
    priced = price_sale(sale)
    body = sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))
    identity = TransactionId(ids.new())
    draft = Draft(identity, TransactionKind.SALE, _START.date(), _START, _OPERATOR, _SHIFT, body)
    texts = [Columns(item.name, "4.99") for item in items]
    return Prepared(
        sale, draft, Receipt((Text("Shop"), Rule(), *texts, Rule(), Columns("Total", "49.90")), "Receipt", True)
    )


def _make(path: Path, ids: Uuid7Ids) -> None:
    identity = Identity("S1", "1", EpochId(ids.new()), 1)
    open_journal(path, routes=("central",), new_identity=identity).close()


def _fill(path: Path, ids: Uuid7Ids, sales: int) -> None:
    """Write so many sales fast: the rows are those of real ones, only the chain is not sealed."""
    prepared = _prepare(ids, 0)
    journal = open_journal(path, routes=("central",))
    steps = _steps(prepared, journal, position=1)
    journal.close()
    raw = _bare_connection(path)
    raw.execute("PRAGMA synchronous = OFF")
    for start in range(1, sales + 1, _FILL_BATCH):
        raw.execute("BEGIN")
        for position in range(start, min(start + _FILL_BATCH, sales + 1)):
            _write_copy(raw, steps, ids, position)
        raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def _write_copy(raw: sqlite3.Connection, steps: Steps, ids: Uuid7Ids, position: int) -> None:
    """The sale once more at another place; delivered and printed, as nearly all of a million sales are."""
    for sql, rows in steps[:-2]:
        placed = [(position, *row[1:]) for row in rows] if sql not in _SUMMING else rows
        if sql == statements.INSERT_TRANSACTIONS:
            _, _, epoch_number, _, _, *rest = placed[0]
            placed = [(position, ids.new(), epoch_number, position, position, *rest)]
        elif sql == statements.INSERT_STOCK_MOVES:
            placed = [(position, f"SKU-{(position * 7 + step) % 60_000:05}", *row[2:]) for step, row in enumerate(rows)]
        elif sql == statements.INSERT_OUTBOX:
            placed = [(position, "central", ids.new(), "delivered")]
        elif sql == statements.INSERT_SPOOL:
            placed = [(*placed[0][:-1], 0)]
        raw.executemany(sql, placed)


def _bare_connection(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    return raw


def _last_position(raw: sqlite3.Connection) -> int:
    return int(raw.execute("SELECT coalesce(max(position), 0) FROM transactions").fetchone()[0])


def main() -> int:
    """Print the figures; the exit status says whether all are within their limits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sales", type=int, default=0, help="sales in the journal beforehand")
    parser.add_argument("--rounds", type=int, default=1000, help="commits to time")
    parser.add_argument("--folder", type=Path, help="where the two files are made")
    chosen = parser.parse_args()
    figures = measure(sales=chosen.sales, rounds=chosen.rounds, folder=chosen.folder)
    print(text_table(figures))
    return 1 if any(figure.verdict == "MISS" for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
