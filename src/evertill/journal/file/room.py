"""Room on the disk: a reserve set aside, given up when the disk is full so that the sale at hand can be finished."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

RESERVE_BYTES = 16 * 1024 * 1024
_CHUNK = bytes(1024 * 1024)

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """What the disk under a folder has left for us."""
    return shutil.disk_usage(folder).free


class Reserve:
    """A file beside the journal that holds disk space nobody else can take."""

    def __init__(self, journal: Path, *, size: int = RESERVE_BYTES, free: FreeBytes = free_bytes) -> None:
        self._path = journal.with_name(journal.name + ".reserve")
        self._folder = journal.parent
        self._size = size
        self._free = free

    def has_room(self) -> bool:
        """Whether a new sale may begin: the reserve is in place (or can be again), and as much again is free."""
        try:
            if self._free(self._folder) < self._size:
                return False
            return self._is_whole() or self._fill()
        except OSError:
            return False

    def release(self) -> None:
        """Give the space back to the disk."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:  # an undeletable reserve is no reserve; has_room goes by what is free
            return

    def _is_whole(self) -> bool:
        try:
            return self._path.stat().st_size == self._size
        except FileNotFoundError:
            return False

    def _fill(self) -> bool:
        """Write the reserve, for a sparse file would hold no space; half a reserve is none."""
        if self._free(self._folder) < 2 * self._size:
            return False
        try:
            with self._path.open("wb") as reserve:
                for start in range(0, self._size, len(_CHUNK)):
                    reserve.write(_CHUNK[: self._size - start])
                reserve.flush()
                os.fsync(reserve.fileno())
        except OSError:
            self.release()
            return False
        return True
