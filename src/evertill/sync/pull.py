"""The pull worker's step: one long poll for all streams, applied to the mirror in one go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import structlog

from evertill.kernel.clock import Clock
from evertill.kernel.errors import JournalFault
from evertill.ports.connector import Changes, Connector, Rejected, StreamChanges, Unreachable
from evertill.ports.notices import Announcer, CopiesUpdated
from evertill.sync.backoff import Backoff
from evertill.sync.link import Lane, Link
from evertill.sync.rounds import Round, Rounds

WAIT_S = 20
REST_MS = 1000
"""After news came by a long poll: while a till's own sales arrive there by the hundred each moves stock, and what has
come together by then is one answer instead of many."""
EARLY_MS = 5000
"""Who answers a long poll at once and with nothing new does not hold it, and is not asked more often than this."""
TELL_MS = 2000
"""How often the screens hear of news while more pages follow at once."""


class Copies(Protocol):
    """The mirror's writing side, on the pull worker."""

    def cursors(self) -> Mapping[str, str]:
        """Up to where each stream is copied."""
        ...

    def apply(self, changes: Changes, at: datetime) -> object:
        """Write the changes with their cursors in one commit; rows that make no sense are kept out and listed. `at`:
        the copy holds all that the backend had by then."""
        ...


class Beside(Protocol):
    """Somebody who pulls many pages without holding up who else is at work here."""

    def catch_up(self, told: Callable[[frozenset[str]], None]) -> bool:
        """Keep page after page until nothing waits, telling the streams that got rows; False when not one was kept."""
        ...


@dataclass(frozen=True, slots=True)
class _Asking:
    """One request on its way."""

    cursors: Mapping[str, str]
    round: Round
    at_ms: int
    """By the monotonic clock."""
    at: datetime
    """What the copy is dated by: the backend may answer before it has a fact of ours that is delivered when the answer
    comes, and a copy dated then would seem to contain that fact."""


@dataclass(slots=True)
class Pull:
    """Owned by the pull worker; `tick` is its standing work."""

    copies: Copies
    connector: Connector
    clock: Clock
    link: Link
    announcer: Announcer
    backoff: Backoff
    wait_s: int = field(default=0)
    """The first pull, and the first after a failure, asks without waiting; later ones wait for a change."""
    _untold: set[str] = field(default_factory=set)
    """Streams of which pages came in that nobody was told of."""
    _told_at_ms: int | None = field(default=None)
    trouble: str = field(default="")
    """Why the last step did not go well, for a person; empty when it did."""
    rounds: Rounds = field(default_factory=Rounds)
    """Which streams are asked for, and when."""
    is_resting: bool = field(default=False)
    """Whether the last step asked for nothing, for no stream had its turn."""
    beside: Beside | None = field(default=None)
    """Takes over when one page is not all; None: every page is kept here."""
    _goes_alone: bool = field(default=False)
    """It did not work, so these pages are kept here."""
    _is_news: bool = field(default=False)
    """What is being fetched, page by page, was told by a long poll."""
    _copies_fail: bool = field(default=False)
    _warning: str = field(default="")
    """What the backend's last answer gave reason to tell."""

    def tick(self) -> int:
        """Pull once if its time has come; milliseconds until the next."""
        return self._pause_ms() or self.run_once()

    def retry_now(self) -> None:
        """A person wants it tried now."""
        self.backoff.reset()
        self.rounds.hurry()

    def hurry(self) -> None:
        """The push worker reached the backend again."""
        self.backoff.hurry()

    def run_once(self) -> int:
        """Ask once and apply the answer; milliseconds until the next."""
        try:
            return self._step()
        except JournalFault as fault:
            self._note_copies(fault)
            self.trouble = fault.text
            return self._wait(None)

    def _step(self) -> int:
        cursors = self.copies.cursors()
        asked_at_ms = self.clock.monotonic_ms()
        asked = self.rounds.next_round(asked_at_ms, self.wait_s)
        self.is_resting = asked.rest_ms > 0
        if self.is_resting:
            return asked.rest_ms
        asking = _Asking(cursors, asked, asked_at_ms, self.clock.now())
        answer = self.connector.pull(cursors, wait_s=asked.wait_s, without=asked.without)
        match answer:
            case Changes():
                return self._apply(answer, asking)
            case Unreachable(reason, retry_after_ms):
                self.trouble = reason
                self.link.unreachable(Lane.PULL, reason)
                return self._wait(retry_after_ms)
            case Rejected(reason):
                self.trouble = reason
                self.link.rejected(Lane.PULL, reason)
                return self._wait(None)

    def _apply(self, answer: Changes, asking: _Asking) -> int:
        cursors, asked, asked_at_ms = asking.cursors, asking.round, asking.at_ms
        self._warning = answer.warning
        self.link.worked(Lane.PULL, self._warning)
        changes = self.rounds.answered(asked, answer, cursors, asked_at_ms)
        self.copies.apply(changes, asking.at)
        self._note_copies(None)
        self.trouble = ""
        self.backoff.succeeded()
        self._untold |= {stream.stream for stream in changes.streams if stream.rows or stream.is_whole}
        moved = any(_moves(stream, cursors.get(stream.stream)) for stream in changes.streams)
        more = moved and any(stream.has_more for stream in changes.streams)
        self._tell(more=more)
        waited, self.wait_s = asked.wait_s > 0, 0 if more else WAIT_S
        if not moved and waited:
            return max(0, asked_at_ms + min(EARLY_MS, asked.wait_s * 1000) - self.clock.monotonic_ms())
        self._is_news = self._is_news or (moved and waited)
        if not more:
            self._goes_alone = False
        elif self.beside is not None and not self._goes_alone:
            self._goes_alone = not self.beside.catch_up(self._kept_beside)
        if more or not self._is_news:
            return 0
        self._is_news = False
        return REST_MS

    def _kept_beside(self, streams: frozenset[str]) -> None:
        self.link.worked(Lane.PULL, self._warning)
        self._untold |= streams
        self._tell(more=True)

    def _tell(self, *, more: bool) -> None:
        """With hundreds of pages on their way in, the screens look anew now and then, not after each of them."""
        now_ms = self.clock.monotonic_ms()
        if not self._untold or (more and self._told_at_ms is not None and now_ms - self._told_at_ms < TELL_MS):
            return
        told, self._untold, self._told_at_ms = frozenset(self._untold), set(), now_ms
        self.announcer.announce(CopiesUpdated(told))

    def _wait(self, retry_after_ms: int | None) -> int:
        self.wait_s, self._is_news = 0, False
        self._tell(more=False)
        self.backoff.failed(self.clock.monotonic_ms(), retry_after_ms)
        return self._pause_ms()

    def _pause_ms(self) -> int:
        return self.backoff.wait_ms(self.clock.monotonic_ms())

    def _note_copies(self, fault: JournalFault | None) -> None:
        """Logged once when it starts failing and once when it recovers."""
        if (fault is not None) is self._copies_fail:
            return
        self._copies_fail = fault is not None
        log = structlog.get_logger(__name__)
        if fault is not None:
            log.error("what the backend sent cannot be kept", reason=fault.text)
        else:
            log.info("what the backend sends is kept again")


def _moves(stream: StreamChanges, known: str | None) -> bool:
    """Whether this brings the copy on; an empty stream's first cursor does not."""
    return stream.cursor != known and bool(stream.rows or stream.is_whole or known is not None)
