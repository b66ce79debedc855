"""What came of giving a card its money back for a sale that is undone: all of it in one commit, or the sale stands."""

from dataclasses import replace

from evertill.domain.attempt import AttemptState
from evertill.domain.refund_debt import PaidBy, read_debt
from evertill.domain.sale import Tender
from evertill.domain.transaction import Transaction, TransactionKind
from evertill.kernel.ids import AttemptId
from evertill.operations.card_cash_out import take_cash_out_back
from evertill.operations.cards.booking import card_tender, note_exception, print_slips
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardSaleUndone,
    OwedPaid,
    RefundInstead,
    UndoingRefused,
)
from evertill.operations.counter import Counter
from evertill.operations.moment import moment
from evertill.operations.owed_refunds import was_paid, write_paid
from evertill.operations.selling.post_void import draft_void, write_post_void
from evertill.ports.attempts import Attempt, AttemptStarted, SaleToUndo, moved
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction


def settle_undoing(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo
) -> OwedPaid | CardSaleUndone | RefundInstead | UndoingRefused | CardExceptionNoted:
    """The terminal did it, and the sale is undone; or it did not, and a refund is tried, or the sale stands."""
    print_slips(unit, counter, attempt)
    unit.keep_attempt(replace(attempt, is_settled=True))
    original = unit.transaction(wanted.transaction_id)
    if original is not None and original.kind is TransactionKind.REFUND_OWED:
        return _settle_debt(unit, counter, attempt, original)
    if attempt.state is AttemptState.APPROVED:
        if original is None or unit.post_void_of(wanted.transaction_id) is not None:
            return _note_twice(unit, counter, attempt)
        return _undo(unit, counter, attempt, wanted, original)
    if _may_refund(attempt, original):
        return _refund(unit, counter, attempt)
    return UndoingRefused(attempt, undoing_refused_sentence(attempt, counter))


def _settle_debt(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, owed: Transaction
) -> OwedPaid | UndoingRefused | CardExceptionNoted:
    """The card has what was owed, or it stays owed."""
    if attempt.state is AttemptState.APPROVED:
        if was_paid(unit, owed.transaction_id):
            return _note_twice(unit, counter, attempt)
        debt = read_debt(owed)
        card = card_tender(attempt).card
        write_paid(unit, counter, debt, PaidBy.CARD, card=card, operator_id=attempt.operator_id)
        return OwedPaid(debt, PaidBy.CARD)
    amount = counter.formats.money(attempt.amount)
    return UndoingRefused(
        attempt, f"The card terminal did not give {amount} back, so it is still owed; try again, or pay it another way."
    )


def undoing_refused_sentence(attempt: Attempt, counter: Counter) -> str:
    """What happened, what it means for the sale, what to do next."""
    amount, answer = counter.formats.money(attempt.amount), attempt.answer
    why = f" ({answer.text.rstrip('.')})" if answer is not None and answer.text else ""
    match attempt.state:
        case AttemptState.CANCELLED:
            return f"Giving {amount} back to the card was cancelled{why}, so the sale stands; try again when it suits."
        case AttemptState.DECLINED:
            return (
                f"The card terminal refused to give {amount} back{why}, so the sale stands; "
                "try again with the card, or take the goods back for another tender."
            )
        case _:
            return (
                f"Giving {amount} back to the card was not begun{why}, so the sale stands; "
                "try again when the terminal works."
            )


def _undo(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo, original: Transaction
) -> CardSaleUndone:
    paid = None if attempt.undoes is None else unit.attempt(attempt.undoes)
    if paid is not None and paid.state is AttemptState.APPROVED:
        unit.keep_attempt(replace(moved(paid, AttemptState.REVERSED), is_settled=True))
    void = draft_void(unit, counter, original, wanted.reason, _back(attempt, wanted))
    by_whom = attempt.operator_id or void.operator_id  # who asked for it, whoever is signed on by now
    undone = write_post_void(unit, counter, replace(void, operator_id=by_whom), original)
    take_cash_out_back(unit, counter, wanted.cash_out_minor, undone.transaction)
    paid_back = replace(undone.paid_back, minor=undone.paid_back.minor - wanted.cash_out_minor)
    return CardSaleUndone(attempt, replace(undone, paid_back=paid_back))


def _back(attempt: Attempt, wanted: SaleToUndo) -> Tender:
    """The card's part with its sign turned, the tip and the cash paid out with it."""
    tender = card_tender(attempt)
    assert tender.card is not None
    return replace(
        tender, card=replace(tender.card, tip_minor=-wanted.tip_minor, cash_out_minor=-wanted.cash_out_minor)
    )


def _may_refund(attempt: Attempt, original: Transaction | None) -> bool:
    """A payment that cannot be undone any more can still be refunded; a refund that cannot be undone stays."""
    is_sale = original is not None and original.kind is TransactionKind.SALE
    return is_sale and attempt.action is TerminalAction.REVERSE and attempt.state is AttemptState.DECLINED


def _refund(unit: UnitOfWork, counter: Counter, refused: Attempt) -> RefundInstead:
    attempt = Attempt(
        attempt_id=AttemptId(counter.ids.new()),
        sale_id=None,
        action=TerminalAction.REFUND,
        amount=refused.amount,
        terminal=refused.terminal,
        started_at=moment(unit, counter),
        operator_id=refused.operator_id,
        last_record=unit.last_terminal_record(),
        sale_to_undo=refused.sale_to_undo,
    )
    unit.keep_attempt(attempt)
    counter.notices.append(AttemptStarted(attempt.attempt_id))
    return RefundInstead(attempt)


def _note_twice(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> CardExceptionNoted:
    note_exception(unit, counter, attempt, "given_back_without_a_sale")
    amount = counter.formats.money(attempt.amount)
    return CardExceptionNoted(
        attempt,
        f"The card terminal gave {amount} back for a sale that is undone already; have it looked at.",
        None,
    )
