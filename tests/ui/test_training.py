"""The banner and the tasks on the real screens."""

from PySide6.QtWidgets import QAbstractButton, QWidget
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


def test_what_fails_is_guided_and_ended_with_one_tap(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Place.TRAINING)
    terminal.on_key(Key(character="s"))
    assert "scanner is unplugged: key the number" in said(terminal)
    key = terminal.window.findChild(QAbstractButton, "mishap-scanner-unplugged")
    assert key is not None
    assert key.text() == "Plug the scanner in"
    key.click()
    assert port.asked == [Mishap.SCANNER_UNPLUGGED, Mishap.SCANNER_PLUGGED]
    assert "Nothing here counts" in said(terminal)


def test_one_card_trouble_takes_the_place_of_the_other_and_all_ends_from_the_banner(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Place.TRAINING)
    for letter in "pdu":
        terminal.on_key(Key(character=letter))
    assert "terminal falls silent" in said(terminal)
    key = terminal.window.findChild(QAbstractButton, "trainingWell")
    assert key is not None
    key.click()
    assert port.asked[3:] == [Mishap.PRINTER_WELL, Mishap.CARD_WELL]
    assert key.isHidden()


def test_card_trouble_of_one_payment_is_over_with_its_sale_and_silence_is_not(qtbot: QtBot) -> None:
    shop, terminal, port = in_training(qtbot)
    for letter, ends in (("d", True), ("u", False)):
        terminal.do(Place.TRAINING)
        terminal.on_key(Key(character=letter))
        terminal.do(Place.TILES)
        terminal.on_scan(shop.scanned("4006381333931"))
        terminal.on_key(Key(character="="))
        terminal.on_key(Key(KeyName.F12))
        assert (port.asked[-1] is Mishap.CARD_WELL) is ends


def test_silent_terminal_is_followed_from_the_charge_until_it_is_well_and_the_sale_paid(qtbot: QtBot) -> None:
    shop, terminal, port = Shop(), None, FakeTraining()
    shop.training = port
    shop.cards.plug_in()
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.TRAINING)
    terminal.on_key(Key(character="5"))
    assert port.asked == [Mishap.CARD_SILENT]
    assert "1/4" in said(terminal)
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.on_key(Key(KeyName.F11))
    assert "2/4" in said(terminal)
    key = terminal.window.findChild(QAbstractButton, "mishap-card-silent")
    assert key is not None
    key.click()
    assert port.asked[-1] is Mishap.CARD_WELL
    assert "3/4" in said(terminal)


def test_leaving_leads_out(qtbot: QtBot) -> None:
    _, terminal, port = in_training(qtbot)
    terminal.do(Action.TRAINING)
    assert port.asked == ["leave"]
