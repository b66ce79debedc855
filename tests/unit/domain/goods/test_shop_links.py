"""Web addresses with places to fill in."""

import pytest

from evertill.domain.goods.shop_links import ShopLinks
from tests.support.sales import an_item


def test_product_page_names_the_product_safely() -> None:
    links = ShopLinks(product="https://shop.example/p/{sku}?g={gtin}")
    item = an_item("1.00", sku="A/B 1", gtin="04006381333931")
    assert links.product_page(item) == "https://shop.example/p/A%2FB%201?g=4006381333931"


def test_product_without_the_number_asked_for_has_no_page() -> None:
    assert ShopLinks(product="https://shop.example/{gtin}").product_page(an_item("1.00", sku="X")) == ""
    assert ShopLinks().product_page(an_item("1.00", sku="X")) == ""


def test_receipt_page_names_the_receipt() -> None:
    links = ShopLinks(receipt="https://shop.example/r/{transaction}/{number}")
    assert links.receipt_page(transaction_id="abc", number="S1-2-1-7") == "https://shop.example/r/abc/S1-2-1-7"
    assert ShopLinks().receipt_page(transaction_id="abc", number="1") == ""


@pytest.mark.parametrize("links", [{"product": "https://shop.example"}, {"receipt": "https://shop.example/{sku}"}])
def test_address_without_a_place_is_refused(links: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="always to the same page"):
        ShopLinks(**links)
