"""A promotion as JSON: in a quote's request and, member by member the same, in a row of the stream `promotions`.

What can never apply is refused here, where its author reads why.
"""

from collections.abc import Mapping
from decimal import Decimal

from evertill.domain.promotions.promotion import (
    ALL_GOODS,
    EVERYWHERE,
    AmountSide,
    Match,
    Promotion,
    QuantityBreak,
    Requirement,
    Reward,
    RewardKind,
    Scope,
    Stacking,
)
from evertill.domain.streams.json_reading import (
    BadPlace,
    Place,
    above_zero,
    count,
    decimal,
    entries,
    flag,
    limits,
    members,
    micros,
    micros_above_zero,
    moment,
    name_text,
    names,
    one_of,
    text,
)
from evertill.domain.streams.stream_fields import BadRow, Members
from evertill.kernel.canonical import Json, plain_bytes
from evertill.kernel.quantity import MICRO

_PROMOTION = frozenset(
    "id name priority stacking channels shops valid_from valid_to weekdays customer_groups coupon max_uses_per_sale "
    "max_units condition reward".split()
)
_SCOPE = tuple("channels shops valid_from valid_to weekdays customer_groups coupon".split())
_CONDITION = frozenset("match min_quantity min_amount of distinct".split())
_MATCH = frozenset("products groups exclude_products exclude_groups exclude_on_sale".split())
_REWARD = frozenset("kind value match buy get max_amount max_units breaks quantity_breaks product quantity".split())
_BREAK = frozenset("from_quantity unit_price percent_off".split())
_NEEDED = frozenset({"id", "reward"})
_KIND = frozenset({"kind"})
_FROM = frozenset({"from_quantity"})
_DAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)
}
_DAY_NUMBERS = {**_DAYS, **{name[:3]: number for name, number in _DAYS.items()}}
_HUNDRED = Decimal(100)
_NOTHING = Decimal(0)

_WITH_PERCENT = frozenset({RewardKind.PERCENT_OFF, RewardKind.CHEAPEST_PERCENT_OFF})
_WITH_AMOUNT = frozenset({RewardKind.AMOUNT_OFF, RewardKind.UNIT_AMOUNT_OFF})
_WITH_PRICE = frozenset({RewardKind.FIXED_PRICE, RewardKind.BUNDLE_PRICE})
_IN_SETS = frozenset({RewardKind.CHEAPEST_FREE, RewardKind.CHEAPEST_PERCENT_OFF})


def parse_promotion(found: Json, at: Place = (), *, version: int = 0) -> Promotion:
    """The promotion in this JSON object; BadPlace when it is none or can never apply."""
    content = members(found, at, _PROMOTION, _NEEDED)
    condition = _condition(content.get("condition"), (*at, "condition"))
    reward_at = (*at, "reward")
    reward_found = content["reward"]
    reward = _reward(reward_found, reward_at, condition)
    limit = content.get("max_units")
    limit_at: Place = (*at, "max_units")
    if limit is None and isinstance(reward_found, dict):
        limit, limit_at = reward_found.get("max_units"), (*reward_at, "max_units")
    uses, priority, name = content.get("max_uses_per_sale"), content.get("priority"), content.get("name")
    return Promotion(
        promotion_id=name_text(content["id"], (*at, "id")),
        reward=reward,
        name="" if name is None else text(name, (*at, "name")),
        priority=0 if priority is None else count(priority, (*at, "priority"), least=-(10**9), most=10**9),
        stacking=one_of(content.get("stacking"), (*at, "stacking"), Stacking.STACKABLE),
        scope=_scope(content, at),
        condition=condition,
        max_uses=None if uses is None else count(uses, (*at, "max_uses_per_sale")),
        max_units=None if limit is None else count(limit, limit_at),
        version=version,
    )


def _scope(content: Mapping[str, Json], at: Place) -> Scope:
    if not any(content.get(name) is not None for name in _SCOPE if name in content):
        return EVERYWHERE
    valid_from = moment(content.get("valid_from"), (*at, "valid_from"))
    valid_to = moment(content.get("valid_to"), (*at, "valid_to"))
    if valid_from is not None and valid_to is not None and valid_from >= valid_to:
        raise BadPlace((*at, "valid_to"), "The promotion ends before it begins, so it can never apply.")
    coupon = content.get("coupon")
    return Scope(
        channels=limits(content.get("channels"), (*at, "channels")),
        shops=limits(content.get("shops"), (*at, "shops")),
        valid_from=valid_from,
        valid_to=valid_to,
        weekdays=_weekdays(content.get("weekdays"), (*at, "weekdays")),
        customer_groups=limits(content.get("customer_groups"), (*at, "customer_groups")),
        coupon=None if coupon is None else name_text(coupon, (*at, "coupon")),
    )


def _weekdays(found: Json, at: Place) -> frozenset[int] | None:
    if found is None:
        return None
    days = entries(found, at)
    if not days:
        raise BadPlace(at, "The list is empty, so this can never apply; null means no limit.")
    return frozenset([_weekday(day, (*at, i)) for i, day in enumerate(days)])


def _weekday(found: Json, at: Place) -> int:
    if isinstance(found, str):
        day = _DAY_NUMBERS.get(found.lower())
        if day is None:
            raise BadPlace(at, f"{found[:40]!r} is no weekday: 1 (Monday) to 7 (Sunday), or its English name.")
        return day
    return count(found, at, most=7)


def _condition(found: Json, at: Place) -> Requirement:
    if found is None:
        return Requirement()
    content = members(found, at, _CONDITION)
    quantity, amount, distinct = content.get("min_quantity"), content.get("min_amount"), content.get("distinct")
    match = parse_match(content.get("match"), (*at, "match"))
    condition = Requirement(
        match=ALL_GOODS if match is None else match,
        min_quantity_micro=0 if quantity is None else _least_quantity(quantity, (*at, "min_quantity")),
        min_amount=None if amount is None else decimal(amount, (*at, "min_amount"), least=_NOTHING),
        of=one_of(content.get("of"), (*at, "of"), AmountSide.GROSS),
        distinct=0 if distinct is None else count(distinct, (*at, "distinct"), least=0),
    )
    _check_distinct(condition, (*at, "distinct"))
    return condition


def _least_quantity(found: Json, at: Place) -> int:
    return micros(found, at) if decimal(found, at, least=_NOTHING) else 0


def _check_distinct(condition: Requirement, at: Place) -> None:
    match = condition.match
    named = match.products - match.exclude_products
    if match.products and not match.groups and condition.distinct > len(named):
        raise BadPlace(at, f"Only {len(named)} products are named, so this can never apply.")
    groups = match.groups - match.exclude_groups
    if len(match.groups) > 1 and not match.products and condition.distinct > len(groups):
        raise BadPlace(at, f"Only {len(groups)} groups are named, so this can never apply.")


def parse_match(found: Json, at: Place) -> Match | None:
    """Which goods; None when null."""
    if found is None:
        return None
    content = members(found, at, _MATCH)
    match = Match(
        products=names(content.get("products"), (*at, "products")),
        groups=names(content.get("groups"), (*at, "groups")),
        exclude_products=names(content.get("exclude_products"), (*at, "exclude_products")),
        exclude_groups=names(content.get("exclude_groups"), (*at, "exclude_groups")),
        exclude_on_sale=flag(content.get("exclude_on_sale"), (*at, "exclude_on_sale"), default=False),
    )
    shuts_products = match.products <= match.exclude_products
    shuts_groups = match.groups <= match.exclude_groups
    if not match.is_for_all and shuts_products and shuts_groups:
        raise BadPlace(at, "All that is named is excluded again, so this can never apply.")
    return match


def _reward(found: Json, at: Place, condition: Requirement) -> Reward:
    content = members(found, at, _REWARD, _KIND)
    kind = one_of(content["kind"], (*at, "kind"), RewardKind.PERCENT_OFF)
    if kind is RewardKind.BUNDLE_PRICE and condition.min_quantity_micro % MICRO:
        raise BadPlace((*at[:-1], "condition", "min_quantity"), "A bundle is of whole units.")
    cap, sets = content.get("max_amount"), kind in _IN_SETS
    is_gift = kind is RewardKind.GIFT
    return Reward(
        kind=kind,
        value=_value(kind, content.get("value"), (*at, "value")),
        match=parse_match(content.get("match"), (*at, "match")),
        buy=count(content.get("buy"), (*at, "buy")) if sets else 0,
        get=count(content.get("get"), (*at, "get")) if sets else 0,
        max_amount=None if cap is None else above_zero(cap, (*at, "max_amount")),
        breaks=_breaks(content, at) if kind is RewardKind.QUANTITY_BREAKS else (),
        product=name_text(content.get("product"), (*at, "product")) if is_gift else "",
        quantity_micro=_gift_quantity(content.get("quantity"), (*at, "quantity")) if is_gift else MICRO,
    )


def _value(kind: RewardKind, found: Json, at: Place) -> Decimal:
    if kind in _WITH_PERCENT:
        return above_zero(found, at, most=_HUNDRED)
    if kind in _WITH_AMOUNT:
        return above_zero(found, at)
    if kind in _WITH_PRICE:
        return decimal(found, at, least=_NOTHING)
    return _NOTHING


def _gift_quantity(found: Json, at: Place) -> int:
    return MICRO if found is None else micros_above_zero(found, at)


def _breaks(content: Mapping[str, Json], at: Place) -> tuple[QuantityBreak, ...]:
    name = next((name for name in ("breaks", "quantity_breaks", "value") if content.get(name) is not None), "breaks")
    steps_at = (*at, name)
    found = [_break(entry, (*steps_at, i)) for i, entry in enumerate(entries(content.get(name), steps_at))]
    if not found:
        raise BadPlace(steps_at, "No quantity is named from which a price holds, so this can never apply.")
    if len({step.from_micro for step in found}) != len(found):
        raise BadPlace(steps_at, "Two prices hold from the same quantity.")
    return tuple(sorted(found, key=lambda step: step.from_micro))


def _break(found: Json, at: Place) -> QuantityBreak:
    content = members(found, at, _BREAK, _FROM)
    price, percent = content.get("unit_price"), content.get("percent_off")
    if (price is None) is (percent is None):
        raise BadPlace(at, "Either a unit_price or a percent_off is needed here.")
    return QuantityBreak(
        from_micro=micros_above_zero(content["from_quantity"], (*at, "from_quantity")),
        unit_price=None if price is None else decimal(price, (*at, "unit_price"), least=_NOTHING),
        percent_off=None if percent is None else above_zero(percent, (*at, "percent_off"), most=_HUNDRED),
    )


def parse_promotion_row(content: Members, version: int = 0) -> Promotion:
    """The promotion in a row of the stream; BadRow when it is none, with the place and the reason."""
    try:
        return parse_promotion(content, version=version)
    except BadPlace as bad:
        raise BadRow(f"{bad.message} ({bad.at or 'the row'})") from bad


Known = dict[bytes, Promotion]
"""Promotions read before, by the JSON they were read from."""
KNOWN_MOST = 5000


def promotions_in(found: Json, at: Place, known: Known) -> tuple[Promotion, ...]:
    """A list of promotions whose ids differ. What is known is not read again: comparing costs a tenth of reading."""
    parsed: dict[str, Promotion] = {}
    for i, entry in enumerate(entries(found, at)):
        written = plain_bytes(entry)
        promotion = known.get(written) or parse_promotion(entry, (*at, i))
        if promotion.promotion_id in parsed:
            raise BadPlace((*at, i, "id"), f"Another promotion has the id {promotion.promotion_id[:40]!r}.")
        parsed[promotion.promotion_id] = promotion
        known[written] = promotion
    if len(known) > KNOWN_MOST:
        known.clear()
    return tuple(parsed.values())
