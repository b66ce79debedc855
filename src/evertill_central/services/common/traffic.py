"""Counts the answers this process gave, for whoever watches it."""

from collections import Counter
from threading import Lock


class Traffic:
    """Answers by call and status."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: Counter[tuple[str, int]] = Counter()

    def count(self, call: str, status: int) -> None:
        """One more answer."""
        with self._lock:
            self._counts[call, status] += 1

    def counts(self) -> dict[tuple[str, int], int]:
        """All so far."""
        with self._lock:
            return dict(self._counts)
