"""For every basket a storefront is quoted the cents of the till: two ways to the engine, one answer on every line."""

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.mirror.offers import MirrorPromotions
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.ringing.line_answers import LineAnswers
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded
from evertill.ports.connector import Row
from evertill_central.services.common.central import Central
from tests.conftest import LONG
from tests.support.central import (
    NOON,
    a_central,
    an_enrolled_till,
    ask,
    put_rows,
    read,
    storefront_key,
)
from tests.support.central import Till as Workstation
from tests.support.counter import Till, expect
from tests.support.mirror import StillClock, a_catalogue, answer, some

EXEMPTION: JsonObject = {"certificate": "D-17", "reason": "diplomat"}
TAXES: list[JsonObject] = [
    {"tax_class": "standard", "rules": [{"tax_id": "vat20", "kind": "percent", "rate": "20", "included": True}]},
    {"tax_class": "food", "rules": [{"tax_id": "vat7", "kind": "percent", "rate": "7", "included": True}]},
    {
        "tax_class": "stacked",
        "rules": [
            {"tax_id": "eco", "kind": "fixed", "rate": "0.25", "included": False, "in_base_of_next": True},
            {"tax_id": "gst", "kind": "percent", "rate": "9.975", "included": False},
        ],
    },
    {"tax_class": "none", "rules": []},
]
MILK: JsonObject = {
    "group": "Milk",
    "options": [
        {"code": "cow", "name": "Cow", "default": True},
        {"code": "oat", "name": "Oat", "price": "0.333"},
        {"code": "less", "name": "None", "price": "-0.20"},
    ],
}
EXTRAS: JsonObject = {
    "group": "Extras",
    "least": 0,
    "most": 2,
    "options": [{"code": "shot", "name": "Shot", "price": "0.75"}, {"code": "cream", "name": "Cream", "price": "0.5"}],
}
PRODUCTS: list[JsonObject] = [
    {"sku": "latte", "name": "Latte", "tax_class": "food", "category": "Drinks", "options": [MILK, EXTRAS]},
    {"sku": "cola", "name": "Cola", "tax_class": "standard", "category": "Drinks", "deposit": "bottle"},
    {"sku": "bottle", "name": "Bottle deposit", "tax_class": "none", "category": "Drinks"},
    {"sku": "lamp", "name": "Lamp", "tax_class": "stacked", "deposit": "waste", "groups": ["home"]},
    {"sku": "waste", "name": "Recycling fee", "tax_class": "standard", "takes_discounts": False},
    {"sku": "pen", "name": "Pen", "tax_class": "standard", "groups": ["home"]},
    {"sku": "voucher", "name": "Fixed price book", "tax_class": "food", "takes_discounts": False},
    {"sku": "cheese", "name": "Cheese", "tax_class": "food", "unit": "KGM", "groups": ["home"]},
]
PEN = [{"from_quantity": "3", "unit_price": "1.333"}, {"from_quantity": "6", "unit_price": "0.999"}]
PRICES: list[JsonObject] = [
    {"sku": "latte", "unit_price": "3.20", "breaks": [{"from_quantity": "4", "unit_price": "2.95"}]},
    {"sku": "cola", "unit_price": "1.79"},
    {"sku": "bottle", "unit_price": "0.25", "breaks": [{"from_quantity": "5", "unit_price": "0.21"}]},
    {"sku": "lamp", "unit_price": "29.99"},
    {"sku": "waste", "unit_price": "0.617"},
    {"sku": "pen", "unit_price": "1.49", "breaks": PEN},
    {"sku": "pen", "unit_price": "1.19", "list": "club"},
    {"sku": "voucher", "unit_price": "12.00"},
    {"sku": "cheese", "unit_price": "17.89", "breaks": [{"from_quantity": "0.5", "unit_price": "15.49"}]},
]
PROMOTIONS: list[JsonObject] = [
    {
        "id": "a",
        "name": "Third home thing free",
        "priority": 1,
        "condition": {"match": {"groups": ["home"]}},
        "reward": {"kind": "cheapest_free", "buy": 2, "get": 1},
    },
    {
        "id": "b",
        "name": "Ten percent",
        "priority": 2,
        "condition": {"min_amount": "20"},
        "reward": {"kind": "percent_off", "value": "10"},
    },
    {
        "id": "c",
        "name": "Club drinks",
        "priority": 3,
        "customer_groups": ["club"],
        "reward": {"kind": "amount_off", "value": "1.00", "match": {"groups": ["Drinks"]}},
    },
]
CUSTOMERS: list[JsonObject] = [
    {"customer_id": "c-free", "name": "Embassy", "exemption": EXEMPTION},
    {"customer_id": "c-late", "name": "Embassy", "exemption": {**EXEMPTION, "valid_to": "2020-01-31"}},
    {"customer_id": "c-club", "name": "Member", "group": "club"},
]
LISTS: JsonObject = {"lists": [{"list": "club", "customer_groups": ["club"]}]}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A line of a basket."""

    sku: str
    quantity: str
    options: tuple[str, ...] | None = None


@dataclass(slots=True)
class Shop:
    """A backend, and a till's copy of it."""

    central: Central
    key: str
    workstation: Workstation
    mirror: Path
    written: list[str] = field(default_factory=list)

    def write(self, stream: str, rows: list[JsonObject]) -> None:
        """Rows in the backend, then in the till's copy."""
        keyed = "store" if stream == "policy" else None
        put_rows(self.central, stream, [{"key": keyed, "content": row} for row in rows])
        found = self.workstation.changes(self.central)[stream]["rows"]
        writer = MirrorWriter(self.mirror)
        copied = [Row(row["key"], row["version"], row["content"]) for row in found]
        assert not writer.apply(answer(some(stream, *copied)), NOON).refused
        writer.close()

    def quote(self, basket: list[Chosen], customer: str | None) -> Any:
        """What a storefront is answered."""
        lines = [
            {"id": f"L{9 - i}", "sku": one.sku, "quantity": one.quantity, "options": one.options and list(one.options)}
            for i, one in enumerate(basket)
        ]
        body = {"store": "S1", "customer": customer, "lines": lines}
        answered = read(ask(self.central, "POST", "/v1/storefront/quote", body, token=self.key))
        assert "lines" in answered, answered
        return answered

    def till(self) -> Till:
        """A till that reads the copy."""
        made, reading = Till(), Reading(self.mirror)
        made.counter.catalogue = a_catalogue(self.mirror, StillClock(NOON))
        made.counter.policies = MirrorPolicies(reading)
        made.counter.promotions = MirrorPromotions(reading)
        for row in CUSTOMERS:
            made.copies.put(str(row["customer_id"]), **{name: row[name] for name in row if name != "customer_id"})
        return made


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The shop with all that decides a price."""
    folder = tmp_path_factory.mktemp("storefront")
    with a_central(f"sqlite:///{folder / 'central.sqlite'}") as central:
        made = Shop(central, storefront_key(central), an_enrolled_till(central), folder / "mirror.sqlite")
        for stream, rows in (("taxes", TAXES), ("products", PRODUCTS), ("promotions", PROMOTIONS)):
            made.write(stream, rows)
        made.write("prices", [{**row, "currency": "EUR"} for row in PRICES])
        put_rows(central, "customers", [{"content": row} for row in CUSTOMERS])
        yield made


MILKS = st.sampled_from(["cow", "oat", "less"])
OPTIONS = st.none() | st.builds(
    lambda milk, extras: (milk, *extras), MILKS, st.lists(st.sampled_from(["shot", "cream"]), unique=True)
)
PIECES = st.integers(1, 7).map(str)
PLAIN = st.sampled_from([str(row["sku"]) for row in PRODUCTS if row["sku"] not in ("latte", "cheese")])
LINE = st.one_of(
    st.builds(Chosen, PLAIN, PIECES),
    st.builds(Chosen, st.just("latte"), PIECES, OPTIONS),
    st.builds(Chosen, st.just("cheese"), st.sampled_from(["0.347", "1", "2.000", "0.5"])),
)


def is_told_apart(basket: list[Chosen]) -> bool:
    """No thing twice in a row: at a till that is one line."""
    return all(first.sku != then.sku or first.sku == "cheese" for first, then in pairwise(basket))


BASKETS = st.lists(LINE, min_size=1, max_size=7).filter(is_told_apart)
PRICING = st.fixed_dictionaries(
    {
        "tax_rounding": st.sampled_from(["line", "rate_total", "document"]),
        "keeps": st.sampled_from(["gross", "net"]),
        "discount_spread": st.sampled_from(["value", "unit"]),
    }
)
WHO = st.none() | st.sampled_from([str(row["customer_id"]) for row in CUSTOMERS])


@settings(max_examples=2000 if LONG else 25, suppress_health_check=list(HealthCheck))
@given(basket=BASKETS, pricing=PRICING, customer=WHO)
def test_storefront_and_till_any_basket_same_cents_on_every_line(
    shop: Shop, basket: list[Chosen], pricing: JsonObject, customer: str | None
) -> None:
    shop.write("policy", [{"currency": "EUR", "prices": LISTS, "pricing": pricing}])
    online, till = shop.quote(basket, customer), shop.till()
    rung = None
    if customer is not None:
        rung = expect(CustomerAttached, till.do(AttachCustomer(customer))).rung
    for one in basket:
        options = one.options if one.sku != "latte" or one.options is not None else ("cow",)
        answers = LineAnswers(options=options)
        rung = expect(ItemAdded, till.do(RingSku(one.sku, quantity=Decimal(one.quantity), answers=answers))).rung
    assert rung is not None
    assert [(line["product"], line["gross"], line["tax"], line["discount"]) for line in online["lines"]] == [
        (line.line.item.sku, *(str(money.amount) for money in (line.gross, line.tax, line.discount)))
        for line in rung.priced.lines
    ]
    figures = (rung.priced.gross, rung.priced.tax, rung.priced.discount)
    assert [online[name] for name in ("gross", "tax", "discount")] == [str(money.amount) for money in figures]
