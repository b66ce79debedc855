"""Undoing a sale paid by card: the terminal gives the money back first, all of it, or the sale stands."""

from dataclasses import replace
from typing import Any

import pytest

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.records.refund_debt import DebtCause
from evertill.domain.tenders.attempt import AttemptState
from evertill.domain.till.shift_report import report_of
from evertill.domain.till.tallies import Section
from evertill.kernel.quantity import MICRO
from evertill.kernel.secret import Secret
from evertill.operations.balances.settle_balance import HoldGiven, SettleBalance
from evertill.operations.balances.take_balance import BalanceBegun, TakeBalance
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardSaleUndone,
    CardStarted,
    NextCard,
    NothingToSettle,
    RefundInstead,
    UndoingRefused,
    UndoingUnknown,
)
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.undo_sale import UndoSale
from evertill.operations.debts.owed_refunds import owed_now
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.close_till import CloseTill
from evertill.ports.attempts import Attempt, CardTerminal
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, Verdict
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.sales import A_DAY, money
from tests.unit.operations.cards.test_cards import MANUAL, approval, ends, put, starts

ZVT = CardTerminal("Card terminal", "zvt", names_what_it_undoes=True)
REFUSED = TerminalAnswer(Verdict.DECLINED, text="the payment is settled already")


def a_till(terminal: CardTerminal | None = ZVT) -> Till:
    till = Till(operator=MANAGER)
    till.counter.card_terminal = terminal
    return till


def sold(till: Till, **changes: object) -> SaleDone:
    """4.99, paid by card."""
    till.ring("A-1")
    return expect(SaleDone, till.do(SettleAttempt(ends(till, starts(till), approval(**changes)).attempt_id)))  # type: ignore[arg-type]  # members


def begins(till: Till, done: SaleDone) -> Attempt:
    return expect(CardStarted, till.do(UndoSale(done.transaction.transaction_id, "rung_wrong"))).attempt


def settles(till: Till, attempt: Attempt, answer: TerminalAnswer) -> object:
    return till.do(SettleAttempt(ends(till, attempt, answer).attempt_id))


def voids(till: Till) -> int:
    return len(till.memory.of_kind(TransactionKind.POST_VOID))


def test_sale_stands_until_the_terminal_has_undone_that_very_payment() -> None:
    till = a_till()
    done = sold(till)
    attempt = begins(till, done)
    assert (attempt.action, attempt.amount, attempt.receipt_number) == (TerminalAction.REVERSE, money("4.99"), "0231")
    assert (attempt.sale_id, voids(till)) == (None, 0)
    till.sign_on(CASHIER)

    undone = expect(CardSaleUndone, settles(till, attempt, approval())).undone

    body: Any = undone.transaction.body
    assert (body["transaction"], undone.paid_back.minor) == (done.transaction.transaction_id, 0)
    (tender,) = body["tenders"]
    assert (tender["amount"], tender["reference"], tender["card"]["attempt"]) == (
        -499,
        attempt.reference,
        attempt.attempt_id,
    )
    assert undone.transaction.operator_id == MANAGER
    charged: Any = done.transaction.body["tenders"]
    assert till.memory.committed.attempts[charged[0]["card"]["attempt"]].state is AttemptState.REVERSED
    expect(NothingToSettle, till.do(SettleAttempt(attempt.attempt_id)))
    with till.memory.begin() as unit:
        assert unit.sums(A_DAY).sales == 0


def test_tip_goes_back_with_the_payment() -> None:
    till = a_till()
    attempt = begins(till, sold(till, minor=549, tip_minor=50))
    assert attempt.amount == money("5.49")
    body: Any = expect(CardSaleUndone, settles(till, attempt, approval(549))).undone.transaction.body
    assert (body["tenders"][0]["amount"], body["tenders"][0]["card"]["tip"]) == (-499, -50)


def test_payment_that_cannot_be_undone_any_more_is_refunded_and_then_the_sale_undone() -> None:
    till = a_till()
    attempt = begins(till, sold(till))
    refund = expect(RefundInstead, settles(till, attempt, REFUSED)).attempt
    assert (refund.action, refund.amount, refund.receipt_number) == (TerminalAction.REFUND, money("4.99"), "")
    assert voids(till) == 0
    expect(CardSaleUndone, settles(till, refund, approval()))
    assert voids(till) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (TerminalAnswer(Verdict.CANCELLED), "was cancelled, so the sale stands"),
        (TerminalAnswer(Verdict.FAILED, text="no line"), "was not begun (no line), so the sale stands"),
    ],
)
def test_terminal_that_gives_nothing_back_leaves_the_sale_and_it_can_be_tried_again(
    answer: TerminalAnswer, said: str
) -> None:
    till = a_till()
    done = sold(till)
    refused = expect(UndoingRefused, settles(till, begins(till, done), answer))
    assert said in refused.sentence
    assert voids(till) == 0
    expect(CardSaleUndone, settles(till, begins(till, done), approval()))


def test_refund_that_is_refused_leaves_the_sale() -> None:
    till = a_till(replace(ZVT, names_what_it_undoes=False))
    attempt = begins(till, sold(till))
    assert attempt.action is TerminalAction.REFUND
    refused = expect(UndoingRefused, settles(till, attempt, REFUSED))
    assert refused.sentence.startswith("The card terminal refused to give €4.99 back (the payment is settled already)")


def test_while_nobody_knows_that_sale_is_neither_undone_again_nor_taken_back_nor_the_till_closed() -> None:
    till = a_till()
    done = sold(till)
    attempt = begins(till, done)
    command = UndoSale(done.transaction.transaction_id, "rung_wrong")
    assert "has not said yet" in expect(EntryNotPossible, till.do(command)).sentence
    assert isinstance(settles(till, attempt, TerminalAnswer(Verdict.UNKNOWN)), UndoingUnknown)
    expect(UndoingUnknown, till.do(command))
    expect(EntryNotPossible, till.do(PostVoid(done.transaction.transaction_id, "rung_wrong")))
    expect(EntryNotPossible, till.do(TakeBack(done.transaction, ())))
    expect(EntryNotPossible, till.do(CloseTill()))
    till.sells("A-2")
    expect(CardSaleUndone, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="slip 232")))
    expect(SaleUndone, till.do(PostVoid(till.memory.of_kind(TransactionKind.SALE)[-1].transaction_id, "rung_wrong")))


def test_person_who_saw_that_nothing_went_back_leaves_the_sale() -> None:
    till = a_till()
    attempt = begins(till, sold(till))
    settles(till, attempt, TerminalAnswer(Verdict.UNKNOWN))
    expect(UndoingRefused, till.do(ResolveAttempt(attempt.attempt_id, is_paid=False, evidence="no slip")))
    assert voids(till) == 0


def test_terminal_by_itself_is_settled_with_its_slip() -> None:
    till = a_till(MANUAL)
    till.ring("A-1")
    paid = starts(till)
    done = expect(SaleDone, till.do(ResolveAttempt(paid.attempt_id, is_paid=True, evidence="17")))
    attempt = begins(till, done)
    assert attempt.action is TerminalAction.REFUND
    expect(CardSaleUndone, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="18")))


def test_return_paid_back_to_a_card_is_undone_by_number_or_not_at_all() -> None:
    till = a_till()
    till.ring("A-1", take_back=True)
    done = expect(SaleDone, till.do(SettleAttempt(ends(till, starts(till), approval()).attempt_id)))
    refused = expect(UndoingRefused, settles(till, begins(till, done), REFUSED))  # a refund would pay it out once more
    assert "so the sale stands" in refused.sentence
    undone = expect(CardSaleUndone, settles(till, begins(till, done), approval())).undone
    body: Any = undone.transaction.body
    assert body["tenders"][0]["amount"] == 499
    till.counter.card_terminal = replace(ZVT, names_what_it_undoes=False)
    till.ring("A-1", take_back=True)
    again = expect(SaleDone, till.do(SettleAttempt(ends(till, starts(till), approval()).attempt_id)))
    command = UndoSale(again.transaction.transaction_id, "rung_wrong")
    assert "which refund" in expect(EntryNotPossible, till.do(command)).sentence


def back_to_two_cards(till: Till) -> SaleDone:
    """4.99 came back: 3.00 to one card, 1.99 to another."""
    till.ring("A-1", take_back=True)
    till.do(SettleAttempt(ends(till, starts(till, "-3.00"), approval(300)).attempt_id))
    return expect(SaleDone, till.do(SettleAttempt(ends(till, starts(till), approval(199)).attempt_id)))


def test_return_paid_out_to_two_cards_is_undone_and_each_is_charged_again_once() -> None:
    till = a_till()
    done = back_to_two_cards(till)
    first = begins(till, done)
    second = expect(NextCard, settles(till, first, approval(300))).attempt
    assert [one.action for one in (first, second)] == [TerminalAction.REVERSE] * 2
    expect(UndoingUnknown, settles(till, second, TerminalAnswer(Verdict.UNKNOWN)))
    undone = expect(CardSaleUndone, settles(till, second, approval(199)))
    body: Any = undone.undone.transaction.body
    told = [(one["kind"], one["amount"], one["card"]["attempt"]) for one in body["tenders"]]
    assert told == [("card", 300, first.attempt_id), ("card", 199, second.attempt_id)]
    assert voids(till) == 1


def test_return_whose_second_card_is_not_charged_again_stands_and_the_first_is_owed_its_charge() -> None:
    till = a_till()
    done = back_to_two_cards(till)
    second = expect(NextCard, settles(till, begins(till, done), approval(300))).attempt
    refused = expect(UndoingRefused, settles(till, second, REFUSED))
    assert ("3.00" in refused.sentence, voids(till)) == (True, 0)
    with till.memory.begin() as unit:
        (debt,) = owed_now(unit)
    assert (debt.amount, debt.cause) == (money("3.00"), DebtCause.LATE_APPROVAL)
    report = report_of(till.memory.transactions, "EUR")
    assert {row.code: row.amount for row in report.rows(Section.TENDER)} == {"card": -199, "pending_refund": -300}


def on_two_cards(till: Till) -> SaleDone:
    """4.99: 2.00 by one card, 1.99 by another, the rest in cash."""
    till.ring("A-1")
    till.do(SettleAttempt(ends(till, starts(till, "2.00"), approval(200)).attempt_id))
    till.do(SettleAttempt(ends(till, starts(till, "1.99"), approval(199)).attempt_id))
    return expect(SaleDone, till.do(PayCash()))


def test_each_of_two_cards_gets_its_part_back_by_an_attempt_of_its_own_then_the_sale_is_undone() -> None:
    till = a_till()
    first = begins(till, on_two_cards(till))
    second = expect(NextCard, settles(till, first, approval(200))).attempt
    assert ([first.amount, second.amount], voids(till)) == ([money("2.00"), money("1.99")], 0)
    till.restarts()
    till.counter.card_terminal = ZVT

    undone = expect(CardSaleUndone, settles(till, second, approval(199)))

    body: Any = undone.undone.transaction.body
    told = [(one["kind"], one["amount"], one.get("card", {}).get("attempt")) for one in body["tenders"]]
    assert told == [("card", -200, first.attempt_id), ("card", -199, second.attempt_id), ("cash", -100, None)]
    assert (undone.owed, undone.undone.paid_back) == (None, money("1.00"))
    expect(NothingToSettle, till.do(SettleAttempt(first.attempt_id)))
    assert voids(till) == 1


@pytest.mark.parametrize("verdict", [Verdict.CANCELLED, Verdict.FAILED])
def test_second_card_that_gets_nothing_is_owed_and_what_the_first_got_stays_given_back(verdict: Verdict) -> None:
    till = a_till()
    second = expect(NextCard, settles(till, begins(till, on_two_cards(till)), approval(200))).attempt
    undone = expect(CardSaleUndone, settles(till, second, TerminalAnswer(verdict)))
    body: Any = undone.undone.transaction.body
    told = [(one["kind"], one["amount"]) for one in body["tenders"]]
    assert told == [("card", -200), ("pending_refund", -199), ("cash", -100)]
    assert undone.owed == money("1.99")
    with till.memory.begin() as unit:
        (debt,) = owed_now(unit)
    assert (debt.amount, debt.number) == (money("1.99"), undone.undone.transaction.number_text)


def test_gift_card_two_cards_and_cash_each_get_back_what_they_paid_once() -> None:
    till = a_till()
    till.counter.card_numbers = FakeCardNumbers()
    till.ring("A-1")
    step = expect(BalanceBegun, till.do(TakeBalance(Secret("6035 7100 1234"), money("1.00")))).step
    till.do(SettleBalance(step.step_id, HoldGiven(AccountId("card-1"), AccountKind.GIFT_CARD, 100, 0, "1234")))
    for amount, minor in (("2.00", 200), ("0.99", 99)):
        till.do(SettleAttempt(ends(till, starts(till, amount), approval(minor)).attempt_id))
    done = expect(SaleDone, till.do(PayCash()))
    second = expect(NextCard, settles(till, begins(till, done), approval(200))).attempt

    undone = expect(CardSaleUndone, settles(till, second, approval(99)))

    body: Any = undone.undone.transaction.body
    told = [(one["kind"], one["amount"]) for one in body["tenders"]]
    assert sorted(told) == [("card", -200), ("card", -99), ("cash", -100), ("gift_card", -100)]
    (card,) = (one["balance"] for one in body["tenders"] if one["kind"] == "gift_card")
    assert (card["account"], card["credit"]) == ("card-1", True)
    expect(EntryNotPossible, till.do(UndoSale(done.transaction.transaction_id, "rung_wrong")))
    assert voids(till) == 1


def test_first_of_two_cards_that_gets_nothing_leaves_the_sale() -> None:
    till = a_till()
    expect(UndoingRefused, settles(till, begins(till, on_two_cards(till)), TerminalAnswer(Verdict.CANCELLED)))
    assert voids(till) == 0


def test_second_card_nobody_knows_of_holds_the_sale_until_it_is_settled() -> None:
    till = a_till()
    second = expect(NextCard, settles(till, begins(till, on_two_cards(till)), approval(200))).attempt
    expect(UndoingUnknown, settles(till, second, TerminalAnswer(Verdict.UNKNOWN)))
    assert voids(till) == 0
    expect(CardSaleUndone, till.do(ResolveAttempt(second.attempt_id, is_paid=True, evidence="slip 232")))


def test_sale_without_a_terminal_stands() -> None:
    till = a_till()
    one = sold(till)
    till.counter.card_terminal = None
    command = UndoSale(one.transaction.transaction_id, "rung_wrong")
    assert "no card terminal is set up" in expect(EntryNotPossible, till.do(command)).sentence


def test_sale_whose_goods_are_on_the_counter_stands() -> None:
    till = a_till()
    done = till.sells("A-1")
    till.do(TakeBack(done.transaction, (BackLine("1", MICRO, "unwanted"),)))
    assert till.memory.committed.open_sale is not None
    command = UndoSale(done.transaction.transaction_id, "rung_wrong")
    assert "being taken back" in expect(EntryNotPossible, till.do(command)).sentence


def test_cash_sale_is_undone_at_once() -> None:
    till = a_till()
    done = till.sells("A-1")
    expect(SaleUndone, till.do(UndoSale(done.transaction.transaction_id, "rung_wrong")))


def test_money_that_came_back_twice_is_written_down_for_the_owner() -> None:
    till = a_till()
    attempt = begins(till, sold(till))
    undone = expect(CardSaleUndone, settles(till, attempt, approval()))
    assert undone.attempt.sale_to_undo is not None
    again = replace(attempt, attempt_id=type(attempt.attempt_id)("9" + attempt.attempt_id[1:]), is_settled=False)
    noted = expect(CardExceptionNoted, settles(till, again, approval()))
    assert "undone already" in noted.sentence
    assert voids(till) == 1
    put(till, replace(again, state=AttemptState.OWED, is_settled=False))
    assert "back after all" in expect(CardExceptionNoted, till.do(SettleAttempt(again.attempt_id))).sentence
