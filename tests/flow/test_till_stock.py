"""The stock a person sees: the backend's copy with our own moves over it, and no jump when one turns into the other."""

import itertools
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from evertill.app.office.importing import import_file
from evertill.app.seams import system_seams
from evertill.app.setup import load_own_rows
from evertill.app.stock_view import OverlaidStock
from evertill.app.workstation.home import Home
from evertill.connectors.central.connector import ROUTE
from evertill.journal.reader import JournalReader
from evertill.kernel.clock import SystemClock
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Reading
from evertill.ports.notices import CopiesUpdated, LinkState
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.whole_till import AtWork, Central, a_central, at_work, join, stock_row

THERE = 100


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A till, which tries often."""
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)
    return a_home(tmp_path / "till")


def shown(till: AtWork) -> int | None:
    """How many A-1 the search shows."""
    return on_hand(till, "A-1")


def on_hand(till: AtWork, sku: str, *, route: str | None = ROUTE) -> int | None:
    """The number as every screen makes it, on connections of the thread that asks."""
    with ExitStack() as stack:
        mirror = Reading(till.home.mirror)
        stack.callback(mirror.close)
        journal = JournalReader(till.home.journal, route=route)
        stack.callback(journal.close)
        stock = OverlaidStock(MirrorCatalogue(mirror, SystemClock()), MirrorFreshness(mirror), lambda: journal)
        micro = stock.on_hand_micro(sku)
    return None if micro is None else micro // 1_000_000


class Looking:
    """Notes the number at every notice. Several threads announce: one looks at a time, else the notes get mixed up."""

    def __init__(self, till: AtWork) -> None:
        self.seen: list[int | None] = []
        self._till = till
        self._turn = threading.Lock()
        till.watch.looks.append(self._look)

    def _look(self, _notice: object) -> None:
        with self._turn:
            self.seen.append(shown(self._till))


def stocked(till: AtWork) -> None:
    """Wait for the first copy."""
    till.watch.wait_for("the stock", lambda: shown(till) == THERE)


def wait_for_copy(till: AtWork, central: Central, version_of: int) -> None:
    """Until the copy of the stock holds what central has by now."""

    central.put("stock", stock_row("C-3", version_of))
    till.watch.wait_for("a later copy of the stock", lambda: on_hand(till, "C-3") == version_of)


def test_stock_sold_offline_does_not_jump_when_the_link_is_back(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        central.stock(A_1=THERE, C_3=1)
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            stocked(till)
            central.kill()
            till.wait_for_link(LinkState.OFFLINE)
            for _ in range(5):
                till.sell("A-1")
            assert shown(till) == THERE - 5
            looking = Looking(till)
            central.start()
            till.wait_until_sent()
            wait_for_copy(till, central, 7)
            assert any(isinstance(notice, CopiesUpdated) and "stock" in notice.streams for notice in till.watch.notices)
            assert shown(till) == THERE - 5
    assert looking.seen
    assert set(looking.seen) == {THERE - 5}, looking.seen


def test_stock_sold_online_goes_down_one_by_one_and_never_up(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        central.stock(A_1=THERE, C_3=1)
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            stocked(till)
            looking = Looking(till)
            for _ in range(12):
                till.sell("A-1")
            till.wait_until_sent()
            wait_for_copy(till, central, 9)
            assert shown(till) == THERE - 12
    numbers = [number for number in looking.seen if number is not None]
    assert len(numbers) == len(looking.seen) >= 12
    assert all(later <= earlier for earlier, later in itertools.pairwise(numbers)), str(numbers)
    assert min(numbers) == THERE - 12, numbers


def test_stock_of_another_till_and_of_a_delivery_is_added_to_ours(tmp_path: Path, home: Home) -> None:
    other_home = a_home(tmp_path / "other", workstation="2")
    with a_central(tmp_path) as central:
        central.stock(A_1=THERE, C_3=1)
        join(home, central.url)
        join(other_home, central.url)
        with at_work(home, syncs=True) as till, at_work(other_home, syncs=True) as other:
            stocked(till)
            stocked(other)
            till.sell("A-1")
            other.sell("A-1", "A-1")
            till.watch.wait_for("the other till's sale", lambda: shown(till) == THERE - 3)
            other.watch.wait_for("this till's sale", lambda: shown(other) == THERE - 3)
            till.wait_until_sent()
            central.put("stock", stock_row("A-1", 50))
            till.watch.wait_for("the count", lambda: shown(till) == 50)
            other.watch.wait_for("the count", lambda: shown(other) == 50)


def import_stock(till: AtWork, **pieces: int) -> None:
    """As `evertill import catalogue` does beside a till that sells; the till takes the rows over."""
    lines = [f"{sku.replace('_', '-')},{sku},5.00,standard,{count}" for sku, count in pieces.items()]
    path = till.home.folder / "catalogue.csv"
    path.write_text("\n".join(["sku,name,price,tax,stock", *lines]), encoding="utf-8")
    report = import_file(
        till.home,
        path,
        system_seams(),
        default_tax_class=None,
        open_price=False,
        is_trial=False,
        on_progress=lambda _rows: None,
    )
    assert not report.refusals
    load_own_rows(till.home, system_seams())


def alone(till: AtWork) -> tuple[int | None, int | None]:
    """How many A-1 and B-2 a till without a backend shows."""
    return on_hand(till, "A-1", route=None), on_hand(till, "B-2", route=None)


def test_stock_counted_in_a_file_has_what_was_sold_before_already_taken_off(home: Home) -> None:
    with at_work(home) as till:
        import_stock(till, A_1=10, B_2=10)
        till.sell("A-1", "A-1")
        till.sell("B-2")
        assert alone(till) == (8, 9)

        import_stock(till, A_1=20)

        assert alone(till) == (20, 9)
        till.sell("A-1")
        assert alone(till) == (19, 9)
