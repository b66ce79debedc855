"""A promotion that gives goods: the cashier is told, one key puts them on the sale for nothing, and edits keep it
right."""

from decimal import Decimal

from evertill.domain.goods.catalogue import Item
from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.gift_due import GiftDue
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.receipts.receipt import Columns
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.change_sale import ChangeQuantity, VoidLine
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import CouponTaken, ItemAdded, SaleChanged
from tests.support.counter import Till, expect
from tests.support.sales import an_item, money

CUP = an_item("5.00", sku="CUP", name="Cup")
TEA = an_item("25.00", sku="TEA")
CUP_FROM_50: JsonObject = {
    "id": "cup",
    "name": "A cup from 50.00 on",
    "condition": {"min_amount": "50"},
    "reward": {"kind": "gift", "product": "CUP"},
}
DUE = GiftDue("cup", "A cup from 50.00 on", "CUP", MICRO)


def a_till(promotion: JsonObject = CUP_FROM_50, *items: Item, policy: StorePolicy | None = None) -> Till:
    till = Till(TEA, CUP, *items, policy=policy)
    till.promotions.put(parse_promotion(promotion))
    return till


def gives(till: Till, count: str = "1") -> ItemAdded:
    """The key."""
    return expect(ItemAdded, till.do(RingSku("CUP", Decimal(count), gift_of="cup")))


def test_gift_is_told_put_on_the_sale_for_nothing_and_printed() -> None:
    till = a_till()
    assert till.ring("TEA").sale.gifts == ()
    assert till.ring("TEA").sale.gifts == (DUE,)
    rung = gives(till).rung
    assert (rung.priced.gross, rung.sale.gifts) == (money("50.00"), ())
    done = till.pays()
    assert done.transaction.body["promotions"] == [
        {"id": "cup", "name": "A cup from 50.00 on", "version": 0, "lines": [[2, 500]]}
    ]
    blocks = till.memory.documents[-1].receipt.blocks
    assert Columns("A cup from 50.00 on", "−5.00", indent=2) in blocks


def test_gift_whose_reason_is_struck_costs_what_it_costs_and_is_free_again_with_it() -> None:
    till = a_till()
    till.ring("TEA", quantity="2")
    cup = gives(till).line_id
    assert expect(SaleChanged, till.do(ChangeQuantity(1, -1))).rung.priced.gross == money("30.00")
    assert expect(SaleChanged, till.do(ChangeQuantity(1, 1))).rung.priced.gross == money("50.00")
    assert expect(SaleChanged, till.do(VoidLine(cup))).rung.sale.gifts == (DUE,)


def test_gift_never_earns_itself() -> None:
    till = a_till()
    till.ring("TEA")
    till.ring("CUP", quantity="4")
    assert gives(till).rung.priced.gross == money("50.00")


def test_goods_bought_beside_the_gift_and_more_than_it_gives_are_paid() -> None:
    till = a_till()
    till.ring("TEA", quantity="2")
    till.ring("CUP")
    cup = gives(till).line_id
    assert expect(SaleChanged, till.do(ChangeQuantity(cup, 2))).rung.priced.gross == money("65.00")


def test_coupon_for_a_gift_is_of_use_before_the_gift_is_there() -> None:
    till = a_till({**CUP_FROM_50, "coupon": "CUP-GIFT"})
    till.ring("TEA", quantity="2")
    assert expect(CouponTaken, till.scan("CUP-GIFT")).is_used


def test_gift_that_is_kept_is_held_back_where_offers_are_worked_out_anew() -> None:
    till = a_till(policy=StorePolicy(returns=ReturnPolicy(promotions=PromotionsBack.ANEW)))
    till.ring("TEA", quantity="2")
    gives(till)
    sold = till.pays()
    back = expect(SaleChanged, till.do(TakeBack(sold.transaction, (BackLine("1", MICRO, "unwanted"),))))
    assert back.rung.priced.gross == money("-20.00")
    till.pays()
    back = expect(SaleChanged, till.do(TakeBack(sold.transaction, (BackLine("2", MICRO, "unwanted"),))))
    assert back.rung.priced.gross == money("-5.00")
