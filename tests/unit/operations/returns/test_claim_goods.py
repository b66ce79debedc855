"""Goods of an order that nobody can look up, paid at once as store credit: within ceilings, once, on its own paper."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.returns import ReturnPolicy, UnknownOrder
from evertill.domain.policy.rights import Limit
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Code
from evertill.domain.selling.origin import Restock
from evertill.operations.counter.command import NotAllowed
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.returns.claim_goods import ClaimReturn, ClaimTaken
from evertill.operations.selling.completed.post_void import PostVoid
from evertill.operations.selling.paying.complete_sale import SaleDone
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.sales import an_item

CREDIT = StorePolicy(returns=ReturnPolicy(unknown_order=UnknownOrder.CREDIT))


def a_till(policy: StorePolicy = CREDIT, **more: object) -> Till:
    till = Till(policy=policy, **more)  # type: ignore[arg-type]  # passed on as it is
    till.counter.card_numbers = FakeCardNumbers()
    return till


def a_claim(pieces: int = 1, *, sku: str = "A-1", restock: Restock = Restock.SHELF) -> ClaimReturn:
    return ClaimReturn("W-9", sku, pieces, "size", restock, as_credit=True)


def test_goods_are_paid_at_todays_price_onto_a_new_credit_and_the_return_names_the_order() -> None:
    till = a_till(operator=MANAGER)
    done = expect(SaleDone, till.do(a_claim(2, restock=Restock.DAMAGED)))
    body = done.transaction.body
    assert (done.transaction.kind, body["gross"]) == (TransactionKind.RETURN, -998)
    assert body["order_claim"] == {"number": "W-9", "sku": "A-1", "micro": 2_000_000, "paid": 998}
    (tender,) = body["tenders"]  # type: ignore[misc]  # a list
    assert (tender["kind"], tender["amount"], tender["balance"]["credit"]) == ("store_credit", -998, True)  # type: ignore[index,call-overload]  # objects
    assert body["stock"] == body["set_aside"] == [{"sku": "A-1", "micro": 2_000_000, "unit": "C62"}]
    slip = till.memory.documents[-1].receipt
    (number,) = till.counter.card_numbers.drawn  # type: ignore[attr-defined]  # the fake
    assert [block.text for block in slip.blocks if isinstance(block, Code)] == [number]
    assert not isinstance(till.do(PostVoid(done.transaction.transaction_id, "wrong")), SaleDone), "it stands"


def test_ceilings_of_what_nobody_can_look_up_hold_for_each_return_and_for_the_shift() -> None:
    till = a_till(operator=CASHIER)
    beyond = expect(NotAllowed, till.do(a_claim(11)))
    assert beyond.exceeded is not None
    assert beyond.exceeded.limit is Limit.RETURN_UNCHECKED_AMOUNT
    for _ in range(4):
        expect(SaleDone, till.do(a_claim(10)))
    over = expect(NotAllowed, till.do(a_claim(1)))
    assert over.exceeded is not None
    assert (over.exceeded.limit, over.exceeded.asked) == (Limit.RETURN_UNCHECKED_SHIFT_AMOUNT, 4 * 4990 + 499)
    assert till.do(ClaimReturn("W-9", "A-1", 11, "size")) == ClaimTaken(), "without money there is no ceiling"


def test_what_cannot_be_paid_changes_nothing_and_says_what_to_do() -> None:
    keyless = a_till()
    keyless.counter.card_numbers.has_key = False  # type: ignore[misc]  # the fake's
    busy = a_till()
    busy.ring("A-1")
    for till in (keyless, busy, a_till(StorePolicy())):
        assert isinstance(till.do(a_claim()), OrderNotPossible)
        assert till.memory.of_kind(TransactionKind.RETURN) == []
    open_priced = a_till()
    open_priced.catalogue.put(an_item(None, sku="O-1"))
    assert isinstance(open_priced.do(a_claim(sku="O-1")), OrderNotPossible)
