"""What people type freely: stored as one plain line, and never with a card's number in it."""

import pytest

from evertill.domain.codes.card_guard import holds_card_number
from evertill.operations.words.free_text import LENGTH_MAX, plain_text

# Published test numbers of the card schemes, none of which was ever issued.
CARDS = ["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "4222222222222"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  table  4 ", "table 4"),
        ("line\none\ttwo\x00three", "line one two three"),
        ("half \ud83e of it", "half of it"),
        ("\x1b@ESC", "@ESC"),
        ("नेपाली\u200d चाय", "नेपाली\u200d चाय"),
        ("Übergröße 日本 🍵", "Übergröße 日本 🍵"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u2028\u2029", ""),
        ("x" * 300, "x" * LENGTH_MAX),
        ("x" * 199 + " y", "x" * 199),
        ("", ""),
    ],
)
def test_plain_text_is_one_line_that_can_be_printed(typed: str, kept: str) -> None:
    assert plain_text(typed) == kept


@pytest.mark.parametrize("number", CARDS)
@pytest.mark.parametrize(
    "around", ["{}", "card {} declined", "no. {}, exp 12/28", ";{}=2512101?", "x{}y", "12 {}", "{} 123"]
)
def test_card_number_is_found_wherever_it_stands(number: str, around: str) -> None:
    assert holds_card_number(around.format(number))


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "3782 822463 10005",
        "call 5 about 4111 1111 1111 1111 please",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "４１１１１１１１１１１１１１１１",  # full-width digits are digits
    ],
)
def test_card_number_in_groups_is_found(text: str) -> None:
    assert holds_card_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "table 4",
        "4111111111111112",
        "411111111111",
        "S1-2-1-17",
        "4006381333931",
        "ring 0721-123 456",
        "41111111111111111111111",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert not holds_card_number(text)


def test_article_number_that_passes_luhn_too_is_no_card() -> None:
    assert not holds_card_number("4006381000093")
    assert not holds_card_number("broken pack 4006381000093")
