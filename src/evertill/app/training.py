"""Training: a home of its own beside the real one, simulated devices, and a practice backend.

The real till is stopped before training begins and started again after it; what was on its counter is in its journal.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from json import JSONDecodeError
from pathlib import Path
from shutil import copy2, copytree, rmtree

from evertill.app.seams import Seams
from evertill.app.workstation.device_key import make_device_key
from evertill.app.workstation.home import Home, read_file, write_file
from evertill.app.workstation.settings import ConnectorKind, Settings, write_settings
from evertill.connectors.practice.connector import ROUTE, PracticeConnector
from evertill.connectors.practice.orders import practice_orders
from evertill.devices.payment_terminal.emulation.host import TerminalEmulator
from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.making import make_core
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings, TerminalProtocol
from evertill.devices.printer.emulation.emulator import PrinterEmulator
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.emulator import ScannerCable, ScannerEmulator
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.domain.facts.transaction import Identity
from evertill.journal.journal import JournalOptions, open_journal
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import SettingsFault
from evertill.kernel.ids import EpochId
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.ports.connector import StreamChanges
from evertill.ui.behind.training_port import Mishap

MARK = "T"
"""Ends the number of a till in training, on screen and paper."""
_CARD_WORDS = {
    Mishap.CARD_DECLINED: ("decline",),
    Mishap.CARD_LINE_LOST: ("keep", "cut 150"),
    Mishap.CARD_SILENT: ("keep", "die"),
    Mishap.CARD_LATE: ("late-approval",),
    Mishap.CARD_WELL: (),
}
"""After `well`, so that one trouble takes the place of the other."""
_SCANNER_WORDS = {Mishap.SCANNER_UNPLUGGED: ScannerCable.UNPLUG, Mishap.SCANNER_PLUGGED: ScannerCable.PLUG}
_PRINTER_WORDS = {Mishap.PAPER_OUT: "paper-out", Mishap.PRINTER_WELL: "paper-in"}


@dataclass(slots=True)
class TrainingRoom:
    """One training: its home, what is simulated, and what was done. Fulfils `ui.behind.TrainingPort`."""

    home: Home
    settings: Settings
    seams: Seams
    switch: Callable[[], None]
    """Ends the running program, so that the other one starts."""
    real: Home
    printer: PrinterEmulator
    cards: TerminalEmulator
    scanner: ScannerEmulator
    """Beside a scanner that types as a keyboard does, which goes on."""
    practice: PracticeConnector
    stack: ExitStack
    is_training: bool = True

    def enter(self) -> None:
        """One is in it already."""

    def leave(self) -> None:
        """Back to the real till."""
        self.switch()

    def make_happen(self, mishap: Mishap) -> None:
        """Let it fail, or work again."""
        if mishap in _PRINTER_WORDS:
            self.printer.command(_PRINTER_WORDS[mishap])
        elif mishap in _CARD_WORDS:
            for word in ("well", *_CARD_WORDS[mishap]):
                self.cards.command(word)
        elif mishap in _SCANNER_WORDS:
            self.scanner.command(_SCANNER_WORDS[mishap])
        elif mishap in (Mishap.REFUSE_NEXT, Mishap.REFUSE_NONE):
            self.practice.refuses_next = mishap is Mishap.REFUSE_NEXT
        else:
            self.practice.is_cut = mishap is Mishap.LINK_CUT

    def taken(self) -> Mapping[str, int]:
        """What the practice backend took."""
        return dict(self.practice.kinds)

    def done(self) -> frozenset[str]:
        """Tasks done at this till before."""
        return read_done(self.real)

    def keep_done(self, task_id: str) -> None:
        """One more; kept in the real home, for each training's own begins empty."""
        write_file(_progress(self.real), {"done": sorted(read_done(self.real) | {task_id})})

    def close(self) -> None:
        """End what is simulated."""
        self.stack.close()


def open_training(real: Home, settings: Settings, seams: Seams, switch: Callable[[], None]) -> TrainingRoom:
    """Make a fresh home for training and start what is simulated; SettingsFault when that is not possible."""
    home = Home(real.folder / "training")
    with ExitStack() as stack:
        _make_home(real, home, seams)
        printer = PrinterEmulator(home.folder / "receipts")
        stack.callback(printer.close)
        books = Ledger(None)
        language, now = settings.locale, seams.clock.now
        core = make_core(TerminalProtocol.ZVT, books, is_stream=True, now=now, language=language)
        terminal = TerminalEmulator(core)
        stack.callback(terminal.close)
        scanner = ScannerEmulator()
        stack.callback(scanner.close)
        try:
            paper, cards, codes = printer.serve_tcp(), terminal.serve_tcp(), scanner.serve_tcp()
        except OSError as error:
            raise SettingsFault(
                f"Training could not start its simulated devices ({error}), so the real till goes on; try again."
            ) from error
        simulated = Settings(
            locale=settings.locale,
            connector=ConnectorKind.PRACTICE,
            printer=PrinterSettings(PrinterConnection.TCP, f"127.0.0.1:{paper}"),
            scanner=ScannerSettings(ScannerConnection.TCP, f"127.0.0.1:{codes}"),
            payment_terminal=PaymentTerminalSettings(TerminalProtocol.ZVT, address=f"127.0.0.1:{cards}"),
            ui=settings.ui,
        )
        write_settings(home, simulated)
        practice = PracticeConnector(_orders(home, seams))
        return TrainingRoom(
            home,
            simulated,
            replace(seams, practice=practice, start_puller=None, start_loader=None),
            switch,
            real,
            printer,
            terminal,
            scanner,
            practice,
            stack.pop_all(),
        )
    raise AssertionError("the room was given back")


def _orders(home: Home, seams: Seams) -> StreamChanges:
    """Orders of articles that this shop has, so that they can be scanned."""
    journal = JournalReader(home.journal, connect=seams.connect_journal)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        tiles = MirrorCatalogue(mirror, seams.clock).tiles()
        articles = [(tile.sku, tile.label) for tile in tiles[:3]]
        currency = MirrorPolicies(mirror).policy().currency
        return practice_orders(journal.identity().store, currency, articles, seams.clock.now())
    finally:
        mirror.close()
        journal.close()


def read_done(real: Home) -> frozenset[str]:
    """Tasks done at this till; a damaged list is an empty one."""
    with suppress(SettingsFault, JSONDecodeError, TypeError, KeyError):
        found = read_file(_progress(real))
        if isinstance(found, dict):
            return frozenset(str(task) for task in found["done"])
    return frozenset()


def _progress(real: Home) -> Path:
    return real.folder / "training.json"


def _make_home(real: Home, home: Home, seams: Seams) -> None:
    """Copies of the shop's data, and a journal of its own; the real till is stopped, so its files are at rest."""
    try:
        rmtree(home.folder, ignore_errors=True)
        home.folder.mkdir(mode=0o700, parents=True)
        for path in real.folder.glob(f"{real.mirror.name}*"):
            if path.suffix != ".lock":
                copy2(path, home.folder / path.name)
        for name in ("local", "images"):
            if (real.folder / name).is_dir():
                copytree(real.folder / name, home.folder / name)
        if real.locale_facts.exists():
            copy2(real.locale_facts, home.locale_facts)
    except OSError as error:
        raise SettingsFault(
            f"Training could not be prepared in {home.folder} ({error.strerror}), so the real till goes on; "
            "free some space, then try again."
        ) from error
    make_device_key(home.device_key)
    reader = JournalReader(real.journal, connect=seams.connect_journal)
    try:
        known = reader.identity()
    finally:
        reader.close()
    identity = Identity(known.store, f"{known.workstation}{MARK}", EpochId(seams.ids.new()), 1, is_training=True)
    options = JournalOptions(connect=seams.connect_journal)
    open_journal(home.journal, new_identity=identity, routes=(ROUTE,), options=options).close()
