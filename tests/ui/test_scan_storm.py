"""Scans at any time over the real screens: each has exactly one visible outcome, and none becomes a quantity."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evertill.domain.codes.wedge import WedgeRule
from evertill.domain.codes.wedge_timing import NOTHING_LEARNED, WedgeTiming
from evertill.kernel.quantity import pieces
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.wedge import WedgeFilter
from tests.support.counter import MANAGER
from tests.support.ui import Shop

OAT, BREAD, WINE, COMTE = "4006381333931", "5449000000996", "4101590017013", "4000417025005"
STORM = 6000 if os.environ.get("EVERTILL_LONG") else 300
"""Ten a second for ten minutes; a sample of it every day."""


@pytest.fixture
def shop(qapp: QApplication) -> Shop:
    return Shop(operator=MANAGER)


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    return shop.terminal()


def scan(shop: Shop, terminal: Terminal, code: str, after_ms: int = 100) -> None:
    shop.clock.passes(ms=after_ms)
    terminal.on_scan(shop.scanned(code))


def counts(terminal: Terminal) -> dict[str, int]:
    """Units rung by article."""
    rung = terminal.board.rung
    made: dict[str, int] = {}
    for line in () if rung is None else rung.sale.live_lines:
        made[line.item.sku] = made.get(line.item.sku, 0) + line.quantity.micro // 1_000_000
    return made


def test_two_scans_within_20_ms_are_two(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, BREAD)
    scan(shop, terminal, BREAD, after_ms=20)
    scan(shop, terminal, OAT, after_ms=20)
    assert counts(terminal) == {"BREAD-750": 2, "OAT-1": 1}
    assert shop.tones == [Tone.ACCEPTED] * 3


def test_scan_in_the_middle_of_typing_never_becomes_a_quantity(shop: Shop, terminal: Terminal) -> None:
    for character in "12":
        terminal.on_key(Key(character=character))
    scan(shop, terminal, BREAD)
    assert counts(terminal) == {"BREAD-750": 1}
    scan(shop, terminal, OAT)
    assert counts(terminal) == {"BREAD-750": 1, "OAT-1": 1}


def test_quantity_set_before_a_scan_is_used_once(shop: Shop, terminal: Terminal) -> None:
    for character in "12*":
        terminal.on_key(Key(character=character))
    scan(shop, terminal, BREAD)
    scan(shop, terminal, OAT)
    assert counts(terminal) == {"BREAD-750": 12, "OAT-1": 1}


@pytest.mark.parametrize("wish", [Place.MORE, Place.SYNC, Place.HELP, Action.SEARCH, Action.RECEIPTS, Action.NO_SALE])
def test_scan_while_something_else_is_open_is_rung(shop: Shop, terminal: Terminal, wish: Place | Action) -> None:
    scan(shop, terminal, BREAD)
    terminal.do(wish)
    shop.tones.clear()
    scan(shop, terminal, OAT)
    assert counts(terminal) == {"BREAD-750": 1, "OAT-1": 1}
    assert shop.tones == [Tone.ACCEPTED]


@pytest.mark.parametrize("first", [WINE, COMTE])
def test_scan_while_an_answer_is_owed_is_refused_aloud(shop: Shop, terminal: Terminal, first: str) -> None:
    scan(shop, terminal, first)
    assert terminal.place is Place.ASK
    shop.tones.clear()
    scan(shop, terminal, OAT)
    assert counts(terminal) == {}
    assert shop.tones[0] is Tone.NOT_FOUND
    assert Tone.ACCEPTED not in shop.tones
    assert terminal.place is Place.ASK
    terminal.on_key(Key(KeyName.ESCAPE))
    scan(shop, terminal, OAT)
    assert counts(terminal) == {"OAT-1": 1}


def test_garbled_scan_is_refused_and_the_next_one_is_rung(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, "40063\ufffd33931")
    assert shop.tones[0] is Tone.NOT_FOUND
    assert Tone.ACCEPTED not in shop.tones
    scan(shop, terminal, OAT)
    assert counts(terminal) == {"OAT-1": 1}


def test_scans_that_wait_for_the_till_are_told_in_order_each_once(shop: Shop, terminal: Terminal) -> None:
    shop.desk.holds = True
    for code in (BREAD, OAT, BREAD):
        scan(shop, terminal, code, after_ms=20)
    assert counts(terminal) == {}
    shop.desk.deliver()
    assert counts(terminal) == {"BREAD-750": 2, "OAT-1": 1}
    assert shop.tones == [Tone.ACCEPTED] * 3


def test_ten_scans_a_second_for_ten_minutes_lose_and_double_none(shop: Shop, terminal: Terminal) -> None:
    codes = {OAT: "OAT-1", BREAD: "BREAD-750", "4008400404127": "WATER-05"}
    wanted: dict[str, int] = {}
    outcomes = 0
    for at in range(STORM):
        code = list(codes)[at // 100 % len(codes)]
        wanted[codes[code]] = wanted.get(codes[code], 0) + 1
        before = len(shop.tones)
        scan(shop, terminal, code)
        outcomes += len(shop.tones) - before
    assert counts(terminal) == wanted
    assert outcomes == STORM
    assert set(shop.tones) == {Tone.ACCEPTED}


# ---- a scanner that types


class Memory:
    """What was learned, in memory."""

    def __init__(self) -> None:
        self.timing = NOTHING_LEARNED
        self.operators: list[str | None] = []

    def load(self, operator: str | None) -> WedgeTiming:
        self.operators.append(operator)
        return self.timing

    def save(self, timing: WedgeTiming) -> None:
        self.timing = timing


def type_as_scanner(shop: Shop, terminal: Terminal, code: str, gap_ms: int) -> None:
    """Key presses to the window, as a wedge sends them, on the test's own clock."""
    window = terminal.window.windowHandle()
    assert window is not None
    for sign in code:
        QTest.keyClick(window, Qt.Key(ord(sign)), Qt.KeyboardModifier.NoModifier, 0)
        shop.clock.passes(ms=gap_ms)
    QTest.keyClick(window, Qt.Key.Key_Return)


def test_wedge_scan_while_typing_is_a_scan_and_leaves_what_was_typed(shop: Shop, terminal: Terminal) -> None:
    window = terminal.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_1)
    shop.clock.passes(ms=300)
    type_as_scanner(shop, terminal, BREAD, gap_ms=5)
    assert counts(terminal) == {"BREAD-750": 1}
    assert terminal.board.rung is not None
    assert terminal.board.rung.sale.lines[0].quantity == pieces(1)


def test_slow_wedge_scanner_is_learned_and_kept(shop: Shop, terminal: Terminal) -> None:
    memory = Memory()
    heard: list[str] = []
    wedge = WedgeFilter(WedgeRule(), shop.clock, lambda code: heard.append(code.text), lambda: None, memory)
    wedge.follow("somebody")
    window = terminal.window.windowHandle()
    assert window is not None
    wedge.attach(window)
    for _ in range(3):
        type_as_scanner(shop, terminal, BREAD, gap_ms=50)
        shop.clock.passes(seconds=2)
    assert heard == []
    assert wedge.rule.gap_ms_max > 50
    type_as_scanner(shop, terminal, BREAD, gap_ms=50)
    assert heard == [BREAD]
    assert memory.timing.scan_gap_ms >= 50
    window.removeEventFilter(wedge)


def test_operator_who_signs_on_brings_their_own_pace(shop: Shop) -> None:
    memory = Memory()
    shop.wedge_memory = memory
    shop.terminal()
    assert memory.operators[-1] == MANAGER


def test_wedge_that_tells_the_kind_of_code_is_understood(shop: Shop, terminal: Terminal) -> None:
    window = terminal.window.windowHandle()
    assert window is not None
    for sign in "]E0":
        QTest.sendKeyEvent(QTest.KeyAction.Click, window, Qt.Key(ord(sign)), sign, Qt.KeyboardModifier.NoModifier)
    type_as_scanner(shop, terminal, BREAD, gap_ms=0)
    assert counts(terminal) == {"BREAD-750": 1}
