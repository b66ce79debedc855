"""Search as one types, on the product mirror, beside a trigram index of the same names in the same file, asked
without ranking."""

import gc
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evertill.app.inline_worker import InlineWorker
from evertill.app.seams import system_seams
from evertill.app.stock_view import OverlaidStock
from evertill.app.terminal import GARBAGE_AFTER
from evertill.domain.rows.stream_rows import Stream
from evertill.journal.reader import JournalReader
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import SEARCH_CACHE_KIB
from evertill.mirror.reading import Reading as MirrorReading
from evertill.mirror.writer import MirrorWriter
from evertill.operations.counter.reading import Reading
from evertill.operations.looking_up.questions import SearchProducts
from evertill.operations.question_desk import QuestionDesk
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

        with _garbage_as_in_a_till():
            ours, bare = _in_turns(texts, ask, ask_bare)
            names = [_timed(ask_names, text) for text in texts]
            two = [_timed(ask, text) for text in short]
    name = f"search as you type, {count:,} names"
    return [
        *_compared(name, [took.clock_ms for took in ours], [took.clock_ms for took in bare]),
        *_compared(f"{name}, by processor time", [took.thread_ms for took in ours], [took.thread_ms for took in bare]),
        Figure(f"{name}, p99", _clock_p99(ours), _clock_p99(names), "ms", NAMES),
        Figure(f"{name}, two letters, which a trigram index cannot find, p99", _clock_p99(two), None, "ms"),
    ]


@dataclass(frozen=True, slots=True)
class _Took:
    """One answer: by the clock, and by the processor time of the thread, which others on the machine take less from."""

    clock_ms: float
    thread_ms: float


def _compared(name: str, ours: list[float], bare: list[float]) -> list[Figure]:
    return [
        Figure(f"{name}, median", quantile(ours, 50), quantile(bare, 50), "ms", BARE),
        Figure(f"{name}, p99", quantile(ours, 99), quantile(bare, 99), "ms", BARE, Gate(Kind.RATIO_AT_MOST, 1.5)),
    ]


def _clock_p99(times: list[_Took]) -> float:
    return quantile([took.clock_ms for took in times], 99)


@contextmanager
def _garbage_as_in_a_till() -> Iterator[None]:
    """What is loaded is not looked through for garbage, as a terminal has it; here a million names are loaded."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _in_turns(
    texts: list[str], ask: Callable[[str], object], ask_bare: Callable[[str], object]
) -> tuple[list[_Took], list[_Took]]:
    ours: list[_Took] = []
    bare: list[_Took] = []
    for text in texts[:50]:
        ask(text)
        ask_bare(text)
    for number, text in enumerate(texts):
        for index in (0, 1) if number % 2 else (1, 0):
            (ours, bare)[index].append(_timed((ask, ask_bare)[index], text))
    return ours, bare


def _timed(ask: Callable[[str], object], text: str) -> _Took:
    start, used = time.perf_counter_ns(), time.thread_time_ns()
    ask(text)
    used = time.thread_time_ns() - used
    return _Took((time.perf_counter_ns() - start) / 1e6, used / 1e6)


def _desk(mirror: Path, journal: JournalReader) -> QuestionDesk:
    """Answers as the query worker does."""
    reading = MirrorReading(mirror, cache_kib=SEARCH_CACHE_KIB)
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
        at_once=reading.at_once,
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
