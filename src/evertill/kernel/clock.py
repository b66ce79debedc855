"""The clock as something passed in: wall time for what is recorded, monotonic time for every wait."""

import time
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

_UNIX_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Tells the time; injected everywhere, so that tests and the simulator can set it."""

    def now(self) -> datetime:
        """Wall time, aware, in the shop's own zone (UTC offset included); it may jump."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some fixed moment; never goes back. For waits and back-off only."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Wall time with the machine's offset from UTC."""
        return datetime.now(UTC).astimezone()

    def monotonic_ms(self) -> int:
        """The machine's monotonic clock in whole milliseconds."""
        return time.monotonic_ns() // 1_000_000


def unix_ms(clock: Clock) -> int:
    """Milliseconds since 1970 by the clock's wall time."""
    return to_unix_ms(clock.now())


def to_unix_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment, exact."""
    since = moment - _UNIX_EPOCH
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def from_unix_ms(ms: int) -> datetime:
    """The moment so many milliseconds after 1970."""
    return _UNIX_EPOCH + timedelta(milliseconds=ms)


def to_rfc3339(moment: datetime) -> str:
    """RFC 3339 text with milliseconds and offset, as facts carry it."""
    assert moment.tzinfo is not None
    return moment.isoformat(timespec="milliseconds")


def from_rfc3339(text: str) -> datetime:
    """The aware moment an RFC 3339 text names; ValueError when it is none or has no offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset from UTC")
    return moment
