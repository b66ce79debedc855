"""Rounding of exact ratios of whole numbers, by named rules that mirror negatives so that a return cancels its sale."""

from decimal import Decimal
from enum import StrEnum
from typing import assert_never


class Rounding(StrEnum):
    """Which whole number a fraction goes to; `up` is away from zero, `down` towards it."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    HALF_DOWN = "half_down"
    UP = "up"
    DOWN = "down"


def round_ratio(numerator: int, denominator: int, rounding: Rounding) -> int:
    """The whole number for numerator / denominator (denominator above zero)."""
    assert denominator > 0
    if numerator < 0:
        return -round_ratio(-numerator, denominator, rounding)
    whole, rest = divmod(numerator, denominator)
    if rest and _goes_up(whole, 2 * rest - denominator, rounding):
        return whole + 1
    return whole


def _goes_up(whole: int, beyond_half: int, rounding: Rounding) -> bool:
    match rounding:
        case Rounding.HALF_UP:
            return beyond_half >= 0
        case Rounding.HALF_EVEN:
            return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
        case Rounding.HALF_DOWN:
            return beyond_half > 0
        case Rounding.UP:
            return True
        case Rounding.DOWN:
            return False
        case _:
            assert_never(rounding)


def round_to_step(minor: int, step: int, rounding: Rounding) -> int:
    """The multiple of `step` (above zero) that `minor` goes to."""
    return round_ratio(minor, step, rounding) * step


def as_ratio(number: Decimal) -> tuple[int, int]:
    """A finite decimal as exact whole numbers: numerator and denominator."""
    assert number.is_finite()
    return number.as_integer_ratio()
