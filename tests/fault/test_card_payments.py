"""A whole till and a card terminal: approved, refused, answers lost, and the till killed at any moment of a payment."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.devices.payment_terminal.settings import TerminalConnection, TerminalProtocol
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.tenders.attempt import AttemptState
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.money import Money
from evertill.operations.cards.outcomes import (
    CardRefused,
    CardSaleUndone,
    CardStarted,
    CardUnknown,
    NextCard,
    NothingToSettle,
    SettleOutcome,
)
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.operations.cards.take_card import TakeCard
from evertill.operations.cards.undo_sale import UndoSale
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderTaken
from evertill.ports.attempts import AttemptPrompted
from evertill.ports.devices import DeviceLink, DeviceReport, DeviceSlot, TerminalTried
from tests.support.card_till import CardTill, TerminalProcess, a_terminal, terminal_settings, use_terminal
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, a_seed, stock_products

PRICE = 1200
IS_LONG = bool(os.environ.get("EVERTILL_LONG"))
CUTS = 3
"""Of every byte there is, but in a long run."""
BYTES_OF_A_PAYMENT = {"zvt": 420, "caisse-ap": 230, "concert": 140}
"""About as many, both ways."""


@dataclass
class Counter:
    """A home, its till and its terminal."""

    home: Home
    terminal: TerminalProcess

    def sales(self) -> list[int]:
        """What each sale in the journal came to by card."""
        reader = JournalReader(self.home.journal, route="central")
        found = [
            sum(amount for kind, amount in _tenders(done) if kind == "card")
            for _, done in reader.transactions(kinds=(TransactionKind.SALE,))
        ]
        reader.close()
        return found


def _tenders(done: Transaction) -> list[tuple[str, int]]:
    listed = done.body["tenders"]
    assert isinstance(listed, list)
    return [(str(one["kind"]), int(str(one["amount"]))) for one in listed if isinstance(one, dict)]


@pytest.fixture(params=["zvt", "caisse-ap"])
def counter(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Counter]:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with a_terminal(request.param, tmp_path / "terminal") as (terminal, address):
        protocol = TerminalProtocol(request.param)
        use_terminal(home, terminal_settings(protocol, TerminalConnection.TCP, address))
        yield Counter(home, terminal)


def rung(counter: Counter) -> CardTill:
    till = CardTill(counter.home)
    till.open()
    till.scan("C-3")
    return till


def test_card_pays_the_sale_and_its_prompts_are_told(counter: Counter) -> None:
    till = rung(counter)
    started = till.start_card()
    assert isinstance(started, CardStarted)
    done = till.settled()
    assert isinstance(done, SaleDone)
    prompts = [notice.text for notice in till.watch.notices if isinstance(notice, AttemptPrompted)]
    assert "Please insert or hold the card." in prompts
    till.till.stop()
    assert (counter.sales(), counter.terminal.charged) == ([PRICE], PRICE)


def test_declined_card_leaves_the_sale_open_and_another_card_pays(counter: Counter) -> None:
    counter.terminal.say("decline")
    till = rung(counter)
    till.start_card()
    refused = till.settled()
    assert isinstance(refused, CardRefused)
    assert "nothing was charged" in refused.sentence
    till.start_card()
    assert isinstance(till.settled(), SaleDone)
    till.till.stop()
    assert (counter.sales(), counter.terminal.charged) == ([PRICE], PRICE)


def test_answer_that_was_lost_is_asked_for_and_charged_once(counter: Counter) -> None:
    counter.terminal.say("silence 1000")
    counter.terminal.say("keep")
    counter.terminal.say("silent status")
    counter.terminal.say("cut 150")
    till = rung(counter)
    till.start_card()
    outcome = till.settled()
    till.till.stop()
    sold = [PRICE] if isinstance(outcome, SaleDone) else []
    assert (counter.sales(), counter.terminal.charged) == (sold, sum(sold))


def test_slips_that_come_when_the_payment_is_over_are_kept_with_it_and_printed_once(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with a_terminal("zvt", tmp_path / "terminal") as (terminal, address):
        use_terminal(home, terminal_settings(TerminalProtocol.ZVT, TerminalConnection.TCP, address))
        terminal.say("late-slips")
        till = rung(Counter(home, terminal))
        started = till.start_card()
        assert isinstance(started, CardStarted)
        assert isinstance(till.settled(), SaleDone)

        def printed() -> tuple[int, bool]:
            kept = till.till.journal_writer.submit(lambda unit: unit.attempt(started.attempt.attempt_id))
            attempt = kept.result(PATIENCE_S)
            assert attempt is not None
            return attempt.late_printed, attempt.is_open

        let_pass(lambda: printed() == (2, False))
        till.till.stop()
        assert terminal.charged == PRICE
    with closing(sqlite3.connect(home.journal)) as connection:
        rows = connection.execute("SELECT document FROM spool").fetchall()
    assert sum("card terminal: merchant" in row[0].casefold() for row in rows) == 1
    with closing(JournalReader(home.journal, route="central")) as reader:
        (kept,) = reader.latest_attempts(5)
    assert (kept.attempt_id, len(kept.slips), len(kept.late_slips)) == (started.attempt.attempt_id, 2, 2)


@pytest.mark.expects_log("the card terminal cannot be used")
def test_terminal_out_of_reach_is_a_payment_not_begun(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    use_terminal(home, terminal_settings(TerminalProtocol.ZVT, TerminalConnection.TCP, "127.0.0.1:9"))
    till = CardTill(home)
    till.open()
    till.scan("C-3")
    till.start_card()
    refused = till.settled()
    till.till.stop()
    assert isinstance(refused, CardRefused)
    assert "was not begun" in refused.sentence


@pytest.mark.timeout(110)
def test_till_killed_while_a_card_is_charged_neither_charges_twice_nor_gives_goods_away(tmp_path: Path) -> None:
    sold, charged = lives_through("zvt", tmp_path, random.Random(a_seed()), kills=2, keeps=True)
    assert set(sold) == {PRICE}, "at least one sale was finished, and each at its price"
    assert sum(sold) == charged


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", ["zvt", "caisse-ap"])
@pytest.mark.parametrize("keeps", [False, True])
def test_till_killed_many_times_while_a_card_is_charged(kind: str, tmp_path: Path, *, keeps: bool) -> None:
    sold, charged = lives_through(kind, tmp_path, random.Random(a_seed()), kills=60, keeps=keeps)
    assert set(sold) == {PRICE}, "at least one sale was finished, and each at its price"
    assert sum(sold) == charged


def lives_through(kind: str, folder: Path, dice: random.Random, *, kills: int, keeps: bool) -> tuple[list[int], int]:
    """Kill the till again and again in the middle of payments: what was sold in the end, sale by sale, and what the
    terminal charged; nothing is open then."""
    home = a_home(folder / "till")
    stock_products(home)
    with a_terminal(kind, folder / "terminal") as (terminal, address):
        use_terminal(home, terminal_settings(TerminalProtocol(kind), TerminalConnection.TCP, address))
        counter = Counter(home, terminal)
        terminal.say("pause 120")
        for _ in range(kills):
            if keeps:
                terminal.say("keep")
            die_during_payment(home, dice.uniform(0.0, 0.7))
        for _ in range(2):  # the last lives end by themselves: what was open is settled, then one more sale
            ended = subprocess.run(
                [sys.executable, "-m", "tests.support.card_till", str(home.folder)],
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
            assert ended.returncode == 0, ended.stderr[-3000:]
        assert verify(home.journal).is_sound
        assert open_attempts(home) == []
        return counter.sales(), terminal.charged


def die_during_payment(home: Home, after_s: float) -> None:
    """A life that ends by SIGKILL so long after its card payment began."""
    command = [sys.executable, "-u", "-m", "tests.support.card_till", str(home.folder), "announce"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()  # it is about to charge, or to settle
    time.sleep(after_s)
    process.kill()
    process.wait()
    process.stdout.close()


def open_attempts(home: Home) -> list[AttemptState]:
    till = CardTill(home)
    with_unit = till.till.journal_writer.submit(lambda unit: [attempt.state for attempt in unit.open_attempts()])
    states = with_unit.result(PATIENCE_S)
    till.till.stop()
    return states


def test_sale_is_undone_once_the_terminal_has_given_the_money_back(counter: Counter) -> None:
    till = rung(counter)
    till.start_card()
    done = till.settled()
    assert isinstance(done, SaleDone)
    assert isinstance(till.do(UndoSale(done.transaction.transaction_id, "rung_wrong")), CardStarted)
    undone = till.settled()
    assert isinstance(undone, CardSaleUndone)
    till.till.stop()
    given = [one for one in counter.terminal.bookings if one["kind"] == "refund" or one["is_reversed"]]
    assert len(given) == 1
    assert verify(counter.home.journal).is_sound


def test_sale_on_two_cards_is_undone_and_each_has_its_part_back_once_though_an_answer_was_lost(
    counter: Counter,
) -> None:
    till = rung(counter)
    till.do(TakeCard(Money(500, "EUR")))
    assert isinstance(till.settled(), TenderTaken)
    till.start_card()
    done = till.settled()
    assert isinstance(done, SaleDone)
    for word in ("silence 1000", "keep", "silent status"):
        counter.terminal.say(word)
    till.outcomes.clear()
    assert isinstance(till.do(UndoSale(done.transaction.transaction_id, "rung_wrong")), CardStarted)
    till.watch.wait_for("the sale undone", lambda: any(isinstance(one, CardSaleUndone) for one in till.outcomes))
    assert [type(one) for one in till.outcomes if isinstance(one, NextCard | CardSaleUndone)] == [
        NextCard,
        CardSaleUndone,
    ]
    undone = till.outcomes[-1]
    assert isinstance(undone, CardSaleUndone)
    assert undone.owed is None
    till.till.stop()
    given = sorted(one["minor"] for one in counter.terminal.bookings if one["kind"] == "refund" or one["is_reversed"])
    assert given == [500, PRICE - 500]
    assert verify(counter.home.journal).is_sound
    assert open_attempts(counter.home) == []


@pytest.mark.expects_log("the card terminal cannot be used")
@pytest.mark.timeout(7200 if IS_LONG else 110)
@pytest.mark.parametrize("kind", ["zvt", "caisse-ap", "concert"])
def test_cable_out_in_a_payment_ends_in_what_a_person_can_settle(kind: str, tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    dice = random.Random(a_seed())
    with a_terminal(kind, tmp_path / "terminal") as (terminal, address):
        use_terminal(home, terminal_settings(TerminalProtocol(kind), TerminalConnection.TCP, address))
        till = CardTill(home)
        till.open()
        terminal.say("silence 300")
        every = range(1, BYTES_OF_A_PAYMENT[kind])
        positions = every if IS_LONG else dice.sample(every, CUTS)
        for position in positions:
            before = terminal.charged
            till.scan("C-3")
            terminal.say(f"cut {position}")
            till.start_card()
            paid = is_paid_in_the_end(till, terminal, before)
            while not paid:  # the sale is still there, and whole; the cable comes back after a while
                assert terminal.charged == before, f"cut after byte {position}"
                time.sleep(0.2)
                till.start_card()
                paid = is_paid_in_the_end(till, terminal, before)
            assert terminal.charged - before == PRICE, f"cut after byte {position}"
        till.till.stop()
        assert sum(Counter(home, terminal).sales()) == terminal.charged == len(positions) * PRICE
        assert verify(home.journal).is_sound
        assert open_attempts(home) == []


def is_paid_in_the_end(till: CardTill, terminal: TerminalProcess, before: int) -> bool:
    """What the terminal told; where it tells nothing, a person reads its slips and says so, and the sale is held until
    then."""
    told: list[SettleOutcome] = []

    def is_told() -> bool:
        told[:] = [one for one in till.outcomes if not isinstance(one, NothingToSettle)]
        return any(not isinstance(one, CardUnknown) or not one.attempt.terminal.can_ask for one in told)

    till.watch.wait_for("the card terminal", is_told)
    last = told[-1]
    till.outcomes.clear()
    if not isinstance(last, CardUnknown):
        return isinstance(last, SaleDone)
    said = till.do(ResolveAttempt(last.attempt.attempt_id, terminal.charged > before, "slip 0815"))
    return isinstance(till.settled() if isinstance(said, NothingToSettle) else said, SaleDone)


def let_pass(is_so: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_S * 50):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def test_terminal_is_tried_and_swapped_but_never_while_a_payment_is_open(counter: Counter, tmp_path: Path) -> None:
    counter.terminal.say("slow 1500")
    till = rung(counter)
    done: list[str] = []

    def swap_for(address: str) -> str:
        done.clear()
        changes = {"address": address, "protocol": "zvt"}
        till.till.device_desk.set_up(DeviceSlot.PAYMENT_TERMINAL, changes, done.append)
        let_pass(lambda: bool(done))
        return done[0]

    def report() -> DeviceReport:
        return next(each for each in till.till.device_desk.reports() if each.slot is DeviceSlot.PAYMENT_TERMINAL)

    with a_terminal("zvt", tmp_path / "other") as (other, address):
        till.start_card()
        assert "not settled yet" in swap_for(address)
        assert isinstance(till.settled(), SaleDone)
        till.scan("C-3")
        assert swap_for(address) == ""
        till.till.device_desk.test(DeviceSlot.PAYMENT_TERMINAL)
        till.watch.wait_for("the other terminal", lambda: TerminalTried() in till.watch.notices)
        assert (report().link, report().address) == (DeviceLink.READY, address)
        till.start_card()
        assert isinstance(till.settled(), SaleDone)
        assert other.charged == PRICE
    till.till.stop()
    assert counter.terminal.charged + PRICE == sum(counter.sales())
