"""Shares of one amount over many lines, by largest remainder in whole steps; they always add up to the amount."""

from collections.abc import Sequence
from fractions import Fraction

from evertill.domain.policy.store_policy import DiscountSpread
from evertill.kernel.money import split_whole


def share(whole: int, weights: Sequence[int], *, parts_per_step: int = 1) -> list[int]:
    """Share by weight; ties go to the earlier line.

    With weights of both signs (goods out and goods back in one sale) the weights are exact amounts in parts of a step:
    each line keeps its own, and what rounding moved is spread by size.
    """
    if min(weights, default=0) >= 0:
        return split_whole(whole, weights) if weights else []
    if max(weights) <= 0:
        return split_whole(whole, [-weight for weight in weights])
    return _share_both_ways(whole, weights, parts_per_step)


def _share_both_ways(whole: int, weights: Sequence[int], parts_per_step: int) -> list[int]:
    size = sum(abs(weight) for weight in weights)
    moved = whole * parts_per_step - sum(weights)
    parts = [divmod(weight * size + moved * abs(weight), size * parts_per_step) for weight in weights]
    shares = [below for below, _ in parts]
    # On ties the earlier goods out get more, and the earlier goods back less: turned round, a sale is its own mirror.
    ranks = [(0, i) if weight >= 0 else (1, -i) for i, weight in enumerate(weights)]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-parts[i][1], ranks[i]))
    for i in by_remainder[: whole - sum(shares)]:
        shares[i] += 1
    return shares


def share_within(whole: int, weights: Sequence[int], limits: Sequence[int]) -> list[int]:
    """Share by weight, no line beyond its limit; what a line cannot take goes to the others. The limits hold it all."""
    assert 0 <= whole <= sum(limits)
    shares = list(limits)
    left, weight_left = whole, sum(weights)
    by_room = sorted(range(len(limits)), key=lambda i: Fraction(limits[i], weights[i]))
    for position, i in enumerate(by_room):
        if limits[i] * weight_left > left * weights[i]:
            roomy = sorted(by_room[position:])
            parts = split_whole(left, [weights[j] for j in roomy])
            for j, part in zip(roomy, parts, strict=True):
                shares[j] = part
            break
        left, weight_left = left - limits[i], weight_left - weights[i]
    return shares


def spread(off: int, units: Sequence[int], parts: Sequence[int], by: DiscountSpread) -> list[int]:
    """An amount off many lines: by value, or evenly per unit, never beyond a line."""
    if by is DiscountSpread.VALUE:
        return share(off, parts)
    return share(off, units) if off < 0 else share_within(off, units, parts)
