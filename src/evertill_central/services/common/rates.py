"""How often a caller may ask: a bucket for each, generous, so that only a runaway or an attack meets its floor."""

from threading import Lock

from evertill.kernel.values import dataclass

CALLERS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls at once, refilled by so many a second."""

    burst: int
    per_second: int


WORKSTATION_RATE = Rate(burst=2_000, per_second=500)
STRANGER_RATE = Rate(burst=100, per_second=10)
"""For enrolment and for calls whose signature or token is wrong, by address."""


class Rates:
    """The buckets of one process; times are monotonic milliseconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._buckets: dict[str, tuple[int, int]] = {}

    def take(self, caller: str, rate: Rate, now_ms: int) -> int:
        """Take one call out of the bucket: 0, or in how many seconds there will be one."""
        with self._lock:
            level, since_ms = self._buckets.get(caller, (rate.burst * 1000, now_ms))
            level = min(rate.burst * 1000, level + max(0, now_ms - since_ms) * rate.per_second)
            if level < 1000:
                return max(1, -(-(1000 - level) // (rate.per_second * 1000)))
            if len(self._buckets) >= CALLERS_MAX:
                self._buckets.clear()
            self._buckets[caller] = (level - 1000, now_ms)
            return 0
