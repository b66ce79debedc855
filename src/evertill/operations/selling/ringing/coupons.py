"""Coupons: a code that a promotion asks for, scanned or typed like an item."""

from dataclasses import replace

from evertill.domain.pricing.offers import is_in_scope
from evertill.domain.promotions.promotion import Promotion
from evertill.domain.selling.sale import Sale
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.offer_sale import offered, shopper_of
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.outcomes import CodeRefused, CouponTaken
from evertill.operations.selling.sale.rung_sale import rung_sale
from evertill.ports.journal import UnitOfWork


def take_coupon(unit: UnitOfWork, counter: Counter, code: str) -> CouponTaken | CodeRefused | None:
    """Put the coupon on the sale; None when no promotion knows the code."""
    known = [promotion for promotion in counter.promotions.offers().promotions if promotion.scope.coupon == code]
    if not known:
        return None
    name = known[0].name or code
    sale = unit.open_sale()
    if sale is None or not sale.live_lines:
        return CodeRefused(f"{name} is a coupon, so it was not used yet; scan the goods first, then the coupon.")
    if sale.is_part_paid:
        return CodeRefused(f"Part of this sale is paid, so the coupon {name} was not used; give the money back first.")
    if code in sale.coupons:
        return CodeRefused(f"The coupon {name} is on this sale already, so it was not used again.")
    at = moment(unit, counter)
    with_coupon = replace(sale, coupons=(*sale.coupons, code))
    if not any(is_in_scope(promotion.scope, shopper_of(unit, with_coupon, at)) for promotion in known):
        return CodeRefused(f"The coupon {name} does not hold here or today, so it was not used; tell the customer.")
    after = offered(unit, counter, with_coupon, at)
    keep_edit(unit, counter, before=sale, after=after, at=at)
    return CouponTaken(rung_sale(after, counter), name, is_used=_is_used(after, known))


def _is_used(sale: Sale, known: list[Promotion]) -> bool:
    """Whether it takes something off, or has a gift to give."""
    used = {*sale.taken_ids, *(gift.promotion_id for gift in sale.gifts)}
    return any(promotion.promotion_id in used for promotion in known)
