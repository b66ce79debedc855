"""The promotions of an open sale: tried after each edit, and what they took kept on the sale, rule versions and all.

So a sale that is read back comes to the same, whatever became of the rules since.
"""

from dataclasses import replace

from evertill.domain.line_amounts import line_amounts
from evertill.domain.offer_rules import OfferRules
from evertill.domain.offers import Offered, Offers, Shopper, Verdict
from evertill.domain.pricing import basket_of, lines_to_price
from evertill.domain.sale import Sale, TakenPromotion


def with_offers(sale: Sale, offers: Offers, shopper: Shopper, *, keeps_rules: bool = False) -> Sale:
    """The sale with what these promotions take off it now, in place of what others took before; with their rules, where
    goods that come back are to be priced by them."""
    if not offers.promotions and not sale.taken:
        return sale
    lines = lines_to_price(sale.live_lines)
    _, offered = line_amounts(basket_of(replace(sale, taken=()), lines), offers, shopper)
    return replace(
        sale,
        taken=tuple(
            TakenPromotion(
                promotion_id=promotion.promotion_id,
                name=promotion.name or promotion.promotion_id,
                version=promotion.version,
                shares=tuple((lines[i].line_id, off) for i, off in shares),
            )
            for promotion, shares in offered.taken
        ),
        rules=_rules(offers, offered, shopper) if keeps_rules and offered.taken else None,
    )


def _rules(offers: Offers, offered: Offered, shopper: Shopper) -> OfferRules:
    """Those that were for this sale and met any of its goods, whether or not they took something."""
    places = sorted(place for place, verdict in offered.verdicts.items() if verdict is not Verdict.NOT_FOR_THIS_SALE)
    promotions = tuple(offers.promotions[place] for place in places)
    return OfferRules(promotions, shopper.channel, shopper.shop, shopper.at)
