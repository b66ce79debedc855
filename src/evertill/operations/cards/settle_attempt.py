"""What became of an attempt is booked: a tender on the sale that waited for it, or a note that there is none."""

from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Sale
from evertill.domain.selling.settlement import settle
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.cards.booking import card_tender, note_exception, print_late_slips, print_slips
from evertill.operations.cards.outcomes import (
    CardExceptionNoted,
    CardRefused,
    CardUndone,
    CardUnknown,
    NothingToSettle,
    SettleOutcome,
    TerminalDayClosed,
    UndoingUnknown,
)
from evertill.operations.cards.settle_undoing import settle_undoing
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.operations.debts.owed_refunds import owe_for_charge
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.paying.pay_cash import TenderTaken
from evertill.operations.selling.sale.rung_sale import RungSale, rung_as_priced, rung_sale
from evertill.ports.attempts import Attempt, moved
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction


@dataclass(frozen=True, slots=True)
class SettleAttempt(Command[SettleOutcome]):
    """Book what is known of this attempt by now; done whoever is signed on, and once however often it is asked."""

    attempt_id: AttemptId

    def perform(self, unit: UnitOfWork, counter: Counter) -> SettleOutcome:
        """By `settle_attempt`."""
        attempt = unit.attempt(self.attempt_id)
        return NothingToSettle() if attempt is None else settle_attempt(unit, counter, attempt)


def settle_attempt(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> SettleOutcome:
    """Book it, unless that was done before or nobody knows yet what became of it."""
    attempt = print_late_slips(unit, counter, attempt)
    if attempt.is_settled:
        return NothingToSettle()
    if attempt.waits_for_answer:
        return _unknown(unit, counter, attempt) if attempt.state is AttemptState.UNKNOWN else NothingToSettle()
    if attempt.contradiction is not None:
        return _note_contradiction(unit, counter, attempt)
    if attempt.state in (AttemptState.REVERSAL_DUE, AttemptState.REVERSED, AttemptState.OWED):
        return _note_late_approval(unit, counter, attempt)
    if attempt.action is TerminalAction.END_OF_DAY:
        return _book_terminal_day(unit, counter, attempt)
    if attempt.sale_to_undo is not None:
        return settle_undoing(unit, counter, attempt, attempt.sale_to_undo)
    sale = unit.open_sale()
    if sale is None or sale.attempt_id != attempt.attempt_id:
        if any(aside.sale_id == attempt.sale_id for aside in unit.suspended()):
            return NothingToSettle()  # booked when its sale comes back to the counter
        return _without_a_sale(unit, counter, attempt)
    print_slips(unit, counter, attempt)
    free = replace(sale, attempt_id=None)
    unit.keep_attempt(replace(attempt, is_settled=True))
    if attempt.state is not AttemptState.APPROVED:
        unit.keep_open_sale(free)
        return CardRefused(refusal_sentence(attempt, counter), rung_sale(free, counter))
    if attempt.action is TerminalAction.REVERSE:
        return _take_off(unit, counter, free, attempt)
    return _add_tender(unit, counter, free, attempt)


def _unknown(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> CardUnknown | UndoingUnknown:
    return CardUnknown(attempt, _rung(unit, counter)) if attempt.sale_to_undo is None else UndoingUnknown(attempt)


def refusal_sentence(attempt: Attempt, counter: Counter) -> str:
    """What happened, what it means for the sale, what to do next."""
    amount, answer = counter.formats.money(attempt.amount), attempt.answer
    why = f" ({answer.text.rstrip('.')})" if answer is not None and answer.text else ""
    if attempt.action is TerminalAction.REVERSE:
        return f"The card terminal did not undo {amount}{why}, so the card stays charged; try again, or refund it."
    match attempt.state:
        case AttemptState.CANCELLED:
            return f"The card payment of {amount} was cancelled{why}, so nothing was charged; choose how to pay."
        case AttemptState.DECLINED:
            return f"The card was declined{why}, so nothing was charged; try another card, or take cash."
        case _:
            return f"The card payment of {amount} was not begun{why}, so nothing was charged; try again, or take cash."


def _rung(unit: UnitOfWork, counter: Counter) -> RungSale | None:
    sale = unit.open_sale()
    return None if sale is None else rung_sale(sale, counter)


def _add_tender(unit: UnitOfWork, counter: Counter, sale: Sale, attempt: Attempt) -> SaleDone | TenderTaken:
    tender = card_tender(attempt)
    paid = replace(sale, tenders=(*sale.tenders, tender))
    priced = price_sale(paid)
    counter.undo.clear()  # what was rung before cannot come back without its tender
    if settle(priced.gross, paid.tenders, paid.policy).is_complete:
        return complete_sale(unit, counter, priced)
    unit.keep_open_sale(paid)
    counter.fiscal.update(paid.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(priced, counter))


def _take_off(unit: UnitOfWork, counter: Counter, sale: Sale, attempt: Attempt) -> CardUndone:
    """The terminal has undone a card tender: it goes off the sale."""
    kept = tuple(one for one in sale.tenders if one.card is None or one.card.attempt_id != attempt.undoes)
    undone = None if attempt.undoes is None else unit.attempt(attempt.undoes)
    if undone is not None:
        unit.keep_attempt(replace(moved(undone, AttemptState.REVERSED), is_settled=True))
    after = replace(sale, tenders=kept)
    unit.keep_open_sale(after)
    counter.fiscal.update(after.sale_id, moment(unit, counter))
    return CardUndone(rung_sale(after, counter))


def _book_terminal_day(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> TerminalDayClosed | CardRefused:
    unit.keep_attempt(replace(attempt, is_settled=True))
    print_slips(unit, counter, attempt)
    answer = attempt.answer
    if answer is None or attempt.state is not AttemptState.APPROVED:
        why = f" ({answer.text})" if answer is not None and answer.text else ""
        return CardRefused(f"The card terminal did not close its day{why}; nothing was booked, try again.", None)
    total = answer.day_total
    body: JsonObject = {
        "terminal": attempt.terminal.name,
        "terminal_id": answer.record.terminal_id,
        "currency": attempt.amount.currency,
        **({} if total is None else {"total": total.minor}),
        "totals": [{"label": one.label, "count": one.count, "amount": one.amount.minor} for one in answer.totals],
    }
    unit.append(draft(unit, counter, TransactionKind.TERMINAL_TOTALS, body, at=moment(unit, counter)))
    return TerminalDayClosed(answer.totals, _day_sentence(counter, total))


def _day_sentence(counter: Counter, total: Money | None) -> str:
    if total is None:
        return "The card terminal closed its day and told no total; compare its own slip with the till's card sales."
    return f"The card terminal closed its day with {counter.formats.money(total)}."


def _without_a_sale(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> SettleOutcome:
    """Its sale is nowhere: what was charged is owed to the customer."""
    if attempt.state is not AttemptState.APPROVED:
        unit.keep_attempt(replace(attempt, is_settled=True))
        return NothingToSettle()
    return _note_late_approval(unit, counter, moved(attempt, AttemptState.OWED))


def _note_late_approval(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> SettleOutcome:
    """An approval that came when nothing waited for it any more: undone, or owed to the customer."""
    if attempt.state is AttemptState.REVERSAL_DUE:
        return NothingToSettle()  # the terminal is asked to undo it first
    amount = counter.formats.money(attempt.amount)
    is_owed = attempt.state is AttemptState.OWED
    note_exception(unit, counter, attempt, "customer_owed" if is_owed else "late_approval_reversed")
    if is_owed and attempt.action is TerminalAction.PAY:
        owe_for_charge(unit, counter, attempt)
    if is_owed and attempt.sale_to_undo is not None:
        sentence = f"The card terminal gave {amount} back after all, but that sale was not undone: have it looked at."
    elif is_owed:
        sentence = f"The card terminal charged {amount} after all, and no sale shows for it: the customer is owed it."
    else:
        sentence = f"The card terminal approved {amount} after all; it was undone at once, and nothing is owed."
    return CardExceptionNoted(attempt, sentence, _rung(unit, counter))


def _note_contradiction(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> CardExceptionNoted:
    """A person said it was paid, and the terminal says now that it was not: both stand in the journal."""
    note_exception(unit, counter, attempt, "terminal_contradicts_person")
    amount = counter.formats.money(attempt.amount)
    sentence = f"The card terminal says that {amount}, booked as paid by a person, was not charged; have it looked at."
    return CardExceptionNoted(attempt, sentence, _rung(unit, counter))
