"""The promotions of an open sale: tried after each edit, and what they took kept on the sale, rule versions and all.

So a sale that is read back comes to the same, whatever became of the rules since.
"""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.pricing.gifts import GiftLine, gift_due, gift_shares
from evertill.domain.pricing.line_amounts import line_amounts
from evertill.domain.pricing.offers import NOTHING_OFFERED, Offered, Offers, Shopper, Verdict
from evertill.domain.pricing.pricing import basket_of, lines_to_price
from evertill.domain.promotions.gift_due import GiftDue
from evertill.domain.promotions.offer_rules import OfferRules
from evertill.domain.promotions.promotion import Promotion
from evertill.domain.selling.basket import LineAmount
from evertill.domain.selling.price_breaks import by_break
from evertill.domain.selling.sale import Direction, Sale, SaleLine, TakenPromotion


def with_offers(sale: Sale, offers: Offers, shopper: Shopper, *, keeps_rules: bool = False) -> Sale:
    """The sale with what these promotions take off it now, in place of what others took before; with their rules, where
    goods that come back are to be priced by them. Its lines are at the prices of their quantities already."""
    if not offers.promotions and not sale.taken and not sale.gifts:
        rules = _rules(offers, NOTHING_OFFERED, shopper) if keeps_rules and by_break(sale) else None
        return sale if rules == sale.rules else replace(sale, rules=rules)
    lines = lines_to_price(sale.live_lines)
    amounts, offered = line_amounts(basket_of(replace(sale, taken=()), lines), offers, shopper)
    taken = [_taken(promotion, shares, lines) for promotion, shares in offered.taken]
    gifts: tuple[GiftDue, ...] = ()
    if offered.gifts:
        as_gifts = [_gift_line(line, amount) for line, amount in zip(lines, amounts, strict=True)]
        given = [(gift.promotion, gift_shares(gift, as_gifts)) for gift in offered.gifts]
        taken += [_taken(promotion, shares, lines) for promotion, shares in given if shares]
        gifts = tuple(due for gift in offered.gifts if (due := gift_due(gift, as_gifts)) is not None)
    rules = _rules(offers, offered, shopper) if keeps_rules and (taken or by_break(sale)) else None
    return replace(sale, taken=tuple(taken), gifts=gifts, rules=rules)


def _taken(promotion: Promotion, shares: Sequence[tuple[int, int]], lines: Sequence[SaleLine]) -> TakenPromotion:
    return TakenPromotion(
        promotion_id=promotion.promotion_id,
        name=promotion.name or promotion.promotion_id,
        version=promotion.version,
        shares=tuple((lines[i].line_id, off) for i, off in shares),
    )


def _gift_line(line: SaleLine, amount: LineAmount) -> GiftLine | None:
    """None for goods that are no gift, or that come back."""
    if line.gift_of is None or line.direction is Direction.RETURN:
        return None
    own = sum(change.steps for change in amount.changes[: len(line.modifiers)])
    return GiftLine(line.gift_of, line.quantity.micro, amount.regular + own)


def _rules(offers: Offers, offered: Offered, shopper: Shopper) -> OfferRules:
    """Those that were for this sale and met any of its goods, whether or not they took something."""
    places = sorted(place for place, verdict in offered.verdicts.items() if verdict is not Verdict.NOT_FOR_THIS_SALE)
    promotions = tuple(offers.promotions[place] for place in places)
    return OfferRules(promotions, shopper.channel, shopper.shop, shopper.at)
