"""Search as one types, on the product mirror, beside a trigram index of the same names in the same file, asked
without ranking."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from evertill.app.inline_worker import InlineWorker
from evertill.app.seams import system_seams
from evertill.app.stock_view import OverlaidStock
from evertill.domain.stream_rows import Stream
from evertill.journal.reader import JournalReader
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Reading as MirrorReading
from evertill.mirror.writer import MirrorWriter
from evertill.operations.question_desk import QuestionDesk
from evertill.operations.questions import SearchProducts
from evertill.operations.reading import Reading
from evertill.ports.notices import LinkChanged, LinkState
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import CENTRAL_COUNT_QUICK, Workshop, product_rows
from scripts.bench_lib.names import products, typed_texts

LIMIT = 50
BARE = "bare FTS5 trigram, with price and stock of each hit"
NAMES = "bare FTS5 trigram, names alone"
_HITS = (
    "SELECT p.sku, p.name, p.description, p.category, p.image, p.unit, "
    "(SELECT r.price FROM prices r WHERE r.sku = p.sku AND r.list = 'default' ORDER BY r.valid_from_ms DESC LIMIT 1), "
    "(SELECT k.on_hand_micro FROM stock k WHERE k.sku = p.sku) "
    "FROM bare JOIN products p ON p.id = bare.rowid WHERE bare MATCH ? LIMIT ?"
)
_NAMES = "SELECT rowid, name FROM bare WHERE bare MATCH ? LIMIT ?"


def measure_search(workshop: Workshop) -> list[Figure]:
    """At the size of a large shop, and at that of a wholesaler."""
    figures = _measure(workshop, workshop.some(60_000, CENTRAL_COUNT_QUICK))
    if not workshop.is_quick:
        figures += _measure(workshop, 1_000_000)
    return figures


def _measure(workshop: Workshop, count: int) -> list[Figure]:
    home = workshop.stocked_home("search", CENTRAL_COUNT_QUICK if workshop.is_quick else 60_000)
    listed = products(count, workshop.products)
    if count > 60_000:
        _load(home.mirror, listed)
    texts = typed_texts([name for _, name in listed], workshop.some(2000, 300), shortest=3)
    short = [text[:2] for text in texts[::5]]
    desk = _desk(home.mirror, JournalReader(home.journal))
    with closing(_with_bare_index(home.mirror)) as raw:

        def ask(text: str) -> object:
            return desk.answer(SearchProducts(text, LIMIT)).found

        def ask_bare(text: str) -> object:
            question = '"' + text.replace('"', '""') + '"'
            return raw.execute(_HITS, (question, LIMIT)).fetchall()

        def ask_names(text: str) -> object:
            question = '"' + text.replace('"', '""') + '"'
            return raw.execute(_NAMES, (question, LIMIT)).fetchall()

        ours, bare = _in_turns(texts, ask, ask_bare)
        names = [_timed(ask_names, text) for text in texts]
        two = [_timed(ask, text) for text in short]
    name = f"search as you type, {count:,} names"
    return [
        Figure(f"{name}, median", quantile(ours, 50), quantile(bare, 50), "ms", BARE),
        Figure(f"{name}, p99", quantile(ours, 99), quantile(bare, 99), "ms", BARE, Gate(Kind.RATIO_AT_MOST, 1.5)),
        Figure(f"{name}, p99", quantile(ours, 99), quantile(names, 99), "ms", NAMES),
        Figure(f"{name}, two letters, which a trigram index cannot find, p99", quantile(two, 99), None, "ms"),
    ]


def _in_turns(
    texts: list[str], ask: Callable[[str], object], ask_bare: Callable[[str], object]
) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    bare: list[float] = []
    for text in texts[:50]:
        ask(text)
        ask_bare(text)
    for number, text in enumerate(texts):
        for index in (0, 1) if number % 2 else (1, 0):
            (ours, bare)[index].append(_timed((ask, ask_bare)[index], text))
    return ours, bare


def _timed(ask: Callable[[str], object], text: str) -> float:
    start = time.perf_counter_ns()
    ask(text)
    return (time.perf_counter_ns() - start) / 1e6


def _desk(mirror: Path, journal: JournalReader) -> QuestionDesk:
    """Answers as the query worker does."""
    reading = MirrorReading(mirror)
    catalogue, freshness = MirrorCatalogue(reading, system_seams().clock), MirrorFreshness(reading)
    link = LinkChanged(LinkState.UNCONNECTED, datetime.now(UTC))
    parts = Reading(
        catalogue=catalogue,
        stock=OverlaidStock(catalogue, freshness, lambda: journal),
        freshness=freshness,
        journal=journal,
        outbox=journal,
        route="",
        link=lambda: link,
    )
    return QuestionDesk(InlineWorker(), lambda: parts, lambda letter: letter())


def _with_bare_index(mirror: Path) -> sqlite3.Connection:
    """The file with a trigram index beside our own, built in one go."""
    raw = sqlite3.connect(str(mirror), isolation_level=None)
    raw.execute("CREATE VIRTUAL TABLE bare USING fts5(name, tokenize='trigram')")
    raw.execute("INSERT INTO bare (rowid, name) SELECT id, name FROM products")
    raw.execute("INSERT INTO bare (bare) VALUES ('optimize')")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return raw


def _load(mirror: Path, listed: list[tuple[str, str]]) -> None:
    """All these products in place of the few, as a whole load takes them in."""
    writer = MirrorWriter(mirror)
    rows = product_rows(listed, version=9)
    writer.load_whole({Stream.PRODUCTS: rows[Stream.PRODUCTS]}, datetime.now(UTC), {Stream.PRODUCTS: "bench"})
    writer.close()
