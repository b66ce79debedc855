"""A lock held across processes while one of them writes to a SQLite file and checkpoints it.

SQLite 3.7.0 to 3.51.2 may lose a commit when one connection checkpoints while another writes: no two ever do at once.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock


class WriteLock:
    """One writer at a time: among the threads of this process, and among processes by a file beside the database."""

    def __init__(self, path: Path) -> None:
        self._threads = Lock()
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the lock and hold it; the system frees it when the process dies."""
        with self._threads:
            _lock(self._descriptor)
            try:
                yield
            finally:
                _unlock(self._descriptor)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
