"""What every Catalogue does: run against the mirror on a real file, and against the fake that other tests stand on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.domain.goods.catalogue import FoundItem
from evertill.domain.rows.stream_rows import ProductCopy, parse_price, parse_product
from evertill.kernel.quantity import Unit
from evertill.mirror.writer import MirrorWriter
from evertill.ports.catalogue import Catalogue
from tests.support.mirror import (
    NOON,
    FakeShelf,
    StillClock,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_rule,
    a_stock_row,
    a_tax_row,
    answer,
    later,
    some,
)

PRODUCTS = (
    a_product_row("A-1", "Äpfel Boskoop", barcodes=["4006381333931"], category="Obst", unit="KGM", plu="4011"),
    a_product_row("A-2", "Apfelsaft klar", barcodes=["96385074", "INTERN-7"], category="Getränke", minimum_age=0),
    a_product_row("A-3", "Roter Apfel", barcodes=["12345"], category="Obst", is_stocked=False),
    a_product_row("4011", "Bananen", category="Obst", description="aus Ecuador"),
    a_product_row("OLD", "Saft alt", barcodes=["5901234123457"], status="discontinued", category="Getränke"),
    a_product_row("DRAFT", "Noch nicht", barcodes=["0012345678905"], status="draft"),
    a_product_row("NEW", "Saft neu", barcodes=["5901234123457"], category="Getränke"),
    a_product_row("OPEN", "Blumen nach Preis", is_open_price=True),
    a_product_row("寿-1", "寿司セット", image="sushi.png"),
    a_product_row("BARE", "Ohne Preis"),
)
PRICES = (
    a_price_row("A-1", "2.5"),
    a_price_row("A-2", "1.99", valid_to=later(hours=1)),
    a_price_row("A-2", "2.19", valid_from=later(hours=1)),
    a_price_row("A-2", "0.5", price_list="staff"),
    a_price_row("A-3", "0.4"),
    a_price_row("A-3", "0.3", valid_from=later(hours=-2), valid_to=later(hours=-1)),
    a_price_row("4011", "1.89", valid_from=later(days=-9)),
    a_price_row("4011", "1.49", valid_from=later(days=-1)),
    a_price_row("OLD", "1"),
    a_price_row("NEW", "1.2"),
    a_price_row("OPEN", "3"),
    a_price_row("寿-1", "6.95"),
)
STOCK = (a_stock_row("A-1", 12_345_000), a_stock_row("A-2", -2_000_000), a_stock_row("A-3", 1))


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(params=["mirror", "fake"])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path, clock: StillClock) -> Iterator[Catalogue]:
    if request.param == "fake":
        yield a_fake(clock)
        return
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    taxes = some("taxes", a_tax_row("standard", a_rule()))
    report = writer.apply(
        answer(taxes, some("products", *PRODUCTS), some("prices", *PRICES), some("stock", *STOCK)), NOON
    )
    assert not report.refused
    yield a_catalogue(tmp_path / "mirror.sqlite", clock)
    writer.close()


def a_fake(clock: StillClock) -> FakeShelf:
    products: list[ProductCopy] = [parse_product(row.content or {}) for row in PRODUCTS]
    fake = FakeShelf(products, clock)
    fake.prices = [parse_price(row.content or {}) for row in PRICES]
    fake.stock = {"A-1": 12_345_000, "A-2": -2_000_000, "A-3": 1}
    return fake


def skus(found: Sequence[FoundItem]) -> list[str]:
    return [hit.item.sku for hit in found]


def test_find_by_gtin_knows_every_way_a_number_is_printed(catalogue: Catalogue) -> None:
    item = catalogue.find_by_gtin("00000096385074")
    assert item is not None
    assert (item.sku, item.gtin, item.unit, item.unit_price, item.currency) == (
        "A-2",
        "00000096385074",
        Unit.PIECE,
        Decimal("1.99"),
        "EUR",
    )
    assert catalogue.find_by_gtin("00000096385075") is None


def test_find_by_gtin_of_two_products_gives_the_current_one(catalogue: Catalogue) -> None:
    item = catalogue.find_by_gtin("05901234123457")
    assert item is not None
    assert item.sku == "NEW"


def test_find_by_code_takes_barcode_then_sku_then_plu(catalogue: Catalogue) -> None:
    found = {
        code: catalogue.find_by_code(code) for code in ("4006381333931", "INTERN-7", "12345", "A-3", "4011", "nothing")
    }
    assert {code: item.sku if item else None for code, item in found.items()} == {
        "4006381333931": "A-1",
        "INTERN-7": "A-2",
        "12345": "A-3",
        "A-3": "A-3",
        "4011": "4011",  # the SKU of one goes before the PLU of another
        "nothing": None,
    }


@pytest.mark.parametrize("code", ["", "a-1", "A-1 ", "04006381333931", "\ud800", "A\x001", "'; DROP TABLE products;--"])
def test_find_by_code_of_anything_else_finds_nothing(catalogue: Catalogue, code: str) -> None:
    assert catalogue.find_by_code(code) is None
    assert catalogue.find_by_sku(code) is None


def test_item_has_all_that_a_line_keeps(catalogue: Catalogue) -> None:
    item = catalogue.find_by_sku("A-1")
    assert item is not None
    assert item.taxes == (a_rule(),)
    assert (item.name, item.tax_class, item.unit, item.category) == ("Äpfel Boskoop", "standard", Unit.KILOGRAM, "Obst")
    assert (item.image, item.minimum_age, item.is_stocked, item.version) == (None, None, True, 1)


def test_price_is_the_one_that_began_last_and_still_holds(catalogue: Catalogue, clock: StillClock) -> None:
    def price(sku: str) -> Decimal | None:
        item = catalogue.find_by_sku(sku)
        assert item is not None
        return item.unit_price

    assert [price(sku) for sku in ("A-2", "A-3", "4011")] == [Decimal("1.99"), Decimal("0.4"), Decimal("1.49")]
    clock.time = later(minutes=59, seconds=59)
    assert price("A-2") == Decimal("1.99")
    clock.time = later(hours=1)
    assert price("A-2") == Decimal("2.19")


def test_item_without_a_price_asks_for_one(catalogue: Catalogue) -> None:
    for sku in ("OPEN", "BARE"):
        item = catalogue.find_by_sku(sku)
        assert item is not None
        assert item.is_open_price


def test_draft_is_not_found(catalogue: Catalogue) -> None:
    assert catalogue.find_by_sku("DRAFT") is None
    assert catalogue.find_by_code("0012345678905") is None
    assert not catalogue.search("noch nicht", 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apfel", ["A-1", "A-2", "A-3"]),
        ("APFEL", ["A-1", "A-2", "A-3"]),
        ("äpf bosk", ["A-1"]),
        ("saft", ["OLD", "NEW", "A-2"]),  # words that begin so, before words that hold it
        ("pf", ["A-1", "A-2", "A-3"]),
        ("寿司", ["寿-1"]),
        ("司セ", ["寿-1"]),
        ("セット", ["寿-1"]),
        ("638133", ["A-1"]),
        ("4006381333931", ["A-1"]),
        ("a-2", ["A-2"]),
        ("INTERN", ["A-2"]),
        ("4011", ["4011", "A-1"]),
        ("apfel zz", []),
        ("a", []),
        ("  ", []),
        ("", []),
        ("%", []),
        ("pfel*", []),
        ('"apfel"', []),
        ("apfel OR bananen", []),
        ("apfel NOT saft", []),
    ],
)
def test_search_finds_every_word_anywhere(catalogue: Catalogue, text: str, expected: list[str]) -> None:
    assert skus(catalogue.search(text, 20)) == expected


def test_search_gives_no_more_than_asked_for(catalogue: Catalogue) -> None:
    assert skus(catalogue.search("saft", 1)) == ["OLD"]
    assert skus(catalogue.search("saft", 0)) == []


def test_search_shows_stock_only_of_what_is_stocked(catalogue: Catalogue) -> None:
    hits = {hit.item.sku: hit for hit in catalogue.search("apfel", 9)}
    assert {sku: hit.on_hand_micro for sku, hit in hits.items()} == {"A-1": 12_345_000, "A-2": -2_000_000, "A-3": None}
    assert catalogue.search("bananen", 9)[0].description == "aus Ecuador"


def test_stock_micro_is_what_the_backend_said(catalogue: Catalogue) -> None:
    assert catalogue.stock_micro("A-2") == -2_000_000
    assert catalogue.stock_micro("4011") is None


def test_taxes_of_a_class_are_its_rules(catalogue: Catalogue) -> None:
    assert catalogue.taxes_of("standard") == (a_rule(),)
    assert catalogue.taxes_of("luxury") is None


def test_tiles_are_current_products_by_category(catalogue: Catalogue) -> None:
    tiles = [(tile.category, tile.sku) for tile in catalogue.tiles()]
    assert tiles == sorted(tiles)
    assert ("Obst", "A-1") in tiles
    assert "OLD" not in [sku for _, sku in tiles]
