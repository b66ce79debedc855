"""What a sale comes to: the one place where quantities, prices, modifiers, promotions and taxes become amounts.

Order: each line's amount on its price's own side (`line_amounts`: its modifiers, the promotions, the sale's modifiers),
then its taxes (`tax_amounts`). Pure and exact: pricing a stored sale again gives the stored figures. Goods coming back
are the mirror of goods going out.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from evertill.domain.pricing.came_back import with_returned
from evertill.domain.pricing.line_amounts import line_amounts
from evertill.domain.pricing.offers import NO_OFFERS, NOBODY, Offered, Offers, Shopper
from evertill.domain.pricing.tax_amounts import TaxedLine, tax_lines
from evertill.domain.selling.basket import Basket, BasketLine, LineAmount
from evertill.domain.selling.priced import AppliedModifier, PricedLine, PricedSale, TaxShare, TaxTotal
from evertill.domain.selling.sale import Direction, Sale, SaleLine
from evertill.domain.taxes.tax import TaxRule, exempted
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.money import Money, currency_exponent, split_evenly
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass

_RETURN: Final = Direction.RETURN
_PIECE: Final = Unit.PIECE


@dataclass(frozen=True, slots=True)
class BasketPrice:
    """What a basket comes to, in steps of its precision; its figures are the sums of its lines'."""

    amounts: Sequence[LineAmount]
    taxed: Sequence[TaxedLine]
    rules: tuple[TaxRule, ...]
    bases: Sequence[int]
    taxes: Sequence[int]
    """Base and amount of each rule."""
    net: int
    gross: int
    discount: int
    offered: Offered


def price_basket(basket: Basket, offers: Offers = NO_OFFERS, shopper: Shopper = NOBODY) -> BasketPrice:
    """Every line with its amounts and taxes."""
    amounts, offered = line_amounts(basket, offers, shopper)
    taxed, rules = tax_lines(amounts, basket.policy, basket.steps_per_whole)
    bases, taxes = [0] * len(rules), [0] * len(rules)
    for line in taxed:
        for place, base, tax in zip(line.places, line.bases, line.taxes, strict=True):
            bases[place] += base
            taxes[place] += tax
    net, gross = sum([line.net for line in taxed]), sum([line.gross for line in taxed])
    discount = sum([amount.line.sign * (amount.regular - amount.charged) for amount in amounts])
    discount += sum([line.exempted for line in taxed])
    assert net + sum(taxes) == gross
    return BasketPrice(amounts, taxed, rules, bases, taxes, net, gross, discount, offered)


def price_sale(sale: Sale) -> PricedSale:
    """Every live line with its amounts, and the sale's figures, which are the sums of its lines'."""
    live = sale.live_lines
    lines = lines_to_price(live)
    price = price_basket(basket_of(sale, lines))
    currency = sale.currency
    names = {f"promotion:{taken.promotion_id}": taken.name for taken in sale.taken}
    priced = PricedSale(
        sale=sale,
        lines=tuple(
            _priced(line, amount, taxed, price.rules, names, currency)
            for line, amount, taxed in zip(lines, price.amounts, price.taxed, strict=True)
        ),
        taxes=tuple(
            TaxTotal(rule, Money(base, currency), Money(tax, currency))
            for rule, base, tax in zip(price.rules, price.bases, price.taxes, strict=True)
        ),
        net=Money(price.net, currency),
        tax=Money(price.gross - price.net, currency),
        gross=Money(price.gross, currency),
        discount=Money(price.discount, currency),
    )
    return priced if len(lines) == len(live) else with_returned(priced, live)


def lines_to_price(lines: Sequence[SaleLine]) -> Sequence[SaleLine]:
    """All but goods that come back of a known sale: what was paid for those is known to the cent."""
    return [line for line in lines if line.origin is None] if any(line.origin for line in lines) else lines


def basket_of(sale: Sale, lines: Sequence[SaleLine]) -> Basket:
    """These lines of the sale as pricing sees them."""
    return Basket(
        lines=tuple(_basket_line(line, is_exempt=sale.exemption is not None) for line in lines),
        policy=sale.policy,
        steps_per_whole=Fraction(10 ** currency_exponent(sale.currency)),
        modifiers=sale.modifiers,
        taken=_taken(sale, lines) if sale.taken else (),
    )


def _taken(sale: Sale, lines: Sequence[SaleLine]) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    """What the sale's promotions took, by the places of these lines."""
    places = {line.line_id: place for place, line in enumerate(lines)}
    return tuple(
        (
            f"promotion:{taken.promotion_id}",
            tuple((places[line_id], off) for line_id, off in taken.shares if line_id in places),
        )
        for taken in sale.taken
    )


def unit_count(line: SaleLine) -> int:
    """How many units of the line can be told apart: its whole pieces; what is measured or fractional is one."""
    micro = line.quantity.micro
    return micro // MICRO if line.item.unit is _PIECE and micro % MICRO == 0 else 1


def unit_shares(line: PricedLine) -> tuple[Money, ...]:
    """What each unit of the line costs in the end, adding up to its gross; a measured quantity is one entry."""
    currency = line.gross.currency
    return tuple(Money(part, currency) for part in split_evenly(line.gross.minor, unit_count(line.line)))


def _basket_line(line: SaleLine, *, is_exempt: bool) -> BasketLine:
    item = line.item
    return BasketLine(
        key=str(line.line_id),
        micro=line.quantity.micro,
        unit_price=line.regular_price.as_integer_ratio(),
        taxes=exempted(item.taxes) if is_exempt else item.taxes,
        unit_count=unit_count(line),
        sign=-1 if line.direction is _RETURN else 1,
        modifiers=line.modifiers,
        label_steps=None if line.label_amount is None else line.label_amount.minor,
        product=item.sku,
        groups=item.promotion_groups,
        is_on_sale=item.details.is_on_sale,
        takes_discounts=item.details.takes_discounts,
        takes_promotions=line.gift_of is None and not (line.modifiers and line.is_at_web_price),
    )


def _priced(
    line: SaleLine,
    amount: LineAmount,
    taxed: TaxedLine,
    rules: Sequence[TaxRule],
    names: Mapping[str, str],
    currency: str,
) -> PricedLine:
    sign = amount.line.sign
    return PricedLine(
        line=line,
        regular=Money(sign * amount.regular, currency),
        discount=Money(sign * (amount.regular - amount.charged) + taxed.exempted, currency),
        net=Money(taxed.net, currency),
        gross=Money(taxed.gross, currency),
        taxes=tuple(
            TaxShare(rules[place].tax_id, Money(base, currency), Money(tax, currency))
            for place, base, tax in zip(taxed.places, taxed.bases, taxed.taxes, strict=True)
        ),
        modifiers=tuple(
            AppliedModifier(change.source, Money(sign * change.steps, currency), names.get(change.source, ""))
            for change in amount.changes
        )
        + ((AppliedModifier(EXEMPT, Money(-taxed.exempted, currency)),) if taxed.exempted else ()),
        rules=tuple(rules[place] for place in taxed.places),
    )
