"""The question for a weight over the real screens: it reads the scale by itself, and one key takes the weight."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from evertill.domain.receipts.receipt import Text
from evertill.domain.selling.weighed import ScaleMark
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.ports.devices import WeighOrder, WeightState
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.label import FitText
from tests.support.scales import FakeScale, read
from tests.support.ui import Shop

COMTE = "4000417025005"


@pytest.fixture
def scale() -> FakeScale:
    return FakeScale()


@pytest.fixture
def shop(qapp: object, scale: FakeScale) -> Shop:
    shop = Shop()
    shop.scale = scale
    return shop


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    terminal = shop.terminal()
    terminal.on_scan(shop.scanned(COMTE))
    return terminal


def figure(terminal: Terminal) -> tuple[str, str]:
    """What is drawn large, and the line below it."""
    large, note = terminal.window.findChild(FitText, "askFigure"), terminal.window.findChild(QLabel, "askFigureNote")
    assert large is not None
    assert note is not None
    return large.text(), note.text()


def enter(terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.ENTER))


def test_weighed_item_asks_the_scale_with_its_price(terminal: Terminal, scale: FakeScale) -> None:
    assert scale.order == WeighOrder(unit_price_minor=2590)
    assert figure(terminal) == ("– kg", "Asking the scale")


def test_weight_that_lies_still_is_taken_by_one_key(terminal: Terminal, shop: Shop, scale: FakeScale) -> None:
    terminal.on_notice(read(347))
    assert figure(terminal) == ("0.347 kg", "Lies still")
    enter(terminal)
    command = shop.desk.commands[-1]
    assert isinstance(command, ScanItem)
    assert command.quantity == Decimal("0.347")
    assert terminal.board.rung is not None
    assert terminal.board.rung.priced.gross.minor == 899
    assert scale.order is None
    assert terminal.place is Place.TILES


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (WeightState.MOVING, "Still moving"),
        (WeightState.ZERO, "Nothing on the scale"),
        (WeightState.UNDER_ZERO, "Below zero"),
        (WeightState.OVERLOAD, "Too heavy"),
        (WeightState.SAME_WEIGHT, "put it on again"),
        (WeightState.NO_ZERO, "lost its zero"),
        (WeightState.REFUSED, "key the weight"),
        (WeightState.SILENT, "does not answer"),
    ],
)
def test_anything_but_a_still_weight_cannot_be_taken(
    terminal: Terminal, shop: Shop, state: WeightState, words: str
) -> None:
    terminal.on_notice(read(347))
    terminal.on_notice(read(state=state))
    assert words in figure(terminal)[1]
    count = len(shop.desk.commands)
    enter(terminal)
    assert len(shop.desk.commands) == count
    assert terminal.place is Place.ASK


def test_weight_can_be_keyed_while_the_scale_is_shown(terminal: Terminal, shop: Shop, scale: FakeScale) -> None:
    for character in "1.2":
        terminal.on_key(Key(character=character))
        terminal.on_notice(read(state=WeightState.MOVING))
    enter(terminal)
    command = shop.desk.commands[-1]
    assert isinstance(command, ScanItem)
    assert command.quantity == Decimal("1.2")
    assert scale.order is None


def test_wrapping_is_taken_off_and_the_question_stays(terminal: Terminal, scale: FakeScale) -> None:
    terminal.on_key(Key(character="T"))
    assert scale.tares == 1
    assert terminal.place is Place.ASK
    terminal.on_notice(read(327, tare_g=20))
    assert figure(terminal)[0] == "0.327 kg"


def test_question_left_lets_the_scale_rest(terminal: Terminal, scale: FakeScale) -> None:
    terminal.on_key(Key(KeyName.ESCAPE))
    assert scale.order is None
    terminal.on_notice(read(347))
    assert terminal.place is Place.TILES


def test_weight_told_after_the_answer_is_nothing_to_the_next_question(
    terminal: Terminal, shop: Shop, scale: FakeScale
) -> None:
    terminal.on_notice(read(347))
    enter(terminal)
    terminal.on_scan(shop.scanned(COMTE))
    assert figure(terminal) == ("– kg", "Asking the scale")
    count = len(shop.desk.commands)
    enter(terminal)
    assert len(shop.desk.commands) == count


def test_without_a_scale_the_measure_is_keyed(qapp: object) -> None:
    shop = Shop()
    terminal = shop.terminal()
    terminal.on_scan(shop.scanned(COMTE))
    note = terminal.window.findChild(FitText, "askFigure")
    assert note is not None
    assert not note.isVisible()


def test_tare_that_the_scale_took_off_stands_on_the_line_and_the_receipt(
    terminal: Terminal, shop: Shop, scale: FakeScale
) -> None:
    terminal.on_notice(read(347, tare_g=20))
    enter(terminal)
    rung = terminal._parts.board.rung
    assert rung is not None
    assert rung.sale.lines[0].scale == ScaleMark(20, is_net=True)
    assert rung.priced.gross.minor == 899
    terminal.on_key(Key(KeyName.F12))
    blocks = shop.till.memory.documents[-1].receipt.blocks
    assert Text("  Gross 0.367 kg · Tare 0.02 kg") in blocks or Text("  Gross 0.367 kg · Tare 0.020 kg") in blocks


def test_weight_that_was_typed_has_no_tare(terminal: Terminal, scale: FakeScale) -> None:
    for sign in "0.347":
        terminal.on_key(Key(character=sign))
    enter(terminal)
    rung = terminal._parts.board.rung
    assert rung is not None
    assert rung.sale.lines[0].scale is None
