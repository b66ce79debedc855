"""What only some items have: read, written, and refused where it cannot be."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.goods.item_details import PLAIN, Component, ItemDetails, details_content, parse_details
from evertill.domain.goods.item_options import Option, OptionGroup
from evertill.domain.records.sale_record import stock_moves
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.quantity import Unit
from tests.support.sales import a_line, an_item

ALL = ItemDetails(
    groups=("shoes", "summer"),
    is_on_sale=True,
    takes_discounts=False,
    deposit="DEP25",
    asks_serial=True,
    asks_batch=True,
    recall="Glass in the jar",
    recalled_batches=("L42", "L43"),
    components=(Component("A", 2_000_000), Component("B", 500_000, Unit.KILOGRAM)),
    asks_expiry=True,
    options=(OptionGroup("Size", (Option("s", "Small", Decimal("-0.50")), Option("l", "Large", is_default=True))),),
)


def test_item_details_are_written_and_read() -> None:
    assert parse_details(details_content(ALL), "X") == ALL
    assert details_content(PLAIN) == {}
    assert parse_details({"name": "plain"}, "X") is PLAIN
    assert parse_details({"components": [{"sku": "A"}]}, "X").components == (Component("A"),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"deposit": "X"}, "itself"),
        ({"groups": [None]}, "no name"),
        ({"components": [{"sku": "X"}]}, "part of itself"),
        ({"components": [{"sku": "A"}, {"sku": "A"}]}, "same product"),
        ({"components": [{}]}, "no SKU"),
        ({"recalled_batches": ["L42"]}, "does not say why"),
        ({"recall": "Glass", "recalled_batches": [None]}, "no number"),
        ({"components": [{"sku": "A", "unit": "BOX"}]}, "BOX"),
        ({"components": [{"sku": "A", "quantity_micro": 0}]}, "not between"),
    ],
)
def test_item_details_that_cannot_be_are_refused(content: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRow, match=reason):
        parse_details(content, "X")


def test_recall_is_of_all_or_of_the_batches_it_names() -> None:
    of_all, of_some = ItemDetails(recall="Glass"), ItemDetails(recall="Glass", recalled_batches=("L42",))
    assert (PLAIN.recalls("L42"), of_all.recalls(None), of_all.recalls("L1")) == (False, True, True)
    assert (of_some.recalls(None), of_some.recalls("l42"), of_some.recalls("L43")) == (False, True, False)
    assert (of_all.recalls_all, of_some.recalls_all) == (True, False)


def test_bundle_moves_its_parts_instead_of_itself() -> None:
    bundle = replace(an_item(sku="SET", is_stocked=False), details=replace(PLAIN, components=ALL.components))
    assert stock_moves((a_line(bundle, quantity="3"), a_line(an_item(sku="A")))) == [
        {"sku": "A", "micro": -7_000_000, "unit": "C62"},
        {"sku": "B", "micro": -1_500_000, "unit": "KGM"},
    ]


def test_item_groups_for_promotions_hold_its_category_once() -> None:
    item = replace(an_item(category="shoes"), details=ALL)
    assert item.promotion_groups == ("shoes", "summer")
    assert replace(item, category="hats").promotion_groups == ("shoes", "summer", "hats")
