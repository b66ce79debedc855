"""Goods come back where the shop prices anew what is kept: at the till, over several returns, struck and undone."""

from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.receipts.receipt import Columns, Text
from evertill.domain.selling.sale import Direction
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import SaleChanged
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import an_item

ANEW = StorePolicy(returns=ReturnPolicy(promotions=PromotionsBack.ANEW))
THREE_FOR_20 = parse_promotion(
    {
        "id": "p1",
        "name": "3 for 20",
        "condition": {"min_quantity": "3"},
        "reward": {"kind": "bundle_price", "value": "20"},
    }
)


def a_till(policy: StorePolicy = ANEW) -> Till:
    till = Till(an_item("10.00", sku="A-1"), an_item("4.00", sku="A-2"), policy=policy, operator=MANAGER)
    till.promotions.put(THREE_FOR_20)
    return till


def sells_three(till: Till) -> SaleDone:
    till.ring("A-1", quantity="3")
    return till.pays()


def takes(till: Till, sold: SaleDone, count: int = 1) -> SaleChanged:
    return expect(SaleChanged, till.do(TakeBack(sold.transaction, (BackLine("1", count * MICRO, "unwanted"),))))


def paper(till: Till) -> list[str]:
    """The words of the last receipt."""
    blocks = till.memory.documents[-1].receipt.blocks
    return [
        block.text if isinstance(block, Text) else block.left for block in blocks if isinstance(block, Text | Columns)
    ]


def test_return_after_return_pays_what_was_paid_less_what_is_kept_costs() -> None:
    till = a_till()
    sold = sells_three(till)
    till.promotions.put()  # whatever is offered later
    parts = []
    for _ in range(3):
        parts.append(takes(till, sold).rung.priced.gross.minor)
        till.pays()
    assert parts == [0, -1000, -1000]


def test_receipt_says_that_offers_are_worked_out_anew_and_the_sale_keeps_the_rule() -> None:
    till = a_till()
    sold = sells_three(till)
    assert sold.transaction.body["returns"] == {"window_days": 30, "promotions": "re_evaluated"}
    assert "Offers and quantity prices are worked out anew for what you keep" in paper(till)
    till.policies.now = StorePolicy()  # what the shop says later does not matter
    assert takes(till, sold).rung.priced.gross.minor == 0
    till.pays()
    assert "Offer worked out anew" in paper(till)


def test_units_added_to_the_return_later_are_worth_what_they_are_together() -> None:
    till = a_till()
    sold = sells_three(till)
    assert takes(till, sold).rung.priced.gross.minor == 0
    assert takes(till, sold, 2).rung.priced.gross.minor == -2000


def test_line_struck_takes_the_others_of_its_receipt_along() -> None:
    till = a_till()
    sold = sells_three(till)
    takes(till, sold)
    till.ring("A-2")
    rung = takes(till, sold).rung
    back = next(line for line in rung.sale.live_lines if line.direction is Direction.RETURN)
    after = expect(SaleChanged, till.do(VoidLine(back.line_id))).rung
    assert [line.item.sku for line in after.sale.live_lines] == ["A-2"]


def test_return_that_was_undone_withholds_nothing() -> None:
    till = a_till()
    sold = sells_three(till)
    takes(till, sold)
    returned = till.pays()
    expect(SaleUndone, till.do(PostVoid(returned.transaction.transaction_id, "rung_wrong")))
    assert takes(till, sold, 3).rung.priced.gross.minor == -2000


def test_where_shares_are_paid_back_nothing_of_this_is_kept_or_said() -> None:
    till = a_till(StorePolicy())
    sold = sells_three(till)
    assert "offer_rules" not in sold.transaction.body
    assert takes(till, sold).rung.priced.gross.minor == -667
