"""A machine's clock that somebody sets."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from evertill.app.seams import Seams, system_seams
from evertill.kernel.clock import SystemClock, unix_ms
from evertill.kernel.ids import Uuid7Ids


class JumpingClock:
    """Wall time that is set by hand and goes on with the machine; monotonic time is the machine's."""

    def __init__(self, start: datetime) -> None:
        self._machine = SystemClock()
        self.set(start)

    def set(self, moment: datetime) -> None:
        """Somebody sets the clock."""
        self._zone = moment.tzinfo or UTC
        self._start, self._since_ms = moment.astimezone(UTC), self._machine.monotonic_ms()

    def jump(self, **by: int) -> None:
        """`clock.jump(hours=-2)`."""
        self.set(self.now() + timedelta(**by))

    def now(self) -> datetime:
        """The wall's time with the offset of the zone it was set in, as the real one tells it."""
        passed = timedelta(milliseconds=self.monotonic_ms() - self._since_ms)
        local = (self._start + passed).astimezone(self._zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def monotonic_ms(self) -> int:
        """The machine's."""
        return self._machine.monotonic_ms()


def seams_of(clock: JumpingClock) -> Seams:
    """The real seams on this clock; ids too follow it."""
    return replace(system_seams(), clock=clock, ids=Uuid7Ids(lambda: unix_ms(clock)))
