"""Scenes of the devices: weighing, and what belongs to the counter beside the screen."""

from dataclasses import replace

from evertill.ports.devices import DeviceLink, DeviceSlot, FoundDevice, PortsChanged, WeightState
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import MANAGER
from tests.support.device_desk import PAPER, PULLED
from tests.support.scales import read
from tests.support.scenes.counter import Scene, an_ordinary_sale, done, keys, scan, sell_nasty, tender_split
from tests.support.ui import Shop


def weighing(shop: Shop, terminal: Terminal) -> None:
    """The goods lie still."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(347))


def weighing_trouble(shop: Shop, terminal: Terminal) -> None:
    """Too much on the scale."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(state=WeightState.SAME_WEIGHT))


def weighing_net(shop: Shop, terminal: Terminal) -> None:
    """A price-computing scale with tare."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(14_998, tare_g=20, amount_minor=38845))


def _begin_weighing(shop: Shop, terminal: Terminal) -> None:
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "4000417025005")


def _open_customer_window(shop: Shop, terminal: Terminal) -> None:
    terminal.open_customer_side(None, ("", ""))


def customer_idle(shop: Shop, terminal: Terminal) -> None:
    """Nobody is served."""
    _open_customer_window(shop, terminal)


def customer_sale(shop: Shop, terminal: Terminal) -> None:
    """A sale of six lines, with a price changed and a code for the last product."""
    _open_customer_window(shop, terminal)
    an_ordinary_sale(shop, terminal)


def customer_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names, other scripts, large amounts."""
    _open_customer_window(shop, terminal)
    sell_nasty(shop, terminal)


def customer_done(shop: Shop, terminal: Terminal) -> None:
    """The change, with a code for the receipt."""
    _open_customer_window(shop, terminal)
    done(shop, terminal)


def customer_part_paid(shop: Shop, terminal: Terminal) -> None:
    """Part of it is paid."""
    _open_customer_window(shop, terminal)
    tender_split(shop, terminal)


def devices(shop: Shop, terminal: Terminal) -> None:
    """All is well; a scale that is being tested."""
    terminal.do(Place.DEVICES)
    for _ in range(3):
        terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(character="T"))


def devices_trouble(shop: Shop, terminal: Terminal) -> None:
    """The printer is out of paper, the scale was unplugged."""
    lost = "The receipt printer at 192.0.2.20:9100 was lost (no answer); sales go on and receipts wait in this till."
    shop.devices.put(DeviceSlot.PRINTER, DeviceLink.FAULT, PAPER, PAPER, lost, PAPER)
    shop.devices.put(DeviceSlot.SCALE, DeviceLink.RECONNECTING, PULLED, PULLED)
    terminal.do(Place.DEVICES)


def devices_found(shop: Shop, terminal: Terminal) -> None:
    """What is plugged in."""
    serial = frozenset({DeviceSlot.PRINTER, DeviceSlot.LINE_DISPLAY})
    shop.devices.found = (
        FoundDevice("serial", "0403:6001:A50285BI", "/dev/ttyUSB1 FT232R USB UART - A Very Long Description", serial),
        FoundDevice("serial", "/dev/ttyS0", "/dev/ttyS0", serial),
        FoundDevice("usb", "04b8:0e15:J7XF0123", "USB", frozenset({DeviceSlot.PRINTER})),
    )
    terminal.do(Place.DEVICES)
    terminal.on_key(Key(character="F"))


def devices_address(shop: Shop, terminal: Terminal) -> None:
    """An address is being typed for a display that is not there yet."""
    terminal.do(Place.DEVICES)
    for _ in range(4):
        terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(character="A"))
    keys(terminal, "192.0.2.31:9100")


def devices_terminal(shop: Shop, terminal: Terminal) -> None:
    """The card terminal, pulled out a moment ago."""
    lost = (
        "The card terminal on /dev/ttyACM0 was lost (it stopped answering); nothing new was charged, and the sale can "
        "be paid in cash. Check its cable and its power; the till tries again by itself."
    )
    shop.devices.put(DeviceSlot.PAYMENT_TERMINAL, DeviceLink.RECONNECTING, lost, lost)
    terminal.do(Place.DEVICES)
    for _ in range(7):
        terminal.on_key(Key(KeyName.DOWN))
    terminal.on_notice(PortsChanged(went=("/dev/ttyACM0 079b:0028 Ingenico Move/5000",)))


def devices_till_number(shop: Shop, terminal: Terminal) -> None:
    """A terminal that serves several tills: which one this is, is about to be typed."""
    _at_caisse_ap(shop, terminal)
    terminal.on_key(Key(character="N"))


def devices_till_number_refused(shop: Shop, terminal: Terminal) -> None:
    """Too long, and told so."""
    shop.till.sign_on(MANAGER)
    devices_till_number(shop, terminal)
    shop.devices.complaint = "a till number at a card terminal is two digits, such as 01"
    keys(terminal, "123\n")


def _at_caisse_ap(shop: Shop, terminal: Terminal) -> None:
    slot = DeviceSlot.PAYMENT_TERMINAL
    shop.devices.by_slot[slot] = replace(
        shop.devices.by_slot[slot], address="192.0.2.30:8888", speaks="caisse-ap", till_number="01"
    )
    terminal.do(Place.DEVICES)
    for _ in range(7):
        terminal.on_key(Key(KeyName.DOWN))


DEVICE_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (
        weighing, weighing_trouble, weighing_net,
        devices, devices_trouble, devices_found, devices_address, devices_terminal,
        devices_till_number, devices_till_number_refused,
        customer_idle, customer_sale, customer_nasty, customer_done, customer_part_paid,
    )
}  # fmt: skip
