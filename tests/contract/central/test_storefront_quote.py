"""A webshop's basket is priced as the till prices it: same rows, same engine, same cents."""

from pathlib import Path
from typing import Any

import pytest

from evertill.kernel.canonical import JsonObject
from evertill.mirror.offers import MirrorPromotions
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from evertill_central.services.common.central import Central
from tests.support.central import NOON, Till, ask, put_rows, read, storefront_key
from tests.support.counter import Till as Counter
from tests.support.mirror import StillClock, a_catalogue, answer, some

VAT = {"tax_id": "vat20", "kind": "percent", "rate": "20", "included": True}
FOOD = {"tax_id": "vat7", "kind": "percent", "rate": "7", "included": True}
STREAMS: dict[str, list[JsonObject]] = {
    "policy": [{"currency": "EUR", "prices": {"lists": [{"list": "happy", "shops": ["S1"]}]}}],
    "taxes": [{"tax_class": "standard", "rules": [VAT]}, {"tax_class": "food", "rules": [FOOD]}],
    "products": [
        {"sku": "shoe", "name": "Shoe", "tax_class": "standard", "category": "Shoes"},
        {"sku": "sock", "name": "Sock", "tax_class": "standard", "groups": ["small"]},
        {"sku": "tea", "name": "Tea", "tax_class": "food"},
        {"sku": "jar", "name": "Jar", "tax_class": "food", "recall": "Glass"},
        {"sku": "free", "name": "No price", "tax_class": "food"},
    ],
    "prices": [
        {"sku": "shoe", "unit_price": "59.99", "currency": "EUR"},
        {"sku": "sock", "unit_price": "4.99", "currency": "EUR"},
        {"sku": "tea", "unit_price": "3.333", "currency": "EUR"},
        {"sku": "tea", "unit_price": "2.99", "currency": "EUR", "list": "happy"},
    ],
    "promotions": [
        {
            "id": "a",
            "name": "Socks",
            "priority": 1,
            "condition": {"match": {"groups": ["small"]}},
            "reward": {"kind": "cheapest_free", "buy": 2, "get": 1},
        },
        {
            "id": "b",
            "name": "Ten off",
            "priority": 2,
            "condition": {"min_amount": "50"},
            "reward": {"kind": "percent_off", "value": "10"},
        },
        {"id": "c", "name": "Spring", "coupon": "SPRING", "reward": {"kind": "amount_off", "value": "3.00"}},
    ],
}


@pytest.fixture
def key(central: Central) -> str:
    """A webshop's key, and a shop full of rows."""
    for stream, contents in STREAMS.items():
        keyed = "store" if stream == "policy" else None
        put_rows(central, stream, [{"key": keyed, "content": content} for content in contents])
    return storefront_key(central)


def quoted(central: Central, key: str, lines: list[JsonObject], **more: object) -> Any:
    """What central answers."""
    body = {"store": "S1", "lines": lines, **more}
    return read(ask(central, "POST", "/v1/storefront/quote", body, token=key))


def test_storefront_and_till_come_to_the_same_cents(central: Central, till: Till, key: str, tmp_path: Path) -> None:
    basket = {"shoe": "2", "sock": "4", "tea": "3"}
    online = quoted(central, key, [{"sku": sku, "quantity": quantity} for sku, quantity in basket.items()])
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    rows = till.changes(central)
    for stream in STREAMS:
        copied = [Row(row["key"], row["version"], row["content"]) for row in rows[stream]["rows"]]
        assert not writer.apply(answer(some(stream, *copied)), NOON).refused
    writer.close()
    reading = Reading(tmp_path / "mirror.sqlite")
    counter = Counter()
    counter.counter.catalogue = a_catalogue(tmp_path / "mirror.sqlite", StillClock(NOON))
    counter.counter.policies = MirrorPolicies(reading)
    counter.counter.promotions = MirrorPromotions(reading)
    for sku, quantity in basket.items():
        rung = counter.ring(sku, quantity=quantity)
    assert [str(line.gross.amount) for line in rung.priced.lines] == [line["gross"] for line in online["lines"]]
    assert str(rung.priced.gross.amount) == online["gross"]
    assert str(rung.priced.tax.amount) == online["tax"]


def test_storefront_quote_takes_coupons_and_tells_why(central: Central, key: str) -> None:
    plain = quoted(central, key, [{"sku": "sock"}])
    with_coupon = quoted(central, key, [{"sku": "sock"}], coupons=["SPRING"])
    assert (plain["gross"], with_coupon["gross"]) == ("4.99", "1.99")
    assert any("Spring" in sentence for sentence in with_coupon["explain"])


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ([{"sku": "nothing"}], "/lines/0/sku"),
        ([{"sku": "jar"}], "/lines/0/sku"),
        ([{"sku": "free"}], "/lines/0/sku"),
        ([{"sku": "sock", "quantity": "0"}], "/lines/0/quantity"),
        ([{"sku": "sock", "price": "1"}], "/lines/0/price"),
        ("x", "/lines"),
    ],
)
def test_storefront_quote_of_what_cannot_be_names_the_place(
    central: Central, key: str, lines: list[JsonObject], at: str
) -> None:
    problem = quoted(central, key, lines)
    assert (problem["status"], problem["at"]) == (400, at)


COFFEE: JsonObject = {
    "sku": "coffee",
    "name": "Coffee",
    "tax_class": "food",
    "deposit": "cup",
    "options": [
        {"group": "Milk", "options": [{"code": "cow", "name": "Cow", "default": True}, {"code": "oat", "name": "Oat"}]},
        {"group": "Size", "options": [{"code": "S", "name": "Small"}, {"code": "L", "name": "Large", "price": "0.70"}]},
    ],
}


@pytest.fixture
def cafe(central: Central, key: str) -> str:
    """The key, and something with options and a deposit."""
    cup: JsonObject = {"sku": "cup", "name": "Cup", "tax_class": "standard"}
    put_rows(central, "products", [{"key": None, "content": content} for content in (COFFEE, cup)])
    prices = [{"sku": sku, "unit_price": price, "currency": "EUR"} for sku, price in (("coffee", "3.00"), ("cup", "1"))]
    put_rows(central, "prices", [{"key": None, "content": content} for content in prices])
    return key


def test_storefront_quote_tells_options_and_the_deposit_behind_its_goods(central: Central, cafe: str) -> None:
    line: JsonObject = {"id": "mine", "sku": "coffee", "quantity": "2", "options": ["oat", "L"]}
    goods, deposit = quoted(central, cafe, [line])["lines"]
    assert (goods["id"], goods["gross"], [each["code"] for each in goods["options"]]) == ("mine", "7.40", ["oat", "L"])
    told = [deposit[name] for name in ("tied_to", "product", "quantity", "gross")]
    assert told == ["mine", "cup", "2", "2.00"]


@pytest.mark.parametrize(
    ("options", "name"), [(["oat", "L", "soy"], "'soy'"), (["oat", "cow", "L"], "'Milk'"), (None, "'Size'")]
)
def test_storefront_quote_of_options_that_cannot_be_names_them(
    central: Central, cafe: str, options: list[str] | None, name: str
) -> None:
    problem = quoted(central, cafe, [{"sku": "sock"}, {"sku": "coffee", "options": options}])
    assert (problem["status"], problem["at"]) == (400, "/lines/1/options")
    assert name in problem["detail"]


def test_storefront_quote_of_a_customer_names_the_certificate_or_why_it_does_not_count(
    central: Central, key: str
) -> None:
    exemption: JsonObject = {"certificate": "D-17", "reason": "diplomat"}
    customers = [
        {"customer_id": "c-1", "name": "Embassy", "exemption": exemption},
        {"customer_id": "c-2", "name": "Embassy", "exemption": {**exemption, "valid_to": "2020-01-31"}},
    ]
    put_rows(central, "customers", [{"content": content} for content in customers])
    free, late = (quoted(central, key, [{"sku": "sock"}], customer=who) for who in ("c-1", "c-2"))
    assert (free["gross"], free["tax"], free["exemption"]) == ("4.16", "0.00", exemption)
    assert (late["gross"], late["exemption"]) == ("4.99", None)
    assert any("2020-01-31" in sentence for sentence in late["explain"])
    stranger = quoted(central, key, [{"sku": "sock"}], customer="c-9")
    assert (stranger["status"], stranger["at"]) == (400, "/customer")
