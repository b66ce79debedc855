"""Products coming in from the backend: applied to the mirror page by page, and the whole first pull over HTTP."""

import json
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from evertill.connectors.central.connector import PAGE
from evertill.domain.rows.stream_rows import Stream, TaxClass, tax_class_content
from evertill.domain.taxes.tax import TaxRule
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes, Row, StreamChanges
from scripts.bench_lib.figures import Figure
from scripts.bench_lib.homes import Workshop, central, enrolled_home, load_central, product_rows, pull_everything
from scripts.bench_lib.names import products

BARE = "bare sqlite3 upsert, then one trigram build"


def measure_pull(workshop: Workshop) -> list[Figure]:
    """Applying alone, beside one bare table and index of the same products; then everything, with central and the
    wire."""
    count = workshop.some(100_000, 5_000)
    listed = products(count, workshop.products)
    folder = workshop.place("pull")
    rows = product_rows(listed, 1)
    ours = _applied(folder / "mirror.sqlite", rows[Stream.PRODUCTS])
    bare = _bare(folder / "bare.sqlite", rows[Stream.PRODUCTS])
    load_central(folder, listed)
    with central(folder) as backend:
        home = enrolled_home(folder / "till", backend.address)
        start = time.perf_counter()
        pull_everything(home)
        bootstrap = time.perf_counter() - start
    return [
        Figure(f"products applied of {count:,}", ours, bare, "/s", BARE),
        Figure(f"first pull of {count:,} products with prices and stock", bootstrap, None, "s"),
    ]


def _applied(path: Path, rows: list[Row]) -> float:
    writer = MirrorWriter(path)
    now = datetime.now(UTC)
    from decimal import Decimal

    taxes = Row("standard", 1, tax_class_content(TaxClass("standard", (TaxRule("vat", Decimal(19)),))))
    writer.apply(Changes((StreamChanges("taxes", "1", (taxes,), is_whole=True, has_more=False),)), now)
    start = time.perf_counter()
    for first in range(0, len(rows), PAGE):
        page = tuple(rows[first : first + PAGE])
        has_more = first + PAGE < len(rows)
        change = StreamChanges("products", str(first + 1), page, is_whole=first == 0, has_more=has_more)
        report = writer.apply(Changes((change,)), now)
        assert not report.refused
    taken = time.perf_counter() - start
    writer.close()
    return len(rows) / taken


def _bare(path: Path, rows: list[Row]) -> float:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = NORMAL")
    raw.execute("CREATE TABLE products (id INTEGER PRIMARY KEY, sku TEXT UNIQUE, name TEXT, content TEXT) STRICT")
    raw.execute(
        "CREATE VIRTUAL TABLE search USING fts5(name, content='products', content_rowid='id', tokenize='trigram')"
    )
    start = time.perf_counter()
    raw.execute("BEGIN")
    raw.executemany(
        "INSERT INTO products (sku, name, content) VALUES (?, ?, ?) "
        "ON CONFLICT (sku) DO UPDATE SET name = excluded.name, content = excluded.content",
        ((row.key, str((row.content or {})["name"]), json.dumps(row.content)) for row in rows),
    )
    raw.execute("INSERT INTO search (search) VALUES ('rebuild')")
    raw.execute("COMMIT")
    taken = time.perf_counter() - start
    raw.close()
    return len(rows) / taken
