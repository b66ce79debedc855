"""Orders worked on at the till: steps, proofs, hand-overs, payment at the counter; all without asking anybody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.orders.customer_order import CustomerOrder, OrderPayment
from evertill.domain.orders.order_states import LineState, OrderState, OrderStep, PaymentState
from evertill.domain.people.people import Right
from evertill.domain.policy.pickup import PickupPolicy, ProofKind
from evertill.domain.policy.returns import ReturnPolicy, UnknownOrder
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Text
from evertill.domain.selling.origin import Restock
from evertill.domain.stock.stock_facts import deltas_of
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.orders.expire_orders import ExpireOrders
from evertill.operations.orders.give_back_on_order import GiveBackOnOrder, most_back
from evertill.operations.orders.hand_over import HandOver, OrderAgeCheckNeeded, ProofNeeded
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible, OrderUnknown
from evertill.operations.orders.print_slips import PrintOrderLabel, PrintPickList, SlipQueued
from evertill.operations.orders.seen_order import find_seen
from evertill.operations.orders.take_back_order import TakeBackOrder
from evertill.operations.orders.take_step import SubstituteLine, TakeStep
from evertill.operations.returns.claim_goods import ClaimReturn, ClaimTaken
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.aside.put_aside import SuspendSale
from evertill.operations.selling.changing.change_sale import SaleChanged, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from tests.support.counter import MANAGER, SUPERVISOR, Till
from tests.support.order_copies import CODE, ONE, UNPAID, FakeOrders, a_copy, a_pickup, an_order_line
from tests.support.sales import A_MOMENT, an_item, money

L, S = LineState, OrderStep


def a_till(orders: FakeOrders, **more: object) -> Till:
    till = Till(**more)  # type: ignore[arg-type]  # passed on as it is
    till.counter.orders = orders
    return till


def changed(outcome: object) -> OrderChanged:
    assert isinstance(outcome, OrderChanged), outcome
    return outcome


def test_order_goes_from_new_to_handed_over_by_facts_alone() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(state=L.ALLOCATED)))))
    for step in (S.ACCEPT, S.PICK):
        changed(till.do(TakeStep("W-1", step)))
    ready = changed(till.do(TakeStep("W-1", S.READY, shelf="B-14")))
    assert (ready.seen.order.state, ready.seen.content["shelf"], ready.seen.is_ahead) == (
        OrderState.READY,
        "B-14",
        True,
    )
    done = changed(till.do(HandOver("W-1", proof=ProofKind.CODE, code="k7 p2")))
    assert done.seen.order.state is OrderState.FULFILLED
    (fact,) = till.memory.of_kind(TransactionKind.HAND_OVER)
    assert fact.body["proof"] == {"kind": "code"}
    assert fact.body["lines"] == [{"line": "1", "micro": 2 * ONE}]
    assert fact.body["stock"] == [{"sku": "A-1", "micro": -2 * ONE, "unit": "C62"}]
    assert isinstance(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE)), OrderNotPossible)
    assert len(till.memory.of_kind(TransactionKind.HAND_OVER)) == 1


def test_step_that_is_not_for_the_units_writes_nothing_and_says_where_they_are() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup())))
    refused = till.do(TakeStep("W-1", S.ACCEPT))
    assert isinstance(refused, OrderNotPossible)
    assert "not where that step begins" in refused.sentence
    assert isinstance(till.do(TakeStep("W-1", S.PICK, {"9": ONE})), OrderNotPossible)
    assert till.do(TakeStep("W-9", S.ACCEPT)) == OrderUnknown()
    assert till.memory.of_kind(TransactionKind.ORDER_STEP) == []


def test_copy_that_contains_a_step_is_not_stepped_twice() -> None:
    orders = FakeOrders(a_copy(a_pickup(an_order_line(state=L.ALLOCATED))))
    till = a_till(orders)
    changed(till.do(TakeStep("W-1", S.PICK, {"1": ONE})))
    (fact,) = till.memory.of_kind(TransactionKind.ORDER_STEP)
    half = a_pickup(an_order_line(state=L.ALLOCATED))
    orders.contains("W-1", fact.transaction_id, order=half)
    again = changed(till.do(TakeStep("W-1", S.PICK, {"1": ONE})))
    assert again.seen.order.lines[0].units == {L.ALLOCATED: ONE, L.PICKED: ONE}


def test_proof_is_needed_and_a_wrong_code_is_none() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup())))
    both = frozenset({ProofKind.CODE, ProofKind.IDENTITY})
    assert till.do(HandOver("W-1")) == ProofNeeded(both)
    assert till.do(HandOver("W-1", proof=ProofKind.CODE, code="WRONG")) == ProofNeeded(both, was_wrong=True)
    assert till.do(HandOver("W-1", proof=ProofKind.NONE)) == NotAllowed(Right.HAND_OVER_WITHOUT_PROOF)
    assert till.memory.of_kind(TransactionKind.HAND_OVER) == []
    till.sign_on(SUPERVISOR)
    changed(till.do(HandOver("W-1", proof=ProofKind.NONE)))


def test_shop_that_wants_the_code_takes_a_document_only_where_there_is_no_code() -> None:
    policy = StorePolicy(pickup=PickupPolicy(proofs=frozenset({ProofKind.CODE})))
    till = a_till(FakeOrders(a_copy(a_pickup()), a_copy(a_pickup(order_id="W-2"), pickup=None)), policy=policy)
    assert isinstance(till.do(HandOver("W-1", proof=ProofKind.IDENTITY)), ProofNeeded)
    changed(till.do(HandOver("W-2", proof=ProofKind.IDENTITY)))


def test_shop_that_asks_for_no_proof_hands_over_at_once() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup())), policy=StorePolicy(pickup=PickupPolicy(proofs=frozenset())))
    changed(till.do(HandOver("W-1")))


def test_what_is_not_ready_is_handed_over_by_those_who_may() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(state=L.ACCEPTED)))))
    assert isinstance(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE)), OrderNotPossible)
    asked = HandOver("W-1", {"1": 2 * ONE}, ProofKind.CODE, CODE)
    assert till.do(asked) == NotAllowed(Right.HAND_OVER_WITHOUT_PROOF)
    till.sign_on(SUPERVISOR)
    assert changed(till.do(asked)).seen.order.state is OrderState.FULFILLED


def test_age_is_asked_for_once_and_noted() -> None:
    till = a_till(
        FakeOrders(a_copy(a_pickup(an_order_line(sku="WINE")))),
    )
    till.catalogue.put(an_item("5.00", sku="WINE", minimum_age=18))
    assert till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE)) == OrderAgeCheckNeeded(18)
    changed(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE, is_age_confirmed=True)))
    (fact,) = till.memory.of_kind(TransactionKind.HAND_OVER)
    assert fact.body["proof"] == {"kind": "code", "age_checked": True}


def test_recalled_goods_of_an_order_are_not_handed_over() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(sku="JAR")))))
    till.catalogue.put(replace(an_item("5.00", sku="JAR", name="Jam"), details=ItemDetails(recall="Glass")))
    refused = till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    assert isinstance(refused, OrderNotPossible)
    assert "Jam is recalled" in refused.sentence


def test_part_of_an_order_is_handed_over_and_the_rest_stays() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(3)))))
    part = changed(till.do(HandOver("W-1", {"1": ONE}, ProofKind.CODE, CODE)))
    assert part.seen.order.lines[0].units == {L.HANDED_OVER: ONE, L.READY: 2 * ONE}
    assert part.seen.order.state is OrderState.PARTIALLY_FULFILLED
    too_many = till.do(HandOver("W-1", {"1": 3 * ONE}, ProofKind.CODE, CODE))
    assert isinstance(too_many, OrderNotPossible)


def test_unpaid_order_is_paid_with_what_is_bought_beside_and_its_money_is_counted_once() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(payment=UNPAID))))
    on_counter = till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    assert isinstance(on_counter, OrderOnCounter)
    assert (on_counter.rung.priced.gross.minor, on_counter.rung.sale.order is not None) == (1000, True)
    assert isinstance(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE)), OrderNotPossible)
    till.scan("A-2")
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    order = done.transaction.body["order"]
    assert order == {
        "order_id": "W-1",
        "number": "NW-1",
        "lines": [{"line": "1", "micro": 2 * ONE}],
        "proof": {"kind": "code", "age_checked": False},
        "paid": 1000,
    }
    assert done.transaction.body["gross"] == 1079
    assert {move["sku"]: move["micro"] for move in done.transaction.body["stock"]} == {  # type: ignore[union-attr,index,call-overload]  # JSON
        "A-1": -2 * ONE,
        "A-2": -ONE,
    }
    assert till.memory.of_kind(TransactionKind.HAND_OVER) == []
    late = till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    assert isinstance(late, OrderNotPossible)
    undo = till.do(PostVoid(done.transaction.transaction_id, "rung_wrong"))
    assert not isinstance(undo, SaleDone)


def test_order_line_struck_from_the_sale_is_not_handed_over() -> None:
    lines = (an_order_line(1), an_order_line(1, line_id="2", sku="A-2", gross=500))
    till = a_till(FakeOrders(a_copy(a_pickup(*lines, payment=UNPAID))))
    assert isinstance(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE)), OrderOnCounter)
    assert isinstance(till.do(VoidLine(1)), SaleChanged)
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    assert done.transaction.body["order"]["lines"] == [{"line": "2", "micro": ONE}]  # type: ignore[call-overload,index]  # JSON


def test_sale_whose_order_lines_were_all_struck_tells_of_no_order() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(payment=UNPAID))))
    till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    till.do(VoidLine(1))
    till.scan("A-2")
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    assert "order" not in done.transaction.body


def test_order_that_pays_for_something_unknown_here_is_sold_under_the_default_taxes() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(sku="X"), payment=UNPAID))))
    rung = till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    assert isinstance(rung, OrderOnCounter)
    (line,) = rung.rung.priced.lines
    assert (line.line.item.name, line.gross.minor, line.line.item.tax_class) == ("Article X", 1000, "standard")


def test_second_order_does_not_go_onto_the_same_sale_and_a_sale_put_aside_keeps_its_own() -> None:
    orders = FakeOrders(a_copy(a_pickup(payment=UNPAID)), a_copy(a_pickup(payment=UNPAID, order_id="W-2")))
    till = a_till(orders)
    till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    assert isinstance(till.do(HandOver("W-2", proof=ProofKind.CODE, code=CODE)), OrderNotPossible)
    till.do(SuspendSale("Ada"))
    ((_, aside),) = till.memory.aside
    assert aside.order is not None


def test_short_units_are_cancelled_by_those_who_may_or_replaced_by_anybody() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(2, state=L.PICKING, gross=998)))))
    short = changed(till.do(TakeStep("W-1", S.SHORT, {"1": ONE}, reason="not found")))
    assert short.seen.order.state is OrderState.PROBLEM
    assert till.do(TakeStep("W-1", S.CANCEL, {"1": ONE})) == NotAllowed(Right.CANCEL_ORDER)
    replaced = changed(till.do(SubstituteLine("W-1", "1", ONE, "A-2")))
    new = replaced.seen.order.lines[-1]
    assert (new.sku, new.gross, new.replaces, new.units) == ("A-2", 79, "1", {L.ALLOCATED: ONE})
    assert replaced.seen.order.payment.refunded == 499 - 79
    assert isinstance(till.do(SubstituteLine("W-1", "1", ONE, "NONE")), OrderNotPossible)
    assert till.do(SubstituteLine("W-1", "7", ONE, "A-2")) == OrderUnknown()
    till.sign_on(SUPERVISOR)
    gone = changed(till.do(TakeStep("W-1", S.CANCEL, {new.line_id: ONE})))
    assert gone.seen.order.payment.refunded == 499


def test_order_expires_by_itself_once_and_is_still_handed_over() -> None:
    orders = FakeOrders(a_copy(a_pickup(), hold_until=to_rfc3339(A_MOMENT + timedelta(hours=1))))
    till = a_till(orders)
    assert till.do(ExpireOrders()).count == 0
    till.clock.passes(seconds=3600)
    assert (till.do(ExpireOrders()).count, till.do(ExpireOrders()).count) == (1, 0)
    assert changed(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))).seen.order.state is OrderState.FULFILLED


def test_papers_are_printed_for_orders_that_are_known() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(state=L.ALLOCATED)), note="Gift wrap")))
    assert isinstance(till.do(PrintPickList(("W-1", "W-9"))), SlipQueued)
    assert isinstance(till.do(PrintOrderLabel("W-1")), SlipQueued)
    assert till.do(PrintOrderLabel("W-9")) == OrderUnknown()
    changed(till.do(TakeStep("W-1", S.ACCEPT, prints=True)))
    titles = [document.receipt.title for document in till.memory.documents]
    assert titles == ["Pick list NW-1", "Order label NW-1", "Pick list NW-1"]


def test_pick_list_goes_through_the_shop_once_and_ends_with_what_stands_nowhere() -> None:
    skus = ("TEA", "WATER", "A-1", "A-2")
    lines = [replace(an_order_line(line_id=sku, state=L.ALLOCATED), sku=sku, name=sku) for sku in skus]
    till = a_till(FakeOrders(a_copy(a_pickup(*lines))))
    places = (
        ShelfPlace("A-2", "Aisle 10"),
        ShelfPlace("WATER", "Aisle 9", "B 10"),
        ShelfPlace("A-1", "Aisle 9", "B 2"),
    )
    till.catalogue.places = {place.sku: place for place in places}
    till.do(PrintPickList(("W-1",)))
    blocks = till.memory.documents[-1].receipt.blocks
    told = [block.text for block in blocks if isinstance(block, Text)]
    assert told[-4:] == ["Aisle 9 · B 2  A-1", "Aisle 9 · B 10  WATER", "Aisle 10  A-2", "TEA"]


def test_order_that_another_shop_sends_arrives_is_put_ready_and_handed_over() -> None:
    """This shop's steps leave alone what still lies in the other one."""
    here, away = an_order_line(1, state=L.PICKED), an_order_line(1, line_id="2", state=L.IN_TRANSIT)
    paid = OrderPayment(PaymentState.CAPTURED, authorised=2000, captured=2000)
    order = a_pickup(here, replace(away, place="S2", source="S2", sent_micro=ONE), payment=paid)
    till = a_till(FakeOrders(a_copy(order)))
    changed(till.do(TakeStep("W-1", S.READY, shelf="A-1")))
    arrived = changed(till.do(TakeStep("W-1", S.ARRIVE)))
    assert [dict(line.units) for line in arrived.seen.order.lines] == [{L.READY: ONE}, {L.PICKED: ONE}]
    assert arrived.seen.order.lines[1].place == "S1"
    changed(till.do(TakeStep("W-1", S.READY)))
    assert changed(till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))).seen.order.state is OrderState.FULFILLED
    steps = [(fact.body["step"], fact.body.get("lines")) for fact in till.memory.of_kind(TransactionKind.ORDER_STEP)]
    assert steps[0] == ("ready", [{"line": "1", "micro": ONE}]), "the other shop's line is not told of"
    elsewhere = FakeOrders(a_copy(a_pickup(replace(an_order_line(state=L.ALLOCATED), place="S2"))))
    assert isinstance(a_till(elsewhere).do(TakeStep("W-1", S.ACCEPT)), OrderNotPossible)


@pytest.mark.parametrize(("kind", "store", "said"), [("delivery", "S1", "Hauptstrasse 1"), ("pickup", "S2", "→ S2")])
def test_label_says_where_a_parcel_goes(kind: str, store: str, said: str) -> None:
    order = replace(a_pickup(kind=kind), store=store)
    deliver_to: Json = {"name": "Ada Lovelace", "address": "Hauptstrasse 1\n10115 Berlin", "latitude": 1}
    till = a_till(FakeOrders(a_copy(order, deliver_to=deliver_to)))
    assert isinstance(till.do(PrintOrderLabel("W-1")), SlipQueued)
    texts = [block.text for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)]
    assert texts[:3] == ["NW-1", "Ada Lovelace", said]


def test_nobody_at_the_till_does_nothing_with_orders() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup())), operator=None, is_open=False)
    assert till.do(HandOver("W-1")) == SignOnNeeded()
    assert till.do(TakeStep("W-1", S.EXPIRE)) == SignOnNeeded()
    assert till.do(SubstituteLine("W-1", "1", ONE, "A-2")) == SignOnNeeded()
    assert till.do(PrintPickList(("W-1",))) == SignOnNeeded()


@pytest.mark.parametrize("kind", [ProofKind.CODE, ProofKind.IDENTITY])
def test_payment_elsewhere_that_is_not_whole_is_not_rung_whole(kind: ProofKind) -> None:
    deposit = a_pickup(payment=UNPAID)
    part = type(UNPAID)(PaymentState.CAPTURED, authorised=300, captured=300)
    till = a_till(FakeOrders(a_copy(type(deposit)("W-1", "N", "web", "pickup", "S1", deposit.lines, part))))
    assert isinstance(till.do(HandOver("W-1", proof=kind, code=CODE)), OrderNotPossible)


def test_post_void_of_a_sale_that_handed_an_order_over_is_refused() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(payment=UNPAID))))
    till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    till.sign_on(SUPERVISOR)
    refused = till.do(PostVoid(done.transaction.transaction_id, "rung_wrong"))
    assert isinstance(refused, EntryNotPossible)
    assert "handed an order over" in refused.sentence


def handed_over_by_a_sale(till: Till) -> SaleDone:
    till.do(HandOver("W-1", proof=ProofKind.CODE, code=CODE))
    return till.pays()


def test_goods_of_an_order_that_a_sale_handed_over_come_back_by_its_receipt_and_not_once_more() -> None:
    till = a_till(FakeOrders(a_copy(a_pickup(an_order_line(3), payment=UNPAID))))
    sold = handed_over_by_a_sale(till)
    assert isinstance(till.do(TakeBack(sold.transaction, (BackLine("1", ONE, "size"),))), SaleChanged)
    done = till.pays()
    entry = {"order_id": "W-1", "number": "NW-1", "lines": [{"line": "1", "micro": ONE}]}
    assert done.transaction.body["orders_back"] == [{**entry, "refund": 334, "is_paid_out": True}]
    seen = find_order(till)
    assert (seen.lines[0].returned_micro, seen.payment.refunded, seen.due) == (ONE, 334, 0)
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": 3 * ONE}, "size")), OrderNotPossible)
    till.sign_on(SUPERVISOR)
    refused = till.do(PostVoid(done.transaction.transaction_id, "rung_wrong"))
    assert isinstance(refused, EntryNotPossible)
    assert "sell them anew" in refused.sentence


def test_goods_whose_money_went_back_online_do_not_come_back_by_the_receipt_too() -> None:
    orders = FakeOrders(a_copy(a_pickup(an_order_line(1), payment=UNPAID)))
    till = a_till(orders)
    sold = handed_over_by_a_sale(till)
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": ONE}, "size")), SaleDone)
    refused = till.do(TakeBack(sold.transaction, (BackLine("1", ONE, "size"),)))
    assert isinstance(refused, EntryNotPossible)
    assert "look at the order" in refused.sentence


def find_order(till: Till) -> CustomerOrder:
    with till.memory.begin() as unit:
        seen = find_seen(till.counter.orders, unit, "W-1")
    assert seen is not None
    return seen.order


def with_customer(**members: object) -> FakeOrders:
    order = a_pickup(an_order_line(3, state=L.HANDED_OVER))
    return FakeOrders(a_copy(order, **members))  # type: ignore[arg-type]  # passed on as it is


def test_web_order_comes_back_at_what_was_charged_and_its_money_is_pending() -> None:
    till = a_till(with_customer())
    done = till.do(TakeBackOrder("W-1", {"1": ONE}, "size"))
    assert isinstance(done, SaleDone), done
    body = done.transaction.body
    assert (done.transaction.kind, body["gross"]) == (TransactionKind.RETURN, -334)
    assert body["order"] == {
        "order_id": "W-1",
        "number": "NW-1",
        "lines": [{"line": "1", "micro": ONE}],
        "refund": 334,
        "is_paid_out": False,
    }
    assert body["tenders"] == [{"kind": "pending_refund", "amount": -334, "reference": "NW-1"}]
    assert body["stock"] == [{"sku": "A-1", "micro": ONE, "unit": "C62"}]
    rest = till.do(TakeBackOrder("W-1", {"1": 2 * ONE}, "size"))
    assert isinstance(rest, SaleDone)
    assert rest.transaction.body["gross"] == -666
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": ONE}, "size")), OrderNotPossible)


def test_amount_of_a_web_order_goes_back_to_its_payment_without_goods_and_never_more_than_is_left() -> None:
    lines = (an_order_line(1, line_id="1"), an_order_line(1, line_id="2", gross=500))
    payment = OrderPayment(PaymentState.CAPTURED, authorised=1500, captured=1500)
    till = a_till(FakeOrders(a_copy(a_pickup(*lines, payment=payment))), operator=MANAGER)
    done = till.do(GiveBackOnOrder("W-1", money("1.51"), "damaged"))
    assert isinstance(done, SaleDone), done
    body = done.transaction.body
    assert (done.transaction.kind, body["gross"], body["stock"]) == (TransactionKind.RETURN, -151, [])
    assert [(line["name"], line["gross"]) for line in lines_of(body)] == [
        ("Green tea 20 bags", -101),
        ("Green tea 20 bags", -50),
    ]
    assert body["tenders"] == [{"kind": "pending_refund", "amount": -151, "reference": "NW-1"}]
    order = {"order_id": "W-1", "number": "NW-1", "lines": [], "refund": 151, "is_paid_out": False, "goodwill": True}
    assert body["order"] == order
    after = find_order(till)
    assert (after.payment.refunded, after.due, after.lines) == (151, 0, lines)
    refused = till.do(GiveBackOnOrder("W-1", money("13.50"), "damaged"))
    assert isinstance(refused, OrderNotPossible)
    assert "13.49 can go back at most" in refused.sentence
    assert isinstance(till.do(GiveBackOnOrder("W-1", money("13.49"), "damaged")), SaleDone)


def test_amount_of_an_order_needs_a_reason_and_a_payment_that_was_made_online_and_goes_by_the_rights() -> None:
    paid_here = OrderPayment(PaymentState.CAPTURED, captured=1000, where="store")
    till = a_till(FakeOrders(a_copy(a_pickup(payment=paid_here)), a_copy(a_pickup(order_id="W-2"))))
    refused = till.do(GiveBackOnOrder("W-1", money("1.00"), "damaged"))
    assert isinstance(refused, OrderNotPossible)
    assert "paid at a till" in refused.sentence
    assert isinstance(till.do(GiveBackOnOrder("W-2", money("1.00"), "")), OrderNotPossible)
    assert isinstance(till.do(GiveBackOnOrder("W-3", money("1.00"), "damaged")), OrderUnknown)
    assert isinstance(till.do(GiveBackOnOrder("W-2", money("1.01"), "damaged")), NotAllowed), "beyond a cashier's 10 %"
    assert isinstance(till.do(GiveBackOnOrder("W-2", money("1.00"), "damaged")), SaleDone)


def test_no_more_goes_back_for_no_goods_than_is_left_of_the_payment_and_of_what_it_bought() -> None:
    line = an_order_line(2, gross=1000)
    paid = OrderPayment(PaymentState.CAPTURED, authorised=1500, captured=1500)
    assert most_back(a_pickup(line, payment=paid)) == 1000, "the carriage is no goods"
    assert most_back(a_pickup(replace(line, refunded_micro=ONE), payment=paid)) == 500
    assert most_back(a_pickup(line, payment=replace(paid, captured=900))) == 900
    assert most_back(a_pickup(line, payment=replace(paid, where="store"))) == 0
    assert most_back(a_pickup(line, payment=replace(paid, held=200))) == 0


def lines_of(body: JsonObject) -> list[JsonObject]:
    found = body["lines"]
    assert isinstance(found, list)
    return found


def test_web_return_beyond_what_a_role_may_pay_back_needs_somebody_else() -> None:
    order = a_pickup(an_order_line(1, state=L.HANDED_OVER, gross=20_000))
    till = a_till(FakeOrders(a_copy(order)))
    refused = till.do(TakeBackOrder("W-1", {"1": ONE}, "size"))
    assert isinstance(refused, NotAllowed)
    assert refused.exceeded is not None
    till.sign_on(SUPERVISOR)
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": ONE}, "size")), SaleDone)


@pytest.mark.parametrize(
    "command",
    [
        TakeBackOrder("W-1", {}, "size"),
        TakeBackOrder("W-1", {"1": ONE}, " "),
        TakeBackOrder("W-1", {"9": ONE}, "size"),
        TakeBackOrder("W-1", {"1": 4 * ONE}, "size"),
    ],
)
def test_web_return_that_cannot_be_changes_nothing(command: TakeBackOrder) -> None:
    till = a_till(with_customer())
    assert isinstance(till.do(command), OrderNotPossible)
    assert till.memory.of_kind(TransactionKind.RETURN) == []


def test_web_return_waits_for_the_sale_on_the_counter() -> None:
    till = a_till(with_customer())
    till.scan("A-2")
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": ONE}, "size")), OrderNotPossible)


def test_web_return_of_an_order_the_backend_just_told_of() -> None:
    told = a_copy(a_pickup(an_order_line(1, state=L.SHIPPED), order_id="W-7")).content
    till = a_till(FakeOrders())
    assert till.do(TakeBackOrder("W-7", {"1": ONE}, "size")) == OrderUnknown()
    assert till.do(TakeBackOrder("W-7", {"1": ONE}, "size", told={"order_id": "W-7"})) == OrderUnknown()
    assert till.do(TakeBackOrder("W-8", {"1": ONE}, "size", told=told)) == OrderUnknown()
    done = till.do(TakeBackOrder("W-7", {"1": ONE}, "size", told=told))
    assert isinstance(done, SaleDone)
    assert done.transaction.body["gross"] == -1000


def test_conflict_15_return_of_an_order_nobody_can_look_up_is_a_claim_without_an_amount() -> None:
    till = a_till(FakeOrders())
    assert till.do(ClaimReturn("W-9", "A-1", 2, "size")) == ClaimTaken()
    (claim,) = till.memory.of_kind(TransactionKind.RETURN_CLAIM)
    assert claim.body == {
        "order_number": "W-9",
        "stock": [{"sku": "A-1", "micro": 2 * ONE, "unit": "C62"}],
        "reason": "size",
    }
    for refused in (
        ClaimReturn("", "A-1", 1, "size"),
        ClaimReturn("W-9", "?", 1, "size"),
        ClaimReturn("W-9", "A-1", 1, ""),
    ):
        assert isinstance(till.do(refused), OrderNotPossible)
    assert len(till.memory.of_kind(TransactionKind.RETURN_CLAIM)) == 1


def test_goods_of_an_order_come_back_damaged_and_are_not_for_sale() -> None:
    order = a_pickup(an_order_line(state=L.HANDED_OVER))
    till = a_till(FakeOrders(a_copy(order)))
    till.sign_on(SUPERVISOR)
    assert isinstance(till.do(TakeBackOrder("W-1", {"1": ONE}, "damaged", Restock.DAMAGED)), SaleDone)
    (back,) = till.memory.of_kind(TransactionKind.RETURN)
    assert back.body["set_aside"] == back.body["stock"] == [{"sku": "A-1", "micro": ONE, "unit": "C62"}]


def test_claimed_goods_that_are_damaged_are_here_and_not_for_sale() -> None:
    till = a_till(FakeOrders())
    till.sign_on(SUPERVISOR)
    assert till.do(ClaimReturn("W-9", "A-1", 1, "damaged", Restock.VENDOR)) == ClaimTaken()
    (claim,) = till.memory.of_kind(TransactionKind.RETURN_CLAIM)
    assert claim.body["stock"] == [{"sku": "A-1", "micro": ONE, "unit": "C62", "condition": "damaged"}]
    assert [(delta.micro, delta.aside_micro) for delta in deltas_of(claim)] == [(ONE, ONE)]


def test_shop_that_refuses_goods_without_their_order_takes_nothing_in() -> None:
    policy = StorePolicy(returns=ReturnPolicy(unknown_order=UnknownOrder.REFUSE))
    till = a_till(FakeOrders(), policy=policy)
    till.sign_on(SUPERVISOR)
    assert isinstance(till.do(ClaimReturn("W-9", "A-1", 1, "size")), OrderNotPossible)
    assert till.memory.of_kind(TransactionKind.RETURN_CLAIM) == []
