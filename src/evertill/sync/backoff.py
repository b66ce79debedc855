"""How long to wait after a failure: doubling from one second to a minute, for ever; with jitter, so that tills do not
return as one.
"""

from collections.abc import Callable
from dataclasses import dataclass

FIRST_MS = 1000
LONGEST_MS = 60_000
SPREAD_MS = 1000
"""Tills that were told the same moment to come back do not all come at it."""

RandomBelow = Callable[[int], int]
"""`random_below(n)` gives a whole number from 0 to n - 1."""


def delay_ms(failures: int, random_below: RandomBelow) -> int:
    """Milliseconds to wait after this many failures in a row, half of them drawn."""
    assert failures > 0
    own_ms = min(FIRST_MS << min(failures - 1, 16), LONGEST_MS)
    return own_ms // 2 + random_below(own_ms // 2 + 1)


@dataclass(slots=True)
class Backoff:
    """Counts failures in a row, and keeps the moments (monotonic) before which nothing goes out."""

    random_below: RandomBelow
    failures: int = 0
    not_before_ms: int = 0
    """By our own reckoning."""
    asked_until_ms: int = 0
    """As the backend asked."""

    def wait_ms(self, now_ms: int) -> int:
        """How long still to wait; 0 when it is time."""
        return max(0, self.not_before_ms - now_ms, self.asked_until_ms - now_ms)

    def failed(self, now_ms: int, retry_after_ms: int | None = None) -> None:
        """One more failure: wait longer, and at least as long as the backend asks."""
        self.failures += 1
        self.not_before_ms = now_ms + delay_ms(self.failures, self.random_below)
        if retry_after_ms:
            self.asked_until_ms = now_ms + retry_after_ms + self.random_below(SPREAD_MS)

    def succeeded(self) -> None:
        """Start over."""
        self.failures = self.not_before_ms = self.asked_until_ms = 0

    def hurry(self) -> None:
        """There is reason to believe that it works again: try now, unless the backend asked to wait."""
        self.failures = self.not_before_ms = 0

    def reset(self) -> None:
        """A person wants it now."""
        self.succeeded()
