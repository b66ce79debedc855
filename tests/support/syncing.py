"""Push and pull over fakes: outbox and mirror in memory, the real connector, a fake backend, a clock set by hand."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar, cast

import httpx

from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.domain.facts.transaction import Transaction
from evertill.kernel.clock import Clock
from evertill.kernel.errors import Bug, JournalFault
from evertill.kernel.secret import Secret
from evertill.kernel.worker import Job
from evertill.ports.connector import (
    Changes,
    Connector,
    Delivered,
    FactOutcome,
    OutgoingFact,
    Parcel,
    Refused,
    Rejected,
    Row,
    StreamChanges,
    Unreachable,
    nothing_meanwhile,
)
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import OUTBOX_MOVES, DueFact, OutboxState, ParkedFact, QueueState, RowOutcome
from evertill.ports.notices import LinkChanged, LinkState
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.pull import Pull
from evertill.sync.push import Push
from tests.support.backend import CREDENTIAL, IDENTITY, URL, FactChain, FakeBackend, HandClock, MemoryKey

Result = TypeVar("Result")
TOO_FAR = timedelta(hours=1)


def never_draws(n: int) -> int:
    """A source of jitter that always gives the most, so that waits are whole."""
    return n - 1


class Board:
    """Keeps what was announced."""

    def __init__(self) -> None:
        self.notices: list[object] = []

    def announce(self, notice: object) -> None:
        """Keep it."""
        self.notices.append(notice)

    def links(self) -> list[LinkState]:
        """The states of the link, as they were announced."""
        return [notice.state for notice in self.notices if isinstance(notice, LinkChanged)]


@dataclass(slots=True)
class OutboxEntry:
    """A row of the fake outbox."""

    row_id: int
    fact: Transaction
    kin: str
    state: OutboxState = OutboxState.WAITING
    attempts: int = 0
    next_try_at: datetime | None = None
    outcome: RowOutcome | None = None
    reason: str = ""


class MemoryOutbox:
    """The outbox as the journal keeps it: states, order, kin, next tries. Moves that are not allowed are bugs."""

    def __init__(self) -> None:
        self.rows: list[OutboxEntry] = []
        self.fault: JournalFault | None = None

    def put(self, fact: Transaction, *, kin: str | None = None) -> OutboxEntry:
        """A new fact waits."""
        entry = OutboxEntry(len(self.rows) + 1, fact, kin or fact.transaction_id)
        self.rows.append(entry)
        return entry

    def due(
        self, route: str, *, limit: int, now: datetime, without: AbstractSet[int] = frozenset()
    ) -> Sequence[DueFact]:
        """As `ports.journal.Outbox` says."""
        if self.fault is not None:
            raise self.fault
        heads = [row for row in self._heads() if _is_due(row, now) and row.row_id not in without]
        found = [row for row in heads if not row.attempts] or heads
        return [
            DueFact(row.row_id, row.fact.transaction_id, row.fact.sequence, row.fact.wire, row.attempts)
            for row in found[:limit]
        ]

    def next_try_at(self, route: str) -> datetime | None:
        """When the earliest waiting fact may be tried."""
        times = [row.next_try_at or datetime.min.replace(tzinfo=row.fact.occurred_at.tzinfo) for row in self._heads()]
        return min(times, default=None)

    def state(self, route: str) -> QueueState:
        """How much waits."""
        return QueueState(self.count(OutboxState.WAITING), self.count(OutboxState.PARKED), None, None)

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """Facts that wait for a person."""
        return [
            ParkedFact(
                row.row_id, row.fact.transaction_id, row.fact.sequence, row.fact.kind, row.reason, row.fact.occurred_at
            )
            for row in self.rows
            if row.state is OutboxState.PARKED
        ]

    def count(self, state: OutboxState) -> int:
        """How many rows are in this state."""
        return sum(row.state is state for row in self.rows)

    def record_outcomes(self, outcomes: Sequence[RowOutcome], at: datetime) -> None:
        """Stamp, park or release rows; all or none."""
        for outcome in outcomes:
            if outcome.state not in OUTBOX_MOVES[self.rows[outcome.row_id - 1].state]:
                raise Bug(f"a fact cannot go from {self.rows[outcome.row_id - 1].state} to {outcome.state}")
        for outcome in outcomes:
            row = self.rows[outcome.row_id - 1]
            row.state, row.outcome, row.reason, row.next_try_at = outcome.state, outcome, outcome.reason, None
            row.attempts += outcome.state in {OutboxState.DELIVERED, OutboxState.PARKED}

    def record_unreachable(self, row_ids: Sequence[int], *, next_try_at: datetime, reason: str) -> None:
        """Count an attempt."""
        for row_id in row_ids:
            row = self.rows[row_id - 1]
            row.attempts, row.next_try_at, row.reason = row.attempts + 1, next_try_at, reason

    def _heads(self) -> list[OutboxEntry]:
        """Waiting rows with no undelivered kin before them."""
        open_kin: set[str] = set()
        heads = []
        for row in self.rows:
            if row.state in {OutboxState.WAITING, OutboxState.PARKED}:
                if row.state is OutboxState.WAITING and row.kin not in open_kin:
                    heads.append(row)
                open_kin.add(row.kin)
        return heads


def _is_due(row: OutboxEntry, now: datetime) -> bool:
    return row.next_try_at is None or row.next_try_at <= now or row.next_try_at > now + TOO_FAR


class HandWriter:
    """The till worker as others see it; `holds` keeps what is submitted until `run`, as a busy worker does."""

    def __init__(self, outbox: MemoryOutbox) -> None:
        self._outbox = outbox
        self.holds = False
        self.is_full = False
        self.fault: JournalFault | None = None
        self.held: deque[Callable[[], None]] = deque()
        self.commits = 0

    def submit(self, step: Callable[[UnitOfWork], Result]) -> "Future[Result]":
        """Run the step, now or later."""
        future: Future[Result] = Future()
        if self.is_full:
            future.cancel()
            return future
        self.held.append(lambda: self._settle(future, step))
        if not self.holds:
            self.run()
        return future

    def run(self) -> None:
        """Do what was held."""
        while self.held:
            self.held.popleft()()

    def _settle(self, future: "Future[Result]", step: Callable[[UnitOfWork], Result]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        if self.fault is not None:
            future.set_exception(self.fault)
            return
        try:
            # The part of a unit of work that sync uses.
            result = step(cast("UnitOfWork", self._outbox))
        except Bug as bug:
            future.set_exception(bug)
        else:
            self.commits += 1
            future.set_result(result)


class MemoryCopies:
    """The mirror's writing side in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Row]] = {}
        self.known: dict[str, str] = {}
        self.applied: list[Changes] = []
        self.dates: list[datetime] = []
        self.fault: JournalFault | None = None

    def cursors(self) -> Mapping[str, str]:
        """Up to where each stream is copied."""
        return dict(self.known)

    def apply(self, changes: Changes, at: datetime) -> object:
        """Take the rows over."""
        if self.fault is not None:
            raise self.fault
        self.applied.append(changes)
        self.dates.append(at)
        for stream in changes.streams:
            rows = self.rows.setdefault(stream.stream, {})
            if stream.is_whole:
                rows.clear()
            rows.update((row.key, row) for row in stream.rows)
            self.known[stream.stream] = stream.cursor
        return None


class HandWorker:
    """A worker whose jobs run at once, on the caller; it counts how often it was woken."""

    def __init__(self) -> None:
        self.wakes = 0
        self.is_stopped = False

    def start(self) -> None:
        """Nothing to start."""

    def stop(self, timeout_ms: int) -> bool:
        """End."""
        self.is_stopped = True
        return True

    def submit(self, job: Job) -> bool:
        """Run the job."""
        job()
        return True

    def wake(self) -> None:
        """Count it."""
        self.wakes += 1

    def assert_current(self) -> None:
        """Always on the one thread there is."""


class MemoryConnector:
    """A backend without a network: what the port promises, and nothing else."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[bytes, Delivered]] = {}
        self.rows: dict[str, list[Row]] = {}
        self.is_cut = False
        self.is_reachable = True

    @property
    def route(self) -> str:
        """The name of its outbox rows."""
        return "memory"

    def pack(self, facts: Sequence[OutgoingFact]) -> Parcel:
        """As they are."""
        return Parcel(tuple(facts))

    def deliver(
        self, parcel: Parcel, meanwhile: Callable[[], None] = nothing_meanwhile
    ) -> Sequence[FactOutcome] | Unreachable | Rejected:
        """One outcome for each fact, or none at all."""
        if self.is_cut or not self.is_reachable:
            return Unreachable("Nobody is there.")
        meanwhile()
        return [self._outcome(fact) for fact in parcel.facts]

    def pull(
        self, cursors: Mapping[str, str], *, wait_s: int, without: frozenset[str] = frozenset()
    ) -> Changes | Unreachable | Rejected:
        """What changed, at once."""
        if self.is_cut or not self.is_reachable:
            return Unreachable("Nobody is there.")
        streams = []
        for name, rows in self.rows.items():
            if name in without:
                continue
            after = int(cursors.get(name, "0"))
            newer = {row.key: row for row in rows if row.version > after}
            cursor = str(max([after, *(row.version for row in rows)]))
            streams.append(StreamChanges(name, cursor, tuple(newer.values())))
        return Changes(tuple(streams))

    def put(self, stream: str, key: str, content: dict[str, str]) -> None:
        """Write a row."""
        rows = self.rows.setdefault(stream, [])
        rows.append(Row(key, len(rows) + 1, dict(content)))

    def preview(self, fact: OutgoingFact) -> str:
        """The fact as it is."""
        return fact.wire.decode()

    def interrupt(self) -> None:
        """No more answers."""
        self.is_cut = True

    def close(self) -> None:
        """Nothing to give back."""

    def _outcome(self, fact: OutgoingFact) -> FactOutcome:
        if fact.fact_id not in self.known:
            self.put("stock", "A-1", {})
            delivered = Delivered(f"m{len(self.known) + 1}", str(len(self.rows["stock"])))
            self.known[fact.fact_id] = (fact.wire, delivered)
        wire, delivered = self.known[fact.fact_id]
        return delivered if wire == fact.wire else Refused("Its id was sent with other contents.")


@dataclass(slots=True)
class Rig:
    """All of it, and a loop that lets the two workers run on the clock."""

    clock: HandClock
    backend: FakeBackend
    outbox: MemoryOutbox
    writer: HandWriter
    copies: MemoryCopies
    board: Board
    link: Link
    connector: Connector
    push: Push
    pull: Pull
    chain: FactChain = field(default_factory=FactChain)
    pauses: list[int] = field(default_factory=list)

    def sell(self, count: int = 1, *, kin: str | None = None, size: int = 0) -> list[OutboxEntry]:
        """New facts wait in the outbox."""
        return [self.outbox.put(self.chain.fact(size=size), kin=kin) for _ in range(count)]

    def push_for(self, seconds: int) -> None:
        """Let the push worker run on the clock, nobody waking it."""
        end_ms = self.clock.monotonic_ms() + seconds * 1000
        while self.clock.monotonic_ms() < end_ms:
            pause_ms = self.push.tick()
            self.pauses.append(pause_ms)
            self.clock.move_ms(min(pause_ms, max(0, end_ms - self.clock.monotonic_ms())))

    def pull_for(self, seconds: int) -> None:
        """Let the pull worker run on the clock."""
        end_ms = self.clock.monotonic_ms() + seconds * 1000
        while self.clock.monotonic_ms() < end_ms:
            self.clock.move_ms(min(self.pull.tick(), max(0, end_ms - self.clock.monotonic_ms())))

    def drain(self) -> None:
        """Push until there is nothing to do at once."""
        while self.push.tick() == 0:
            pass

    @property
    def delivered(self) -> int:
        """Facts that are known to be at the backend."""
        return self.outbox.count(OutboxState.DELIVERED)

    @property
    def waiting(self) -> int:
        """Facts that still wait."""
        return self.outbox.count(OutboxState.WAITING)

    @property
    def parked(self) -> int:
        """Facts that wait for a person."""
        return self.outbox.count(OutboxState.PARKED)


def a_signer(clock: Clock, key: MemoryKey, *, credential: str = CREDENTIAL) -> Signer:
    """The signer of the workstation that the fake backend knows."""
    return Signer(IDENTITY.store, IDENTITY.workstation, Secret(credential), key, clock)


def a_connector(backend: FakeBackend, key: MemoryKey, url: str = URL) -> CentralConnector:
    """The central connector over the fake backend."""
    transport = cast("httpx.BaseTransport", backend)  # it has the two methods that httpx calls
    return CentralConnector(CentralSettings(url), a_signer(backend.clock, key), transport=transport)


def a_rig(
    *,
    random_below: Callable[[int], int] = never_draws,
    clock: HandClock | None = None,
    connector: Connector | None = None,
) -> Rig:
    """A till's sync over the fake backend; jitter always draws the longest wait unless told otherwise."""
    clock = clock or HandClock()
    key = MemoryKey()
    backend = FakeBackend(clock, key.public_key)
    connector = connector or a_connector(backend, key)
    outbox, copies, board = MemoryOutbox(), MemoryCopies(), Board()
    writer = HandWriter(outbox)
    link = Link(clock, board)
    push = Push(outbox, connector, writer, clock, link, board, Backoff(random_below))
    pull = Pull(copies, connector, clock, link, board, Backoff(random_below))
    return Rig(clock, backend, outbox, writer, copies, board, link, connector, push, pull)


def restarted(rig: Rig) -> Rig:
    """The same till after a restart: what is on disk stays, what workers remembered is gone."""
    link = Link(rig.clock, rig.board)
    push = Push(rig.outbox, rig.connector, rig.writer, rig.clock, link, rig.board, Backoff(never_draws))
    pull = Pull(rig.copies, rig.connector, rig.clock, link, rig.board, Backoff(never_draws))
    return replace(rig, link=link, push=push, pull=pull)
