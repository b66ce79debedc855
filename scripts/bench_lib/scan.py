"""From a scan to its line painted on the real selling screen, beside a row inserted into a bare QTableView and
painted."""

import itertools
import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram, new_application
from evertill.app.workstation.settings import read_settings
from scripts.bench_lib.counter import Cashier, Painted
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import CENTRAL_COUNT_QUICK, Workshop
from scripts.bench_lib.names import products
from scripts.bench_lib.scan_parts import Parts, ScanWatch, TimedCommits, part_figures

PRODUCTS = 60_000
LINES = 50
BARE = "bare QTableView, row inserted and painted"


def measure_scan(workshop: Workshop) -> list[Figure]:
    """Scans of different products into a sale of fifty lines, each taken back before the next; the two take turns."""
    count = workshop.some(PRODUCTS, CENTRAL_COUNT_QUICK)
    rounds = workshop.some(500, 60)
    codes = [gtin for gtin, _ in products(count, workshop.products)[:: max(1, count // 3000)]]
    home = workshop.stocked_home("scan", count)
    application = new_application()
    commits = TimedCommits()
    seams = replace(system_seams(), connect_journal=commits.connect)
    program = TerminalProgram(home, read_settings(home), seams)
    program.show()
    try:
        cashier = Cashier(program, application)
        cashier.wait_to_sell()
        listed = itertools.cycle(codes)
        while cashier.lines < LINES:
            cashier.scan(next(listed))
        watch = ScanWatch(commits, home.journal)
        samples, bare = _in_turns(cashier, application, watch, listed, rounds)
    finally:
        program.stop()
    ours = [sample.ms for sample in samples]
    name = f"scan to painted line, {count:,} products, {LINES}-line sale"
    gate = Gate(Kind.RATIO_AT_MOST, 1.5)
    return [
        Figure(f"{name}, median", quantile(ours, 50), quantile(bare, 50), "ms", BARE),
        Figure(f"{name}, p99", quantile(ours, 99), quantile(bare, 99), "ms", BARE, gate),
        *part_figures(samples),
    ]


def _in_turns(
    cashier: Cashier, application: QApplication, watch: ScanWatch, codes: "itertools.cycle[str]", rounds: int
) -> tuple[list[Parts], list[float]]:
    ours: list[Parts] = []
    bare: list[float] = []
    table = BareTable(application, cashier)
    painted = Painted(cashier.sale_list())
    warm_up = 10
    for number in range(rounds + warm_up):
        scanned = watch.sample(lambda: scanned_ms(cashier, painted, next(codes)))
        cashier.undo()
        cashier.look(5)
        inserted = table.insert()
        table.remove()
        if number >= warm_up:
            ours.append(scanned)
            bare.append(inserted)
    painted.close()
    table.close()
    return ours, bare


def scanned_ms(cashier: Cashier, painted: Painted, code: str) -> float:
    """Milliseconds until the list that has the new line was painted, with all else that changed on the screen."""
    lines = cashier.lines
    start = time.perf_counter_ns()
    cashier.give(code)
    cashier.run_until(lambda: painted.rows > lines)
    return (time.perf_counter_ns() - start) / 1e6


class BareTable:
    """As many rows in as large a window, of four columns as the sale has, by Qt alone."""

    def __init__(self, application: QApplication, cashier: Cashier) -> None:
        self._application = application
        self._model = QStandardItemModel(0, 4)
        self._view = QTableView()
        self._view.setModel(self._model)
        self._view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._view.setFont(cashier.sale_list().font())
        self._view.resize(cashier.sale_list().window().size())
        for row in range(LINES):
            self._model.appendRow(_cells(row))
        self._view.show()
        self._painted = Painted(self._view)
        self._wait()

    def insert(self) -> float:
        """Milliseconds until a row more was painted at the end."""
        start = time.perf_counter_ns()
        self._model.appendRow(_cells(self._model.rowCount()))
        self._view.scrollToBottom()
        self._wait()
        return (time.perf_counter_ns() - start) / 1e6

    def remove(self) -> None:
        """Take it away again."""
        self._model.removeRow(self._model.rowCount() - 1)
        self._wait()

    def close(self) -> None:
        """Close the window."""
        self._painted.close()
        self._view.close()

    def _wait(self) -> None:
        while self._painted.rows != self._model.rowCount():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _cells(row: int) -> Sequence[QStandardItem]:
    return [QStandardItem(text) for text in ("1", f"Green tea no. {row}, 250 g", "4.99", "4.99")]
