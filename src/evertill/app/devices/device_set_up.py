"""Devices seen from the screens: reports, tests, discovery, and changes of settings that hold at once."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from evertill.app.devices.card_room import CardRoom
from evertill.app.devices.device_reports import BACKUP_NAME
from evertill.app.devices.device_room import DeviceRoom
from evertill.app.workstation.home import Home, read_file, write_file
from evertill.app.workstation.settings import Settings, settings_of
from evertill.devices.printer.settings import PrinterConnection
from evertill.domain.goods.catalogue import Item
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.worker import Job, Worker
from evertill.operations.desk import Post
from evertill.ports.devices import DeviceReport, DeviceSlot, DevicesSetUp, FoundDevice
from evertill.ports.notices import Announcer

_BUSY = "The till is busy with another device, so nothing was changed; try again in a moment."


class DeviceSetUp:
    """Fulfils the screens' desk. Looking and changing take time, so a worker of their own does both."""

    def __init__(
        self, home: Home, room: DeviceRoom, cards: CardRoom, worker: Worker, post: Post, announcer: Announcer
    ) -> None:
        self._home = home
        self._room = room
        self._cards = cards
        self._worker = worker
        self._post = post
        self._announcer = announcer

    def reports(self) -> tuple[DeviceReport, ...]:
        """Every place on the counter."""
        return self._room.reports()

    def submit(self, job: Job) -> bool:
        """Something small that must not hold up the screens."""
        return self._worker.submit(job)

    def test(self, slot: DeviceSlot) -> None:
        """Have the device do something that can be seen."""
        if slot is DeviceSlot.PAYMENT_TERMINAL:
            self._cards.try_now()
        elif slot is DeviceSlot.BACKUP_PRINTER:
            self._worker.submit(self._room.try_backup)
        else:
            self._room.test(slot)

    def rest(self) -> None:
        """Nobody looks any more."""
        self._room.rest()

    def print_label(self, item: Item) -> bool:
        """A shelf label of this item."""
        return self._room.print_label(item)

    def discover(self, then: Callable[[tuple[FoundDevice, ...]], None]) -> None:
        """Look for what is plugged in."""

        def look() -> None:
            from evertill.devices.discovery import found_devices
            from evertill.devices.network_search import found_in_network

            self._room.watch_ports()
            found = (*found_devices(), *found_in_network())
            self._post(lambda: then(found))

        if not self._worker.submit(look):
            self._post(lambda: then(()))

    def set_up(self, slot: DeviceSlot, changes: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Check, keep, apply."""

        def change() -> None:
            sentence = self._change(slot, changes)
            self._post(lambda: then(sentence))

        if not self._worker.submit(change):
            self._post(lambda: then(_BUSY))

    def _change(self, slot: DeviceSlot, changes: Mapping[str, str]) -> str:
        try:
            stored = read_file(self._home.settings)
            content = changed(stored if isinstance(stored, dict) else {}, slot, changes)
            settings = settings_of(content, self._home.settings)
            before = self._room.settings
            if refusal := self._cards.apply(settings.payment_terminal):
                return refusal
            self._keep(content, before)
        except SettingsFault as fault:
            return _refusal(fault)
        self._room.apply(settings)
        self._announcer.announce(DevicesSetUp())
        return ""

    def _keep(self, content: JsonObject, before: Settings) -> None:
        """Into the file; a terminal that cannot be kept is not used either."""
        try:
            write_file(self._home.settings, content)
        except SettingsFault:
            self._cards.apply(before.payment_terminal)
            raise


def _refusal(fault: SettingsFault) -> str:
    """Why nothing was changed: what is wrong with what was chosen, rather than with a file that nobody touched."""
    wrong, _, place = str(fault.__cause__ or "").rpartition(" - at `$")
    return f"Nothing was changed: {wrong}." if place else fault.text


def changed(content: JsonObject, slot: DeviceSlot, changes: Mapping[str, str]) -> JsonObject:
    """The settings file with these members of one part changed, each as the type it has; the rest stays as written."""
    if slot is DeviceSlot.BACKUP_PRINTER:
        return _changed_backup(content, changes)
    name = "ui" if slot is DeviceSlot.CUSTOMER_SCREEN else slot.value
    part = content.get(name)
    kinds = _kinds_of(name)
    values = {member: _typed(kinds.get(member), text) for member, text in changes.items()}
    return {**content, name: {**(part if isinstance(part, dict) else {}), **values}}


def _changed_backup(content: JsonObject, changes: Mapping[str, str]) -> JsonObject:
    """The first of the printers that take over; those behind it stay, and move up when it goes."""
    kept = content.get(DeviceSlot.BACKUP_PRINTER)
    row = list(kept) if isinstance(kept, list) else []
    first = row[0] if row and isinstance(row[0], dict) else {"name": BACKUP_NAME}
    kinds = _kinds_of(DeviceSlot.PRINTER)
    made: JsonObject = {**first, **{member: _typed(kinds.get(member), text) for member, text in changes.items()}}
    is_gone = made.get("connection", PrinterConnection.NONE) == PrinterConnection.NONE
    rest: list[Json] = [*row[1:]]
    return {**content, DeviceSlot.BACKUP_PRINTER.value: rest if is_gone else [made, *rest]}


def _kinds_of(part: str) -> dict[str, Any]:  # Any: a dataclass default may be of any type
    made = getattr(Settings(), part)
    assert is_dataclass(made)
    return {field.name: getattr(made, field.name) for field in fields(made)}


def _typed(default: object, text: str) -> Any:  # Any: whatever JSON type the setting has
    if isinstance(default, bool):
        return text == "true"
    return int(text) if isinstance(default, int) and text.lstrip("-").isdigit() else text
