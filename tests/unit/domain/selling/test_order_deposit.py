"""Deposits on orders: what is held, what is too much, what the policy asks for, how it was paid."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.customer_order import (
    CustomerOrder,
    OrderLine,
    OrderPayment,
    deposit_given_back,
    paid_in_store,
)
from evertill.domain.orders.order_changes import StandIn, laid_over, orders_named, stepped, substituted
from evertill.domain.orders.order_rows import order_content, parse_order
from evertill.domain.orders.order_states import LineState, OrderState, PaymentState, RefundState
from evertill.domain.policy.orders import OrderPolicy, PayWhen, orders_content, parse_orders
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.order_deposit import DepositKind, OrderDeposit, read_source, source_content
from evertill.domain.selling.sale import Direction, OrderOnSale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import settle
from evertill.domain.tenders.refund_plan import PaidTender, RefundSource
from evertill.domain.till.tallies import Section, tallies_of
from evertill.kernel.canonical import Json
from evertill.kernel.money import Money
from tests.support.completed import sealed
from tests.support.sales import a_line, a_sale, an_item

ONE = 1_000_000
L = LineState
HELD = OrderPayment(PaymentState.CAPTURED, captured=3000, where="store", held=3000)


def an_order(*, gross: int = 10000, state: LineState = L.READY, payment: OrderPayment = HELD) -> CustomerOrder:
    line = OrderLine("1", "COAT", "Coat", "C62", 2 * ONE, gross, "S1", {state: 2 * ONE})
    return CustomerOrder("P-1", "N-1", "store", "pickup", "S1", (line,), payment)


def test_deposit_is_part_of_what_was_taken_and_comes_back_from_its_row() -> None:
    order = an_order()
    assert (order.due, order.deposit_over) == (7000, 0)
    assert parse_order(order_content(order)) == order


def test_cancelled_units_leave_the_deposit_for_the_rest_and_only_what_is_too_much_goes_back() -> None:
    half = stepped(an_order(), {"step": "cancel", "lines": [{"line": "1", "micro": ONE}]}, "f-1").order
    assert (half.due, half.deposit_over, half.payment.refunded) == (2000, 0, 0)
    whole = stepped(an_order(), {"step": "cancel", "deposit_back": 3000}, "f-1").order
    assert (whole.state, whole.due, whole.payment.held) == (OrderState.CANCELLED, 0, 0)
    assert whole.payment.refunds[0].state is RefundState.SETTLED
    assert stepped(an_order(), {"step": "cancel"}, "f-1").order.deposit_over == 3000


def test_deposit_is_never_given_back_beyond_what_is_held() -> None:
    assert deposit_given_back(HELD, 9000, "r").refunded == 3000
    assert deposit_given_back(replace(HELD, held=0), 9000, "r").refunded == 0


def test_redeemed_deposit_is_held_no_more_and_the_rest_is_paid() -> None:
    paid = paid_in_store(HELD, 7000, 3000)
    assert (paid.captured, paid.held, paid.state) == (10000, 0, PaymentState.CAPTURED)
    assert paid_in_store(HELD, 0, 9000).held == 0


def test_sale_that_hands_over_or_ships_is_laid_over_with_what_it_redeemed() -> None:
    body: dict[str, Json] = {"order": {"order_id": "P-1", "paid": 7000, "redeemed": 3000}}
    handed = laid_over(an_order(), TransactionKind.SALE, body, "f-1")
    assert (handed.state, handed.due, handed.payment.held) == (OrderState.FULFILLED, 0, 0)
    shipped: dict[str, Json] = {"order": {"order_id": "P-1", "paid": 0, "redeemed": 3000, "step": "ship"}}
    gone = laid_over(an_order(gross=3000), TransactionKind.SALE, shipped, "f-1")
    assert gone.lines[0].units == {L.SHIPPED: 2 * ONE}


def test_cheaper_substitute_leaves_the_difference_in_the_deposit() -> None:
    order = an_order(gross=3000, state=L.SHORT)
    after = substituted(order, "1", 2 * ONE, StandIn("HAT", "Hat", "C62", ONE, 1000, "S1"), "r")
    assert after is not None
    assert (after.payment, after.deposit_over) == (HELD, 2000)


def test_order_placed_at_a_till_is_about_its_order() -> None:
    assert orders_named(TransactionKind.ORDER_PLACED, {"order_id": "P-1"}) == ("P-1",)
    order = an_order()
    assert laid_over(order, TransactionKind.ORDER_PLACED, {"order_id": "P-1"}, "f") == order


def test_how_a_deposit_was_paid_comes_back_from_the_order() -> None:
    source = RefundSource("f-1", "S1-1-1-7", (PaidTender("1", "card", 3000, name="Visa", last_four="4711"),))
    assert read_source(source_content(source)) == source


@pytest.mark.parametrize(
    "content", [None, {}, {"fact_id": "f", "number": 7, "paid": []}, {"fact_id": "f", "number": "n", "paid": "x"}]
)
def test_deposit_whose_means_nobody_tells_has_no_source(content: Json) -> None:
    assert read_source(content) is None


def test_means_that_cannot_be_read_are_left_out() -> None:
    paid: list[Json] = [{"key": "1", "kind": "cash", "amount": 0}, {"key": "1", "kind": "cash", "amount": 5, "name": 7}]
    found = read_source({"fact_id": "f", "number": "n", "paid": paid})
    assert found is not None
    assert found.paid == (PaidTender("1", "cash", 5),)


def test_least_deposit_is_a_share_rounded_up_and_never_more_than_the_order() -> None:
    policy = OrderPolicy(deposit_percent=33, deposit_minor_least=500)
    assert [policy.least_deposit(gross) for gross in (10001, 1000, 300)] == [3301, 500, 300]
    assert OrderPolicy(deposit_percent=0).least_deposit(1000) == 1


def test_policy_of_orders_keeps_what_is_absent_and_passes_over_what_it_does_not_know() -> None:
    assert parse_orders({}) == OrderPolicy()
    known = OrderPolicy(is_offered=False, pays=frozenset({PayWhen.NOW}), deposit_percent=0, delivers=False)
    assert parse_orders(orders_content(known)) == known
    assert parse_orders({"pays": ["deposit", "barter"]}).pays == {PayWhen.DEPOSIT}


def _body(kind: DepositKind, *lines: SaleLine, order: OrderOnSale | None = None, paid: int = 0) -> dict[str, Json]:
    """Of a sale with a deposit of 30.00 on P-1, which was taken with sale f-1."""
    deposit = OrderDeposit("P-1", "N-1", kind, "f-1")
    direction = Direction.SALE if kind is DepositKind.TAKEN else Direction.RETURN
    item = replace(an_item(sku="D", price="30.00"), taxes=(), is_stocked=False)
    rung = a_sale([*lines, replace(a_line(item), direction=direction, deposit_on=deposit)])
    source = RefundSource("f-1", "N", (PaidTender("1", "cash", 3000),))
    sources = () if kind is DepositKind.TAKEN else (source,)
    sale = replace(rung, order=order, sources=sources, tenders=(Tender(TenderKind.CASH, Money(paid, "EUR")),))
    return sale_body(price_sale(sale), settle(price_sale(sale).gross, sale.tenders, sale.policy))


def test_lines_of_deposits_are_counted_apart_in_the_report_of_a_shift() -> None:
    for kind, amount in ((DepositKind.TAKEN, 3000), (DepositKind.GIVEN_BACK, -3000)):
        tallies = tallies_of(sealed(_body(kind, paid=amount)))
        assert [(each.code, each.amount) for each in tallies if each.section is Section.DEPOSIT] == [
            (kind.value, amount)
        ]


def test_given_back_deposit_names_the_means_it_went_back_to() -> None:
    assert _body(DepositKind.GIVEN_BACK, paid=-3000)["refunds"] == [
        {"fact_id": "f-1", "tender": "1", "kind": "cash", "by": "cash", "amount": 3000}
    ]


def test_sale_that_ships_an_order_says_by_whom_and_what_it_redeemed() -> None:
    goods = replace(a_line(an_item(price="50.00")), order_line="1")
    order = OrderOnSale("P-1", "N-1", "none", ships_by="DHL", tracking="T-1")
    told = _body(DepositKind.REDEEMED, goods, order=order, paid=2000)["order"]
    assert isinstance(told, dict)
    assert (told["paid"], told["redeemed"], told["step"], told["carrier"]) == (2000, 3000, "ship", "DHL")
