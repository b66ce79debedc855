"""Rounding of exact ratios of whole numbers, by named rules that mirror negatives so that a return cancels its sale."""

from decimal import Decimal
from enum import StrEnum
from typing import Final, assert_never


class Rounding(StrEnum):
    """Which whole number a fraction goes to; `up` is away from zero, `down` towards it."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    HALF_DOWN = "half_down"
    UP = "up"
    DOWN = "down"


_HALF_UP: Final = Rounding.HALF_UP
"""Nearly all there is; asking the enumeration for its member takes longer than the rounding (CPython 3.11)."""


def round_ratio(numerator: int, denominator: int, rounding: Rounding) -> int:
    """The whole number for numerator / denominator (denominator above zero)."""
    assert denominator > 0
    if numerator < 0:
        return -round_ratio(-numerator, denominator, rounding)
    if rounding is _HALF_UP:
        return (2 * numerator + denominator) // (2 * denominator)
    match rounding:
        case Rounding.HALF_EVEN:
            whole, rest = divmod(numerator, denominator)
            return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2 == 1))
        case Rounding.HALF_DOWN:
            return -((denominator - 2 * numerator) // (2 * denominator))
        case Rounding.UP:
            return -(-numerator // denominator)
        case Rounding.DOWN:
            return numerator // denominator
        case _:
            assert_never(rounding)


def round_to_step(minor: int, step: int, rounding: Rounding) -> int:
    """The multiple of `step` (above zero) that `minor` goes to."""
    return round_ratio(minor, step, rounding) * step


def as_ratio(number: Decimal) -> tuple[int, int]:
    """A finite decimal as exact whole numbers: numerator and denominator."""
    assert number.is_finite()
    return number.as_integer_ratio()
