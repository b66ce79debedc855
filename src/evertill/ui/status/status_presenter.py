"""Keeps the three facts fresh: asks when a notice hints at a change, and now and then, for hints get lost."""

from collections.abc import Callable, Sequence
from typing import Protocol

from evertill.kernel.clock import Clock
from evertill.kernel.errors import Fault
from evertill.operations.looking_up.questions import AskSyncState, SyncState
from evertill.ports.formats import Formats
from evertill.ports.notices import (
    CopiesUpdated,
    DeviceStateChanged,
    FactsRecorded,
    FactsWritten,
    LinkChanged,
    LinkState,
    SaleCompleted,
)
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.status.status_view import Happened, StatusView, status_view
from evertill.ui.words import told, tr

ASK_EVERY_MS = 15_000
HAPPENED_MAX = 100


class StatusScreen(Protocol):
    """Draws the bar."""

    def show_view(self, view: StatusView) -> None:
        """Draw this."""
        ...


DrawCentre = Callable[[SyncState | None, Sequence[Happened]], None]
"""Draws the sync centre from the last answer and what happened lately."""


class StatusPresenter:
    """One for the terminal; `tick` is called about once a second."""

    def __init__(
        self,
        answers: AnswerDesk,
        board: Board,
        clock: Clock,
        formats: Formats,
        retry_now: Callable[[], None],
    ) -> None:
        self._answers = answers
        self._board = board
        self._clock = clock
        self._formats = formats
        self._retry_now = retry_now
        self._bar: StatusScreen | None = None
        self._centre: DrawCentre | None = None
        self._sync: SyncState | None = None
        self._faults: dict[str, DeviceStateChanged] = {}
        self._happened: list[Happened] = []
        self._listeners: list[Callable[[SyncState], None]] = []
        self._is_stale = True
        self._is_asking = False
        self._asked_at_ms = 0
        board.on_session(self._draw)

    @property
    def sync(self) -> SyncState | None:
        """The last answer."""
        return self._sync

    @property
    def is_online(self) -> bool:
        """Whether the backend was reached just now."""
        return self._sync is not None and self._sync.link.state is LinkState.ONLINE

    def show_on(self, bar: StatusScreen) -> None:
        """Draw the bar here."""
        self._bar = bar
        self._draw()

    def show_centre_on(self, centre: DrawCentre) -> None:
        """Draw the sync centre here."""
        self._centre = centre
        self._draw()

    def listen(self, listener: Callable[[SyncState], None]) -> None:
        """Be told each answer."""
        self._listeners.append(listener)

    def on_notice(self, notice: object) -> None:
        """A hint from anywhere in the process, on the UI thread."""
        match notice:
            case FactsRecorded() | FactsWritten() | SaleCompleted() | CopiesUpdated():
                self._is_stale = True
            case LinkChanged():
                self._is_stale = True
                self.remember(_link_sentence(notice))
                self.tick()
            case DeviceStateChanged(name=name, is_ready=True):
                if self._faults.pop(name, None) is not None:
                    self.remember(tr("{device} works again.", device=name))
                self._draw()
            case DeviceStateChanged(name=name):
                if self._faults.get(name) != notice:
                    self.remember(told(notice.reason))
                self._faults[name] = notice
                self._draw()
            case _:
                pass

    def tick(self) -> None:
        """Ask when something may have changed, and draw: ages grow by themselves."""
        now_ms = self._clock.monotonic_ms()
        if not self._is_asking and (self._is_stale or now_ms - self._asked_at_ms >= ASK_EVERY_MS):
            self._is_stale = False
            self._is_asking = True  # before asking: the answer may come at once
            if not self._answers.ask(AskSyncState(), self._put, self._fail):
                self._is_asking = False
            self._asked_at_ms = now_ms
        self._draw()

    def retry_now(self) -> None:
        """Try to reach the backend at once, whatever the back-off says."""
        self.remember(tr("Tried again by hand."))
        self._retry_now()
        self._is_stale = True
        self._draw()

    def _put(self, sync: SyncState) -> None:
        self._is_asking = False
        self._sync = sync
        for listener in self._listeners:
            listener(sync)
        self._draw()

    def _fail(self, fault: Fault) -> None:
        self._is_asking = False
        self.remember(told(fault.text))
        self._draw()

    def remember(self, text: str) -> None:
        """It stands among what happened lately."""
        self._happened.append(Happened(self._clock.now(), text))
        del self._happened[:-HAPPENED_MAX]

    def _draw(self) -> None:
        now = self._clock.now()
        if self._bar is not None:
            faults = tuple(self._faults.values())
            self._bar.show_view(status_view(self._board.state, self._sync, faults, now, self._formats))
        if self._centre is not None:
            self._centre(self._sync, self._happened)


def _link_sentence(link: LinkChanged) -> str:
    match link.state:
        case LinkState.ONLINE:
            return told(link.reason) or tr("The shop's backend answers again.")
        case LinkState.UNCONNECTED:
            return tr("No backend is connected.")
        case LinkState.OFFLINE:
            return tr("The shop's backend stopped answering. {reason}", reason=told(link.reason)).strip()
        case LinkState.REJECTED:
            return tr("The shop's backend does not accept this till. {reason}", reason=told(link.reason)).strip()
