"""The last unit under the scanner is somebody's order: the cashier is told, and decides (conflict rule 2)."""

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_states import LineState
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.selling.aside.put_aside import RecallSale, SaleRecalled, SaleSuspended, SuspendSale
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded
from tests.support.counter import SUPERVISOR, TEA_GTIN, Till, expect
from tests.support.goods import ONE
from tests.support.order_copies import FakeOrders, a_copy, a_pickup, an_order_line


def an_order(number: str, sku: str = "A-1", state: LineState = LineState.ALLOCATED) -> CustomerOrder:
    """One piece, waiting."""
    return a_pickup(an_order_line(1, sku=sku, state=state), order_id=number)


def a_till(on_hand: int, committed: int, *orders: CustomerOrder) -> Till:
    """A till that knows these orders."""
    till = Till(operator=SUPERVISOR)
    till.catalogue.stock["A-1"] = on_hand * ONE
    till.catalogue.levels["A-1"] = StockQuantities(on_hand * ONE, committed * ONE)
    till.counter.orders = FakeOrders(*(a_copy(order) for order in orders))
    return till


def test_conflict_2_reserved_last_unit_is_scanned_and_the_cashier_is_told_whose_it_is() -> None:
    till = a_till(2, 1, an_order("W-1"), an_order("W-2", state=LineState.HANDED_OVER), an_order("W-3", sku="A-2"))
    first, second = till.scan(TEA_GTIN), till.do(RingSku("A-1"))
    assert isinstance(first, ItemAdded)
    assert first.reserved_for == ()
    assert isinstance(second, ItemAdded)
    assert second.reserved_for == ("NW-1",)
    assert [added.rung.reserved_micro for added in (first, second)] == [{"A-1": ONE}] * 2


def test_goods_that_come_back_and_stock_nobody_reserved_warn_nobody() -> None:
    till = a_till(1, 1, an_order("W-1"))
    back = till.do(RingSku("A-1", take_back=True))
    assert isinstance(back, ItemAdded)
    assert back.reserved_for == ()
    free = a_till(1, 0, an_order("W-1")).scan(TEA_GTIN)
    assert isinstance(free, ItemAdded)
    assert free.reserved_for == ()


def test_sale_that_comes_to_the_counter_whole_tells_what_orders_have_reserved() -> None:
    till = a_till(3, 1, an_order("W-1"))
    till.scan(TEA_GTIN)
    state = till.do(ResumeCounter())
    assert state.rung is not None
    assert state.rung.reserved_micro == {"A-1": ONE}
    expect(SaleSuspended, till.do(SuspendSale()))
    back = expect(SaleRecalled, till.do(RecallSale()))
    assert back.rung.reserved_micro == {"A-1": ONE}
