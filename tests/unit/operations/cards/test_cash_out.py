"""Cash paid out on a card with a purchase: within the shop's rules, charged on top, out of the drawer by a fact of its
own, and turned round with the sale."""

from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Columns
from evertill.domain.till.tallies import Section
from evertill.operations.cards.outcomes import CardSaleUndone, CardStarted, CardUndone
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import TakeCard, UndoCard
from evertill.operations.cards.undo_sale import UndoSale
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.till.x_report import TakeX
from evertill.ports.attempts import Attempt, CardTerminal
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import an_item, money
from tests.unit.operations.cards.test_cards import approval, ends

ZVT = CardTerminal("Card terminal", "zvt", names_what_it_undoes=True, pays_cash_out=True)


def a_till(terminal: CardTerminal = ZVT, **policy: Any) -> Till:
    """A jacket for 24.98 on the counter, a hundred in the drawer."""
    rules = CashOutPolicy(**{"is_offered": True, **policy})
    till = Till(operator=MANAGER, policy=StorePolicy(version=7, cash_out=rules))
    till.counter.card_terminal = terminal
    till.counter.catalogue.put(an_item("24.98", sku="JACKET"))  # type: ignore[attr-defined]  # the fake
    till.ring("JACKET")
    return till


def begins(till: Till, cash_out: str = "20.00", amount: str | None = None) -> Attempt:
    goods = None if amount is None else money(amount)
    return expect(CardStarted, till.do(TakeCard(goods, money(cash_out)))).attempt


def settles(till: Till, attempt: Attempt, minor: int, **more: Any) -> object:
    return till.do(SettleAttempt(ends(till, attempt, approval(minor, **more)).attempt_id))


def report(till: Till) -> dict[str, int]:
    """The movements of cash, and what should be in the drawer."""
    shown = till.do(TakeX()).report  # type: ignore[union-attr]  # a manager may
    return {"drawer": shown.cash_expected.minor, **{row.code: row.amount for row in shown.rows(Section.CASH)}}


def test_cash_is_charged_on_top_and_leaves_the_drawer_with_the_sale() -> None:
    till = a_till()
    attempt = begins(till)
    assert (attempt.amount, attempt.cash_out_minor) == (money("44.98"), 2000)
    assert not till.memory.of_kind(TransactionKind.PAID_OUT)
    done = expect(SaleDone, settles(till, attempt, 4498))
    body: Any = done.transaction.body
    assert (body["gross"], body["tenders"][0]["amount"], body["tenders"][0]["card"]["cash_out"]) == (2498, 2498, 2000)
    (paid,) = till.memory.of_kind(TransactionKind.PAID_OUT)
    assert (paid.body["amount"], paid.body["with"]) == (2000, done.transaction.transaction_id)
    receipt = till.memory.documents[0].receipt
    assert Columns("Cash paid out", "20.00", indent=2) in receipt.blocks
    assert receipt.kicks_drawer
    assert report(till) == {"drawer": 8000, "tender_loan:float": 10000, "paid_out:card_cash_out": -2000}


def test_tip_and_cash_out_are_kept_apart() -> None:
    till = a_till()
    done = expect(SaleDone, settles(till, begins(till), 4698, tip_minor=200))
    (tender,) = done.priced.sale.tenders
    assert tender.card is not None
    assert (tender.amount, tender.card.tip_minor, tender.card.cash_out_minor) == (money("24.98"), 200, 2000)


@pytest.mark.parametrize(("approved", "paid", "cash_out"), [(3498, 2498, 1000), (2000, 2000, 0)])
def test_less_than_asked_pays_the_goods_first(approved: int, paid: int, cash_out: int) -> None:
    till = a_till()
    outcome = settles(till, begins(till), approved)
    rung = outcome.rung if isinstance(outcome, TenderTaken) else expect(SaleDone, outcome).priced
    (tender,) = rung.sale.tenders
    assert tender.card is not None
    assert (tender.amount.minor, tender.card.cash_out_minor) == (paid, cash_out)


def test_card_undone_before_the_sale_ends_gives_all_of_it_back_and_no_cash_moves() -> None:
    till = a_till()
    expect(TenderTaken, settles(till, begins(till, amount="14.98"), 3498))
    undoing = expect(CardStarted, till.do(UndoCard())).attempt
    assert undoing.amount == money("34.98")
    expect(CardUndone, settles(till, undoing, 3498))
    assert not till.memory.of_kind(TransactionKind.PAID_OUT)


def test_undone_sale_gives_the_card_all_of_it_and_takes_the_cash_back() -> None:
    till = a_till()
    done = expect(SaleDone, settles(till, begins(till), 4498))
    undoing = expect(CardStarted, till.do(UndoSale(done.transaction.transaction_id, "rung_wrong"))).attempt
    assert undoing.amount == money("44.98")
    undone = expect(CardSaleUndone, settles(till, undoing, 4498)).undone
    assert undone.paid_back == money("-20.00")
    body: Any = undone.transaction.body
    assert (body["tenders"][0]["amount"], body["tenders"][0]["card"]["cash_out"]) == (-2498, -2000)
    assert report(till)["drawer"] == 10000


@pytest.mark.parametrize(
    ("changed", "cash_out", "said"),
    [
        ({"is_offered": False}, "20.00", "pays no cash out"),
        ({}, "25.00", "in steps of €10.00, up to €200.00"),
        ({}, "210.00", "up to"),
        ({}, "-10.00", "key another amount"),
        ({"purchase_minor_least": 2500}, "20.00", "from a purchase of €25.00 on"),
        ({}, "110.00", "more than the drawer can hold"),
    ],
)
def test_what_the_shop_or_the_drawer_does_not_allow_charges_nothing(
    changed: dict[str, Any], cash_out: str, said: str
) -> None:
    till = a_till(**changed)
    assert said in expect(TenderRefused, till.do(TakeCard(None, money(cash_out)))).sentence
    assert not till.memory.committed.attempts


def test_terminal_that_cannot_pay_cash_out_says_so() -> None:
    till = a_till(CardTerminal("Card terminal", "zvt"))
    refused = expect(TenderRefused, till.do(TakeCard(None, money("20.00"))))
    assert "cannot pay cash out" in refused.sentence
