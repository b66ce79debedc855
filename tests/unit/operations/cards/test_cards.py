"""Cards: committed before charged, booked once, held while in doubt, resolved with evidence, undone when late."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.receipts.receipt import Columns, Text
from evertill.domain.selling.sale import TenderKind
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.errors import DeviceFault
from evertill.kernel.ids import AttemptId
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardRefused,
    CardStarted,
    CardUndone,
    CardUnknown,
    NothingToSettle,
    TerminalDayClosed,
)
from evertill.operations.cards.resolve_attempt import ResolveAttempt
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import CloseTerminalDay, TakeCard, UndoCard
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.selling.aside.put_aside import CancelSale, SuspendSale
from evertill.operations.selling.changing.change_sale import UndoEdit, VoidLine
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, TenderRefused, TenderTaken
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.ports.attempts import Attempt, AttemptStarted, CardTerminal, LateDecision, answered, ended, late
from evertill.ports.payment_terminal import (
    Slip,
    SlipKind,
    TerminalAction,
    TerminalAnswer,
    TerminalRecord,
    TerminalTotal,
    Verdict,
)
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import money

ZVT = CardTerminal("Card terminal", "zvt")
CONCERT = CardTerminal("Card terminal", "concert", can_ask=False)
MANUAL = CardTerminal("Card terminal", "manual", can_ask=False, is_manual=True)


def a_till(terminal: CardTerminal | None = ZVT) -> Till:
    till = Till()
    till.counter.card_terminal = terminal
    till.ring("A-1")
    return till


def approval(minor: int = 499, **changes: object) -> TerminalAnswer:
    answer = TerminalAnswer(
        Verdict.APPROVED,
        amount=replace(money("0.00"), minor=minor),
        record=TerminalRecord("52523535", "0231", "000975"),
        authorisation="750071",
        card_name="MasterCard",
        card_last_four="0008",
    )
    return replace(answer, **changes)  # type: ignore[arg-type]  # members of the answer, as a test names them


def starts(till: Till, amount: str | None = None) -> Attempt:
    return expect(CardStarted, till.do(TakeCard(None if amount is None else money(amount)))).attempt


def ends(till: Till, attempt: Attempt, answer: TerminalAnswer) -> Attempt:
    """As the terminal's worker writes it."""
    with till.journal.begin() as unit:
        after = ended(attempt, answer)
        unit.keep_attempt(after)
        unit.commit()
    return after


def put(till: Till, attempt: Attempt) -> None:
    with till.journal.begin() as unit:
        unit.keep_attempt(attempt)
        unit.commit()


def test_card_for_all_that_is_due_is_committed_before_the_terminal_hears_of_it() -> None:
    till = a_till()
    attempt = starts(till)
    assert (attempt.amount, attempt.action, attempt.state) == (money("4.99"), TerminalAction.PAY, AttemptState.STARTED)
    assert till.memory.committed.attempts[attempt.attempt_id] == attempt
    assert till.announced.notices == [AttemptStarted(attempt.attempt_id)]
    assert till.memory.committed.open_sale is not None
    assert till.memory.committed.open_sale.attempt_id == attempt.attempt_id


def test_approval_becomes_the_tender_that_finishes_the_sale() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval())
    done = expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))
    (tender,) = done.transaction.body["tenders"]  # type: ignore[misc]  # a list of one object
    assert isinstance(tender, dict)
    assert (tender["kind"], tender["amount"], tender["reference"]) == ("card", 499, attempt.reference)
    assert tender["card"] == {
        "attempt": attempt.attempt_id,
        "name": "MasterCard",
        "last_four": "0008",
        "terminal": "Card terminal",
        "terminal_id": "52523535",
        "receipt": "0231",
        "trace": "000975",
        "authorisation": "750071",
    }


def test_attempt_is_booked_once_however_often_it_is_settled() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval())
    expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))
    expect(NothingToSettle, till.do(SettleAttempt(attempt.attempt_id)))
    expect(NothingToSettle, till.do(SettleAttempt(AttemptId("nobody"))))
    assert len(till.memory.of_kind(TransactionKind.SALE)) == 1


def test_tip_is_an_amount_of_its_own_and_no_turnover() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval(599, tip_minor=100))
    done = expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))
    assert done.settlement.tendered == money("4.99")
    (tender,) = done.transaction.body["tenders"]  # type: ignore[misc]  # a list of one object
    assert isinstance(tender, dict)
    assert tender["card"]["tip"] == 100  # type: ignore[index,call-overload]  # an object


def test_partial_approval_leaves_the_rest_due() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval(300))
    taken = expect(TenderTaken, till.do(SettleAttempt(attempt.attempt_id)))
    assert taken.rung.settlement.remaining == money("1.99")
    expect(SaleDone, till.do(PayCash()))


def test_split_over_card_and_cash_counts_both() -> None:
    till = a_till()
    attempt = ends(till, starts(till, "2.00"), approval(200))
    expect(TenderTaken, till.do(SettleAttempt(attempt.attempt_id)))
    done = till.pays("5.00")
    assert [tender.kind for tender in done.priced.sale.tenders] == [TenderKind.CARD, TenderKind.CASH]
    assert done.settlement.change == money("2.01")


def test_card_above_what_is_due_is_refused() -> None:
    outcome = expect(TenderRefused, a_till().do(TakeCard(money("5.00"))))
    assert outcome.sentence.startswith("That is more than can be taken")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.DECLINED, "The card was declined (no credit), so nothing was charged"),
        (Verdict.CANCELLED, "The card payment of €4.99 was cancelled (no credit), so nothing was charged"),
        (Verdict.FAILED, "The card payment of €4.99 was not begun (no credit), so nothing was charged"),
    ],
)
def test_refusal_sets_the_sale_free(verdict: Verdict, words: str) -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(verdict, text="no credit"))
    refused = expect(CardRefused, till.do(SettleAttempt(attempt.attempt_id)))
    assert refused.sentence.startswith(words)
    till.pays()


@pytest.mark.parametrize(
    "command",
    [
        PayCash(),
        TakeCard(),
        UndoCard(),
        CancelSale(),
        SuspendSale(),
        RingSku("A-2"),
        VoidLine(1),
        UndoEdit(),
        CloseTerminalDay(),
    ],
    ids=lambda command: type(command).__name__,
)
@pytest.mark.parametrize("state", ["started", "unknown"])
def test_nothing_may_be_done_to_a_sale_that_waits_for_its_card(command: Command[object], state: str) -> None:
    till = a_till()
    attempt = starts(till)
    if state == "unknown":
        ends(till, attempt, TerminalAnswer(Verdict.UNKNOWN))
    before = till.memory.committed.open_sale
    with pytest.raises(DeviceFault, match=r"has not said yet what became of €4\.99"):
        till.do(command)
    assert till.memory.committed.open_sale == before


def test_unknown_outcome_holds_the_sale_across_a_restart() -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    till.restarts()
    till.counter.card_terminal = ZVT
    unknown = expect(CardUnknown, till.do(SettleAttempt(attempt.attempt_id)))
    assert unknown.attempt.amount == money("4.99")
    ends(till, unknown.attempt, approval())
    expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))


def test_cashier_may_not_say_what_the_terminal_can_be_asked() -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    expect(NotAllowed, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="0231")))
    assert till.memory.committed.attempts[attempt.attempt_id].state is AttemptState.UNKNOWN


@pytest.mark.parametrize("is_paid", [True, False])
def test_manager_resolves_with_evidence_and_it_stands_in_the_journal(*, is_paid: bool) -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    till.sign_on(MANAGER)
    nothing = expect(EntryNotPossible, till.do(ResolveAttempt(attempt.attempt_id, is_paid=is_paid, evidence=" ")))
    assert nothing.sentence.startswith("Without evidence")
    outcome = till.do(ResolveAttempt(attempt.attempt_id, is_paid=is_paid, evidence="slip 0231"))
    assert isinstance(outcome, SaleDone if is_paid else CardRefused)
    (entry,) = till.memory.of_kind(TransactionKind.CARD_RESOLVED)
    assert (entry.body["paid"], entry.body["evidence"], entry.body["amount"]) == (is_paid, "slip 0231", 499)
    assert entry.operator_id == MANAGER


def test_evidence_with_a_card_number_is_not_taken() -> None:
    till = a_till(CONCERT)
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    expect(EntryNotPossible, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="4111111111111111")))


def test_cashier_says_it_where_the_terminal_cannot() -> None:
    till = a_till(CONCERT)
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    done = expect(SaleDone, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="553960")))
    card = done.priced.sale.tenders[0].card
    assert card is not None
    assert (card.by_person, card.authorisation) == (True, "553960")


def test_terminal_still_at_work_is_not_spoken_for() -> None:
    till = a_till(CONCERT)
    attempt = starts(till)
    expect(NothingToSettle, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="553960")))


def test_terminal_that_stands_alone_is_answered_by_its_slip_number() -> None:
    till = a_till(MANUAL)
    attempt = starts(till)
    expect(SaleDone, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="4711")))
    assert till.memory.of_kind(TransactionKind.CARD_RESOLVED) == []


def test_terminal_that_stands_alone_and_was_not_paid_sets_the_sale_free() -> None:
    till = a_till(MANUAL)
    attempt = starts(till)
    expect(CardRefused, till.do(ResolveAttempt(attempt.attempt_id, is_paid=False, evidence="")))
    till.pays()


def test_return_gives_the_money_back_to_the_card() -> None:
    till = Till(operator=MANAGER)
    till.counter.card_terminal = ZVT
    till.ring("A-1", take_back=True)
    attempt = starts(till)
    assert (attempt.action, attempt.amount) == (TerminalAction.REFUND, money("4.99"))
    done = expect(SaleDone, till.do(SettleAttempt(ends(till, attempt, approval()).attempt_id)))
    assert done.priced.sale.tenders[0].amount == money("-4.99")


def test_card_taken_in_part_is_undone_at_the_terminal() -> None:
    till = a_till()
    first = ends(till, starts(till, "2.00"), approval(200))
    expect(TenderTaken, till.do(SettleAttempt(first.attempt_id)))
    undo = expect(CardStarted, till.do(UndoCard())).attempt
    assert (undo.action, undo.amount, undo.receipt_number) == (TerminalAction.REVERSE, money("2.00"), "0231")
    undone = expect(CardUndone, till.do(SettleAttempt(ends(till, undo, approval(200)).attempt_id)))
    assert undone.rung.sale.tenders == ()
    assert till.memory.committed.attempts[first.attempt_id].state is AttemptState.REVERSED
    till.pays()


def test_card_that_cannot_be_undone_stays_on_the_sale() -> None:
    till = a_till()
    first = ends(till, starts(till, "2.00"), approval(200))
    expect(TenderTaken, till.do(SettleAttempt(first.attempt_id)))
    undo = expect(CardStarted, till.do(UndoCard())).attempt
    failed = ends(till, undo, TerminalAnswer(Verdict.DECLINED, text="it cannot be undone"))
    refused = expect(CardRefused, till.do(SettleAttempt(failed.attempt_id)))
    assert "stays charged" in refused.sentence
    assert refused.rung is not None
    assert len(refused.rung.sale.tenders) == 1


def test_undo_without_a_card_changes_nothing() -> None:
    expect(NothingToChange, a_till().do(UndoCard()))


@pytest.mark.parametrize("command", [TakeCard(), CloseTerminalDay()])
def test_till_without_a_terminal_says_so(command: Command[object]) -> None:
    assert expect(CardRefused, a_till(None).do(command)).sentence.startswith("No card terminal is set up")


def test_slips_of_the_terminal_are_printed_through_the_spool() -> None:
    till = a_till()
    slips = (Slip(SlipKind.MERCHANT, ("merchant",)), Slip(SlipKind.CUSTOMER, ("customer",)))
    attempt = ends(till, starts(till), approval(slips=slips))
    till.do(SettleAttempt(attempt.attempt_id))
    titles = [document.receipt.title for document in till.memory.documents]
    assert titles[:2] == ["Card terminal: merchant", "Card terminal: customer"]


def test_end_of_day_keeps_the_terminal_own_totals() -> None:
    till = a_till()
    till.pays()
    attempt = expect(CardStarted, till.do(CloseTerminalDay())).attempt
    totals = (TerminalTotal("girocard", 2, money("17.34")), TerminalTotal("Visa", 1, money("5.00")))
    told = TerminalAnswer(Verdict.APPROVED, amount=money("22.34"), totals=totals)
    closed = expect(TerminalDayClosed, till.do(SettleAttempt(ends(till, attempt, told).attempt_id)))
    assert closed.sentence == "The card terminal closed its day with €22.34."
    (entry,) = till.memory.of_kind(TransactionKind.TERMINAL_TOTALS)
    assert (entry.body["total"], entry.body["totals"]) == (
        2234,
        [{"label": "girocard", "count": 2, "amount": 1734}, {"label": "Visa", "count": 1, "amount": 500}],
    )


def test_end_of_day_without_a_total_says_so_and_keeps_none() -> None:
    till = a_till()
    till.pays()
    attempt = expect(CardStarted, till.do(CloseTerminalDay())).attempt
    closed = expect(
        TerminalDayClosed,
        till.do(SettleAttempt(ends(till, attempt, TerminalAnswer(Verdict.APPROVED)).attempt_id)),
    )
    assert "told no total" in closed.sentence
    (entry,) = till.memory.of_kind(TransactionKind.TERMINAL_TOTALS)
    assert "total" not in entry.body


def test_end_of_day_whose_lines_miss_a_refund_keeps_the_total_the_terminal_told() -> None:
    till = a_till()
    till.pays()
    attempt = expect(CardStarted, till.do(CloseTerminalDay())).attempt
    told = TerminalAnswer(Verdict.APPROVED, amount=money("7.00"), totals=(TerminalTotal("Visa", 2, money("13.00")),))
    closed = expect(TerminalDayClosed, till.do(SettleAttempt(ends(till, attempt, told).attempt_id)))
    assert closed.sentence == "The card terminal closed its day with €7.00."
    (entry,) = till.memory.of_kind(TransactionKind.TERMINAL_TOTALS)
    assert entry.body["total"] == 700


def test_end_of_day_that_failed_books_nothing() -> None:
    till = a_till()
    till.pays()
    attempt = expect(CardStarted, till.do(CloseTerminalDay())).attempt
    failed = ends(till, attempt, TerminalAnswer(Verdict.FAILED, text="no line"))
    expect(CardRefused, till.do(SettleAttempt(failed.attempt_id)))
    assert till.memory.of_kind(TransactionKind.TERMINAL_TOTALS) == []


# ---- what comes late


def late_on(till: Till, attempt: Attempt, answer: TerminalAnswer) -> LateDecision:
    decision = late(till.memory.committed.attempts[attempt.attempt_id], answer)
    put(till, decision.attempt)
    return decision


@pytest.mark.parametrize("verdict", [Verdict.DECLINED, Verdict.CANCELLED, Verdict.FAILED])
@pytest.mark.parametrize(
    ("state", "why"), [(AttemptState.REVERSED, "late_approval_reversed"), (AttemptState.OWED, "customer_owed")]
)
def test_approval_after_a_refusal_is_undone_or_owed_and_stands_in_the_journal(
    verdict: Verdict, state: AttemptState, why: str
) -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(verdict))
    till.do(SettleAttempt(attempt.attempt_id))
    till.pays()
    decision = late_on(till, attempt, approval())
    assert not decision.accepts
    expect(NothingToSettle, till.do(SettleAttempt(attempt.attempt_id)))
    put(till, replace(decision.attempt, state=state))
    noted = expect(CardExceptionNoted, till.do(SettleAttempt(attempt.attempt_id)))
    (entry,) = till.memory.of_kind(TransactionKind.CARD_EXCEPTION)
    assert (entry.body["why"], entry.body["amount"], entry.body["last_four"]) == (why, 499, "0008")
    assert "€4.99" in noted.sentence
    expect(NothingToSettle, till.do(SettleAttempt(attempt.attempt_id)))


def test_late_approval_of_what_was_unknown_settles_it() -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    assert late_on(till, attempt, approval()).accepts
    expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))


def test_the_same_approval_once_more_changes_nothing() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval())
    till.do(SettleAttempt(attempt.attempt_id))
    decision = late_on(till, attempt, approval())
    assert decision.accepts
    expect(NothingToSettle, till.do(SettleAttempt(attempt.attempt_id)))


def test_refusal_after_a_manager_said_paid_is_an_exception_beside_the_sale() -> None:
    till = a_till()
    attempt = ends(till, starts(till), TerminalAnswer(Verdict.UNKNOWN))
    till.sign_on(MANAGER)
    expect(SaleDone, till.do(ResolveAttempt(attempt.attempt_id, is_paid=True, evidence="slip 0231")))
    assert late_on(till, attempt, TerminalAnswer(Verdict.DECLINED)).accepts
    expect(CardExceptionNoted, till.do(SettleAttempt(attempt.attempt_id)))
    assert till.memory.kinds()[-3:] == ["card_resolved", "sale", "card_exception"]
    (entry,) = till.memory.of_kind(TransactionKind.CARD_EXCEPTION)
    assert (entry.body["why"], entry.body["said"]) == ("terminal_contradicts_person", "declined")


def test_approval_whose_sale_is_gone_is_owed_to_the_customer() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval())
    with till.journal.begin() as unit:
        unit.clear_open_sale()
        unit.commit()
    expect(CardExceptionNoted, till.do(SettleAttempt(attempt.attempt_id)))
    (entry,) = till.memory.of_kind(TransactionKind.CARD_EXCEPTION)
    assert entry.body["why"] == "customer_owed"


def test_result_told_before_the_line_was_lost_is_kept_while_it_is_unknown() -> None:
    till = a_till()
    attempt = starts(till)
    unknown = ended(answered(attempt, approval()), TerminalAnswer(Verdict.UNKNOWN, text="the line was lost"))
    assert unknown.answer is not None
    assert (unknown.state, unknown.answer.record.receipt_number) == (AttemptState.UNKNOWN, "0231")
    assert unknown.answer.text == "the line was lost"


def test_end_told_twice_changes_nothing() -> None:
    attempt = ended(starts(a_till()), approval())
    assert ended(attempt, TerminalAnswer(Verdict.DECLINED)) == attempt
    assert answered(attempt, approval()) == attempt


def test_next_attempt_knows_the_terminal_last_record() -> None:
    till = a_till()
    first = ends(till, starts(till, "2.00"), approval(200))
    till.do(SettleAttempt(first.attempt_id))
    second = starts(till)
    assert second.last_record == TerminalRecord("52523535", "0231", "000975")
    assert second.reference != first.reference


def test_receipt_names_the_card_by_its_last_digits_and_tells_the_tip() -> None:
    till = a_till()
    attempt = ends(till, starts(till), approval(599, tip_minor=100))
    till.do(SettleAttempt(attempt.attempt_id))
    blocks = till.memory.documents[-1].receipt.blocks
    assert Columns("Card", "4.99") in blocks
    assert Text("  MasterCard ··0008 750071") in blocks
    assert Columns("Tip", "1.00", indent=2) in blocks
