"""What broken devices cost the cashier: scans and sales on a till whose printer is mute, whose scale, customer display
and scanner hang and whose card terminal is silent, beside the same till without any, in turns."""

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.line_display.settings import DisplayConnection, LineDisplaySettings
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings, TerminalProtocol
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scale.settings import ScaleConnection, ScaleSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from scripts.bench_lib.card_wire import selling
from scripts.bench_lib.counter import Cashier, Painted
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import Workshop, running
from scripts.bench_lib.names import products
from scripts.bench_lib.scan import scanned_ms

PRODUCTS = 4_000
LINES = 10
TURNS = 3
"""How often each till has its turn, so that both meet the same machine."""
MEDIAN_LIMIT, WORST_LIMIT = 1.25, 1.5
WITHOUT = "the same till without devices"


class Hanging:
    """A device that takes the call and never says a word."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._callers: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take no more callers, and let go of those that are there."""
        self._listener.close()
        for caller in self._callers:
            caller.close()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            self._callers.append(caller)


def measure_devices(workshop: Workshop) -> list[Figure]:
    """Sales of ten lines: each scan until it is painted, and each exact cash until the sale is done."""
    codes = [gtin for gtin, _ in products(PRODUCTS, workshop.products)]
    listed = itertools.cycle(codes)
    sales = workshop.some(15, 2)
    scans: dict[str, list[float]] = {"with": [], "without": []}
    paid: dict[str, list[float]] = {"with": [], "without": []}
    with _broken(workshop) as broken:
        homes = {"without": workshop.stocked_home("devices-none", PRODUCTS), "with": broken}
        for turn in range(TURNS):
            for which in ("with", "without") if turn % 2 else ("without", "with"):
                with selling(homes[which]) as cashier:
                    _sell(cashier, listed, sales, scans[which], paid[which])
    devices = "printer mute, scale, display, scanner and card terminal hanging"
    return [
        _figure(f"scan to painted line, {devices}, median", scans, 50, MEDIAN_LIMIT),
        _figure(f"scan to painted line, {devices}, p99", scans, 99, WORST_LIMIT),
        _figure(f"exact cash to finished sale, {devices}, median", paid, 50, MEDIAN_LIMIT),
    ]


def _figure(name: str, times: dict[str, list[float]], percent: int, limit: float) -> Figure:
    ours, bare = quantile(times["with"], percent), quantile(times["without"], percent)
    return Figure(name, ours, bare, "ms", WITHOUT, Gate(Kind.RATIO_AT_MOST, limit))


def _sell(cashier: Cashier, codes: Iterator[str], sales: int, scans: list[float], paid: list[float]) -> None:
    painted = Painted(cashier.sale_list())
    for number in range(sales + 1):
        of_sale = [scanned_ms(cashier, painted, next(codes)) for _ in range(LINES)]
        taken = cashier.pay_exactly()
        if number:  # the first one loads what makes receipts
            scans += of_sale
            paid.append(taken)
        cashier.look(50)
    painted.close()


@contextmanager
def _broken(workshop: Workshop) -> Iterator[Home]:
    """A till with all its devices, of which none does what it should."""
    folder = workshop.place("devices")
    emulator = ("-m", "evertill", "emulate", "printer", "--tcp", "127.0.0.1:0", "--out", str(folder))
    hanging = [Hanging() for _ in range(4)]
    with running(*emulator) as printer:
        printer.say("mute")
        home = workshop.stocked_home("devices-broken", PRODUCTS)
        _connect(home, printer.address, [each.address for each in hanging])
        yield home
    for each in hanging:
        each.close()


def _connect(home: Home, printer: str, hanging: list[str]) -> None:
    scale, display, scanner, terminal = hanging
    write_settings(
        home,
        replace(
            read_settings(home),
            printer=PrinterSettings(PrinterConnection.TCP, printer),
            drawer=DrawerSettings(),
            scale=ScaleSettings(ScaleConnection.TCP, scale),
            line_display=LineDisplaySettings(DisplayConnection.TCP, display),
            scanner=ScannerSettings(ScannerConnection.TCP, scanner),
            payment_terminal=PaymentTerminalSettings(TerminalProtocol.ZVT, address=terminal),
        ),
    )
