"""Promotions on the counter: tried after every edit, gone with what they needed, kept through payment and receipt."""

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.selling.sale import Direction
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.operations.selling.aside.put_aside import RecallSale, SaleRecalled, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, UndoEdit, VoidLine
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import SaleChanged
from tests.support.counter import Till
from tests.support.sales import money


def a_row(**more: object) -> JsonObject:
    """Three for two on everything."""
    return {"id": "tea", "name": "3 for 2", "reward": {"kind": "cheapest_free", "buy": 2, "get": 1}, **more}  # type: ignore[dict-item]  # JSON


def a_till(**more: object) -> Till:
    """A till whose backend has this promotion."""
    till = Till()
    till.promotions.put(parse_promotion_row(a_row(**more), 5))
    return till


def gross(till: Till) -> Money:
    """What the open sale comes to."""
    with till.journal.begin() as unit:
        sale = unit.open_sale()
    assert sale is not None
    return price_sale(sale).gross


def test_promotion_applies_as_soon_as_its_goods_are_rung_and_goes_with_them() -> None:
    till = a_till()
    for _ in range(3):
        till.ring()
    assert gross(till) == money("9.98")
    changed = till.do(ChangeQuantity(1, delta=-1))
    assert isinstance(changed, SaleChanged)
    assert changed.rung.priced.gross == money("9.98")
    assert changed.rung.sale.taken == ()
    till.do(UndoEdit())
    assert gross(till) == money("9.98")
    till.do(VoidLine(1))
    assert gross(till) == money("0.00")


def test_promotion_is_in_the_fact_and_on_the_receipt() -> None:
    till = a_till()
    for _ in range(3):
        till.ring()
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    assert done.transaction.body["promotions"] == [{"id": "tea", "name": "3 for 2", "version": 5, "lines": [[1, 499]]}]
    assert done.transaction.body["gross"] == 998


def test_promotion_for_another_shop_or_channel_does_not_apply_here() -> None:
    for more in ({"shops": ["elsewhere"]}, {"channels": ["web"]}):
        till = a_till(**more)
        for _ in range(3):
            till.ring()
        assert gross(till) == money("14.97")


def test_promotion_is_tried_anew_when_a_suspended_sale_comes_back() -> None:
    till = a_till()
    for _ in range(3):
        till.ring()
    till.do(SuspendSale())
    till.promotions.put()
    recalled = till.do(RecallSale())
    assert isinstance(recalled, SaleRecalled)
    assert recalled.rung.priced.gross == money("14.97")
    assert recalled.rung.priced.lines[0].line.direction is Direction.SALE
