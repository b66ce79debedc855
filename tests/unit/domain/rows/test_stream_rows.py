"""Contents of stream rows: what is written is read again, and every member that cannot be is refused by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.goods.standing import Offer
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import (
    PriceCopy,
    ProductCopy,
    ProductStatus,
    StockLevel,
    TaxClass,
    operator_content,
    parse_operator,
    parse_price,
    parse_product,
    parse_stock_level,
    parse_tax_class,
    price_content,
    price_key,
    product_content,
    stock_level_content,
    tax_class_content,
)
from evertill.domain.streams.stream_fields import BadRow, Members, tidy_text
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.kernel.canonical import Json
from evertill.kernel.ids import OperatorId
from evertill.kernel.quantity import Unit

PRODUCT = ProductCopy(
    sku="A-1",
    name="Apple",
    tax_class="standard",
    description="red\nround",
    unit=Unit.KILOGRAM,
    category="Fruit",
    image="apple.png",
    barcodes=("4006381333931", "X-7"),
    plu="4011",
    minimum_age=18,
    is_stocked=False,
    is_open_price=True,
    status=ProductStatus.PAUSED,
    details=ItemDetails(store_offer=Offer.PAUSED, web_offer=Offer.PAUSED),
)
PRICE = PriceCopy(
    "A-1",
    Decimal("9.995"),
    "EUR",
    datetime(2026, 1, 1, tzinfo=UTC),
    datetime(2026, 2, 1, tzinfo=UTC),
    "staff",
)
TAX_CLASS = TaxClass(
    "mixed",
    (
        TaxRule("eco", Decimal("0.1"), TaxKind.FIXED, is_included=False, in_base_of_next=True, label="Eco"),
        TaxRule("vat", Decimal(20), is_compound=True),
    ),
)
OPERATOR = Operator(OperatorId("o-1"), "Kim", Role.MANAGER, "$argon2id$v", "de", is_active=False)


def test_contents_are_read_as_they_were_written() -> None:
    assert parse_product(product_content(PRODUCT)) == PRODUCT
    assert parse_price(price_content(PRICE)) == PRICE
    assert parse_tax_class(tax_class_content(TAX_CLASS)) == TAX_CLASS
    assert parse_stock_level(stock_level_content(StockLevel("A-1", -5))) == StockLevel("A-1", -5)
    assert parse_operator(operator_content(OPERATOR)) == OPERATOR


def test_members_left_out_or_null_have_their_defaults() -> None:
    least = {"sku": "A-1", "name": "Apple", "tax_class": "standard"}
    nothing = dict.fromkeys(product_content(PRODUCT), None)
    assert parse_product(least) == parse_product({**nothing, **least}) == ProductCopy("A-1", "Apple", "standard")
    price = parse_price({"sku": "A-1", "unit_price": 3, "currency": "EUR", "valid_from": ""})
    assert price == PriceCopy("A-1", Decimal(3), "EUR")
    assert parse_tax_class({"tax_class": "free", "rules": []}) == TaxClass("free", ())
    least = {"operator_id": "o", "name": "K", "role": "cashier", "pin_verifier": "v"}
    assert parse_operator(least) == Operator(OperatorId("o"), "K", Role.CASHIER, "v")


def test_barcodes_are_kept_once_each_without_empty_ones() -> None:
    product = parse_product({**product_content(PRODUCT), "barcodes": ["1", "", None, "2", "1"]})
    assert product.barcodes == ("1", "2")


def test_price_key_names_product_list_and_beginning() -> None:
    assert price_key(PRICE) == "A-1@staff@2026-01-01T00:00:00.000+00:00"
    assert price_key(replace(PRICE, valid_from=None)) == "A-1@staff@"


def test_product_status_decides_whether_it_is_found() -> None:
    listed = {status: replace(PRODUCT, status=status) for status in (*ProductStatus, "new kind")}
    assert [status for status, product in listed.items() if product.is_listed] == [
        "active",
        "paused",
        "discontinued",
        "new kind",
    ]
    assert [status for status, product in listed.items() if product.is_current] == ["active", "paused", "new kind"]


def test_shown_text_is_tidied() -> None:
    product = parse_product({**product_content(PRODUCT), "name": " Two\tlines\x1b\n here ", "minimum_age": 0})
    assert (product.name, product.minimum_age) == ("Two lines here", None)
    assert tidy_text("a\u200bb") == "a\u200bb"


@pytest.mark.parametrize(
    ("parse", "good", "member", "bad", "said"),
    [
        (parse_product, product_content(PRODUCT), "sku", None, "sku is missing"),
        (parse_product, product_content(PRODUCT), "sku", 7, "sku is no text"),
        (parse_product, product_content(PRODUCT), "sku", "x" * 65, "sku is longer than 64"),
        (parse_product, product_content(PRODUCT), "sku", "a\nb", "cannot be printed"),
        (parse_product, product_content(PRODUCT), "name", " ", "name is missing"),
        (parse_product, product_content(PRODUCT), "name", "\u200b\u2060", "name is missing"),
        (parse_product, product_content(PRODUCT), "name", "n" * 251, "name is longer"),
        (parse_product, product_content(PRODUCT), "name", "\ud800", "no text"),
        (parse_product, product_content(PRODUCT), "name", "a\0b", "no text"),
        (parse_product, product_content(PRODUCT), "description", "d" * 10_001, "description is longer"),
        (parse_product, product_content(PRODUCT), "tax_class", "", "tax class is missing"),
        (parse_product, product_content(PRODUCT), "unit", "STONE", "'STONE' is none of C62, KGM"),
        (parse_product, product_content(PRODUCT), "barcodes", "123", "barcodes is no list"),
        (parse_product, product_content(PRODUCT), "barcodes", ["1"] * 201, "more than 200 entries"),
        (parse_product, product_content(PRODUCT), "barcodes", [1], "barcode is no text"),
        (parse_product, product_content(PRODUCT), "minimum_age", "18", "minimum age is no whole number"),
        (parse_product, product_content(PRODUCT), "minimum_age", True, "minimum age is no whole number"),
        (parse_product, product_content(PRODUCT), "minimum_age", 151, "not between 0 and 150"),
        (parse_product, product_content(PRODUCT), "is_stocked", 1, "is stocked is neither"),
        (parse_price, price_content(PRICE), "unit_price", "0.00", "not above zero"),
        (parse_price, price_content(PRICE), "unit_price", "-1", "not above zero"),
        (parse_price, price_content(PRICE), "unit_price", None, "unit price is missing"),
        (parse_price, price_content(PRICE), "unit_price", "", "unit price is missing"),
        (parse_price, price_content(PRICE), "unit_price", "9,99", "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", "9.", "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", "1e3", "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", "٣", "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", True, "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", "1.0000001", "no number written like 9.99"),
        (parse_price, price_content(PRICE), "unit_price", "9999999999", "larger than"),
        (parse_price, price_content(PRICE), "currency", "XYZ", "no ISO 4217 code"),
        (parse_price, price_content(PRICE), "currency", None, "currency is missing"),
        (parse_price, price_content(PRICE), "valid_from", "yesterday", "no time with an offset"),
        (parse_price, price_content(PRICE), "valid_from", "2026-01-01T00:00:00", "no time with an offset"),
        (parse_price, price_content(PRICE), "valid_to", "2026-01-01T00:00:00Z", "ends before it begins"),
        (parse_price, price_content(PRICE), "list", "a@b", "@ in its name"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", "none", "rules is no list"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", [7], "rule is no object"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", [{"tax_id": "a"}], "rate is missing"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", [{"tax_id": "a", "rate": "-1"}], "below zero"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", [{"tax_id": "a", "rate": "1001"}], "larger than 1000"),
        (parse_tax_class, tax_class_content(TAX_CLASS), "rules", [{"tax_id": "a", "rate": "1"}] * 2, "same tax id"),
        (parse_stock_level, stock_level_content(StockLevel("A", 1)), "on_hand_micro", None, "is missing"),
        (parse_stock_level, stock_level_content(StockLevel("A", 1)), "on_hand_micro", "1", "no whole number"),
        (parse_stock_level, stock_level_content(StockLevel("A", 1)), "on_hand_micro", 10**16, "not between"),
        (parse_operator, operator_content(OPERATOR), "name", "", "name is missing"),
        (parse_operator, operator_content(OPERATOR), "role", None, "role is missing"),
        (parse_operator, operator_content(OPERATOR), "role", "owner", "none of cashier"),
        (parse_operator, operator_content(OPERATOR), "pin_verifier", "", "pin verifier is missing"),
    ],
)
def test_content_with_a_bad_member_is_refused(
    parse: Callable[[Members], object], good: Members, member: str, bad: Json, said: str
) -> None:
    parse(good)
    with pytest.raises(BadRow) as refused:
        parse({**good, member: bad})
    assert said in refused.value.reason
    assert refused.value.reason.endswith(".")


def test_tax_class_without_rules_is_refused() -> None:
    with pytest.raises(BadRow, match="empty list means free of tax"):
        parse_tax_class({"tax_class": "standard"})
