"""Goods that come back of a sale of which no more is known than its receipt's signed code says: not its lines.

They are worth what they cost today, all promotions of today counted; never more than the receipt came to, less what is
known to have come back of it.
"""

from dataclasses import replace

from evertill.domain.receipts.receipt_code import ReceiptClaim
from evertill.domain.selling.origin import Origin, OriginTax, code_line
from evertill.domain.selling.priced import PricedLine
from evertill.kernel.rounding import Rounding, round_ratio

RECEIPT_TOTAL = "receipt_total"
"""Why less is paid back than the goods cost: more was not paid by that receipt."""


def coded_origin(claim: ReceiptClaim, today: PricedLine, *, first_micro: int) -> Origin:
    """These goods, priced as sold today, as goods of that receipt; `first_micro` of the SKU came back here before."""
    line = today.line
    taxes = tuple(
        OriginTax(rule, share.base.minor, share.amount.minor)
        for rule, share in zip(line.item.taxes, today.taxes, strict=True)
    )
    return Origin(
        fact_id=claim.fact_id,
        line=code_line(line.item.sku),
        number=claim.number,
        spans=((first_micro, first_micro + line.quantity.micro),),
        regular=today.regular.minor,
        discount=today.discount.minor,
        net=today.net.minor,
        gross=today.gross.minor,
        taxes=taxes,
        modifiers=tuple((applied.source, applied.amount.minor) for applied in today.modifiers),
        excluded=sum(tax.amount for tax in taxes if not tax.rule.is_included),
    )


def capped(origin: Origin, most: int) -> Origin:
    """The same goods for at most so much; each tax keeps its share of what is left, rounded half up."""
    if origin.gross <= most:
        return origin
    assert most >= 0

    def part(amount: int) -> int:
        return round_ratio(amount * most, origin.gross, Rounding.HALF_UP)

    taxes = tuple(replace(tax, base=part(tax.base), amount=part(tax.amount)) for tax in origin.taxes)
    excluded = sum(tax.amount for tax in taxes if not tax.rule.is_included)
    discount = origin.regular - (most - excluded)
    return replace(
        origin,
        discount=discount,
        net=most - sum(tax.amount for tax in taxes),
        gross=most,
        taxes=taxes,
        modifiers=(*origin.modifiers, (RECEIPT_TOTAL, origin.discount - discount)),
        excluded=excluded,
    )
