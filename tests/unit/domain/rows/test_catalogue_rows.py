"""Lines of a catalogue file: what makes a product, and each reason why one is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.rows.catalogue_rows import CatalogueEntry, CatalogueRules, RowFault, read_entry, sku_of
from evertill.domain.rows.import_report import CatalogueRefusal, ImportReport
from evertill.domain.rows.stream_rows import PriceCopy, StockLevel, parse_product

RULES = CatalogueRules("EUR", frozenset({"standard", "Reduced", "A", "a"}), default_tax_class="standard")
GOOD = {"sku": "A-1", "gtin": "4006381333931", "name": "Tea", "price": "2.50", "tax": "standard", "stock": "3"}


def entry(rules: CatalogueRules = RULES, extra: dict[str, str] | None = None, **cells: str) -> CatalogueEntry:
    found = read_entry({**GOOD, **cells}, rules, extra)
    assert isinstance(found, CatalogueEntry), found
    return found


def faults(rules: CatalogueRules = RULES, **cells: str) -> list[tuple[RowFault, str | None]]:
    found = read_entry({**GOOD, **cells}, rules)
    assert not isinstance(found, CatalogueEntry)
    assert all(reason.text.endswith(".") and " " in reason.text for reason in found)
    return [(reason.fault, reason.column) for reason in found]


def test_entry_of_a_good_line_has_product_price_and_stock() -> None:
    found = entry(description="Black\ntea", category=" Drinks ", image="tea.png")
    assert found.price == PriceCopy("A-1", Decimal("2.5"), "EUR")
    assert found.stock == StockLevel("A-1", 3_000_000)
    product = found.product
    assert (product.sku, product.name, product.barcodes) == ("A-1", "Tea", ("4006381333931",))
    assert (product.description, product.category, product.image) == ("Black\ntea", "Drinks", "tea.png")
    assert not product.is_open_price
    assert parse_product(found.content()) == product


@pytest.mark.parametrize(
    ("aisle", "shelf", "place"),
    [
        (" Aisle  3 ", "B 2", ShelfPlace("A-1", "Aisle 3", "B 2")),
        ("", "Window", ShelfPlace("A-1", "Window")),
        ("", "", None),
    ],
)
def test_entry_says_where_the_article_stands(aisle: str, shelf: str, place: ShelfPlace | None) -> None:
    assert entry(aisle=aisle, shelf=shelf).place == place


def test_entry_keeps_unknown_columns() -> None:
    found = entry(extra={"supplier": "Acme", "colour": ""})
    assert found.content()["extra"] == {"supplier": "Acme"}
    assert "extra" not in entry().content()


def test_entry_without_a_sku_takes_its_barcode() -> None:
    assert entry(sku="").product.sku == "4006381333931"
    assert sku_of({"gtin": " 96385074 ;4006381333931"}) == "96385074"
    assert sku_of({"sku": " A ", "gtin": "1"}) == "A"
    assert sku_of({}) == ""


def test_entry_takes_several_barcodes_each_once() -> None:
    found = entry(gtin="4006381333931; 96385074|4006381333931;")
    assert found.product.barcodes == ("4006381333931", "96385074")


def test_entry_with_a_upc_e_for_its_barcode_is_told_the_upc_a() -> None:
    found = read_entry({**GOOD, "gtin": "04252614"}, RULES)
    assert not isinstance(found, CatalogueEntry)
    assert [reason.fault for reason in found] == [RowFault.WRONG_CHECK_DIGIT]
    assert "042100005264" in found[0].text
    assert entry(gtin="042100005264").product.barcodes == ("042100005264",)


def test_entry_without_a_price_is_open_price_only_when_told() -> None:
    found = entry(CatalogueRules("EUR", frozenset({"standard"}), open_price=True), price="")
    assert found.product.is_open_price
    assert found.price is None
    assert faults(price="") == [(RowFault.MISSING_PRICE, "price")]


def test_entry_without_a_stock_says_nothing_of_it() -> None:
    assert entry(stock=" ").stock is None
    assert entry(stock="-2,5").stock == StockLevel("A-1", -2_500_000)


@pytest.mark.parametrize(
    ("tax", "expected"), [("", "standard"), ("reduced", "Reduced"), ("REDUCED", "Reduced"), ("a", "a"), ("A", "A")]
)
def test_entry_tax_class_is_found_by_name_or_by_default(tax: str, expected: str) -> None:
    assert entry(tax=tax).product.tax_class == expected


@pytest.mark.parametrize(
    ("cells", "fault", "column"),
    [
        ({"sku": "", "gtin": ""}, RowFault.MISSING_SKU, "sku"),
        ({"sku": "A\x001"}, RowFault.CONTROL_CHARACTERS, "sku"),
        ({"sku": "A" * 65}, RowFault.TOO_LONG, "sku"),
        ({"name": "  "}, RowFault.MISSING_NAME, "name"),
        ({"name": "\u200b \u202e"}, RowFault.MISSING_NAME, "name"),
        ({"name": "Mug 4111 1111 1111 1111"}, RowFault.CARD_NUMBER, "name"),
        ({"description": "paid with 5555555555554444"}, RowFault.CARD_NUMBER, "description"),
        ({"name": "n" * 251}, RowFault.TOO_LONG, "name"),
        ({"description": "d" * 10_001}, RowFault.TOO_LONG, "description"),
        ({"image": "i" * 2001}, RowFault.TOO_LONG, "image"),
        ({"category": "c" * 251}, RowFault.TOO_LONG, "category"),
        ({"gtin": "4006381333932"}, RowFault.WRONG_CHECK_DIGIT, "gtin"),
        ({"gtin": "12345"}, RowFault.WRONG_BARCODE, "gtin"),
        ({"gtin": "ABCDEFGH"}, RowFault.WRONG_BARCODE, "gtin"),
        ({"gtin": "4,00638E+12"}, RowFault.WRONG_BARCODE, "gtin"),
        ({"tax": "luxury"}, RowFault.UNKNOWN_TAX_CLASS, "tax"),
        ({"price": "0"}, RowFault.PRICE_NOT_ABOVE_ZERO, "price"),
        ({"price": "-1"}, RowFault.PRICE_NOT_ABOVE_ZERO, "price"),
        ({"price": "0.0010"}, RowFault.PRICE_NOT_ABOVE_ZERO, "price"),
        ({"price": "0.00499"}, RowFault.PRICE_NOT_ABOVE_ZERO, "price"),
        ({"price": "free"}, RowFault.PRICE_NOT_A_NUMBER, "price"),
        ({"price": "1.234"}, RowFault.PRICE_NOT_A_NUMBER, "price"),
        ({"price": "0.0000001"}, RowFault.PRICE_NOT_A_NUMBER, "price"),
        ({"price": "1000000001"}, RowFault.PRICE_TOO_LARGE, "price"),
        ({"stock": "many"}, RowFault.STOCK_NOT_A_NUMBER, "stock"),
        ({"stock": "1.234.567"}, RowFault.STOCK_NOT_A_NUMBER, "stock"),
        ({"stock": "99999999999"}, RowFault.STOCK_TOO_LARGE, "stock"),
    ],
)
def test_line_with_one_fault_is_refused_for_it(cells: dict[str, str], fault: RowFault, column: str) -> None:
    assert faults(**cells) == [(fault, column)]


def test_line_without_a_tax_class_and_without_default_is_refused() -> None:
    assert faults(CatalogueRules("EUR", frozenset()), tax="") == [(RowFault.MISSING_TAX_CLASS, "tax")]


def test_line_with_three_faults_is_told_all_of_them() -> None:
    assert [fault for fault, _ in faults(name="", price="x", stock="y")] == [
        RowFault.MISSING_NAME,
        RowFault.PRICE_NOT_A_NUMBER,
        RowFault.STOCK_NOT_A_NUMBER,
    ]


def test_line_with_an_overlong_unknown_column_is_refused() -> None:
    found = read_entry(GOOD, RULES, {"story": "s" * 10_001})
    assert isinstance(found, tuple)
    assert [(reason.fault, reason.column) for reason in found] == [(RowFault.TOO_LONG, "story")]


def test_import_report_as_json_has_every_refusal() -> None:
    found = read_entry({**GOOD, "price": "0"}, RULES)
    assert isinstance(found, tuple)
    report = ImportReport("shop.csv", 3, 1, 1, (CatalogueRefusal(4, "A-1", found),), ("supplier",), ("a note",))
    assert report.taken == 2
    assert report.to_json() == {
        "file": "shop.csv",
        "rows": 3,
        "taken": 2,
        "added": 1,
        "replaced": 1,
        "refused": 1,
        "refusals": [
            {
                "row": 4,
                "sku": "A-1",
                "reasons": [{"fault": "price_not_above_zero", "column": "price", "text": found[0].text}],
            }
        ],
        "extra_columns": ["supplier"],
        "notes": ["a note"],
    }


@pytest.mark.parametrize(("price", "currency"), [("0.0050", "EUR"), ("0.5", "JPY"), ("0.00050", "KWD")])
def test_price_that_comes_to_a_smallest_coin_is_taken(price: str, currency: str) -> None:
    assert entry(replace(RULES, currency=currency), price=price).price


@pytest.mark.parametrize(("price", "currency"), [("0.0049", "EUR"), ("0.4", "JPY"), ("0.00049", "KWD")])
def test_price_that_rounds_to_nothing_is_refused_in_its_currency(price: str, currency: str) -> None:
    rules = replace(RULES, currency=currency)
    assert faults(rules, price=price) == [(RowFault.PRICE_NOT_ABOVE_ZERO, "price")]
