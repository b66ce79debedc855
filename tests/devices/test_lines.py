"""Byte lines over real sockets, pseudo-terminals and files, and over a fake USB device."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import usb.core

from evertill.devices.discovery import usb_printers
from evertill.devices.transport.address import FileAddress, SerialAddress, TcpAddress, UsbAddress, UsbIdentity
from evertill.devices.transport.byte_transport import ByteTransport
from evertill.devices.transport.device_file import DeviceFile
from evertill.devices.transport.endpoint import PtyEndpoint, TcpEndpoint
from evertill.devices.transport.lines import make_line
from evertill.devices.transport.serial_line import SerialLine, find_port
from evertill.devices.transport.tcp import TcpLine
from evertill.devices.transport.usb import UsbLine
from evertill.kernel.errors import DeviceFault
from tests.support.devices import WORDS
from tests.support.memory_line import memory_pair

IDENTITY = UsbIdentity(0x04B8, 0x0E15, "J7XF")


def assert_sentence(fault: DeviceFault) -> None:
    """What happened, what it means for the sale, what to do."""
    assert fault.text.startswith("The receipt printer ")
    assert "; sales go on and receipts wait in this till. " in fault.text
    assert fault.text.endswith(".")


@pytest.fixture(params=["tcp", "pty"])
def ends(request: pytest.FixtureRequest) -> Iterator[tuple[ByteTransport, TcpEndpoint | PtyEndpoint]]:
    """An open line and the device's end of it."""
    endpoint: TcpEndpoint | PtyEndpoint
    if request.param == "tcp":
        endpoint = TcpEndpoint("127.0.0.1", 0)
        line: ByteTransport = TcpLine(TcpAddress("127.0.0.1", endpoint.port), WORDS)
    else:
        endpoint = PtyEndpoint()
        line = SerialLine(SerialAddress(endpoint.path, framing="7O1", uses_rts_cts=True), WORDS)
    line.open()
    endpoint.read(16, 200)  # takes the caller
    yield line, endpoint
    line.close()
    endpoint.close()


def test_bytes_go_both_ways(ends: tuple[ByteTransport, TcpEndpoint | PtyEndpoint]) -> None:
    line, endpoint = ends
    assert line.write(b"\x10\x04\x01", 100) == 3
    assert endpoint.read(16, 1000) == b"\x10\x04\x01"
    endpoint.write(b"\x12")
    assert line.read(16, 1000) == b"\x12"
    assert line.is_open
    assert line.is_two_way


def test_nothing_to_read_is_empty_and_no_fault(ends: tuple[ByteTransport, TcpEndpoint | PtyEndpoint]) -> None:
    line, _ = ends
    assert line.read(16, 0) == b""
    assert line.is_open


def test_far_end_that_takes_nothing_ends_in_zero_and_no_wait(
    ends: tuple[ByteTransport, TcpEndpoint | PtyEndpoint],
) -> None:
    line, _ = ends
    for _ in range(100_000):
        if line.write(b"x" * 65_536, 0) == 0:
            break
    else:
        pytest.fail("the line swallowed everything")
    assert line.is_open


def test_far_end_gone_is_a_fault_and_closes_the_line(ends: tuple[ByteTransport, TcpEndpoint | PtyEndpoint]) -> None:
    line, endpoint = ends
    endpoint.close()
    with pytest.raises(DeviceFault) as caught:
        line.read(16, 1000)
    assert_sentence(caught.value)
    assert "was lost" in caught.value.text
    assert not line.is_open


def test_tcp_port_nobody_listens_on_is_a_fault() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    line = TcpLine(TcpAddress("127.0.0.1", port), WORDS)
    with pytest.raises(DeviceFault, match="cannot be reached") as caught:
        line.open()
    assert_sentence(caught.value)
    assert line.name == f"127.0.0.1:{port}"
    line.close()


def test_tcp_name_nobody_knows_is_a_fault() -> None:
    with pytest.raises(DeviceFault, match="cannot be reached"):
        TcpLine(TcpAddress("no-such-printer.invalid", 9100), WORDS).open()


def test_tcp_line_asks_the_system_to_notice_a_dead_peer() -> None:
    endpoint = TcpEndpoint("127.0.0.1", 0)
    line = TcpLine(TcpAddress("127.0.0.1", endpoint.port), WORDS)
    line.open()
    inner = line._line()
    assert inner.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    if hasattr(socket, "TCP_KEEPIDLE"):
        assert inner.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5
    line.close()
    endpoint.close()


def test_tcp_endpoint_switched_off_and_on_is_at_the_same_port() -> None:
    endpoint = TcpEndpoint("127.0.0.1", 0)
    line = TcpLine(TcpAddress("127.0.0.1", endpoint.port), WORDS)
    endpoint.switch_off()
    with pytest.raises(DeviceFault):
        line.open()
    endpoint.switch_on()
    line.open()
    endpoint.read(1, 200)
    assert endpoint.is_reached
    assert endpoint.announcement == f"listening 127.0.0.1:{endpoint.port}"
    line.close()
    endpoint.close()


def test_new_caller_takes_the_place_of_the_one_before() -> None:
    endpoint = TcpEndpoint("127.0.0.1", 0)
    first, second = (TcpLine(TcpAddress("127.0.0.1", endpoint.port), WORDS) for _ in range(2))
    first.open()
    endpoint.read(1, 200)
    second.open()
    endpoint.read(1, 200)
    with pytest.raises(DeviceFault, match="ended the connection"):
        first.read(1, 1000)
    assert second.write(b"y", 100) == 1
    assert endpoint.read(1, 1000) == b"y"
    second.close()
    endpoint.close()


def test_serial_port_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(DeviceFault, match="cannot be opened") as caught:
        SerialLine(SerialAddress("/dev/does-not-exist"), WORDS).open()
    assert_sentence(caught.value)


def test_usb_serial_device_that_is_not_plugged_in_is_a_fault() -> None:
    line = SerialLine(SerialAddress(usb=UsbIdentity(0xFFFF, 0xFFFE, "none")), WORDS)
    assert line.name == "ffff:fffe:none"
    with pytest.raises(DeviceFault, match="is not plugged in"):
        line.open()
    assert find_port(UsbIdentity(0xFFFF, 0xFFFE)) is None


class FoundPort:
    """A port as the system lists it."""

    def __init__(self, device: str, vid: int, pid: int, serial_number: str) -> None:
        self.device, self.vid, self.pid, self.serial_number = device, vid, pid, serial_number

    def __lt__(self, other: "FoundPort") -> bool:
        return self.device < other.device


def test_usb_serial_device_is_found_again_in_another_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    endpoint = PtyEndpoint()
    line = SerialLine(SerialAddress(usb=IDENTITY), WORDS)
    other = FoundPort("/dev/ttyACM0", 0x04B8, 0x0E15, "another")
    ports = [other, FoundPort(endpoint.path, 0x04B8, 0x0E15, "J7XF")]
    monkeypatch.setattr("evertill.devices.transport.serial_line.list_ports.comports", lambda: ports)
    line.open()
    assert line.name == endpoint.path
    ports.pop()
    line.close()
    with pytest.raises(DeviceFault, match="not plugged in"):
        line.open()
    endpoint.close()


def test_serial_port_in_use_by_another_is_a_fault() -> None:
    endpoint = PtyEndpoint()
    first, second = (SerialLine(SerialAddress(endpoint.path), WORDS) for _ in range(2))
    first.open()
    with pytest.raises(DeviceFault, match="cannot be opened"):
        second.open()
    first.close()
    endpoint.close()


# ---- files


def test_file_takes_bytes_and_tells_nothing(tmp_path: Path) -> None:
    line = make_line(FileAddress(str(tmp_path / "out")), WORDS)
    line.open()
    assert not line.is_two_way
    assert line.write(b"abc", 10) == 3
    assert line.read(10, 0) == b""
    line.close()
    line.open()
    line.write(b"def", 10)
    line.close()
    assert (tmp_path / "out").read_bytes() == b"abcdef"


def test_device_file_that_is_not_there_is_a_fault_and_none_is_made() -> None:
    path = "/dev/evertill-no-such-printer"
    with pytest.raises(DeviceFault, match="no such device") as caught:
        DeviceFile(FileAddress(path), WORDS).open()
    assert_sentence(caught.value)
    assert not Path(path).exists()


def test_device_that_takes_nothing_gives_zero(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    line = DeviceFile(FileAddress(str(path)), WORDS)
    line.open()
    while line.write(b"x" * 65_536, 0):
        pass
    assert line.is_open
    os.close(reader)
    with pytest.raises(DeviceFault, match="stopped taking"):
        line.write(b"x", 10)
    assert not line.is_open


def test_full_disk_is_a_fault() -> None:
    line = DeviceFile(FileAddress("/dev/full"), WORDS)
    line.open()
    with pytest.raises(DeviceFault, match="the disk is full"):
        line.write(b"x", 10)


# ---- USB


class FakeUsb:
    """A claimed USB device, as the system would give it."""

    def __init__(self) -> None:
        self.written = b""
        self.answers = [b"\x12"]
        self.error: OSError | None = None
        self.is_closed = False
        self.timeouts: list[int] = []

    def write(self, chunk: bytes, timeout_ms: int) -> int:
        self.timeouts.append(timeout_ms)
        if self.error:
            raise self.error
        self.written += chunk
        return len(chunk)

    def read(self, limit: int, timeout_ms: int) -> bytes:
        self.timeouts.append(timeout_ms)
        if self.error:
            raise self.error
        return self.answers.pop() if self.answers else b""

    def close(self) -> None:
        self.is_closed = True


def test_usb_device_is_written_and_read_with_limits_that_are_never_endless() -> None:
    device = FakeUsb()
    line = UsbLine(UsbAddress(IDENTITY), WORDS, claim=lambda identity: device if identity == IDENTITY else None)
    line.open()
    assert line.write(b"abc", 0) == 3
    assert line.read(10, 0) == b"\x12"
    assert device.written == b"abc"
    assert min(device.timeouts) >= 1
    assert line.name == "USB 04b8:0e15:J7XF"
    line.close()
    assert device.is_closed


def test_usb_device_unplugged_is_a_fault() -> None:
    device = FakeUsb()
    line = UsbLine(UsbAddress(IDENTITY), WORDS, claim=lambda identity: device)
    line.open()
    device.error = OSError(19, "No such device (it may have been disconnected)")
    with pytest.raises(DeviceFault, match="was lost") as caught:
        line.read(10, 0)
    assert_sentence(caught.value)
    assert not line.is_open


def test_usb_device_missing_or_refused_is_a_fault() -> None:
    with pytest.raises(DeviceFault, match="not plugged in"):
        UsbLine(UsbAddress(IDENTITY), WORDS, claim=lambda identity: None).open()

    def refuse(identity: UsbIdentity) -> None:
        raise PermissionError(13, "Access denied")

    with pytest.raises(DeviceFault, match="access denied") as caught:
        UsbLine(UsbAddress(IDENTITY), WORDS, claim=refuse).open()
    assert_sentence(caught.value)


def test_real_usb_bus_without_the_device_is_a_fault() -> None:
    line = make_line(UsbAddress(UsbIdentity(0xFFFF, 0xFFFE)), WORDS)
    with pytest.raises(DeviceFault, match="not plugged in"):
        line.open()


# ---- memory


def test_memory_line_holds_no_more_than_its_cable_and_breaks_with_it() -> None:
    near, far, cable = memory_pair(WORDS, capacity=4)
    near.open()
    assert near.write(b"abcdef", 0) == 4
    assert near.write(b"x", 0) == 0
    assert far.read(3, 0) == b"abc"
    assert near.write(b"xyz", 0) == 3
    cable.is_cut = True
    with pytest.raises(DeviceFault, match="unplugged"):
        near.read(1, 0)
    with pytest.raises(DeviceFault, match="not connected"):
        near.open()


def test_address_of_each_kind_gives_its_line() -> None:
    assert isinstance(make_line(TcpAddress("host", 1), WORDS), TcpLine)
    assert isinstance(make_line(SerialAddress("COM1"), WORDS), SerialLine)


class FakeEndpoint:
    """An endpoint as pyusb describes it."""

    def __init__(self, address: int, kind: int = 2) -> None:
        self.bEndpointAddress, self.bmAttributes = address, kind


class FakeInterface:
    """An interface as pyusb describes it."""

    def __init__(self, number: int, kind: int, endpoints: list[FakeEndpoint]) -> None:
        self.bInterfaceNumber, self.bInterfaceClass, self._endpoints = number, kind, endpoints

    def __iter__(self) -> Iterator[FakeEndpoint]:
        return iter(self._endpoints)


class FakePyUsbDevice:
    """A printer as pyusb shows it, with the system's driver on it."""

    def __init__(self, serial_number: str) -> None:
        self.idVendor, self.idProduct, self.serial_number = 0x04B8, 0x0E15, serial_number
        self.calls: list[str] = []
        self.is_stalled = False

    def __iter__(self) -> Iterator[list[FakeInterface]]:
        vendor = FakeInterface(0, 255, [FakeEndpoint(0x81, 3)])
        printer = FakeInterface(1, 7, [FakeEndpoint(0x82), FakeEndpoint(0x02)])
        return iter([[vendor, printer]])

    def is_kernel_driver_active(self, interface: int) -> bool:
        return interface == 1

    def detach_kernel_driver(self, interface: int) -> None:
        self.calls.append(f"detach {interface}")

    def write(self, endpoint: int, payload: bytes, timeout: int) -> int:
        if self.is_stalled:
            raise usb.core.USBTimeoutError("Operation timed out", -7, 110)
        self.calls.append(f"write {endpoint:02x} {payload.hex()} {timeout}")
        return len(payload)

    def read(self, endpoint: int, size: int, timeout: int) -> bytes:
        if self.is_stalled:
            raise usb.core.USBTimeoutError("Operation timed out", -7, 110)
        self.calls.append(f"read {endpoint:02x} {timeout}")
        return b"\x12"


def test_usb_printer_is_claimed_by_its_serial_number_and_bulk_endpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    other, wanted = FakePyUsbDevice("another"), FakePyUsbDevice("J7XF")
    monkeypatch.setattr("usb.core.find", lambda find_all: [other, wanted])
    monkeypatch.setattr("usb.util.claim_interface", lambda device, number: device.calls.append(f"claim {number}"))
    monkeypatch.setattr("usb.util.release_interface", lambda device, number: device.calls.append(f"release {number}"))
    monkeypatch.setattr("usb.util.dispose_resources", lambda device: device.calls.append("dispose"))
    line = make_line(UsbAddress(IDENTITY), WORDS)
    line.open()
    assert line.write(b"\x10\x04\x01", 50) == 3
    assert line.read(16, 20) == b"\x12"
    wanted.is_stalled = True
    assert line.write(b"x", 50) == 0
    assert line.read(16, 20) == b""
    assert line.is_open
    line.close()
    assert other.calls == []
    expected = "detach 1, claim 1, write 02 100401 50, read 82 20, release 1, dispose"
    assert ", ".join(wanted.calls) == expected
    assert [str(printer.identity) for printer in usb_printers()] == ["04b8:0e15:J7XF", "04b8:0e15:another"]


def test_usb_device_without_outward_endpoint_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    device = FakePyUsbDevice("J7XF")
    monkeypatch.setattr("usb.core.find", lambda find_all: [device])
    monkeypatch.setattr(FakeInterface, "__iter__", lambda self: iter([FakeEndpoint(0x82)]))
    with pytest.raises(DeviceFault, match="not plugged in"):
        make_line(UsbAddress(IDENTITY), WORDS).open()
