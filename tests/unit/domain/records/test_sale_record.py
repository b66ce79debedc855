"""The body of a finished sale: everything decided is in it, in whole numbers and texts, and adds up."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.balances.balance import AccountId, BalanceMark
from evertill.domain.facts.transaction import Transaction, TransactionKind, read_fact, seal
from evertill.domain.goods.catalogue import Item
from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import (
    SaleFigures,
    decimal_text,
    kind_of,
    paid_out,
    read_figures,
    returned_by_source,
    sale_body,
    stock_moves,
)
from evertill.domain.selling.order_deposit import DepositKind, OrderDeposit
from evertill.domain.selling.origin import OfOrder, Origin, OriginTax, Restock
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import CardMark, Direction, OrderOnSale, Sale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import Settlement, settle
from evertill.domain.selling.weighed import ScaleMark, scale_json
from evertill.domain.taxes.tax import TaxKind
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from tests.support.sales import (
    a_line,
    a_modifier,
    a_sale,
    a_tax,
    a_tender,
    an_item,
    coins,
    money,
)
from tests.unit.domain.facts.test_transaction import DRAFT, HEAD, IDENTITY

BACK = Direction.RETURN


def body_of(sale: Sale) -> JsonObject:
    """The body of a sale, which must be paid."""
    priced = price_sale(sale)
    return sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))


def sealed(body: JsonObject, kind: TransactionKind = TransactionKind.SALE) -> Transaction:
    """A transaction with this body, as it is read back."""
    return read_fact(seal(replace(DRAFT, kind=kind, body=body), IDENTITY, HEAD).wire)


def member(body: Json, *path: str | int) -> Json:
    """A member deep in a body."""
    for step in path:
        body = body[step]  # type: ignore[index]  # a JSON value of whatever shape
    return body


def test_body_of_a_sale_says_all_that_was_decided() -> None:
    sale = a_sale(
        [a_line(an_item(gtin="04006381333931", category="tea", version=9), quantity="2")],
        policy=PricingPolicy(cash_rounding=coins()),
        policy_version=7,
        tenders=[a_tender("20.00")],
    )

    body = body_of(sale)

    assert json.loads(json.dumps(body)) == {
        "sale_id": "01930000-0000-7000-8000-000000000001",
        "currency": "EUR",
        "started_at": "2026-11-21T09:03:00.000+00:00",
        "policy": {
            "version": 7,
            "tax_rounding": "rate_total",
            "rounding": "half_up",
            "keeps": "gross",
            "discount_spread": "value",
            "cash_rounding": {"increment": 5, "rounding": "half_up", "scope": "cash_part"},
        },
        "lines": [
            {
                "line": 1,
                "direction": "sale",
                "sku": "A-1",
                "name": "Green tea 20 bags",
                "gtin": "04006381333931",
                "unit": "C62",
                "category": "tea",
                "tax_class": "standard",
                "item_version": 9,
                "quantity": 2_000_000,
                "regular_price": "4.99",
                "regular": 998,
                "discount": 0,
                "net": 832,
                "gross": 998,
                "taxes": [["vat20", 832, 166]],
            }
        ],
        "voided": [],
        "taxes": [
            {
                "tax_id": "vat20",
                "label": "",
                "kind": "percent",
                "rate": "20",
                "included": True,
                "compound": False,
                "in_base_of_next": False,
                "base": 832,
                "amount": 166,
            }
        ],
        "net": 832,
        "tax": 166,
        "gross": 998,
        "discount": 0,
        "tenders": [{"kind": "cash", "amount": 2000, "reference": None}],
        "cash_rounding": 2,
        "due": 1000,
        "change": 1000,
        "stock": [{"sku": "A-1", "micro": -2_000_000, "unit": "C62"}],
        "customer": None,
    }


def test_line_tells_what_its_code_said_and_nothing_where_it_said_nothing() -> None:
    line = a_line(serial="SN1", batch="B7", expires_on=date(2026, 12, 1), reason="damaged", label_amount="3.12")

    record = member(body_of(a_sale([line, a_line()], tenders=[a_tender("8.11")])), "lines")

    assert isinstance(record, list)
    told = {"serial": "SN1", "batch": "B7", "expires_on": "2026-12-01", "reason": "damaged", "label_amount": 312}
    assert {name: record[0][name] for name in told} == told
    assert not told.keys() & record[1].keys()
    assert "modifiers" not in record[0]


def test_modifiers_of_line_and_sale_stand_with_what_they_took_off() -> None:
    sale = a_sale(
        [a_line(price="10.00", modifiers=[a_modifier("10", reason="damaged")])],
        modifiers=[a_modifier("20", reason="promotion:autumn")],
        tenders=[a_tender("7.20")],
    )

    body = body_of(sale)

    assert member(body, "lines", 0, "modifiers") == [["manual:damaged", -100], ["promotion:autumn", -180]]
    assert (body["discount"], body["gross"]) == (280, 720)


def test_voided_lines_stay_on_record_and_count_nowhere_else() -> None:
    sale = a_sale([a_line(is_voided=True, quantity="3"), a_line()], tenders=[a_tender("4.99")])

    body = body_of(sale)

    assert body["voided"] == [
        {
            "line": 1,
            "direction": "sale",
            "sku": "A-1",
            "name": "Green tea 20 bags",
            "quantity": 3_000_000,
            "regular_price": "4.99",
        }
    ]
    assert (member(body, "lines", 0, "line"), body["gross"]) == (2, 499)
    assert body["stock"] == [{"sku": "A-1", "micro": -1_000_000, "unit": "C62"}]


def test_names_in_any_script_or_missing_make_a_body_that_can_be_sealed() -> None:
    items = [an_item(name=name, sku=f"A-{place}") for place, name in enumerate(["", "緑茶 🍵", "شاي\u200cأخضر"])]

    body = body_of(a_sale(items, tenders=[a_tender("14.97")]))

    assert sealed(body).body == body


def test_body_without_cash_rounding_says_so() -> None:
    assert member(body_of(a_sale(tenders=[a_tender("4.99")])), "policy", "cash_rounding") is None


@pytest.mark.parametrize(
    "broken",
    [
        lambda priced: replace(priced, gross=money("5.00")),
        lambda priced: replace(priced, net=priced.net + money("0.01"), tax=priced.tax - money("0.01")),
        lambda priced: replace(priced, tax=priced.tax + money("0.01")),
        lambda priced: replace(priced, lines=()),
        lambda priced: replace(priced, lines=tuple(replace(line, net=line.gross) for line in priced.lines)),
        lambda priced: replace(priced, taxes=()),
    ],
)
def test_body_of_figures_that_do_not_add_up_is_a_bug(broken: object) -> None:
    sale = a_sale(tenders=[a_tender("4.99")])
    priced = price_sale(sale)
    assert callable(broken)
    wrong: PricedSale = broken(priced)

    with pytest.raises(AssertionError):
        sale_body(wrong, settle(wrong.gross, (a_tender(wrong.gross),), sale.policy))


@pytest.mark.parametrize(
    "broken",
    [
        lambda paid: replace(paid, remaining=money("0.01")),
        lambda paid: replace(paid, total=money("5.00"), due=money("5.00")),
        lambda paid: replace(paid, due=money("5.00")),
        lambda paid: replace(paid, change=money("0.01")),
        lambda paid: replace(paid, rounding=money("0.01")),
    ],
)
def test_body_of_a_settlement_that_does_not_add_up_is_a_bug(broken: object) -> None:
    sale = a_sale(tenders=[a_tender("4.99")])
    priced = price_sale(sale)
    assert callable(broken)
    wrong: Settlement = broken(settle(priced.gross, sale.tenders, sale.policy))

    with pytest.raises(AssertionError):
        sale_body(priced, wrong)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([a_line()], TransactionKind.SALE),
        ([a_line(direction=BACK)], TransactionKind.RETURN),
        ([a_line(direction=BACK), a_line()], TransactionKind.SALE),
        ([a_line(direction=BACK), a_line(is_voided=True)], TransactionKind.RETURN),
        ([], TransactionKind.SALE),
    ],
)
def test_kind_is_a_return_when_goods_only_come_back(lines: Sequence[SaleLine], kind: TransactionKind) -> None:
    assert kind_of(a_sale(lines)) is kind


def test_stock_moves_are_summed_by_sku_in_order_and_leave_out_what_has_no_stock() -> None:
    cheese = an_item("12.90", sku="K-1", unit=Unit.KILOGRAM)
    lines = (
        a_line(an_item(sku="B-1")),
        a_line(cheese, quantity=Quantity(347_000, Unit.KILOGRAM)),
        a_line(an_item(sku="B-1"), quantity="4"),
        a_line(an_item(sku="B-1"), direction=BACK, quantity="2"),
        a_line(an_item(sku="SERVICE", is_stocked=False)),
        a_line(cheese, direction=BACK, quantity=Quantity(1_000_000, Unit.KILOGRAM)),
    )

    assert stock_moves(lines) == [
        {"sku": "B-1", "micro": -3_000_000, "unit": "C62"},
        {"sku": "K-1", "micro": 653_000, "unit": "KGM"},
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("9.990", "9.99"),
        ("20", "20"),
        ("200", "200"),
        ("2E+2", "200"),
        ("0.00250", "0.0025"),
        ("0.00", "0"),
        ("-1.50", "-1.5"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimal_text_has_no_exponent_and_no_needless_zeros(number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text


def test_fixed_tax_and_card_tender_are_told_as_they_are() -> None:
    deposit = a_tax("0.25", kind=TaxKind.FIXED, label="Deposit")
    item = an_item("1.00", taxes=[deposit])

    body = body_of(a_sale([item], tenders=[a_tender("1.00", TenderKind.CARD, reference="T-9")]))

    assert (member(body, "taxes", 0, "kind"), member(body, "taxes", 0, "rate")) == ("fixed", "0.25")
    assert body["tenders"] == [{"kind": "card", "amount": 100, "reference": "T-9"}]


# ---- reading the figures back


def sold_and_returned() -> Sale:
    """Three sold at 4.99, one taken back at 2.00; twenty handed over in cash and five by card."""
    item: Item = an_item("2.00", sku="C-1")
    return a_sale(
        [a_line(quantity="3"), a_line(item, direction=BACK)],
        tenders=[a_tender("5.00", TenderKind.CARD), a_tender("20.00")],
    )


def test_figures_read_back_are_those_of_the_sale() -> None:
    figures = read_figures(sealed(body_of(sold_and_returned())))

    assert figures == SaleFigures(
        currency="EUR", gross_minor=1297, sold_minor=1497, returned_minor=200, cash_minor=797, line_count=2
    )


def test_figures_of_a_return_have_cash_going_out() -> None:
    sale = a_sale([a_line(direction=BACK)], tenders=[a_tender(Money(-499, "EUR"))])

    figures = read_figures(sealed(body_of(sale), TransactionKind.RETURN))

    assert (figures.gross_minor, figures.sold_minor, figures.returned_minor, figures.cash_minor) == (-499, 0, 499, -499)


def test_lines_that_do_not_add_up_to_a_sealed_sale_are_a_bug() -> None:
    with pytest.raises(AssertionError, match="do not add up"):
        read_figures(sealed({**body_of(sold_and_returned()), "gross": 1298}))


@pytest.mark.parametrize("missing", ["currency", "gross", "change", "lines", "tenders"])
def test_body_without_what_the_figures_need_is_refused(missing: str) -> None:
    body = body_of(sold_and_returned())
    del body[missing]

    with pytest.raises(ValueError, match="not the body of a sale"):
        read_figures(sealed(body))


def test_line_without_an_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="no gross amount"):
        read_figures(sealed({**body_of(sold_and_returned()), "lines": [{"direction": "sale"}]}))


def test_tender_by_card_says_what_is_known_of_it_and_by_name_which_means() -> None:
    mark = CardMark("A-1", card_name="Girocard", last_four="1234", tip_minor=50, by_person=True)
    card = replace(a_tender("3.00", TenderKind.CARD), card=mark)
    voucher = replace(a_tender("1.99", TenderKind.VOUCHER, reference="77"), means="paper")

    body = body_of(a_sale(tenders=[card, voucher]))

    assert body["tenders"] == [
        {
            "kind": "card",
            "amount": 300,
            "reference": None,
            "card": {"attempt": "A-1", "name": "Girocard", "last_four": "1234", "tip": 50, "by_person": True},
        },
        {"kind": "voucher", "amount": 199, "reference": "77", "means": "paper"},
    ]


def test_line_tied_to_another_says_to_which() -> None:
    deposit = replace(a_line(an_item("0.25", sku="DEPOSIT")), tied_to=1)
    body = body_of(a_sale([a_line(), deposit], tenders=[a_tender("5.24")]))
    assert (member(body, "lines", 1, "tied_to"), "tied_to" in member(body, "lines", 0)) == (1, False)  # type: ignore[operator]  # an object


def test_goods_of_an_order_say_which_and_how_they_were_handed_over() -> None:
    sale = replace(
        a_sale([replace(a_line(), order_line="7")], tenders=[a_tender("4.99")]),
        order=OrderOnSale("o-1", "1001", "code", is_age_checked=True),
    )

    order = body_of(sale)["order"]

    assert order == {
        "order_id": "o-1",
        "number": "1001",
        "lines": [{"line": "7", "micro": 1_000_000}],
        "proof": {"kind": "code", "age_checked": True},
        "paid": 499,
    }


def test_units_that_came_back_say_of_which_line_of_which_sale_and_where_they_went() -> None:
    taxes = (OriginTax(a_tax(), 416, 83),)
    origin = Origin("f-1", "2", "S1-1-9", ((0, 1_000_000),), regular=499, discount=0, net=416, gross=499, taxes=taxes)
    back = replace(a_line(direction=Direction.RETURN), origin=origin, restock=Restock.DAMAGED)
    body = body_of(a_sale([back], tenders=[a_tender("-4.99")]))

    line = member(body, "lines", 0)

    assert isinstance(line, dict)
    assert line["original"] == {"fact_id": "f-1", "line": "2", "number": "S1-1-9", "spans": [[0, 1_000_000]]}
    assert line["restock"] == "damaged"


def test_goods_that_came_back_by_the_receipt_that_handed_their_orders_over_name_units_and_refund() -> None:
    taxes = (OriginTax(a_tax(), 416, 83),)
    one = Origin("f-1", "2", "S1-1-9", ((0, 1_000_000),), regular=499, discount=0, net=416, gross=499, taxes=taxes)
    orders = [OfOrder("o-1", "1001", "7"), OfOrder("o-1", "1001", "7"), OfOrder("o-1", "1001", "8")]
    lines = [
        replace(a_line(direction=Direction.RETURN, line_id=at), origin=replace(one, order=of))
        for at, of in enumerate([*orders, OfOrder("o-2", "1002", "1"), None], start=1)
    ]
    body = body_of(a_sale(lines, tenders=[a_tender("-24.95")]))
    assert member(body, "orders_back") == [
        {
            "order_id": "o-1",
            "number": "1001",
            "lines": [{"line": "7", "micro": 2_000_000}, {"line": "8", "micro": 1_000_000}],
            "refund": 1497,
            "is_paid_out": True,
        },
        {
            "order_id": "o-2",
            "number": "1002",
            "lines": [{"line": "1", "micro": 1_000_000}],
            "refund": 499,
            "is_paid_out": True,
        },
    ]
    assert "order" not in body


def test_agreed_amount_on_an_order_names_it_and_no_goods() -> None:
    sale = replace(
        a_sale([a_line(direction=Direction.RETURN)], tenders=[a_tender("-4.99")]),
        order=OrderOnSale("o-1", "1001", "", is_goodwill=True),
    )
    assert member(body_of(sale), "order") == {
        "order_id": "o-1",
        "number": "1001",
        "lines": [],
        "refund": 499,
        "is_paid_out": False,
        "goodwill": True,
    }


def test_goods_of_an_order_that_are_struck_or_come_back_hand_nothing_over() -> None:
    of_order = OrderOnSale("o-1", "1001", "code")
    struck = replace(a_line(is_voided=True), order_line="7")
    left = replace(a_sale([struck, a_line(line_id=2)], tenders=[a_tender("4.99")]), order=of_order)
    assert "order" not in body_of(left)
    back = replace(a_line(direction=Direction.RETURN), order_line="7")
    returned = replace(a_sale([back], tenders=[a_tender("-4.99")]), order=of_order)
    assert member(body_of(returned), "order", "is_paid_out") is False


def test_tender_of_a_balance_says_which() -> None:
    mark = BalanceMark(AccountId("a-1"), hold="h-1", last_four="1234")
    card = replace(a_tender("4.99", TenderKind.GIFT_CARD), balance=mark)
    body = body_of(a_sale(tenders=[card]))
    assert member(body, "tenders", 0, "balance") == {"account": "a-1", "hold": "h-1", "last4": "1234"}


def test_what_went_out_is_told_by_kind_and_what_was_rounded_away_counts_as_cash() -> None:
    always = PricingPolicy(cash_rounding=CashRounding(5, scope=CashRoundingScope.ALL))
    card = Tender(TenderKind.CARD, money("-3.00"))
    cash = Tender(TenderKind.CASH, money("-2.00"))

    def went(total: str, *tenders: Tender, policy: PricingPolicy = always) -> list[tuple[str, int]]:
        sale = replace(a_sale([], policy=policy), tenders=tenders)
        return paid_out(sale, settle(money(total), tenders, policy))

    assert went("-0.02") == [("cash", 2)]
    assert went("-5.00", card) == [("card", 300)]
    assert went("-5.01", card, cash) == [("card", 300), ("cash", 201)]
    assert went("-3.00", card) == [("card", 300)]
    assert went("0.02") == []
    assert went("3.00", Tender(TenderKind.CARD, money("3.00"))) == []


def test_what_comes_back_is_told_by_the_sale_that_paid_for_it() -> None:
    deposit = OrderDeposit("o-1", "1001", DepositKind.GIVEN_BACK, source_id="f-9")
    lines = [
        replace(a_line(price="2.00", direction=Direction.RETURN), deposit_on=deposit),
        a_line(price="3.00", direction=Direction.RETURN, line_id=2),
        a_line(price="4.00", line_id=3),
    ]
    assert returned_by_source(price_sale(a_sale(lines))) == {"f-9": 200, "": 300}


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (ScaleMark(20), {"net": 347_000, "tare": 20_000, "gross": 367_000}),
        (ScaleMark(is_net=True), {"net": 347_000, "net_by_scale": True}),
        (ScaleMark(), {"net": 347_000}),
    ],
)
def test_line_weighed_here_tells_net_tare_and_gross_as_the_scale_did(mark: ScaleMark, told: dict[str, object]) -> None:
    assert scale_json(mark, 347_000) == told
    assert mark.has_tare is (told != {"net": 347_000})
    weighed = replace(a_line(an_item(unit=Unit.KILOGRAM), quantity="0.347"), scale=mark)
    sale = a_sale(lines=[weighed], tenders=[a_tender("1.73")])
    priced = price_sale(sale)
    body: Any = sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))
    assert (body["lines"][0]["scale"], body["lines"][0]["gross"]) == (told, 173)
