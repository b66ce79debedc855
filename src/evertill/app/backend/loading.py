"""Lets a process load what somebody imported beside the running till, where there is much of it (`loader`)."""

from collections.abc import Callable, Mapping

from evertill.app.pull_beside import PullBeside, StartPuller
from evertill.app.workstation.home import Home
from evertill.mirror.local_rows import LocalRows, awaited
from evertill.mirror.writer import MirrorWriter

LARGE_BYTES = 256 * 1024
"""Some hundred products; fewer are loaded before a process has started."""
TRIES = 2
"""A process may have been ended because the mirror was wanted back."""


class LoadBeside:
    """Owned by the pull worker, but for `stop` and `yield_mirror`."""

    def __init__(
        self, home: Home, start: StartPuller, lend: Callable[[], None], told: Callable[[frozenset[str]], None]
    ) -> None:
        """`lend` puts the writing connection down; `told` hears which streams were loaded."""
        self._local = LocalRows(home.folder)
        self._beside = PullBeside(home, start, lend, before=_no_sales_to_settle)
        self._told = told
        self._tried: Mapping[str, str] = {}
        self._tries = 0

    def load(self, writer: MirrorWriter) -> bool:
        """Whether that was a process's work; the connection is put down then. False where the worker is to load what
        there is: little, or what no process could load."""
        waiting = awaited(self._local, writer)
        if self._local.size_of(waiting.values()) < LARGE_BYTES:
            return False
        if waiting != self._tried:
            self._tried, self._tries = waiting, 0
        if self._tries == TRIES:
            return False
        self._tries += 1
        self._beside.catch_up(self._told)
        return True

    def yield_mirror(self) -> None:
        """From any thread: something else must be written at once."""
        self._beside.yield_mirror()

    def stop(self) -> None:
        """From any thread, for good."""
        self._beside.stop()


def _no_sales_to_settle() -> None:
    """A file of this till's own contains no sale that was on its way."""
