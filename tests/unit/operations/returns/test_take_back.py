"""Goods come back against their receipt: never more than are left, at what was paid, paid back to what paid."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.domain.policy.returns import PaidBackTo, ReturnPolicy
from evertill.domain.policy.rights import Limit
from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.domain.records.sale_record import read_figures
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Restock
from evertill.domain.selling.sale import Sale, TenderKind
from evertill.domain.till.tallies import Section, summed, tallies_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import ClaimId, TransactionId
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed
from evertill.operations.returns.take_back import BackLine, DrawClaim, TakeBack
from evertill.operations.selling.aside.put_aside import SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, TenderTaken
from evertill.operations.selling.sale.outcomes import EntryNotPossible, SaleChanged
from tests.support.counter import MANAGER, SUPERVISOR, TEA, WATER, Till, expect
from tests.support.sales import an_item, money


def back(line: int = 1, count: int = 1, *, restock: Restock = Restock.SHELF, reason: str = "unwanted") -> BackLine:
    return BackLine(str(line), count * MICRO, reason, restock)


def takes(till: Till, of: SaleDone | Transaction, *lines: BackLine, **more: object) -> object:
    transaction = of.transaction if isinstance(of, SaleDone) else of
    return till.do(TakeBack(transaction, lines or (back(),), **more))  # type: ignore[arg-type]  # as the command says


def took(till: Till, of: SaleDone | Transaction, *lines: BackLine, **more: object) -> SaleChanged:
    return expect(SaleChanged, takes(till, of, *lines, **more))


def sells(till: Till, count: str = "3", sku: str = "A-1") -> SaleDone:
    till.ring(sku, quantity=count)
    return till.pays()


def test_whole_return_pays_back_what_was_paid_and_brings_the_goods_back() -> None:
    till = Till()
    sold = sells(till)
    rung = took(till, sold, back(count=3)).rung
    assert rung.priced.gross == -sold.priced.gross
    assert rung.refund is not None
    assert [(step.kind, step.amount) for step in rung.refund.steps] == [("cash", sold.priced.gross.minor)]
    done = till.pays()
    assert done.transaction.kind is TransactionKind.RETURN
    assert done.transaction.body["stock"] == [{"sku": "A-1", "micro": 3 * MICRO, "unit": "C62"}]
    lines = done.transaction.body["lines"]
    assert isinstance(lines, list)
    line = lines[0]
    assert isinstance(line, dict)
    assert line["original"] == {
        "fact_id": sold.transaction.transaction_id,
        "line": "1",
        "number": sold.transaction.number_text,
        "spans": [[0, 3 * MICRO]],
    }
    assert line["reason"] == "unwanted"


def test_units_come_back_one_by_one_and_add_up_to_what_was_paid() -> None:
    till = Till(an_item("3.335", sku="A-1"))
    sold = sells(till)
    parts = [took(till, sold).rung.priced.gross.minor for _ in range(1)]
    till.pays()
    for _ in range(2):
        parts.append(took(till, sold).rung.priced.gross.minor)
        till.pays()
    assert sorted(parts) == sorted([-334, -334, -333])
    assert sum(parts) == -sold.priced.gross.minor
    sentence = expect(EntryNotPossible, takes(till, sold)).sentence
    assert "only 0 can still come back" in sentence


def test_more_than_is_left_is_refused_on_the_same_sale_too() -> None:
    till = Till()
    sold = sells(till, "2")
    took(till, sold)
    assert "only 1" in expect(EntryNotPossible, takes(till, sold, back(count=2))).sentence
    took(till, sold)
    assert "only 0" in expect(EntryNotPossible, takes(till, sold)).sentence


def test_line_struck_again_frees_its_units() -> None:
    till = Till()
    sold = sells(till, "1")
    took(till, sold)
    expect(SaleChanged, till.do(VoidLine(1)))
    took(till, sold)


def test_whole_day_nets_to_nothing_in_every_tally() -> None:
    till = Till(TEA, WATER, operator=SUPERVISOR)
    till.ring("A-1", quantity="3")
    till.do(OverridePrice(1, Decimal("4.11"), "damaged"))
    till.ring("A-2")
    sold = till.pays()
    took(till, sold, back(count=2), back(2))
    till.pays()
    took(till, sold)
    till.pays()
    sums = summed(tally for done in till.memory.transactions if done.kind in _COUNTED for tally in tallies_of(done))
    for tally in sums:
        if tally.section in {Section.TAX, Section.TENDER, Section.DISCOUNT}:
            assert (tally.amount, tally.base) == (0, 0), tally
    turnover = {tally.code: tally.amount for tally in sums if tally.section is Section.TURNOVER}
    assert turnover["sales"] == -turnover["returns"]


_COUNTED = {TransactionKind.SALE, TransactionKind.RETURN}


def test_exchange_upwards_is_paid_with_the_difference() -> None:
    till = Till()
    sold = sells(till, "1", "A-2")
    took(till, sold)
    rung = till.ring("A-1")
    assert rung.refund is None
    assert rung.settlement.remaining == money("4.20")
    done = till.pays()
    figures = read_figures(done.transaction)
    assert (figures.sold_minor, figures.returned_minor) == (499, 79)
    carried = done.transaction.body["refunds"]
    assert carried == [
        {
            "fact_id": sold.transaction.transaction_id,
            "tender": "0",
            "kind": "cash",
            "amount": 79,
            "carried": True,
        }
    ]
    again = took(till, done.transaction, BackLine("2", MICRO, "unwanted")).rung
    assert again.refund is not None
    assert again.refund.amount_of("cash") == 499


def test_even_exchange_needs_no_money() -> None:
    till = Till()
    sold = sells(till, "1")
    took(till, sold)
    till.ring("A-1")
    done = till.pays()
    assert (done.transaction.body["gross"], done.transaction.body["tenders"]) == (0, [])
    assert done.transaction.body["stock"] == [{"sku": "A-1", "micro": 0, "unit": "C62"}]


def test_damaged_goods_are_on_hand_and_set_aside() -> None:
    till = Till()
    took(till, sells(till, "1"), back(restock=Restock.DAMAGED))
    done = till.pays()
    moved = [{"sku": "A-1", "micro": MICRO, "unit": "C62"}]
    assert (done.transaction.body["stock"], done.transaction.body["set_aside"]) == (moved, moved)
    lines = done.transaction.body["lines"]
    assert isinstance(lines, list)
    assert isinstance(lines[0], dict)
    assert lines[0]["restock"] == "damaged"


def test_cash_paid_back_is_rounded_on_its_own() -> None:
    policy = StorePolicy(pricing=PricingPolicy(cash_rounding=CashRounding(5)))
    till = Till(policy=policy)
    sold = sells(till, "1")
    assert sold.settlement.rounding.minor == 1
    took(till, sold)
    done = till.pays()
    assert done.settlement.due == money("-5.00")


def test_operator_beyond_the_ceiling_needs_an_approval() -> None:
    till = Till(an_item("150.00", sku="A-1"))
    sold = sells(till, "1")
    refused = expect(NotAllowed, takes(till, sold))
    assert refused.right == Right.TAKE_BACK
    assert refused.exceeded is not None
    assert (refused.exceeded.limit, refused.exceeded.asked) == (Limit.RETURN_AMOUNT, 15_000)
    till.sign_on(SUPERVISOR)
    took(till, sold)


@pytest.mark.parametrize("promised", [30, None])
def test_return_after_the_window_of_its_receipt_needs_a_right(promised: int | None) -> None:
    """What the receipt promised holds whatever the shop says by now; a sale that promised nothing follows the shop."""
    till = Till()
    sold = sells(till, "1")
    assert sold.transaction.body["returns"] == {"window_days": 30}
    body = {**sold.transaction.body, "returns": None if promised is None else {"window_days": promised}}
    early = replace(sold.transaction, body=body, occurred_at=sold.transaction.occurred_at - timedelta(days=31))
    till.memory.committed.transactions[early.transaction_id] = early
    assert expect(NotAllowed, takes(till, early)).right == Right.TAKE_BACK_LATE
    till.policies.now = replace(till.policies.now, returns=ReturnPolicy(window_days=0))
    assert isinstance(takes(till, early), SaleChanged) is (promised is None)


def test_gift_receipt_is_paid_back_as_credit_alone() -> None:
    till = Till()
    rung = took(till, sells(till, "1"), is_gift=True).rung
    assert rung.refund is not None
    assert [(step.kind, step.amount) for step in rung.refund.steps] == [("store_credit", 499)]
    assert expect(NotAllowed, till.do(PayCash())).right == Right.REFUND_OTHERWISE
    till.sign_on(MANAGER)
    done = till.pays()
    assert done.transaction.body["gift_receipts"] == [done.priced.sale.sources[0].fact_id]


def test_goods_without_receipt_go_where_the_shop_says() -> None:
    policy = StorePolicy(returns=ReturnPolicy(without_receipt_to=PaidBackTo.STORE_CREDIT))
    till = Till(policy=policy, operator=SUPERVISOR)
    rung = till.ring("A-1", take_back=True)
    assert rung.refund is not None
    assert rung.refund.amount_of("store_credit") == 499
    till.policies.now = StorePolicy()
    assert till.pays().settlement.due == money("-4.99")


def test_part_of_the_refund_may_be_paid_out_first() -> None:
    till = Till(operator=MANAGER)
    took(till, sells(till, "2"), back(count=2))
    taken = expect(TenderTaken, till.do(PayCash(money("-3.00"))))
    assert taken.rung.refund is not None
    assert taken.rung.refund.amount_of("cash") == 698
    done = till.pays()
    assert done.transaction.body["refunds"] == [
        {"fact_id": done.priced.sale.sources[0].fact_id, "tender": "0", "kind": "cash", "amount": 998, "by": "cash"}
    ]


def test_deposit_comes_back_with_its_goods() -> None:
    can = an_item("0.25", sku="D-1", name="Can deposit")
    drink = an_item("1.19", sku="A-1")
    drink = replace(drink, details=replace(drink.details, deposit="D-1"))
    till = Till(drink, can)
    sold = sells(till, "2")
    rung = took(till, sold).rung
    assert [(line.line.item.sku, line.gross.minor) for line in rung.priced.lines] == [("A-1", -119), ("D-1", -25)]


def test_line_of_a_receipt_keeps_its_quantity_and_price() -> None:
    till = Till(operator=MANAGER)
    took(till, sells(till, "2"))
    expect(EntryNotPossible, till.do(ChangeQuantity(1, 1)))
    expect(EntryNotPossible, till.do(OverridePrice(1, Decimal(1), "damaged")))
    expect(EntryNotPossible, till.do(SuspendSale()))
    expect(SaleChanged, till.do(UndoEdit()))


def test_sale_of_which_something_came_back_is_not_undone_and_the_other_way_round() -> None:
    till = Till(operator=MANAGER)
    first, second = sells(till, "1"), sells(till, "1")
    took(till, first)
    returned = till.pays()
    sentence = expect(EntryNotPossible, till.do(PostVoid(first.transaction.transaction_id, "rung_wrong"))).sentence
    assert "came back already" in sentence
    expect(SaleUndone, till.do(PostVoid(second.transaction.transaction_id, "rung_wrong")))
    assert "undone" in expect(EntryNotPossible, takes(till, second)).sentence
    expect(SaleUndone, till.do(PostVoid(returned.transaction.transaction_id, "rung_wrong")))
    rung = took(till, first).rung
    assert rung.refund is not None
    assert rung.refund.amount_of("cash") == 499


def test_units_the_backend_holds_are_the_ones_that_come_back() -> None:
    till = Till(an_item("3.335", sku="A-1"))
    sold = sells(till)
    rung = took(till, sold, held={"1": ((2 * MICRO, 3 * MICRO),)}, claim_id=ClaimId("c-1")).rung
    assert rung.priced.gross.minor == -333
    assert rung.sale.sources[0].claim_id == "c-1"


def test_what_came_back_at_another_till_counts() -> None:
    till = Till()
    sold = sells(till, "2")
    elsewhere = CameBack({"1": ((0, MICRO),)}, {"r-9": {"0": 499}})
    assert "only 1" in expect(EntryNotPossible, takes(till, sold, back(count=2), elsewhere=elsewhere)).sentence
    rung = took(till, sold, elsewhere=elsewhere).rung
    assert rung.sale.sources[0].paid[0].left == 499


@pytest.mark.parametrize(
    "line", [BackLine("9", MICRO, "unwanted"), BackLine("1", 0, "unwanted"), BackLine("1", 500_000, "unwanted")]
)
def test_what_cannot_come_back_of_the_receipt_is_refused(line: BackLine) -> None:
    till = Till()
    sold = sells(till)
    assert "choose again" in expect(EntryNotPossible, takes(till, sold, line)).sentence


def test_return_needs_a_reason_unless_the_shop_asks_none() -> None:
    till = Till()
    sold = sells(till)
    assert "reason" in expect(EntryNotPossible, takes(till, sold, back(reason=""))).sentence
    reasons = ReasonPolicy({**ReasonPolicy().offered, ReasonFor.TAKE_BACK: ()})
    till.policies.now = replace(till.policies.now, reasons=reasons)
    took(till, sold, back(reason=""))


def test_nothing_chosen_a_return_or_another_currency_is_refused() -> None:
    till = Till()
    sold = sells(till)
    assert "choose" in expect(EntryNotPossible, till.do(TakeBack(sold.transaction, ()))).sentence
    took(till, sold)
    returned = till.pays()
    assert "not of a sale" in expect(EntryNotPossible, takes(till, returned)).sentence
    foreign: JsonObject = {**sold.transaction.body, "currency": "CHF"}
    elsewhere = replace(sold.transaction, transaction_id="other", body=foreign)  # type: ignore[arg-type]  # a text
    assert "CHF" in expect(EntryNotPossible, takes(till, elsewhere)).sentence


def test_sale_that_is_partly_paid_takes_nothing_back() -> None:
    till = Till()
    sold = sells(till)
    till.ring("A-1")
    expect(TenderTaken, till.do(PayCash(money("1.00"))))
    assert "Part of the sale is paid" in expect(EntryNotPossible, takes(till, sold)).sentence


def test_open_sale_with_goods_that_come_back_survives_a_restart() -> None:
    till = Till()
    sold = sells(till)
    rung = took(till, sold).rung
    till.restarts()
    with till.memory.begin() as unit:
        kept = unit.open_sale()
    assert isinstance(kept, Sale)
    assert kept == rung.sale
    assert [tender.kind for tender in till.pays().priced.sale.tenders] == [TenderKind.CASH]


def test_claims_are_drawn_anew_each_time() -> None:
    till = Till()
    assert till.do(DrawClaim()) != till.do(DrawClaim())


def test_hash_of_a_sale_is_not_taken_for_a_card_number() -> None:
    till = Till()
    sold = sells(till)
    odd = replace(sold.transaction, hash="4111111111111111", transaction_id=TransactionId("elsewhere"))
    took(till, odd)


def test_return_of_damaged_goods_that_is_undone_sets_nothing_aside_any_more() -> None:
    till = Till(operator=MANAGER)
    took(till, sells(till, "1"), back(restock=Restock.DAMAGED))
    returned = till.pays()
    undone = expect(SaleUndone, till.do(PostVoid(returned.transaction.transaction_id, "rung_wrong"))).transaction
    moved = [{"sku": "A-1", "micro": -MICRO, "unit": "C62"}]
    assert (undone.body["stock"], undone.body["set_aside"]) == (moved, moved)
    refunds = undone.body["refunds"]
    assert isinstance(refunds, list)
    assert [refund["amount"] for refund in refunds if isinstance(refund, dict)] == [-499]
