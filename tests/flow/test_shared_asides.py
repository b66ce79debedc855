"""Sales put aside between two tills, on their screens, through the real central: the second is told who has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.put_aside import aside_code
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counters_at_central import JACKET, OAT, Counter, two_counters
from tests.support.scenes.counter import keys, scan


@pytest.fixture
def tills(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Counter, Counter]]:
    """Two tills of one shop."""
    with two_counters(tmp_path, qtbot) as counters:
        yield counters


def test_sale_put_aside_is_fetched_at_another_till_and_gone_here(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann", OAT, JACKET)
    two.press(KeyName.F5)
    (card,) = two.cards()
    assert all(part in card for part in ("Ann", "till 1", "2 lines", "81.49"))
    two.press(KeyName.ENTER)
    assert two.on_counter() == ["OAT-1", "JACKET-M"]
    one.puts_aside("Bob")
    one.press(KeyName.F5)
    waiting, held = sorted(one.cards(), key=lambda card: "counter of till 2" in card)
    assert ("Bob" in waiting, "counter of till 2" in waiting, "counter of till 2" in held) == (True, False, True)
    assert [entry.label for entry, _ in one.shop.till.memory.aside] == ["Bob"]
    told = [done.body.get("taken_by") for done in one.shop.till.memory.of_kind(TransactionKind.RECALL_SALE)]
    assert told == ["2"]


def test_conflict_18_two_tills_fetch_one_sale_the_first_lock_wins_and_the_second_is_told_by_whom(
    tills: tuple[Counter, Counter],
) -> None:
    one, two = tills
    one.puts_aside("Ann")
    one.puts_aside("Bob")
    two.press(KeyName.F5)
    one.press(KeyName.F5)  # both look at the same list
    two.press(KeyName.ENTER)
    one.press(KeyName.ENTER)
    assert two.on_counter() == ["OAT-1"]
    assert one.on_counter() == []
    assert "Till 2 fetched that sale first" in one.said()
    assert [entry.label for entry, _ in one.shop.till.memory.aside] == ["Ann"]


def test_own_sale_is_locked_before_it_comes_back(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    two.press(KeyName.F5)
    one.press(KeyName.F5)  # the only one comes back at once
    assert one.on_counter() == ["OAT-1"]
    two.press(KeyName.ENTER)
    assert (two.on_counter(), "Till 1 fetched that sale first" in two.said()) == ([], True)


def test_lost_reply_of_a_fetch_is_asked_again_and_answered_the_same(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    two.press(KeyName.F5)
    two.enrolled.transport.loses_replies = 1
    two.press(KeyName.ENTER)
    assert (two.on_counter(), "cannot be asked now" in two.said()) == ([], True)
    two.press(KeyName.ENTER)
    assert two.on_counter() == ["OAT-1"]


def test_counter_that_was_taken_meanwhile_gives_the_sale_back(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    two.press(KeyName.F5)
    two.holds = True
    two.press(KeyName.ENTER)
    scan(two.shop, two.terminal, JACKET)  # while central is asked
    while two.waiting:
        two.waiting.pop(0)()
    assert two.on_counter() == ["JACKET-M"]
    one.press(KeyName.F5)
    assert one.on_counter() == ["OAT-1"]


def test_link_that_is_cut_leaves_each_till_its_own(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    two.puts_aside("Bob", JACKET)
    two.cuts_link()
    two.press(KeyName.F5)
    assert two.on_counter() == ["JACKET-M"]
    two.press(KeyName.F12)
    two.puts_aside("Cem")
    two.puts_aside("Dan")
    two.press(KeyName.F5)
    assert [card.split(",")[0] for card in two.cards()] == ["Dan", "Cem"]
    two.enrolled.transport.is_down = False
    two.press(KeyName.ESCAPE, KeyName.F5)
    assert len(two.cards()) == 3
    one.press(KeyName.F5)  # what was put aside without a network is told as soon as somebody looks
    assert one.on_counter() == ["OAT-1"]
    one.press(KeyName.F4, KeyName.F5)


def test_slip_of_another_till_is_scanned(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    sale_id = one.puts_aside("Ann")
    scan(two.shop, two.terminal, aside_code(sale_id))
    assert two.on_counter() == ["OAT-1"]
    scan(two.shop, two.terminal, aside_code("01930000-0000-7000-8000-00000000ffff"))
    assert "not put aside" in two.said()


def test_sale_sold_elsewhere_is_over_for_everybody(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    two.press(KeyName.F5, KeyName.ENTER, KeyName.F12)
    assert len(two.shop.till.memory.of_kind(TransactionKind.SALE)) == 1
    two.push()
    one.press(KeyName.F5)
    assert (one.on_counter(), "sold or given up" in one.said()) == ([], True)
    assert one.shop.till.memory.aside == []
    one.push()


def test_sale_merged_into_another_is_over_too(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    one.puts_aside("Ann")
    scan(two.shop, two.terminal, JACKET)
    two.press(KeyName.F5)
    assert two.terminal.place is Place.SUSPENDED
    two.press(KeyName.ENTER)
    keys(two.terminal, "1")
    assert two.on_counter() == ["JACKET-M", "OAT-1"]
    two.push()
    one.press(KeyName.F5)
    assert one.shop.till.memory.aside == []


def test_sale_fetched_without_a_network_is_held_as_soon_as_its_facts_arrive(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    two.puts_aside("Bob")
    two.cuts_link()
    two.shop.clock.passes(seconds=4 * 3600)  # after central's noon
    two.press(KeyName.F5)
    assert two.on_counter() == ["OAT-1"]
    two.enrolled.transport.is_down = False
    two.push()
    one.press(KeyName.F5)
    (card,) = one.cards()
    assert "on the counter of till 2" in card
    one.press(KeyName.ENTER)
    assert (one.on_counter(), "Till 2 fetched that sale first" in one.said()) == ([], True)
