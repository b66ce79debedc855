"""The promotions of an open sale: tried after each edit, and what they took kept on the sale, rule versions and all.

So a sale that is read back comes to the same, whatever became of the rules since.
"""

from dataclasses import replace

from evertill.domain.line_amounts import line_amounts
from evertill.domain.offers import Offers, Shopper
from evertill.domain.pricing import basket_of, lines_to_price
from evertill.domain.sale import Sale, TakenPromotion


def with_offers(sale: Sale, offers: Offers, shopper: Shopper) -> Sale:
    """The sale with what these promotions take off it now, in place of what others took before."""
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
    )
