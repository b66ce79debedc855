"""The amount of a card payment: from the key the cashier presses until the last byte of the authorisation is on the
card terminal's wire, on the real screens with a journal that keeps the intent first."""

import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram, new_application
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings, TerminalProtocol
from scripts.bench_lib.counter import Cashier
from scripts.bench_lib.figures import Figure, Gate, Kind, quantile
from scripts.bench_lib.homes import Workshop, running
from scripts.bench_lib.names import products

PRODUCTS = 4_000
LIMIT_MS = 50.0
BARE = "a durable row and as many bytes, by sqlite3 and socket alone"
_AUTHORISATION = b"\x06\x01"
_LONG = 0xFF
"""As the length of a ZVT packet: two bytes with the length itself follow."""


class Tap:
    """Stands on the wire between the till and an emulated terminal, and notes when an authorisation was through."""

    def __init__(self, terminal: str) -> None:
        host, _, port = terminal.rpartition(":")
        self._far = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.seen = threading.Event()
        self.seen_at_ns = self.worked_ns = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Take no more callers."""
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(self._far)
            threading.Thread(target=_carry, args=(far, near), daemon=True).start()
            threading.Thread(target=self._watch, args=(near, far), daemon=True).start()

    def _watch(self, near: socket.socket, far: socket.socket) -> None:
        """What the till sends, looked at packet by packet on its way."""
        waiting = b""
        for chunk in _chunks(near):
            now_ns = time.perf_counter_ns()
            waiting += chunk
            while (size := _packet_size(waiting)) is not None:
                if waiting[:2] == _AUTHORISATION:
                    self.seen_at_ns, self.worked_ns = now_ns, time.process_time_ns()
                    self.seen.set()
                waiting = waiting[size:]
            far.sendall(chunk)
        far.close()


def measure_card_wire(workshop: Workshop) -> list[Figure]:
    """Sales of one article, each paid by card at an emulated terminal."""
    with running("-m", "evertill", "emulate", "zvt", "--tcp", "127.0.0.1:0") as terminal:
        home = workshop.stocked_home("card-wire", PRODUCTS)
        tap = Tap(terminal.address)
        connect_terminal(home, tap.address)
        times, worked = _pay_often(home, tap, products(PRODUCTS, workshop.products)[2][0], workshop.some(60, 8))
        tap.close()
    bare = _bare_ms(home.folder / "bare.sqlite", len(times))
    name = "card key pressed until the amount is on the ZVT terminal's wire"
    return [
        Figure(f"{name}, median", quantile(times, 50), quantile(bare, 50), "ms", BARE),
        Figure("of it at work, whatever else the machine does, median", quantile(worked, 50), None, "ms"),
        Figure(f"{name}, p95", quantile(times, 95), quantile(bare, 95), "ms", BARE, Gate(Kind.AT_MOST, LIMIT_MS)),
    ]


def connect_terminal(home: Home, address: str) -> None:
    """Give a till a ZVT terminal there."""
    terminal = PaymentTerminalSettings(TerminalProtocol.ZVT, address=address)
    write_settings(home, replace(read_settings(home), payment_terminal=terminal))


def _pay_often(home: Home, tap: Tap, code: str, rounds: int) -> tuple[list[float], list[float]]:
    """By the clock, and by the processor time of the whole till."""
    times: list[float] = []
    worked: list[float] = []
    with selling(home) as cashier:
        for number in range(rounds + 2):
            cashier.scan(code)
            tap.seen.clear()
            pressed_ns, worked_ns = time.perf_counter_ns(), time.process_time_ns()
            cashier.press(Qt.Key.Key_F11)
            cashier.run_until(tap.seen.is_set)
            if number >= 2:  # the first ones load what speaks to the terminal and open its line
                times.append((tap.seen_at_ns - pressed_ns) / 1e6)
                worked.append((tap.worked_ns - worked_ns) / 1e6)
            cashier.wait_until_done()
    return times, worked


@contextmanager
def selling(home: Home) -> Iterator[Cashier]:
    """A terminal on which somebody can sell, with all its devices started."""
    application = new_application()
    program = TerminalProgram(home, read_settings(home), system_seams())
    program.show()
    try:
        cashier = Cashier(program, application)
        cashier.wait_to_sell()
        yield cashier
    finally:
        program.stop()


def _bare_ms(file: Path, rounds: int) -> list[float]:
    """What has to happen whoever does it: the intent is on the disk before the first byte is on the wire."""
    raw = sqlite3.connect(file, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE attempts (attempt_id INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT")
    near, far = socket.socketpair()
    times = []
    for number in range(rounds):
        start_ns = time.perf_counter_ns()
        raw.execute("INSERT INTO attempts VALUES (?, 499)", (number,))
        near.sendall(bytes(20))
        far.recv(65536)
        times.append((time.perf_counter_ns() - start_ns) / 1e6)
    raw.close()
    near.close()
    far.close()
    return times


def _packet_size(waiting: bytes) -> int | None:
    """How long the packet at the front is (control field, length, data); None while it is not whole."""
    if len(waiting) < 3:
        return None
    if waiting[2] != _LONG:
        size = 3 + waiting[2]
    elif len(waiting) < 5:
        return None
    else:
        size = 5 + int.from_bytes(waiting[3:5], "little")
    return size if len(waiting) >= size else None


def _carry(source: socket.socket, target: socket.socket) -> None:
    for chunk in _chunks(source):
        target.sendall(chunk)
    target.close()


def _chunks(source: socket.socket) -> Iterator[bytes]:
    """What comes until the line is closed, by either end."""
    try:
        while chunk := source.recv(65536):
            yield chunk
    except OSError:
        return
