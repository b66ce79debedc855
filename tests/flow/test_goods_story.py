"""Goods between two tills, another shop and central in a process of its own, while the network fails at will.

What was received, sent and counted stands once in the books of all, and the sums are equal.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from evertill.app.seams import Seams, system_seams
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.domain.stock.goods_code import goods_code, read_goods_code
from evertill.domain.stock.stock_document import DocumentKind
from evertill.journal.verifying.verify import verify
from evertill.operations.stock.close_transfer import CloseTransfer, TransferClosed
from evertill.operations.stock.goods_questions import AskGoods, AskItemStock
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.floors import Floor, a_floor_home, assert_ledger_adds_up, levels, ready
from tests.support.whole_till import AtWork, Central, a_central, at_work

ONE = 1_000_000


class LosingAnswers(httpx.BaseTransport):
    """A network that carries every request and loses so many answers to deliveries."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()
        self.loses = 0
        self.lost = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Central has served it; nobody hears."""
        answered = self._inner.handle_request(request)
        if self.loses and request.url.path == "/v1/facts":
            answered.read()
            self.loses -= 1
            self.lost += 1
            raise httpx.ReadError("the line broke")
        return answered

    def close(self) -> None:
        """Let go of the sockets."""
        self._inner.close()

    def seams(self) -> Seams:
        """A till's, whose connector speaks over this network."""

        def make(settings: CentralSettings, signer: Signer) -> CentralConnector:
            return CentralConnector(settings, signer, transport=self)

        return replace(system_seams(), make_connector=make)


@pytest.fixture(autouse=True)
def _tries_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """The backend with both shops; S1 has a hundred A-1."""
    with a_central(tmp_path) as running:
        running.stock(A_1=100)
        running.put("stores", {"key": "S2", "content": {"name": "Bahnhof", "currency": "EUR"}})
        yield running


def test_receipt_of_goods_whose_answers_are_lost_is_booked_once(tmp_path: Path, central: Central) -> None:
    home, network = a_floor_home(tmp_path / "till", central), LosingAnswers()
    with at_work(home, seams=network.seams(), syncs=True) as till:
        floor = Floor(till)
        ready(floor)
        till.wait_until_sent()
        network.loses = 3
        floor.does(DocumentKind.RECEIPT, "A-1", 25, partner="ACME", number="LS-1")
        assert floor.shows() == 125
        till.wait_until_sent()
        assert network.lost == 3
        till.watch.wait_for("the copy with it", lambda: floor.shows() == 125)
    assert levels(central, "S1") == (125, 0)
    assert_ledger_adds_up(central)
    assert verify(home.journal).is_sound


def test_receipt_begun_before_the_network_was_cut_is_booked_offline_and_told_later(
    tmp_path: Path, central: Central
) -> None:
    home = a_floor_home(tmp_path / "till", central)
    with at_work(home, syncs=True) as till:
        floor = Floor(till)
        ready(floor)
        document = floor.begin(DocumentKind.RECEIPT)
        floor.put(document, "A-1", 5)
        central.kill()
        till.wait_for_link(LinkState.OFFLINE)
        floor.put(document, "B-2", 7)
        floor.book(document)
        assert (floor.shows(), floor.shows("B-2")) == (105, 7)
        central.start()
        till.wait_until_sent()
        till.watch.wait_for("the copy", lambda: (floor.shows(), floor.shows("B-2")) == (105, 7))
    assert (levels(central, "S1"), levels(central, "S1", "B-2")) == ((105, 0), (7, 0))


def test_transfer_sent_and_received_while_both_shops_are_cut_off_adds_up_once_they_are_back(
    tmp_path: Path, central: Central
) -> None:
    here, there = a_floor_home(tmp_path / "s1", central), a_floor_home(tmp_path / "s2", central, store="S2")
    lossy = LosingAnswers()
    with (
        at_work(here, seams=lossy.seams(), syncs=True) as sending,
        at_work(there, syncs=True) as receiving,
    ):
        one, two = Floor(sending), Floor(receiving)
        ready(one)
        receiving.watch.wait_for("the catalogue", lambda: two.till.ask(AskItemStock("A-1")).item is not None)
        central.kill()
        for till in (sending, receiving):
            till.wait_for_link(LinkState.OFFLINE)
        sent = one.does(DocumentKind.TRANSFER_OUT, "A-1", 10, partner="S2")
        note = read_goods_code(goods_code(sent.transfer_id, "S1", sent.carton))
        assert note is not None
        got = two.begin(DocumentKind.TRANSFER_IN, partner=note.source, transfer_id=note.transfer_id, carton=note.carton)
        two.put(got, "A-1", 9)
        two.book(got)
        assert (one.shows(), two.shows()) == (90, 9)
        lossy.loses = 2
        central.start()
        for till in (sending, receiving):
            till.wait_until_sent()
        sending.watch.wait_for("the copy of S1", lambda: one.shows() == 90)
        receiving.watch.wait_for("the copy of S2", lambda: two.shows() == 9)
        (shown,) = receiving.ask(AskGoods("S2")).transfers
        assert [line.variance_micro // ONE for line in shown.transfer.lines] == [-1]
        assert levels(central, "S2") == (9, 1)
        closed = receiving.do(CloseTransfer(sent.transfer_id, "lost"))
        assert isinstance(closed, TransferClosed)
        for till, store in ((sending, "S1"), (receiving, "S2")):
            till.watch.wait_for("the task of the difference", lambda till=till, store=store: _varies(till, store))  # type: ignore[misc]  # bound at once
        assert receiving.ask(AskGoods("S2")).transfers == ()
    assert (levels(central, "S1"), levels(central, "S2")) == ((90, 0), (9, 0))
    assert_ledger_adds_up(central)


def _varies(till: AtWork, store: str) -> bool:
    """Whether the till tells that a transfer does not add up."""
    return any("sent 10, received 9" in task.said for task in till.ask(AskGoods(store)).tasks)


def test_carton_received_on_two_tills_that_do_not_hear_of_each_other_is_booked_once(
    tmp_path: Path, central: Central
) -> None:
    homes = [a_floor_home(tmp_path / f"till{number}", central, workstation=str(number)) for number in (1, 2)]
    with at_work(homes[0], syncs=True) as first, at_work(homes[1], syncs=True) as second:
        floors = Floor(first), Floor(second)
        for floor in floors:
            ready(floor)
        central.kill()
        for till in (first, second):
            till.wait_for_link(LinkState.OFFLINE)
        for floor in floors:
            floor.does(DocumentKind.TRANSFER_IN, "A-1", 6, partner="S2", transfer_id="t-77", carton="c-1")
            assert floor.shows() == 106
        central.start()
        for till in (first, second):
            till.wait_until_sent()
        for floor in floors:
            floor.till.watch.wait_for("the copy", lambda floor=floor: floor.shows() == 106)  # type: ignore[misc]  # bound at once
    assert levels(central, "S1") == (106, 0)
    assert_ledger_adds_up(central)


def test_two_tills_count_one_place_offline_while_selling_and_end_with_one_figure(
    tmp_path: Path, central: Central
) -> None:
    homes = [a_floor_home(tmp_path / f"till{number}", central, workstation=str(number)) for number in (1, 2)]
    with at_work(homes[0], syncs=True) as first, at_work(homes[1], syncs=True) as second:
        floors = Floor(first), Floor(second)
        for floor in floors:
            ready(floor)
        central.kill()
        for till in (first, second):
            till.wait_for_link(LinkState.OFFLINE)
        documents = [floor.begin(DocumentKind.COUNT) for floor in floors]
        floors[0].put(documents[0], "A-1", 96)
        first.sell("A-1")
        floors[1].put(documents[1], "A-1", 94)
        second.sell("A-1", "A-1")
        floors[1].book(documents[1])
        floors[0].book(documents[0])
        assert [floor.shows() for floor in floors] == [95, 92]
        central.start()
        for till in (first, second):
            till.wait_until_sent()
        for floor in floors:
            floor.till.watch.wait_for("one figure", lambda floor=floor: floor.shows() == 92)  # type: ignore[misc]  # bound at once
        first.watch.wait_for("the task", lambda: bool(first.ask(AskGoods("S1")).tasks))
        assert [task.kind for task in first.ask(AskGoods("S1")).tasks] == ["counts_disagree"]
    assert levels(central, "S1") == (92, 0)
    assert_ledger_adds_up(central)


def test_oversold_article_is_a_task_at_the_till_until_it_is_counted(tmp_path: Path, central: Central) -> None:
    home = a_floor_home(tmp_path / "till", central)
    with at_work(home, syncs=True) as till:
        floor = Floor(till)
        ready(floor)
        floor.does(DocumentKind.RECEIPT, "C-3", 1)
        till.wait_until_sent()
        till.watch.wait_for("the receipt", lambda: levels(central, "S1", "C-3") == (1, 0))
        till.sell("C-3", "C-3")
        till.watch.wait_for("the task", lambda: bool(till.ask(AskGoods("S1")).tasks))
        overview = till.ask(AskGoods("S1"))
        assert [(each.sku, each.on_hand_micro // ONE) for each in overview.below_zero] == [("C-3", -1)]
        floor.does(DocumentKind.COUNT, "C-3", 2)
        till.watch.wait_for("no task any more", lambda: not till.ask(AskGoods("S1")).tasks)
        assert till.ask(AskGoods("S1")).below_zero == ()
    assert levels(central, "S1", "C-3") == (2, 0)
