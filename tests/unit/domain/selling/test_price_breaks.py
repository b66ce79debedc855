"""Quantity breaks: read and refused, reached by all lines of a product, given up again, never for keyed prices."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.goods.catalogue import Item, PriceBreak
from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.rows.stream_rows import parse_price, price_content
from evertill.domain.selling.price_breaks import at_quantities, is_listed, parse_breaks
from evertill.domain.selling.put_aside import with_prices_of_now
from evertill.domain.selling.sale import Direction, merges_with
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.quantity import Quantity
from tests.support.sales import a_line, a_sale, an_item

BREAKS = (PriceBreak(3_000_000, Decimal("4.50")), PriceBreak(10_000_000, Decimal("3.999")))


def tea(**members: Any) -> Item:
    return replace(an_item("4.99"), breaks=BREAKS, **members)


def prices(*lines: Any) -> list[str]:
    return [str(line.regular_price) for line in at_quantities(a_sale(lines)).lines]


def test_all_lines_of_a_product_cost_the_price_of_the_quantity_reached() -> None:
    keyed = replace(a_line(tea(), price="9.00"), is_price_keyed=True)
    voided = a_line(tea(), quantity="100", is_voided=True)
    back = a_line(tea(), direction=Direction.RETURN)
    assert prices(a_line(tea(), quantity="2"), a_line(tea()), keyed, voided, back, a_line(an_item("1", sku="B"))) == [
        "4.50", "4.50", "9.00", "4.99", "4.99", "1"
    ]  # fmt: skip
    assert prices(a_line(tea(), quantity="2")) == ["4.99"]
    assert prices(a_line(tea(), quantity="10", price="4.50")) == ["3.999"]
    assert prices(a_line(tea(unit_price=None), price="2.00")) == ["2.00"]
    odd = replace(tea(), unit_price=None)
    assert prices(a_line(odd, price="4.50")) == ["4.50"]
    assert prices(a_line(an_item("1.00"), quantity="100")) == ["1.00"]


def test_line_at_a_break_merges_and_takes_the_prices_of_now() -> None:
    line = a_line(tea(), price="4.50", quantity="3")
    assert is_listed(line)
    assert merges_with(line, tea(), price=Decimal("4.99"), direction=Direction.SALE)
    now = replace(tea(), unit_price=Decimal("6.00"), breaks=(PriceBreak(2_000_000, Decimal("5.00")),))
    sale, changes = with_prices_of_now(a_sale([line]), {line.item.sku: now})
    assert [(change.old, change.new) for change in changes] == [(Decimal("4.50"), Decimal("5.00"))]
    assert sale.lines[0].item == now


def test_breaks_are_written_and_read() -> None:
    row: dict[str, Any] = {
        "sku": "A",
        "unit_price": "4.99",
        "currency": "EUR",
        "breaks": [{"from_quantity": "2.5", "unit_price": "4"}],
    }
    price = parse_price(row)
    assert price.breaks == (PriceBreak(2_500_000, Decimal(4)),)
    assert parse_price(price_content(price)) == price


@pytest.mark.parametrize(
    ("breaks", "reason"),
    [
        ([("3", "4"), ("2", "5")], "smallest quantity"),
        ([("3", "4"), ("3", "5")], "one quantity"),
        ([("0", "4")], "above zero"),
        ([("3", "0")], "above zero"),
    ],
)
def test_breaks_nobody_could_reach_are_refused(breaks: list[tuple[str, str]], reason: str) -> None:
    with pytest.raises(BadRow, match=reason):
        parse_breaks({"breaks": [{"from_quantity": quantity, "unit_price": price} for quantity, price in breaks]})


def test_option_that_takes_off_more_than_a_quantity_leaves_costs_nothing_and_stays_listed() -> None:
    """0.70 less for a small one: from ten on, at 0.50 each, it is free; fewer cost 0.30 again."""
    small = (ChosenOption("Size", "s", "Small", Decimal("-0.70")),)
    item = replace(an_item("1.00"), breaks=(PriceBreak(10_000_000, Decimal("0.50")),))
    line = replace(a_line(item, price="0.30", quantity="12"), options=small)
    free = at_quantities(a_sale([line]))
    assert (free.lines[0].regular_price, price_sale(free).gross.minor) == (0, 0)
    assert is_listed(free.lines[0])
    fewer = replace(free.lines[0], quantity=Quantity(9_000_000))
    assert prices(fewer) == ["0.30"]
