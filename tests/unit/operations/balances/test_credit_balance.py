"""Money back onto a balance: named by the tender, opened by its fact where it is new, its number on paper alone."""

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.receipts.receipt import Code, Columns, Text
from evertill.operations.balances.credit_balance import BalanceAccount, CreditBalance
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import NothingToChange
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import money

GIFT_CARD = BalanceAccount(AccountId("card-1"), AccountKind.GIFT_CARD, "1234")


def a_till() -> Till:
    """Goods for 4.99 come back."""
    till = Till(operator=MANAGER)
    till.counter.card_numbers = FakeCardNumbers()
    till.ring("A-1", take_back=True)
    return till


def test_refund_goes_onto_the_gift_card_it_names() -> None:
    done = expect(SaleDone, a_till().do(CreditBalance(GIFT_CARD)))
    assert done.transaction.kind is TransactionKind.RETURN
    assert done.transaction.body["tenders"] == [
        {
            "kind": "gift_card",
            "amount": -499,
            "reference": None,
            "balance": {"account": "card-1", "credit": True, "last4": "1234"},
        }
    ]


def test_new_store_credit_is_opened_by_the_fact_and_its_number_is_on_the_paper_alone() -> None:
    till = a_till()
    done = expect(SaleDone, till.do(CreditBalance()))
    (number,) = till.counter.card_numbers.drawn  # type: ignore[attr-defined]  # the fake
    (tender,) = done.transaction.body["tenders"]  # type: ignore[misc]  # a list
    balance = tender["balance"]  # type: ignore[index,call-overload]  # an object
    assert (balance["last4"], balance["number_hash"], balance["credit"]) == (number[-4:], hash_of(number), True)  # type: ignore[index,call-overload]  # an object
    assert number not in done.transaction.canonical.decode()
    slip = till.memory.documents[-1].receipt
    assert slip.is_bearer
    assert [block.text for block in slip.blocks if isinstance(block, Code)] == [number]
    assert Columns("Worth EUR", "4.99") in [
        Columns(block.left, block.right) for block in slip.blocks if isinstance(block, Columns)
    ]


def test_receipt_names_the_balance_by_its_last_four() -> None:
    till = a_till()
    expect(SaleDone, till.do(CreditBalance(GIFT_CARD)))
    receipt = till.memory.documents[0].receipt
    assert Columns("Paid out (Gift card)", "4.99") in receipt.blocks
    assert Text("  ··1234") in receipt.blocks


def test_part_onto_a_balance_leaves_the_rest_owed() -> None:
    till = a_till()
    taken = expect(TenderTaken, till.do(CreditBalance(GIFT_CARD, money("2.00"))))
    assert taken.rung.settlement.remaining == -money("2.99")
    expect(SaleDone, till.do(CreditBalance()))
    assert till.memory.transactions[-1].kind is TransactionKind.RETURN


def test_new_credit_is_the_last_that_is_paid_out_so_its_paper_is_never_out_without_its_fact() -> None:
    till = a_till()
    assert "the last" in expect(TenderRefused, till.do(CreditBalance(None, money("2.00")))).sentence
    assert not [document for document in till.memory.documents if document.receipt.is_bearer]


def test_till_without_the_shops_key_opens_no_credit() -> None:
    till = a_till()
    till.counter.card_numbers.has_key = False  # type: ignore[attr-defined]  # the fake
    assert "under which key" in expect(TenderRefused, till.do(CreditBalance())).sentence


def test_more_than_is_owed_or_nothing_is_refused() -> None:
    till = a_till()
    expect(TenderRefused, till.do(CreditBalance(GIFT_CARD, money("5.00"))))
    expect(TenderRefused, till.do(CreditBalance(GIFT_CARD, money("0.00"))))
    selling = Till(operator=MANAGER)
    assert isinstance(selling.do(CreditBalance(GIFT_CARD)), NothingToChange)
    selling.ring("A-1")
    assert "owed nothing" in expect(TenderRefused, selling.do(CreditBalance(GIFT_CARD))).sentence
