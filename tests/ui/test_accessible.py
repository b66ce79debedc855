"""What a screen reader is told while the screens are worked with; what it meets on every screen is in `test_look`."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.terminal.message_strip import MessageStrip
from tests.support.ui import Shop


def test_message_is_spoken_when_it_appears(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: spoken.append(event.message()))
    terminal = Shop().terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    strip = terminal.window.findChild(MessageStrip)
    assert strip is not None
    terminal.on_key(Key(KeyName.F4))
    assert spoken
    assert spoken[-1] == strip.accessibleName()
