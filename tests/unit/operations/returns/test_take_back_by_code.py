"""Another till's receipt taken back by its signed code alone: only a genuine one, never for more than it came to."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from evertill.domain.facts.transaction import Identity, Transaction
from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.people.people import Right
from evertill.domain.policy.returns import PaidBackTo, PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Code, Text
from evertill.domain.receipts.receipt_code import claim_payload, read_receipt_code, receipt_code
from evertill.domain.receipts.receipt_key import ReceiptKey
from evertill.domain.selling.origin import Restock
from evertill.kernel.ids import EpochId
from evertill.kernel.quantity import MICRO, Unit
from evertill.operations.counter.command import NotAllowed
from evertill.operations.returns.find_original import NotToReturn
from evertill.operations.returns.goods_by_code import FindGoods, GoodsFound
from evertill.operations.returns.signed_receipt import CheckReceiptCode, CodeProved
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.returns.take_back_by_code import CodedLine, TakeBackByCode
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible, SaleChanged
from tests.support.backend import MemoryKey
from tests.support.counter import MANAGER, TEA, WATER, Till, expect
from tests.support.sales import a_tax, an_item, money
from tests.support.ui import Shop

OTHER = Identity("S1", "9", EpochId("0192-other"), 1)
CASH = StorePolicy(returns=ReturnPolicy(by_code_to=PaidBackTo.CASH))


def other_till() -> Till:
    return Till(identity=OTHER, first_id=9_000_000)


def code_of(till: Till, done: Transaction, *, key: MemoryKey | None = None, gross: int | None = None) -> str:
    amount = done.body["gross"] if gross is None else gross
    assert isinstance(amount, int)
    payload = claim_payload(done, gross_minor=amount, currency="EUR")
    return receipt_code(payload, (key or till.key).sign(payload))


def knows(till: Till, other: Till) -> None:
    till.receipt_keys.known.append(ReceiptKey("S1", "9", other.key.public_key))


def sold_elsewhere(count: str = "3", **more: object) -> tuple[Till, str]:
    """A till that knows the other's key, and the code of what that one sold."""
    other, till = other_till(), Till(**more)  # type: ignore[arg-type]  # as the builder takes them
    other.ring("A-1", quantity=count)
    knows(till, other)
    return till, code_of(other, other.pays().transaction)


def takes(till: Till, code: str, sku: str = "A-1", count: int = 1, reason: str = "unwanted") -> object:
    return till.do(TakeBackByCode(code, (CodedLine(sku, count, reason),)))


def took(till: Till, code: str, sku: str = "A-1", count: int = 1) -> int:
    """What the sale comes to afterwards."""
    return expect(SaleChanged, takes(till, code, sku, count)).rung.priced.gross.minor


def refused(till: Till, code: str, sku: str = "A-1", count: int = 1) -> str:
    return expect(EntryNotPossible, takes(till, code, sku, count)).sentence


def test_goods_come_back_at_todays_price_to_store_credit_and_name_the_receipt() -> None:
    till, code = sold_elsewhere()
    rung = expect(SaleChanged, takes(till, code, count=2)).rung
    assert rung.priced.gross.minor == -998
    assert rung.refund is not None
    assert [(step.kind, step.amount) for step in rung.refund.steps] == [("store_credit", 998)]
    origin = rung.sale.lines[0].origin
    assert origin is not None
    assert (origin.line, origin.spans, origin.is_by_code) == ("~A-1", ((0, 2 * MICRO),), True)


def test_never_more_than_the_receipt_came_to_less_what_came_back_here() -> None:
    till, code = sold_elsewhere(policy=CASH, operator=MANAGER)
    till.catalogue.put(an_item("6.00", sku="A-1", gtin="04006381333931"))
    assert took(till, code, count=2) == -1200
    till.pays()
    assert took(till, code, count=2) == -297
    assert till.pays().transaction.body["gross"] == -297
    assert "was paid back at this till already" in refused(till, code)


def test_rest_of_a_receipt_keeps_its_taxes_in_proportion_and_its_sums() -> None:
    till, code = sold_elsewhere("1", policy=CASH)
    bought = an_item("6.00", sku="B", taxes=(a_tax("19"), a_tax("5", tax_id="eco", included=False)))
    till.catalogue.put(bought)
    line = expect(SaleChanged, takes(till, code, "B")).rung.priced.lines[0]
    assert line.gross.minor == -499
    assert line.net.minor + sum(tax.amount.minor for tax in line.taxes) == -499
    assert line.modifiers[-1].source == "receipt_total"
    assert sum(applied.amount.minor for applied in line.modifiers) == -line.discount.minor
    assert till.pays().transaction.body["gross"] == -499


def test_return_that_was_undone_may_be_made_again() -> None:
    till, code = sold_elsewhere("1", policy=CASH, operator=MANAGER)
    assert took(till, code) == -499
    done = till.pays()
    with till.memory.begin() as unit:
        known = unit.came_back(str(done.priced.lines[0].line.origin.fact_id))  # type: ignore[union-attr]  # it has one
    assert known.by_code == {done.transaction.transaction_id: {"A-1": MICRO}}
    expect(SaleUndone, till.do(PostVoid(done.transaction.transaction_id, "rung_wrong")))
    assert took(till, code) == -499


def test_two_articles_on_one_sale_share_what_is_left() -> None:
    till, code = sold_elsewhere("1")
    lines = (CodedLine("A-1", 1, "faulty", Restock.DAMAGED), CodedLine("A-2", 2, "faulty"))
    rung = expect(SaleChanged, till.do(TakeBackByCode(code, lines))).rung
    assert [line.gross.minor for line in rung.priced.lines] == [-499, 0]
    assert rung.sale.lines[0].restock is Restock.DAMAGED


def test_deposit_comes_with_its_bottle() -> None:
    till, code = sold_elsewhere()
    can = replace(an_item("0.99", sku="CAN"), details=ItemDetails(deposit="DEP"))
    till.catalogue.put(can, an_item("0.25", sku="DEP"))
    assert took(till, code, "CAN", 2) == -248


def test_altered_code_is_refused_with_a_clear_sentence() -> None:
    till, code = sold_elsewhere()
    sentence = refused(till, code[:-5] + "AAAAA")
    assert "altered" in sentence
    assert sentence == refused(till, code_with_more(code))
    assert "no signed code" in refused(till, "S1-9-1-1")


def code_with_more(code: str, gross: bytes = b"1497") -> str:
    """The same receipt, said to have come to more."""
    signed = read_receipt_code(code)
    assert signed is not None
    return receipt_code(signed.payload.replace(gross, b"9" + gross), signed.signature)


def test_till_that_was_never_told_of_is_not_believed() -> None:
    other, till = other_till(), Till()
    other.ring("A-1")
    assert "never told of the till" in refused(till, code_of(other, other.pays().transaction))


def test_old_key_of_a_till_set_up_anew_verifies_its_old_receipts_alone() -> None:
    till, code = sold_elsewhere()
    old = till.receipt_keys.known[0]
    ended = till.clock.now()
    till.receipt_keys.known[:] = [replace(old, ends_at=ended), ReceiptKey("S1", "9", MemoryKey().public_key)]
    assert took(till, code) == -499
    till.receipt_keys.known[0] = replace(old, ends_at=ended - timedelta(days=2))
    assert "after its till's key went out of use" in refused(till, code)


def test_key_of_another_workstation_does_not_sign_for_this_one() -> None:
    other, till, third = other_till(), Till(), MemoryKey()
    other.ring("A-1")
    knows(till, other)
    till.receipt_keys.known.append(ReceiptKey("S1", "8", third.public_key))
    assert "altered" in refused(till, code_of(other, other.pays().transaction, key=third))


def test_code_without_a_readable_moment_and_of_no_sale_are_refused() -> None:
    other, till = other_till(), Till()
    other.ring("A-1")
    knows(till, other)
    done = other.pays().transaction
    payload = claim_payload(done, gross_minor=499, currency="EUR")
    for moment in (b"yesterday", b"2026-11-21T09:03:00"):
        start = payload.index(b",") + 2
        changed = payload[:start] + moment + payload[payload.index(b'"', start) :]
        assert "altered" in refused(till, receipt_code(changed, other.key.sign(changed)))
    assert "not of a sale" in refused(till, code_of(other, done, gross=-499))


def test_code_that_contradicts_this_tills_own_journal_is_refused() -> None:
    till = Till()
    till.ring("A-1")
    done = till.pays().transaction
    till.receipt_keys.known.append(ReceiptKey(done.identity.store, done.identity.workstation, till.key.public_key))
    assert "altered" in refused(till, code_of(till, replace(done, hash="0" * 64)))


def test_ceilings_of_one_sale_and_of_one_shift_hold_for_a_cashier() -> None:
    till, code = sold_elsewhere("99", policy=CASH)
    assert took(till, code, count=10) == -4990
    assert beyond(till, code) == "return_unchecked_amount"
    for _ in range(3):
        till.pays()
        assert took(till, code, count=10) == -4990
    till.pays()
    assert beyond(till, code) == "return_unchecked_shift_amount"


def beyond(till: Till, code: str) -> str:
    denied = expect(NotAllowed, takes(till, code))
    assert denied.right is Right.TAKE_BACK_UNCHECKED
    assert denied.exceeded is not None
    return denied.exceeded.limit.value


def test_late_receipt_needs_somebody_who_may() -> None:
    other = other_till()
    other.ring("A-1")
    done = other.pays().transaction
    done = replace(done, occurred_at=done.occurred_at - timedelta(days=40))
    for window, allowed in ((39, False), (40, True)):
        till = Till(policy=StorePolicy(returns=ReturnPolicy(window_days=window)))
        knows(till, other)
        outcome = takes(till, code_of(other, done))
        assert isinstance(outcome, SaleChanged) is allowed
        assert allowed or expect(NotAllowed, outcome).right is Right.TAKE_BACK_LATE


def test_what_cannot_be_priced_by_the_piece_is_not_guessed() -> None:
    till, code = sold_elsewhere()
    till.catalogue.put(an_item("2.00", sku="KG", unit=Unit.KILOGRAM), an_item(None, sku="OPEN"))
    for sku in ("KG", "OPEN", "NOWHERE"):
        assert "not in the catalogue" in refused(till, code, sku)
    assert "not in the catalogue" in refused(till, code, count=0)


def test_reason_is_asked_for_and_nothing_chosen_is_told() -> None:
    till, code = sold_elsewhere()
    assert "for a reason" in expect(EntryNotPossible, takes(till, code, reason="")).sentence
    assert "Nothing was chosen" in expect(EntryNotPossible, till.do(TakeBackByCode(code, ()))).sentence


def test_receipt_in_another_currency_is_refused() -> None:
    other, till = other_till(), Till()
    other.ring("A-1")
    knows(till, other)
    payload = claim_payload(other.pays().transaction, gross_minor=499, currency="GBP")
    assert "in GBP" in refused(till, receipt_code(payload, other.key.sign(payload)))


def test_sale_that_is_part_paid_takes_nothing_back() -> None:
    till, code = sold_elsewhere()
    till.ring("A-1")
    till.do(PayCash(money("1.00")))
    assert "Part of the sale is paid" in refused(till, code)


def test_screen_is_told_what_is_left_and_what_an_article_costs() -> None:
    other = other_till()
    other.ring("A-1")
    done = other.pays().transaction
    shop = Shop(TEA, WATER, an_item(None, sku="OPEN"), policy=CASH)
    till = shop.till
    knows(till, other)
    code = code_of(other, done)
    proved = expect(CodeProved, CheckReceiptCode(code).answer(shop.reading))
    assert (proved.left, proved.receipt.claim.number) == (499, done.number_text)
    assert expect(GoodsFound, FindGoods(WATER.gtin or "").answer(shop.reading)).price == money("0.79")
    assert "cannot be told" in expect(NotToReturn, FindGoods("OPEN").answer(shop.reading)).sentence
    assert "No article" in expect(NotToReturn, FindGoods("12").answer(shop.reading)).sentence
    assert took(till, code) == -499
    till.pays()
    assert "paid back at this till already" in expect(NotToReturn, CheckReceiptCode(code).answer(shop.reading)).sentence
    assert (
        "altered" in expect(NotToReturn, CheckReceiptCode(code_with_more(code, b"499")).answer(shop.reading)).sentence
    )


def test_sale_that_becomes_known_later_has_less_left_by_what_came_back_by_code() -> None:
    other, till = other_till(), Till(policy=CASH)
    other.ring("A-1", quantity="2")
    knows(till, other)
    done = other.pays().transaction
    assert took(till, code_of(other, done)) == -499
    till.pays()
    outcome = till.do(TakeBack(done, (BackLine("1", 2 * MICRO, "unwanted"),)))
    assert "only 1 can still come back" in expect(EntryNotPossible, outcome).sentence
    rung = expect(SaleChanged, till.do(TakeBack(done, (BackLine("1", MICRO, "unwanted"),)))).rung
    assert rung.refund is not None
    assert [(step.kind, step.amount) for step in rung.refund.steps] == [("cash", 499)]


def test_receipt_of_goods_back_by_code_says_how_they_were_counted_and_by_what_rule() -> None:
    other = other_till()
    other.policies.now = StorePolicy(returns=ReturnPolicy(promotions=PromotionsBack.ANEW))
    other.catalogue.put(replace(TEA, breaks=(PriceBreak(3 * MICRO, Decimal("4.00")),)))
    other.ring("A-1", quantity="3")
    sold = other.pays().transaction
    code = next(block for block in other.memory.documents[-1].receipt.blocks if isinstance(block, Code))
    shop = Shop()
    knows(shop.till, other)
    proved = expect(CodeProved, CheckReceiptCode(code.text).answer(shop.reading))
    assert proved.receipt.claim.promotions == "re_evaluated"
    till = Till(policy=CASH, operator=MANAGER)
    knows(till, other)
    assert sold.body["returns"] == {"window_days": 30, "promotions": "re_evaluated"}
    took(till, code.text)
    till.pays()
    told = [block.text for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)]
    assert till.counter.words.return_by_code in told
    assert till.counter.words.return_anew in told
