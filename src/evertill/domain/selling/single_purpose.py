"""Single-purpose vouchers: their tax is owed when they are sold, and none when they are redeemed (EU 2016/1065). Pure.

Selling one is a line taxed like the goods it is for. Redeeming one is a line of the same tax class the other way
round, priced by the very rules of the goods it pays for: those bear no tax then, whatever the rate has become since.
"""

from collections.abc import Iterable

from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, SaleLine
from evertill.domain.taxes.tax import TaxKind, TaxRule


def bears_its_tax(taxes: Iterable[TaxRule]) -> bool:
    """Whether a voucher can be for goods with these taxes: percentages that prices contain, so that its worth is what
    the goods cost."""
    return all(rule.kind is TaxKind.PERCENT and rule.is_included for rule in taxes)


def voucher_room(priced: PricedSale, tax_class: str) -> int:
    """What vouchers of a tax class may still pay of the sale, in minor units: the goods of that class, less what came
    back of them and what vouchers paid already. Never more than the sale comes to."""
    if priced.sale.exemption is not None:
        return 0  # goods without tax have nothing that a voucher has paid before
    of_class = sum(line.gross.minor for line in priced.lines if _counts(line.line, tax_class))
    return max(0, min(of_class, priced.gross.minor))


def goods_of(sale_lines: Iterable[SaleLine], tax_class: str) -> SaleLine | None:
    """The first goods that such a voucher may pay for; their taxes are those of the line that redeems it."""
    return next((line for line in sale_lines if line.direction is Direction.SALE and _counts(line, tax_class)), None)


def _counts(line: SaleLine, tax_class: str) -> bool:
    is_of_class = line.item.tax_class == tax_class and bears_its_tax(line.item.taxes)
    return is_of_class and line.sells is None and line.deposit_on is None
