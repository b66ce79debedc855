"""Gift cards sold and loaded: a line without tax, activated by the fact; a number made here is on paper alone."""

from typing import Any

from evertill.domain.balances.balance import AccountId
from evertill.domain.balances.card_number import is_misread
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.balances import BalancePolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Code, Columns
from evertill.domain.till.tallies import Section
from evertill.kernel.money import Money
from evertill.operations.balances.sell_card import CardToSell, SellCard
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, SaleChanged
from evertill.operations.till.x_report import TakeX
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import money

NUMBER = "603571001234"
CARD = CardToSell(hash_of(NUMBER), "1234")
FIFTY = money("50.00")


def a_till(**balances: Any) -> Till:
    till = Till(operator=MANAGER, policy=StorePolicy(version=7, balances=BalancePolicy(**balances)))
    till.counter.card_numbers = FakeCardNumbers()
    return till


def sell(till: Till, amount: Money = FIFTY, card: CardToSell | None = CARD) -> ItemAdded:
    return expect(ItemAdded, till.do(SellCard(amount, card)))


def test_card_sold_beside_goods_carries_no_tax_and_is_activated_by_the_fact() -> None:
    till = a_till()
    till.ring("A-1")
    sell(till)
    done = till.pays("60.00")
    body: Any = done.transaction.body
    line = body["lines"][1]
    assert (line["sku"], line["name"], line["net"], line["gross"], line["taxes"]) == (
        "GIFT-CARD",
        "Gift card ··1234",
        5000,
        5000,
        [],
    )
    assert line["activates"] == {
        "account": line["activates"]["account"],
        "last4": "1234",
        "number_hash": hash_of(NUMBER),
        "amount": 5000,
    }
    assert body["stock"] == [{"sku": "A-1", "micro": -1_000_000, "unit": "C62"}]
    assert [tax["base"] + tax["amount"] for tax in body["taxes"]] == [499]


def test_tax_table_keeps_cards_apart_from_what_was_taxed() -> None:
    till = a_till()
    till.ring("A-1")
    sell(till)
    done = till.pays("60.00")
    blocks = till.memory.documents[0].receipt.blocks
    net = done.priced.net - FIFTY
    assert Columns("Net", f"{net.amount}") in blocks
    assert Columns("Gift cards, taxed when used", "50.00") in blocks


def test_card_alone_has_no_tax_table() -> None:
    till = a_till()
    sell(till)
    till.pays("50.00")
    assert not any(
        isinstance(block, Columns) and block.left == "Net" for block in till.memory.documents[0].receipt.blocks
    )


def test_card_that_is_worth_something_is_loaded() -> None:
    till = a_till()
    sell(till, card=CardToSell(hash_of(NUMBER), "1234", AccountId("card-1"), is_load=True))
    body: Any = till.pays("50.00").transaction.body
    assert (body["lines"][0]["activates"]["account"], body["lines"][0]["activates"]["load"]) == ("card-1", True)


def test_number_made_here_is_drawn_when_the_sale_is_done_and_printed_once() -> None:
    till = a_till()
    sell(till, card=None)
    sell(till, money("10.00"), card=None)
    assert till.counter.card_numbers.drawn == []  # type: ignore[attr-defined]  # the fake
    body: Any = till.pays("60.00").transaction.body
    numbers = till.counter.card_numbers.drawn  # type: ignore[attr-defined]  # the fake
    slips = [document.receipt for document in till.memory.documents if document.receipt.is_bearer]
    assert [block.text for slip in slips for block in slip.blocks if isinstance(block, Code)] == numbers
    assert not any(is_misread(number) for number in numbers)
    assert [line["activates"]["number_hash"] for line in body["lines"]] == [hash_of(number) for number in numbers]
    assert not any(number in till.memory.transactions[-1].canonical.decode() for number in numbers)


def test_line_of_a_card_is_one_piece_at_its_own_price_and_may_be_struck() -> None:
    till = a_till()
    line = sell(till).line_id
    expect(EntryNotPossible, till.do(ChangeQuantity(line, delta=1)))
    expect(EntryNotPossible, till.do(OverridePrice(line, money("40.00").amount, "goodwill")))
    expect(EntryNotPossible, till.do(SellCard(FIFTY, CARD)))
    expect(SaleChanged, till.do(VoidLine(line)))
    sell(till)


def test_what_cannot_be_sold_is_refused() -> None:
    till = a_till(load_minor_max=10_000)
    for amount in ("100.01", "0.00"):
        assert "at most" in expect(EntryNotPossible, till.do(SellCard(money(amount), CARD))).sentence
    unasked = CardToSell(hash_of(NUMBER), "1234", is_confirmed=False)
    assert "sells no cards without it" in expect(EntryNotPossible, till.do(SellCard(FIFTY, unasked))).sentence
    till.ring("A-1")
    till.do(PayCash(money("1.00")))
    assert "Part of the sale is paid" in expect(EntryNotPossible, till.do(SellCard(FIFTY, CARD))).sentence
    keyless = a_till()
    keyless.counter.card_numbers.has_key = False  # type: ignore[misc]  # the fake's
    assert "has not heard" in expect(EntryNotPossible, keyless.do(SellCard(FIFTY))).sentence


def test_shop_may_sell_cards_without_its_backend() -> None:
    till = a_till(sells_without_backend=True)
    sell(till, card=CardToSell(hash_of(NUMBER), "1234", is_confirmed=False))


def test_report_counts_cards_sold_and_takes_them_off_when_undone() -> None:
    till = a_till()
    sell(till)
    done = till.pays("50.00")

    def sold() -> list[tuple[int, int]]:
        report = till.do(TakeX()).report  # type: ignore[union-attr]  # a manager may
        return [(row.count, row.amount) for row in report.rows(Section.VOUCHER)]

    assert sold() == [(1, 5000)]
    undone = expect(SaleUndone, till.do(PostVoid(done.transaction.transaction_id, "rung_wrong")))
    body: Any = undone.transaction.body
    assert body["lines"][0]["deactivates"] == {
        "account": done.transaction.body["lines"][0]["activates"]["account"],  # type: ignore[index,call-overload]  # JSON
        "last4": "1234",
        "amount": 5000,
    }
    assert sold() == [(0, 0)]
    assert till.memory.of_kind(TransactionKind.POST_VOID)
