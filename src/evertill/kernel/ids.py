"""Permanent ids, made here before the first write: time-ordered UUIDs, version 7 of RFC 9562."""

import secrets
import threading
from collections.abc import Callable
from typing import NewType, Protocol
from uuid import UUID

SaleId = NewType("SaleId", str)
TransactionId = NewType("TransactionId", str)
AttemptId = NewType("AttemptId", str)
ShiftId = NewType("ShiftId", str)
OperatorId = NewType("OperatorId", str)
CustomerId = NewType("CustomerId", str)
EpochId = NewType("EpochId", str)
ClaimId = NewType("ClaimId", str)
"""Under which a backend holds units of a sale for a return under way."""


class Ids(Protocol):
    """Where new ids come from; injected, so that a simulation can repeat them."""

    def new(self) -> str:
        """A UUIDv7 as text that this source never gives again, later than all it gave before."""
        ...


class Uuid7Ids:
    """UUIDv7 from a clock and a source of random bits; monotonic even within a millisecond or when the clock steps
    back."""

    def __init__(self, unix_ms: Callable[[], int], random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._unix_ms = unix_ms
        self._random_bits = random_bits
        self._last_ms = 0
        self._counter = 0
        self._lock = threading.Lock()  # reason: ids are drawn on every worker, and none may be drawn twice

    def new(self) -> str:
        """The next id; twelve bits count within a millisecond, sixty-two are random."""
        with self._lock:
            now = self._unix_ms()
            if now > self._last_ms:
                self._last_ms, self._counter = now, self._random_bits(10)
            elif self._counter == 0xFFF:
                self._last_ms, self._counter = self._last_ms + 1, 0
            else:
                self._counter += 1
            ms, counter = self._last_ms, self._counter
        value = ms << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | self._random_bits(62)
        return str(UUID(int=value))
