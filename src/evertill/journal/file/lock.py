"""Keeps a second process out of the journal: a lock of the operating system's, which a crash cannot leave behind."""

import os
import sys
from pathlib import Path

from evertill.kernel.errors import JournalFault


class JournalLock:
    """The lock on a journal, held from `take` until `release` or the end of the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others in; the file stays, for removing it could take it from under another process."""
        os.close(self._descriptor)


def take_lock(journal: Path) -> JournalLock:
    """Hold the journal for this process; JournalFault when another one has it."""
    path = journal.with_name(journal.name + ".lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise JournalFault(
            f"The lock file {path.name} in {path.parent} could not be opened, so nothing can be sold; "
            "allow the account that runs Evertill to write that folder, then start again."
        ) from error
    try:
        _lock_or_raise(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise JournalFault(
            "This till is already open in another window, where the sale goes on; "
            "use that window, or close it before you start another."
        ) from error
    return JournalLock(descriptor)


def _lock_or_raise(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
