"""What the till worker does while nothing else is to be done: the journal's log is folded into its file, and an older
release's journal is taken into the sums of the reports, bit by bit."""

from collections.abc import Callable

from evertill.journal.journal import Journal
from evertill.kernel.errors import JournalFault

STRETCH = 100
"""Transactions at a time: a scan that comes meanwhile waits no longer than a frame."""
PAUSE_MS = 50
FOLD_AFTER = 50
"""Commits: a few sales. Left to itself SQLite folds at a commit, and a cashier who scans waits for the disk twice."""
QUIET_MS = 500
"""Nobody scans any more, as after a sale while the change is counted."""


class RestWork:
    """From the first wake on `tick` is the till worker's standing work."""

    def __init__(self, find_journal: Callable[[], Journal | None]) -> None:
        self._find_journal = find_journal
        self._seen = 0
        self.has_sums_left = False
        """Set once the screens are up, until an older release's journal is in the sums."""

    def tick(self) -> int | None:
        """One bit; milliseconds until the next, None when there is no more until the worker is woken. Reports are right
        and commits durable without, only slower."""
        journal = self._find_journal()
        if journal is None:
            return None
        try:
            if self.has_sums_left:
                self.has_sums_left = journal.sum_up_items(STRETCH)
                return PAUSE_MS
            return self._fold(journal)
        except JournalFault as fault:  # the next wake, and the next start, try again
            import structlog  # not for a start that goes well

            structlog.get_logger(__name__).warning("the journal is not tidied up", reason=fault.text)
            return None

    def _fold(self, journal: Journal) -> int | None:
        """The log, once it is long and nothing was committed for a while."""
        seen, self._seen = self._seen, journal.unfolded
        if journal.unfolded < FOLD_AFTER:
            return None
        if journal.unfolded != seen:
            return QUIET_MS
        journal.fold_log()
        return None
