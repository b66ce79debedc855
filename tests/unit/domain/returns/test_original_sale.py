"""A sale read back: every unit comes back at exactly what was paid for it, in any order, and all of it at all of it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from evertill.domain.balances.balance import AccountId, CardSold
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.points_moves import PointsMove, moves_json
from evertill.domain.returns.original_sale import OriginalSale, origin_of, read_original
from evertill.domain.selling.origin import OfOrder, Span
from evertill.domain.selling.sale import Direction, ModifierKind, OrderOnSale, add_line
from evertill.domain.tenders.refund_plan import PointsBefore
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO, Unit
from tests.support.completed import completed, sealed
from tests.support.sales import a_line, a_modifier, a_sale, a_tax, an_item, money


def sold(*lines: object, **more: object) -> OriginalSale:
    return read_original(completed(a_sale(lines=lines, **more)))  # type: ignore[arg-type]  # builders' own arguments


def part(sale: OriginalSale, *spans: Span, line: str = "1") -> tuple[int, int, int]:
    found = sale.line(line)
    assert found is not None
    origin = origin_of(sale, found, spans)
    assert origin.net + sum(tax.amount for tax in origin.taxes) == origin.gross
    assert sum(amount for _, amount in origin.modifiers) in (0, -origin.discount)
    return origin.gross, origin.net, origin.discount


def test_units_come_back_at_their_own_cents_and_add_up_in_any_order() -> None:
    sale = sold(a_line(an_item("10.00"), quantity="1"), a_line(an_item("2.50"), quantity="4", line_id=2))
    one, two = (0, MICRO), (MICRO, 4 * MICRO)
    assert part(sale, one, line="2")[0] + part(sale, two, line="2")[0] == 1000


def test_three_for_ten_are_334_333_333() -> None:
    sale = sold(
        a_line(an_item("10.00"), price="3.34", quantity="3", modifiers=[a_modifier("0.02", kind=ModifierKind.AMOUNT)])
    )
    line = sale.lines[0]
    assert line.gross == 1000
    spans = [(unit * MICRO, (unit + 1) * MICRO) for unit in range(3)]
    assert [part(sale, span)[0] for span in spans] == [334, 333, 333]
    assert sum(part(sale, span)[1] for span in spans) == line.net
    assert sum(part(sale, span)[2] for span in spans) == line.discount


def test_measured_goods_come_back_by_what_lies_before() -> None:
    sale = sold(a_line(an_item("9.99", unit=Unit.KILOGRAM), quantity="0.347"))
    line = sale.lines[0]
    cuts = [0, 100_000, 100_001, 300_000, 347_000]
    parts = [part(sale, (first, end))[0] for first, end in pairwise(cuts)]
    assert sum(parts) == line.gross
    assert line.is_measured


def test_tax_put_on_top_belongs_to_the_refund_and_not_to_the_discount() -> None:
    tax = a_tax("8.25", included=False)
    sale = sold(a_line(an_item("9.99", taxes=[tax]), quantity="2", modifiers=[a_modifier("10")]))
    whole = sale.lines[0]
    halves = [part(sale, (0, MICRO)), part(sale, (MICRO, 2 * MICRO))]
    assert [sum(figures) for figures in zip(*halves, strict=True)] == [whole.gross, whole.net, whole.discount]


def test_old_rate_is_told_apart_from_the_new_one_by_the_line() -> None:
    old, new = a_tax("19", tax_id="vat"), a_tax("20", tax_id="vat")
    first = sold(a_line(an_item("11.90", taxes=[old])))
    back = a_line(an_item("11.90", taxes=[old]), direction=Direction.RETURN)
    back = replace(back, origin=origin_of(first, first.lines[0], ((0, MICRO),)))
    exchange = add_line(a_sale(lines=[back]), a_line(an_item("24.00", taxes=[new]), line_id=2))
    transaction = completed(exchange)
    taxes = transaction.body["taxes"]
    assert isinstance(taxes, list)
    assert {(tax["rate"], tax["amount"]) for tax in taxes if isinstance(tax, dict)} == {("19", -190), ("20", 400)}
    assert read_original(transaction).lines[0].taxes[0].rule.rate == 20


def test_return_with_its_origin_mirrors_what_was_paid() -> None:
    policy = PricingPolicy()
    first = sold(a_line(an_item("9.99"), quantity="3"), policy=policy, modifiers=[a_modifier("5")])
    whole = origin_of(first, first.lines[0], ((0, 3 * MICRO),))
    back = replace(a_line(an_item("77.00"), quantity="3", direction=Direction.RETURN), origin=whole)
    priced = price_sale(a_sale(lines=[back]))
    assert priced.gross == -money(f"{first.gross / 100:.2f}")
    assert priced.lines[0].discount.minor == -first.lines[0].discount
    assert [(one.source, one.amount.minor) for one in priced.lines[0].modifiers] == [("manual:damaged", 150)]
    assert completed(a_sale(lines=[back])).body["gross"] == -first.gross


def broken(**changes: Json) -> JsonObject:
    return {**completed(a_sale()).body, **changes}


@pytest.mark.parametrize(
    "body",
    [
        {},
        broken(lines=[{"direction": "sale"}]),
        broken(taxes=[{"tax_id": "vat20"}]),
        broken(taxes=[]),
        broken(tenders=[{"kind": "cash"}]),
        broken(tenders=None),
    ],
)
def test_body_that_is_none_is_told(body: JsonObject) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_original(sealed(body))


def test_line_with_a_tax_a_price_or_a_discount_that_is_none_is_told() -> None:
    line = completed(a_sale()).body["lines"]
    assert isinstance(line, list)
    good = line[0]
    assert isinstance(good, dict)
    changes: list[JsonObject] = [{"taxes": [1]}, {"regular_price": "x"}, {"regular_price": "NaN"}, {"modifiers": [1]}]
    for change in changes:
        with pytest.raises(ValueError, match=r"."):
            read_original(sealed(broken(lines=[{**good, **change}])))


def test_only_a_sale_has_goods_that_can_come_back() -> None:
    with pytest.raises(ValueError, match="return"):
        read_original(sealed({}, TransactionKind.RETURN))


def test_line_that_is_not_there_is_none() -> None:
    sale = read_original(completed(a_sale()))
    assert sale.line("9") is None
    assert sale.lines[0].quantity.micro == MICRO


def test_origin_holds_as_much_as_its_spans() -> None:
    sale = sold(a_line(an_item("2.50"), quantity="4"))
    origin = origin_of(sale, sale.lines[0], ((0, MICRO), (2 * MICRO, 4 * MICRO)))
    assert (origin.micro, origin.gross) == (3 * MICRO, 750)


def test_gift_card_that_was_sold_is_no_goods_that_come_back_for_its_money_is_on_it() -> None:
    card = replace(a_line(an_item("50.00"), line_id=2), sells=CardSold(AccountId("card-1"), "1234"))
    sale = sold(a_line(an_item("24.00")), card)

    assert [line.line for line in sale.lines] == ["1"]


def test_window_is_the_one_the_receipt_promised_and_nothing_where_it_promised_none() -> None:
    body = completed(a_sale()).body
    for said, days in (({"window_days": 14}, 14), ({"window_days": -1}, None), (None, None)):
        promised: JsonObject = {**body, "returns": said}
        assert read_original(sealed(promised)).window_days == days


def test_line_that_handed_over_a_line_of_an_order_says_which_and_what_was_bought_beside_it_does_not() -> None:
    handed, beside = replace(a_line(an_item("5.00")), order_line="7"), a_line(an_item("1.00"), line_id=2)
    made = replace(a_sale(lines=[handed, beside]), order=OrderOnSale("o-1", "1001", "code"))
    sale = read_original(completed(made))
    assert [line.order for line in sale.lines] == [OfOrder("o-1", "1001", "7"), None]
    assert origin_of(sale, sale.lines[0], ((0, MICRO),)).order == OfOrder("o-1", "1001", "7")


def test_sale_that_earned_points_says_how_many_for_what_its_goods_cost() -> None:
    body = completed(a_sale(lines=[a_line(an_item("5.00"))])).body
    moves = moves_json([PointsMove("p-1", "ada", returned=2), PointsMove("p-1", "ada", earned=5)])
    assert read_original(sealed({**body, "points": moves})).source.points == PointsBefore("p-1", "ada", 5, of=500)
    assert read_original(sealed(body)).source.points is None
