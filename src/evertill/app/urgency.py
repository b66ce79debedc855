"""What the operating system is to run first when more wants to run than there are processors: the till before the
machine's other programs, its screens before its own workers, and last of all what pulls in the background."""

import os
import sys
from contextlib import suppress

SCREENS_AHEAD, AHEAD, BEHIND = -10, -5, 19
"""By the system's `nice`."""


def go_ahead() -> None:
    """The calling thread and those it starts, where the account may: root, or one that a limit of the system allows it.

    A till works for milliseconds after a long sleep, so nobody is held up by it. Its workers go ahead with its screens:
    one that has to wait for a processor while it holds Python would keep them waiting, too. Windows by itself hurries
    whoever has the foreground.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, min(AHEAD, os.getpriority(os.PRIO_PROCESS, 0)))


def lead_workers() -> None:
    """The calling thread, the screens', before the workers that its till has started, where that till went ahead.

    With as many processors as a counter has, a batch that is packed and a receipt that is printed would have their turn
    of some milliseconds each while a key waits to be drawn. A worker that holds Python is not kept from its processor:
    the screens wait for Python asleep.
    """
    _move(AHEAD, SCREENS_AHEAD)


def fall_in() -> None:
    """The calling thread, the screens', beside its workers again: those it starts have its place."""
    _move(SCREENS_AHEAD, AHEAD)


def _move(place: int, other: int) -> None:
    if sys.platform == "linux" and os.getpriority(os.PRIO_PROCESS, 0) == place:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, other)


def stand_back() -> None:
    """The calling process, behind everybody. One that is idle to Linux leaves its processor the moment somebody wakes
    up, where one that is merely nice still has its turn of some milliseconds. On Windows it is started so."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, BEHIND)
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
