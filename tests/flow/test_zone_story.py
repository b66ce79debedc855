"""Two people count the zones of a shop at two tills, cut off from each other, while both sell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.domain.stock.stock_document import CountScope, DocumentKind
from evertill.domain.stock.stocktake import running
from evertill.journal.verifying.verify import verify
from evertill.kernel.clock import SystemClock
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.goods_questions import AskGoods
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.floors import Floor, a_floor_home, assert_ledger_adds_up, levels, ready
from tests.support.whole_till import AtWork, Central, a_central, at_work

COUNT, ZONE = DocumentKind.COUNT, CountScope.ZONE


@pytest.fixture(autouse=True)
def _tries_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """A-1 stands in aisle 1 and B-2 in aisle 2; there are a hundred A-1."""
    with a_central(tmp_path) as started:
        started.stock(A_1=100)
        for sku, aisle in (("A-1", "Aisle 1"), ("B-2", "Aisle 2")):
            started.put("aisles", {"key": sku, "store": "S1", "content": {"aisle": aisle}})
        yield started


def missing(till: AtWork) -> list[str]:
    """Zones that nobody counted, as this till shows."""
    found = till.ask(AskGoods("S1"))
    counted = {mark.zone for mark in running(found.stocktakes, found.zones, SystemClock().now().date()).marks}
    return [zone for zone in found.zones if zone not in counted]


def test_two_tills_count_two_zones_cut_off_and_selling_and_end_with_the_sum(tmp_path: Path, central: Central) -> None:
    """60 stand in aisle 1 and 38 lie in aisle 2; one is sold after aisle 1 was counted, before aisle 2 was."""
    homes = [a_floor_home(tmp_path / f"till{number}", central, workstation=str(number)) for number in (1, 2)]
    with at_work(homes[0], syncs=True) as first, at_work(homes[1], syncs=True) as second:
        one, two = Floor(first), Floor(second)
        for floor in (one, two):
            ready(floor)
            floor.till.watch.wait_for("the aisles", lambda floor=floor: len(missing(floor.till)) == 2)  # type: ignore[misc]  # bound at once
        central.kill()
        for till in (first, second):
            till.wait_for_link(LinkState.OFFLINE)
        aisle_1 = one.begin(COUNT, scope=ZONE, zone="Aisle 1")
        one.put(aisle_1, "A-1", 60)
        second.sell("A-1")
        aisle_2 = two.begin(COUNT, scope=ZONE, zone="Aisle 2")
        two.put(aisle_2, "A-1", 38)
        two.book(aisle_2)
        first.sell("A-1", "A-1")
        one.book(aisle_1)
        assert (one.shows(), two.shows()) == (58, 99), "what this till counted and sold; a find elsewhere says nothing"
        assert (missing(first), missing(second)) == (["Aisle 2"], ["Aisle 1"])
        central.start()
        for till in (first, second):
            till.wait_until_sent()
        for floor in (one, two):
            floor.till.watch.wait_for("the sum", lambda floor=floor: floor.shows() == 95)  # type: ignore[misc]  # bound at once
            floor.till.watch.wait_for("all zones", lambda floor=floor: missing(floor.till) == [])  # type: ignore[misc]  # bound at once
        assert first.ask(AskGoods("S1")).tasks == (), "the counts of two zones do not disagree"
    assert levels(central, "S1") == (95, 0)
    assert_ledger_adds_up(central)
    assert all(verify(home.journal).is_sound for home in homes)


def test_zones_counted_at_one_till_add_up_there_at_once_and_again(tmp_path: Path, central: Central) -> None:
    home = a_floor_home(tmp_path / "till", central)
    with at_work(home, syncs=True) as till:
        floor = Floor(till)
        ready(floor)
        till.watch.wait_for("the aisles", lambda: len(missing(till)) == 2)
        central.kill()
        till.wait_for_link(LinkState.OFFLINE)
        documents = [floor.begin(COUNT, scope=ZONE, zone=zone) for zone in ("Aisle 1", "Aisle 2")]
        floor.put(documents[0], "A-1", 60)
        till.sell("A-1")
        floor.put(documents[1], "A-1", 38)
        floor.book(documents[1])
        floor.book(documents[0])
        assert floor.shows() == 97
        floor.does(DocumentKind.RECEIPT, "A-1", 10)
        again = floor.begin(COUNT, scope=ZONE, zone="Aisle 2")
        floor.put(again, "A-1", 48)
        floor.book(again)
        assert floor.shows() == 60 - 1 + 48, "the ten that came in lay in aisle 2 when it was counted again"
        emptied = floor.begin(COUNT, scope=ZONE, zone="Aisle 1")
        till.do(BookDocument(emptied.document_id, is_rest_gone=True))
        assert floor.shows() == 48
        central.start()
        till.wait_until_sent()
        till.watch.wait_for("the copy", lambda: floor.shows() == 48)
    assert levels(central, "S1") == (48, 0)
    assert_ledger_adds_up(central)
