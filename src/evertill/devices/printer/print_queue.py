"""From the spool to paper: one document after the other, each step committed before the next one's bytes go out.

A document leaves the spool only after a clean answer. One that was sent without such an answer is sent again marked as
a possible duplicate. Nothing here waits: a commit under way is looked at in the next step.
"""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

import structlog

from evertill.devices.printer.drawer_kicks import FRESH_MS, DrawerKicks
from evertill.devices.printer.driver import JobOutcome, PrinterDriver
from evertill.devices.printer.status import Condition
from evertill.domain.receipts.receipt import Receipt
from evertill.kernel.clock import Clock
from evertill.kernel.errors import JournalFault
from evertill.ports.journal import JournalWriter, Spool, UnitOfWork
from evertill.ports.journal_rows import SpooledDocument
from evertill.ports.notices import Announcer, DocumentExpired, DocumentPrinted

_LOOK_MS = 1000
_KICK_IS_FRESH = timedelta(milliseconds=FRESH_MS)
_RETRY_MS = 1000
_RESEND_PAUSE_MS, _RESEND_PAUSE_MS_MAX = 5000, 300_000

_log = structlog.get_logger(__name__)


class Drawer(Protocol):
    """The drawer on this printer."""

    @property
    def is_connected(self) -> bool:
        """Whether there is one."""
        ...

    def kick(self) -> bytes:
        """Opens it in its turn."""
        ...

    def kick_at_once(self) -> bytes:
        """Opens it at once, even while the printer is off-line."""
        ...

    def is_open(self, pin_is_high: bool | None) -> bool | None:
        """What the pin's level says; None when nobody can tell."""
        ...


class PrintTurn(Protocol):
    """Which of several printers takes the next document."""

    @property
    def is_first(self) -> bool:
        """The printer that documents are meant for."""
        ...

    def may_take(self, now_ms: int) -> bool:
        """Whether it is this printer's turn."""
        ...

    def take(self) -> bool:
        """Begin with a document; False when another printer is at it. Called on the till worker alone."""
        ...

    def leave(self) -> None:
        """Done with it, one way or the other."""
        ...


class OwnSpool(Spool, Protocol):
    """The spool on a connection of this worker's own."""

    def close(self) -> None:
        """Close the connection."""
        ...


class RenderReceipt(Protocol):
    """Turns a document into a job's pieces."""

    def __call__(self, receipt: Receipt, *, kick: bytes, is_resend: bool) -> tuple[bytes, ...]: ...


class _Phase(StrEnum):
    IDLE = "idle"
    CHECKING = "checking"
    """A document is at hand; the printer is asked whether it prints."""
    EXPIRING = "expiring"
    """A document is too old to be printed; the journal is told."""
    COMMITTING = "committing"
    """The journal is told that sending begins."""
    PRINTING = "printing"
    RECORDING = "recording"
    """The journal is told that it is out."""


class PrintQueue:
    """The spool of one printer, on that printer's worker."""

    def __init__(
        self,
        *,
        spool: OwnSpool,
        journal: JournalWriter,
        driver: PrinterDriver,
        drawer: Drawer,
        render: RenderReceipt,
        kicks_at_once: bool,
        clock: Clock,
        announcer: Announcer,
        wake: Callable[[], None],
        turn: PrintTurn | None = None,
        stale_after_ms: int = 0,
    ) -> None:
        self._turn = turn
        self._stale_after_ms = stale_after_ms
        self._spool = spool
        self._journal = journal
        self._driver = driver
        self._drawer = drawer
        self._render = render
        self._kicks_at_once = kicks_at_once
        self._clock = clock
        self._announcer = announcer
        self._wake = wake
        self._kicks = DrawerKicks(spool.next_kick)
        self._phase = _Phase.IDLE
        self._document: SpooledDocument | None = None
        self._commit: Future[bool] | None = None
        self._look_at_ms = 0
        self._hold_until_ms = 0
        self._is_failing = False
        self._was_claimed = True

    def close(self) -> None:
        """Let go of the spool; what waits in it stays."""
        self._spool.close()

    def nudge(self) -> None:
        """Look at the spool in the next step: something may have been queued."""
        self._look_at_ms = 0

    def wait_ms(self, now_ms: int) -> int:
        """How long nothing needs to be done here."""
        if self._phase is _Phase.PRINTING or self._phase is _Phase.COMMITTING:
            return _LOOK_MS
        return max(0, max(self._look_at_ms, self._hold_until_ms) - now_ms)

    def step(self, now_ms: int) -> None:
        """Go on as far as possible without waiting."""
        try:
            self._look(now_ms)
            while self._advance(now_ms):
                pass
        except JournalFault as fault:
            self._failed(fault.text, now_ms)

    def _look(self, now_ms: int) -> None:
        if now_ms < self._look_at_ms:
            return
        self._look_at_ms = now_ms + _LOOK_MS
        if self._drawer.is_connected:
            self._kicks.look(now_ms)
        if self._phase is _Phase.IDLE and now_ms >= self._hold_until_ms:
            self._document = self._spool.next_document()
            if self._document is not None:
                self._driver.ask(now_ms)
                self._phase = _Phase.CHECKING
        self._is_failing = False

    def _advance(self, now_ms: int) -> bool:
        """One step on; False when there is something to wait for."""
        match self._phase:
            case _Phase.IDLE:
                return False
            case _Phase.CHECKING:
                return self._check(self._at_hand(), now_ms)
            case _Phase.EXPIRING:
                return self._expire(self._at_hand(), now_ms)
            case _Phase.COMMITTING:
                return self._begin(self._at_hand(), now_ms)
            case _Phase.PRINTING:
                return self._watch(self._at_hand(), now_ms)
            case _Phase.RECORDING:
                return self._record(self._at_hand(), now_ms)

    def _at_hand(self) -> SpooledDocument:
        assert self._document is not None, "only an idle queue has no document at hand"
        return self._document

    def _check(self, document: SpooledDocument, now_ms: int) -> bool:
        if self._is_stale(document):  # it may have grown old at hand, while the printer could not print
            self._phase = _Phase.EXPIRING
            return True
        self._open_drawer_first(document)
        if now_ms < self._hold_until_ms or not self._is_ours(document, now_ms):
            return False
        if not document.receipt.blocks and not self._opens_drawer(document):
            self._phase = _Phase.RECORDING  # a drawer that was opened by now, or had better stay closed
            return True
        if not self._driver.is_clear:
            return False
        self._submit(lambda unit: self._claim(unit, document))
        self._phase = _Phase.COMMITTING
        return True

    def _claim(self, unit: UnitOfWork, document: SpooledDocument) -> bool:
        """On the till worker, so one printer after the other: whether this one prints the document."""
        if self._turn is not None and not self._turn.take():
            return False
        return unit.mark_sending(document.spool_id)

    def _is_ours(self, document: SpooledDocument, now_ms: int) -> bool:
        """A printer that stands in for another leaves a drawer's fresh kick to the one the drawer hangs on."""
        if self._turn is None:
            return True
        is_fresh_kick = not document.receipt.blocks and self._clock.now() - document.queued_at < _KICK_IS_FRESH
        return self._turn.may_take(now_ms) and not (is_fresh_kick and not self._turn.is_first)

    def _is_stale(self, document: SpooledDocument) -> bool:
        """Too old for anybody to wait for; one that was begun is finished, and a drawer's kick is no receipt."""
        if not self._stale_after_ms or document.sends or not document.receipt.blocks or document.receipt.is_bearer:
            return False
        return self._clock.now() - document.queued_at >= timedelta(milliseconds=self._stale_after_ms)

    def _expire(self, document: SpooledDocument, now_ms: int) -> bool:
        if self._commit is None:
            if now_ms < self._hold_until_ms:
                return False
            self._submit(lambda unit: unit.mark_expired(document.spool_id))
        if not self._is_committed(now_ms, or_back_to=_Phase.EXPIRING):
            return False
        if self._was_claimed:  # else another printer had it
            _log.warning("a receipt was too old to be printed", spool_id=document.spool_id)
            self._announcer.announce(DocumentExpired(document.spool_id, document.receipt.title, document.queued_at))
        self._put_down()
        return False

    def give_way(self) -> None:
        """Another printer takes over: what this one has begun is left to it, as a possible duplicate."""
        if self._phase is _Phase.CHECKING:
            self._put_down()
        elif self._phase is _Phase.PRINTING:
            self._driver.abandon()

    def _put_down(self) -> None:
        """Look for the next document."""
        self._phase, self._document = _Phase.IDLE, None
        self._look_at_ms = 0
        if self._turn is not None:
            self._turn.leave()

    def _open_drawer_first(self, document: SpooledDocument) -> None:
        """A printer that cannot print can still open the drawer; a silent one is not trusted with it."""
        cannot_print = not self._driver.condition.prints and self._driver.condition is not Condition.SILENT
        if self._kicks_at_once and cannot_print and self._kicks.are_due():
            self._kicks.take_all()
            self._driver.send_at_once(self._drawer.kick_at_once())
            _log.info("opened the drawer of a printer that does not print", spool_id=document.spool_id)

    def _opens_drawer(self, document: SpooledDocument) -> bool:
        return document.receipt.kicks_drawer and document.sends == 0 and self._kicks.is_due(document.spool_id)

    def _begin(self, document: SpooledDocument, now_ms: int) -> bool:
        if not self._is_committed(now_ms, or_back_to=_Phase.CHECKING):
            return False
        if not self._was_claimed:  # another printer has it, or had it
            self._put_down()
            return False
        opens = self._opens_drawer(document)
        self._kicks.take(document.spool_id)
        kick = self._drawer.kick() if opens else b""
        self._driver.begin(self._render(document.receipt, kick=kick, is_resend=document.sends > 0))
        self._phase = _Phase.PRINTING
        return True

    def _watch(self, document: SpooledDocument, now_ms: int) -> bool:
        self._open_drawer_first(document)
        outcome = self._driver.take_outcome()
        if outcome is None:
            return False
        if outcome is JobOutcome.PRINTED:
            self._phase = _Phase.RECORDING
            return True
        _log.warning("a document was sent without a clean answer", spool_id=document.spool_id, sends=document.sends + 1)
        self._put_down()
        if document.sends > 0:  # a printer that takes everything and confirms nothing must not eat paper all day
            pause_ms = min(_RESEND_PAUSE_MS << min(document.sends, 10), _RESEND_PAUSE_MS_MAX)
            self._hold_until_ms = now_ms + pause_ms
        return False

    def _record(self, document: SpooledDocument, now_ms: int) -> bool:
        if self._commit is None:
            if now_ms < self._hold_until_ms:
                return False
            printed_at = self._clock.now()
            self._submit(lambda unit: _printed(unit, document, printed_at))
        if not self._is_committed(now_ms, or_back_to=_Phase.RECORDING):
            return False
        self._announcer.announce(DocumentPrinted(document.spool_id, document.transaction_id))
        self._put_down()
        return False

    # ---- the journal

    def _submit(self, step: Callable[[UnitOfWork], bool]) -> None:
        self._commit = self._journal.submit(step)
        self._commit.add_done_callback(lambda done: self._wake())

    def _is_committed(self, now_ms: int, *, or_back_to: _Phase) -> bool:
        """Whether the commit under way is through; one that failed is tried again from the given phase."""
        commit = self._commit
        if commit is None or not commit.done():
            return False
        self._commit = None
        if not commit.cancelled() and commit.exception() is None:
            self._is_failing = False
            self._was_claimed = commit.result()
            return True
        self._phase = or_back_to
        error = None if commit.cancelled() else commit.exception()
        if error is not None and not isinstance(error, JournalFault):
            self._hold_until_ms = now_ms + _RETRY_MS
            raise error
        self._failed("the till worker takes no more work" if error is None else error.text, now_ms)
        return False

    def _failed(self, reason: str, now_ms: int) -> None:
        if not self._is_failing:
            _log.warning("the print spool cannot be read or written", reason=reason)
        self._is_failing = True
        self._hold_until_ms = now_ms + _RETRY_MS
        self._look_at_ms = now_ms + _RETRY_MS


def _printed(unit: UnitOfWork, document: SpooledDocument, at: datetime) -> bool:
    unit.mark_printed(document.spool_id, at)
    return True
