"""Orders placed at the counter: what leaves the sale, what is paid, what is written down, and the way back."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.orders.order_states import OrderState, OrderStep
from evertill.domain.policy.orders import OrderPolicy, PayWhen
from evertill.domain.policy.pickup import ProofKind
from evertill.domain.policy.stock import OtherPlace, StockPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.till.shift_report import report_of
from evertill.domain.till.tallies import Section
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.orders.hand_over import HandOver
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible
from evertill.operations.orders.place_order import OrderDrafted, OrderPlaced, PlaceOrder, PlaceOutcome
from evertill.operations.orders.seen_order import SeenOrder, find_seen
from evertill.operations.orders.take_step import TakeStep
from evertill.operations.selling.aside.put_aside import RecallSale, SuspendSale
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.changing.change_sale import ChangeQuantity, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible, SaleChanged
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.customers import ADA
from tests.support.sales import an_item, money

K, S = TransactionKind, OrderStep
COAT = an_item(sku="COAT", name="Coat", price="100.00")


def a_till(**orders: object) -> Till:
    """A supervisor, Ada on the counter, a coat to be ordered; S2 is another shop."""
    policy = StorePolicy(
        version=7,
        orders=OrderPolicy(**orders),  # type: ignore[arg-type]  # passed on as it is
        stock=StockPolicy(places=(OtherPlace("S2", "Harbour"),)),
    )
    till = Till(COAT, an_item(), policy=policy)
    till.sign_on(SUPERVISOR)
    return till


def for_ada(till: Till, address: str = "") -> None:
    kept = expect(CustomerKept, till.do(WriteCustomer(replace(ADA, address=address), is_certain=True)))
    till.do(AttachCustomer(kept.known.customer_id))


def ordered(till: Till, pay: PayWhen, *, lines: tuple[int, ...] = (1,), **more: object) -> PlaceOutcome:
    return till.do(PlaceOrder(lines, pay, **more))  # type: ignore[arg-type]  # passed on as it is


def the_fact(till: Till) -> Transaction:
    (fact,) = till.memory.of_kind(K.ORDER_PLACED)
    return fact


def seen(till: Till) -> SeenOrder:
    order_id = str(the_fact(till).body["order_id"])
    with till.memory.begin() as unit:
        found = find_seen(till.counter.orders, unit, order_id)
    assert found is not None
    return found


def payment(till: Till) -> tuple[int, int, int]:
    """Taken, held, and what is still due."""
    order = seen(till).order
    return order.payment.captured, order.payment.held, order.due


def with_deposit(till: Till, amount: str | None = None) -> SaleDone:
    till.ring("COAT")
    for_ada(till)
    deposit = None if amount is None else money(amount)
    expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT, deposit=deposit))
    assert till.memory.of_kind(K.ORDER_PLACED) == [], "nothing is ordered before it is paid"
    return till.pays()


def make_ready(till: Till) -> None:
    order_id = seen(till).order.order_id
    for step in (S.ACCEPT, S.PICK, S.READY):
        expect(OrderChanged, till.do(TakeStep(order_id, step)))


def hand_over(till: Till) -> object:
    return till.do(HandOver(seen(till).order.order_id, proof=ProofKind.IDENTITY))


def deposits(till: Till) -> dict[str, int]:
    """Of the shift, as its X report has them."""
    with till.memory.begin() as unit:
        shift = unit.shift()
        assert shift is not None
        report = report_of(unit.shift_transactions(shift), "EUR")
    return {row.code: row.amount for row in report.rows(Section.DEPOSIT)}


def test_deposit_is_a_line_without_tax_and_its_sale_places_the_order_in_the_same_commit() -> None:
    till = a_till()
    done = with_deposit(till)
    assert (done.priced.gross.minor, done.priced.tax.minor) == (2000, 0)
    assert done.transaction.body["stock"] == []
    fact = the_fact(till)
    assert fact.sequence == done.transaction.sequence + 1
    assert payment(till) == (2000, 2000, 8000)
    assert seen(till).order.state is OrderState.PREORDER, "nobody has it yet"
    assert "Ada" not in fact.canonical.decode(), "no personal data in the chain"
    assert deposits(till) == {"taken": 2000}
    assert [document.receipt.title for document in till.memory.documents][-1] == f"Order {fact.body['number']}"


def test_hand_over_takes_the_deposit_off_and_taxes_all_of_the_goods() -> None:
    till = a_till()
    with_deposit(till, "30.00")
    make_ready(till)
    rung = expect(OrderOnCounter, hand_over(till)).rung
    assert rung.priced.gross.minor == 7000
    done = till.pays()
    assert sum(share.base.minor + share.amount.minor for share in done.priced.taxes) == 10000
    assert done.transaction.body["order"]["paid"] == 7000  # type: ignore[index,call-overload]  # JSON
    assert done.transaction.body["order"]["redeemed"] == 3000  # type: ignore[index,call-overload]  # JSON
    assert payment(till) == (10000, 0, 0)
    assert seen(till).order.state is OrderState.FULFILLED
    assert deposits(till) == {"taken": 3000, "redeemed": -3000}


def test_order_paid_in_full_is_handed_over_at_once_with_a_receipt_of_nothing_due() -> None:
    till = a_till()
    till.ring("COAT")
    for_ada(till)
    expect(OrderDrafted, ordered(till, PayWhen.NOW))
    assert till.pays().priced.gross.minor == 10000
    make_ready(till)
    expect(OrderChanged, hand_over(till))
    sale = till.memory.of_kind(K.SALE)[-1]
    assert (sale.body["gross"], sale.body["stock"]) == (0, [{"sku": "COAT", "micro": -1_000_000, "unit": "C62"}])
    assert payment(till) == (10000, 0, 0)


def test_order_paid_on_collection_is_placed_at_once_and_the_counter_is_free() -> None:
    till = a_till()
    till.ring("COAT")
    for_ada(till)
    placed = expect(OrderPlaced, ordered(till, PayWhen.COLLECTION, store="S2"))
    assert placed.rung is None
    assert seen(till).order.store == "S2"
    assert payment(till) == (0, 0, 10000)
    with till.memory.begin() as unit:
        assert unit.open_sale() is None


def test_only_the_lines_chosen_are_ordered_and_the_rest_is_sold() -> None:
    till = a_till()
    till.ring("COAT")
    till.ring("A-1")
    for_ada(till)
    rung = expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT)).rung
    tea = an_item().unit_price
    assert tea is not None
    assert rung.priced.gross == money("20.00") + money(str(tea))
    till.pays()
    assert [line.sku for line in seen(till).order.lines] == ["COAT"]


def test_cancelled_order_gives_the_deposit_back_the_way_it_was_paid() -> None:
    till = a_till()
    done = with_deposit(till, "30.00")
    rung = expect(OrderOnCounter, till.do(TakeStep(seen(till).order.order_id, S.CANCEL))).rung
    assert seen(till).order.state is not OrderState.CANCELLED, "not before the money is back"
    assert rung.refund is not None
    assert [(step.fact_id, step.kind, step.amount) for step in rung.refund.steps] == [
        (done.transaction.transaction_id, "cash", 3000)
    ]
    back = till.pays()
    assert back.transaction.kind is K.RETURN
    assert back.transaction.body["refunds"]
    assert seen(till).order.state is OrderState.CANCELLED
    assert (seen(till).order.payment.held, seen(till).order.payment.refunded) == (0, 3000)
    assert deposits(till) == {"taken": 3000, "given_back": -3000}


def test_part_that_is_cancelled_gives_back_only_what_is_more_than_the_rest_costs() -> None:
    till = a_till()
    till.ring("COAT", quantity="2")
    for_ada(till)
    expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT, deposit=money("150.00")))
    till.pays()
    order_id = seen(till).order.order_id
    rung = expect(OrderOnCounter, till.do(TakeStep(order_id, S.CANCEL, {"1": 1_000_000}))).rung
    assert rung.priced.gross.minor == -5000
    till.pays()
    assert payment(till) == (15000, 10000, 0)


def test_part_that_is_cancelled_under_a_small_deposit_gives_nothing_back() -> None:
    till = a_till()
    till.ring("COAT", quantity="2")
    for_ada(till)
    expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT))
    till.pays()
    expect(OrderChanged, till.do(TakeStep(seen(till).order.order_id, S.CANCEL, {"1": 1_000_000})))
    assert payment(till) == (4000, 4000, 6000)


def test_deposit_line_that_is_struck_places_no_order() -> None:
    till = a_till()
    till.ring("COAT")
    till.ring("A-1")
    for_ada(till)
    drafted = expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT))
    expect(EntryNotPossible, till.do(ChangeQuantity(drafted.line_id, delta=1)))
    expect(SaleChanged, till.do(VoidLine(drafted.line_id)))
    till.pays()
    assert till.memory.of_kind(K.ORDER_PLACED) == []


def test_order_line_that_is_struck_takes_its_redeemed_deposit_along() -> None:
    till = a_till()
    with_deposit(till)
    make_ready(till)
    rung = expect(OrderOnCounter, hand_over(till)).rung
    goods = next(line for line in rung.sale.live_lines if line.order_line is not None)
    struck = expect(SaleChanged, till.do(VoidLine(goods.line_id))).rung
    assert struck.sale.live_lines == ()
    assert payment(till)[1] == 2000


def test_deposit_put_aside_and_fetched_back_still_places_its_order() -> None:
    till = a_till()
    till.ring("COAT")
    for_ada(till)
    expect(OrderDrafted, ordered(till, PayWhen.DEPOSIT))
    till.do(SuspendSale("Ada"))
    with till.memory.begin() as unit:
        (aside,) = unit.suspended()
    till.do(RecallSale(aside.sale_id))
    till.pays()
    assert payment(till) == (2000, 2000, 8000)


def test_sale_that_took_a_deposit_is_not_undone_behind_the_orders_back() -> None:
    till = a_till()
    done = with_deposit(till)
    refused = expect(EntryNotPossible, till.do(PostVoid(done.transaction.transaction_id, "slip")))
    assert "cancel the order" in refused.sentence


def test_home_delivery_is_paid_at_once_and_leaves_with_the_sale_that_redeems_it() -> None:
    till = a_till()
    till.ring("COAT")
    for_ada(till)
    assert "no address" in expect(OrderNotPossible, ordered(till, PayWhen.NOW, kind="delivery")).sentence
    for_ada(till, "Mill Lane 1, 12345 Town")
    expect(OrderNotPossible, ordered(till, PayWhen.DEPOSIT, kind="delivery"))
    expect(OrderDrafted, ordered(till, PayWhen.NOW, kind="delivery"))
    till.pays()
    assert seen(till).content["pickup"] is None
    order_id = seen(till).order.order_id
    expect(OrderNotPossible, till.do(TakeStep(order_id, S.SHIP)))
    for step in (S.ACCEPT, S.PICK):
        expect(OrderChanged, till.do(TakeStep(order_id, step)))
    shipped = expect(OrderChanged, till.do(TakeStep(order_id, S.SHIP, carrier="DHL", tracking="T-1")))
    assert shipped.seen.order.state is OrderState.FULFILLED
    order = till.memory.of_kind(K.SALE)[-1].body["order"]
    assert isinstance(order, dict)
    assert (order["step"], order["carrier"], order["tracking"]) == ("ship", "DHL", "T-1")


@pytest.mark.parametrize(
    ("orders", "pay", "deposit", "store", "said"),
    [
        ({"is_offered": False}, PayWhen.NOW, None, "", "takes no orders"),
        ({"pays": frozenset({PayWhen.NOW})}, PayWhen.COLLECTION, None, "", "takes no orders"),
        ({}, PayWhen.DEPOSIT, "19.99", "", "at least"),
        ({}, PayWhen.DEPOSIT, "100.01", "", "at most"),
        ({}, PayWhen.NOW, None, "S9", "not known here"),
    ],
)
def test_order_that_the_shop_does_not_take_changes_nothing(
    orders: dict[str, object], pay: PayWhen, deposit: str | None, store: str, said: str
) -> None:
    till = a_till(**orders)
    till.ring("COAT")
    for_ada(till)
    keyed = None if deposit is None else money(deposit)
    assert said in expect(OrderNotPossible, ordered(till, pay, deposit=keyed, store=store)).sentence
    assert till.pays().priced.gross.minor == 10000


def test_order_without_a_customer_or_a_line_is_refused() -> None:
    till = a_till()
    expect(OrderNotPossible, ordered(till, PayWhen.NOW))
    till.ring("COAT")
    assert "customer" in expect(OrderNotPossible, ordered(till, PayWhen.NOW)).sentence
    for_ada(till)
    expect(OrderNotPossible, ordered(till, PayWhen.NOW, lines=(9,)))
    expect(OrderDrafted, ordered(till, PayWhen.NOW))
    till.ring("A-1")
    expect(OrderNotPossible, ordered(till, PayWhen.NOW, lines=(3,)))
    till.do(PayCash(money("1.00")))
    expect(OrderNotPossible, ordered(till, PayWhen.NOW, lines=(3,)))


def test_deposit_paid_elsewhere_goes_back_as_the_order_says_it_was_paid() -> None:
    till = a_till()
    with_deposit(till)
    source = seen(till).content["deposit"]
    assert isinstance(source, dict)
    assert source["paid"] == [
        {
            "key": source["paid"][0]["key"],
            "kind": "cash",
            "amount": 2000,
            "reference": "",
            "means": "",
            "name": "",
            "last_four": "",
            "terminal_receipt": "",
            "account": "",
        }
    ]
