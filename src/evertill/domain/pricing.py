"""What a sale comes to: the one place where quantities, prices, modifiers and taxes become amounts.

Order: each line's amount on its price's own side (`line_amounts`), then its taxes (`tax_amounts`). Pure and exact:
pricing a stored sale again gives the stored figures. Goods coming back are the mirror of goods going out.
"""

from collections.abc import Sequence

from evertill.domain.line_amounts import LineAmount, line_amounts, unit_count
from evertill.domain.priced import AppliedModifier, PricedLine, PricedSale, TaxShare, TaxTotal
from evertill.domain.sale import Sale
from evertill.domain.tax import TaxRule
from evertill.domain.tax_amounts import TaxedLine, tax_lines
from evertill.kernel.money import Money


def price_sale(sale: Sale) -> PricedSale:
    """Every live line with its amounts, and the sale's figures, which are the sums of its lines'."""
    amounts = line_amounts(sale)
    taxed, rules = tax_lines(amounts, sale.policy, sale.currency)
    net = sum(line.net for line in taxed)
    gross = sum(line.gross for line in taxed)
    discount = sum(amount.sign * (amount.regular - amount.charged) for amount in amounts)
    totals = _tax_totals(taxed, rules, sale.currency)
    assert net + sum(total.amount.minor for total in totals) == gross
    return PricedSale(
        sale=sale,
        lines=tuple(_priced(amount, line, sale.currency) for amount, line in zip(amounts, taxed, strict=True)),
        taxes=totals,
        net=Money(net, sale.currency),
        tax=Money(gross - net, sale.currency),
        gross=Money(gross, sale.currency),
        discount=Money(discount, sale.currency),
    )


def unit_shares(line: PricedLine) -> tuple[Money, ...]:
    """What each unit of the line costs in the end, adding up to its gross; a measured quantity is one entry."""
    return tuple(line.gross.split([1] * unit_count(line.line)))


def _priced(amount: LineAmount, taxed: TaxedLine, currency: str) -> PricedLine:
    sign = amount.sign
    net = Money(taxed.net, currency)
    return PricedLine(
        line=amount.line,
        regular=Money(sign * amount.regular, currency),
        discount=Money(sign * (amount.regular - amount.charged), currency),
        net=net,
        gross=Money(taxed.gross, currency) if taxed.taxes else net,
        taxes=tuple(
            TaxShare(rule.tax_id, Money(base, currency), Money(tax, currency))
            for rule, base, tax in zip(amount.line.item.taxes, taxed.bases, taxed.taxes, strict=True)
        ),
        modifiers=tuple(
            AppliedModifier(change.source, Money(sign * change.minor, currency)) for change in amount.changes
        ),
    )


def _tax_totals(lines: Sequence[TaxedLine], rules: Sequence[TaxRule], currency: str) -> tuple[TaxTotal, ...]:
    bases, taxes = [0] * len(rules), [0] * len(rules)
    for line in lines:
        for place, base, tax in zip(line.places, line.bases, line.taxes, strict=True):
            bases[place] += base
            taxes[place] += tax
    return tuple(
        TaxTotal(rule, Money(base, currency), Money(tax, currency))
        for rule, base, tax in zip(rules, bases, taxes, strict=True)
    )
