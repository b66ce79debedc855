"""Shares over many lines: both ways at once, and within limits."""

import pytest

from evertill.domain.pricing.sharing import share, share_within


def test_share_over_nobody_is_nothing() -> None:
    assert share(0, []) == []


def test_share_goods_both_ways_each_keeps_its_own() -> None:
    # 1.6 and -0.7 minor units make 0.9, rounded to 1.
    assert share(1, [16, -7], parts_per_step=10) == [2, -1]


def test_share_goods_both_ways_that_cancel_is_nothing_in_sum() -> None:
    assert share(0, [24, -24], parts_per_step=10) == [2, -2]
    assert share(0, [25, 0, -14, -11], parts_per_step=10) == [2, 0, -1, -1]


def test_share_goods_both_ways_ties_go_to_the_earlier_and_mirror() -> None:
    assert share(1, [5, 5, 5, -5], parts_per_step=10) == [1, 1, 0, -1]
    assert share(-1, [-5, -5, -5, 5], parts_per_step=10) == [-1, -1, 0, 1]
    assert share(0, [5, -5], parts_per_step=10) == [1, -1]


def test_share_goods_both_ways_what_rounding_moved_is_spread_by_size() -> None:
    # 20.4 and -10.1 make 10.3; rounded up to 11, the 0.7 goes two to one.
    assert share(11, [204, -101], parts_per_step=10) == [21, -10]
    assert share(2, [9, 9, 9, -7], parts_per_step=10) == [1, 1, 1, -1]


@pytest.mark.parametrize(
    ("amount", "weights", "limits", "shares"),
    [
        (10, [1, 1, 1], [100, 100, 100], [4, 3, 3]),
        (10, [1, 1, 1], [2, 100, 100], [2, 4, 4]),
        (10, [2, 1, 1], [100, 0, 3], [7, 0, 3]),
        (10, [1, 1], [5, 5], [5, 5]),
        (0, [1, 1], [0, 5], [0, 0]),
    ],
)
def test_share_within_a_full_line_leaves_the_rest_to_the_others(
    amount: int, weights: list[int], limits: list[int], shares: list[int]
) -> None:
    assert share_within(amount, weights, limits) == shares


def test_share_within_more_than_all_limits_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        share_within(11, [1, 1], [5, 5])
