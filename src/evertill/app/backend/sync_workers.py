"""The push and pull workers of a connected till, and the lone pull worker of one that stands by itself."""

from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from datetime import datetime

import structlog

from evertill.app.backend.beside import SealedBeside
from evertill.app.backend.loading import LoadBeside
from evertill.app.memory import give_back_memory
from evertill.app.pull_beside import PullBeside
from evertill.app.seams import Seams
from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.home import Home
from evertill.domain.policy.cadences import CadencePolicy
from evertill.domain.rows.stream_rows import Stream
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import Fault
from evertill.kernel.worker import run_on
from evertill.mirror.changes import AppliedReport
from evertill.mirror.local_rows import LOCAL_OWNER, LocalRows, load_local
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading as MirrorReading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes, Connector
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer, CopiesUpdated
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.pull import Pull
from evertill.sync.push import Push
from evertill.sync.rounds import Rounds
from evertill.sync.syncing import Syncing

LOCAL_LOOK_MS = 2000
"""How often a till looks whether somebody imported a file meanwhile."""
LOCAL_WAIT_S = 4
"""The longest poll of a till that owns part of its catalogue: the poll holds the look up, on the same worker."""

SETTLE_LIMIT_S = 2


@dataclass(slots=True)
class LocalPull:
    """Loads this till's own rows into the mirror, at the start and whenever other files came to lie there."""

    writer: MirrorWriter
    local: LocalRows
    seams: Seams
    announcer: Announcer

    def tick(self) -> int:
        """Look once; milliseconds until the next look."""
        report = load_local(self.local, self.writer, self.seams.clock.now())
        if report is not None:
            self.announcer.announce(CopiesUpdated(frozenset(self.local.files())))
        return LOCAL_LOOK_MS

    @property
    def takes_imports(self) -> bool:
        """Whether the catalogue is this till's own: no backend has claimed it, or sent any of it."""
        is_ours = self.local.owner_of(Stream.PRODUCTS) == LOCAL_OWNER
        return is_ours and Stream.PRODUCTS not in self.writer.cursors()


@dataclass(slots=True)
class SettledCopies:
    """The mirror's writing side for the pull: a copy that contains a sale of ours comes in only once the journal knows
    that it does. Else the sale would be taken off twice for a moment, and the number a person sees would jump."""

    find_writer: Callable[[], MirrorWriter]
    settle: "Callable[[], Future[None]]"

    def cursors(self) -> Mapping[str, str]:
        """Up to where each stream is copied."""
        return self.find_writer().cursors()

    def apply(self, changes: Changes, at: datetime) -> AppliedReport:
        """Let the push worker write down what it was answered before this answer."""
        if any(change.stream == Stream.STOCK for change in changes.streams):
            self.settle_first()
        report = self.find_writer().apply(changes, at)
        if report.loaded:
            give_back_memory()
        return report

    def settle_first(self) -> None:
        """A push worker that hangs, or has ended, is not waited for: a number that jumps once is the lesser evil."""
        try:
            self.settle().result(timeout=SETTLE_LIMIT_S)
        except (CancelledError, TimeoutError):
            return


class SyncWorkers:
    """Made once, started after the first screen is painted, stopped with the till."""

    def __init__(
        self,
        home: Home,
        seams: Seams,
        *,
        link: Link,
        announcer: Announcer,
        journal_writer: JournalWriter,
        open_journal: Callable[[], JournalReader],
        connector: Connector | None,
    ) -> None:
        self._home = home
        self._seams = seams
        self._link = link
        self._announcer = announcer
        self._journal_writer = journal_writer
        self._open_journal = open_journal
        self._connector = connector
        self._outbox: JournalReader | None = None
        self._push: Push | None = None
        self._pull: Pull | None = None
        self._local: LocalPull | None = None
        self._writer: MirrorWriter | None = None
        self._copies = SettledCopies(self._writing_side, self._settle_push)
        self._beside = self._pull_beside()
        self._loading = self._load_beside()
        self._policies: MirrorReading | None = None
        self._cadences = CadencePolicy()
        self._takes_imports = False
        self._is_troubled = False
        self._pull_worker = seams.make_worker("pull", tick=self._pull_tick, on_stop=self._close_mirror)
        self._push_worker = seams.make_worker("push", tick=self._push_tick, on_stop=self._close_outbox)
        self._syncing: Syncing | None = None
        if connector is not None:
            self._syncing = Syncing(
                push=lambda: self._push,
                pull=lambda: self._pull,
                link=link,
                connector=connector,
                push_worker=self._push_worker,
                pull_worker=self._pull_worker,
            )

    def start(self) -> None:
        """Begin; once."""
        if self._syncing is not None:
            self._syncing.start()
        else:
            self._pull_worker.start()

    def wake_push(self) -> None:
        """New facts wait."""
        if self._syncing is not None:
            self._syncing.wake_push()

    def retry_now(self) -> None:
        """A person wants it tried now."""
        if self._syncing is not None:
            self._syncing.retry_now()

    def strike_customer(self, customer_id: str) -> None:
        """Somebody was erased here: the copy of their data goes at once, not when the backend says so."""
        self._pull_worker.submit(lambda: self._writing_side().strike_customer(customer_id))
        for beside in (self._beside, self._loading):
            if beside is not None:
                beside.yield_mirror()

    def stop(self, timeout_ms: int) -> None:
        """End both; a call under way is cut short."""
        for beside in (self._beside, self._loading):
            if beside is not None:
                beside.stop()
        if self._syncing is not None:
            self._syncing.stop(timeout_ms)
        else:
            self._pull_worker.stop(timeout_ms)

    def _push_tick(self) -> int:
        if self._push is None:
            assert self._connector is not None
            self._outbox = self._open_journal()
            self._push = Push(
                outbox=self._outbox,
                connector=self._connector,
                writer=self._journal_writer,
                clock=self._seams.clock,
                link=self._link,
                announcer=self._announcer,
                backoff=Backoff(self._seams.random_below),
                beside=SealedBeside(self._outbox, FileCustomerVault(self._home)),
                every_ms=lambda: self._cadences.sent_every_s * 1000,
            )
        return self._push.tick()

    def _settle_push(self) -> "Future[None]":
        return run_on(self._push_worker, lambda: None if self._push is None else self._push.settle())

    def _close_outbox(self) -> None:
        if self._outbox is not None:
            self._outbox.close()

    def _pull_tick(self) -> int:
        pause_ms = self._look_at_own_rows()
        if self._connector is None or self._writer is None:
            return pause_ms
        if self._pull is None:
            self._pull = Pull(
                copies=self._copies,
                connector=self._connector,
                clock=self._seams.clock,
                link=self._link,
                announcer=self._announcer,
                backoff=Backoff(self._seams.random_below),
                rounds=Rounds(self._paced_by()),
                beside=self._beside,
            )
        if self._takes_imports:
            self._pull.wait_s = min(self._pull.wait_s, LOCAL_WAIT_S)
        pull_ms = self._pull.tick()
        # A pull that backs off may be asked early, for it looks at the time itself; one that was answered may not.
        looks_itself = self._pull.is_resting or self._pull.backoff.wait_ms(self._seams.clock.monotonic_ms()) > 0
        return min(pause_ms, pull_ms) if looks_itself else pull_ms

    def _paced_by(self) -> Callable[[], CadencePolicy]:
        """The cadences of the shop's policy as copied last; the push worker sends by them too."""
        self._policies = MirrorReading(self._home.mirror, self._seams.connect_mirror)
        policies = MirrorPolicies(self._policies)

        def read() -> CadencePolicy:
            self._cadences = policies.policy().cadences
            return self._cadences

        return read

    def _look_at_own_rows(self) -> int:
        """Milliseconds until the next look; what cannot be read is told once, and keeps nothing else from its turn."""
        try:
            if self._loading is not None and self._loading.load(self._writing_side()):
                return LOCAL_LOOK_MS
            writer = self._writing_side()
            if self._local is None or self._local.writer is not writer:
                self._local = LocalPull(writer, LocalRows(self._home.folder), self._seams, self._announcer)
            pause_ms = self._local.tick()
            self._takes_imports = self._local.takes_imports
        except Fault as fault:
            self._note(fault.text)
            return LOCAL_LOOK_MS
        self._note("")
        return pause_ms

    def _writing_side(self) -> MirrorWriter:
        """The one writing connection, opened when it is first asked for and after it was lent."""
        if self._writer is None:
            self._writer = MirrorWriter(self._home.mirror, self._seams.connect_mirror, self._seams.turns.give_way)
        return self._writer

    def _lend_mirror(self) -> None:
        """Another process writes now; here nobody does before it has ended."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _pull_beside(self) -> PullBeside | None:
        start = self._seams.start_puller
        if start is None:
            return None
        return PullBeside(self._home, start, self._lend_mirror, self._copies.settle_first)

    def _load_beside(self) -> LoadBeside | None:
        start = self._seams.start_loader
        if start is None:
            return None
        return LoadBeside(
            self._home, start, self._lend_mirror, lambda streams: self._announcer.announce(CopiesUpdated(streams))
        )

    def _note(self, trouble: str) -> None:
        """Logged once when it starts failing and once when it recovers."""
        if bool(trouble) is self._is_troubled:
            return
        self._is_troubled = bool(trouble)
        log = structlog.get_logger(__name__)
        if trouble:
            log.error("this till's own rows cannot be loaded", reason=trouble)
        else:
            log.info("this till's own rows are loaded again")

    def _close_mirror(self) -> None:
        if self._policies is not None:
            self._policies.close()
        if self._writer is not None:
            self._writer.close()
