"""Sharing and rounding: what holds for every amount and all weights."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.pricing.sharing import share, share_within
from evertill.kernel.money import Money, money_from_text
from evertill.kernel.quantity import Quantity, quantity_from_text
from evertill.kernel.rounding import Rounding, round_ratio, round_to_step
from tests.support.drawn import Drawn, drawn

amounts = st.integers(-(10**12), 10**12)


def some_weights(choose: Drawn) -> list[int]:
    """Up to twelve, not all nought."""
    found = [choose.number(0, 10**9) for _ in range(1 + choose.below(12))]
    return found if any(found) else [1]


weights = drawn(61, some_weights)
exact_parts = drawn(82, lambda choose: [choose.number(-(10**6), 10**6) for _ in range(1 + choose.below(20))])
units_and_limits = drawn(
    85, lambda choose: [(choose.number(1, 50), choose.number(0, 10**6)) for _ in range(1 + choose.below(12))]
)
roundings = st.sampled_from(Rounding)


@given(amounts, weights)
def test_split_parts_add_up_and_stay_within_one_of_the_exact_share(minor: int, by: list[int]) -> None:
    parts = [part.minor for part in Money(minor, "EUR").split(by)]
    assert sum(parts) == minor
    for part, weight in zip(parts, by, strict=True):
        assert abs(part - Fraction(minor * weight, sum(by))) < 1


@given(amounts, weights)
def test_split_of_a_negated_amount_is_negated(minor: int, by: list[int]) -> None:
    assert Money(-minor, "EUR").split(by) == [-part for part in Money(minor, "EUR").split(by)]


@given(amounts, weights, st.integers(1, 1000))
def test_split_by_scaled_weights_is_the_same(minor: int, by: list[int], factor: int) -> None:
    assert Money(minor, "EUR").split([weight * factor for weight in by]) == Money(minor, "EUR").split(by)


@given(amounts, weights)
def test_split_a_heavier_line_never_gets_less(minor: int, by: list[int]) -> None:
    parts = Money(abs(minor), "EUR").split(by)
    ranked = sorted(zip(by, parts, strict=True), key=lambda pair: (pair[0], pair[1].minor))
    assert [part.minor for _, part in ranked] == sorted(part.minor for part in parts)


@given(amounts, weights)
def test_share_weights_all_above_or_all_below_zero_is_the_split(minor: int, by: list[int]) -> None:
    parts = [part.minor for part in Money(minor, "EUR").split(by)]
    assert share(minor, by) == parts
    assert share(minor, [-weight for weight in by]) == parts


@given(exact_parts, st.integers(1, 1000), roundings)
def test_share_weights_both_ways_add_up_and_mirror(exact: list[int], per_minor: int, rounding: Rounding) -> None:
    whole = round_ratio(sum(exact), per_minor, rounding)
    shares = share(whole, exact, parts_per_step=per_minor)
    assert sum(shares) == whole
    assert share(-whole, [-part for part in exact], parts_per_step=per_minor) == [-part for part in shares]
    for part, own in zip(exact, shares, strict=True):
        assert abs(own - Fraction(part, per_minor)) < 2


@given(st.data(), units_and_limits)
def test_share_within_limits_adds_up_and_fills_no_line_beyond(
    data: st.DataObject, lines: list[tuple[int, int]]
) -> None:
    units, limits = [count for count, _ in lines], [limit for _, limit in lines]
    whole = data.draw(st.integers(0, sum(limits)))
    shares = share_within(whole, units, limits)
    assert sum(shares) == whole
    assert all(0 <= own <= limit for own, limit in zip(shares, limits, strict=True))
    # A line below its limit bears, to a minor unit, no less per unit than any other.
    for count, limit, own in zip(units, limits, shares, strict=True):
        if own < limit:
            assert all(
                Fraction(other - 1, many) < Fraction(own + 1, count) for many, other in zip(units, shares, strict=True)
            )


@given(amounts, st.integers(1, 10**6), roundings)
def test_round_ratio_mirrors_and_stays_within_one(numerator: int, denominator: int, rounding: Rounding) -> None:
    whole = round_ratio(numerator, denominator, rounding)
    assert round_ratio(-numerator, denominator, rounding) == -whole
    assert abs(whole - Fraction(numerator, denominator)) < 1
    if rounding in {Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.HALF_DOWN}:
        assert abs(whole - Fraction(numerator, denominator)) <= Fraction(1, 2)


@given(amounts, st.integers(1, 1000), roundings)
def test_round_to_step_is_a_multiple_and_stays_when_it_is_one(minor: int, step: int, rounding: Rounding) -> None:
    stepped = round_to_step(minor, step, rounding)
    assert stepped % step == 0
    assert round_to_step(stepped, step, rounding) == stepped


@given(amounts, st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_money_written_and_read_is_the_same(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert money_from_text(str(money.amount), currency) == money


@given(st.integers(-(10**15), 10**15))
def test_quantity_written_and_read_is_the_same(micro: int) -> None:
    quantity = Quantity(micro)
    assert quantity_from_text(format(quantity.amount, "f")) == quantity
    assert quantity.amount == Decimal(micro) / 10**6
