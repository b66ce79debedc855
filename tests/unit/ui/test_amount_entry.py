"""Typing one number: digits and one decimal sign, never more decimals than the currency has."""

from decimal import Decimal

import pytest

from evertill.ui.entry.amount_entry import AmountEntry, press
from evertill.ui.frame.keys import Key, KeyName


def typed(text: str, decimals_max: int = 2) -> AmountEntry:
    """The entry after these characters; refused ones change nothing."""
    entry = AmountEntry(decimals_max=decimals_max)
    for sign in text:
        entry = press(entry, Key(character=sign)) or entry
    return entry


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("50", 2, "50"),
        ("12.34", 2, "12.34"),
        ("12,34", 2, "12.34"),
        (".5", 2, "0.5"),
        ("007", 2, "7"),
        ("0.05", 2, "0.05"),
        ("12.349", 2, "12.34"),
        ("1.2.3", 2, "1.23"),
        ("12.5", 0, "125"),
        ("1234567890123456", 2, "123456789012"),
        ("1a2b", 2, "12"),
        ("1²3", 2, "13"),
        ("٣4", 2, "4"),
    ],
)
def test_amount_entry_keeps_what_belongs_in_a_number(text: str, decimals: int, number: str) -> None:
    assert typed(text, decimals).number == Decimal(number)


@pytest.mark.parametrize("text", ["", "a"])
def test_amount_entry_nothing_typed_is_no_number(text: str) -> None:
    assert typed(text).number is None


def test_amount_entry_lone_point_is_zero() -> None:
    assert typed(".").number == Decimal(0)


def test_amount_entry_backspace_takes_the_last_sign() -> None:
    assert press(typed("12.3"), Key(KeyName.BACKSPACE)) == AmountEntry("12.")


def test_amount_entry_foreign_key_is_not_taken() -> None:
    assert press(typed("12"), Key(KeyName.F4)) is None
    assert press(typed("12"), Key(character="x")) is None
