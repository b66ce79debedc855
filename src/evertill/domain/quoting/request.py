"""The request of a quote: JSON read into a basket, the offers, the shopper, the tenders and the returns."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction

from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, DiscountSpread, PricingPolicy
from evertill.domain.pricing.offers import NO_OFFERS, Offers, Shopper, ready_offers
from evertill.domain.promotions.promotion_rows import Known, promotions_in
from evertill.domain.selling.basket import Basket, BasketLine
from evertill.domain.selling.sale import ModifierKind, PriceModifier
from evertill.domain.streams.json_reading import (
    BadPlace,
    Place,
    above_zero,
    decimal,
    entries,
    flag,
    members,
    micros,
    moment,
    name_text,
    names,
    one_of,
    text,
)
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.canonical import Json, plain_bytes
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass

_REQUEST = frozenset(
    "currency policy taxes lines modifiers promotions coupons customer_groups channel shop at tenders returns".split()
)
_POLICY = frozenset("tax_rounding rounding keeps order_discount_spread precision cash_rounding".split())
_CASH_ROUNDING = frozenset("increment rounding applies_to".split())
_TAX = frozenset("kind rate amount included compound in_base_of_next free_below only_excess exempt".split())
_LINE = frozenset("id product groups quantity unit_price taxes on_sale modifiers takes_discounts measured".split())
_MODIFIER = frozenset("kind value reason".split())
_TENDER = frozenset("kind amount".split())
_RETURN = frozenset("line quantity".split())
_UNIT_PRICE = frozenset({"unit_price"})
_NEEDED = frozenset({"currency", "lines"})
_MODIFIER_NEEDED = frozenset({"kind", "value"})
_TENDER_NEEDED = frozenset({"kind", "amount"})
_RETURN_NEEDED = frozenset({"line", "quantity"})
_INCREMENT = frozenset({"increment"})

_COIN_ROUNDINGS = frozenset({Rounding.HALF_UP, Rounding.HALF_DOWN, Rounding.UP, Rounding.DOWN})
_SALE_KINDS = frozenset({ModifierKind.PERCENT, ModifierKind.AMOUNT})
_NONE = Decimal(0)
_HUNDRED = Decimal(100)
_LARGEST_RATE = Decimal(1000)
_SMALLEST_PRECISION = Decimal("0.000000000001")
_LARGEST_PRECISION = Decimal(1_000_000)
UNITS_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Coins:
    """How cash is rounded, in whole currency units."""

    increment: Decimal
    rounding: Rounding
    scope: CashRoundingScope


@dataclass(frozen=True, slots=True)
class GivenTender:
    """Money in, or out when below zero."""

    kind: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WantedReturn:
    """Goods that come back of a line."""

    line: int
    """Its place among the lines."""
    quantity_micro: int
    at: Place
    is_measured: bool = False
    """The line was weighed or measured: any part of it comes back, also of a whole number of kilograms."""


@dataclass(frozen=True, slots=True)
class Request:
    """All that decides a quote."""

    currency: str
    basket: Basket
    precision: Decimal
    coins: Coins | None
    offers: Offers
    shopper: Shopper
    tenders: tuple[GivenTender, ...]
    returns: tuple[WantedReturn, ...]
    prices: tuple[str, ...]
    """Each line's unit price as it was written."""
    names: tuple[str, ...]
    """What each line is called in the answer; its key settles between equal goods, as its number does at a till."""


@dataclass(slots=True)
class Memory:
    """The promotions read last: a shop asks with the same ones again and again, and comparing costs less than reading.

    What changes here changes no answer.
    """

    written: bytes = b""
    offers: Offers = NO_OFFERS
    known: Known = field(default_factory=dict)


def read_request(found: Json, memory: Memory) -> Request:
    """The request in this JSON; BadPlace for the first member that cannot be."""
    content = members(found, (), _REQUEST, _NEEDED)
    currency = text(content["currency"], ("currency",))
    try:
        exponent = currency_exponent(currency)
    except SettingsFault as error:
        message = f"{currency[:40]!r} is no ISO 4217 currency code such as EUR."
        raise BadPlace(("currency",), message) from error
    policy_found = content.get("policy")
    members_of_policy = {} if policy_found is None else members(policy_found, ("policy",), _POLICY)
    precision = _precision(members_of_policy.get("precision"), exponent)
    lines, prices = _lines(content["lines"], _taxes(content.get("taxes")))
    basket = Basket(
        lines=lines,
        policy=_policy(members_of_policy),
        steps_per_whole=1 / Fraction(precision),
        modifiers=_modifiers(content.get("modifiers"), ("modifiers",), is_line=False),
    )
    return Request(
        currency=currency,
        basket=basket,
        precision=precision,
        coins=_coins(members_of_policy.get("cash_rounding"), ("policy", "cash_rounding")),
        offers=_offers(content.get("promotions"), memory),
        shopper=_shopper(content),
        tenders=_tenders(content.get("tenders")),
        returns=_returns(content.get("returns"), lines, content["lines"]),
        prices=prices,
        names=tuple(line.key for line in lines),
    )


def _offers(found: Json, memory: Memory) -> Offers:
    if found is None:
        return NO_OFFERS
    written = plain_bytes(found)
    if written != memory.written:
        memory.offers = ready_offers(promotions_in(found, ("promotions",), memory.known))
        memory.written = written
    return memory.offers


def _precision(found: Json, exponent: int) -> Decimal:
    if found is None:
        return Decimal(1).scaleb(-exponent)
    at = ("policy", "precision")
    precision = above_zero(found, at, most=_LARGEST_PRECISION)
    if precision < _SMALLEST_PRECISION:
        raise BadPlace(at, f"{found} is out of range: the finest precision is {_SMALLEST_PRECISION:f}.")
    return precision


def _policy(content: Mapping[str, Json]) -> PricingPolicy:
    spread = content.get("order_discount_spread")
    return PricingPolicy(
        tax_rounding=one_of(
            content.get("tax_rounding"), ("policy", "tax_rounding"), TaxRounding(TaxRounding.RATE_TOTAL)
        ),
        rounding=one_of(content.get("rounding"), ("policy", "rounding"), Rounding(Rounding.HALF_UP)),
        keeps=one_of(content.get("keeps"), ("policy", "keeps"), Keeps(Keeps.GROSS)),
        discount_spread=one_of(spread, ("policy", "order_discount_spread"), DiscountSpread(DiscountSpread.VALUE)),
    )


def _coins(found: Json, at: Place) -> Coins | None:
    if found is None:
        return None
    content = members(found, at, _CASH_ROUNDING, _INCREMENT)
    scope = content.get("applies_to")
    return Coins(
        increment=above_zero(content["increment"], (*at, "increment"), most=_LARGEST_PRECISION),
        rounding=one_of(content.get("rounding"), (*at, "rounding"), Rounding(Rounding.HALF_UP), _COIN_ROUNDINGS),
        scope=one_of(scope, (*at, "applies_to"), CashRoundingScope(CashRoundingScope.CASH_PART)),
    )


def _taxes(found: Json) -> Mapping[str, TaxRule]:
    if found is None:
        return {}
    known = frozenset(found) if isinstance(found, dict) else frozenset()
    entries_by_id = members(found, ("taxes",), known)
    return {tax_id: _tax(tax_id, entry, ("taxes", tax_id)) for tax_id, entry in entries_by_id.items()}


def _tax(tax_id: str, found: Json, at: Place) -> TaxRule:
    content = members(found, at, _TAX)
    kind = one_of(content.get("kind"), (*at, "kind"), TaxKind(TaxKind.PERCENT))
    name, other = ("amount", "rate") if kind is TaxKind.FIXED else ("rate", "amount")
    if content.get(other) is not None:
        raise BadPlace((*at, other), f"A {kind} tax has no {other}; its {name} is needed.")
    if content.get(name) is None:
        raise BadPlace((*at, name), f"The {name} of a {kind} tax is needed here.")
    most = {} if kind is TaxKind.FIXED else {"most": _LARGEST_RATE}
    below = content.get("free_below")
    only_excess = flag(content.get("only_excess"), (*at, "only_excess"), default=False)
    if only_excess and (below is None or kind is not TaxKind.PERCENT):
        raise BadPlace((*at, "only_excess"), "A tax on the excess alone is a percentage and has its free_below.")
    return TaxRule(
        tax_id=tax_id,
        rate=decimal(content[name], (*at, name), least=_NONE, **most),
        kind=kind,
        is_included=flag(content.get("included"), (*at, "included"), default=True),
        is_compound=flag(content.get("compound"), (*at, "compound"), default=False),
        in_base_of_next=flag(content.get("in_base_of_next"), (*at, "in_base_of_next"), default=False),
        free_below=None if below is None else decimal(below, (*at, "free_below"), least=_NONE),
        only_excess=only_excess,
        is_exempt=flag(content.get("exempt"), (*at, "exempt"), default=False),
    )


def _lines(found: Json, taxes: Mapping[str, TaxRule]) -> tuple[tuple[BasketLine, ...], tuple[str, ...]]:
    lines, prices, seen, units = [], [], set(), 0
    stacks: dict[tuple[str, ...], tuple[TaxRule, ...]] = {}
    for i, entry in enumerate(entries(found, ("lines",))):
        at = ("lines", i)
        content = members(entry, at, _LINE, _UNIT_PRICE)
        key = content.get("id")
        key = str(i + 1) if key is None else name_text(key, (*at, "id"))
        if key in seen:
            raise BadPlace((*at, "id"), f"Another line has the id {key[:40]!r}.")
        seen.add(key)
        lines.append(_line(key, content, at, _stack(content.get("taxes"), (*at, "taxes"), taxes, stacks)))
        prices.append(str(content["unit_price"]))
        units += lines[-1].unit_count
        if units > UNITS_MOST:
            raise BadPlace((*at, "quantity"), f"Up to here the lines have more than {UNITS_MOST} units.")
    return tuple(lines), tuple(prices)


def _line(key: str, content: Mapping[str, Json], at: Place, taxes: tuple[TaxRule, ...]) -> BasketLine:
    quantity, groups, product = content.get("quantity"), content.get("groups"), content.get("product")
    micro = MICRO if quantity is None else micros(quantity, (*at, "quantity"))
    price = decimal(content["unit_price"], (*at, "unit_price"), least=_NONE)
    size = abs(micro)
    modifiers = content.get("modifiers")
    is_one = size % MICRO or flag(content.get("measured"), (*at, "measured"), default=False)
    return BasketLine(
        key=key,
        micro=size,
        unit_price=price.as_integer_ratio(),
        taxes=taxes,
        unit_count=1 if is_one else size // MICRO,
        sign=1 if micro > 0 else -1,
        modifiers=() if modifiers is None else _modifiers(modifiers, (*at, "modifiers"), is_line=True),
        product="" if product is None else text(product, (*at, "product")),
        groups=() if groups is None else tuple(sorted(names(groups, (*at, "groups")))),
        is_on_sale=flag(content.get("on_sale"), (*at, "on_sale"), default=False),
        takes_discounts=flag(content.get("takes_discounts"), (*at, "takes_discounts"), default=True),
    )


def _stack(
    found: Json, at: Place, taxes: Mapping[str, TaxRule], stacks: dict[tuple[str, ...], tuple[TaxRule, ...]]
) -> tuple[TaxRule, ...]:
    """The line's rules; one tuple for all lines that have the same."""
    if found is None:
        return ()
    ids = tuple(text(tax_id, (*at, i)) for i, tax_id in enumerate(entries(found, at)))
    known = stacks.get(ids)
    if known is not None:
        return known
    for i, tax_id in enumerate(ids):
        if tax_id not in taxes:
            raise BadPlace((*at, i), f"There is no tax {tax_id[:40]!r} among the taxes.")
        if tax_id in ids[:i]:
            raise BadPlace((*at, i), f"The tax {tax_id[:40]!r} stands here twice.")
    stacks[ids] = tuple(taxes[tax_id] for tax_id in ids)
    return stacks[ids]


def _modifiers(found: Json, at: Place, *, is_line: bool) -> tuple[PriceModifier, ...]:
    if found is None:
        return ()
    return tuple(_modifier(entry, (*at, i), is_line=is_line) for i, entry in enumerate(entries(found, at)))


def _modifier(found: Json, at: Place, *, is_line: bool) -> PriceModifier:
    content = members(found, at, _MODIFIER, _MODIFIER_NEEDED)
    kind = one_of(content["kind"], (*at, "kind"), ModifierKind(ModifierKind.PERCENT), None if is_line else _SALE_KINDS)
    value_at, reason = (*at, "value"), content.get("reason")
    if kind is ModifierKind.PERCENT:
        value = decimal(content["value"], value_at, least=_NONE, most=_HUNDRED)
    else:
        value = decimal(content["value"], value_at, least=_NONE)
    told = "" if reason is None else text(reason, (*at, "reason"))
    return PriceModifier(kind, value, f"manual:{told}" if told else "manual:")


def _shopper(content: Mapping[str, Json]) -> Shopper:
    channel, shop = content.get("channel"), content.get("shop")
    return Shopper(
        channel=None if channel is None else text(channel, ("channel",)),
        shop=None if shop is None else text(shop, ("shop",)),
        at=moment(content.get("at"), ("at",)),
        customer_groups=names(content.get("customer_groups"), ("customer_groups",)),
        coupons=names(content.get("coupons"), ("coupons",)),
    )


def _tenders(found: Json) -> tuple[GivenTender, ...]:
    tenders = []
    for i, entry in enumerate(entries(found, ("tenders",))):
        at = ("tenders", i)
        content = members(entry, at, _TENDER, _TENDER_NEEDED)
        tenders.append(
            GivenTender(name_text(content["kind"], (*at, "kind")), decimal(content["amount"], (*at, "amount")))
        )
    return tuple(tenders)


def _returns(found: Json, lines: Sequence[BasketLine], written: Json) -> tuple[WantedReturn, ...]:
    if found is None:
        return ()
    sold = entries(written, ("lines",))
    places = {line.key: i for i, line in enumerate(lines)}
    wanted = []
    for i, entry in enumerate(entries(found, ("returns",))):
        at = ("returns", i)
        content = members(entry, at, _RETURN, _RETURN_NEEDED)
        key = text(content["line"], (*at, "line"))
        if key not in places:
            raise BadPlace((*at, "line"), f"There is no line {key[:40]!r}.")
        if lines[places[key]].sign < 0:
            raise BadPlace((*at, "line"), f"The goods of line {key[:40]!r} come back already.")
        micro = micros(content["quantity"], (*at, "quantity"))
        if micro < 0:
            raise BadPlace((*at, "quantity"), "The quantity is out of range: it must be above zero.")
        place = places[key]
        is_measured = _is_measured(lines[place], sold[place])
        wanted.append(WantedReturn(place, micro, (*at, "quantity"), is_measured=is_measured))
    return tuple(wanted)


def _is_measured(line: BasketLine, written: Json) -> bool:
    return bool(line.micro % MICRO) or (isinstance(written, dict) and written.get("measured") is True)


def coin_rule(coins: Coins, parts_per_whole: int) -> CashRounding:
    """The shop's coins in parts of a whole currency unit."""
    return CashRounding(int(coins.increment * parts_per_whole), coins.rounding, coins.scope)
