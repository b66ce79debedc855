"""Builds devices from their settings: the one place that knows both a family's parts and the lines they use."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.devices.drawer.wiring import DrawerSettings, DrawerWiring
from evertill.devices.label_printer.label_printer import WORDS as LABEL_WORDS
from evertill.devices.label_printer.label_printer import LabelPrinter
from evertill.devices.label_printer.settings import LabelPrinterSettings
from evertill.devices.line_display.display import WORDS as DISPLAY_WORDS
from evertill.devices.line_display.display import LineDisplay
from evertill.devices.line_display.settings import LineDisplaySettings
from evertill.devices.payment_terminal.making import make_dialogue
from evertill.devices.payment_terminal.sentences import WORDS as TERMINAL_WORDS
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings
from evertill.devices.payment_terminal.terminal_worker import OnEnded, PaymentTerminalWorker
from evertill.devices.printer.driver import PrinterDriver
from evertill.devices.printer.print_queue import OwnSpool, PrintQueue
from evertill.devices.printer.print_turn import Turns
from evertill.devices.printer.printer_worker import PrinterWorker
from evertill.devices.printer.profiles import PrinterProfile
from evertill.devices.printer.receipt_renderer import ReceiptRenderer, ResendWords
from evertill.devices.printer.sentences import WORDS as PRINTER_WORDS
from evertill.devices.printer.settings import PrinterSettings
from evertill.devices.printer.status import AUTOMATIC_STATUS_ON
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.scale.scale import Scale, exchange_of
from evertill.devices.scale.sentences import WORDS as SCALE_WORDS
from evertill.devices.scale.settings import ScaleSettings
from evertill.devices.scanner.frames import FrameLimits, FrameSplitter
from evertill.devices.scanner.hid_pos import HidReports
from evertill.devices.scanner.serial_scanner import WORDS as SCANNER_WORDS
from evertill.devices.scanner.serial_scanner import OnScan, SerialScanner
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.devices.transport.byte_transport import ByteTransport
from evertill.devices.transport.device_worker import MakeWorker
from evertill.devices.transport.lines import make_line
from evertill.devices.transport.supervised import SupervisedLine
from evertill.kernel.clock import Clock
from evertill.kernel.ids import AttemptId
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer

if TYPE_CHECKING:
    from PIL import Image

OpenSpool = Callable[[], OwnSpool]
"""Called once, on the printer's worker: a read-only connection belongs to the thread that opened it."""


def make_printer_worker(
    settings: PrinterSettings,
    drawer: DrawerSettings,
    *,
    open_spool: OpenSpool,
    journal: JournalWriter,
    clock: Clock,
    announcer: Announcer,
    make_worker: MakeWorker,
    pictures: Sequence[Path] = (),
    resend_words: ResendWords | None = None,
    transport: ByteTransport | None = None,
    turns: Turns | None = None,
    is_backup: bool = False,
) -> PrinterWorker:
    """The receipt printer the settings name; `enable` it to start, `wake` it when documents were queued.

    `pictures` are folders with logos (`NAME.png`), of which the first that has one wins; `transport` replaces the line
    that the settings would give.
    """
    profile = settings.printer_profile()
    line = transport or make_line(settings.line_address(), PRINTER_WORDS)
    driver = printer_driver(profile, line)
    renderer = ReceiptRenderer(
        profile,
        typefaces=Typefaces(),
        find_picture=lambda name: find_picture(pictures, name),
        resend_words=resend_words,
    )
    wiring = DrawerWiring(drawer, is_star=profile.language.is_star)
    turn = None if turns is None else turns.join(clock.monotonic_ms())

    def open_queue(wake: Callable[[], None]) -> PrintQueue:
        return PrintQueue(
            spool=open_spool(),
            journal=journal,
            driver=driver,
            drawer=wiring,
            render=renderer.render,
            kicks_at_once=profile.kicks_at_once,
            clock=clock,
            announcer=announcer,
            wake=wake,
            turn=turn,
            stale_after_ms=settings.stale_after_min * 60_000,
        )

    return PrinterWorker(
        name=settings.name,
        line=SupervisedLine(line, clock),
        driver=driver,
        drawer=wiring,
        open_queue=open_queue,
        clock=clock,
        announcer=announcer,
        make_worker=make_worker,
        turn=turn,
        open_too_long_s=drawer.open_too_long_s,
        thread="backup-printer" if is_backup else "receipt-printer",
    )


def printer_driver(profile: PrinterProfile, line: ByteTransport) -> PrinterDriver:
    """The dialogue with a printer of this kind on this line."""
    return PrinterDriver(
        is_two_way=line.is_two_way,
        confirms=profile.confirms,
        greeting=AUTOMATIC_STATUS_ON if profile.sends_automatic_status else b"",
        is_star=profile.language.is_star,
    )


def make_scanner(
    settings: ScannerSettings,
    *,
    on_scan: OnScan,
    clock: Clock,
    announcer: Announcer,
    make_worker: MakeWorker,
    transport: ByteTransport | None = None,
) -> SerialScanner:
    """The scanner the settings name, unless it is a keyboard: that one the screens hear themselves."""
    line = transport or make_line(settings.line_address(), SCANNER_WORDS)
    is_hid = settings.connection is ScannerConnection.HID
    return SerialScanner(
        name=settings.name,
        line=SupervisedLine(line, clock),
        splitter=HidReports() if is_hid else FrameSplitter(FrameLimits(settings.silence_ms)),
        prefix=settings.prefix,
        on_scan=on_scan,
        clock=clock,
        announcer=announcer,
        make_worker=make_worker,
    )


def make_scale(
    settings: ScaleSettings,
    *,
    clock: Clock,
    announcer: Announcer,
    make_worker: MakeWorker,
    transport: ByteTransport | None = None,
) -> Scale:
    """The scale the settings name."""
    line = transport or make_line(settings.line_address(), SCALE_WORDS)
    return Scale(
        name=settings.name,
        line=SupervisedLine(line, clock),
        exchange=exchange_of(settings.protocol, settings.approval),
        clock=clock,
        announcer=announcer,
        make_worker=make_worker,
    )


def make_line_display(
    settings: LineDisplaySettings,
    *,
    clock: Clock,
    announcer: Announcer,
    make_worker: MakeWorker,
    transport: ByteTransport | None = None,
) -> LineDisplay:
    """The customer display the settings name."""
    line = transport or make_line(settings.line_address(), DISPLAY_WORDS)
    return LineDisplay(
        name=settings.name,
        line=SupervisedLine(line, clock),
        kind=settings.kind(),
        clock=clock,
        announcer=announcer,
        make_worker=make_worker,
    )


def make_label_printer(
    settings: LabelPrinterSettings,
    *,
    clock: Clock,
    announcer: Announcer,
    make_worker: MakeWorker,
    transport: ByteTransport | None = None,
) -> LabelPrinter:
    """The label printer the settings name."""
    line = transport or make_line(settings.line_address(), LABEL_WORDS)
    return LabelPrinter(
        name=settings.name,
        line=SupervisedLine(line, clock),
        clock=clock,
        announcer=announcer,
        make_worker=make_worker,
    )


def make_payment_terminal(
    settings: PaymentTerminalSettings,
    *,
    journal: JournalWriter,
    currency: Callable[[], str],
    clock: Clock,
    announcer: Announcer,
    born: AttemptId,
    on_ended: OnEnded,
    make_worker: MakeWorker,
    transport: ByteTransport | None = None,
) -> PaymentTerminalWorker:
    """The card terminal the settings name, one that has a line. `currency` is called on the terminal's worker."""
    return PaymentTerminalWorker(
        name=settings.name,
        line=transport or make_line(settings.line_address(), TERMINAL_WORDS),
        make_dialogue=lambda: make_dialogue(settings, currency()),
        journal=journal,
        clock=clock,
        announcer=announcer,
        born=born,
        on_ended=on_ended,
        make_worker=make_worker,
    )


def find_picture(folders: Sequence[Path], name: str) -> "Image.Image | None":
    """A logo of the first folder that has it; None when there is none, or the file is none."""
    if not name or "/" in name or "\\" in name:
        return None
    for folder in folders:
        path = folder / f"{name}.png"
        if not path.is_file():
            continue
        from PIL import Image  # 5 MiB that a till whose receipts need no picture does without

        try:
            with Image.open(path) as image:
                image.load()
                return image.convert("RGBA")
        except OSError:  # unreadable or damaged: a receipt without its logo is still a receipt
            continue
    return None
