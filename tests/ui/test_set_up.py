"""Changing the till's settings on the real screens."""

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from evertill.kernel.errors import Fault, SettingsFault
from evertill.ui.application import Terminal
from evertill.ui.behind.set_up_port import Failed, NoSetUp
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.set_up.set_up_view import Section
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import DARK, ThemeName
from tests.support.counter import CASHIER, MANAGER
from tests.support.scenes.set_up import _set_up
from tests.support.ui import Shop


class Keeping(NoSetUp):
    """Remembers what is kept; `fault` refuses it."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[object] = []
        self.fault: Fault | None = None

    def keep_look(self, ui: UiSettings, locale: str, then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep(ui, then, failed)

    def keep_policy(self, name: str, lines: tuple[str, ...], then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep((name, lines), then, failed)

    def _keep(self, what: object, then: object, failed: Failed) -> None:
        if self.fault is not None:
            failed(self.fault)
            return
        self.kept.append(what)
        assert callable(then)
        then()


@pytest.fixture
def shop() -> Shop:
    """A shop whose settings can be kept."""
    return Shop(operator=MANAGER)


def opened(shop: Shop, qtbot: QtBot, section: Section, keeping: Keeping | None = None) -> Terminal:
    """The set-up screen at this section."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    shop.set_up = keeping or Keeping()
    terminal.do(Place.SET_UP)
    for _ in range(tuple(Section).index(section)):
        terminal.on_key(Key(KeyName.PAGE_DOWN))
    return terminal


def presenter(terminal: Terminal) -> object:
    """The set-up presenter, by its key taker."""
    taker = terminal._parts.presenters.features.at(Place.SET_UP).on_key
    return taker.__self__  # type: ignore[attr-defined]  # a bound method has one


def view(terminal: Terminal) -> FormView:
    """What is drawn."""
    shown = presenter(terminal)._view  # type: ignore[attr-defined]  # what a test looks at
    assert isinstance(shown, FormView)
    return shown


def test_set_up_look_is_kept_and_shown_at_once_with_the_sale_still_there(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(shop, qtbot, Section.LOOK, keeping)
    terminal._parts.navigator.home()
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.do(Place.SET_UP)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.F12))
    QCoreApplication.processEvents()
    assert [ui.theme.value for ui in keeping.kept if isinstance(ui, UiSettings)] == ["dark"]
    assert terminal.place is Place.SET_UP
    assert terminal.board.rung is not None


def test_set_up_key_that_was_changed_works_at_once(shop: Shop, qtbot: QtBot) -> None:
    terminal = opened(shop, qtbot, Section.KEYS)
    taker = presenter(terminal)
    taker.choose("key", "F9")  # type: ignore[attr-defined]  # a tap
    taker.choose("wish", "sync")  # type: ignore[attr-defined]  # a tap
    terminal.on_key(Key(KeyName.F12))
    QCoreApplication.processEvents()
    terminal._parts.navigator.home()
    terminal.on_key(Key(KeyName.F9))
    assert terminal.place is Place.SYNC


def test_set_up_receipt_texts_are_kept_without_empty_ends(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(shop, qtbot, Section.RECEIPT, keeping)
    for character in "Corner shop ":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == [("receipt_header", ("Corner shop",)), ("receipt_footer", ())]
    assert view(terminal).message == "Kept."


def test_set_up_fault_is_told_and_the_answers_stay(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    keeping.fault = SettingsFault("The disk is full.")
    terminal = opened(shop, qtbot, Section.RECEIPT, keeping)
    terminal.on_key(Key(character="A"))
    terminal.on_key(Key(KeyName.F12))
    assert (view(terminal).message, view(terminal).is_bad) == ("The disk is full.", True)
    assert view(terminal).fields[0].value == "A"


def test_set_up_is_kept_by_managers_only(qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(Shop(operator=CASHIER), qtbot, Section.LOOK, keeping)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == []
    assert view(terminal).is_bad


def test_set_up_texts_of_a_backend_cannot_be_changed_here(shop: Shop, qtbot: QtBot) -> None:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    _set_up(shop, terminal, Section.RECEIPT, is_own=False)
    assert view(terminal).buttons == ()


def test_dark_ground_reaches_beside_the_cards(shop: Shop, qtbot: QtBot) -> None:
    terminal = shop.terminal(UiSettings(theme=ThemeName.DARK))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.SET_UP)
    picture = terminal.window.grab().toImage()
    assert picture.pixelColor(6, picture.height() // 2).name() == DARK.app.lower()
