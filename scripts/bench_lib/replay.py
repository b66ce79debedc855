"""A month of invoices through the real operations, each one unit of work, beside its rows written by bare sqlite3."""

import csv
import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.homes import Workshop
from scripts.bench_lib.names import names

INVOICES = 1_500
ARTICLES = 2_500
LARGEST = 1_100
BARE = "bare sqlite3, the same rows, a commit each"


def measure_replay(workshop: Workshop) -> list[Figure]:
    """Only the ringing is timed, not the reading of the file."""
    folder = workshop.place("replay")
    file = workshop.retail or _write_month(folder / "month.csv", workshop.some(INVOICES, 150))
    moments: list[tuple[float, int]] = []

    def step(what: str, done: int, total: int) -> None:
        if what == "Ringing":
            moments.append((time.perf_counter(), done))

    home = Home(folder / "till")
    report = run_replay(ReplayWish(home, file, "GBP"), system_seams(), step)
    assert report.is_balanced
    (began, first), (ended, last) = moments[0], moments[-1]
    ours = (last - first) / (ended - began)
    bare = _bare(home.journal, folder / "bare.sqlite")
    lines = report.lines_rung + report.lines_returned
    name = f"replay, {report.invoices:,} invoices of {lines / report.invoices:.0f} lines on average"
    return [Figure(name, ours, bare, "/s", BARE, Gate(Kind.AT_LEAST, 200))]


def _write_month(path: Path, count: int) -> Path:
    """Invoices as a real shop has them: half of under twelve lines, few very long, some returns, write-offs, free
    items."""
    chance = random.Random(12)
    made = names()
    articles = [(f"{10_000 + at}", next(made)) for at in range(ARTICLES)]
    moment = datetime(2010, 12, 1, 8, 26)  # noqa: DTZ001 - the file has no offsets
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice"))
        for number in range(count):
            moment += timedelta(minutes=chance.choice((4, 7, 12)))
            is_return = chance.random() < 0.15
            lines = LARGEST if number == count // 2 else int(1 + 40 * chance.random() ** 2)
            for _ in range(2 if is_return else lines):
                sku, name = chance.choice(articles)
                quantity = chance.choice((1, 1, 1, 2, 3, 6, 12, 24))
                price = 0 if chance.random() < 0.002 else chance.choice((42, 85, 125, 165, 295, 495, 850))
                prefix = "C" if is_return else ""
                written = f"{price / 100:.2f}"
                signed = -quantity if is_return else quantity
                writer.writerow(
                    (f"{prefix}{536_000 + number}", sku, name, signed, f"{moment:%Y-%m-%d %H:%M:%S}", written)
                )
    return path


def _bare(journal: Path, target: Path) -> float:
    """Every transaction's rows, taken from the journal that was just written, each transaction a commit of its own."""
    shutil.copy(journal, target)
    raw = sqlite3.connect(target, isolation_level=None, cached_statements=256)
    raw.execute("PRAGMA synchronous = FULL")
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    placed = [table for table in tables if "position" in {column for _, column, *_ in _columns(raw, table)}]
    rows: dict[int, list[tuple[str, tuple[object, ...]]]] = {}
    for table in sorted(placed, key=lambda name: name != "transactions"):
        at = next(number for number, column, *_ in _columns(raw, table) if column == "position")
        for cells in raw.execute(f"SELECT * FROM {table}").fetchall():
            statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})"
            rows.setdefault(cells[at], []).append((statement, cells))
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute("PRAGMA foreign_keys = OFF")
    for table in placed:
        raw.execute(f"DELETE FROM {table}")
    raw.execute("PRAGMA foreign_keys = ON")
    start = time.perf_counter()
    for position in sorted(rows):
        raw.execute("BEGIN IMMEDIATE")
        for statement, cells in rows[position]:
            raw.execute(statement, cells)
        raw.execute("COMMIT")
    taken = time.perf_counter() - start
    raw.close()
    return len(rows) / taken


def _columns(raw: sqlite3.Connection, table: str) -> Iterator[tuple[int, str]]:
    for number, name, *_ in raw.execute(f"PRAGMA table_info({table})").fetchall():
        yield number, name
