"""Typing one number, for an amount, a price or a weight: digits, one decimal sign, nothing else."""

from dataclasses import replace
from decimal import Decimal

from evertill.kernel.values import dataclass
from evertill.ui.frame.keys import Key, KeyName

_LENGTH_MAX = 12


@dataclass(frozen=True, slots=True)
class AmountEntry:
    """What was typed so far, with a point for whatever decimal sign was pressed."""

    text: str = ""
    decimals_max: int = 2

    @property
    def number(self) -> Decimal | None:
        """The number; None while there is none."""
        return Decimal(self.text) if self.text.strip(".") else None


def press(entry: AmountEntry, key: Key) -> AmountEntry | None:
    """The entry after a key; None when the key has no place in a number."""
    if key.name is KeyName.BACKSPACE:
        return replace(entry, text=entry.text[:-1])
    if key.character in {".", ","} and "." not in entry.text and entry.decimals_max > 0:
        return replace(entry, text=(entry.text or "0") + ".")
    if not (key.character.isascii() and key.character.isdigit()) or len(entry.text) >= _LENGTH_MAX:
        return None
    decimals = entry.text.partition(".")[2] if "." in entry.text else None
    if decimals is not None and len(decimals) >= entry.decimals_max:
        return None
    text = entry.text + key.character
    return replace(entry, text=text.lstrip("0") or "0" if "." not in text else text)
