"""Numbers in a catalogue file: what is read, and what is refused because two shops would read it in two ways."""

from decimal import Decimal

import pytest

from evertill.domain.rows.catalogue_numbers import NumberFault, read_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.50", "2.5"),
        ("2,50", "2.5"),
        ("12", "12"),
        (".5", "0.5"),
        ("+3", "3"),
        ("-3,1", "-3.1"),
        ("1234.5", "1234.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.2340", "1.234"),
        ("100000", "100000"),
        ("1.5000000", "1.5"),
    ],
)
def test_number_with_dot_or_comma_is_read(text: str, expected: str) -> None:
    assert read_number(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["1.234", "1,234", "-12.345", "1.234,56", "1,234.56", "1 234", "1'234.50", "1.234.567"]
)
def test_number_that_could_have_thousands_is_ambiguous(text: str) -> None:
    assert read_number(text) is NumberFault.AMBIGUOUS


def test_number_in_a_currency_of_three_decimals_is_read_where_a_dot_marks_them() -> None:
    assert read_number("1.999", decimals=3) == Decimal("1.999")
    assert read_number("12.345", decimals=3) == Decimal("12.345")
    assert read_number("1,999", decimals=3) is NumberFault.AMBIGUOUS
    assert read_number("1.999.500", decimals=3) is NumberFault.AMBIGUOUS
    assert read_number("1.999", decimals=4) is NumberFault.AMBIGUOUS


@pytest.mark.parametrize(
    "text", ["", "-", ".", "x", "1e5", "NaN", "Infinity", "1_000", "٣", "€ 3", "1.2.3", "12.", "0x1F"]
)
def test_number_of_another_form_is_none(text: str) -> None:
    assert read_number(text) is NumberFault.NOT_A_NUMBER


def test_number_finer_than_a_millionth_is_too_fine() -> None:
    assert read_number("0.0000001") is NumberFault.TOO_FINE
