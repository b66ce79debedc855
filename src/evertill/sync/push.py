"""The push worker's step: due facts to the backend, with no transaction open while the network is asked.

While the backend works on one batch, the till worker writes down the outcomes of the one before, and the one after is
read and packed, to leave as soon as the answer is there: the backend hardly waits for the till.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from evertill.domain.customers.sealed_customer import SentBeside
from evertill.kernel.clock import Clock
from evertill.kernel.errors import JournalFault
from evertill.ports.connector import (
    Connector,
    Delivered,
    FactOutcome,
    OutgoingFact,
    Parcel,
    Refused,
    Rejected,
    Unreachable,
)
from evertill.ports.journal import JournalWriter, Outbox
from evertill.ports.journal_rows import DueFact
from evertill.ports.notices import Announcer, EpochDoubted, FactsRecorded
from evertill.sync.backoff import LONGEST_MS, Backoff, delay_ms
from evertill.sync.link import Lane, Link
from evertill.sync.record_outcome import Writing, record, record_failure

BATCH = 400
BATCH_BYTES = 4 * 1024 * 1024
"""A request stays below what a slow line carries within its time limit, however long the receipts are."""
GROWS_AFTER = 3
"""A batch that was made smaller grows again after so many answers in a row."""
REFUSALS_MAX = 5
"""A fact that is alone in a request which the backend cannot read, so often, is refused: a person has to look."""
IDLE_MS = 5000
"""Looks by itself this often, should a hint be lost."""
LOOK_MS = 100


@dataclass(frozen=True, slots=True)
class Ready:
    """A batch that can be sent."""

    due: Sequence[DueFact]
    parcel: Parcel

    @property
    def has_beside(self) -> bool:
        """Whether personal data goes along."""
        return any(fact.beside is not None for fact in self.parcel.facts)


@dataclass(slots=True)
class Push:
    """Owned by the push worker; `tick` is its standing work."""

    outbox: Outbox
    connector: Connector
    writer: JournalWriter
    clock: Clock
    link: Link
    announcer: Announcer
    backoff: Backoff
    beside: Callable[[DueFact], SentBeside | None] = field(default=lambda fact: None)
    """What goes along with a fact and is no part of it."""
    batch: int = field(default=BATCH)
    trouble: str = field(default="")
    """Why the last step did not go well, for a person; empty when it did."""
    every_ms: Callable[[], int] = field(default=lambda: 0)
    """The least time from the end of one delivery to the beginning of the next, by the shop's policy."""
    _good: int = field(default=0)
    """Answers in a row since the batch was made smaller."""
    _failed_alone: int = field(default=0)
    """Facts in a row on which the backend failed though nothing else was in the request."""
    _is_hurried: bool = field(default=False)
    """Facts that wait on their own are tried as well."""
    _is_looking_ahead: bool = field(default=False)
    """A look ahead that broke off (a bug) must not cost the batch under way its answer again."""
    _writing: Writing | None = field(default=None)
    _ahead: Ready | None = field(default=None)
    """What follows the batch that was answered last, and goes out next; forgotten when its answers were not written."""
    _drained_at_ms: int | None = field(default=None)
    """When all that was due had been sent; None before the first delivery."""
    _has_sent: bool = field(default=False)
    """Whether anything was delivered since."""
    _is_doubted: bool = field(default=False)
    """Whether the backend said, of what is being written down, that an epoch is over."""
    _journal_fails: bool = field(default=False)
    """Whether the last writing, or reading of the outbox, failed."""
    _journal_backoff: Backoff = field(init=False)

    def __post_init__(self) -> None:
        self._journal_backoff = Backoff(self.backoff.random_below)

    def tick(self) -> int:
        """Deliver one batch if its time has come; milliseconds until the next look."""
        return self._pause_ms() or self._pace_ms() or self.run_once()

    def retry_now(self) -> None:
        """A person wants it tried now."""
        self.backoff.reset()
        self._journal_backoff.reset()
        self._drained_at_ms = None
        self._is_hurried = True

    def hurry(self) -> None:
        """The pull worker reached the backend again."""
        self.backoff.hurry()
        self._is_hurried = True

    def settle(self) -> None:
        """Have what the backend answered so far written down; what fails here is tried again in its turn."""
        try:
            self._finish_writing()
        except JournalFault as fault:
            self._note_journal(fault)

    def run_once(self) -> int:
        """Deliver one batch; milliseconds until the next, 0 while there is more to do."""
        try:
            return self._step()
        except JournalFault as fault:
            self._note_journal(fault)
            self.trouble = fault.text
            self._journal_backoff.failed(self.clock.monotonic_ms())
            return self._pause_ms()

    def _step(self) -> int:
        if self._journal_fails:
            self._finish_writing()
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            # A customer may have been erased since it was packed.
            return self._deliver(self._packed(ahead.due) if ahead.has_beside else ahead)
        due = self._due()
        if not due and self._writing is not None:
            self._finish_writing()
            return 0
        if not due:
            return self._idle_ms()
        return self._deliver(self._packed(_next_batch(due, self.batch)))

    def _due(self, under_way: Sequence[DueFact] = ()) -> Sequence[DueFact]:
        """What is due, not under way and not being written down already."""
        written = self._writing.row_ids if self._writing is not None else frozenset()
        now = self.clock.now()
        if self._is_hurried:
            now += timedelta(milliseconds=LONGEST_MS)
        without = written.union(fact.row_id for fact in under_way)
        return self.outbox.due(self.connector.route, limit=self.batch, now=now, without=without)

    def _packed(self, batch: Sequence[DueFact]) -> Ready:
        facts = [OutgoingFact(fact.fact_id, fact.wire, self.beside(fact)) for fact in batch]
        return Ready(batch, self.connector.pack(facts))

    def _look_ahead(self, under_way: Sequence[DueFact]) -> Sequence[Ready]:
        """Read and pack what follows, where the queue fills another batch: what a till sells meanwhile goes with a
        rest that does not, and before what failed. Kin of what is under way is not due before that is written."""
        if self._is_looking_ahead:
            return ()
        self._is_looking_ahead = True
        try:
            due = self._due(under_way)
        except JournalFault:
            due = ()  # the answer under way is waited for all the same; the next reading meets it in its turn
        fills = len(due) == self.batch and not due[0].attempts
        follows = [self._packed(_next_batch(due, self.batch))] if fills else []
        self._is_looking_ahead = False
        return follows

    def _deliver(self, ready: Ready) -> int:
        batch, follows = ready.due, deque[Ready](maxlen=1)
        answer = self.connector.deliver(ready.parcel, meanwhile=lambda: follows.extend(self._look_ahead(batch)))
        match answer:
            case Unreachable(is_overload=False):
                self.trouble = answer.reason
                self.link.unreachable(Lane.PUSH, answer.reason)
                return self._wait(batch, answer.retry_after_ms)
            case Unreachable():
                return self._overloaded(batch, answer)
            case Rejected(reason):
                self.trouble = reason
                self.link.rejected(Lane.PUSH, reason)
                return self._wait(batch, None)
            case _:
                self._answered(batch, answer)
                self._ahead = follows.pop() if follows else None
                return 0

    def _answered(self, batch: Sequence[DueFact], outcomes: Sequence[FactOutcome]) -> None:
        self.trouble = ""
        self._is_looking_ahead = False
        self._failed_alone = 0
        self._good += 1
        self._has_sent = True
        if self._good >= GROWS_AFTER and self.batch < BATCH:
            self.batch, self._good = min(self.batch * 2, BATCH), 0
        self.backoff.succeeded()
        self.link.worked(Lane.PUSH)
        self._finish_writing()
        self._writing = record(self.writer, batch, outcomes, at=self.clock.now())
        self._is_doubted = any(isinstance(outcome, Delivered) and outcome.over is not None for outcome in outcomes)

    def _overloaded(self, batch: Sequence[DueFact], answer: Unreachable) -> int:
        """Halve down to the fact that is to blame, if it is one; when every fact fails alone, it is the backend."""
        if len(batch) > 1:
            self._shrink(batch)
            if answer.retry_after_ms:
                self.backoff.failed(self.clock.monotonic_ms(), answer.retry_after_ms)
            return self._pause_ms()
        fact = batch[0]
        self.trouble = answer.reason
        self._failed_alone += 1
        if self._failed_alone > 1:
            self.link.unreachable(Lane.PUSH, answer.reason)
        self._finish_writing()
        now = self.clock.now()
        if answer.is_refusal and fact.attempts + 1 >= REFUSALS_MAX:
            self._writing = record(self.writer, batch, [Refused(answer.reason)], at=now)
        else:
            own_ms = delay_ms(fact.attempts + 1, self.backoff.random_below)
            self._writing = record_failure(self.writer, fact, reason=answer.reason, now=now, delay_ms=own_ms)
        self._finish_writing()
        if self._failed_alone > 1 or answer.retry_after_ms:
            return self._wait(batch, answer.retry_after_ms)
        return 0

    def _finish_writing(self) -> None:
        """One writing at a time is under way; nothing is sent again before it is known what became of it."""
        writing = self._writing
        if writing is None:
            return
        try:
            writing.finish()
        finally:
            if writing.is_done:
                self._writing = None
        self._note_journal(None)
        self._journal_backoff.succeeded()
        self.announcer.announce(FactsRecorded())
        if self._is_doubted:
            self._is_doubted = False
            self.announcer.announce(EpochDoubted())

    def _wait(self, batch: Sequence[DueFact], retry_after_ms: int | None) -> int:
        self._shrink(batch)
        self.backoff.failed(self.clock.monotonic_ms(), retry_after_ms)
        return self._pause_ms()

    def _shrink(self, batch: Sequence[DueFact]) -> None:
        """Too slow a line, too large a body, a bad fact: whatever it was, less is more likely to get through."""
        self.batch, self._good = max(1, len(batch) // 2), 0
        self._is_hurried = False

    def _pause_ms(self) -> int:
        now_ms = self.clock.monotonic_ms()
        return max(self.backoff.wait_ms(now_ms), self._journal_backoff.wait_ms(now_ms))

    def _pace_ms(self) -> int:
        """What is left of the pace; a backlog is sent without pauses."""
        if self._drained_at_ms is None:
            return 0
        return max(0, self._drained_at_ms + self.every_ms() - self.clock.monotonic_ms())

    def _idle_ms(self) -> int:
        """Until the earliest fact that waits on its own, or the next look."""
        self._is_hurried = False
        if self._has_sent:
            self._drained_at_ms, self._has_sent = self.clock.monotonic_ms(), False
        next_at = self.outbox.next_try_at(self.connector.route)
        if next_at is None:
            self.link.idle(Lane.PUSH)
            return IDLE_MS
        ahead_ms = (next_at - self.clock.now()) // timedelta(milliseconds=1)
        return min(IDLE_MS, max(LOOK_MS, ahead_ms + 1))

    def _note_journal(self, fault: JournalFault | None) -> None:
        """Logged once when it starts failing and once when it recovers; what was not written down goes out again, and
        before what follows."""
        if fault is not None:
            self._ahead = None
        if (fault is not None) is self._journal_fails:
            return
        self._journal_fails = fault is not None
        log = structlog.get_logger(__name__)
        if fault is not None:
            log.error("what the backend answered cannot be written down", reason=fault.text)
        else:
            log.info("what the backend answered is written down again")


def _next_batch(due: Sequence[DueFact], limit: int) -> Sequence[DueFact]:
    """The facts to send together: one that failed before goes alone, so that it holds up no other."""
    size = 0
    for number, fact in enumerate(due[:limit]):
        size += len(fact.wire)
        if number and (fact.attempts or size > BATCH_BYTES):
            return due[:number]
    return due[:limit]
