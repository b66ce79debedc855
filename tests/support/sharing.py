"""For presenters of features, without widgets: what they share, over the real operations of a counter in memory."""

from collections.abc import Callable
from typing import cast

from evertill.app.workstation.formats import LocaleFormats
from evertill.kernel.errors import Fault
from evertill.kernel.ids import OperatorId
from evertill.operations.counter.command import Command, Question
from evertill.operations.counter.reading import Reading
from evertill.operations.people.counter_state import ResumeCounter
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.feature.feature import Shared
from evertill.ui.feature.parts import ScreenParts
from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator
from evertill.ui.frame.tones import Tone
from tests.support.counter import CASHIER, ENGLISH, Till
from tests.support.memory_reading import FakeSync, MemoryReading
from tests.support.ui_lists import Outcome, ScriptedDesk


class LiveDesk(ScriptedDesk):
    """Performs and answers on a real counter, but for what an outcome was written beforehand."""

    def __init__(self, till: Till) -> None:
        super().__init__()
        self.till = till
        self.reading = Reading(
            catalogue=till.catalogue,
            stock=till.catalogue,
            freshness=(sync := FakeSync(till.clock.now())),
            journal=MemoryReading(till),
            outbox=sync,
            route="central",
            link=lambda: sync.link,
        )

    def submit(
        self, command: Command[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Perform it, or answer as written."""
        return self._live(command, lambda: self.till.desk.perform(command), then, failed)

    def ask(
        self, question: Question[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Look it up, or answer as written."""
        return self._live(question, lambda: question.answer(self.reading), then, failed)

    def _live(
        self,
        asked: Command[Outcome] | Question[Outcome],
        act: Callable[[], Outcome],
        then: Callable[[Outcome], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        if type(asked) in self.outcomes or self.fault is not None:
            return self._answer(asked, then, failed)
        self.outcomes[type(asked)] = act()
        outcome = self.outcomes[type(asked)]
        del self.outcomes[type(asked)]
        self.asked.append(asked)
        self._bring(lambda: then(cast(Outcome, outcome)))  # as the operation gave it
        return True


class Sharing:
    """What a feature is given; the till is open and somebody signed on."""

    def __init__(self, operator: OperatorId = CASHIER) -> None:
        self.till = Till(operator=operator)
        self.desk = LiveDesk(self.till)
        self.tones: list[Tone] = []
        self.wishes: list[Wish] = []
        board, formats = Board(), LocaleFormats(ENGLISH)
        navigator, speaker = Navigator(board), Speaker(self.tones.append)
        entry = EntryPresenter(formats, lambda: board.currency)
        self.shared = Shared(
            desk=self.desk,
            answers=self.desk,
            formats=formats,
            clock=self.till.clock,
            sound=self.tones.append,
            board=board,
            navigator=navigator,
            speaker=speaker,
            submitter=Submitter(self.desk, speaker),
            entry=entry,
            ask=AskPresenter(entry, navigator),
            do=self.wishes.append,
            parts=cast(ScreenParts, None),  # nothing here looks at what app hands over
        )
        self.renew()

    def renew(self) -> None:
        """The board learns how the counter stands now."""
        self.shared.board.put_state(self.till.do(ResumeCounter()))
        self.shared.navigator.home()

    @property
    def said(self) -> str:
        """What stands on the message strip."""
        message = self.shared.speaker.message
        return "" if message is None else message.sentence
