"""Undoing a completed sale however it was paid: what a card paid goes back over the terminal first.

The terminal undoes that very payment where it can be told which one, else it refunds; until it did, the sale stands.
Several cards get their parts one after the other, each by an attempt of its own. What one of the later ones cannot be
given is owed to the customer; of a return, what the cards before one that fails were charged again.
"""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.records.post_void import card_tenders
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import AttemptId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.cards.outcomes import CardStarted, UndoingUnknown, UndoSaleOutcome
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.debts.pending_undoing import undoing_of
from evertill.operations.selling.completed.post_void import PostVoid, Undoable, check_undoing, post_void
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.ports.attempts import Attempt, AttemptStarted, CardTerminal, SaleToUndo
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction

NO_TERMINAL = (
    "That sale was paid by card and no card terminal is set up at this till, so it stands; "
    "take the goods back instead, or have a terminal set up in the settings."
)
CHARGED_AGAIN = (
    "The card terminal cannot be told which refund to undo, so that return stands; ring the goods as a sale instead."
)


@dataclass(frozen=True, slots=True)
class UndoSale(Command[UndoSaleOutcome]):
    """Undo this completed sale or return, for a reason, whatever it was paid with."""

    transaction_id: TransactionId
    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> UndoSaleOutcome:
        """By `undo_sale`."""
        return undo_sale(unit, counter, self)


def undo_sale(unit: UnitOfWork, counter: Counter, command: UndoSale) -> UndoSaleOutcome:
    """Without a card at once; else commit the attempt that gives the card its money back, and wait for it."""
    pending = undoing_of(unit, command.transaction_id)
    if pending is not None and (pending.terminal.is_manual or pending.state is AttemptState.UNKNOWN):
        return UndoingUnknown(pending)
    asked = PostVoid(command.transaction_id, command.reason)
    checked = check_undoing(unit, counter, asked)
    if not isinstance(checked, Undoable):
        return checked
    cards = card_tenders(checked.original)
    if not cards:
        return post_void(unit, counter, asked)
    terminal = counter.card_terminal
    if terminal is None:
        return EntryNotPossible(NO_TERMINAL)
    if not all(_can_go_back(tender, terminal) for tender in cards):
        return EntryNotPossible(CHARGED_AGAIN)
    return begin_undoing(unit, counter, checked, terminal, cards[0])


def begin_undoing(
    unit: UnitOfWork,
    counter: Counter,
    wanted: Undoable,
    terminal: CardTerminal,
    tender: JsonObject,
    given_back: tuple[AttemptId, ...] = (),
) -> CardStarted:
    """Commit the attempt that gives this card its part back, after those that gave theirs to the cards before it."""
    card, session = _marks(tender), unit.session()
    charged, tip, cash_out, receipt, undoes = (
        _whole(tender.get("amount")),
        _whole(card.get("tip")),
        _whole(card.get("cash_out")),
        str(card.get("receipt", "")),
        card.get("attempt"),
    )
    is_reversed = _is_named(card, terminal)
    attempt = Attempt(
        attempt_id=AttemptId(counter.ids.new()),
        sale_id=None,
        action=TerminalAction.REVERSE if is_reversed or charged < 0 else TerminalAction.REFUND,
        amount=Money(abs(charged) + tip + cash_out, _currency(wanted.original)),
        terminal=terminal,
        started_at=moment(unit, counter),
        operator_id=None if session is None else session.operator_id,
        undoes=AttemptId(undoes) if isinstance(undoes, str) and is_reversed else None,
        receipt_number=receipt if is_reversed else "",
        last_record=unit.last_terminal_record(),
        sale_to_undo=SaleToUndo(wanted.original.transaction_id, wanted.reason, tip, cash_out, given_back),
    )
    unit.keep_attempt(attempt)
    counter.notices.append(AttemptStarted(attempt.attempt_id))
    return CardStarted(attempt, None)


def _can_go_back(tender: JsonObject, terminal: CardTerminal) -> bool:
    """A charge always can, by a refund at the least; a refund only where the terminal is told which, or by hand."""
    return _whole(tender.get("amount")) >= 0 or terminal.is_manual or _is_named(_marks(tender), terminal)


def _is_named(card: JsonObject, terminal: CardTerminal) -> bool:
    """Whether this terminal can be told which operation of its own to undo."""
    return bool(card.get("receipt")) and terminal.names_what_it_undoes and card.get("terminal") == terminal.name


def _marks(tender: JsonObject) -> JsonObject:
    marks = tender.get("card")
    return marks if isinstance(marks, dict) else {}


def _currency(transaction: Transaction) -> str:
    return str(transaction.body["currency"])


def _whole(found: object) -> int:
    return found if isinstance(found, int) else 0
