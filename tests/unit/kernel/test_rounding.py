"""Rounding rules, each with its mirror below zero."""

from decimal import Decimal

import pytest

from evertill.kernel.rounding import Rounding, as_ratio, round_ratio, round_to_step

TIES_AND_NEIGHBOURS = [
    # tenths: 24, 25, 26, 35, 30
    (Rounding.HALF_UP, [2, 3, 3, 4, 3]),
    (Rounding.HALF_EVEN, [2, 2, 3, 4, 3]),
    (Rounding.HALF_DOWN, [2, 2, 3, 3, 3]),
    (Rounding.UP, [3, 3, 3, 4, 3]),
    (Rounding.DOWN, [2, 2, 2, 3, 3]),
]


@pytest.mark.parametrize(("rounding", "expected"), TIES_AND_NEIGHBOURS)
def test_round_ratio_each_rule_at_ties_and_beside_them(rounding: Rounding, expected: list[int]) -> None:
    assert [round_ratio(tenths, 10, rounding) for tenths in (24, 25, 26, 35, 30)] == expected


@pytest.mark.parametrize(("rounding", "expected"), TIES_AND_NEIGHBOURS)
def test_round_ratio_below_zero_mirrors_above_zero(rounding: Rounding, expected: list[int]) -> None:
    assert [-round_ratio(-tenths, 10, rounding) for tenths in (24, 25, 26, 35, 30)] == expected


def test_round_ratio_denominator_not_above_zero_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        round_ratio(1, 0, Rounding.HALF_UP)


@pytest.mark.parametrize(
    ("minor", "step", "rounding", "expected"),
    [
        (1242, 5, Rounding.HALF_UP, 1240),
        (1243, 5, Rounding.HALF_UP, 1245),
        (105, 10, Rounding.HALF_UP, 110),
        (105, 10, Rounding.HALF_DOWN, 100),
        (-12450, 100, Rounding.HALF_UP, -12500),
        (7, 1, Rounding.UP, 7),
    ],
)
def test_round_to_step_coins_give_a_multiple(minor: int, step: int, rounding: Rounding, expected: int) -> None:
    assert round_to_step(minor, step, rounding) == expected


def test_as_ratio_finite_decimal_is_exact() -> None:
    assert as_ratio(Decimal("8.875")) == (71, 8)
    assert as_ratio(Decimal("-0.1")) == (-1, 10)


def test_as_ratio_infinite_decimal_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        as_ratio(Decimal("Infinity"))
