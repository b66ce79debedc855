"""Goods that come back of a sale with promotions or quantity breaks, where the shop prices anew what a customer keeps:
the breaks and promotions of that day are tried again on it. Paid back is what was paid, less what the rest costs, less
what was paid back before; never less than nothing, and once all is back exactly what was paid. Amounts withheld go by
the taxes of the goods that cost more, and are shared over the lines that come back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from evertill.domain.pricing.frozen_offers import FrozenOffers
from evertill.domain.pricing.gifts import GiftLine, gift_shares
from evertill.domain.pricing.offers_on_sale import offers_on
from evertill.domain.pricing.tax_amounts import tax_lines
from evertill.domain.returns.kept_goods import KeptGoods, kept_goods
from evertill.domain.returns.original_sale import OriginalSale, origin_of, part_of
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.basket import Basket, BasketLine, LineAmount
from evertill.domain.selling.origin import Origin, OriginTax, Span
from evertill.domain.selling.withheld import NOTHING_WITHHELD, OFFERS_ANEW, Withheld, sum_of
from evertill.domain.taxes.tax import TaxRule
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.money import currency_exponent, split_whole
from evertill.kernel.quantity import MICRO


def re_evaluated(sale: OriginalSale, came_back: CameBack, back: Sequence[Origin]) -> tuple[Origin, ...]:
    """These units, which come back together after all that did before, with what of their price is withheld.

    As they are where the sale keeps no rules, or its rules do not give what it says they took.
    """
    offers = sale.offers
    if offers is None or not back or _off(sale, offers, kept_goods(sale, offers, {})) != _took(sale, offers):
        return tuple(back)
    spans: dict[str, list[Span]] = {line: list(found) for line, found in came_back.spans.items()}
    for origin in back:
        spans.setdefault(origin.line, []).extend(origin.spans)
    due = _dearer(sale, offers, spans) + -sum_of(came_back.withheld.values())
    if kept_goods(sale, offers, spans):
        # Once nothing is kept, what is due settles all earlier returns.
        due = due.at_most(sum(map(_worth, back)))
    return tuple(_less(origin, part, sale.rules) for origin, part in zip(back, _shared(due, back), strict=True))


def _off(sale: OriginalSale, offers: FrozenOffers, kept: Sequence[KeptGoods]) -> list[int]:
    """What the promotions take off each of these."""
    basket = Basket(
        lines=tuple(map(_basket_line, kept)),
        policy=offers.policy,
        steps_per_whole=Fraction(10 ** currency_exponent(sale.currency)),
    )
    off = [0] * len(kept)
    offered = offers_on(basket, [one.before for one in kept], offers.offers, offers.shopper)
    gifts = [gift_shares(gift, [_gift_line(one) for one in kept]) for gift in offered.gifts]
    for shares in (*(shares for _, shares in offered.taken), *gifts):
        for i, share in shares:
            off[i] += share
    return off


def _gift_line(kept: KeptGoods) -> GiftLine | None:
    gift_of = kept.frozen.gift_of
    return None if gift_of is None else GiftLine(gift_of, kept.micro, kept.before)


def _took(sale: OriginalSale, offers: FrozenOffers) -> list[int]:
    return [offers.took.get(one.line.line, 0) for one in kept_goods(sale, offers, {})]


def _basket_line(kept: KeptGoods) -> BasketLine:
    line, micro = kept.line, kept.micro
    return BasketLine(
        key=line.line,
        micro=micro,
        unit_price=(0, 1),
        taxes=tuple(tax.rule for tax in line.taxes),
        unit_count=1 if line.is_measured else micro // MICRO,
        label_steps=kept.before,
        product=line.sku,
        groups=kept.frozen.groups,
        is_on_sale=kept.frozen.is_on_sale,
        takes_discounts=kept.frozen.takes_discounts,
        takes_promotions=kept.frozen.takes_promotions,
    )


def _dearer(sale: OriginalSale, offers: FrozenOffers, back: Mapping[str, Sequence[Span]]) -> Withheld:
    """How much more what is kept costs than was paid for it, by its taxes."""
    kept = kept_goods(sale, offers, back)
    paid = [origin_of(sale, one.line, one.spans) for one in kept]
    costs = [
        LineAmount(_basket_line(one), charged, charged)
        for one, charged in zip(kept, _charged(sale, offers, kept), strict=True)
    ]
    # Where no price is another, a cent that taxes would round otherwise is no reason to withhold it.
    if all(cost.charged == _own_side(origin) for cost, origin in zip(costs, paid, strict=True)):
        return NOTHING_WITHHELD
    taxed, rules = tax_lines(costs, offers.policy, Fraction(10 ** currency_exponent(sale.currency)))
    places = [_place(rule, sale.rules) for rule in rules]
    now = [
        Withheld(
            line.gross,
            tuple(zip((places[place] for place in line.places), line.bases, line.taxes, strict=True)),
        )
        for line in taxed
    ]
    return sum_of(now) + -sum_of(_as_withheld(origin, sale.rules) for origin in paid)


def _place(rule: TaxRule, rules: Sequence[TaxRule]) -> int:
    """The rule's place on the sale; one that a lower price frees goods of stands for the tax of its id."""
    if rule in rules:
        return rules.index(rule)
    return next(place for place, other in enumerate(rules) if other.tax_id == rule.tax_id)


def _charged(sale: OriginalSale, offers: FrozenOffers, kept: Sequence[KeptGoods]) -> list[int]:
    """What each costs now on its price's own side; what came off the whole sale by hand stays with its units."""
    charged = []
    for one, off in zip(kept, _off(sale, offers, kept), strict=True):
        line = one.line
        whole = line.regular + sum(amount for source, amount in line.modifiers if source != EXEMPT)
        after = whole - one.frozen.before + offers.took.get(line.line, 0)
        charged.append(max(0, one.before - off + part_of(line, after, one.spans)))
    return charged


def _own_side(paid: Origin) -> int:
    return paid.regular + sum(amount for source, amount in paid.modifiers if source != EXEMPT)


def _as_withheld(origin: Origin, rules: Sequence[TaxRule]) -> Withheld:
    return Withheld(origin.gross, tuple((rules.index(tax.rule), tax.base, tax.amount) for tax in origin.taxes))


def _shared(due: Withheld, back: Sequence[Origin]) -> list[Withheld]:
    """By what they are worth; goods that cost nothing share evenly."""
    weights = [_worth(origin) for origin in back]
    if not any(weights):
        weights = [1] * len(back)
    taxes = [
        [(place, *shares) for shares in zip(split_whole(base, weights), split_whole(amount, weights), strict=True)]
        for place, base, amount in due.taxes
    ]
    return [
        Withheld(gross, tuple(of_tax[i] for of_tax in taxes)) for i, gross in enumerate(split_whole(due.gross, weights))
    ]


def _worth(origin: Origin) -> int:
    """A fixed tax in a price that is lower still may leave less than nothing."""
    return max(0, origin.gross)


def _less(origin: Origin, withheld: Withheld, rules: Sequence[TaxRule]) -> Origin:
    """The units for so much less; taxes of other goods may be among what is withheld."""
    taxes = {tax.rule: tax for tax in origin.taxes}
    excluded = origin.excluded
    for place, base, amount in withheld.taxes:
        rule = rules[place]
        was = taxes.get(rule, OriginTax(rule, 0, 0))
        taxes[rule] = OriginTax(rule, was.base - base, was.amount - amount)
        excluded -= 0 if rule.is_included else amount
    gross = origin.gross - withheld.gross
    discount = origin.regular - (gross - excluded)
    change = origin.discount - discount
    return replace(
        origin,
        discount=discount,
        net=gross - sum(tax.amount for tax in taxes.values()),
        gross=gross,
        taxes=tuple(taxes.values()),
        modifiers=(*origin.modifiers, (OFFERS_ANEW, change)) if change else origin.modifiers,
        excluded=excluded,
        withheld=withheld,
    )
