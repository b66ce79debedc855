"""A selling till, its link cut, its replies lost, its backend killed: one effect for each fact, and books that
balance."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from evertill.app.seams import Seams, system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import ConnectorKind, read_settings, write_settings
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.ports.notices import FactsRecorded, LinkState
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.whole_till import (
    AtWork,
    a_central,
    a_seed,
    assert_books_balance,
    at_work,
    join,
    stock_products,
)

SALES = 30


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Back-off of milliseconds, for a test that cuts a link a dozen times."""
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A till with three products of its own."""
    home = a_home(tmp_path / "till")
    stock_products(home)
    return home


class Cable:
    """The relay between till and central, in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self._process = process
        self.address = address

    def say(self, word: str) -> None:
        """`cut` or `restore`."""
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()


@contextmanager
def a_cable(to_address: str) -> Iterator[Cable]:
    """A link that can be cut."""
    command = [sys.executable, "-m", "evertill.app.demo.relay", to_address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Cable(process, process.stdout.readline().split()[1])
        finally:
            process.kill()


def at_each_answer(till: AtWork, act: Callable[[], None]) -> None:
    """Do this whenever outcomes of a delivery were written; on the push worker."""

    def look(notice: object) -> None:
        if isinstance(notice, FactsRecorded):
            act()

    till.watch.looks.append(look)


def test_link_cut_again_and_again_while_draining_delivers_each_fact_once(home: Home, tmp_path: Path) -> None:
    dice = random.Random(a_seed())
    with a_central(tmp_path) as central, a_cable(central.address) as cable:
        join(home, f"http://{cable.address}")
        with at_work(home, syncs=True) as till:
            for number in range(SALES):
                if dice.random() < 0.3:
                    cable.say(dice.choice(["cut", "restore"]))
                till.sell(*dice.choices(("A-1", "B-2", "C-3"), k=dice.randrange(1, 4)))
                if number == SALES // 2:
                    cable.say("cut")
                    till.wait_for_link(LinkState.OFFLINE)
            cable.say("restore")
            till.wait_until_sent()
            till.wait_for_link(LinkState.ONLINE)
        assert_books_balance(home, central)


class Lossy(httpx.BaseTransport):
    """Delivers every request, and loses some of the answers on their way back."""

    def __init__(self, dice: random.Random, lost: list[str]) -> None:
        self._real = httpx.HTTPTransport()
        self._dice = dice
        self._lost = lost

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The backend has done it; whether we hear of it is another matter."""
        response = self._real.handle_request(request)
        if request.url.path != "/v1/facts" or self._dice.random() < 0.5:
            return response
        response.read()
        response.close()
        self._lost.append(request.url.path)
        raise httpx.ReadError("the answer was lost", request=request)

    def close(self) -> None:
        """Let go of the connections."""
        self._real.close()


def test_answers_that_are_lost_make_no_fact_count_twice(home: Home, tmp_path: Path) -> None:
    dice, lost = random.Random(a_seed()), list[str]()

    def lossy(settings: CentralSettings, signer: Signer) -> CentralConnector:
        return CentralConnector(settings, signer, transport=Lossy(dice, lost))

    with a_central(tmp_path) as central:
        join(home, central.url)
        seams: Seams = replace(system_seams(), make_connector=lossy)
        with at_work(home, seams=seams, syncs=True) as till:
            for _ in range(SALES):
                till.sell(*dice.choices(("A-1", "B-2", "C-3"), k=2))
            till.wait_until_sent()
        assert lost, "no answer was lost, so nothing was tried"
        assert_books_balance(home, central)


def test_backend_killed_and_started_again_in_the_middle_has_each_fact_once(home: Home, tmp_path: Path) -> None:
    dice = random.Random(a_seed())
    with a_central(tmp_path) as central:
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            for number in range(SALES):
                till.sell(*dice.choices(("A-1", "B-2", "C-3"), k=2))
                if number in (7, 15, 23):  # facts are on their way
                    central.kill()
                    till.sell("A-1")
                    central.start()
            till.wait_until_sent()
        assert_books_balance(home, central)


def test_backend_killed_right_after_each_answer_has_each_fact_once(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        join(home, central.url)
        kills: list[int] = []

        with at_work(home) as till:
            for _ in range(SALES):
                till.sell("A-1", "B-2")

            def kill_thrice() -> None:
                if len(kills) < 3:
                    kills.append(1)
                    central.kill()
                    central.start()

            at_each_answer(till, kill_thrice)
            till.till.start_sync()
            till.sell("C-3")
            till.wait_until_sent()
        assert kills
        assert_books_balance(home, central)


def test_till_that_is_stopped_while_the_link_is_cut_sends_at_its_next_start(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central, a_cable(central.address) as cable:
        join(home, f"http://{cable.address}")
        with at_work(home, syncs=True) as till:
            till.wait_for_link(LinkState.ONLINE)
            cable.say("cut")
            till.sell("A-1")
            till.wait_for_link(LinkState.OFFLINE)
            assert till.queue().waiting > 0
        with at_work(home, syncs=True) as till:
            assert till.queue().waiting > 0
            till.sell("B-2")
            cable.say("restore")
            till.wait_until_sent()
        assert_books_balance(home, central)


def test_wrong_address_later_mended_sends_everything(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        join(home, central.url)
        right = read_settings(home)
        write_settings(home, replace(right, central=CentralSettings(url="http://127.0.0.1:9")))
        with at_work(home, syncs=True) as till:
            till.sell("A-1")
            till.watch.wait_for("a failed try", lambda: "No connection" in till.till.link.now().reason)
        assert right.connector is ConnectorKind.CENTRAL
        write_settings(home, right)
        with at_work(home, syncs=True) as till:
            till.wait_until_sent()
        assert_books_balance(home, central)
