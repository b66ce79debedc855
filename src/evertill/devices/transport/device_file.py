"""A device file that only takes bytes, such as a printer's `/dev/usb/lp0`: what became of them stays unknown."""

import errno
import os
import select
import stat
from pathlib import Path

from evertill.devices.transport.address import FileAddress
from evertill.devices.transport.byte_transport import FaultWords


class DeviceFile:
    """Writes to a device file without ever waiting in the kernel; a plain file is appended to."""

    def __init__(self, address: FileAddress, words: FaultWords) -> None:
        self._path = address.path
        self._words = words
        self._handle: int | None = None

    @property
    def name(self) -> str:
        """The path."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether the file is held open."""
        return self._handle is not None

    @property
    def is_two_way(self) -> bool:
        """Never: nothing is read back."""
        return False

    def open(self) -> None:
        """Open the device; a plain file is made when its folder exists."""
        self.close()
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            if not Path(self._path).exists() and not _is_for_devices(self._path):
                flags |= os.O_CREAT
            self._handle = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise self._words.fault(
                f"cannot be opened at {self._path} ({_reason(error)})",
                "Check that it is plugged in and switched on, and that this account may write there",
            ) from error

    def close(self) -> None:
        """Close the file."""
        handle, self._handle = self._handle, None
        if handle is not None:
            try:
                os.close(handle)
            except OSError:
                pass  # the device is gone already, and that is what was wanted

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Write what the device takes within the time."""
        assert self._handle is not None, "open the line first"
        try:
            if not self._is_plain() and not select.select([], [self._handle], [], timeout_ms / 1000)[1]:
                return 0
            return os.write(self._handle, chunk)
        except BlockingIOError:
            return 0
        except OSError as error:
            self.close()
            raise self._words.fault(
                f"at {self._path} stopped taking what is sent to it ({_reason(error)})",
                "Check its cable, its power and, for a file, the free space on the disk",
            ) from error

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Nothing ever comes back."""
        return b""

    def _is_plain(self) -> bool:
        assert self._handle is not None
        return stat.S_ISREG(os.fstat(self._handle).st_mode)


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "there is no such device",
        errno.EACCES: "permission denied",
        errno.ENOSPC: "the disk is full",
    }
    return known.get(error.errno or 0) or (error.strerror or "unknown reason").lower()


def _is_for_devices(path: str) -> bool:
    """Where a missing name means an unplugged device, not a file still to be made; shared memory lies there too."""
    return path.startswith("/dev/") and not path.startswith("/dev/shm/")
