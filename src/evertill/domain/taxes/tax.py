"""Tax rules and how they build on each other. (Computation: see `pricing`.)"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from evertill.kernel.values import dataclass


class TaxKind(StrEnum):
    """A percentage of a base, or a fixed amount per unit."""

    PERCENT = "percent"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class TaxRule:
    """One tax as it holds for an item.

    `rate` is in percent (`"20"` is 20 %), or for a fixed tax whole currency units for each unit sold. A percent
    tax is on
    the net plus the earlier taxes marked `in_base_of_next`, or on the net plus all earlier taxes when itself
    `compound`.
    """

    tax_id: str
    rate: Decimal
    kind: TaxKind = TaxKind.PERCENT
    is_included: bool = True
    is_compound: bool = False
    in_base_of_next: bool = False
    label: str = ""
    free_below: Decimal | None = None
    """Goods of which one unit costs less than this, discounts taken off, bear no such tax; of the price's own side."""
    only_excess: bool = False
    """Of goods that cost more than `free_below`, only what each unit costs beyond it is taxed; else all of it."""
    is_exempt: bool = False
    """The buyer need not pay it: one that the price includes comes off the price, one on top is not charged."""

    def __hash__(self) -> int:
        """Of its id alone: rules are keys wherever a sale is priced, and two of one id are rare."""
        return hash(self.tax_id)


RATE_DECIMALS_MAX = 6
"""As many as a row of the stream `taxes` may carry."""


def is_percentage(rate: Decimal) -> bool:
    """Whether a tax may be of so many percent: from 0 to 100, no finer than it can be kept."""
    return rate.is_finite() and 0 <= rate <= 100 and round(rate, RATE_DECIMALS_MAX) == rate


@dataclass(frozen=True, slots=True)
class DatedTaxes:
    """Rules of which some hold only for a time."""

    rules: tuple[TaxRule, ...]
    spans: tuple[tuple[date | None, date | None], ...]
    """Of each rule the first and the last business day on which it holds; None is no limit."""

    def on(self, day: date) -> tuple[TaxRule, ...]:
        """Those that hold on this business day, in their order."""
        return tuple(
            rule
            for rule, (first, last) in zip(self.rules, self.spans, strict=True)
            if (first is None or first <= day) and (last is None or day <= last)
        )


# A shop has few stacks of taxes, and the same one must stay the same object: pricing tells lines apart by it.
@lru_cache(maxsize=256)
def exempted(rules: tuple[TaxRule, ...]) -> tuple[TaxRule, ...]:
    """The rules for a buyer who need not pay them."""
    return tuple(replace(rule, is_exempt=True) for rule in rules)


@lru_cache(maxsize=1024)
def freed(rules: tuple[TaxRule, ...], places: Sequence[int]) -> tuple[TaxRule, ...]:
    """The rules of which those at these places charge nothing, because a unit costs too little."""
    return tuple(
        replace(rule, rate=Decimal(0), free_below=None) if place in places else rule for place, rule in enumerate(rules)
    )


class TaxRounding(StrEnum):
    """Where tax is rounded: each tax on each line, each tax once over the document, or all taxes together once."""

    LINE = "line"
    RATE_TOTAL = "rate_total"
    DOCUMENT = "document"


class Keeps(StrEnum):
    """What stays when net + tax must equal gross: the printed gross, or the line nets."""

    GROSS = "gross"
    NET = "net"
