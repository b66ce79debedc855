"""Tax rules and how they build on each other. (Computation: see `pricing`.)"""

from decimal import Decimal
from enum import StrEnum

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


class TaxRounding(StrEnum):
    """Where tax is rounded: each tax on each line, each tax once over the document, or all taxes together once."""

    LINE = "line"
    RATE_TOTAL = "rate_total"
    DOCUMENT = "document"


class Keeps(StrEnum):
    """What stays when net + tax must equal gross: the printed gross, or the line nets."""

    GROSS = "gross"
    NET = "net"
