"""Starts the process that pulls what would take longer than a page or two (`puller`), and lets it work page by page;
and the one that loads what was imported here (`loader`)."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

import structlog

from evertill.app.workstation.home import Home
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.values import dataclass

END_LIMIT_S = 3
ASKS, GO, KEPT = "asks", "go", "kept"
"""The words of the lines: before an answer is kept, what lets it be, and afterwards."""


class Puller(Protocol):
    """The process, or what stands in for it, on the pull worker; `end` from any thread."""

    def lines(self) -> Iterator[str]:
        """What it says, until it ends."""
        ...

    def say(self, word: str) -> None:
        """Tell it something; in vain when it has ended."""
        ...

    def end(self) -> None:
        """End it, wherever it is: SQLite rolls back what it was at."""
        ...

    def close(self) -> None:
        """It has ended, or does now; its pipes are given back."""
        ...


StartPuller = Callable[[Home], "Puller | None"]
"""None where no process can be started."""


@dataclass(frozen=True, slots=True)
class PullerProcess:
    """A process of this same Python and program."""

    process: "subprocess.Popen[str]"

    def lines(self) -> Iterator[str]:
        """What it says, until it ends."""
        assert self.process.stdout is not None
        return iter(self.process.stdout.readline, "")

    def say(self, word: str) -> None:
        """Tell it something; in vain when it has ended."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{word}\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            return

    def end(self) -> None:
        """Kill it unless it has ended; what it was writing is rolled back by the next who opens the mirror."""
        if self.process.poll() is None:
            self.process.kill()

    def close(self) -> None:
        """It has ended, or does now; its pipes are given back."""
        self.end()
        self.process.wait(END_LIMIT_S)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was to be said to one that has ended
                    pipe.close()


BEHIND, PULLER, LOADER = "evertill.app.backend.behind", "evertill.app.backend.puller", "evertill.app.backend.loader"


def start_process(home: Home, module: str = PULLER) -> PullerProcess | None:
    """The process, at low priority and without a window; None where this program cannot start itself."""
    if not sys.executable or getattr(sys, "frozen", False):  # a frozen program would start a second till
        return None
    command = [sys.executable, "-m", BEHIND, module, str(home.folder)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=_windows_flags(),
        )
    except OSError as error:
        structlog.get_logger(__name__).warning("no process could be started to write the copies in", reason=str(error))
        return None
    return PullerProcess(process)


def _windows_flags() -> int:
    if sys.platform == "win32":
        return subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    return 0


class PullBeside:
    """Owned by the pull worker, but for `stop` and `yield_mirror`."""

    def __init__(self, home: Home, start: StartPuller, lend: Callable[[], None], before: Callable[[], None]) -> None:
        """`lend` puts the writing connection down; `before` is called before a copy of the stock is kept."""
        self._home = home
        self._start = start
        self._lend = lend
        self._before = before
        self._puller: Puller | None = None
        self._is_stopped = False

    def catch_up(self, told: Callable[[frozenset[str]], None]) -> bool:
        """Let it pull until nothing waits, telling which streams got rows; False when it did not keep one page."""
        self._lend()
        puller = None if self._is_stopped else self._start(self._home)
        if puller is None:
            return False
        self._puller = puller
        if self._is_stopped:  # meanwhile
            puller.end()
        try:
            kept = self._follow(puller, told)
        finally:
            self._puller = None
            puller.close()
        return kept > 0

    def _follow(self, puller: Puller, told: Callable[[frozenset[str]], None]) -> int:
        kept = 0
        for line in puller.lines():
            match line.split():
                case [word, *streams] if word == ASKS:
                    if Stream.STOCK in streams:
                        self._before()
                    puller.say(GO)
                case [word, *streams] if word == KEPT:
                    kept += 1
                    told(frozenset(streams))
        return kept

    def yield_mirror(self) -> None:
        """From any thread: something else must be written at once; the pull goes on afterwards."""
        puller = self._puller
        if puller is not None:
            puller.end()

    def stop(self) -> None:
        """From any thread, for good."""
        self._is_stopped = True
        self.yield_mirror()
