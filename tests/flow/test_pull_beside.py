"""What is more than a page is pulled, and a large import loaded, by a process beside the till: the real one, one that
is killed, one that hangs, one that cannot be started."""

import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from evertill.app.backend.puller import pull_beside
from evertill.app.pull_beside import ASKS, GO, KEPT, LOADER, PullBeside, Puller, start_process
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.domain.rows.stream_rows import ProductCopy, Stream, product_content
from evertill.kernel.canonical import JsonObject
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.reading import Reading
from evertill.operations.looking_up.questions import SearchProducts
from evertill.ports.connector import Row
from tests.support.shop import a_home
from tests.support.whole_till import Central, a_central, at_work, join

PRODUCTS = 1_500
PATIENCE_S = 60


@dataclass(slots=True)
class Watched:
    """A process that is watched, and may be killed once it has kept so many pages."""

    inner: Puller
    dies_after: int
    kept: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What it says."""
        for line in self.inner.lines():
            yield line
            if line.startswith(KEPT):
                self.kept.append(line)
            if len(self.kept) == self.dies_after:
                self.inner.end()

    def say(self, word: str) -> None:
        """Pass it on."""
        self.inner.say(word)

    def end(self) -> None:
        """Pass it on."""
        self.inner.end()

    def close(self) -> None:
        """Pass it on."""
        self.inner.close()


def a_mug(number: int) -> JsonObject:
    """One of many products, as an admin writes it."""
    product = ProductCopy(f"M-{number:05}", f"Mug {number}", "standard")
    return {"key": product.sku, "content": product_content(product)}


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """With more products than go into a page or two."""
    with a_central(tmp_path) as central:
        central.stock(A_1=7)
        for at in range(0, PRODUCTS, 500):
            central.put("products", *(a_mug(number) for number in range(at, at + 500)))
        yield central


def copied(home: Home) -> int:
    """How many products the mirror has."""
    mirror = Reading(home.mirror)
    try:
        row = mirror.row("SELECT count(*) FROM products")
    finally:
        mirror.close()
    return 0 if row is None else int(row[0])


@pytest.mark.parametrize("dies_after", [-1, 1], ids=["to the end", "killed after a page"])
def test_many_products_are_pulled_by_a_process_and_a_killed_one_leaves_nothing_behind(
    tmp_path: Path, central: Central, dies_after: int
) -> None:
    home = a_home(tmp_path / "till")
    join(home, central.url)
    started: list[Watched] = []

    def start(home: Home) -> Puller | None:
        inner = start_process(home)
        assert inner is not None
        started.append(Watched(inner, dies_after))
        return started[-1]

    with at_work(home, seams=replace(system_seams(), start_puller=start), syncs=True, is_open=False) as till:
        till.watch.wait_for("all products", lambda: copied(home) == PRODUCTS + 3)
        till.open()
        till.sell("A-1")
        till.wait_until_sent()

    assert all(each.kept for each in started)
    assert len(started) >= (1 if dies_after < 0 else 2)


def an_import_beside(home: Home, folder: Path, products: int) -> None:
    """`evertill import catalogue` in a process of its own, as a person runs it beside the till."""
    file = folder / "catalogue.csv"
    lines = (f"M-{number:05},Mug {number},4.50,standard,7\n" for number in range(products))
    file.write_text("sku,name,price,tax,stock\n" + "".join(lines))
    command = [sys.executable, "-m", "evertill", "import", "catalogue", str(file), "--home", str(home.folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE_S)


@pytest.mark.parametrize(
    ("products", "killed", "can_start", "loaded_beside"),
    [
        pytest.param(PRODUCTS, 0, True, [True], id="by a process"),
        pytest.param(PRODUCTS, 1, True, [False, True], id="by the second, the first is killed"),
        pytest.param(PRODUCTS, 9, True, [False, False], id="here, for all are killed"),
        pytest.param(PRODUCTS, 0, False, [], id="here, for none can be started"),
        pytest.param(3, 0, True, [], id="here, for there is little"),
    ],
)
def test_import_into_a_till_at_work_is_loaded_by_a_process_where_it_is_large_and_by_the_till_where_that_fails(
    tmp_path: Path, products: int, killed: int, *, can_start: bool, loaded_beside: list[bool]
) -> None:
    home = a_home(tmp_path / "till")
    started: list[Watched] = []

    def start(home: Home) -> Puller | None:
        inner = start_process(home, LOADER) if can_start else None
        if inner is None:
            return None
        started.append(Watched(inner, -1))
        if len(started) <= killed:
            inner.end()
        return started[-1]

    with at_work(home, seams=replace(system_seams(), start_loader=start), syncs=True) as till:
        an_import_beside(home, tmp_path, products)
        till.watch.wait_for("all products", lambda: copied(home) == products)
        till.sell(f"M-{products - 1:05}")
        shown = till.ask(SearchProducts(f"Mug {products - 1}", 1)).found

    assert [bool(each.kept) for each in started] == loaded_beside
    assert [(hit.item.sku, hit.on_hand_micro) for hit in shown] == [(f"M-{products - 1:05}", 6_000_000)]


def test_loader_whose_till_has_ended_leaves_the_mirror_as_it_was(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    rows = (ProductCopy(f"M-{at}", "Mug", "standard") for at in range(20 * PRODUCTS))
    LocalRows(home.folder).keep({Stream.PRODUCTS: [Row(row.sku, 1, product_content(row)) for row in rows]})
    loader = start_process(home, LOADER)
    assert loader is not None
    assert loader.process.stdin is not None
    loader.process.stdin.close()
    assert not list(loader.lines())
    assert loader.process.wait(PATIENCE_S) == 1
    loader.close()
    assert copied(home) == 0


@dataclass(slots=True)
class Hanging:
    """Says nothing until it is ended."""

    is_ended: threading.Event = field(default_factory=threading.Event)

    def lines(self) -> Iterator[str]:
        """None."""
        assert self.is_ended.wait(PATIENCE_S)
        return iter(())

    def say(self, word: str) -> None:
        """Nobody listens."""

    def end(self) -> None:
        """It ends."""
        self.is_ended.set()

    def close(self) -> None:
        """Nothing to give back."""


def test_a_process_that_hangs_ends_when_the_mirror_is_wanted_back(tmp_path: Path) -> None:
    hanging = Hanging()
    beside = PullBeside(Home(tmp_path), lambda home: hanging, lambda: None, lambda: None)
    waiting = threading.Timer(0.05, beside.yield_mirror)
    waiting.start()
    assert not beside.catch_up(lambda streams: None)
    waiting.join()
    beside.stop()
    assert not beside.catch_up(lambda streams: None)


@dataclass(slots=True)
class Scripted(Hanging):
    """Says these lines."""

    script: tuple[str, ...] = ()
    heard: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """One after another."""
        return iter(self.script)

    def say(self, word: str) -> None:
        """Keep it."""
        self.heard.append(word)


def test_a_copy_of_the_stock_is_let_in_only_once_the_journal_knows_what_it_contains(tmp_path: Path) -> None:
    scripted = Scripted(script=(f"{ASKS} products\n", f"{KEPT} products\n", f"{ASKS} stock prices\n", "", f"{KEPT}\n"))
    told: list[frozenset[str]] = []
    beside = PullBeside(Home(tmp_path), lambda home: scripted, lambda: None, lambda: scripted.heard.append("settled"))
    assert beside.catch_up(told.append)
    assert scripted.heard == [GO, "settled", GO]
    assert told == [frozenset({"products"}), frozenset()]


@pytest.mark.expects_log("what the backend sent cannot be kept")
def test_a_process_whose_till_has_ended_keeps_nothing_more(tmp_path: Path, central: Central) -> None:
    home = a_home(tmp_path / "till")
    join(home, central.url)
    before = copied(home)
    said = io.StringIO()
    trouble = pull_beside(home, system_seams(), io.StringIO(""), said)
    assert said.getvalue().startswith(ASKS)
    assert "The till has ended" in trouble
    assert copied(home) == before
