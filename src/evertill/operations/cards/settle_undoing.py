"""What came of giving a card its money back for a sale that is undone: all of it in one commit, or the sale stands."""

from dataclasses import replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.post_void import card_tenders
from evertill.domain.records.refund_debt import PaidBy, RefundDebt, read_debt
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.operations.cards.booking import card_tender, note_exception, print_slips
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardSaleUndone,
    NextCard,
    OwedPaid,
    RefundInstead,
    UndoingRefused,
)
from evertill.operations.cards.undo_sale import begin_undoing
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.debts.owed_refunds import owe_for_charge, owe_for_undoing, was_paid, write_paid
from evertill.operations.effects.card_cash_out import take_cash_out_back
from evertill.operations.selling.completed.post_void import Undoable, draft_void, write_post_void
from evertill.ports.attempts import Attempt, AttemptStarted, SaleToUndo, moved
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction


def settle_undoing(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo
) -> OwedPaid | CardSaleUndone | RefundInstead | NextCard | UndoingRefused | CardExceptionNoted:
    """The terminal did it, and the sale is undone; or it did not, and a refund is tried, or the sale stands."""
    print_slips(unit, counter, attempt)
    unit.keep_attempt(replace(attempt, is_settled=True))
    if wanted.debt is not None:
        return _settle_debt(unit, counter, attempt, wanted.debt)
    original = unit.transaction(wanted.transaction_id)
    if original is not None and original.kind is TransactionKind.REFUND_OWED:
        return _settle_debt(unit, counter, attempt, read_debt(original))
    if attempt.state is AttemptState.APPROVED:
        if original is None or unit.post_void_of(wanted.transaction_id) is not None:
            return _note_twice(unit, counter, attempt)
        return _next_or_undo(unit, counter, attempt, wanted, original)
    if _may_refund(attempt, original):
        return _refund(unit, counter, attempt)
    if original is not None and wanted.given_back and original.kind is TransactionKind.RETURN:
        return _owe_what_was_charged(unit, counter, attempt, wanted)
    if original is not None and wanted.given_back:
        return _undo(unit, counter, attempt, wanted, original)
    return UndoingRefused(attempt, undoing_refused_sentence(attempt, counter))


def _settle_debt(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, debt: RefundDebt
) -> OwedPaid | UndoingRefused | CardExceptionNoted:
    """The card has what was owed, or it stays owed."""
    if attempt.state is AttemptState.APPROVED:
        if was_paid(unit, debt.debt_id):
            return _note_twice(unit, counter, attempt)
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


def _next_or_undo(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo, original: Transaction
) -> CardSaleUndone | NextCard:
    """The next card of several is asked for in the commit that books this one; after the last the sale is undone."""
    _mark_reversed(unit, attempt)
    cards, given_back = card_tenders(original), (*wanted.given_back, attempt.attempt_id)
    if len(given_back) < len(cards):
        started = begin_undoing(
            unit, counter, Undoable(original, wanted.reason), attempt.terminal, cards[len(given_back)], given_back
        )
        return NextCard(started.attempt)
    return _undo(unit, counter, attempt, wanted, original)


def _mark_reversed(unit: UnitOfWork, attempt: Attempt) -> None:
    paid = None if attempt.undoes is None else unit.attempt(attempt.undoes)
    if paid is not None and paid.state is AttemptState.APPROVED:
        unit.keep_attempt(replace(moved(paid, AttemptState.REVERSED), is_settled=True))


def _undo(
    unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo, original: Transaction
) -> CardSaleUndone:
    """Every card has its part back; or, of several, this one could not, and it and those after it are owed theirs."""
    given = [unit.attempt(one) for one in wanted.given_back]
    done = [one for one in (*given, attempt) if one is not None and one.state is AttemptState.APPROVED]
    cards = card_tenders(original)
    owed_minor = sum(_charged(card) for card in cards[len(done) :])
    owed = Money(owed_minor, attempt.amount.currency)
    later = [Tender(TenderKind.PENDING_REFUND, -owed)] * (len(cards) - len(done))
    backs = [_back(one, one.sale_to_undo) for one in done if one.sale_to_undo is not None]
    void = draft_void(unit, counter, original, wanted.reason, [*backs, *later])
    by_whom = attempt.operator_id or void.operator_id  # who asked for it, whoever is signed on by now
    undone = write_post_void(unit, counter, replace(void, operator_id=by_whom), original)
    cash_out = sum(one.sale_to_undo.cash_out_minor for one in done if one.sale_to_undo is not None)
    take_cash_out_back(unit, counter, cash_out, undone.transaction)
    if later:
        owe_for_undoing(unit, counter, undone.transaction, owed)
    paid_back = replace(undone.paid_back, minor=undone.paid_back.minor - cash_out)
    return CardSaleUndone(attempt, replace(undone, paid_back=paid_back), owed if later else None)


def _owe_what_was_charged(unit: UnitOfWork, counter: Counter, attempt: Attempt, wanted: SaleToUndo) -> UndoingRefused:
    """One of several cards could not be charged again, so the return stands: the cards before it were charged for
    nothing."""
    charged = [one for one in map(unit.attempt, wanted.given_back) if one is not None]
    for one in charged:
        note_exception(unit, counter, one, "customer_owed")
        owe_for_charge(unit, counter, one)
    back = counter.formats.money(Money(sum(one.amount.minor for one in charged), attempt.amount.currency))
    amount = counter.formats.money(attempt.amount)
    return UndoingRefused(
        attempt,
        f"The card terminal did not charge {amount} again, so that return stands; the {back} that another card was "
        "charged for it is owed to the customer, as the slip says.",
    )


def _charged(card: JsonObject) -> int:
    """What a card paid of the sale; tips and cash paid out on it are given back with the card alone."""
    amount = card.get("amount")
    return amount if isinstance(amount, int) else 0


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
