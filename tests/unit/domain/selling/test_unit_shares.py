"""What single units of a line come to: whole pieces, measures, parts of pieces, and what is mistaken."""

from itertools import pairwise

import pytest

from evertill.domain.orders.customer_order import OrderLine
from evertill.domain.pricing.pricing import price_sale, unit_shares
from evertill.domain.selling.unit_shares import share_before
from evertill.kernel.quantity import MICRO
from tests.support.sales import a_line, a_sale, an_item


def parts(whole: int, *ends: int, micro: int, is_measured: bool = False) -> list[int]:
    """The shares between these places."""
    before = [share_before(whole, end, micro, is_measured=is_measured) for end in (0, *ends)]
    return [end - first for first, end in pairwise(before)]


def test_pieces_share_by_largest_remainder_the_first_ones_first() -> None:
    assert parts(1000, MICRO, 2 * MICRO, 3 * MICRO, micro=3 * MICRO) == [334, 333, 333]
    assert parts(-1000, MICRO, 2 * MICRO, 3 * MICRO, micro=3 * MICRO) == [-334, -333, -333]


def test_measures_share_by_how_much_they_are() -> None:
    assert parts(1000, MICRO, 2 * MICRO, 3 * MICRO, micro=3 * MICRO, is_measured=True) == [333, 334, 333]
    assert parts(-99, 500_000, 1_250_000, micro=1_250_000, is_measured=True) == [-40, -59]


def test_part_of_a_piece_is_its_part_of_what_the_piece_comes_to() -> None:
    assert parts(1000, 500_000, MICRO, 2_500_000, 3 * MICRO, micro=3 * MICRO) == [167, 167, 500, 166]


def test_places_beyond_the_line_go_on_at_the_same_rate() -> None:
    assert parts(1000, 3 * MICRO, 5 * MICRO, micro=3 * MICRO) == [1000, 666]
    assert share_before(1000, -MICRO, 3 * MICRO, is_measured=False) == -334


@pytest.mark.parametrize("gross", [1000, 1, 2, 997])
def test_order_line_and_the_receipt_that_hands_it_over_share_alike(gross: int) -> None:
    """Seven units handed over in two parts: each unit costs what it does in the order."""
    ordered = OrderLine("1", "A", "", "C62", 7 * MICRO, gross)
    in_order = [ordered.share(place * MICRO, MICRO) for place in range(7)]
    on_receipts = []
    for before, count in ((0, 3), (3, 4)):
        cost = ordered.share(before * MICRO, count * MICRO)
        line = a_line(an_item("1.00"), quantity=str(count), label_amount=f"{cost // 100}.{cost % 100:02}")
        on_receipts += [unit.minor for unit in unit_shares(price_sale(a_sale([line])).lines[0])]
    assert in_order == on_receipts


def test_order_line_by_measure_and_of_half_pieces_shares_by_how_much_it_is() -> None:
    assert OrderLine("1", "A", "", "KGM", 2 * MICRO, 101).share(0, MICRO) == 51
    assert OrderLine("1", "A", "", "KGM", 3 * MICRO, 1000).share(0, MICRO) == 333
    assert OrderLine("1", "A", "", "C62", 1_500_000, 1000).share(MICRO, 500_000) == 333
    assert OrderLine("1", "A", "", "C62", 3 * MICRO, 1000).part_of(100, 0, MICRO) == 34
