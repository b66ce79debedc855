"""Cells of a CSV file as rows of streams."""

from typing import Any

import pytest

from evertill_central.services.rows.table_rows import table_rows


def _rows(stream: str, *cells: dict[Any, Any]) -> list[Any]:
    return [row for _, row in table_rows(stream, enumerate(cells, start=2))]


def test_product_cells_become_typed_members_and_unknown_ones_stay_texts() -> None:
    cells = {"sku": " A ", "name": "Tea", "gtin": "4006381333931", "barcodes": "1|2", "is_stocked": "No"}
    row = _rows("products", {**cells, "minimum_age": "18", "colour": "red", "plu": ""})[0]
    content = {"sku": "A", "name": "Tea", "barcodes": ["4006381333931", "1", "2"], "is_stocked": False}
    assert row == {"store": None, "content": {**content, "minimum_age": 18, "colour": "red"}}


def test_cells_that_do_not_say_what_they_should_stay_texts_for_the_parser_to_refuse() -> None:
    row = _rows("products", {"sku": "A", "is_stocked": "maybe", "minimum_age": "old"})[0]
    assert row["content"] == {"sku": "A", "is_stocked": "maybe", "minimum_age": "old"}


@pytest.mark.parametrize(("text", "micro"), [("12", 12_000_000), ("0.347", 347_000), ("-3", -3_000_000), ("x", "x")])
def test_stock_on_hand_is_counted_in_millionths(text: str, micro: object) -> None:
    row = _rows("stock", {"store": "S1", "sku": "A", "on_hand": text})[0]
    assert row == {"store": "S1", "content": {"sku": "A", "on_hand_micro": micro}}


def test_price_may_be_called_price_and_be_of_one_store() -> None:
    row = _rows("prices", {"store": "S1", "sku": "A", "price": "2.50", "currency": "EUR"})[0]
    assert row == {"store": "S1", "content": {"sku": "A", "unit_price": "2.50", "currency": "EUR"}}


def test_tax_lines_of_a_class_become_its_rules_in_order() -> None:
    rows = _rows(
        "taxes",
        {"tax_class": "standard", "tax_id": "fed", "rate": "5", "included": "false"},
        {"tax_class": "free"},
        {"tax_class": "standard", "tax_id": "state", "rate": "8", "included": "false", "compound": "yes"},
        {"tax_id": "lost"},
    )
    assert [row for row in rows if isinstance(row, dict)] == [
        {
            "content": {
                "tax_class": "standard",
                "rules": [
                    {"tax_id": "fed", "rate": "5", "included": False},
                    {"tax_id": "state", "rate": "8", "included": False, "compound": True},
                ],
            }
        },
        {"content": {"tax_class": "free", "rules": []}},
    ]
    assert len(rows) == 3


def test_row_with_more_cells_than_columns_is_no_row() -> None:
    assert isinstance(_rows("products", {"sku": "A", None: ["more"]})[0], str)


def test_customer_cells_become_exemption_and_consent() -> None:
    cells = {
        "customer_id": "c-1",
        "exempt_certificate": "NY-77",
        "exempt_reason": "resale",
        "consent": "profile|marketing",
    }
    row = _rows("customers", {**cells, "is_verified": "yes"})[0]
    exemption = {"certificate": "NY-77", "reason": "resale"}
    told = {"customer_id": "c-1", "consent": {"profile": True, "marketing": True}, "is_verified": True}
    assert row == {"store": None, "content": {**told, "exemption": exemption}}
