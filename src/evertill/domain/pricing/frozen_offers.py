"""The promotions of a sale as its body keeps them, with what each line cost before them and the breaks of its price:
written when the sale is closed, read when goods come back. The rules are written out whole, so that any till can try
them without a link."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from evertill.domain.policy.store_policy import DiscountSpread, PricingPolicy
from evertill.domain.pricing.offers import Offers, Shopper, ready_offers
from evertill.domain.promotions.offer_rules import OfferRules
from evertill.domain.promotions.promotion_content import promotion_content
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.selling.price_breaks import GradedPrice, by_break, graded_content, graded_price, parse_graded
from evertill.domain.selling.priced import PricedLine, PricedSale
from evertill.domain.selling.sale import Direction, SaleLine
from evertill.domain.streams.json_reading import moment
from evertill.domain.taxes.tax import Keeps, TaxRounding
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """What promotions saw of one line that went out."""

    before: int
    """Minor units on its price's own side, after its own modifiers and before any promotion."""
    groups: tuple[str, ...] = ()
    is_on_sale: bool = False
    takes_discounts: bool = True
    takes_promotions: bool = True
    gift_of: str | None = None
    graded: GradedPrice | None = None
    """None where no quantity made it, or the like of it, cheaper."""


@dataclass(frozen=True, slots=True)
class FrozenOffers:
    """Everything by which the promotions of that sale can be tried again."""

    policy: PricingPolicy
    offers: Offers
    shopper: Shopper
    lines: Mapping[str, FrozenLine]
    took: Mapping[str, int]
    """What the promotions took off each line."""


def frozen_offers_json(priced: PricedSale) -> JsonObject:
    """The members that keep them; nothing where the shop pays back shares."""
    rules = priced.sale.rules
    if rules is None:
        return {}
    graded = by_break(priced.sale)
    lines = [_line_json(line, graded) for line in priced.lines if line.line.direction is Direction.SALE]
    return {"offer_rules": {**_rules_json(rules), "lines": lines}}


def _rules_json(rules: OfferRules) -> JsonObject:
    return {
        "channel": rules.channel,
        "shop": rules.shop,
        "at": None if rules.at is None else to_rfc3339(rules.at),
        "promotions": [promotion_content(promotion) for promotion in rules.promotions],
    }


def _line_json(priced: PricedLine, graded: AbstractSet[str]) -> JsonObject:
    line = priced.line
    own = priced.modifiers[: len(line.modifiers)]
    details = line.item.details
    flags = {
        "on_sale": details.is_on_sale,
        "no_discounts": not details.takes_discounts,
        "no_promotions": line.gift_of is not None or (bool(line.modifiers) and line.is_at_web_price),
    }
    groups: list[Json] = list(line.item.promotion_groups)
    return {
        "line": line.line_id,
        "before": priced.regular.minor + sum(applied.amount.minor for applied in own),
        **({"groups": groups} if groups else {}),
        **({} if line.gift_of is None else {"gift_of": line.gift_of}),
        **{name: True for name, holds in flags.items() if holds},
        **(_graded_json(line) if line.item.sku in graded else {}),
    }


def _graded_json(line: SaleLine) -> JsonObject:
    price = graded_price(line)
    return {} if price is None else {"graded": graded_content(price)}


def read_frozen_offers(body: JsonObject) -> FrozenOffers | None:
    """None where the sale keeps none, or such as this release cannot read: then shares are paid back."""
    try:
        return _read(body)
    except ValueError:
        return None


def _read(body: JsonObject) -> FrozenOffers | None:
    match body.get("offer_rules"):
        case {"promotions": list(promotions), "lines": list(lines), "at": at, "channel": channel, "shop": shop}:
            return FrozenOffers(
                policy=_policy(body.get("policy")),
                offers=ready_offers(parse_promotion(found, ("promotions", i)) for i, found in enumerate(promotions)),
                shopper=Shopper(
                    channel=channel if isinstance(channel, str) else None,
                    shop=shop if isinstance(shop, str) else None,
                    at=moment(at, ("at",)),
                    customer_groups=frozenset(_texts(body.get("customer_groups"))),
                    coupons=frozenset(_texts(body.get("coupons"))),
                ),
                lines=dict(map(_line, lines)),
                took=_took(body.get("promotions")),
            )
        case _:
            return None


def _policy(found: Json) -> PricingPolicy:
    match found:
        case {
            "tax_rounding": str(tax_rounding),
            "rounding": str(rounding),
            "keeps": str(keeps),
            "discount_spread": str(discount_spread),
        }:
            return PricingPolicy(
                TaxRounding(tax_rounding), Rounding(rounding), Keeps(keeps), DiscountSpread(discount_spread)
            )
        case _:
            raise ValueError("the policy of the sale cannot be read")


def _line(found: Json) -> tuple[str, FrozenLine]:
    match found:
        case {"line": int(line), "before": int(before)}:
            assert isinstance(found, Mapping)
            gift_of, graded = found.get("gift_of"), found.get("graded")
            return str(line), FrozenLine(
                before=before,
                groups=tuple(_texts(found.get("groups"))),
                is_on_sale=found.get("on_sale") is True,
                takes_discounts=found.get("no_discounts") is not True,
                takes_promotions=found.get("no_promotions") is not True,
                gift_of=gift_of if isinstance(gift_of, str) else None,
                graded=parse_graded(graded) if isinstance(graded, Mapping) else None,
            )
        case _:
            raise ValueError("a line of the sale's offers cannot be read")


def _took(promotions: Json) -> dict[str, int]:
    took: dict[str, int] = {}
    for promotion in promotions if isinstance(promotions, list) else ():
        shares = promotion.get("lines") if isinstance(promotion, dict) else None
        for share in shares if isinstance(shares, list) else ():
            match share:
                case [int(line), int(off)]:
                    took[str(line)] = took.get(str(line), 0) + off
                case _:
                    raise ValueError("what a promotion took cannot be read")
    return took


def _texts(found: Json) -> Sequence[str]:
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
