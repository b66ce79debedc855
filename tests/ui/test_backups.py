"""The page of backups through the real screens."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from evertill.kernel.errors import SettingsFault
from evertill.ports.notices import BackupEnded
from evertill.ui.application import Terminal
from evertill.ui.behind.backup_port import BackupState
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.widgets.notice_line import NoticeLine
from tests.support.counter import CASHIER, MANAGER
from tests.support.scenes.backups import FakeBackups, a_state, press_make
from tests.support.ui import Shop

NONE = BackupState()


def opened(qtbot: QtBot, shop: Shop, state: BackupState) -> tuple[Terminal, FakeBackups]:
    """The page."""
    backups = FakeBackups(state)
    shop.backups = backups
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.BACKUPS)
    return terminal, backups


def told(terminal: Terminal, name: str) -> str:
    """What stands in a field that is to be seen."""
    found = [each for each in terminal.window.findChildren(QLabel, f"field-{name}") if each.isVisible()]
    return found[0].text() if found else ""


def said(terminal: Terminal) -> str:
    """What came of the last button."""
    found = terminal.window.findChild(NoticeLine, "backupsForm-message")
    assert isinstance(found, NoticeLine)
    return found.sentence


def types(terminal: Terminal, text: str) -> None:
    """Characters."""
    for character in text:
        terminal.on_key(Key(character=character))


def is_offered(terminal: Terminal, name: str) -> bool:
    """Whether a button can be pressed."""
    found = terminal.window.findChild(QAbstractButton, f"backupsForm-{name}")
    return isinstance(found, QAbstractButton) and found.isEnabled()


def test_page_says_where_the_last_one_lies_and_when_the_next_comes(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    state = a_state(shop)
    terminal, _ = opened(qtbot, shop, state)
    assert state.last is not None
    assert told(terminal, "last").endswith(f" · 14 h ago · 1234.5 MB\n{state.last.name}")
    assert told(terminal, "next").startswith("by itself, ")
    assert told(terminal, "next").endswith("; every 24 hours")
    assert told(terminal, "kept") == "the newest 14"
    assert told(terminal, "keys") == "go along, sealed under the passphrase"


def test_anybody_makes_one_now_and_sells_on_while_it_tells_how_far_it_is(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    terminal, backups = opened(qtbot, shop, a_state(shop))
    press_make(terminal)
    assert backups.tell is not None
    backups.tell(45)
    assert said(terminal) == "The till is being copied: 45 %"
    assert not is_offered(terminal, "make")
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is not Place.BACKUPS
    backups.tell(46)
    backups.finish(backups.state)
    strip = terminal.window.findChild(MessageStrip)
    assert strip is not None
    assert strip.message is not None
    assert strip.message.sentence == "The backup is made, and was read back."
    terminal.do(Place.BACKUPS)
    assert is_offered(terminal, "make")


def test_one_that_cannot_be_made_is_told_where_it_was_asked_for(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    terminal, backups = opened(qtbot, shop, a_state(shop))
    press_make(terminal)
    backups.fail("There is no room.")
    assert said(terminal) == "There is no room."
    assert is_offered(terminal, "make")


def test_manager_names_the_place_and_one_that_cannot_be_used_is_said(qtbot: QtBot) -> None:
    terminal, backups = opened(qtbot, Shop(operator=MANAGER), NONE)
    assert not is_offered(terminal, "make")
    backups.fault = SettingsFault("It is no folder.")
    types(terminal, "/media/stik")
    terminal.on_key(Key(KeyName.ENTER))
    assert (said(terminal), backups.kept) == ("It is no folder.", [])
    backups.fault = None
    terminal.on_key(Key(KeyName.BACKSPACE))
    types(terminal, "ck")
    terminal.on_key(Key(KeyName.F12))
    assert backups.kept == ["/media/stick"]
    assert said(terminal) == "Backups go there from now on."
    assert is_offered(terminal, "make")


def test_cashier_does_not_change_the_place(qtbot: QtBot) -> None:
    terminal, backups = opened(qtbot, Shop(operator=CASHIER), NONE)
    types(terminal, "/media/stick")
    terminal.on_key(Key(KeyName.ENTER))
    assert backups.kept == []
    assert said(terminal) != ""


def test_one_that_the_till_made_by_itself_stands_there_unless_a_place_is_being_typed(qtbot: QtBot) -> None:
    shop = Shop(operator=MANAGER)
    terminal, backups = opened(qtbot, shop, replace(a_state(shop), last=None))
    assert told(terminal, "last") == "none lies there yet"
    backups.state = a_state(shop)
    terminal.on_notice(BackupEnded())
    assert "14 h ago" in told(terminal, "last")
    terminal.on_key(Key(KeyName.DOWN))
    types(terminal, "x")
    backups.state = replace(backups.state, next_at=shop.clock.now() + timedelta(days=9), trouble="It is gone.")
    terminal.on_notice(BackupEnded())
    assert told(terminal, "trouble") == ""


def test_while_practising_there_are_none(qtbot: QtBot) -> None:
    terminal, _ = opened(qtbot, Shop(operator=MANAGER), BackupState(can_change=False))
    assert not is_offered(terminal, "make")
    assert not is_offered(terminal, "keep")
    terminal.on_key(Key(KeyName.F12))
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is not Place.BACKUPS
