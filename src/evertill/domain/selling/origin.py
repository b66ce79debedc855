"""Where goods that come back were bought, and what was paid for just those units: frozen on the line that brings them
back, so that nothing about them is ever priced again. Amounts are minor units as they were paid, not below zero."""

from enum import StrEnum

from evertill.domain.selling.withheld import Withheld
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.values import dataclass

Span = tuple[int, int]
"""Units of a sold line by their place in it: from here up to there, in millionths of what was sold."""


_CODE_MARK = "~"
"""No line's number begins so."""
_LINE_LENGTH = 64
"""Of a line's name on the wire."""


class Restock(StrEnum):
    """Where goods go that came back; only what goes on the shelf is for sale again."""

    SHELF = "shelf"
    DAMAGED = "damaged"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class OriginTax:
    """One tax of these units, by the rule of the day they were sold."""

    rule: TaxRule
    base: int
    amount: int


@dataclass(frozen=True, slots=True)
class OfOrder:
    """The line of an order that was handed over with the earlier sale."""

    order_id: str
    number: str
    line: str


@dataclass(frozen=True, slots=True)
class Origin:
    """These units of one line of an earlier sale."""

    fact_id: str
    line: str
    """The line of that sale, as its number stands in the fact."""
    number: str
    """The receipt's printed number."""
    spans: tuple[Span, ...]
    regular: int
    discount: int
    net: int
    gross: int
    taxes: tuple[OriginTax, ...] = ()
    modifiers: tuple[tuple[str, int], ...] = ()
    """Source and amount; below zero took off."""
    excluded: int = 0
    """Of the gross: taxes that were put on top of the price."""
    order: OfOrder | None = None
    withheld: Withheld | None = None
    """What less than their share is paid back, and stands off the amounts already; None where shares are."""

    @property
    def is_by_code(self) -> bool:
        """Whether no more of the sale was known than the receipt's signed code says."""
        return is_code_line(self.line)

    @property
    def micro(self) -> int:
        """How much that is."""
        return span_micro(self.spans)


def code_line(sku: str) -> str:
    """What stands for the line where only the SKU is known; its places count what came back here of that SKU."""
    return f"{_CODE_MARK}{sku}"[:_LINE_LENGTH]


def is_code_line(line: str) -> bool:
    """Whether this stands for a line that is not known."""
    return line.startswith(_CODE_MARK)


def span_micro(spans: tuple[Span, ...]) -> int:
    """How much these spans hold together."""
    return sum(end - first for first, end in spans)
