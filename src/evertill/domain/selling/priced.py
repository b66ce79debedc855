"""The answer of `pricing`: what each line and the whole sale come to. Amounts of return lines are below zero."""

from evertill.domain.selling.sale import Sale, SaleLine
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class TaxShare:
    """One tax on one line."""

    tax_id: str
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class AppliedModifier:
    """What one modifier took off (below zero) or put on a line."""

    source: str
    amount: Money
    name: str = ""
    """What a promotion is called; empty for what a person changed."""


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A live line with its amounts: regular - discount = the price's own side; net + taxes = gross."""

    line: SaleLine
    regular: Money
    discount: Money
    net: Money
    gross: Money
    taxes: tuple[TaxShare, ...]
    modifiers: tuple[AppliedModifier, ...] = ()
    rules: tuple[TaxRule, ...] = ()
    """Of its taxes, as they were charged."""

    @property
    def tax(self) -> Money:
        """All its taxes."""
        return self.gross - self.net


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One tax over the whole sale."""

    rule: TaxRule
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class PricedSale:
    """The whole sale; its figures are the sums of its lines'."""

    sale: Sale
    lines: tuple[PricedLine, ...]
    taxes: tuple[TaxTotal, ...]
    net: Money
    tax: Money
    gross: Money
    discount: Money
