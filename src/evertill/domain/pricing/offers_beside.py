"""Promotions that meet a line of a sale and take nothing off it, with what became of each: why another price is not
charged."""

from collections.abc import Mapping
from dataclasses import replace

from evertill.domain.pricing.line_amounts import line_amounts
from evertill.domain.pricing.offers import Offers, Shopper, Verdict, matching_lines
from evertill.domain.pricing.pricing import basket_of, lines_to_price
from evertill.domain.selling.sale import Sale
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class OfferBeside:
    """One promotion that a customer may ask about."""

    name: str
    verdict: Verdict
    """`APPLIED` where it took something off other goods of the sale."""
    winner: str = ""
    """The promotion that took something off the line instead; empty where none did."""


def offers_beside(sale: Sale, line_id: int, offers: Offers, shopper: Shopper) -> tuple[OfferBeside, ...]:
    """Those, in the order in which they are tried; those for other places, times and customers come last."""
    lines = lines_to_price(sale.live_lines)
    at = next((i for i, line in enumerate(lines) if line.line_id == line_id), None)
    if at is None or not offers.promotions:
        return ()
    basket = basket_of(replace(sale, taken=()), lines)
    line = basket.lines[at]
    if not (line.takes_discounts and line.takes_promotions):
        return ()
    offered = line_amounts(basket, offers, shopper)[1]
    taking = [promotion for promotion, shares in offered.taken if any(i == at and off for i, off in shares)]
    winner = taking[0].name or taking[0].promotion_id if taking else ""
    taken = {promotion.promotion_id for promotion in taking}
    places = sorted({matcher // 2 for matcher in matching_lines(offers, basket.lines, [at])})
    beside = [
        OfferBeside(one.name or one.promotion_id, offered.verdicts[place], winner)
        for place in places
        if place in offered.verdicts and (one := offers.promotions[place]).promotion_id not in taken
    ]
    return tuple(sorted(beside, key=lambda one: _LAST.get(one.verdict, 0)))


_LAST: Mapping[Verdict, int] = {Verdict.NOT_FOR_THIS_SALE: 1}
