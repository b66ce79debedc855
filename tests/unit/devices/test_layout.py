"""Texts fitted into columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.printer.layout import PaperLine, column_lines, display_width, text_lines, wrapped
from evertill.domain.receipts.receipt import Align, Columns, Text, Weight


def padded(lines: list[PaperLine], columns: int) -> list[str]:
    """The lines as they come out."""
    return [line.padded(columns) for line in lines]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 10, ["one two", "three"]),
        ("one two", 7, ["one two"]),
        ("exactly ten", 7, ["exactly", "ten"]),
        ("indivisibility", 5, ["indiv", "isibi", "lity"]),
        ("日本語の品名", 5, ["日本", "語の", "品名"]),
        ("生 beer 大", 7, ["生 beer", "大"]),
        ("  indented", 20, ["  indented"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_text_is_wrapped_at_words(text: str, columns: int, expected: list[str]) -> None:
    assert list(wrapped(text, columns)) == expected


def test_amount_stands_on_the_last_line_of_its_text() -> None:
    lines = list(column_lines(Columns("Espresso beans, dark roast, whole", "24.90"), 24))
    assert padded(lines, 24) == ["Espresso beans,", "dark roast, whole  24.90"]


def test_amount_too_wide_for_its_text_stands_below() -> None:
    lines = list(column_lines(Columns("Total", "1,234,567,890,123.45"), 24))
    assert padded(lines, 24) == ["Total", "    1,234,567,890,123.45"]


def test_indent_holds_on_every_line() -> None:
    lines = list(column_lines(Columns("three of something long", "1.00", indent=2), 20))
    assert padded(lines, 20) == ["  three of", "  something", "  long          1.00"]


def test_line_break_beside_an_amount_is_a_space() -> None:
    assert padded(list(column_lines(Columns("Beans\nwhole", "1.00"), 20)), 20) == ["Beans whole     1.00"]


def test_wide_characters_take_two_columns_beside_an_amount() -> None:
    (line,) = column_lines(Columns("日本", "4.20"), 12)
    assert line.padded(12) == "日本    4.20"
    assert display_width(line.padded(12)) == 12


def test_large_text_has_half_the_columns() -> None:
    lines = list(text_lines(Text("Corner Shop", Align.CENTRE, Weight.LARGE), 20))
    assert [line.left for line in lines] == ["Corner", "Shop"]


@pytest.mark.parametrize(("align", "expected"), [(Align.LEFT, "ab"), (Align.CENTRE, "  ab"), (Align.RIGHT, "    ab")])
def test_text_is_aligned(align: Align, expected: str) -> None:
    assert PaperLine("ab", align=align).padded(6) == expected


@given(st.text(max_size=80), st.text(max_size=30), st.integers(8, 64), st.integers(0, 40))
def test_no_line_is_wider_than_the_paper(left: str, right: str, columns: int, indent: int) -> None:
    for line in column_lines(Columns(left, right, indent=indent), columns):
        assert display_width(line.padded(columns)) <= columns


@given(st.text(alphabet="ab 日\u0301", max_size=60), st.integers(4, 20))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    assert "".join(wrapped(text, columns)).replace(" ", "") == text.replace(" ", "")
