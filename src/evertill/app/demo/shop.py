"""Builds the demo's shop in one folder: central and its cable as processes, devices emulated here, a till set up and enrolled."""

import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import IO

from evertill.app.background_sync import pull_all
from evertill.app.connecting import required_connector
from evertill.app.home import Home
from evertill.app.resources import resource_path
from evertill.app.seams import Seams
from evertill.app.settings import Settings, read_settings, write_settings
from evertill.app.setup import NewWorkstation, enrol_home, init_home
from evertill.connectors.central.settings import CentralSettings
from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.emulator import ScannerEmulator
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.domain.tax import TaxRule
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import BackendFault
from evertill.kernel.secret import Secret

STOP_S = 5


@dataclass(frozen=True, slots=True)
class Shop:
    """A running shop; `stack` ends all of it."""

    home: Home
    printer: PrinterEmulator
    scanner: ScannerEmulator
    cable: IO[str]
    stack: ExitStack

    def cut(self) -> None:
        """Pull the network cable."""
        self._tell("cut")

    def restore(self) -> None:
        """Put it back."""
        self._tell("restore")

    def settings(self) -> Settings:
        """The till's settings as they are now."""
        return read_settings(self.home)

    def close(self) -> None:
        """End every process and device."""
        self.stack.close()

    def _tell(self, word: str) -> None:
        self.cable.write(word + "\n")
        self.cable.flush()


def open_shop(folder: Path, receipts: Path, seams: Seams) -> Shop:
    """Build it all; BackendFault when central does not start."""
    with ExitStack() as stack:
        database = f"sqlite:///{folder / 'central.sqlite'}"
        subprocess.run([*_central(), "load", str(resource_path("demo")), "--db", database], check=True, stdout=subprocess.DEVNULL)
        central = _serving(stack, [*_central(), "serve", "--db", database, "--open-enrolment"])
        cable = _serving(stack, [sys.executable, "-m", "evertill.app.demo.relay", central.address])
        printer = PrinterEmulator(receipts)
        stack.callback(printer.close)
        scanner = ScannerEmulator()
        stack.callback(scanner.close)
        home = _till(folder, seams, cable.address)
        settings = replace(
            read_settings(home),
            printer=PrinterSettings(PrinterConnection.TCP, f"127.0.0.1:{printer.serve_tcp()}"),
            scanner=ScannerSettings(ScannerConnection.TCP, f"127.0.0.1:{scanner.serve_tcp()}"),
        )
        write_settings(home, settings)
        return Shop(home, printer, scanner, cable.words, stack.pop_all())


def _till(folder: Path, seams: Seams, address: str) -> Home:
    """A till of store S1, enrolled, with its first copies."""
    home = Home(folder / "till")
    new = NewWorkstation("S1", "1", "EUR", "en_GB", "Manager", Secret("99999999"), TaxRule("vat", Decimal(19)))
    init_home(home, new, seams)
    enrol_home(home, CentralSettings(url=f"http://{address}"), "demo", seams)
    shutil.copytree(resource_path("demo", "images"), home.folder / "images")
    reader = JournalReader(home.journal)
    connector = required_connector(home, read_settings(home), reader.identity(), seams)
    try:
        reason = pull_all(home, connector, seams)
    finally:
        connector.close()
        reader.close()
    if reason:
        raise BackendFault(f"The demo's backend did not give its catalogue: {reason} Start the demo again.")
    return home


@dataclass(frozen=True, slots=True)
class _Serving:
    address: str
    words: IO[str]


def _serving(stack: ExitStack, command: list[str]) -> _Serving:
    """Start a server that says where it listens, and end it with the stack."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    stack.callback(_end, process)
    assert process.stdout is not None
    assert process.stdin is not None
    word, _, address = process.stdout.readline().strip().partition(" ")
    if word != "listening":
        raise BackendFault(
            "The demo's backend did not start, so there is nothing to show; "
            "see that the extra `central` is installed (pip install evertill[central])."
        )
    return _Serving(address, process.stdin)


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_S)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def _central() -> list[str]:
    return [sys.executable, "-c", "import sys; from evertill_central.main import main; sys.exit(main())"]
