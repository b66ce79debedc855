"""The worker of a device that is a dialogue over a line: keeps the line, moves its bytes, tells its state on change."""

from collections.abc import Callable
from typing import Protocol

import structlog

from evertill.devices.transport.dialogue import DeviceDialogue, move_bytes
from evertill.devices.transport.link import Link
from evertill.devices.transport.supervised import Lost, Opened, SupervisedLine
from evertill.devices.transport.unified_pos import LINK_STATES
from evertill.kernel.clock import Clock
from evertill.kernel.errors import DeviceFault
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import DeviceLink
from evertill.ports.notices import Announcer, DeviceKind, DeviceStateChanged

_IDLE_MS = 1000
_TURN_MS = 20

_log = structlog.get_logger(__name__)


class MakeWorker(Protocol):
    """Makes the worker a device runs on; `app` gives one that makes threads."""

    def __call__(self, name: str, *, tick: Tick, on_stop: Job) -> Worker: ...


class DeviceTeller:
    """Tells of a device's state once for each change; logs when it starts failing and when it recovers."""

    def __init__(self, kind: DeviceKind, name: str, announcer: Announcer) -> None:
        self._kind = kind
        self._name = name
        self._announcer = announcer
        self._told: tuple[bool, str] | None = None

    def tell(self, link: Link, line_name: str) -> None:
        """Tell it, unless nothing is known yet or it was told."""
        if link.state in {DeviceLink.CLOSED, DeviceLink.CONNECTING}:
            return
        is_ready = link.state is DeviceLink.READY
        before, self._told = self._told, (is_ready, link.reason)
        if self._told == before:
            return
        was_ready = before is None or before[0]
        self._announcer.announce(DeviceStateChanged(self._kind, self._name, is_ready, link.reason))
        facts = {"device": self._kind.value, "line": line_name, "upos": LINK_STATES[link.state]}
        if is_ready:
            _log.info("the device works", **facts)
        elif was_ready:
            _log.warning("the device does not work", reason=link.reason, **facts)


class DialogueWorker:
    """One device. Orders are given with `submit`, run on its worker, and go out with the next turn."""

    def __init__(
        self,
        *,
        kind: DeviceKind,
        name: str,
        line: SupervisedLine,
        dialogue: DeviceDialogue,
        clock: Clock,
        announcer: Announcer,
        make_worker: MakeWorker,
        after_turn: Callable[[], None] = lambda: None,
    ) -> None:
        self._line = line
        self._dialogue = dialogue
        self._clock = clock
        self._teller = DeviceTeller(kind, name, announcer)
        self._after_turn = after_turn
        self._worker = make_worker(kind.value.replace("_", "-"), tick=self._tick, on_stop=line.close)

    @property
    def link(self) -> Link:
        """Where the line stands; for anybody to read."""
        return self._line.link

    def enable(self) -> None:
        """Begin; once."""
        self._worker.start()

    def release(self, timeout_ms: int) -> bool:
        """Stop; False when that took longer than allowed."""
        return self._worker.stop(timeout_ms)

    def submit(self, order: Job) -> bool:
        """Run this on the device's worker; False when it takes no more."""
        is_taken = self._worker.submit(order)
        self._worker.wake()
        return is_taken

    def reach_now(self) -> None:
        """Something was plugged in."""
        self.submit(self._line.reach_now)

    def _tick(self) -> int:
        if isinstance(self._line.try_open(), Opened):
            self._dialogue.opened(self._clock.monotonic_ms())
        if self._line.transport.is_open:
            self._talk()
        self._teller.tell(self._line.link, self._line.transport.name)
        self._after_turn()
        return self._pause_ms()

    def _talk(self) -> None:
        try:
            move_bytes(self._line.transport, self._dialogue, self._clock)
        except DeviceFault as fault:
            self._lose(fault)
            return
        self._dialogue.advance(self._clock.monotonic_ms())
        if self._dialogue.has_answered or not self._line.transport.is_two_way:
            self._line.proved()
        complaint = self._dialogue.complaint
        if self._dialogue.wants_reopening:
            self._lose(DeviceFault(complaint or ""))
        elif complaint is not None:
            self._line.stands(complaint)

    def _lose(self, fault: DeviceFault) -> Lost:
        self._dialogue.lost(self._clock.monotonic_ms())
        return self._line.lost(fault)

    def _pause_ms(self) -> int:
        if not self._line.transport.is_open:
            return min(max(_TURN_MS, self._line.wait_ms()), _IDLE_MS)
        wait_ms = self._dialogue.wait_ms(self._clock.monotonic_ms())
        return _IDLE_MS if wait_ms is None else min(max(wait_ms, 0), _IDLE_MS)
