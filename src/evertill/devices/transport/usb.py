"""A printer on USB without a driver of the system in between: its bulk endpoints through pyusb, imported when used."""

import contextlib
from collections.abc import Iterator
from typing import Protocol

from evertill.devices.transport.address import UsbAddress, UsbIdentity
from evertill.devices.transport.byte_transport import FaultWords
from evertill.kernel.errors import DeviceFault

PRINTER_CLASS = 7
_PACKET = 4096
_IN = 0x80
_BULK = 2


class UsbHandle(Protocol):
    """What this line needs of a claimed USB device."""

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Bytes taken within the time."""
        ...

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Bytes that came within the time."""
        ...

    def close(self) -> None:
        """Give the device back to the system."""
        ...


class ClaimUsb(Protocol):
    """Finds and claims a device: OSError when it is there but refused, None when it is not there."""

    def __call__(self, identity: UsbIdentity) -> UsbHandle | None: ...


class UsbLine:
    """A USB device known by vendor, product and serial number."""

    def __init__(self, address: UsbAddress, words: FaultWords, *, claim: ClaimUsb) -> None:
        self._identity = address.identity
        self._words = words
        self._claim = claim
        self._handle: UsbHandle | None = None

    @property
    def name(self) -> str:
        """The identity."""
        return f"USB {self._identity}"

    @property
    def is_open(self) -> bool:
        """Whether the device is claimed."""
        return self._handle is not None

    @property
    def is_two_way(self) -> bool:
        """Always: a device without an inward endpoint merely stays silent."""
        return True

    def open(self) -> None:
        """Find and claim the device."""
        self.close()
        try:
            self._handle = self._claim(self._identity)
        except OSError as error:
            raise self._words.fault(
                f"on {self.name} refuses to be opened ({_reason(error)})",
                "Check that no other program uses it and that this account may use USB devices",
            ) from error
        if self._handle is None:
            raise self._words.fault(f"({self.name}) is not plugged in", "Check its cable and its power")

    def close(self) -> None:
        """Give the device back."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                handle.close()

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        """Send what the device takes within the time."""
        handle = self._open_one()
        try:
            return handle.write(chunk[:_PACKET], max(timeout_ms, 1))  # zero would mean for ever
        except OSError as error:
            raise self._lost(error) from error

    def read(self, limit: int, timeout_ms: int) -> bytes:
        """Receive what has come."""
        handle = self._open_one()
        try:
            return handle.read(limit, max(timeout_ms, 1))
        except OSError as error:
            raise self._lost(error) from error

    def _open_one(self) -> UsbHandle:
        assert self._handle is not None, "open the line first"
        return self._handle

    def _lost(self, error: OSError) -> DeviceFault:
        self.close()
        return self._words.fault(
            f"on {self.name} was lost ({_reason(error)})", "Check its cable; the till tries again by itself"
        )


class _PyUsbHandle:
    """A claimed device of pyusb; its timeouts are milliseconds, and its errors are OSErrors."""

    def __init__(self, device: "_PyUsbDevice", interface: int, outward: int, inward: int | None) -> None:
        self._device = device
        self._interface = interface
        self._outward = outward
        self._inward = inward

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        import usb.core

        try:
            return int(self._device.write(self._outward, chunk, timeout_ms))
        except usb.core.USBTimeoutError:
            return 0

    def read(self, limit: int, timeout_ms: int) -> bytes:
        import usb.core

        if self._inward is None:
            return b""
        try:
            return bytes(self._device.read(self._inward, max(limit, 64), timeout_ms))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        import usb.util

        usb.util.release_interface(self._device, self._interface)
        usb.util.dispose_resources(self._device)


class _Endpoint(Protocol):
    bEndpointAddress: int
    bmAttributes: int


class _Interface(Protocol):
    bInterfaceNumber: int
    bInterfaceClass: int

    def __iter__(self) -> Iterator[_Endpoint]: ...


class _Configuration(Protocol):
    def __iter__(self) -> Iterator[_Interface]: ...


class _PyUsbDevice(Protocol):
    idVendor: int
    idProduct: int
    serial_number: str | None

    def __iter__(self) -> Iterator[_Configuration]: ...

    def set_configuration(self) -> None: ...

    def is_kernel_driver_active(self, interface: int) -> bool: ...

    def detach_kernel_driver(self, interface: int) -> None: ...

    def write(self, endpoint: int, payload: bytes, timeout: int) -> int: ...

    def read(self, endpoint: int, size: int, timeout: int) -> bytes: ...


def claim_with_pyusb(identity: UsbIdentity) -> UsbHandle | None:
    """Find the device, take it from the system's printer driver and claim its bulk endpoints."""
    import usb.util

    for device in usb_devices():
        if not identity.matches(device.idVendor, device.idProduct, serial_number_of(device)):
            continue
        for interface in _printer_interfaces(device):
            outward, inward = _bulk_endpoints(interface)
            if outward is None:
                continue
            number = interface.bInterfaceNumber
            with contextlib.suppress(NotImplementedError):  # only Linux has a driver to detach
                if device.is_kernel_driver_active(number):
                    device.detach_kernel_driver(number)
            usb.util.claim_interface(device, number)
            return _PyUsbHandle(device, number, outward, inward)
    return None


def usb_devices() -> list[_PyUsbDevice]:
    """Every USB device this account can see; none where the system lacks libusb."""
    import usb.core

    try:
        return list(usb.core.find(find_all=True) or [])
    except usb.core.NoBackendError:
        return []


def serial_number_of(device: _PyUsbDevice) -> str | None:
    """The device's serial number, if it has one and this account may read it."""
    try:
        return device.serial_number
    except (OSError, ValueError):
        return None


def is_printer(device: _PyUsbDevice) -> bool:
    """Whether one of its interfaces is of the printer class."""
    try:
        return any(
            interface.bInterfaceClass == PRINTER_CLASS for configuration in device for interface in configuration
        )
    except OSError:
        return False


def _printer_interfaces(device: _PyUsbDevice) -> list[_Interface]:
    """Printer class first: some printers show a vendor class, which is tried last."""
    every = [interface for configuration in device for interface in configuration]
    return sorted(every, key=lambda interface: interface.bInterfaceClass != PRINTER_CLASS)


def _bulk_endpoints(interface: _Interface) -> tuple[int | None, int | None]:
    outward = inward = None
    for endpoint in interface:
        if endpoint.bmAttributes & 3 == _BULK:
            if endpoint.bEndpointAddress & _IN:
                inward = inward or endpoint.bEndpointAddress
            else:
                outward = outward or endpoint.bEndpointAddress
    return outward, inward


def _reason(error: OSError) -> str:
    return (error.strerror or str(error) or "unknown reason").lower()
