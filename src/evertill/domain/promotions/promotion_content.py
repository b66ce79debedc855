"""A promotion written as JSON: what `promotion_rows.parse_promotion` reads back to the same value."""

from collections.abc import Iterable
from decimal import Decimal

from evertill.domain.promotions.promotion import (
    ALL_GOODS,
    AmountSide,
    Match,
    Promotion,
    QuantityBreak,
    Requirement,
    Reward,
    RewardKind,
    Scope,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.quantity import MICRO

_NOTHING = Decimal(0)


def promotion_content(promotion: Promotion) -> JsonObject:
    """The row of the stream that says this; its version is not in it."""
    return _told(
        id=promotion.promotion_id,
        name=promotion.name or None,
        priority=promotion.priority,
        stacking=promotion.stacking.value,
        **_scope(promotion.scope),
        condition=_condition(promotion.condition) or None,
        reward=_reward(promotion.reward),
        max_uses_per_sale=promotion.max_uses,
        max_units=promotion.max_units,
    )


def _told(**content: Json) -> JsonObject:
    """Without what is not said."""
    return {name: found for name, found in content.items() if found is not None}


def _scope(scope: Scope) -> JsonObject:
    return _told(
        channels=_limits(scope.channels),
        shops=_limits(scope.shops),
        valid_from=None if scope.valid_from is None else to_rfc3339(scope.valid_from),
        valid_to=None if scope.valid_to is None else to_rfc3339(scope.valid_to),
        weekdays=None if scope.weekdays is None else sorted(scope.weekdays),
        customer_groups=_limits(scope.customer_groups),
        coupon=scope.coupon,
    )


def _limits(found: Iterable[str] | None) -> Json:
    return None if found is None else sorted(found)


def _condition(condition: Requirement) -> JsonObject:
    return _told(
        match=None if condition.match == ALL_GOODS else _match(condition.match),
        min_quantity=_quantity(condition.min_quantity_micro) if condition.min_quantity_micro else None,
        min_amount=_decimal(condition.min_amount),
        of=None if condition.of is AmountSide.GROSS else condition.of.value,
        distinct=condition.distinct or None,
    )


def _match(match: Match) -> JsonObject:
    return _told(
        products=_names(match.products),
        groups=_names(match.groups),
        exclude_products=_names(match.exclude_products),
        exclude_groups=_names(match.exclude_groups),
        exclude_on_sale=match.exclude_on_sale or None,
    )


def _names(found: frozenset[str]) -> Json:
    return sorted(found) if found else None


def _reward(reward: Reward) -> JsonObject:
    is_gift = reward.kind is RewardKind.GIFT
    is_free = reward.value == _NOTHING and reward.kind not in {RewardKind.FIXED_PRICE, RewardKind.BUNDLE_PRICE}
    return _told(
        kind=reward.kind.value,
        value=None if is_free else _decimal(reward.value),
        match=None if reward.match is None else _match(reward.match),
        buy=reward.buy or None,
        get=reward.get or None,
        max_amount=_decimal(reward.max_amount),
        breaks=[_break(step) for step in reward.breaks] or None,
        product=reward.product or None,
        quantity=_quantity(reward.quantity_micro) if is_gift and reward.quantity_micro != MICRO else None,
    )


def _break(step: QuantityBreak) -> JsonObject:
    return _told(
        from_quantity=_quantity(step.from_micro),
        unit_price=_decimal(step.unit_price),
        percent_off=_decimal(step.percent_off),
    )


def _quantity(micro: int) -> str:
    return format(Decimal(micro).scaleb(-6), "f")


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
