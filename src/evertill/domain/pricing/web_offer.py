"""What the web charges for a line of the sale, and why that is another price than the till's.

By the same engine as the sale itself: the line alone, at the web's list price, under the web's promotions. The causes
add up to the difference, to the minor unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from evertill.domain.goods.catalogue import ListedPrice
from evertill.domain.goods.item_options import added_by
from evertill.domain.pricing.line_amounts import line_amounts, regular_steps
from evertill.domain.pricing.offers import Offered, Offers, Shopper, Verdict, is_in_scope
from evertill.domain.pricing.pricing import basket_of
from evertill.domain.promotions.promotion import Promotion, RewardKind
from evertill.domain.selling.hand_discount import HAND, WHOLE
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass

_OFFER = "promotion:"
_DIGITS = Context(prec=60)
_DECIMALS_MORE = 24
"""So many decimals beyond the currency's are tried for the unit price of an amount that does not come out even."""


class WhyOther(StrEnum):
    """A cause of the difference."""

    WEB_LIST = "web_list"
    """The web has a price list of its own for it."""
    STORE_LIST = "store_list"
    """The shop or the customer has one, and the web has not."""
    CHANGED = "changed"
    """The price has changed since the line was rung."""
    KEYED = "keyed"
    """The till's price was keyed or stood on a label."""
    ONLINE_OFFER = "online_offer"
    """An offer that does not hold here."""
    QUANTITY_BREAK = "quantity_break"
    """A price from this quantity on."""
    OFFER_APART = "offer_apart"
    """An offer that holds in both places, and takes another amount off this line among the others of the sale."""
    STORE_OFFER = "store_offer"
    """An offer that does not hold on the web."""
    BY_HAND = "by_hand"
    """Somebody at the till changed it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One part of the difference."""

    why: WhyOther
    name: str
    """Of the list, the offer or the reason."""
    minor: int
    """What it does to the web's amount beside ours, in minor units; below zero: the web is cheaper by it."""
    until: datetime | None = None
    """When it ends on the web."""


@dataclass(frozen=True, slots=True)
class NearOffer:
    """An offer of the web for this article that takes nothing off the line."""

    name: str
    from_micro: int | None = None
    """How much of it is asked for, where it is a matter of quantity."""
    until: datetime | None = None
    is_gift: bool = False
    """It holds for the line as it is, and adds other goods at nothing."""


@dataclass(frozen=True, slots=True)
class WebPrice:
    """The web's price of one line beside the till's, both on the price's own side."""

    listed: ListedPrice
    regular: Money
    """Quantity x the web's list price."""
    charged: Money
    """The same after the web's offers."""
    ours: Money
    """What the line costs at the till as it stands."""
    unit_price: Decimal
    """Charged for each unit, the line comes to `charged`."""
    causes: tuple[Cause, ...]
    near: tuple[NearOffer, ...] = ()

    @property
    def is_cheaper(self) -> bool:
        """Whether the web asks less than the till."""
        return self.charged.minor < self.ours.minor


@dataclass(frozen=True, slots=True)
class WebTerms:
    """By what both sides are priced."""

    web_list: ListedPrice
    store_list: ListedPrice | None
    offers: Offers
    web: Shopper
    here: Shopper


def has_web_price(line: SaleLine) -> bool:
    """Whether the line could be bought on the web at all: goods going out, not a card, nor paid with an order."""
    return line.direction is Direction.SALE and line.sells is None and line.order_line is None


def web_price(sale: Sale, priced: PricedLine, terms: WebTerms) -> WebPrice:
    """What the web charges for the line, and why it is not what the till charges."""
    line = priced.line
    assert has_web_price(line)
    each = max(Decimal(0), terms.web_list.unit_price + added_by(line.options))
    bought = replace(line, regular_price=each, modifiers=(), label_amount=None)
    basket = basket_of(replace(sale, lines=(bought,), modifiers=(), taken=()), (bought,))
    (amount,), offered = line_amounts(basket, terms.offers, terms.web)
    taken = {change.source: change.steps for change in amount.changes}
    currency = sale.currency
    causes = [*_of_lists(line, amount.regular - priced.regular.minor, terms), *_of_offers(priced, taken, terms)]
    causes += [
        Cause(WhyOther.BY_HAND, applied.source.removeprefix(HAND), -applied.amount.minor)
        for applied in priced.modifiers
        if not applied.source.startswith(_OFFER) and applied.amount.minor
    ]
    found = WebPrice(
        listed=terms.web_list,
        regular=Money(amount.regular, currency),
        charged=Money(amount.charged, currency),
        ours=priced.regular - priced.discount,
        unit_price=each if not amount.changes else _unit_price(sale, line, amount.charged),
        causes=tuple(causes),
        near=tuple(_near(line, offered, terms.offers)),
    )
    assert found.ours.minor + sum(cause.minor for cause in causes) == found.charged.minor
    return found


def below_listed(line: SaleLine, unit_price: Decimal) -> int:
    """How far a price is below the listed one, in hundredths of a percent, rounded up."""
    if unit_price >= line.regular_price:
        return 0
    return ceil((1 - Fraction(unit_price) / Fraction(line.regular_price)) * WHOLE)


def amount_below_listed(line: SaleLine, unit_price: Decimal) -> int:
    """How far the whole line is below what it costs by the listed price, in minor units, rounded up."""
    if unit_price >= line.regular_price:
        return 0
    each = Fraction(line.regular_price) - Fraction(unit_price)
    steps = Fraction(10 ** currency_exponent(line.item.currency))
    return ceil(each * line.quantity.micro / MICRO * steps)


def honoured(line: SaleLine, unit_price: Decimal, reason: str) -> SaleLine:
    """The line at this price of the web; the listed price stays beside it, and a discount by hand on the line goes, for
    the web's price is what the customer asked for."""
    return replace(line, modifiers=(PriceModifier(ModifierKind.PRICE, unit_price, f"{HAND}{reason}"),))


def _of_lists(line: SaleLine, minor: int, terms: WebTerms) -> Iterator[Cause]:
    if not minor:
        return
    web, store = terms.web_list, terms.store_list
    if line.label_amount is not None or line.item.is_open_price:
        yield Cause(WhyOther.KEYED, "", minor)
    elif store is None or web.price_list == store.price_list:
        yield Cause(WhyOther.CHANGED, "", minor, web.valid_to)
    elif web.is_default:
        yield Cause(WhyOther.STORE_LIST, store.price_list, minor)
    else:
        yield Cause(WhyOther.WEB_LIST, web.price_list, minor, web.valid_to)


def _of_offers(priced: PricedLine, taken: Mapping[str, int], terms: WebTerms) -> Iterator[Cause]:
    """What each offer takes off on the web beyond what it takes off here."""
    here = {applied.source: applied for applied in priced.modifiers if applied.source.startswith(_OFFER)}
    known = {f"{_OFFER}{promotion.promotion_id}": promotion for promotion in terms.offers.promotions}
    for source in dict.fromkeys((*taken, *here)):
        ours = here[source].amount.minor if source in here else 0
        minor = taken.get(source, 0) - ours
        if minor:
            promotion = known.get(source)
            if promotion is None:
                # It ended while it stood on the sale, or a newer copy has lost it.
                yield Cause(WhyOther.STORE_OFFER, here[source].name, minor)
            else:
                until = promotion.scope.valid_to if source in taken else None
                yield Cause(_why(promotion, terms), _name(promotion), minor, until)


def _why(promotion: Promotion, terms: WebTerms) -> WhyOther:
    if not is_in_scope(promotion.scope, terms.here):
        return WhyOther.ONLINE_OFFER
    if not is_in_scope(promotion.scope, terms.web):
        return WhyOther.STORE_OFFER
    is_break = promotion.reward.kind is RewardKind.QUANTITY_BREAKS
    return WhyOther.QUANTITY_BREAK if is_break else WhyOther.OFFER_APART


def _near(line: SaleLine, offered: Offered, offers: Offers) -> Iterator[NearOffer]:
    """Offers for this article that ask for more than the line has, or give something else than a price."""
    for place, verdict in sorted(offered.verdicts.items()):
        promotion = offers.promotions[place]
        wanted = _wanted(promotion, line.quantity.micro)
        is_gift = promotion.reward.kind is RewardKind.GIFT
        if verdict is Verdict.CONDITION_NOT_MET or (verdict is Verdict.TAKES_NOTHING and wanted):
            yield NearOffer(_name(promotion), wanted, promotion.scope.valid_to)
        elif verdict is Verdict.APPLIED and is_gift:
            yield NearOffer(_name(promotion), None, promotion.scope.valid_to, is_gift=True)


def _wanted(promotion: Promotion, there: int) -> int | None:
    """The least quantity above what is there from which the offer gives something; None where that is not all."""
    reward = promotion.reward
    steps = [step.from_micro for step in reward.breaks]
    steps += [promotion.condition.min_quantity_micro, (reward.buy + reward.get) * MICRO]
    return min((step for step in steps if step > there), default=None)


def _name(promotion: Promotion) -> str:
    return promotion.name or promotion.promotion_id


def _unit_price(sale: Sale, line: SaleLine, charged: int) -> Decimal:
    """The shortest price of one unit by which the line comes to just this amount."""
    exponent = currency_exponent(sale.currency)
    exact = Fraction(charged, 10**exponent) * MICRO / line.quantity.micro
    whole = _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    tried = (
        whole.quantize(Decimal(1).scaleb(-decimals), rounding, _DIGITS)
        for decimals in range(exponent, exponent + _DECIMALS_MORE)
        for rounding in (ROUND_FLOOR, ROUND_CEILING)
    )
    return next(price for price in tried if _comes_to(sale, line, price) == charged)


def _comes_to(sale: Sale, line: SaleLine, unit_price: Decimal) -> int:
    priced = replace(line, regular_price=unit_price, modifiers=(), label_amount=None)
    basket = basket_of(replace(sale, modifiers=(), taken=()), (priced,))
    return regular_steps(basket.lines[0], basket)
