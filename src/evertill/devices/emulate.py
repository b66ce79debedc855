"""Runs an emulated device until its commands end: what stands behind `evertill emulate`."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar, assert_never

from evertill.devices.label_printer.machine import DrawnLabel, LabelMachine
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayProtocol
from evertill.devices.payment_terminal.emulation.host import TerminalEmulator
from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.making import make_core
from evertill.devices.payment_terminal.settings import TerminalProtocol
from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scanner.emulator import ScannerEmulator
from evertill.devices.transport.address import parse_tcp
from evertill.devices.transport.emulation import MachineEmulator
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import SettingsFault

Spoken = TypeVar("Spoken", bound=StrEnum)


class EmulatedKind(StrEnum):
    """Devices that can be emulated."""

    PRINTER = "printer"
    SCANNER = "scanner"
    SCALE = "scale"
    DISPLAY = "display"
    LABEL = "label"
    ZVT = "zvt"
    CONCERT = "concert"
    CAISSE_AP = "caisse-ap"


class EmulatedDevice(Protocol):
    """What every emulator offers."""

    def serve_tcp(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen, and give the bound port."""
        ...

    def serve_pty(self) -> str:
        """Open a pseudo-terminal, and give its path."""
        ...

    def command(self, word: str) -> None:
        """Let something happen."""
        ...

    def close(self) -> None:
        """Be gone."""
        ...


def run_emulator(
    kind: EmulatedKind,
    *,
    protocol: str = "",
    tcp: str | None,
    pty: bool,
    out_dir: Path | None,
    lines: Iterable[str],
    say: Callable[[str], None],
) -> None:
    """Serve on HOST:PORT (a free port of this machine when neither `tcp` nor `pty` is given) until `lines` end.

    The first line said is `listening HOST:PORT` or `pty PATH`. A word that means nothing is answered; nothing stops.
    """
    if tcp is not None and pty:
        raise SettingsFault("An emulator is reached by TCP or by pty; nothing was started. Leave one of the two out.")
    device = _make(kind, protocol, out_dir, say, is_stream=not pty)
    try:
        if pty:
            device.serve_pty()
        else:
            _serve_tcp(device, tcp)
        for line in lines:
            try:
                if line.strip():
                    device.command(line.strip())
            except SettingsFault as fault:
                say(fault.text)
    finally:
        device.close()


def _make(
    kind: EmulatedKind, protocol: str, out_dir: Path | None, say: Callable[[str], None], *, is_stream: bool
) -> EmulatedDevice:
    match kind:
        case EmulatedKind.PRINTER:
            return PrinterEmulator(out_dir or Path("receipts"), profile=_printer_kind(protocol), say=say)
        case EmulatedKind.SCANNER:
            return ScannerEmulator(say=say)
        case EmulatedKind.SCALE:
            return MachineEmulator("scale", ScaleMachine(_chosen(protocol, ScaleProtocol)), say=say)
        case EmulatedKind.DISPLAY:
            return MachineEmulator("display", DisplayMachine(_chosen(protocol, DisplayProtocol)), say=say)
        case EmulatedKind.LABEL:
            return MachineEmulator("label", LabelMachine(_keeper(out_dir or Path("labels"))), say=say)
        case EmulatedKind.ZVT | EmulatedKind.CONCERT | EmulatedKind.CAISSE_AP:
            books = Ledger(None if out_dir is None else out_dir / f"{kind.value}_books.json")
            core = make_core(TerminalProtocol(kind.value), books, is_stream=is_stream, now=SystemClock().now)
            return TerminalEmulator(core, say=say)
        case _:  # pragma: no cover
            assert_never(kind)


def _printer_kind(name: str) -> str:
    """The profile named, or one that speaks ESC/POS."""
    if name and name not in PROFILES:
        known = ", ".join(PROFILES)
        raise SettingsFault(f"{name!r} is no kind of printer; nothing was started. Use one of {known}.")
    return name or "epson-80"


def _keeper(folder: Path) -> Callable[[DrawnLabel], str]:
    """Keeps labels as pictures with their texts beside them."""
    count = 0

    def keep(label: DrawnLabel) -> str:
        nonlocal count
        count += 1
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"label-{count:04d}.png"
        path.with_suffix(".txt").write_text(label.text, encoding="utf-8")
        path.write_bytes(label.png)
        return path.name

    return keep


def _chosen(name: str, protocols: type[Spoken]) -> Spoken:
    """The protocol of this name; the first one when none was named."""
    if not name:
        return next(iter(protocols))
    try:
        return protocols(name)
    except ValueError as error:
        known = ", ".join(protocols)
        raise SettingsFault(
            f"{name!r} is no protocol of this device; nothing was started. Use one of {known}."
        ) from error


def _serve_tcp(device: EmulatedDevice, tcp: str | None) -> None:
    try:
        address = parse_tcp(tcp or "127.0.0.1:0", default_port=0)
        device.serve_tcp(address.host, address.port)
    except (ValueError, OSError) as error:
        raise SettingsFault(
            f"The emulator cannot listen on {tcp} ({error}); nothing was started. Give a free HOST:PORT here."
        ) from error
