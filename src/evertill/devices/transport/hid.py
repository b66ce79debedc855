"""A USB device read by reports, through hidapi, imported when used: scanners that say they are points of sale."""

import contextlib
from collections.abc import Callable
from typing import Protocol

from evertill.devices.transport.address import HidAddress
from evertill.devices.transport.byte_transport import FaultWords
from evertill.kernel.errors import DeviceFault

USAGE_PAGE_SCANNER = 0x8C


class HidHandle(Protocol):
    """What this line needs of an opened device."""

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """One report, or nothing within the time; OSError when the device is gone."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


OpenHid = Callable[[HidAddress], HidHandle | None]
"""None when no such device is plugged in; OSError when it refuses to be opened."""


class HidLine:
    """A device that speaks in reports; nothing is written to it."""

    def __init__(self, address: HidAddress, words: FaultWords, *, open_hid: OpenHid) -> None:
        self._address = address
        self._words = words
        self._open_hid = open_hid
        self._handle: HidHandle | None = None

    @property
    def name(self) -> str:
        """The identity, or what kind of device it is."""
        return f"USB {self._address.usb or 'HID-POS'}"

    @property
    def is_open(self) -> bool:
        """Whether the device is held."""
        return self._handle is not None

    @property
    def is_two_way(self) -> bool:
        """It talks, and is not asked."""
        return True

    def open(self) -> None:
        """Find the device in whatever socket it is, and take it."""
        self.close()
        try:
            self._handle = self._open_hid(self._address)
        except OSError as error:
            raise self._words.fault(
                f"on {self.name} refuses to be opened ({error})",
                "Check that this account may use it: packaging/60-evertill.rules lets it",
            ) from error
        if self._handle is None:
            raise self._words.fault(
                f"({self.name}) is not plugged in", "Plug its cable in; set it to HID-POS by its handbook"
            )

    def close(self) -> None:
        """Let go."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                handle.close()

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Nothing is ever sent."""
        return len(chunk)

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """One report, if it comes in time."""
        assert self._handle is not None, "open the line first"
        try:
            return self._handle.read(64, max(timeout_ms, 1))
        except OSError as error:
            self.close()
            raise self._lost() from error

    def _lost(self) -> DeviceFault:
        return self._words.fault(f"on {self.name} was lost", "Check its cable; the till tries again by itself")


class _HidApiHandle:
    """A device of hidapi, whose errors are OSErrors and whose reads give lists."""

    def __init__(self, device: "_HidApiDevice") -> None:
        self._device = device

    def read(self, limit: int, timeout_ms: int) -> bytes:
        try:
            return bytes(self._device.read(limit, timeout_ms))
        except ValueError as error:  # closed under our hands
            raise OSError(str(error)) from error

    def close(self) -> None:
        self._device.close()


class _HidApiDevice(Protocol):
    def open_path(self, path: bytes) -> None: ...

    def read(self, limit: int, timeout_ms: int) -> list[int]: ...

    def close(self) -> None: ...


def open_with_hidapi(address: HidAddress) -> HidHandle | None:
    """The first scanner that fits."""
    import hid

    for found in hid.enumerate():
        if found["usage_page"] != USAGE_PAGE_SCANNER:
            continue
        wanted = address.usb
        serial = found["serial_number"] or None
        if wanted is not None and not wanted.matches(found["vendor_id"], found["product_id"], serial):
            continue
        device: _HidApiDevice = hid.device()
        device.open_path(found["path"])
        return _HidApiHandle(device)
    return None
