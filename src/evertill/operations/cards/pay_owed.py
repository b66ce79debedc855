"""A refund that was owed is paid, exactly once: to a card over the terminal, in cash, or elsewhere with evidence."""

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.records.refund_debt import PaidBy, RefundDebt
from evertill.kernel.ids import AttemptId, TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.cards.outcomes import CardStarted, OwedPaid, UndoingUnknown
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.debts.owed_refunds import owed_now, was_paid, write_paid
from evertill.operations.debts.pending_undoing import undoing_of
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.attempts import Attempt, AttemptStarted, SaleToUndo
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction

PayOwedOutcome = OwedPaid | CardStarted | UndoingUnknown | EntryNotPossible | Barred
NO_TERMINAL = "No card terminal is set up at this till, so it is still owed; pay it in cash, or have one set up."
PAID_ALREADY = "That refund is paid already, so nothing was paid again; look the list through once more."


@dataclass(frozen=True, slots=True)
class PayOwed(Command[PayOwedOutcome]):
    """Pay this debt by this means; `evidence` says how it was paid where this till did not pay it."""

    debt_id: TransactionId
    by: PaidBy
    evidence: str = ""
    debt: RefundDebt | None = None
    """The debt itself where another till owes it; the backend keeps it for this one by `hold_id`."""
    hold_id: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOwedOutcome:
        """By `pay_owed`."""
        return pay_owed(unit, counter, self)


def pay_owed(unit: UnitOfWork, counter: Counter, command: PayOwed) -> PayOwedOutcome:
    """Start the terminal, or write it down as paid; while a terminal is at it nothing else pays it."""
    right = Right.TAKE_BACK if command.by is PaidBy.CARD else Right.REFUND_OTHERWISE
    who = at_till(unit, counter, right)
    if not isinstance(who, AtTill):
        return who
    pending = undoing_of(unit, command.debt_id)
    if pending is not None:
        return UndoingUnknown(pending)
    debt = command.debt or next((one for one in owed_now(unit) if one.debt_id == command.debt_id), None)
    if debt is None or was_paid(unit, debt.debt_id):
        return EntryNotPossible(PAID_ALREADY)
    if command.by is PaidBy.CARD:
        return _begin(unit, counter, who, debt, command)
    evidence = plain_text(command.evidence)
    problem = _problem(unit, counter, who, command.by, debt, evidence)
    if problem is not None:
        return EntryNotPossible(problem)
    write_paid(unit, counter, debt, command.by, evidence=evidence)
    return OwedPaid(debt, command.by)


def _problem(
    unit: UnitOfWork, counter: Counter, who: AtTill, by: PaidBy, debt: RefundDebt, evidence: str
) -> str | None:
    if by is PaidBy.CASH and unit.shift_sums(who.shift.shift_id).cash < debt.amount:
        money = counter.formats.money(debt.amount)
        return f"{money} is more than the drawer can hold by the journal, so it is still owed; put change in first."
    if holds_card_number(evidence):
        return CARD_SENTENCE
    if by is PaidBy.ELSEWHERE and not evidence:
        return "Without evidence it stays owed; key the number on the slip or statement that shows it was paid."
    return None


def _begin(
    unit: UnitOfWork, counter: Counter, who: AtTill, debt: RefundDebt, command: PayOwed
) -> CardStarted | EntryNotPossible:
    terminal = counter.card_terminal
    if terminal is None:
        return EntryNotPossible(NO_TERMINAL)
    attempt = Attempt(
        attempt_id=AttemptId(counter.ids.new()),
        sale_id=None,
        action=TerminalAction.REFUND,
        amount=debt.amount,
        terminal=terminal,
        started_at=moment(unit, counter),
        operator_id=who.operator.operator_id,
        last_record=unit.last_terminal_record(),
        sale_to_undo=SaleToUndo(
            debt.debt_id, TransactionKind.REFUND_PAID.value, debt=command.debt, hold_id=command.hold_id
        ),
    )
    unit.keep_attempt(attempt)
    counter.notices.append(AttemptStarted(attempt.attempt_id))
    return CardStarted(attempt, None)
