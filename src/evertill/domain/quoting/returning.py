"""Goods of a quote coming back: the next units of each line's stored shares, so that all returns add up to the sale."""

from collections.abc import Sequence
from dataclasses import field

from evertill.domain.pricing.pricing import BasketPrice
from evertill.domain.quoting.figures import quantity_text
from evertill.domain.quoting.request import WantedReturn
from evertill.domain.streams.json_reading import BadPlace
from evertill.kernel.money import split_evenly
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """One return: the line's place, and what comes back for it."""

    line: int
    quantity_micro: int
    gross: int
    taxes: tuple[int, ...]


@dataclass(slots=True)
class _Left:
    """What was not returned of one line yet; lives inside one call."""

    micro: int
    gross: int
    taxes: list[int]
    next_unit: int = 0
    gross_units: list[int] = field(default_factory=list)
    tax_units: list[list[int]] = field(default_factory=list)


def take_back(price: BasketPrice, wanted: Sequence[WantedReturn], rounding: Rounding) -> list[ReturnedLine]:
    """Each return in its turn; BadPlace for one that takes more than is left."""
    left: dict[int, _Left] = {}
    returned = []
    for one in wanted:
        line, taxed = price.amounts[one.line].line, price.taxed[one.line]
        rest = left.get(one.line)
        if rest is None:
            rest = left[one.line] = _Left(line.micro, taxed.gross, list(taxed.taxes))
        if one.quantity_micro > rest.micro:
            raise BadPlace(one.at, f"Only {quantity_text(rest.micro)} of line {line.key!r} are left to return.")
        if one.is_measured:
            returned.append(_pro_rata(one, rest, line.micro, taxed.gross, taxed.taxes, rounding))
        else:
            returned.append(_next_units(one, rest, line.unit_count, taxed.gross, taxed.taxes))
    return returned


def _next_units(one: WantedReturn, rest: _Left, units: int, gross: int, taxes: Sequence[int]) -> ReturnedLine:
    count, fraction = divmod(one.quantity_micro, MICRO)
    if fraction:
        raise BadPlace(one.at, "The line was sold in whole units, so it comes back in whole units.")
    if not rest.gross_units:
        rest.gross_units = split_evenly(gross, units)
        rest.tax_units = [split_evenly(tax, units) for tax in taxes]
    first, end = rest.next_unit, rest.next_unit + count
    rest.next_unit, rest.micro = end, rest.micro - one.quantity_micro
    back = tuple(sum(of_tax[first:end]) for of_tax in rest.tax_units)
    return ReturnedLine(one.line, one.quantity_micro, sum(rest.gross_units[first:end]), back)


def _pro_rata(
    one: WantedReturn, rest: _Left, whole_micro: int, gross: int, taxes: Sequence[int], rounding: Rounding
) -> ReturnedLine:
    """By quantity, never more than is left; the last return takes the rest."""
    is_last = one.quantity_micro == rest.micro

    def part(whole: int, there: int) -> int:
        return there if is_last else min(there, round_ratio(whole * one.quantity_micro, whole_micro, rounding))

    back = part(gross, rest.gross)
    taxes_back = tuple(part(tax, there) for tax, there in zip(taxes, rest.taxes, strict=True))
    rest.micro, rest.gross = rest.micro - one.quantity_micro, rest.gross - back
    rest.taxes = [there - tax for there, tax in zip(rest.taxes, taxes_back, strict=True)]
    return ReturnedLine(one.line, one.quantity_micro, back, taxes_back)
