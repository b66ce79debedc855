"""Acts on facts that need a person: send again, look what would be sent, waive with a reason; knows the devices."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol, assert_never

from evertill.kernel.clock import Clock
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.looking_up.questions import FactPreview, PreviewFact
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.sync_queue.release_fact import (
    FactNotParked,
    FactReleased,
    FactWaived,
    RetryFact,
    RetryOutcome,
    WaiveFact,
    WaiveOutcome,
)
from evertill.ports.formats import Formats
from evertill.ports.notices import DeviceStateChanged
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.sync_centre.sync_view import (
    Stage,
    SyncCentreView,
    SyncView,
    device_row,
    waive_reasons,
)
from evertill.ui.words import tr

REASON_MAX = 120
_NOTHING_KNOWN = SyncView((), (), "", (), can_retry=False)


class SyncCentreScreen(Protocol):
    """Draws the sync centre."""

    def show_view(self, view: SyncCentreView) -> None:
        """Draw this."""
        ...

    def scroll_by(self, pages: int) -> None:
        """By so many screens down."""
        ...


class SyncPresenter:
    """One for the terminal; the status presenter tells it what is true."""

    def __init__(
        self,
        submitter: Submitter,
        answers: AnswerDesk,
        navigator: Navigator,
        speaker: Speaker,
        clock: Clock,
        formats: Formats,
        retry_now: Callable[[], None],
    ) -> None:
        self._submitter = submitter
        self._answers = answers
        self._navigator = navigator
        self._speaker = speaker
        self._clock = clock
        self._formats = formats
        self._retry_now = retry_now
        self._screen: SyncCentreScreen | None = None
        self._devices: dict[str, tuple[DeviceStateChanged, datetime]] = {}
        self._marked_row: int | None = None
        self._view = SyncCentreView(_NOTHING_KNOWN, reasons=waive_reasons())
        self._drawn: SyncCentreView | None = None
        navigator.listen(self._on_place)

    def show_on(self, screen: SyncCentreScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._drawn = None
        self._draw()

    def show_view(self, view: SyncView) -> None:
        """What is true now; what is marked stays marked while it waits."""
        rows = [row.row_id for row in view.parked]
        at = rows.index(self._marked_row) if self._marked_row in rows else 0 if rows else -1
        is_gone = self._view.stage is not Stage.LIST and self._marked_row not in rows
        self._view = replace(self._view, now=view, marked=at, stage=Stage.LIST if is_gone else self._view.stage)
        self._marked_row = rows[at] if rows else None
        self._draw()

    def on_notice(self, notice: object) -> None:
        """A device tells how it is."""
        if isinstance(notice, DeviceStateChanged):
            before = self._devices.get(notice.name)
            if before is None or before[0] != notice:
                self._devices[notice.name] = (notice, self._clock.now())
            self._draw()

    # ---- what a person does

    def try_now(self) -> None:
        """Reach the backend at once, whatever the back-off says."""
        if self._view.now.can_retry:
            self._retry_now()
            self._say(tr("Trying to reach the shop now."))

    def mark(self, at: int) -> None:
        """A parked fact was tapped."""
        if 0 <= at < len(self._view.now.parked):
            self._marked_row = self._view.now.parked[at].row_id
            self._put(replace(self._view, marked=at, result=""))

    def send_again(self) -> None:
        """Send the marked fact once more."""
        chosen = self._view.chosen
        if chosen is not None:
            self._submitter.submit(RetryFact(chosen.row_id), self._show_retried)

    def preview(self) -> None:
        """Show what would be sent of the marked fact."""
        chosen = self._view.chosen
        if chosen is not None:
            self._answers.ask(PreviewFact(chosen.fact_id), self._show_preview, self._speaker.fail)

    def ask_waiver(self) -> None:
        """Ask why the marked fact is to be let go."""
        if self._view.chosen is not None:
            self._put(replace(self._view, stage=Stage.WAIVE, reason="", result=""))

    def choose_reason(self, at: int) -> None:
        """One of the usual reasons was tapped."""
        if 0 <= at < len(self._view.reasons):
            self._put(replace(self._view, reason=self._view.reasons[at][1]))

    def confirm_waiver(self) -> None:
        """Let the marked fact go, for the reason given."""
        chosen, reason = self._view.chosen, self._view.reason.strip()
        if chosen is None:
            self._put(replace(self._view, stage=Stage.LIST))
        elif not reason:
            self._put(replace(self._view, result=tr("Nothing was waived: choose or type why first."), is_good=False))
        else:
            stored = {words: word for word, words in self._view.reasons}
            self._submitter.submit(WaiveFact(chosen.row_id, stored.get(reason, reason)), self._show_waived)

    def leave_stage(self) -> None:
        """Back to the list, with nothing done."""
        self._put(replace(self._view, stage=Stage.LIST, reason="", preview="", result=""))

    # ---- keys

    def on_key(self, key: Key) -> bool:
        """Enter tries now; digits act on the marked fact; Esc is one level back."""
        match self._view.stage:
            case Stage.LIST:
                return self._on_list_key(key)
            case Stage.WAIVE:
                return self._on_waive_key(key)
            case Stage.PREVIEW:
                return self._on_preview_key(key)
            case _:
                assert_never(self._view.stage)

    def _on_list_key(self, key: Key) -> bool:
        match key:
            case Key(name=KeyName.UP):
                self.mark(self._view.marked - 1)
            case Key(name=KeyName.DOWN):
                self.mark(self._view.marked + 1)
            case Key(name=KeyName.PAGE_UP):
                self._scroll(-1)
            case Key(name=KeyName.PAGE_DOWN):
                self._scroll(1)
            case Key(name=KeyName.ENTER):
                self.try_now()
            case Key(name=KeyName.ESCAPE):
                self._navigator.back()
            case Key(character="1"):
                self.send_again()
            case Key(character="2"):
                self.preview()
            case Key(character="3"):
                self.ask_waiver()
            case _:
                return False
        return True

    def _on_waive_key(self, key: Key) -> bool:
        reason = self._view.reason
        match key.name:
            case KeyName.ENTER:
                self.confirm_waiver()
            case KeyName.ESCAPE:
                self.leave_stage()
            case KeyName.BACKSPACE:
                is_usual = reason in {words for _, words in self._view.reasons}
                self._put(replace(self._view, reason="" if is_usual else reason[:-1], result=""))
            case None:
                self._type(key.character)
            case _:
                return False
        return True

    def _type(self, character: str) -> None:
        """A digit on the empty line chooses a usual reason; anything else is typed."""
        reason = self._view.reason
        is_usual = reason in {words for _, words in self._view.reasons}
        keys = [str(at + 1) for at in range(len(self._view.reasons))]
        if (not reason or is_usual) and character in keys:
            self.choose_reason(keys.index(character))
        else:
            typed = character if is_usual else reason + character
            self._put(replace(self._view, reason=typed.lstrip()[:REASON_MAX], result=""))

    def _on_preview_key(self, key: Key) -> bool:
        match key.name:
            case KeyName.ESCAPE | KeyName.ENTER:
                self.leave_stage()
            case KeyName.UP | KeyName.PAGE_UP:
                self._scroll(-1)
            case KeyName.DOWN | KeyName.PAGE_DOWN:
                self._scroll(1)
            case _:
                return False
        return True

    def _scroll(self, pages: int) -> None:
        if self._screen is not None:
            self._screen.scroll_by(pages)

    # ---- what came of it

    def _show_retried(self, outcome: RetryOutcome) -> None:
        match outcome:
            case FactReleased(sequence):
                self._say(tr("No. {n} is on its way again.", n=sequence))
            case FactNotParked():
                self._say_needs_nobody()
            case SignOnNeeded():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_waived(self, outcome: WaiveOutcome) -> None:
        match outcome:
            case FactWaived(sequence):
                self.leave_stage()
                self._say(tr("No. {n} is waived. It stays in the journal, with the reason.", n=sequence))
            case FactNotParked():
                self.leave_stage()
                self._say_needs_nobody()
            case EntryNotPossible(sentence):
                self._put(replace(self._view, result=sentence, is_good=False))
            case SignOnNeeded() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_preview(self, preview: FactPreview) -> None:
        chosen = self._view.chosen
        if chosen is not None and chosen.fact_id == preview.fact_id and self._view.stage is Stage.LIST:
            text = preview.text or tr("This till's journal does not have it any more.")
            self._put(replace(self._view, stage=Stage.PREVIEW, preview=text, result=""))

    def _say_needs_nobody(self) -> None:
        self._say(tr("Nothing was changed: that fact needs nobody any more."))

    def _say(self, sentence: str) -> None:
        self._put(replace(self._view, result=sentence, is_good=True))

    def _on_place(self, place: Place) -> None:
        if place is not Place.HELP:
            self.leave_stage()

    # ---- drawing

    def _put(self, view: SyncCentreView) -> None:
        self._view = view
        self._draw()

    def _draw(self) -> None:
        if self._screen is None:
            return
        now = self._clock.now()
        devices = tuple(device_row(change, since, now, self._formats) for change, since in self._devices.values())
        view = replace(self._view, devices=devices)
        if view != self._drawn:
            self._drawn = view
            self._screen.show_view(view)
