"""Runs an emulated device until its commands end: what stands behind `evertill emulate`."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.scanner.emulator import ScannerEmulator
from evertill.devices.transport.address import parse_tcp
from evertill.kernel.errors import SettingsFault


class EmulatedKind(StrEnum):
    """Devices that can be emulated."""

    PRINTER = "printer"
    SCANNER = "scanner"


def run_emulator(
    kind: EmulatedKind,
    *,
    tcp: str | None,
    pty: bool,
    out_dir: Path,
    lines: Iterable[str],
    say: Callable[[str], None],
) -> None:
    """Serve on HOST:PORT (a free port of this machine when neither `tcp` nor `pty` is given) until `lines` end.

    The first line said is `listening HOST:PORT` or `pty PATH`. A word that means nothing is answered; nothing stops.
    """
    if tcp is not None and pty:
        raise SettingsFault("An emulator is reached by TCP or by pty; nothing was started. Leave one of the two out.")
    device = _make(kind, out_dir, say)
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


def _make(kind: EmulatedKind, out_dir: Path, say: Callable[[str], None]) -> PrinterEmulator | ScannerEmulator:
    match kind:
        case EmulatedKind.PRINTER:
            return PrinterEmulator(out_dir, say=say)
        case EmulatedKind.SCANNER:
            return ScannerEmulator(say=say)


def _serve_tcp(device: PrinterEmulator | ScannerEmulator, tcp: str | None) -> None:
    try:
        address = parse_tcp(tcp or "127.0.0.1:0", default_port=0)
        device.serve_tcp(address.host, address.port)
    except (ValueError, OSError) as error:
        raise SettingsFault(
            f"The emulator cannot listen on {tcp} ({error}); nothing was started. Give a free HOST:PORT here."
        ) from error
