"""What can be written into the workstation settings, and the sentence for what cannot."""

import pytest

from evertill.devices.drawer.wiring import DrawerSettings, DrawerWiring, KickPin
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.address import (
    Address,
    FileAddress,
    SerialAddress,
    TcpAddress,
    UsbAddress,
    UsbIdentity,
    parse_tcp,
    parse_usb_identity,
)
from evertill.devices.transport.backoff import retry_delay_ms


@pytest.mark.parametrize(
    ("connection", "address", "expected"),
    [
        (PrinterConnection.TCP, "192.168.1.50", TcpAddress("192.168.1.50", 9100)),
        (PrinterConnection.TCP, "printer.shop:9101", TcpAddress("printer.shop", 9101)),
        (PrinterConnection.USB, "04b8:0e15:J7XF", UsbAddress(UsbIdentity(0x04B8, 0x0E15, "J7XF"))),
        (PrinterConnection.FILE, "/dev/usb/lp0", FileAddress("/dev/usb/lp0")),
        (PrinterConnection.SERIAL, "COM7", SerialAddress("COM7", None, 38_400, "8N1", True)),
        (
            PrinterConnection.SERIAL,
            "0519:0003",
            SerialAddress("", UsbIdentity(0x0519, 0x0003), 38_400, "8N1", True),
        ),
    ],
)
def test_printer_address_is_read(connection: PrinterConnection, address: str, expected: Address) -> None:
    assert PrinterSettings(connection, address).line_address() == expected


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"connection": PrinterConnection.TCP}, "needs an address"),
        ({"connection": PrinterConnection.TCP, "address": "host:port"}, "no network address"),
        ({"connection": PrinterConnection.USB, "address": "epson"}, "no USB identity"),
        ({"connection": PrinterConnection.USB, "address": "zzzz:0001"}, "base 16"),
        ({"connection": PrinterConnection.SERIAL, "address": "COM1", "framing": "9N1"}, "no serial framing"),
        ({"profile": "abacus"}, "no kind of printer"),
        ({"code_page": "cp9999"}, "no known code page"),
        ({"columns": 3}, "out of reason"),
    ],
)
def test_printer_settings_that_do_not_fit_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        PrinterSettings(**settings)  # type: ignore[arg-type]  # wrong on purpose


def test_printer_settings_change_the_profile() -> None:
    profile = PrinterSettings(code_page="cp852", columns=42).printer_profile()
    assert (profile.code_page.number, profile.columns, profile.dots) == (18, 42, 504)


def test_no_printer_has_no_address() -> None:
    assert not PrinterSettings().is_connected
    with pytest.raises(ValueError, match="no printer"):
        PrinterSettings().line_address()


def test_scanner_address_is_read() -> None:
    assert ScannerSettings(ScannerConnection.SERIAL, "05f9:2203:A1").line_address() == SerialAddress(
        "", UsbIdentity(0x05F9, 0x2203, "A1")
    )
    assert ScannerSettings(ScannerConnection.TCP, "127.0.0.1:4000").line_address() == TcpAddress("127.0.0.1", 4000)
    assert not ScannerSettings().has_line


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"connection": ScannerConnection.SERIAL}, "needs an address"),
        ({"silence_ms": 2}, "out of reason"),
    ],
)
def test_scanner_settings_that_do_not_fit_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ScannerSettings(**settings)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("host", TcpAddress("host", 9100)),
        ("[::1]:9", TcpAddress("::1", 9)),
        ("[::1]", TcpAddress("::1", 9100)),
        ("10.0.0.1:0", TcpAddress("10.0.0.1", 0)),
    ],
)
def test_network_address_is_read(text: str, expected: TcpAddress) -> None:
    assert parse_tcp(text, default_port=9100) == expected


@pytest.mark.parametrize("text", ["", ":80", "host:99999", "host:x"])
def test_what_is_no_network_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no network address"):
        parse_tcp(text, default_port=9100)


def test_usb_identity_matches_its_device_only() -> None:
    exact, any_of_kind = parse_usb_identity("04b8:0e15:AB:1"), parse_usb_identity("04b8:0e15")
    assert str(exact) == "04b8:0e15:AB:1"
    assert exact.matches(0x04B8, 0x0E15, "AB:1")
    assert not exact.matches(0x04B8, 0x0E15, "other")
    assert any_of_kind.matches(0x04B8, 0x0E15, None)
    assert not any_of_kind.matches(0x04B8, 0x0E16, None)


@pytest.mark.parametrize(
    ("settings", "kick", "at_once"),
    [
        (DrawerSettings(), "1b 70 00 32 fa", "10 14 01 00 01"),
        (DrawerSettings(kick_pin=KickPin.PIN_5, pulse_ms=200), "1b 70 01 64 fa", "10 14 01 01 02"),
    ],
)
def test_drawer_is_kicked_on_its_pin_for_its_time(settings: DrawerSettings, kick: str, at_once: str) -> None:
    wiring = DrawerWiring(settings)
    assert wiring.kick() == bytes.fromhex(kick)
    assert wiring.kick_at_once() == bytes.fromhex(at_once)


@pytest.mark.parametrize(
    ("settings", "pin", "expected"),
    [
        (DrawerSettings(), True, True),
        (DrawerSettings(), False, False),
        (DrawerSettings(is_open_when_high=False), True, False),
        (DrawerSettings(), None, None),
        (DrawerSettings(has_switch=False), True, None),
        (DrawerSettings(is_connected=False), True, None),
    ],
)
def test_drawer_s_state_depends_on_its_wiring(
    settings: DrawerSettings, pin: bool | None, expected: bool | None
) -> None:
    assert DrawerWiring(settings).is_open(pin) is expected


def test_drawer_pulse_out_of_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="out of reason"):
        DrawerSettings(pulse_ms=5000)


def test_pauses_grow_from_half_a_second_to_ten() -> None:
    assert [retry_delay_ms(failures) for failures in (1, 2, 3, 4, 5, 6, 60)] == [
        500, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]  # fmt: skip
