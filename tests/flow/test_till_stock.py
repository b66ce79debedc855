"""The stock a person sees: the backend's copy with our own moves over it, and no jump when one turns into the other."""

from pathlib import Path

import pytest

from evertill.app.home import Home
from evertill.operations.questions import SearchProducts
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
    hits = till.ask(SearchProducts("Article A-1")).found
    return None if not hits or hits[0].on_hand_micro is None else hits[0].on_hand_micro // 1_000_000


def stocked(till: AtWork) -> None:
    """Wait for the first copy."""
    till.watch.wait_for("the stock", lambda: shown(till) == THERE)


def wait_for_copy(till: AtWork, central: Central, version_of: int) -> None:
    """Until the copy of the stock holds what central has by now."""

    def is_copied() -> bool:
        reading = till.ask(SearchProducts("Article C-3")).found
        return bool(reading) and reading[0].on_hand_micro == version_of * 1_000_000

    central.put("stock", stock_row("C-3", version_of))
    till.watch.wait_for("a later copy of the stock", is_copied)


def test_stock_sold_offline_does_not_jump_when_the_link_is_back(home: Home, tmp_path: Path) -> None:
    seen: list[int | None] = []
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
            till.watch.looks.append(lambda _notice: seen.append(shown(till)))
            central.start()
            till.wait_until_sent()
            wait_for_copy(till, central, 7)
            assert any(isinstance(notice, CopiesUpdated) and "stock" in notice.streams for notice in till.watch.notices)
            assert shown(till) == THERE - 5
    assert seen
    assert set(seen) == {THERE - 5}, seen


def test_stock_sold_online_goes_down_one_by_one_and_never_up(home: Home, tmp_path: Path) -> None:
    seen: list[int | None] = []
    with a_central(tmp_path) as central:
        central.stock(A_1=THERE, C_3=1)
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            stocked(till)
            till.watch.looks.append(lambda _notice: seen.append(shown(till)))
            for _ in range(12):
                till.sell("A-1")
            till.wait_until_sent()
            wait_for_copy(till, central, 9)
            assert shown(till) == THERE - 12
    assert None not in seen
    assert len(seen) >= 12


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
