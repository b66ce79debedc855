"""What the first start asks about printers, scanner and card terminal, and how the answers name them."""

from collections.abc import Mapping

from evertill.ui.behind.first_run_port import FoundDevice, FoundDevices
from evertill.ui.devices.devices_view import LINES, kind_words
from evertill.ui.first_run import terminal_numbers
from evertill.ui.first_run.terminal_numbers import CAISSE_AP, CONCERT, ZVT, number_errors, number_fields
from evertill.ui.form.form_view import Choice, Field, FieldKind
from evertill.ui.words import tr

NONE, NETWORK, KEYBOARD = "none", "tcp", "keyboard"
BY_ITSELF = "manual"
TERMINALS = (NONE, BY_ITSELF, ZVT, CONCERT, CAISSE_AP)
ADDRESS_LENGTH_MAX = 120
_TERMINAL_PORTS = {ZVT: "20007", CAISSE_AP: "8888", CONCERT: "4001"}

DEFAULTS = {
    "printer": NONE,
    "printer_host": "",
    "second": NONE,
    "second_host": "",
    "scanner": KEYBOARD,
    "terminal": NONE,
    "terminal_place": NETWORK,
    "terminal_host": "",
    **terminal_numbers.DEFAULTS,
}
"""Answers before anybody was asked: a till can sell without any of it."""
UNPLUGGED = {"printer": NONE, "second": NONE, "scanner": KEYBOARD, "terminal_place": NETWORK}
"""What an answer falls back to when the device chosen there is gone."""


def printer_of(answers: Mapping[str, str]) -> str:
    """The chosen printer as `connection|address`; empty without one."""
    return _printer(answers, "printer")


def second_of(answers: Mapping[str, str]) -> str:
    """The printer that takes over, likewise; there is none without a first."""
    return _printer(answers, "second") if printer_of(answers) else ""


def scanner_of(answers: Mapping[str, str]) -> str:
    """The scanner on a line of its own as `connection|address`; empty where it types like a keyboard."""
    return answers["scanner"] if "|" in answers["scanner"] else ""


def terminal_of(answers: Mapping[str, str]) -> str:
    """Where the card terminal is, as `connection|address`; empty where the till does not speak to one."""
    if answers["terminal"] not in LINES:
        return ""
    place = _terminal_place(answers)
    return f"{NETWORK}|{answers['terminal_host'].strip()}" if place == NETWORK else place


def device_fields(answers: Mapping[str, str], found: FoundDevices, scanned: str) -> tuple[Field, ...]:
    """The step of printers and scanner."""
    scanners = (Choice(KEYBOARD, tr("Types like a keyboard")), *_choices(found.scanners))
    said = tr("Read: {code}", code=scanned) if scanned else tr("Scan anything now; what was read appears here.")
    fields = list(_printer_fields(answers, "printer", tr("Receipt printer"), found))
    if answers["printer"] != NONE:
        fields += _printer_fields(answers, "second", tr("Second printer"), found)
    fields.append(Field("scanner", tr("Barcode scanner"), FieldKind.CHOICE, choices=scanners))
    fields.append(Field("scanned", "", FieldKind.SAID, said))
    return tuple(fields)


def card_fields(answers: Mapping[str, str], found: FoundDevices) -> tuple[Field, ...]:
    """The step of the card terminal."""
    kind = answers["terminal"]
    kinds = tuple(Choice(each, _kind_label(each)) for each in TERMINALS)
    asked = Field("terminal", tr("Card terminal"), FieldKind.CHOICE, choices=kinds)
    if kind not in LINES:
        said = {
            NONE: tr("No cards are taken at this till."),
            BY_ITSELF: tr("The cashier keys the amount there, and the number of its slip here."),
        }[kind]
        return asked, Field("told-terminal", "", FieldKind.SAID, said)
    fields = [asked]
    fitting = _choices(tuple(each for each in found.terminals if _fits(each, kind)))
    if fitting:
        places = (Choice(NETWORK, tr("In the network")), *fitting)
        fields.append(Field("terminal_place", tr("Connected by"), FieldKind.CHOICE, choices=places))
    if _terminal_place(answers) == NETWORK:
        example = tr("Such as {address}", address=f"192.0.2.30:{_TERMINAL_PORTS[kind]}")
        fields.append(_host("terminal_host", tr("Terminal's address"), example))
    return (*fields, *number_fields(kind))


def device_errors(answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with printers and scanner."""
    errors: dict[str, str] = {}
    first, second, scanner = printer_of(answers), second_of(answers), scanner_of(answers)
    if answers["printer"] == NETWORK and not _is_host(answers["printer_host"]):
        errors["printer_host"] = tr("The printer's name or address in the network.")
    if first and answers["second"] == NETWORK and not _is_host(answers["second_host"]):
        errors["second_host"] = tr("The printer's name or address in the network.")
    elif second and second == first:
        name = "second_host" if answers["second"] == NETWORK else "second"
        errors[name] = tr("That is the receipt printer itself; choose another.")
    if scanner and scanner in {first, second}:
        errors["scanner"] = _taken()
    return errors


def card_errors(answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the card terminal."""
    errors: dict[str, str] = {}
    kind = answers["terminal"]
    if kind not in LINES:
        return errors
    if terminal_of(answers) in {printer_of(answers), second_of(answers), scanner_of(answers)}:
        errors["terminal_host" if _terminal_place(answers) == NETWORK else "terminal_place"] = _taken()
    elif _terminal_place(answers) == NETWORK:
        host = answers["terminal_host"]
        # A serial line carried over the network has no port of its own that everybody uses.
        if not _is_host(host) or (kind == CONCERT and ":" not in host):
            errors["terminal_host"] = tr(
                "The terminal's address in the network, such as {address}.",
                address=f"192.0.2.30:{_TERMINAL_PORTS[kind]}",
            )
    return {**errors, **number_errors(kind, answers)}


def told_devices(answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each device with where it is, for the last look at everything."""
    first = printer_of(answers)
    second = ((tr("Second printer"), _place(second_of(answers)) or tr("none")),) if first else ()
    kind = answers["terminal"]
    terminal = " · ".join(part for part in (_kind_label(kind), _place(terminal_of(answers))) if part)
    return (
        (tr("Receipt printer"), _place(first) or tr("none")),
        *second,
        (tr("Barcode scanner"), _place(scanner_of(answers)) or tr("Types like a keyboard")),
        (tr("Card terminal"), tr("No cards are taken at this till.") if kind == NONE else terminal),
    )


def _printer(answers: Mapping[str, str], name: str) -> str:
    chosen = answers[name]
    if chosen == NETWORK:
        return f"{NETWORK}|{answers[f'{name}_host'].strip()}"
    return "" if chosen == NONE else chosen


def _printer_fields(answers: Mapping[str, str], name: str, label: str, found: FoundDevices) -> tuple[Field, ...]:
    choices = (Choice(NONE, tr("None")), Choice(NETWORK, tr("In the network")), *_choices(found.printers))
    asked = Field(name, label, FieldKind.CHOICE, choices=choices)
    return (asked, _host(f"{name}_host", tr("Printer's address"))) if answers[name] == NETWORK else (asked,)


def _host(name: str, label: str, note: str = "") -> Field:
    return Field(name, label, FieldKind.TEXT, note=note, length_max=ADDRESS_LENGTH_MAX)


def _choices(found: tuple[FoundDevice, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(device.address, device.label, device.note) for device in found)


def _terminal_place(answers: Mapping[str, str]) -> str:
    """Caisse-AP has no serial line, so a port chosen for another kind does not count for it."""
    place = answers["terminal_place"]
    return NETWORK if answers["terminal"] == CAISSE_AP and not place.startswith(f"{NETWORK}|") else place


def _fits(found: FoundDevice, kind: str) -> bool:
    """What answered in the network says what it speaks; a serial port may carry either of two."""
    return found.speaks == kind if found.speaks else kind != CAISSE_AP


def _kind_label(kind: str) -> str:
    return {NONE: tr("Without one"), BY_ITSELF: tr("Stands by itself")}.get(kind) or kind_words(kind)


def _place(found: str) -> str:
    return found.partition("|")[2]


def _is_host(text: str) -> bool:
    return bool(text.strip()) and not any(character.isspace() for character in text.strip())


def _taken() -> str:
    return tr("Another device is connected there already; choose another place.")
