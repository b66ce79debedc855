"""What a screen reader meets on every screen: controls have a role and a name, and Tab reaches them."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.settings import UiSettings
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.widgets import announcing
from tests.support.scenes.counter import a_shop
from tests.support.scenes.scenes import SCENES
from tests.support.ui import Shop

NAMELESS = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})


def drawn(scene: str, qtbot: QtBot) -> Terminal:
    """The scene on its screens."""
    shop = a_shop(scene)
    terminal = shop.terminal(UiSettings())
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    SCENES[scene](shop, terminal)
    QCoreApplication.processEvents()
    return terminal


def controls(terminal: Terminal) -> list[QWidget]:
    """Whatever a person can work with."""
    kinds = (QAbstractButton, QAbstractItemView)
    return [
        widget
        for widget in terminal.window.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisibleTo(terminal.window) and widget.isEnabled()
    ]


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_role_and_a_name_for_a_screen_reader(scene: str, qtbot: QtBot) -> None:
    terminal = drawn(scene, qtbot)
    for control in controls(terminal):
        met = QAccessible.queryAccessibleInterface(control)
        assert met.role() not in NAMELESS, f"{control.objectName()} has no role"
        assert met.text(QAccessible.Text.Name), f"{control.objectName()} has no name"


@pytest.mark.parametrize("scene", SCENES)
def test_every_button_is_reached_by_tab(scene: str, qtbot: QtBot) -> None:
    terminal = drawn(scene, qtbot)
    for control in controls(terminal):
        if isinstance(control, QAbstractButton):
            reached = control.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert reached == Qt.FocusPolicy.TabFocus, f"{control.objectName()} is not reached"


def test_message_is_spoken_when_it_appears(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(announcing.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(announcing.QAccessible, "updateAccessibility", lambda event: spoken.append(event.message()))
    terminal = Shop().terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    strip = terminal.window.findChild(MessageStrip)
    assert strip is not None
    terminal.on_key(Key(KeyName.F4))
    assert spoken
    assert spoken[-1] == strip.accessibleName()
