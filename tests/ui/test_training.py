"""The banner and the tasks on the real screens."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.behind.training_port import Mishap
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.scenes.training import FakeTraining
from tests.support.ui import Shop


def in_training(qtbot: QtBot) -> tuple[Shop, Terminal, FakeTraining]:
    """A shop in training."""
    shop, port = Shop(), FakeTraining()
    shop.training = port
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return shop, terminal, port


def said(terminal: Terminal) -> str:
    """What the banner says."""
    banner = terminal.window.findChild(QWidget, "trainingGuide")
    assert banner is not None
    return banner.accessibleName()


def test_banner_says_that_nothing_counts(qtbot: QtBot) -> None:
    _, terminal, _ = in_training(qtbot)
    assert said(terminal).startswith("TRAINING Nothing here counts")


def test_real_till_has_no_banner_and_a_way_in(qtbot: QtBot) -> None:
    shop, port = Shop(), FakeTraining(is_training=False)
    shop.training = port
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    assert terminal.window.findChild(QWidget, "trainingGuide") is None
    terminal.do(Action.TRAINING)
    assert port.asked == ["enter"]


def test_training_is_entered_from_the_sign_on_screen(qtbot: QtBot) -> None:
    shop, port = Shop(operator=None, is_open=False), FakeTraining(is_training=False)
    shop.training = port
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    assert terminal.place is Place.SIGN_ON
    terminal.on_key(Key(KeyName.F10))
    assert port.asked == ["enter"]


def test_split_payment_is_followed_to_its_end(qtbot: QtBot) -> None:
    shop, terminal, port = in_training(qtbot)
    terminal.do(Place.TRAINING)
    terminal.on_key(Key(character="1"))
    assert terminal.place is Place.TILES
    assert "1/4" in said(terminal)
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.on_scan(shop.scanned("5449000000996"))
    assert "1/4" in said(terminal)
    terminal.on_scan(shop.scanned("4008400404127"))
    assert "2/4" in said(terminal)
    terminal.on_key(Key(character="="))
    assert "3/4" in said(terminal)
    for character in "2\n":
        terminal.on_key(Key(KeyName.ENTER) if character == "\n" else Key(character=character))
    assert "4/4" in said(terminal)
    terminal.on_key(Key(KeyName.F12))
    assert port.finished == {"split_payment"}
    assert "Done" in said(terminal)


def test_task_lets_the_link_fail_when_it_begins(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Place.TRAINING)
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.ENTER))
    assert port.asked == [Mishap.LINK_CUT]


def test_letter_lets_something_fail(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Place.TRAINING)
    for letter in "dP":
        terminal.on_key(Key(character=letter))
    assert port.asked == [Mishap.CARD_DECLINED, Mishap.PAPER_OUT]


def test_leaving_leads_out(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Action.TRAINING)
    assert port.asked == ["leave"]
