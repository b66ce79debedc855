"""The till's talk with a label printer: asks how it is, sends a label only while it prints. No I/O.

Labels are no receipts: one that could not be printed within some minutes is given up, and that is told.
"""

import re
from collections import deque

from evertill.devices.label_printer.labels import STATUS_REQUEST
from evertill.kernel.values import dataclass

_ANSWER_MS, _GIVE_UP_MS = 1500, 12_000
_HEARTBEAT_MS, _BUSY_MS = 10_000, 500
_STALE_MS = 300_000
QUEUE_MAX = 200
_STRING = re.compile(rb"\x02([^\x02\x03]{0,64})\x03")
_RECEIVED_MAX = 512

SILENT = (
    "The label printer does not answer; sales go on, and labels wait for a few minutes. "
    "Check that it is switched on and its cable is plugged in."
)
_COMPLAINTS = (
    "The label printer is out of labels; sales go on, and labels wait for a few minutes. Put in a new roll.",
    "The label printer is paused; sales go on, and labels wait for a few minutes. Press its pause key.",
    "The label printer's head is open; sales go on, and labels wait for a few minutes. Close it.",
    "The label printer's ribbon is used up; sales go on, and labels wait for a few minutes. Put in a new one.",
)
NOT_PRINTED = (
    "Labels could not be printed in time and were given up; nothing else is touched. "
    "Mend the label printer, then print them again."
)


@dataclass(frozen=True, slots=True)
class HostStatus:
    """What `~HS` tells that matters here."""

    is_out: bool
    is_paused: bool
    is_open: bool = False
    is_ribbon_out: bool = False

    @property
    def complaint(self) -> str:
        """The first thing to mend; empty when it prints."""
        faults = (self.is_out, self.is_paused, self.is_open, self.is_ribbon_out)
        return next((text for text, is_met in zip(_COMPLAINTS, faults, strict=True) if is_met), "")


def read_host_status(strings: list[bytes]) -> HostStatus | None:
    """The first two of the three strings; None when they are none."""
    if len(strings) < 2:
        return None
    first, second = strings[0].split(b","), strings[1].split(b",")
    if len(first) < 12 or len(second) < 4:
        return None
    return HostStatus(first[1] == b"1", first[2] == b"1", second[2] == b"1", second[3] == b"1")


class LabelDialogue:
    """One label printer on one line."""

    def __init__(self, *, is_two_way: bool) -> None:
        self._is_two_way = is_two_way
        self._waiting: deque[tuple[bytes, int]] = deque()
        self._unit = b""
        self._is_label = False
        self._asked_at_ms: int | None = None
        self._received = b""
        self._next_ms = 0
        self._silent_since_ms: int | None = None
        self._has_answered = False
        self._complaint: str | None = None
        self.printed = 0
        """How many labels were sent to a printer that prints."""
        self.given_up = 0
        """How many were not."""

    @property
    def complaint(self) -> str | None:
        """Why it does not print."""
        return self._complaint

    @property
    def has_answered(self) -> bool:
        """Whether it was heard since the line was opened."""
        return self._has_answered

    @property
    def awaits_answer(self) -> bool:
        """Whether a status may come."""
        return self._asked_at_ms is not None

    @property
    def wants_reopening(self) -> bool:
        """Silent for too long."""
        return self._silent_since_ms is not None and self._next_ms - self._silent_since_ms >= _GIVE_UP_MS

    def put(self, label: bytes, now_ms: int) -> None:
        """Print this; the oldest gives way when too many wait."""
        if len(self._waiting) >= QUEUE_MAX:
            self._waiting.popleft()
            self.given_up += 1
        self._waiting.append((label, now_ms))
        if self._asked_at_ms is None:
            self._next_ms = now_ms

    def opened(self, now_ms: int) -> None:
        """The line has just been opened."""
        self._unit, self._asked_at_ms, self._received = b"", None, b""
        self._silent_since_ms, self._has_answered = None, False
        self._complaint = None if self._is_two_way else ""
        self._next_ms = now_ms

    def lost(self, now_ms: int) -> None:
        """The line is gone; what waits goes on waiting, what was half sent is sent again."""
        self._unit, self._asked_at_ms = b"", None
        self._silent_since_ms, self._complaint, self._has_answered = None, None, False

    def outgoing(self) -> bytes:
        """A label while it prints, else a question when it is due."""
        if not self._unit and self._waiting and self._complaint == "" and self._asked_at_ms is None:
            self._unit, self._is_label = self._waiting[0][0], True
        return self._unit

    def wrote(self, count: int, now_ms: int) -> None:
        """The line took so much."""
        self._unit = self._unit[count:]
        if self._unit or not count:
            return
        if self._is_label:
            self._is_label = False
            self._waiting.popleft()
            self.printed += 1
            self._next_ms = now_ms + _BUSY_MS
            if self._is_two_way and not self._waiting:
                self._complaint = None  # whether it came out is asked before the next one
        elif self._is_two_way:
            self._asked_at_ms = now_ms

    def received(self, chunk: bytes, now_ms: int) -> None:
        """Three strings answer one question; the first two say all."""
        self._received = (self._received + chunk)[-_RECEIVED_MAX:]
        status = read_host_status(_STRING.findall(self._received))
        if status is None or self._asked_at_ms is None:
            return
        self._received, self._asked_at_ms, self._silent_since_ms = b"", None, None
        self._has_answered = True
        self._complaint = status.complaint
        self._next_ms = now_ms + (_BUSY_MS * 2 if self._waiting else _HEARTBEAT_MS)

    def advance(self, now_ms: int) -> None:
        """Questions fall due, patience ends."""
        while self._waiting and not self._is_label and now_ms - self._waiting[0][1] >= _STALE_MS:
            self._waiting.popleft()
            self.given_up += 1
        if not self._is_two_way:
            return
        if self._asked_at_ms is not None and now_ms - self._asked_at_ms >= _ANSWER_MS:
            self._asked_at_ms, self._received = None, b""
            self._silent_since_ms = now_ms if self._silent_since_ms is None else self._silent_since_ms
            self._complaint = SILENT
            self._next_ms = now_ms + _BUSY_MS * 2
        if self._asked_at_ms is None and not self._unit and now_ms >= self._next_ms:
            self._unit, self._is_label = STATUS_REQUEST, False

    def wait_ms(self, now_ms: int) -> int | None:
        """How long nothing needs to be done."""
        if self._unit or self._asked_at_ms is not None or (self._waiting and self._complaint == ""):
            return 0
        return max(0, self._next_ms - now_ms) if self._is_two_way else None
