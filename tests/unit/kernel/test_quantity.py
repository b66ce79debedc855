"""Quantities in millionths of a unit."""

import pytest

from evertill.kernel.quantity import Quantity, Unit, pieces, quantity_from_text


@pytest.mark.parametrize(
    ("text", "micro"),
    [
        ("3", 3_000_000),
        ("0.347", 347_000),
        ("-1", -1_000_000),
        ("0.000001", 1),
        ("12.50", 12_500_000),
        ("1E2", 100_000_000),
    ],
)
def test_quantity_from_text_exact_number_is_whole_millionths(text: str, micro: int) -> None:
    assert quantity_from_text(text) == Quantity(micro)


@pytest.mark.parametrize("text", ["", "two", "NaN", "Infinity", "1E13", "1E-13"])
def test_quantity_from_text_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a quantity"):
        quantity_from_text(text)


def test_quantity_from_text_seven_decimals_are_refused() -> None:
    with pytest.raises(ValueError, match="six decimals"):
        quantity_from_text("0.0000001")


@pytest.mark.parametrize(
    ("micro", "shown"),
    [(3_000_000, "3"), (347_000, "0.347"), (100_000_000, "100"), (0, "0"), (-1_500_000, "-1.5")],
)
def test_quantity_amount_has_no_trailing_zeros(micro: int, shown: str) -> None:
    assert str(Quantity(micro).amount) == shown


def test_quantity_is_whole_tells_pieces_from_parts() -> None:
    assert pieces(12).is_whole
    assert not quantity_from_text("0.5", Unit.KILOGRAM).is_whole


def test_quantity_arithmetic_same_unit_adds_and_negates() -> None:
    assert pieces(2) + pieces(3) == pieces(5)
    assert -pieces(2) == pieces(-2)


def test_quantity_sum_of_two_units_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        pieces(1) + quantity_from_text("1", Unit.KILOGRAM)
