"""Shares of one amount over many lines, by largest remainder in whole minor units; they always add up to the amount."""

from collections.abc import Sequence
from fractions import Fraction

from evertill.kernel.money import Money


def share(amount: Money, weights: Sequence[int], *, parts_per_minor: int = 1) -> list[int]:
    """Share by weight; ties go to the earlier line.

    With weights of both signs (goods out and goods back in one sale) the weights are exact amounts in parts of a minor
    unit: each line keeps its own, and what rounding moved is spread by size.
    """
    if min(weights, default=0) >= 0:
        return [part.minor for part in amount.split(weights)] if weights else []
    if max(weights) <= 0:
        return [part.minor for part in amount.split([-weight for weight in weights])]
    return _share_both_ways(amount.minor, weights, parts_per_minor)


def _share_both_ways(minor: int, weights: Sequence[int], parts_per_minor: int) -> list[int]:
    size = sum(abs(weight) for weight in weights)
    moved = minor * parts_per_minor - sum(weights)
    parts = [divmod(weight * size + moved * abs(weight), size * parts_per_minor) for weight in weights]
    shares = [below for below, _ in parts]
    # On ties the earlier goods out get more, and the earlier goods back less: turned round, a sale is its own mirror.
    ranks = [(0, i) if weight >= 0 else (1, -i) for i, weight in enumerate(weights)]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-parts[i][1], ranks[i]))
    for i in by_remainder[: minor - sum(shares)]:
        shares[i] += 1
    return shares


def share_within(amount: Money, weights: Sequence[int], limits: Sequence[int]) -> list[int]:
    """Share by weight, no line beyond its limit; what a line cannot take goes to the others. The limits hold it all."""
    assert 0 <= amount.minor <= sum(limits)
    shares = list(limits)
    left, weight_left = amount.minor, sum(weights)
    by_room = sorted(range(len(limits)), key=lambda i: Fraction(limits[i], weights[i]))
    for position, i in enumerate(by_room):
        if limits[i] * weight_left > left * weights[i]:
            roomy = sorted(by_room[position:])
            parts = share(Money(left, amount.currency), [weights[j] for j in roomy])
            for j, part in zip(roomy, parts, strict=True):
                shares[j] = part
            break
        left, weight_left = left - limits[i], weight_left - weights[i]
    return shares
