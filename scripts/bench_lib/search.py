"""Search as you type beside a bare trigram query that brings the same columns of the same products."""

import sqlite3
import time
from pathlib import Path

from evertill.kernel.clock import SystemClock
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.reading import Reading
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import CENTRAL_COUNT_QUICK, Workshop, sku_of
from scripts.bench_lib.names import products, typed_texts

PRODUCTS = 60_000
MANY = 1_000_000
TEXTS = 300
HITS = 20
ROUNDS = 5
_BARE = (
    "SELECT p.sku, p.name, p.description, p.category, p.price, s.on_hand FROM names"
    " JOIN products AS p ON p.id = names.rowid LEFT JOIN stock AS s ON s.sku = p.sku WHERE names MATCH ? LIMIT ?"
)


def measure_search(workshop: Workshop) -> list[Figure]:
    """At the size of a large shop and, in a long run, at a million names."""
    figures = _at(workshop, workshop.some(PRODUCTS, CENTRAL_COUNT_QUICK))
    return figures + _at(workshop, MANY) if workshop.is_long else figures


def _at(workshop: Workshop, count: int) -> list[Figure]:
    listed = products(count, workshop.products)
    home = workshop.stocked_home(f"search-{count}", count)
    texts = typed_texts([name for _, name in listed], TEXTS, shortest=3)
    reading = Reading(home.mirror)
    catalogue = MirrorCatalogue(reading, SystemClock())
    bare = _bare_file(workshop.place(f"search-bare-{count}") / "bare.sqlite", listed)
    ours_ms, bare_ms = [], []
    for text in texts:
        ours_ms.append(_best_ms(lambda text=text: catalogue.search(text, HITS)))
        bare_ms.append(_best_ms(lambda text=text: bare.execute(_BARE, (f'"{text}"', HITS)).fetchall()))
    bare.close()
    reading.close()
    gate = Gate(Kind.RATIO_AT_MOST, 1.5)
    name = f"search as you type, {count:,} products, {HITS} hits"
    return [
        Figure(f"{name}, median", quantile(ours_ms, 50), quantile(bare_ms, 50), "ms", "bare trigram query"),
        Figure(f"{name}, p99", quantile(ours_ms, 99), quantile(bare_ms, 99), "ms", "bare trigram query", gate),
    ]


def _best_ms(query: object) -> float:
    """The quickest of a few: what the query costs, without what the machine did meanwhile."""
    assert callable(query)
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter_ns()
        query()
        found.append((time.perf_counter_ns() - began) / 1e6)
    return min(found)


def _bare_file(path: Path, listed: list[tuple[str, str]]) -> sqlite3.Connection:
    raw = sqlite3.connect(path)
    raw.executescript(
        "CREATE TABLE products (id INTEGER PRIMARY KEY, sku, name, description, category, price);"
        "CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER) WITHOUT ROWID;"
        "CREATE VIRTUAL TABLE names USING fts5(name, content='products', content_rowid='id', tokenize='trigram');"
    )
    raw.executemany(
        "INSERT INTO products VALUES (?, ?, ?, '', ?, '4.99')",
        ((at + 1, sku_of(at), name, f"Aisle {at % 40:02}") for at, (_, name) in enumerate(listed)),
    )
    raw.executemany("INSERT INTO stock VALUES (?, ?)", ((sku_of(at), at % 90) for at in range(len(listed))))
    raw.execute("INSERT INTO names(names) VALUES ('rebuild')")
    raw.commit()
    return raw
