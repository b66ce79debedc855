"""What the till worker does while nothing else is to be done: an older release's journal is taken into the sums of the
reports, bit by bit."""

from collections.abc import Callable

from evertill.journal.journal import Journal
from evertill.kernel.errors import JournalFault

STRETCH = 100
"""Transactions at a time: a scan that comes meanwhile waits no longer than a frame."""
PAUSE_MS = 50


class RestWork:
    """Begun once the screens are up; from then on `tick` is the till worker's standing work."""

    def __init__(self, find_journal: Callable[[], Journal | None]) -> None:
        self._find_journal = find_journal
        self.is_begun = False

    def tick(self) -> int | None:
        """One bit; milliseconds until the next, None when there is no more. Reports are right without, only slower."""
        journal = self._find_journal()
        if journal is None or not self.is_begun:
            return None
        try:
            return PAUSE_MS if journal.sum_up_items(STRETCH) else None
        except JournalFault as fault:  # the next start tries again
            import structlog  # not for a start that goes well

            structlog.get_logger(__name__).warning("the sums of the reports wait", reason=fault.text)
            return None
