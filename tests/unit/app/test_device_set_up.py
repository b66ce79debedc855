"""Changes of device settings: typed, checked whole, kept beside what else is in the file; the book of what was met."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evertill.app.devices.device_book import KEPT, DeviceBook
from evertill.app.devices.device_reports import report_of
from evertill.app.devices.device_set_up import changed
from evertill.app.workstation.settings import Settings, settings_of
from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.canonical import JsonObject
from evertill.ports.devices import DevicesChanged, DeviceSlot, TerminalTried, WeightRead, WeightReading, WeightState
from evertill.ports.notices import DeviceKind, DeviceStateChanged, DocumentPrinted, DrawerMoved
from tests.support.devices import ManualClock, Notices

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_change_keeps_what_else_is_in_the_file() -> None:
    content = {"locale": "de_DE", "scale": {"name": "Waage", "baud": 2400}, "later": {"a": 1}}
    assert changed(content, DeviceSlot.SCALE, {"connection": "tcp", "address": "10.0.0.1:1"}) == {
        "locale": "de_DE",
        "scale": {"name": "Waage", "baud": 2400, "connection": "tcp", "address": "10.0.0.1:1"},
        "later": {"a": 1},
    }


def test_change_has_the_type_of_its_setting() -> None:
    made = changed({}, DeviceSlot.PRINTER, {"baud": "9600", "uses_rts_cts": "true", "name": "Bar"})
    assert made["printer"] == {"baud": 9600, "uses_rts_cts": True, "name": "Bar"}


def test_customers_window_is_a_setting_of_the_screens() -> None:
    made = changed({"ui": {"theme": "dark"}}, DeviceSlot.CUSTOMER_SCREEN, {"customer_screen": "off"})
    assert made == {"ui": {"theme": "dark", "customer_screen": "off"}}


def test_second_printer_is_the_first_of_those_that_take_over() -> None:
    one = {"connection": "tcp", "address": "10.0.0.2"}
    made = changed({}, DeviceSlot.BACKUP_PRINTER, one)
    assert made == {"backup_printers": [{"name": "Second printer", **one}]}
    third: JsonObject = {"connection": "cups", "address": "office"}
    both: JsonObject = {"backup_printers": [{"name": "Bar", **one}, third]}
    assert changed(both, DeviceSlot.BACKUP_PRINTER, {"profile": "epson-58"}) == {
        "backup_printers": [{"name": "Bar", **one, "profile": "epson-58"}, third]
    }
    assert changed(both, DeviceSlot.BACKUP_PRINTER, {"connection": "none"}) == {"backup_printers": [third]}


@pytest.fixture
def book() -> tuple[DeviceBook, Notices]:
    notices = Notices()
    return DeviceBook(ManualClock(), notices), notices


def test_book_has_faults_newest_first_and_not_for_ever(book: tuple[DeviceBook, Notices]) -> None:
    kept, notices = book
    for number in range(KEPT + 5):
        kept.on_notice(DeviceStateChanged(DeviceKind.SCALE, "Scale", False, f"fault {number}"))
        kept.on_notice(DeviceStateChanged(DeviceKind.SCALE, "Scale", True))
    texts = [entry.text for entry in kept.errors(DeviceSlot.SCALE)]
    assert texts[0] == f"fault {KEPT + 4}"
    assert len(texts) == KEPT
    assert notices.of(DevicesChanged)


def test_book_tells_what_devices_did(book: tuple[DeviceBook, Notices]) -> None:
    kept, _ = book
    kept.on_notice(WeightRead("Scale", WeightReading(WeightState.STABLE, 347)))
    kept.on_notice(DocumentPrinted(7, None))
    kept.on_notice(DrawerMoved("Receipt printer", is_open=True))
    kept.on_notice(TerminalTried())
    kept.backups = frozenset({"Bar"})
    kept.on_notice(DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "Bar", False, "out of paper"))
    assert [entry.text for entry in kept.errors(DeviceSlot.BACKUP_PRINTER)] == ["out of paper"]
    assert not kept.errors(DeviceSlot.PRINTER)
    kept.on_scan(ScannedCode("4006381333931", None, AT))
    said = {slot: [entry.text for entry in kept.lately(slot)] for slot in DeviceSlot}
    assert said[DeviceSlot.SCALE] == ["347 g"]
    assert said[DeviceSlot.PRINTER] == ["#7"]
    assert said[DeviceSlot.DRAWER] == ["open"]
    assert [slot for slot in DeviceSlot if report_of(slot, Settings(), None, kept).is_open] == [DeviceSlot.DRAWER]
    assert said[DeviceSlot.PAYMENT_TERMINAL] == ["answered"]
    assert said[DeviceSlot.SCANNER] == ["4006381333931"]


def test_report_has_the_name_that_somebody_gave_and_no_other(book: tuple[DeviceBook, Notices]) -> None:
    given = Settings()
    named = replace(given, scale=replace(given.scale, name="Scale of the bakery"))
    slots = [slot for slot in DeviceSlot if report_of(slot, given, None, book[0]).name]
    assert slots == []
    assert report_of(DeviceSlot.SCALE, named, None, book[0]).name == "Scale of the bakery"


def test_report_of_a_serial_line_has_the_speed_and_bits_in_use(book: tuple[DeviceBook, Notices]) -> None:
    def line(settings: Settings, slot: DeviceSlot) -> tuple[int, str, bool | None] | None:
        serial = report_of(slot, settings, None, book[0]).serial
        return None if serial is None else (serial.baud, serial.framing, serial.uses_rts_cts)

    printer: JsonObject = {"connection": "serial", "address": "/dev/ttyS0", "baud": 19200, "uses_rts_cts": False}
    content: JsonObject = {
        "printer": printer,
        "backup_printers": [{**printer, "name": "Bar", "baud": 115200}],
        "scale": {"connection": "serial", "address": "COM3", "protocol": "dialog-06"},
        "line_display": {"connection": "tcp", "address": "192.0.2.3:9100"},
        "payment_terminal": {"protocol": "zvt", "connection": "serial", "address": "0b00:0067", "baud": 57600},
    }
    settings = settings_of(content, Path("settings.json"))
    assert {slot: line(settings, slot) for slot in DeviceSlot if line(settings, slot)} == {
        DeviceSlot.PRINTER: (19200, "8N1", False),
        DeviceSlot.BACKUP_PRINTER: (115200, "8N1", False),
        DeviceSlot.SCALE: (9600, "7O1", None),
        DeviceSlot.PAYMENT_TERMINAL: (57600, "8N2", None),
    }


def test_card_number_that_was_scanned_is_not_kept(book: tuple[DeviceBook, Notices]) -> None:
    kept, _ = book
    kept.on_scan(ScannedCode("4111111111111111", None, AT))
    assert kept.lately(DeviceSlot.SCANNER) == ()
