"""Cold start to the first accepted scan, and memory, each beside a bare window of PySide6 in a fresh process."""

import statistics
from dataclasses import replace

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.fresh import run_fresh
from scripts.bench_lib.homes import (
    CENTRAL_COUNT_QUICK,
    Workshop,
    central,
    enrolled_home,
    load_central,
    open_the_till,
    pull_everything,
    running,
)
from scripts.bench_lib.names import products

PRODUCTS = 60_000
WINDOW = "bare window"


def measure_start(workshop: Workshop) -> list[Figure]:
    """Both start in turns, so that both meet the same machine; medians."""
    count = workshop.some(PRODUCTS, CENTRAL_COUNT_QUICK)
    code = products(3, workshop.products)[2][0]
    rounds = workshop.some(15, 5)
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    for round_number in range(rounds + 1):
        home = workshop.stocked_home("start", count)
        painted = run_fresh(workshop.folder, "window")["painted"]
        accepted = run_fresh(workshop.folder, "terminal", str(home.folder), code)["accepted"]
        if round_number:  # the first also compiles the sources, as an installation does
            bare.append((painted.after_ms, painted.cpu_ms))
            ours.append((accepted.after_ms, accepted.cpu_ms))
    first, paint = "cold start to first accepted scan", "bare window's first paint"
    gate = Gate(Kind.RATIO_AT_MOST, 3.0)
    return [
        Figure(f"{first}, {count:,} products", _median(ours, 0), _median(bare, 0), "ms", paint, gate),
        Figure(f"{first}, processor time", _median(ours, 1), _median(bare, 1), "ms", paint),
    ]


def measure_memory(workshop: Workshop) -> list[Figure]:
    """After twenty sales, five seconds later: a till on its own, and one with backend, printer and scanner."""
    count = workshop.some(PRODUCTS, CENTRAL_COUNT_QUICK)
    listed = products(count, workshop.products)
    codes = ",".join(gtin for gtin, _ in listed[:40])
    window = run_fresh(workshop.folder, "window", "memory")["memory"].figures
    alone = run_fresh(workshop.folder, "selling", str(workshop.stocked_home("memory", count).folder), codes)
    connected = _connected_memory(workshop, listed, codes)
    gate = Gate(Kind.RATIO_AT_MOST, 2.5)
    name = f"memory with {count:,} products after 20 sales"
    resident, proportional = (float(figure) for figure in window)
    return [
        Figure(f"{name}, resident", float(alone["memory"].figures[0]), resident, "MiB", WINDOW, gate),
        Figure(
            f"{name}, its share of what is shared", float(alone["memory"].figures[1]), proportional, "MiB", WINDOW, gate
        ),
        Figure(f"{name}, with backend, printer, scanner, resident", connected, resident, "MiB", WINDOW, gate),
    ]


def _connected_memory(workshop: Workshop, listed: list[tuple[str, str]], codes: str) -> float:
    folder = workshop.place("memory-central")
    load_central(folder, listed)
    evertill = ("-m", "evertill", "emulate")
    with (
        central(folder) as backend,
        running(*evertill, "printer", "--tcp", "127.0.0.1:0", "--out", str(folder / "receipts")) as printer,
        running(*evertill, "scanner", "--tcp", "127.0.0.1:0") as scanner,
    ):
        home = enrolled_home(folder / "till", backend.address)
        pull_everything(home)
        connect_devices(home, printer.address, scanner.address)
        return float(run_fresh(workshop.folder, "selling", str(home.folder), codes)["memory"].figures[0])


def connect_devices(home: Home, printer: str, scanner: str = "") -> None:
    """Give a till its emulated devices, and somebody who has opened it."""
    from evertill.app.seams import system_seams

    open_the_till(home, system_seams())
    settings = replace(read_settings(home), printer=PrinterSettings(PrinterConnection.TCP, printer))
    if scanner:
        settings = replace(settings, scanner=ScannerSettings(ScannerConnection.TCP, scanner))
    write_settings(home, settings)


def _median(pairs: list[tuple[float, float]], at: int) -> float:
    return statistics.median(pair[at] for pair in pairs)
