"""From Qt's key events to ours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from evertill.ui.frame.keys import Key, KeyName

_NAMES = {
    Qt.Key.Key_Return: KeyName.ENTER,
    Qt.Key.Key_Enter: KeyName.ENTER,
    Qt.Key.Key_Backspace: KeyName.BACKSPACE,
    Qt.Key.Key_Escape: KeyName.ESCAPE,
    Qt.Key.Key_Delete: KeyName.DELETE,
    Qt.Key.Key_Up: KeyName.UP,
    Qt.Key.Key_Down: KeyName.DOWN,
    Qt.Key.Key_Left: KeyName.LEFT,
    Qt.Key.Key_Right: KeyName.RIGHT,
    Qt.Key.Key_PageUp: KeyName.PAGE_UP,
    Qt.Key.Key_PageDown: KeyName.PAGE_DOWN,
    **{Qt.Key(Qt.Key.Key_F1.value + at): KeyName(f"F{at + 1}") for at in range(12)},
}
_WITH_CONTROL = {
    Qt.Key.Key_Z.value: KeyName.UNDO,
    Qt.Key.Key_L.value: KeyName.LOCK,
    Qt.Key.Key_W.value: KeyName.WEB_PRICE,
    Qt.Key.Key_G.value: KeyName.GIFT,
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def key_of(event: QKeyEvent) -> Key | None:
    """The key, or None for one that means nothing to us. AltGr writes characters and arrives as Ctrl+Alt."""
    name = _NAMES.get(Qt.Key(event.key())) if event.key() in _KNOWN else None
    modifiers = event.modifiers() & _COMMANDS
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        control = _WITH_CONTROL.get(event.key())
        return None if control is None else Key(control)
    if name is not None:
        return Key(name)
    text = event.text()
    return Key(character=text) if len(text) == 1 and text.isprintable() else None


_KNOWN = frozenset(key.value for key in _NAMES)
