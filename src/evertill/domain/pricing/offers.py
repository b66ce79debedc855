"""Promotions made ready for pricing: sorted by priority and indexed by product and group, so that a sale looks only at
those its goods could meet; and what came of them on one sale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from itertools import chain

from evertill.domain.promotions.promotion import Match, Promotion, Scope
from evertill.domain.selling.basket import BasketLine
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Shopper:
    """For whom, where and when a sale is priced; and the coupons shown."""

    channel: str | None = None
    shop: str | None = None
    at: datetime | None = None
    """With the shop's offset: weekdays are counted there."""
    customer_groups: frozenset[str] = frozenset()
    coupons: frozenset[str] = frozenset()


NOBODY = Shopper()


@dataclass(frozen=True, slots=True)
class Offers:
    """Promotions in the order in which they are tried. A matcher is a place in `matches`: two for each promotion, its
    condition's and its reward's own (None where that is the condition's)."""

    promotions: tuple[Promotion, ...] = ()
    matches: tuple[Match | None, ...] = ()
    by_product: Mapping[str, Sequence[int]] = field(default_factory=dict)
    by_group: Mapping[str, Sequence[int]] = field(default_factory=dict)
    for_all: tuple[int, ...] = ()
    named_products: frozenset[str] = frozenset()
    """All that any of them names or shuts out; of two others in the same groups, what meets one meets the other."""


NO_OFFERS = Offers()


class Verdict(StrEnum):
    """What became of a promotion on a sale."""

    APPLIED = "applied"
    NOT_FOR_THIS_SALE = "not_for_this_sale"
    """Another place, time or customer, or its coupon was not shown."""
    NOTHING_MATCHES = "nothing_matches"
    """None of its goods is on the sale, or all are closed by an exclusive promotion."""
    CONDITION_NOT_MET = "condition_not_met"
    TAKES_NOTHING = "takes_nothing"
    """The goods cost no more than it asks for them already."""
    ANOTHER_IS_BETTER = "another_is_better"


@dataclass(frozen=True, slots=True)
class Gift:
    """Goods that a promotion adds at nothing."""

    promotion: Promotion
    product: str
    quantity_micro: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What promotions did: each that took something with its lines' shares; verdicts by place among the promotions
    (those absent match nothing); gifts."""

    taken: tuple[tuple[Promotion, tuple[tuple[int, int], ...]], ...] = ()
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    gifts: tuple[Gift, ...] = ()


NOTHING_OFFERED = Offered()


def ready_offers(promotions: Iterable[Promotion]) -> Offers:
    """Sort and index the promotions; worth keeping as long as they do not change."""
    ordered = tuple(sorted(promotions, key=lambda promotion: promotion.priority))
    matches: list[Match | None] = []
    for promotion in ordered:
        matches += (promotion.condition.match, promotion.reward.match)
    by_product: dict[str, list[int]] = {}
    by_group: dict[str, list[int]] = {}
    for_all = []
    for matcher, match in enumerate(matches):
        if match is not None:
            if match.is_for_all:
                for_all.append(matcher)
            for product in match.products:
                by_product.setdefault(product, []).append(matcher)
            for group in match.groups:
                by_group.setdefault(group, []).append(matcher)
    shut_out = (match.exclude_products for match in matches if match is not None)
    named = frozenset(by_product).union(*shut_out)
    return Offers(ordered, tuple(matches), by_product, by_group, tuple(for_all), named)


def matching_lines(offers: Offers, lines: Sequence[BasketLine], bearing: Sequence[int]) -> dict[int, list[int]]:
    """For each matcher that any of the bearing lines meets, those lines in their order."""
    kinds: dict[tuple[str | None, tuple[str, ...], bool], list[int]] = {}
    named = offers.named_products
    for i in bearing:
        line = lines[i]
        kind = (line.product if line.product in named else None, line.groups, line.is_on_sale)
        alike = kinds.get(kind)
        if alike is None:
            kinds[kind] = [i]
        else:
            alike.append(i)
    found: dict[int, list[list[int]]] = {}
    for alike in kinds.values():
        for matcher in _matchers_of(offers, lines[alike[0]]):
            found.setdefault(matcher, []).append(alike)
    return {matcher: of[0] if len(of) == 1 else sorted(chain.from_iterable(of)) for matcher, of in found.items()}


def _matchers_of(offers: Offers, line: BasketLine) -> list[int]:
    named = {*offers.for_all, *offers.by_product.get(line.product, ())}
    for group in line.groups:
        named.update(offers.by_group.get(group, ()))
    return [matcher for matcher in named if not _is_shut_out(offers.matches[matcher], line)]


def _is_shut_out(match: Match | None, line: BasketLine) -> bool:
    if match is None or not match.excludes:
        return False
    return (
        line.product in match.exclude_products
        or (match.exclude_on_sale and line.is_on_sale)
        or not match.exclude_groups.isdisjoint(line.groups)
    )


def is_in_scope(scope: Scope, shopper: Shopper) -> bool:
    """Whether a promotion is for this sale at all."""
    return (
        (scope.channels is None or shopper.channel in scope.channels)
        and (scope.shops is None or shopper.shop in scope.shops)
        and (scope.coupon is None or scope.coupon in shopper.coupons)
        and (scope.customer_groups is None or not scope.customer_groups.isdisjoint(shopper.customer_groups))
        and _is_in_time(scope, shopper.at)
    )


def _is_in_time(scope: Scope, at: datetime | None) -> bool:
    if scope.valid_from is None and scope.valid_to is None and scope.weekdays is None:
        return True
    if at is None:
        return False
    return (
        (scope.valid_from is None or scope.valid_from <= at)
        and (scope.valid_to is None or at < scope.valid_to)
        and (scope.weekdays is None or at.isoweekday() in scope.weekdays)
    )
