"""Goods come back at another till: two tills' real screens and the real backend, whatever the link does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evertill.connectors.central.calls import CentralCalls
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.enrolment import Applicant, enrol
from evertill.connectors.central.signing import Signer
from evertill.domain.transaction import Identity, Transaction
from evertill.kernel.ids import EpochId
from evertill.ports.connector import Delivered, OutgoingFact
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill_central.services.central import Central
from evertill_central.services.enrolment import give_code
from tests.support.backend import MemoryKey
from tests.support.central import SetClock, a_central
from tests.support.central_transport import SETTINGS, CentralTransport
from tests.support.counter import MANAGER
from tests.support.fake_backend import FakeBackend
from tests.support.sales import A_MOMENT
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop

WATER = "4008400404127"


@dataclass
class Counter:
    """One till: its screens, its line to central, and what it sent so far."""

    shop: Shop
    terminal: Terminal
    transport: CentralTransport
    connector: CentralConnector
    sent: set[str] = field(default_factory=set)

    def sync(self) -> list[str]:
        """Send what is not sent; what central says beside it."""
        todo = [done for done in self.shop.till.memory.transactions if done.transaction_id not in self.sent]
        answers = self.connector.deliver([OutgoingFact(done.transaction_id, done.wire) for done in todo])
        assert isinstance(answers, list)
        self.sent |= {done.transaction_id for done in todo}
        return [said for answer in answers if isinstance(answer, Delivered) for said in answer.differences]

    def sells(self, count: int) -> Transaction:
        self.shop.till.ring("WATER-05", quantity=str(count))
        return self.shop.till.pays().transaction

    def shows(self, number: str) -> None:
        self.terminal.on_key(Key(KeyName.F8))
        scan(self.shop, self.terminal, number)

    def takes_back(self, number: str, count: int) -> int:
        """So many units of the receipt's first line; what they came to."""
        before = self.gross
        self.shows(number)
        keys(self.terminal, f"{count}\n")
        return self.gross - before

    def pays(self) -> Transaction:
        self.terminal.on_key(Key(KeyName.F12))
        return self.shop.till.memory.transactions[-1]

    @property
    def gross(self) -> int:
        rung = self.terminal._parts.board.rung
        return 0 if rung is None else rung.priced.gross.minor

    @property
    def said(self) -> str:
        message = self.terminal._parts.speaker.message
        return "" if message is None else message.sentence

    def claims(self) -> list[str]:
        return [path for path in self.transport.asked if path.startswith("/v1/returns")]


@contextmanager
def a_counter(central: Central, clock: SetClock, workstation: str) -> Iterator[Counter]:
    identity = Identity("S1", workstation, EpochId(f"0192-{workstation}"), 1)
    transport, key = CentralTransport(central), MemoryKey()
    applicant = Applicant(
        key.public_key, identity.epoch, 1, name=f"Till {workstation}", store="S1", workstation=workstation
    )
    given = enrol(SETTINGS, give_code(central, "S1").code, applicant, clock=clock, transport=transport)
    signer = Signer(given.store, given.workstation, given.credential, key, clock)
    calls = CentralCalls(SETTINGS, signer, transport=transport)
    connector = CentralConnector(SETTINGS, signer, transport=transport)
    shop = Shop(operator=MANAGER, identity=identity, first_id=int(workstation) * 1_000_000)
    shop.backend = FakeBackend(calls)
    counter = Counter(shop, shop.terminal(is_shown=False), transport, connector)
    try:
        yield counter
    finally:
        counter.terminal.stop()
        calls.close()
        connector.close()


@pytest.fixture
def counters(qapp: object, tmp_path: Path) -> Iterator[tuple[Counter, Counter, Central]]:
    clock = SetClock(A_MOMENT)
    with (
        a_central(f"sqlite:///{tmp_path / 'central.sqlite'}", clock) as central,
        a_counter(central, clock, "1") as first,
        a_counter(central, clock, "2") as second,
    ):
        yield first, second, central


def test_receipt_of_another_till_comes_back_unit_by_unit_to_the_cent(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(3)
    first.sync()
    parts = [second.takes_back(sold.number_text, 1)]
    second.pays()
    parts.append(first.takes_back(sold.number_text, 1))
    first.pays()
    assert (second.sync(), first.sync()) == ([], [])
    parts.append(second.takes_back(sold.number_text, 1))
    second.pays()
    assert second.sync() == []
    assert sum(parts) == -int(str(sold.body["gross"]))
    second.takes_back(sold.number_text, 1)
    assert second.gross == 0


def test_two_tills_at_once_cannot_take_back_the_same_unit(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    first.shows(sold.number_text)
    second.takes_back(sold.number_text, 1)
    assert second.gross == -99
    keys(first.terminal, "1\n")
    assert first.gross == 0
    assert "another till just now" in first.said


def test_units_given_up_are_free_for_the_other_till(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.takes_back(sold.number_text, 1)
    second.terminal.on_key(Key(KeyName.DELETE))
    assert second.gross == 0
    assert second.claims()[-1].endswith("/release")
    assert first.takes_back(sold.number_text, 1) == -99


def test_claim_whose_answer_was_lost_takes_the_unit_back_once(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(2)
    first.sync()
    second.shows(sold.number_text)
    second.transport.loses_replies = 1
    keys(second.terminal, "1\n")
    assert second.gross == -99
    second.pays()
    assert second.sync() == []
    first.shows(sold.number_text)
    keys(first.terminal, "9\n")
    assert first.gross == -99


def test_own_sale_comes_back_offline_and_the_backend_counts_it_later(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(2)
    first.transport.is_down = True
    assert first.takes_back(sold.number_text, 1) == -99
    first.pays()
    first.transport.is_down = False
    assert first.sync() == []
    second.shows(sold.number_text)
    keys(second.terminal, "9\n")
    assert second.gross == -99


def test_receipt_of_another_till_offline_is_said_and_nothing_comes_back(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.transport.is_down = True
    second.shows(sold.number_text)
    assert "cannot be asked now" in second.said
    assert second.terminal.place is Place.RETURNS


def test_both_tills_offline_both_returns_stand_and_the_later_is_an_exception(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.takes_back(sold.number_text, 1)
    first.transport.is_down = True
    first.takes_back(sold.number_text, 1)
    first.pays()
    second.pays()
    assert second.sync() == []
    first.transport.is_down = False
    assert any("came back more often than it was sold" in said for said in first.sync())


def test_sale_that_central_does_not_know_yet_comes_back_at_its_own_till(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    second.shows(sold.number_text)
    assert "No till has sent receipt" in second.said
    assert first.takes_back(sold.number_text, 1) == -99
    first.pays()
    assert first.sync() == []
