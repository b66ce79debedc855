"""Shows the devices, tests the marked one, and lets whoever may set it up choose or type where it is."""

import re
from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes.card_guard import looks_like_card_number
from evertill.domain.codes.codes import ScannedCode
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.setup.change_device import ChangeDevice, ChangeDeviceOutcome, DeviceChangeNoted
from evertill.operations.setup.print_test_page import PrintTestPage, TestPageOutcome, TestPageQueued
from evertill.operations.till.open_drawer import DrawerOpening, OpenDrawer, OpenDrawerOutcome
from evertill.ports.devices import (
    DeviceDesk,
    DeviceEntry,
    DeviceReport,
    DevicesChanged,
    DeviceSlot,
    DevicesSetUp,
    FoundDevice,
    PortsChanged,
)
from evertill.ports.notices import DeviceStateChanged
from evertill.ui.devices.devices_view import (
    ADDRESS,
    FIND,
    KIND,
    LINE,
    LINES,
    PASSWORD,
    REMOVE,
    TEST,
    TILL,
    DevicesView,
    Picker,
    Typed,
    devices_view,
    found_picker,
    kind_picker,
    line_picker,
    slot_name,
    terminal_protocol,
)
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1}
_ADDRESS_MAX = 80
_SERIAL_PORT = re.compile(r"/dev/\S+|COM[0-9]+", re.IGNORECASE)
"""What is no address of a network: a port by its name."""
_WITHOUT: dict[DeviceSlot, dict[str, str]] = {
    DeviceSlot.SCANNER: {"connection": "keyboard"},
    DeviceSlot.PAYMENT_TERMINAL: {"protocol": "none"},
}


class DevicesScreen(Protocol):
    """Draws the view."""

    def show_view(self, view: DevicesView) -> None:
        """Draw this."""
        ...


class DevicesPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._desk: DeviceDesk = shared.parts.devices
        self._screen: DevicesScreen | None = None
        self._reports: tuple[DeviceReport, ...] = ()
        self._marked = 0
        self._picker: Picker | None = None
        self._typed: Typed | None = None
        self._is_finding = False
        self._result, self._is_good = "", True
        self._scans: tuple[DeviceEntry, ...] = ()
        shared.navigator.listen(self._on_place)

    def show_on(self, screen: DevicesScreen) -> None:
        """Draw here."""
        self._screen = screen

    def shown(self) -> None:
        """The place came to the front."""
        self._close_asides()
        self._result = ""
        self._draw()

    def mark(self, at: int) -> None:
        """Look at this device."""
        if 0 <= at < len(self._reports):
            self._marked = at
            self._close_asides()
            self._result = ""
            self._desk.rest()
            self._draw()

    def on_notice(self, notice: object) -> None:
        """Something happened to a device."""
        if isinstance(notice, PortsChanged) and self._shared.navigator.place is Place.DEVICES:
            self._plugged(notice)
            return
        is_ours = isinstance(notice, DevicesChanged | DevicesSetUp | DeviceStateChanged)
        if is_ours and self._shared.navigator.place is Place.DEVICES:
            self._draw()

    def on_scan(self, scanned: ScannedCode) -> bool:
        """Here a scan is a test: shown, not rung."""
        text = tr("looks like a card number") if looks_like_card_number(scanned.text) else scanned.text
        symbology = "" if scanned.symbology is None else f" · {scanned.symbology.value}"
        self._scans = (DeviceEntry(scanned.scanned_at, text + symbology), *self._scans[:19])
        at = next((at for at, report in enumerate(self._reports) if report.slot is DeviceSlot.SCANNER), self._marked)
        if at != self._marked:
            self.mark(at)
        else:
            self._draw()
        return True

    def on_key(self, key: Key) -> bool:
        """Arrows mark, letters act, Enter chooses, Esc closes what is open here."""
        if self._typed is not None:
            return self._type(self._typed, key)
        if self._picker is not None:
            return self._pick_by_key(self._picker, key)
        if key.name in _MOVES:
            self.mark(self._marked + _MOVES[key.name])
            return True
        view = self._view()
        action = next((each for each in view.actions if key.character.upper() == each.key), None)
        if action is None and key.name is KeyName.ENTER:
            action = next((each for each in view.actions if each.is_main), None)
        if action is None:
            return False
        self.act(action.name)
        return True

    def act(self, name: str) -> None:
        """What a button asks for."""
        report = self._reports[self._marked]
        self._close_asides()
        self._result = ""
        match name:
            case _ if name == TEST:
                self._test(report)
            case _ if name == FIND:
                self._result, self._is_good = tr("Looking at what is plugged in, and in the network."), True
                self._is_finding = True
                self._desk.discover(lambda found: self._show_found(report.slot, found))
            case _ if name == ADDRESS:
                self._typed = self._address_of(report, report.speaks)
            case _ if name == PASSWORD:
                self._typed = Typed("", tr("The terminal's password for tills: six digits"), "password", ())
            case _ if name == TILL:
                self._typed = Typed("", tr("This till's number at the terminal: two digits"), "till_number", ())
            case _ if name == KIND:
                self._picker = kind_picker(report)
            case _ if name == LINE and report.serial is not None:
                self._picker = line_picker(report.serial)
            case _ if name == REMOVE:
                self._change(report, _WITHOUT.get(report.slot, {"connection": "none"}))
        self._draw()

    def pick(self, at: int) -> None:
        """This row of the list was chosen."""
        picker = self._picker
        if picker is None or not 0 <= at < len(picker.choices):
            return
        self._close_asides()
        report, changes = self._reports[self._marked], dict(picker.choices[at].changes)
        if changes.get("protocol") in LINES and not (report.address or "address" in changes):
            self._typed = self._address_of(report, changes["protocol"])
        else:
            self._change(report, changes)
        self._draw()

    # ---- inside

    def _address_of(self, report: DeviceReport, speaks: str) -> Typed:
        if report.slot is not DeviceSlot.PAYMENT_TERMINAL:
            return Typed("", tr("Address on the network or port, such as {address}", address="192.0.2.20:9100"))
        protocol = terminal_protocol(speaks)
        port = {"zvt": "20007", "caisse-ap": "8888"}.get(protocol, "4001")
        waits_for = tr("Address on the network or port, such as {address}", address=f"192.0.2.30:{port}")
        return Typed("", waits_for, changes=(("connection", "tcp"), ("protocol", protocol)))

    def _plugged(self, changed: PortsChanged) -> None:
        """Said at once; a list that is open to choose from is made anew."""
        came = [tr("Plugged in: {name}.", name=name) for name in changed.came]
        went = [tr("Pulled out: {name}.", name=name) for name in changed.went]
        slot = self._reports[self._marked].slot if self._reports else None
        if self._picker is not None and self._is_finding and slot is not None:
            self._desk.discover(lambda found: self._show_found(slot, found))
        self._say(" ".join((*came, *went)), is_good=not went)

    def _test(self, report: DeviceReport) -> None:
        submitter = self._shared.submitter
        if report.slot is DeviceSlot.PRINTER:
            submitter.submit(PrintTestPage(), self._after_test_page)
        elif report.slot is DeviceSlot.DRAWER:
            submitter.submit(OpenDrawer("check"), self._after_drawer)
        else:
            self._desk.test(report.slot)
            said = {
                DeviceSlot.SCALE: tr("Put something on the scale: its weight is shown here."),
                DeviceSlot.LABEL_PRINTER: tr("A test label is on its way."),
                DeviceSlot.PAYMENT_TERMINAL: tr("The terminal is asked; nothing is charged."),
                DeviceSlot.BACKUP_PRINTER: tr("A test page is on its way to the second printer."),
                DeviceSlot.LINE_DISPLAY: tr("The display shows a test text until the next item."),
            }
            self._say(said.get(report.slot, ""))

    def _after_test_page(self, outcome: TestPageOutcome) -> None:
        match outcome:
            case TestPageQueued():
                self._say(tr("A test page is on its way; it comes out once the printer prints."))
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _after_drawer(self, outcome: OpenDrawerOutcome) -> None:
        match outcome:
            case DrawerOpening():
                self._say(tr("The drawer is being opened; the reason is in the journal."))
            case EntryNotPossible(sentence):
                self._say(sentence, is_good=False)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_found(self, slot: DeviceSlot, found: tuple[FoundDevice, ...]) -> None:
        if self._reports[self._marked].slot is not slot:
            return
        self._picker = found_picker(slot, found, self._reports[self._marked].speaks)
        self._say("")

    def _change(self, report: DeviceReport, changes: dict[str, str]) -> None:
        """First whoever is signed on must be allowed to, and that stands in the journal; then it holds at once."""
        self._shared.submitter.submit(
            ChangeDevice(report.slot.value, changes), lambda outcome: self._allowed(report, changes, outcome)
        )

    def _allowed(self, report: DeviceReport, changes: dict[str, str], outcome: ChangeDeviceOutcome) -> None:
        match outcome:
            case DeviceChangeNoted():
                self._say(tr("Being changed."))
                self._desk.set_up(report.slot, changes, lambda sentence: self._changed(report, sentence))
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _changed(self, report: DeviceReport, sentence: str) -> None:
        if sentence:
            self._say(sentence, is_good=False)
        else:
            self._say(tr("{device}: kept, and tried at once.", device=slot_name(report.slot)))

    def _say(self, sentence: str, *, is_good: bool = True) -> None:
        self._result, self._is_good = sentence, is_good
        self._draw()

    def _type(self, typed: Typed, key: Key) -> bool:
        match key.name:
            case KeyName.ENTER if typed.text:
                self._close_asides()
                report = self._reports[self._marked]
                is_port = typed.member == "address" and _SERIAL_PORT.fullmatch(typed.text) is not None
                way = {"connection": "serial"} if is_port else {}
                self._change(report, {**dict(typed.changes), **way, typed.member: typed.text})
            case KeyName.ESCAPE:
                self._close_asides()
            case KeyName.BACKSPACE:
                self._typed = replace(typed, text=typed.text[:-1])
            case None if key.character.isprintable() and len(typed.text) < _ADDRESS_MAX:
                self._typed = replace(typed, text=typed.text + key.character)
            case _:
                return key.name is None
        self._draw()
        return True

    def _pick_by_key(self, picker: Picker, key: Key) -> bool:
        if key.name in _MOVES and picker.choices:
            self._picker = replace(picker, marked=(picker.marked + _MOVES[key.name]) % len(picker.choices))
        elif key.name is KeyName.ENTER:
            self.pick(picker.marked)
        elif key.name is KeyName.ESCAPE:
            self._close_asides()
        else:
            return False
        self._draw()
        return True

    def _close_asides(self) -> None:
        self._picker, self._typed = None, None
        self._is_finding = False

    def _on_place(self, place: Place) -> None:
        if place is not Place.DEVICES:
            self._desk.rest()

    def _view(self) -> DevicesView:
        return devices_view(
            self._reports,
            self._marked,
            self._shared.formats,
            picker=self._picker,
            typed=self._typed,
            result=self._result,
            is_result_good=self._is_good,
        )

    def _draw(self) -> None:
        reports = self._desk.reports()
        if not reports:
            return
        self._reports = tuple(
            replace(report, lately=self._scans) if report.slot is DeviceSlot.SCANNER else report for report in reports
        )
        self._marked = min(self._marked, len(reports) - 1)
        if self._screen is not None:
            self._screen.show_view(self._view())
