"""The device screen over the real screens: each device's state, tests, discovery, and changes that hold at once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.setup.print_test_page import PrintTestPage
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.ports.devices import (
    DeviceEntry,
    DeviceLink,
    DevicesChanged,
    DeviceSlot,
    FoundDevice,
    PortsChanged,
)
from evertill.ui.application import Terminal
from evertill.ui.devices.devices_screen import DevicesPage
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.notice_line import NoticeLine
from tests.support.counter import MANAGER
from tests.support.device_desk import PAPER
from tests.support.ui import Shop, said_rows


@pytest.fixture
def shop(qapp: QApplication) -> Shop:
    return Shop(operator=MANAGER)


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    terminal = shop.terminal()
    terminal.do(Place.DEVICES)
    return terminal


def page(terminal: Terminal) -> DevicesPage:
    found = terminal.window.findChild(DevicesPage)
    assert found is not None
    return found


def text(terminal: Terminal, name: str) -> str:
    found = page(terminal).findChild(QLabel, name)
    assert found is not None
    return found.text()


def result(terminal: Terminal) -> str:
    found = page(terminal).findChild(NoticeLine, "devicesResult")
    assert found is not None
    return found.sentence


def go_to(terminal: Terminal, slot: DeviceSlot) -> None:
    for _ in range(list(DeviceSlot).index(slot)):
        terminal.on_key(Key(KeyName.DOWN))


def press(terminal: Terminal, characters: str) -> None:
    for character in characters:
        terminal.on_key(Key(character=character))


def test_fault_of_the_printer_is_told_with_what_to_do(terminal: Terminal, shop: Shop) -> None:
    assert text(terminal, "devicesState") == "Ready"
    shop.devices.put(DeviceSlot.PRINTER, DeviceLink.FAULT, PAPER, PAPER)
    terminal.on_notice(DevicesChanged())
    assert text(terminal, "devicesState") == "Needs attention"
    assert text(terminal, "devicesSentence") == PAPER


def test_test_page_takes_the_way_of_receipts(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "t")
    assert shop.desk.commands[-1] == PrintTestPage()
    assert [document.receipt.title for document in shop.till.memory.documents] == ["Evertill"]
    assert "on its way" in result(terminal)


def test_drawer_that_stands_open_says_so_unless_its_printer_is_lost(terminal: Terminal, shop: Shop) -> None:
    go_to(terminal, DeviceSlot.DRAWER)
    shown = [text(terminal, "devicesState")]
    for link in (DeviceLink.READY, DeviceLink.RECONNECTING):
        drawer = shop.devices.by_slot[DeviceSlot.DRAWER]
        shop.devices.by_slot[DeviceSlot.DRAWER] = replace(drawer, is_open=True, link=link)
        terminal.on_notice(DevicesChanged())
        shown.append(text(terminal, "devicesState"))
    assert shown == ["Ready", "Open", "Not reached"]


def test_drawer_is_opened_with_its_reason(terminal: Terminal, shop: Shop) -> None:
    go_to(terminal, DeviceSlot.DRAWER)
    press(terminal, "t")
    assert shop.desk.commands[-1] == OpenDrawer("check")


@pytest.mark.parametrize("slot", [DeviceSlot.SCALE, DeviceSlot.PAYMENT_TERMINAL])
def test_other_devices_are_tested_directly(terminal: Terminal, shop: Shop, slot: DeviceSlot) -> None:
    go_to(terminal, slot)
    press(terminal, "t")
    assert shop.devices.tested == [slot]
    rests = shop.devices.rests
    terminal.on_key(Key(KeyName.ESCAPE))
    assert shop.devices.rests > rests


def test_scan_is_shown_and_not_rung(terminal: Terminal, shop: Shop) -> None:
    terminal.on_scan(shop.scanned("4006381333931"))
    assert terminal.place is Place.DEVICES
    assert text(terminal, "devicesTitle") == "Scanner"
    assert page(terminal)._live.text() == "4006381333931"
    assert terminal.board.rung is None
    terminal.on_scan(shop.scanned("4111111111111111"))
    assert "card" in page(terminal)._live.text()


def test_what_is_plugged_in_is_chosen_and_kept(terminal: Terminal, shop: Shop) -> None:
    shop.devices.found = (
        FoundDevice("serial", "0403:6001:A5", "/dev/ttyUSB1", frozenset({DeviceSlot.SCALE})),
        FoundDevice("usb", "04b8:0e15", "USB", frozenset({DeviceSlot.PRINTER})),
    )
    go_to(terminal, DeviceSlot.SCALE)
    press(terminal, "f")
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.SCALE, {"connection": "serial", "address": "0403:6001:A5"})]
    assert "kept" in result(terminal)
    (noted,) = shop.till.memory.of_kind(TransactionKind.DEVICE_SET_UP)
    assert noted.body["device"] == "scale"


def test_speed_and_bits_of_a_serial_line_are_chosen_and_others_have_none(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "s")
    assert not page(terminal)._picking.isVisible()
    go_to(terminal, DeviceSlot.SCALE)
    press(terminal, "s")
    rows = page(terminal)._picker.rows.rows
    now = [row.title for row in rows if "as it is now" in row.detail]
    assert now == ["9600 baud", "7 data bits, odd parity, 1 stop bit"]
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.ENTER))
    press(terminal, "s")
    page(terminal)._picker.view.tapped.emit([row.title for row in rows].index("8 data bits, even parity, 1 stop bit"))
    assert shop.devices.changes == [
        (DeviceSlot.SCALE, {"baud": "19200"}),
        (DeviceSlot.SCALE, {"framing": "8E1"}),
    ]
    noted = shop.till.memory.of_kind(TransactionKind.DEVICE_SET_UP)
    assert [fact.body["device"] for fact in noted] == ["scale", "scale"]


def test_address_is_typed(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "A192.0.2.9")
    terminal.on_key(Key(KeyName.BACKSPACE))
    press(terminal, "7")
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.PRINTER, {"connection": "tcp", "address": "192.0.2.7"})]


@pytest.mark.parametrize("port", ["/dev/ttyUSB0", "/dev/serial/by-id/usb-Scale-if00", "COM12", "com3"])
def test_name_of_a_port_is_typed_as_well(terminal: Terminal, shop: Shop, port: str) -> None:
    go_to(terminal, DeviceSlot.SCALE)
    press(terminal, "A" + port)
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.SCALE, {"connection": "serial", "address": port})]


def test_host_that_begins_like_a_port_is_a_host(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "Acomptoir:9100")
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.PRINTER, {"connection": "tcp", "address": "comptoir:9100"})]


def test_way_it_is_connected_and_what_it_printed_are_told_in_words(terminal: Terminal, shop: Shop) -> None:
    entry = DeviceEntry(datetime(2026, 11, 26, 10, 3, tzinfo=UTC), "#7")
    shop.devices.by_slot[DeviceSlot.PRINTER] = replace(
        shop.devices.by_slot[DeviceSlot.PRINTER], connection="tcp", address="192.0.2.7:9100", lately=(entry,)
    )
    terminal.on_notice(DevicesChanged())
    assert "Network 192.0.2.7:9100" in said_rows(terminal.window, "devicesList")[0]
    assert "Printed: no. 7" in " ".join(said_rows(terminal.window, "devicesLately"))


def test_port_that_says_nothing_of_itself_is_told_by_its_way(terminal: Terminal, shop: Shop) -> None:
    scales = frozenset({DeviceSlot.SCALE})
    shop.devices.found = (
        FoundDevice("serial", "/dev/ttyS0", "/dev/ttyS0", scales),
        FoundDevice("serial", "0403:6001:A5", "/dev/ttyUSB1 FT232R", scales),
    )
    go_to(terminal, DeviceSlot.SCALE)
    press(terminal, "f")
    plain, named = sorted(said_rows(terminal.window, "devicesPicker"))
    assert (plain.count("/dev/ttyS0"), "Serial line" in plain) == (1, True)
    assert "Serial line · /dev/ttyUSB1 FT232R" in named


def test_terminal_found_in_the_network_brings_its_protocol(terminal: Terminal, shop: Shop) -> None:
    cards = frozenset({DeviceSlot.PAYMENT_TERMINAL})
    shop.devices.found = (FoundDevice("tcp", "192.0.2.31:8888", "Caisse-AP", cards, "caisse-ap"),)
    go_to(terminal, DeviceSlot.PAYMENT_TERMINAL)
    press(terminal, "f")
    terminal.on_key(Key(KeyName.ENTER))
    changes = {"connection": "tcp", "address": "192.0.2.31:8888", "protocol": "caisse-ap"}
    assert shop.devices.changes == [(DeviceSlot.PAYMENT_TERMINAL, changes)]


def test_terminal_without_an_address_is_asked_for_it_with_its_kind(terminal: Terminal, shop: Shop) -> None:
    shop.devices.by_slot[DeviceSlot.PAYMENT_TERMINAL] = replace(
        shop.devices.by_slot[DeviceSlot.PAYMENT_TERMINAL], is_set_up=False, address="", speaks="none"
    )
    terminal.on_notice(DevicesChanged())
    go_to(terminal, DeviceSlot.PAYMENT_TERMINAL)
    press(terminal, "k")
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.ENTER))
    press(terminal, "192.0.2.31")
    terminal.on_key(Key(KeyName.ENTER))
    changes = {"connection": "tcp", "address": "192.0.2.31", "protocol": "caisse-ap"}
    assert shop.devices.changes == [(DeviceSlot.PAYMENT_TERMINAL, changes)]


def test_terminals_password_is_kept_and_not_told_to_the_journal(terminal: Terminal, shop: Shop) -> None:
    go_to(terminal, DeviceSlot.PAYMENT_TERMINAL)
    press(terminal, "p654321")
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.PAYMENT_TERMINAL, {"password": "654321"})]
    (noted,) = shop.till.memory.of_kind(TransactionKind.DEVICE_SET_UP)
    assert "654321" not in str(noted.body)


def test_what_is_plugged_in_is_said_at_once_and_listed(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "f")
    shop.devices.found = (FoundDevice("usb", "04b8:0e15", "USB", frozenset({DeviceSlot.PRINTER})),)
    terminal.on_notice(PortsChanged(("04b8:0e15 TM-T88VI",)))
    assert "Plugged in: 04b8:0e15 TM-T88VI." in result(terminal)
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.PRINTER, {"connection": "usb", "address": "04b8:0e15"})]


def test_kind_is_chosen_by_arrow_and_enter(terminal: Terminal, shop: Shop) -> None:
    press(terminal, "k")
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.devices.changes == [(DeviceSlot.PRINTER, {"profile": "epson-58"})]


def test_setting_that_cannot_be_kept_is_told(terminal: Terminal, shop: Shop) -> None:
    shop.devices.complaint = "The disk is full, so the change is not kept; free some space."
    press(terminal, "r")
    assert result(terminal) == shop.devices.complaint


def test_escape_closes_what_is_open_before_it_leaves(terminal: Terminal) -> None:
    press(terminal, "k")
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is Place.DEVICES
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is not Place.DEVICES


def test_cashier_may_look_but_not_change(qapp: QApplication) -> None:
    shop = Shop()
    terminal = shop.terminal()
    terminal.do(Place.DEVICES)
    assert text(terminal, "devicesTitle") == "Receipt printer"
    press(terminal, "r")
    assert shop.devices.changes == []


def test_label_of_the_product_found_is_printed(qapp: QApplication) -> None:
    shop = Shop(operator=MANAGER)
    terminal = shop.terminal()
    for character in "/sour":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F7))
    assert shop.devices.labels == ["BREAD-750"]
    assert terminal.place is Place.SEARCH


def test_label_without_a_printer_says_what_to_do(qapp: QApplication) -> None:
    shop = Shop(operator=MANAGER)
    shop.devices.has_labels = False
    terminal = shop.terminal()
    for character in "/sour":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F7))
    message = terminal._parts.speaker.message
    assert message is not None
    assert "No label printer" in message.sentence
