"""A card is to be charged, given money back, or undone: the attempt is committed before the terminal hears of it."""

from dataclasses import replace

from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_other
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money, zero
from evertill.kernel.values import dataclass
from evertill.operations.cards.outcomes import CardRefused, CardStarted, StartOutcome
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.effects.card_cash_out import cash_out_refusal
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.selling.sale.refund import refund_refusal
from evertill.operations.selling.sale.rung_sale import price_open, rung_sale
from evertill.ports.attempts import Attempt, AttemptStarted, CardTerminal
from evertill.ports.journal import UnitOfWork
from evertill.ports.payment_terminal import TerminalAction

NO_TERMINAL = (
    "No card terminal is set up at this till, so nothing was charged and the sale is unchanged; take cash, "
    "or have a terminal set up in the settings."
)


@dataclass(frozen=True, slots=True)
class TakeCard(Command[StartOutcome]):
    """Charge a card with this much; without an amount, all that is due. Below zero it gives money back to the card."""

    amount: Money | None = None
    cash_out: Money | None = None
    """Charged on top, and paid out of the drawer in cash."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> StartOutcome:
        """By `take_card`."""
        return take_card(unit, counter, self)


@dataclass(frozen=True, slots=True)
class UndoCard(Command[StartOutcome]):
    """Have the terminal undo the card taken last for the open sale."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> StartOutcome:
        """By `undo_card`."""
        return undo_card(unit, counter, self)


@dataclass(frozen=True, slots=True)
class CloseTerminalDay(Command[StartOutcome]):
    """Have the terminal close its day and tell its own totals."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> StartOutcome:
        """By `close_terminal_day`."""
        return close_terminal_day(unit, counter, self)


def take_card(unit: UnitOfWork, counter: Counter, command: TakeCard) -> StartOutcome:
    """Commit the attempt; the sale is held until it is settled."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    who, sale = at_hand
    terminal = counter.card_terminal
    if terminal is None:
        return CardRefused(NO_TERMINAL, rung_sale(sale, counter))
    total = (priced := price_open(sale, counter)).gross
    asked = exact_other(total, sale.tenders, sale.policy) if command.amount is None else command.amount
    if asked.currency != sale.currency or abs(asked.minor) > AMOUNT_MINOR_MAX:
        return TenderRefused(
            f"{counter.formats.money(asked)} cannot be charged here, so the sale is unchanged; "
            f"key an amount in {sale.currency}."
        )
    tender = Tender(TenderKind.CARD, asked)
    verdict = check_tender(total, sale.tenders, tender, sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    refusal = refund_refusal(who, priced, tender, counter.policy())
    if refusal is not None:
        return refusal
    if command.cash_out is not None:
        wanted = command.cash_out
        problem = cash_out_refusal(unit, counter, who, terminal, goods=asked, wanted=wanted)
        if problem is not None:
            return TenderRefused(problem)
        return _begin(unit, counter, terminal, sale, TerminalAction.PAY, asked + wanted, cash_out_minor=wanted.minor)
    action = TerminalAction.PAY if asked.minor > 0 else TerminalAction.REFUND
    amount = asked if asked.minor > 0 else -asked
    return _begin(unit, counter, terminal, sale, action, amount)


def undo_card(unit: UnitOfWork, counter: Counter, command: UndoCard) -> StartOutcome:
    """Commit a reversal of the latest card tender."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale, terminal = unit.open_sale(), counter.card_terminal
    tender = None if sale is None else next((one for one in reversed(sale.tenders) if one.card is not None), None)
    if sale is None or tender is None or tender.card is None:
        return NothingToChange()
    if terminal is None:
        return CardRefused(NO_TERMINAL, rung_sale(sale, counter))
    on_top = tender.card.tip_minor + tender.card.cash_out_minor
    charged = replace(tender.amount, minor=abs(tender.amount.minor) + on_top)
    return _begin(
        unit,
        counter,
        terminal,
        sale,
        TerminalAction.REVERSE,
        charged,
        undoes=AttemptId(tender.card.attempt_id),
        receipt_number=tender.card.receipt_number,
    )


def close_terminal_day(unit: UnitOfWork, counter: Counter, command: CloseTerminalDay) -> StartOutcome:
    """Commit the question for the terminal's totals; it holds no sale."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    terminal = counter.card_terminal
    if terminal is None or terminal.is_manual:
        return CardRefused(NO_TERMINAL, None)
    nothing = zero(counter.policy().currency)
    return _begin(unit, counter, terminal, None, TerminalAction.END_OF_DAY, nothing)


def _begin(
    unit: UnitOfWork,
    counter: Counter,
    terminal: CardTerminal,
    sale: Sale | None,
    action: TerminalAction,
    amount: Money,
    *,
    undoes: AttemptId | None = None,
    receipt_number: str = "",
    cash_out_minor: int = 0,
) -> CardStarted:
    session = unit.session()
    attempt = Attempt(
        attempt_id=AttemptId(counter.ids.new()),
        sale_id=None if sale is None else sale.sale_id,
        action=action,
        amount=amount,
        terminal=terminal,
        started_at=moment(unit, counter),
        operator_id=None if session is None else session.operator_id,
        undoes=undoes,
        receipt_number=receipt_number,
        last_record=unit.last_terminal_record(),
        cash_out_minor=cash_out_minor,
    )
    unit.keep_attempt(attempt)
    rung = None
    if sale is not None:
        held = replace(sale, attempt_id=attempt.attempt_id)
        unit.keep_open_sale(held)
        rung = rung_sale(held, counter)
    counter.notices.append(AttemptStarted(attempt.attempt_id))
    return CardStarted(attempt, rung)


@dataclass(frozen=True, slots=True)
class FindAttempt(Command[Attempt | None]):
    """What is known of an attempt now, for a screen that starts."""

    attempt_id: AttemptId

    def perform(self, unit: UnitOfWork, counter: Counter) -> Attempt | None:
        """As the journal has it."""
        return unit.attempt(self.attempt_id)
