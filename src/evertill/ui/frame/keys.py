"""Key presses without Qt, as presenters take them."""

from enum import StrEnum

from evertill.kernel.values import dataclass


class KeyName(StrEnum):
    """Keys that are no characters."""

    ENTER = "enter"
    BACKSPACE = "backspace"
    ESCAPE = "escape"
    DELETE = "delete"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    UNDO = "undo"
    """Ctrl+Z."""
    LOCK = "lock"
    """Ctrl+L."""
    WEB_PRICE = "web_price"
    """Ctrl+W."""
    GIFT = "gift"
    """Ctrl+G."""
    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"
    F6 = "F6"
    F7 = "F7"
    F8 = "F8"
    F9 = "F9"
    F10 = "F10"
    F11 = "F11"
    F12 = "F12"


@dataclass(frozen=True, slots=True)
class Key:
    """One key press: its name, or the character it writes."""

    name: KeyName | None = None
    character: str = ""

    def __post_init__(self) -> None:
        assert (self.name is None) == (len(self.character) == 1)
