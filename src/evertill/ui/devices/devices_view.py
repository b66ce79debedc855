"""Every device on the counter as a row, the marked one in full, and what is being chosen or typed for it."""

from collections.abc import Callable

from evertill.kernel.values import dataclass
from evertill.ports.devices import DeviceEntry, DeviceLink, DeviceReport, DeviceSlot, FoundDevice, SerialReport
from evertill.ports.formats import Formats
from evertill.ui.words import told, tr

ENTRIES_MAX = 8


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device in the list."""

    name: str
    detail: str
    state: str
    is_warning: bool


@dataclass(frozen=True, slots=True)
class DeviceAction:
    """Something to do with the marked device."""

    name: str
    label: str
    key: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Something that happened."""

    time: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what stands in its row, and what choosing it changes."""

    title: str
    detail: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picker:
    """A list to choose from, in place of what was met lately."""

    title: str
    choices: tuple[Choice, ...]
    marked: int = 0
    hint: str = ""
    """What stands there while the list is empty."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An address or a password that is being typed, and what is changed together with it."""

    text: str
    waits_for: str
    member: str = "address"
    changes: tuple[tuple[str, str], ...] = (("connection", "tcp"),)


@dataclass(frozen=True, slots=True)
class DevicesView:
    """The whole screen."""

    rows: tuple[DeviceRow, ...]
    marked: int
    title: str
    state: str
    is_good: bool | None
    """None: there is nothing to be well or not."""
    sentence: str
    facts: tuple[tuple[str, str], ...]
    actions: tuple[DeviceAction, ...]
    live: str
    """The last thing it did, large."""
    lately: tuple[EntryRow, ...]
    errors: tuple[EntryRow, ...]
    picker: Picker | None = None
    typed: Typed | None = None
    result: str = ""
    is_result_good: bool = True


TEST, FIND, ADDRESS, KIND, REMOVE, PASSWORD, TILL = "test", "find", "address", "kind", "remove", "password", "till"
LINE, LEAVE = "line", "leave"
SPEEDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
"""Of serial lines that devices on a counter are shipped with, in bits a second."""
LINES = frozenset({"zvt", "concert", "caisse-ap"})
"""Card terminals the till speaks to; any other stands by itself."""


def devices_view(
    reports: tuple[DeviceReport, ...],
    marked: int,
    formats: Formats,
    *,
    picker: Picker | None = None,
    typed: Typed | None = None,
    result: str = "",
    is_result_good: bool = True,
) -> DevicesView:
    """How it all stands."""
    report = reports[marked]
    return DevicesView(
        rows=tuple(_row(each) for each in reports),
        marked=marked,
        title=slot_name(report.slot),
        state=_state(report),
        is_good=report.link not in _UNWELL if report.is_set_up and not _stands_open(report) else None,
        sentence=told(report.reason) or _about(report),
        facts=_facts(report),
        actions=_actions(report),
        live=_said(report.lately[0].text) if report.lately and _is_live(report) else "",
        lately=_entries(report.lately, formats),
        errors=_entries(report.errors, formats),
        picker=picker,
        typed=typed,
        result=result,
        is_result_good=is_result_good,
    )


_UNWELL = frozenset({DeviceLink.FAULT, DeviceLink.RECONNECTING})
_LIVE = frozenset({DeviceSlot.SCANNER, DeviceSlot.SCALE, DeviceSlot.DRAWER, DeviceSlot.PAYMENT_TERMINAL})


def _is_live(report: DeviceReport) -> bool:
    """What a terminal answered before its cable was pulled is old news."""
    is_stale = report.slot is DeviceSlot.PAYMENT_TERMINAL and report.link in _UNWELL
    return report.slot in _LIVE and not is_stale


def slot_name(slot: DeviceSlot) -> str:
    """What a place on the counter is called."""
    return {
        DeviceSlot.PRINTER: tr("Receipt printer"),
        DeviceSlot.DRAWER: tr("Cash drawer"),
        DeviceSlot.SCANNER: tr("Scanner"),
        DeviceSlot.SCALE: tr("Scale"),
        DeviceSlot.LINE_DISPLAY: tr("Customer display"),
        DeviceSlot.CUSTOMER_SCREEN: tr("Customer's window"),
        DeviceSlot.LABEL_PRINTER: tr("Label printer"),
        DeviceSlot.PAYMENT_TERMINAL: tr("Card terminal"),
        DeviceSlot.BACKUP_PRINTER: tr("Second printer"),
    }[slot]


def _row(report: DeviceReport) -> DeviceRow:
    where = " ".join(filter(None, (way_words(report.connection), report.address))) if report.is_set_up else ""
    return DeviceRow(slot_name(report.slot), where or kind_words(report.speaks), _state(report), report.link in _UNWELL)


def _state(report: DeviceReport) -> str:
    if not report.is_set_up:
        return tr("Not set up")
    if report.slot is DeviceSlot.SCANNER and report.connection == "keyboard":
        return tr("Types like a keyboard")
    if report.slot is DeviceSlot.PAYMENT_TERMINAL and report.speaks not in LINES:
        return tr("Stands by itself")
    if _stands_open(report):
        return tr("Open")
    words: dict[DeviceLink, Callable[[], str]] = {
        DeviceLink.CLOSED: lambda: tr("Off"),
        DeviceLink.CONNECTING: lambda: tr("Connecting"),
        DeviceLink.READY: lambda: tr("Ready"),
        DeviceLink.FAULT: lambda: tr("Needs attention"),
        DeviceLink.RECONNECTING: lambda: tr("Not reached"),
    }
    return words[report.link]()


def _stands_open(report: DeviceReport) -> bool:
    """What a switch said before its printer was lost is old news."""
    return report.is_open and report.link not in _UNWELL


def _about(report: DeviceReport) -> str:
    """What one can do here, when nothing is wrong."""
    about: dict[DeviceSlot, Callable[[], str]] = {
        DeviceSlot.PRINTER: lambda: tr("Prints receipts; what cannot be printed waits in this till."),
        DeviceSlot.DRAWER: lambda: tr("Hangs on the receipt printer, which opens it and tells whether it is open."),
        DeviceSlot.SCANNER: lambda: tr("Scan something: it is shown here and not rung."),
        DeviceSlot.SCALE: lambda: tr("Asked by itself whenever something is sold by weight."),
        DeviceSlot.LINE_DISPLAY: lambda: tr("Two lines for the customer: the last item, the total, the change."),
        DeviceSlot.LABEL_PRINTER: lambda: tr("Prints shelf labels: F7 while searching for a product."),
        DeviceSlot.CUSTOMER_SCREEN: lambda: tr("A second monitor for the customer; it opens when it is plugged in."),
        DeviceSlot.PAYMENT_TERMINAL: lambda: tr("Takes cards. Asking how it is charges nothing."),
        DeviceSlot.BACKUP_PRINTER: lambda: tr("Prints receipts while the receipt printer cannot."),
    }
    return about[report.slot]()


def _facts(report: DeviceReport) -> tuple[tuple[str, str], ...]:
    return tuple(
        (word, text)
        for word, text in (
            (tr("Called"), report.name),
            (tr("Connected by"), way_words(report.connection)),
            (tr("Address"), report.address),
            (tr("Kind"), kind_words(report.speaks)),
            (tr("Speed and bits"), "" if report.serial is None else _serial_words(report.serial)),
            (tr("This till's number"), report.till_number if report.speaks in _NUMBERED else ""),
        )
        if text and report.is_set_up
    )


_TEST_WORDS: dict[DeviceSlot, Callable[[], str]] = {
    DeviceSlot.PRINTER: lambda: tr("Print a test page"),
    DeviceSlot.DRAWER: lambda: tr("Open the drawer"),
    DeviceSlot.SCALE: lambda: tr("Weigh"),
    DeviceSlot.LINE_DISPLAY: lambda: tr("Show a test text"),
    DeviceSlot.LABEL_PRINTER: lambda: tr("Print a test label"),
    DeviceSlot.PAYMENT_TERMINAL: lambda: tr("Ask how it is"),
    DeviceSlot.BACKUP_PRINTER: lambda: tr("Print a test page"),
}
_NUMBERED = frozenset({"concert", "caisse-ap"})
"""Card terminals that serve several tills, and know each by a number."""
_ADDRESSED = frozenset(DeviceSlot) - {DeviceSlot.DRAWER, DeviceSlot.CUSTOMER_SCREEN}


def _actions(report: DeviceReport) -> tuple[DeviceAction, ...]:
    actions = []
    stands_alone = report.slot is DeviceSlot.PAYMENT_TERMINAL and report.speaks not in LINES
    if report.is_set_up and report.slot in _TEST_WORDS and not stands_alone:
        actions.append(DeviceAction(TEST, _TEST_WORDS[report.slot](), "T", is_main=True))
    if report.slot in _ADDRESSED:
        actions.append(DeviceAction(FIND, tr("Find it"), "F", is_main=not report.is_set_up))
        actions.append(DeviceAction(ADDRESS, tr("Type an address"), "A"))
    if report.choices:
        actions.append(DeviceAction(KIND, tr("Choose its kind"), "K"))
    if report.serial is not None:
        actions.append(DeviceAction(LINE, tr("Speed and bits"), "S"))
    if report.slot is DeviceSlot.PAYMENT_TERMINAL and report.speaks == "zvt":
        actions.append(DeviceAction(PASSWORD, tr("Terminal's password"), "P"))
    if report.slot is DeviceSlot.PAYMENT_TERMINAL and report.speaks in _NUMBERED:
        actions.append(DeviceAction(TILL, tr("This till's number at the terminal"), "N"))
    if report.slot in _ADDRESSED and report.is_set_up and report.connection != "keyboard":
        is_scanner = report.slot is DeviceSlot.SCANNER
        said = tr("Let it type like a keyboard") if is_scanner else tr("Do without it")
        actions.append(DeviceAction(REMOVE, said, "R"))
    return tuple(actions)


def _entries(entries: tuple[DeviceEntry, ...], formats: Formats) -> tuple[EntryRow, ...]:
    return tuple(EntryRow(formats.time(entry.at), _said(entry.text)) for entry in entries[:ENTRIES_MAX])


def kind_picker(report: DeviceReport) -> Picker:
    """What the device may speak."""
    members = {
        DeviceSlot.PRINTER: "profile",
        DeviceSlot.BACKUP_PRINTER: "profile",
        DeviceSlot.CUSTOMER_SCREEN: "customer_screen",
    }
    member = members.get(report.slot, "protocol")
    choices = tuple(Choice(kind_words(choice), "", ((member, choice),)) for choice in report.choices)
    marked = report.choices.index(report.speaks) if report.speaks in report.choices else 0
    return Picker(tr("Its kind"), choices, marked)


def line_picker(serial: SerialReport) -> Picker:
    """Speed, bits and flow control of a serial line, as they stand in the device's own manual or menu."""
    now = tr("as it is now")
    speeds = sorted({*SPEEDS, serial.baud})
    choices = [
        Choice(tr("{n} baud", n=speed), now if speed == serial.baud else "", (("baud", str(speed)),))
        for speed in speeds
    ]
    for framing in serial.framings:
        said = framing_words(framing)
        detail = f"{framing} · {now}" if framing == serial.framing else framing
        choices.append(Choice(said, detail, (("framing", framing),)))
    if serial.uses_rts_cts is not None:
        for is_used, said in ((True, tr("The device stops the line when it is busy")), (False, tr("No flow control"))):
            detail = f"RTS/CTS · {now}" if is_used is serial.uses_rts_cts else "RTS/CTS"
            choices.append(Choice(said, detail, (("uses_rts_cts", "true" if is_used else "false"),)))
    return Picker(tr("Speed and bits"), tuple(choices), speeds.index(serial.baud))


def framing_words(framing: str) -> str:
    """`7E1` in words: data bits, parity, stop bits."""
    bits, parity, stop = tuple(framing)
    parities = {"N": tr("no parity"), "E": tr("even parity"), "O": tr("odd parity")}
    stops = {"1": tr("1 stop bit"), "2": tr("2 stop bits")}
    return tr("{bits} data bits, {parity}, {stop}", bits=bits, parity=parities[parity], stop=stops[stop])


def _serial_words(serial: SerialReport) -> str:
    return f"{serial.baud} · {serial.framing}" + (" · RTS/CTS" if serial.uses_rts_cts else "")


def found_picker(slot: DeviceSlot, found: tuple[FoundDevice, ...], speaks: str = "") -> Picker:
    """What is plugged in or answers in the network, and may be this device; `speaks` is its kind so far."""
    choices = tuple(
        Choice(each.address, _found_words(each), _place_changes(slot, each, speaks))
        for each in found
        if slot in each.slots
    )
    hint = tr("Nothing is plugged in that could be it. Check cable and power, then look again.")
    return Picker(tr("Found now"), choices, hint=hint)


def _found_words(found: FoundDevice) -> str:
    """What it says of itself; one that says nothing but its own place is told by the way it is connected."""
    said = found.description.removeprefix(found.address).strip()
    return (
        said if said == way_words(found.connection) else " · ".join(filter(None, (way_words(found.connection), said)))
    )


def _place_changes(slot: DeviceSlot, found: FoundDevice, speaks: str) -> tuple[tuple[str, str], ...]:
    where = (("connection", found.connection), ("address", found.address))
    if slot is not DeviceSlot.PAYMENT_TERMINAL:
        return where
    return (*where, ("protocol", found.speaks or terminal_protocol(speaks)))


def terminal_protocol(speaks: str) -> str:
    """What a card terminal on a line is taken to speak as long as nobody has chosen: what most of them do."""
    return speaks if speaks in LINES else "zvt"


def kind_words(kind: str) -> str:
    """Most kinds are names of makers and protocols; the rest are words."""
    words: dict[str, Callable[[], str]] = {
        "off": lambda: tr("Never"),
        "second_monitor": lambda: tr("On a second monitor"),
        "window": lambda: tr("Always, as a window"),
        "none": lambda: "",
        "manual": lambda: tr("Stands by itself: amounts are keyed there"),
        "zvt": lambda: "ZVT",
        "concert": lambda: "Concert E / E+",
        "caisse-ap": lambda: "Caisse-AP V3",
        "pin_2": lambda: tr("Pin 2"),
        "pin_5": lambda: tr("Pin 5"),
    }
    return words[kind]() if kind in words else kind


def way_words(connection: str) -> str:
    """How a device is connected."""
    words: dict[str, Callable[[], str]] = {
        "tcp": lambda: tr("Network"),
        "serial": lambda: tr("Serial line"),
        "usb": lambda: "USB",
        "hid": lambda: "USB",
        "file": lambda: tr("File"),
        "cups": lambda: tr("Print queue"),
        "keyboard": lambda: tr("Keyboard"),
    }
    return words[connection]() if connection in words else connection


def _said(text: str) -> str:
    """What a device did, where it is a word."""
    if text.startswith("#"):
        return tr("Printed: no. {number}", number=text.removeprefix("#"))
    words: dict[str, Callable[[], str]] = {
        "open": lambda: tr("Open"),
        "closed": lambda: tr("Closed"),
        "moving": lambda: tr("Still moving"),
        "zero": lambda: tr("Nothing on the scale yet"),
        "under_zero": lambda: tr("Below zero"),
        "overload": lambda: tr("Too heavy"),
        "same_weight": lambda: tr("The same weight again"),
        "no_zero": lambda: tr("Zero point lost"),
        "refused": lambda: tr("Refused"),
        "silent": lambda: tr("No answer"),
        "answered": lambda: tr("Answered: ready for cards"),
        "printed": lambda: tr("Test page printed"),
    }
    return words[text]() if text in words else told(text)
