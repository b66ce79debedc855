"""The receipt printer's worker: keeps the line, drains the spool, and tells of the printer's state once per change.

Nothing here is on a sale's path: sales queue documents in the journal, and this worker finds them.
"""

from collections.abc import Callable

import structlog

from evertill.devices.printer.driver import PrinterDriver
from evertill.devices.printer.print_queue import Drawer, PrintQueue
from evertill.devices.printer.print_turn import Turn
from evertill.devices.printer.sentences import DRAWER_NAME, DRAWER_OPEN_TOO_LONG, SENTENCES
from evertill.devices.printer.status import Condition
from evertill.devices.printer.unified_pos import (
    DRAWER_EVENTS,
    RECOVERED_EVENTS,
    RESULT_CODES,
    STATUS_UPDATE_EVENTS,
)
from evertill.devices.transport.byte_transport import DocumentTransport
from evertill.devices.transport.device_worker import MakeWorker
from evertill.devices.transport.dialogue import move_bytes
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import Lost, Opened, SupervisedLine
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault, JournalFault
from evertill.ports.notices import Announcer, DeviceKind, DeviceStateChanged, DrawerMoved

_READ_MS = 50
_IDLE_MS = 1000

_log = structlog.get_logger(__name__)


class PrinterWorker:
    """One receipt printer, its line and its queue."""

    def __init__(
        self,
        *,
        name: str,
        line: SupervisedLine,
        driver: PrinterDriver,
        drawer: Drawer,
        open_queue: Callable[[Callable[[], None]], PrintQueue],
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
        turn: Turn | None = None,
        open_too_long_s: int = 0,
        thread: str = "receipt-printer",
    ) -> None:
        self._turn = turn
        self._open_too_long_ms = open_too_long_s * 1000
        self._opened_at_ms: int | None = None
        self._is_drawer_told = False
        self._name = name
        self._line = line
        self._driver = driver
        self._drawer = drawer
        self._open_queue = open_queue
        self._queue: PrintQueue | None = None
        self._clock = clock
        self._announcer = announcer
        self._line_fault = ""
        self._told: tuple[bool, str] | None = None
        self._failed_as = Condition.READY
        self._drawer_told: bool | None = None
        self._was_woken = True
        self._is_spool_missed = False
        self._worker = make_worker(thread, tick=self._tick, on_stop=self._close)

    @property
    def link(self) -> Link:
        """Where the line stands; for anybody to read."""
        return self._line.link

    def reach_now(self) -> None:
        """Something was plugged in."""
        self._worker.submit(self._line.reach_now)
        self._worker.wake()

    def enable(self) -> None:
        """Begin to print; once."""
        self._worker.start()

    def wake(self) -> None:
        """Something may have been queued."""
        self._was_woken = True
        self._worker.wake()

    def release(self, timeout_ms: int) -> bool:
        """Stop after the step at hand; False when that took longer than allowed. What waits stays in the spool."""
        return self._worker.stop(timeout_ms)

    def _tick(self) -> int:
        if self._queue is None:
            self._queue = self._try_queue()
        self._reach()
        if self._line.transport.is_open:
            self._talk()
        self._take_turns()
        if self._queue is not None:
            if self._was_woken:
                self._was_woken = False
                self._queue.nudge()
            self._queue.step(self._clock.monotonic_ms())
        self._tell_printer()
        self._tell_drawer()
        return self._pause_ms()

    def _take_turns(self) -> None:
        """Tell the other printers how this one stands, and leave its work to them when it cannot do it."""
        if self._turn is None:
            return
        now_ms = self._clock.monotonic_ms()
        prints = self._line.transport.is_open and self._driver.is_known and self._driver.condition.prints
        self._turn.stands(prints=prints, now_ms=now_ms)
        if self._queue is not None and self._turn.gives_way(now_ms):
            self._queue.give_way()

    def _try_queue(self) -> PrintQueue | None:
        """The spool's connection belongs to this worker, so it is opened here; what cannot be opened is tried again."""
        try:
            return self._open_queue(self._worker.wake)
        except JournalFault as fault:
            if not self._is_spool_missed:
                _log.warning("the print spool cannot be opened", reason=fault.text)
            self._is_spool_missed = True
            return None

    def _close(self) -> None:
        self._line.close()
        if self._queue is not None:
            self._queue.close()

    def _pause_ms(self) -> int:
        now_ms = self._clock.monotonic_ms()
        queue_ms = _IDLE_MS if self._queue is None else self._queue.wait_ms(now_ms)
        pause_ms = min(queue_ms or _READ_MS, _IDLE_MS)
        if not self._line.transport.is_open:
            return min(pause_ms, max(_READ_MS, self._line.wait_ms()))
        driver_ms = self._driver.wait_ms(now_ms)
        return pause_ms if driver_ms is None else min(pause_ms, driver_ms)

    # ---- the line

    def _reach(self) -> None:
        match self._line.try_open():
            case Opened():
                self._driver.opened(self._clock.monotonic_ms())
            case Lost(text):
                self._line_fault = text
            case None:
                pass

    def _talk(self) -> None:
        try:
            move_bytes(self._line.transport, self._driver, self._clock)
            if isinstance(self._line.transport, DocumentTransport) and self._driver.has_sent_all:
                self._line.transport.end_document()
                self._line_fault = ""
        except DeviceFault as fault:
            self._lose(fault)
            return
        self._driver.advance(self._clock.monotonic_ms())
        if self._driver.is_known:
            if not isinstance(self._line.transport, DocumentTransport):  # a queue proves itself by taking something
                self._line_fault = ""
            if self._driver.condition is not Condition.SILENT:
                self._line.proved()
        if self._driver.wants_reopening:
            self._lose(DeviceFault(SENTENCES[Condition.SILENT]))

    def _lose(self, fault: DeviceFault) -> None:
        self._line.lost(fault)
        self._line_fault = fault.text
        self._driver.lost(self._clock.monotonic_ms())

    # ---- telling

    def _tell_printer(self) -> None:
        condition = self._driver.condition
        if not self._line_fault and not (self._driver.is_known and self._is_worth_telling):
            return
        if not self._line_fault:
            self._line.stands("" if condition.prints else SENTENCES[condition])
        is_ready = condition.prints and not self._line_fault
        state = (is_ready, self._line_fault or SENTENCES[condition])
        if state == self._told:
            return
        before, self._told = self._told, state
        self._announcer.announce(DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, self._name, *state))
        if before is None or before[0] is not is_ready:
            self._log_turn(is_ready, state[1])

    @property
    def _is_worth_telling(self) -> bool:
        """Not when a printer that printed has missed one question only."""
        return not (self._driver.is_silence_brief and self._told is not None and self._told[0])

    def _log_turn(self, is_ready: bool, reason: str) -> None:
        """Once when it starts failing and once when it recovers."""
        condition, line = self._driver.condition, self._line.transport.name
        if is_ready:
            event = RECOVERED_EVENTS.get(self._failed_as, STATUS_UPDATE_EVENTS[condition])
            _log.info("the receipt printer prints", line=line, status_update_event=event)
            return
        if condition.prints:  # what cannot be asked counts as ready, yet the line to it failed
            condition = Condition.OFFLINE
        self._failed_as = condition
        _log.warning(
            "the receipt printer does not print",
            line=line,
            condition=condition.value,
            reason=reason,
            status_update_event=STATUS_UPDATE_EVENTS[condition],
            result=RESULT_CODES[condition],
        )

    def _tell_drawer(self) -> None:
        is_open = self._drawer.is_open(self._driver.drawer_pin_is_high)
        self._watch_drawer(is_open)
        if is_open is None or is_open is self._drawer_told:
            return
        self._drawer_told = is_open
        self._announcer.announce(DrawerMoved(self._name, is_open))
        _log.info("the cash drawer moved", is_open=is_open, status_update_event=DRAWER_EVENTS[is_open])

    def _watch_drawer(self, is_open: bool | None) -> None:
        """An open drawer is told of once, and again when it is shut at last."""
        now_ms = self._clock.monotonic_ms()
        if not is_open:
            if self._is_drawer_told:
                self._is_drawer_told = False
                self._announcer.announce(DeviceStateChanged(DeviceKind.CASH_DRAWER, DRAWER_NAME, True))
            self._opened_at_ms = None
            return
        if self._opened_at_ms is None:
            self._opened_at_ms = now_ms
        is_long = self._open_too_long_ms and now_ms - self._opened_at_ms >= self._open_too_long_ms
        if is_long and not self._is_drawer_told:
            self._is_drawer_told = True
            self._announcer.announce(
                DeviceStateChanged(DeviceKind.CASH_DRAWER, DRAWER_NAME, False, DRAWER_OPEN_TOO_LONG)
            )
            _log.info("the cash drawer stands open", seconds=self._open_too_long_ms // 1000)
