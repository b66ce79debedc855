"""Builds the demo's shop in one folder: central and its cable as processes, devices emulated here, a till set up
and enrolled."""

import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.pulling import pull_all
from evertill.app.demo.webshop import Webshop, open_webshop
from evertill.app.resources import resource_path
from evertill.app.seams import Seams
from evertill.app.setup import NewWorkstation, enrol_home, init_home
from evertill.app.signals import held_signals
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import Settings, read_settings, write_settings
from evertill.connectors.central.settings import CentralSettings
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings, TerminalProtocol
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.domain.taxes.tax import TaxRule
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import BackendFault
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass

STOP_S = 5
PAUSE_MS = 200
"""Between two steps of a card payment: a customer is quicker than nobody."""
_EVERTILL = (sys.executable, "-m", "evertill")


@dataclass(frozen=True, slots=True)
class Shop:
    """A running shop; `stack` ends all of it."""

    home: Home
    printer: "Process"
    scanner: "Process"
    terminal: "Process"
    terminal_books: Path
    """What the card terminal itself says it charged."""
    cable: "Process"
    web: Webshop
    stack: ExitStack

    def settings(self) -> Settings:
        """The till's settings as they are now."""
        return read_settings(self.home)

    def close(self) -> None:
        """End every process and device."""
        self.stack.close()


def open_shop(folder: Path, receipts: Path, seams: Seams) -> Shop:
    """Build it all; BackendFault when central does not start."""
    with ExitStack() as stack:
        database = f"sqlite:///{folder / 'central.sqlite'}"
        load = [*_central(), "load", str(resource_path("demo")), "--db", database]
        with held_signals():
            subprocess.run(load, check=True, stdout=subprocess.DEVNULL)
        printer = _started(stack, [*_EVERTILL, "emulate", "printer", "--tcp", "127.0.0.1:0", "--out", str(receipts)])
        scanner = _started(stack, [*_EVERTILL, "emulate", "scanner", "--tcp", "127.0.0.1:0"])
        books = folder / "terminal"
        terminal = _started(stack, [*_EVERTILL, "emulate", "zvt", "--tcp", "127.0.0.1:0", "--out", str(books)])
        central = _started(stack, [*_central(), "serve", "--db", database, "--open-enrolment"])
        cable = _started(stack, [sys.executable, "-m", "evertill.app.demo.relay", central.address])
        home = _till(folder, seams, cable.address)
        settings = replace(
            read_settings(home),
            printer=PrinterSettings(PrinterConnection.TCP, printer.address),
            scanner=ScannerSettings(ScannerConnection.TCP, scanner.address),
            payment_terminal=PaymentTerminalSettings(TerminalProtocol.ZVT, address=terminal.address),
        )
        write_settings(home, settings)
        terminal.command(f"pause {PAUSE_MS}")
        web = open_webshop(central.address, database)
        return Shop(home, printer, scanner, terminal, books / "zvt_books.json", cable, web, stack.pop_all())


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


@dataclass(slots=True)
class Process:
    """A process that serves somewhere and obeys words on its standard input."""

    process: "subprocess.Popen[str]"
    _address: str = ""

    @property
    def address(self) -> str:
        """HOST:PORT, once it says so; BackendFault when it ends without."""
        if not self._address:
            assert self.process.stdout is not None
            word, _, self._address = self.process.stdout.readline().strip().partition(" ")
            if word != "listening":
                raise BackendFault(
                    "A part of the demo's shop did not start, so there is nothing to show; "
                    "see that the extra `central` is installed (pip install evertill[central])."
                )
        return self._address

    def command(self, word: str) -> None:
        """Tell it something."""
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def obey(self, word: str) -> None:
        """Tell an emulator something and go on once it holds: a word that means nothing is answered, in its turn."""
        self.command(word)
        self.command("?")
        assert self.process.stdout is not None
        while (line := self.process.stdout.readline()) and "?" not in line:
            pass


def _started(stack: ExitStack, command: list[str]) -> Process:
    """Start it, and end it with the stack."""
    with held_signals():
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        stack.callback(_end, process)
    return Process(process)


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
