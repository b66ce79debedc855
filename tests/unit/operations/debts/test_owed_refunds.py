"""Money that cannot be given back at once: a debt in the chain, paid once, and every sum by tender comes out right."""

from dataclasses import replace
from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.records.refund_debt import PaidBy, RefundDebt
from evertill.domain.till.shift_report import report_of
from evertill.domain.till.tallies import Section
from evertill.kernel.ids import TransactionId
from evertill.operations.cards.outcomes import CardStarted, OwedPaid, UndoingRefused, UndoingUnknown
from evertill.operations.cards.pay_owed import PayOwed
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.counter.command import NotAllowed
from evertill.operations.debts.owed_elsewhere import NoteOwedPaid, PaidElsewhere
from evertill.operations.debts.owed_refunds import owed_now
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.owe_refund import OweRefund
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ports.attempts import Attempt
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, Verdict
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.sales import money
from tests.unit.operations.cards.test_cards import approval, ends, starts
from tests.unit.operations.cards.test_undo_sale import a_till, sold


def owed(till: Till) -> tuple[RefundDebt, ...]:
    with till.memory.begin() as unit:
        return owed_now(unit)


def owing(till: Till) -> SaleDone:
    """4.99 came back that had been paid by card, and stays owed."""
    done = sold(till)
    till.do(TakeBack(done.transaction, (BackLine("1", 1_000_000, "damaged"),)))
    return expect(SaleDone, till.do(OweRefund()))


def late_charge(till: Till) -> TransactionId:
    till.ring("A-1")
    attempt = ends(till, starts(till), approval())
    with till.journal.begin() as unit:
        unit.clear_open_sale()
        unit.commit()
    till.do(SettleAttempt(attempt.attempt_id))
    return owed(till)[0].debt_id


def begins(till: Till, debt_id: TransactionId) -> Attempt:
    return expect(CardStarted, till.do(PayOwed(debt_id, PaidBy.CARD))).attempt


def settles(till: Till, attempt: Attempt, answer: TerminalAnswer) -> object:
    return till.do(SettleAttempt(ends(till, attempt, answer).attempt_id))


def tenders(till: Till) -> dict[str, int]:
    """What the shift took by tender, of the X report."""

    report = report_of(till.memory.transactions, "EUR")
    return {row.code: row.amount for row in report.rows(Section.TENDER)}


def test_return_that_the_card_cannot_have_now_is_finished_and_owed_under_its_number() -> None:
    till = a_till()
    returned = owing(till)
    body: Any = returned.transaction.body
    assert [(one["kind"], one["amount"]) for one in body["tenders"]] == [("pending_refund", -499)]
    (debt,) = owed(till)
    assert (debt.number, debt.amount, debt.last_four) == (returned.transaction.number_text, money("4.99"), "0008")
    assert till.memory.kinds()[-2:] == ["return", "refund_owed"]
    assert tenders(till) == {"card": 499, "pending_refund": -499}


def test_only_somebody_with_the_right_may_owe_what_the_card_should_have() -> None:
    till = a_till()
    done = sold(till)
    till.do(TakeBack(done.transaction, (BackLine("1", 1_000_000, "damaged"),)))
    till.sign_on(CASHIER)
    expect(NotAllowed, till.do(OweRefund()))


def test_nothing_is_owed_where_no_card_paid() -> None:
    till = a_till()
    till.ring("A-1")
    expect(TenderRefused, till.do(OweRefund()))


def test_charge_without_a_sale_is_owed_and_stands_on_the_card_and_as_owed() -> None:
    till = a_till()
    late_charge(till)
    assert till.memory.kinds()[-2:] == ["card_exception", "refund_owed"]
    assert tenders(till) == {"card": 499, "pending_refund": -499}


def test_owed_is_paid_in_cash_out_of_the_drawer_once() -> None:
    till = a_till()
    debt_id = late_charge(till)
    till.ring("A-1")
    till.pays()
    expect(OwedPaid, till.do(PayOwed(debt_id, PaidBy.CASH)))
    assert owed(till) == ()
    expect(EntryNotPossible, till.do(PayOwed(debt_id, PaidBy.CASH)))
    expect(EntryNotPossible, till.do(PayOwed(debt_id, PaidBy.CARD)))
    assert len(till.memory.of_kind(TransactionKind.REFUND_PAID)) == 1
    assert tenders(till) == {"card": 499, "cash": 0, "pending_refund": 0}


def test_cashier_needs_a_manager_to_pay_owed_money_in_cash() -> None:
    till = a_till()
    debt_id = late_charge(till)
    till.sign_on(CASHIER)
    expect(NotAllowed, till.do(PayOwed(debt_id, PaidBy.CASH)))
    assert len(owed(till)) == 1


@pytest.mark.parametrize(
    ("evidence", "said"), [("", "Without evidence"), ("4111 1111 1111 1111", "looks like a card number")]
)
def test_owed_is_not_said_to_be_paid_elsewhere_without_evidence(evidence: str, said: str) -> None:
    till = a_till()
    debt_id = late_charge(till)
    refused = expect(EntryNotPossible, till.do(PayOwed(debt_id, PaidBy.ELSEWHERE, evidence)))
    assert said in refused.sentence
    assert len(owed(till)) == 1


def test_owed_that_the_bank_paid_leaves_the_list_and_moves_no_tender_of_the_till() -> None:
    till = a_till()
    expect(OwedPaid, till.do(PayOwed(late_charge(till), PaidBy.ELSEWHERE, "transfer 4711")))
    assert owed(till) == ()
    assert tenders(till) == {"card": 499, "pending_refund": -499}


def test_owed_is_paid_on_the_card_when_the_terminal_did_it_and_not_before() -> None:
    till = a_till()
    owing(till)
    (debt,) = owed(till)
    attempt = begins(till, debt.debt_id)
    assert (attempt.action, attempt.amount) == (TerminalAction.REFUND, money("4.99"))
    expect(UndoingUnknown, till.do(PayOwed(debt.debt_id, PaidBy.CASH)))
    assert len(owed(till)) == 1

    expect(OwedPaid, settles(till, attempt, approval()))

    assert owed(till) == ()
    (paid,) = till.memory.of_kind(TransactionKind.REFUND_PAID)
    body: Any = paid.body
    assert (body["tenders"][0]["amount"], body["tenders"][0]["card"]["attempt"]) == (-499, attempt.attempt_id)
    assert paid.operator_id == MANAGER
    assert tenders(till) == {"card": 0, "pending_refund": 0}


def test_terminal_that_refuses_leaves_it_owed_and_it_can_be_paid_another_way() -> None:
    till = a_till()
    debt_id = late_charge(till)
    refused = expect(UndoingRefused, settles(till, begins(till, debt_id), TerminalAnswer(Verdict.DECLINED)))
    assert "still owed" in refused.sentence
    expect(OwedPaid, till.do(PayOwed(debt_id, PaidBy.ELSEWHERE, "transfer 4711")))


def test_refund_of_another_till_is_paid_on_the_card_of_this_one_and_noted_where_it_was_owed() -> None:
    till = a_till()
    owing(till)
    (debt,) = owed(till)
    elsewhere = replace(debt, debt_id=TransactionId("theirs"), store="S1", workstation="2")
    command = PayOwed(elsewhere.debt_id, PaidBy.CARD, debt=elsewhere, hold_id="h-1")
    attempt = expect(CardStarted, till.do(command)).attempt
    assert attempt.sale_to_undo is not None
    assert attempt.sale_to_undo.hold_id == "h-1"
    expect(OwedPaid, settles(till, attempt, approval()))
    expect(EntryNotPossible, till.do(command))
    (paid,) = till.memory.of_kind(TransactionKind.REFUND_PAID)
    assert (paid.body["transaction"], paid.body["number"]) == ("theirs", debt.number)
    assert [one.debt_id for one in owed(till)] == [debt.debt_id], "what this till owes itself stays owed"


def test_refund_that_another_till_paid_is_owed_no_more_unless_the_card_has_it_just_now() -> None:
    till = a_till()
    owing(till)
    (debt,) = owed(till)
    attempt = begins(till, debt.debt_id)
    note = NoteOwedPaid((PaidElsewhere(debt.debt_id, "S1/2"),))
    assert till.do(note) == []
    settles(till, attempt, TerminalAnswer(Verdict.DECLINED))
    assert till.do(note) == [debt]
    assert till.do(note) == []
    assert owed(till) == ()
    assert tenders(till) == {"card": 499, "pending_refund": -499}, "the till that paid counts it"


def test_return_undone_before_it_was_paid_is_owed_no_more() -> None:
    till = a_till()
    returned = owing(till)
    undone = expect(SaleUndone, till.do(PostVoid(returned.transaction.transaction_id, "rung_wrong")))
    assert undone.transaction.body["owed_no_more"] == till.memory.of_kind(TransactionKind.REFUND_OWED)[0].transaction_id
    assert owed(till) == ()


def test_return_whose_debt_was_paid_cannot_be_undone() -> None:
    till = a_till()
    returned = owing(till)
    till.do(PayOwed(owed(till)[0].debt_id, PaidBy.ELSEWHERE, "transfer 4711"))
    refused = expect(EntryNotPossible, till.do(PostVoid(returned.transaction.transaction_id, "rung_wrong")))
    assert "is paid" in refused.sentence
