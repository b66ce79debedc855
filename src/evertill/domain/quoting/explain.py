"""Why a quote comes to what it does, in sentences for the person who reads it."""

from collections.abc import Sequence

from evertill.domain.pricing.offers import Offers, Verdict, is_in_scope
from evertill.domain.pricing.pricing import BasketPrice
from evertill.domain.promotions.promotion import Promotion
from evertill.domain.quoting.figures import Payment, Printer, quantity_text
from evertill.domain.quoting.request import Request
from evertill.domain.taxes.tax import Keeps, TaxRounding

_WHY_NOT = {
    Verdict.NOT_FOR_THIS_SALE: "not for this place, time or customer, or its coupon was not shown",
    Verdict.NOTHING_MATCHES: "no goods it is for are on the sale, or others closed them",
    Verdict.CONDITION_NOT_MET: "its condition is not met",
    Verdict.TAKES_NOTHING: "it would take nothing off",
    Verdict.ANOTHER_IS_BETTER: "another of the best-of promotions takes off more",
}
_WHERE = {
    TaxRounding.LINE: "rounded on each line",
    TaxRounding.RATE_TOTAL: "rounded once over the document and shared over its lines",
    TaxRounding.DOCUMENT: "rounded once together with all other taxes and shared over the lines",
}


def explained(request: Request, price: BasketPrice, payment: Payment, printer: Printer) -> list[str]:
    """Line by line, then the promotions, the taxes and the coins."""
    told: list[str] = []
    for name, amount, unit_price in zip(request.names, price.amounts, request.prices, strict=True):
        line, text, sign = amount.line, printer.text, amount.line.sign
        back = "" if sign > 0 else "-"
        told.append(f"Line {name}: {back}{quantity_text(line.micro)} x {unit_price} = {text(sign * amount.regular)}")
        told += [f"Line {name}: {change.source} {text(sign * change.steps)}" for change in amount.changes]
    told += _promotions(request.offers, request, price, printer)
    told += _taxes(request, price, printer)
    if payment.settlement.rounding.minor:
        told.append(f"Cash rounding: {payment.text(payment.settlement.rounding)}")
    return told


def _promotions(offers: Offers, request: Request, price: BasketPrice, printer: Printer) -> list[str]:
    taken = {promotion.promotion_id: shares for promotion, shares in price.offered.taken}
    told = []
    for place, promotion in enumerate(offers.promotions):
        verdict = price.offered.verdicts.get(place, Verdict.NOTHING_MATCHES)
        if verdict is Verdict.NOTHING_MATCHES and not is_in_scope(promotion.scope, request.shopper):
            verdict = Verdict.NOT_FOR_THIS_SALE
        name = _named(promotion)
        if verdict is not Verdict.APPLIED:
            told.append(f"{name}: not applied, {_WHY_NOT[verdict]}")
            continue
        shares: Sequence[tuple[int, int]] = taken.get(promotion.promotion_id, ())
        off = printer.text(sum(off for _, off in shares))
        keys = ", ".join(request.names[i] for i, _ in shares)
        told.append(f"{name}: {off} off, on line {keys}" if shares else f"{name}: adds its gift")
    return told


def _named(promotion: Promotion) -> str:
    return f"Promotion {promotion.promotion_id}" + (f" ({promotion.name})" if promotion.name else "")


def _taxes(request: Request, price: BasketPrice, printer: Printer) -> list[str]:
    policy = request.basket.policy
    stays = "the gross stays" if policy.keeps is Keeps.GROSS else "the nets of the lines stay"
    how = f"{_WHERE[policy.tax_rounding]} ({policy.rounding}); {stays}"
    return [
        f"Tax {rule.tax_id}: {printer.text(tax)} on {printer.text(base)}, {how}"
        for rule, base, tax in zip(price.rules, price.bases, price.taxes, strict=True)
    ]
