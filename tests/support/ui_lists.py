"""For presenters without widgets: a desk whose outcomes are written beforehand, screens that keep their views."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar, cast

from evertill.app.workstation.formats import LocaleFormats
from evertill.kernel.errors import Fault
from evertill.kernel.ids import OperatorId, SaleId, TransactionId
from evertill.operations.counter.command import Command, Question
from evertill.operations.people.counter_state import CounterState, ResumeCounter
from evertill.ports.journal_rows import ParkedFact, ReceiptEntry, SuspendedSale
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator
from evertill.ui.frame.tones import Tone
from tests.support.counter import CASHIER, ENGLISH, FakeClock, Till
from tests.support.sales import A_MOMENT, money

Outcome = TypeVar("Outcome")
View = TypeVar("View")


class ScriptedDesk:
    """Both desks: answers what is asked with what stands in `outcomes` for its type, at once or held back."""

    def __init__(self) -> None:
        self.outcomes: dict[type, object] = {}
        self.asked: list[object] = []
        self.is_full = False
        self.holds = False
        self.fault: Fault | None = None
        self._waiting: list[Callable[[], None]] = []

    def submit(
        self, command: Command[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Answer a command."""
        return self._answer(command, then, failed)

    def ask(
        self, question: Question[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Answer a question."""
        return self._answer(question, then, failed)

    def deliver(self) -> None:
        """Bring what was held back."""
        waiting, self._waiting = self._waiting, []
        for letter in waiting:
            letter()

    def _answer(self, asked: object, then: Callable[[Outcome], None], failed: Callable[[Fault], None]) -> bool:
        if self.is_full:
            return False
        self.asked.append(asked)
        fault = self.fault
        if fault is not None:
            self._bring(lambda: failed(fault))
            return True
        outcome = cast(Outcome, self.outcomes[type(asked)])  # the test writes the outcome of the right union
        self._bring(lambda: then(outcome))
        return True

    def _bring(self, letter: Callable[[], None]) -> None:
        if self.holds:
            self._waiting.append(letter)
        else:
            letter()


@dataclass(slots=True)
class Drawn(Generic[View]):
    """A screen that remembers."""

    views: list[View] = field(default_factory=list)
    scrolled: int = 0

    def show_view(self, view: View) -> None:
        """Keep it."""
        self.views.append(view)

    def scroll_by(self, pages: int) -> None:
        """Count it."""
        self.scrolled += pages

    @property
    def view(self) -> View:
        """What is to be seen."""
        return self.views[-1]


class Counter:
    """What list screens work with: a board with the cashier signed on and the till open, and a scripted desk."""

    def __init__(self, operator: OperatorId | None = CASHIER) -> None:
        self.clock = FakeClock()
        self.formats = LocaleFormats(ENGLISH)
        self.desk = ScriptedDesk()
        self.board = Board()
        self.navigator = Navigator(self.board)
        self.tones: list[Tone] = []
        self.speaker = Speaker(self.tones.append)
        self.submitter = Submitter(self.desk, self.speaker)
        self.entry = EntryPresenter(self.formats, lambda: self.board.currency)
        self.till = Till(operator=operator)
        self.board.put_state(self.state)
        self.navigator.home()

    @property
    def state(self) -> CounterState:
        """The counter as the operations see it."""
        return self.till.do(ResumeCounter())

    @property
    def said(self) -> str:
        """What stands on the message strip."""
        return "" if self.speaker.message is None else self.speaker.message.sentence


def typed(on_key: Callable[[Key], bool], text: str) -> None:
    """Type characters; each must be taken."""
    for character in text:
        assert on_key(Key(character=character)), f"{character!r} was not taken"


def pressed(on_key: Callable[[Key], bool], *names: KeyName) -> None:
    """Press keys; each must be taken."""
    for name in names:
        assert on_key(Key(name)), f"{name} was not taken"


def a_receipt(
    number: int, gross: str = "4.99", *, kind: str = "sale", copies: int = 0, at: datetime = A_MOMENT
) -> ReceiptEntry:
    """A row of the list of receipts."""
    transaction_id = TransactionId(f"receipt-{number}")
    return ReceiptEntry(transaction_id, f"S1-2-1-{number}", at, money(gross), kind, copies)


def a_suspended_sale(
    number: int, label: str = "Green tea", gross: str = "4.99", *, lines: int = 1, at: datetime = A_MOMENT
) -> SuspendedSale:
    """A sale put aside by the cashier."""
    return SuspendedSale(SaleId(f"sale-{number}"), label, at, CASHIER, money(gross), lines)


def a_parked_fact(number: int, reason: str = "Same number, other contents.", *, kind: str = "sale") -> ParkedFact:
    """A refused fact in row `number` of the outbox."""
    return ParkedFact(number, TransactionId(f"fact-{number}"), 4400 + number, kind, reason, A_MOMENT)
