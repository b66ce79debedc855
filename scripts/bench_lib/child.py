"""What runs in a fresh process: a bare window, or the terminal, each telling on standard output when it was there.

usage: child.py window|terminal|selling ARGUMENT ...; each line is a word, the monotonic clock and the processor
time used, both in nanoseconds, and figures
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evertill.app.terminal import TerminalProgram


def tell(word: str, *figures: object) -> None:
    """One line for whoever measures."""
    sys.stdout.write(f"{word} {time.monotonic_ns()} {time.process_time_ns()} {' '.join(map(str, figures))}\n")
    sys.stdout.flush()


def window() -> None:
    """A bare PySide6 window with one word in it; with `memory` it stays for what it then holds."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Bare(QMainWindow):
        """Tells when it was first painted."""

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        tell("painted")
        if "memory" in sys.argv:
            QTimer.singleShot(1000, weigh)
        else:
            application.quit()

    def weigh() -> None:
        tell_memory()
        application.quit()

    application = QApplication(sys.argv[:1])
    bare = Bare()
    bare.setCentralWidget(QLabel("Ready", alignment=Qt.AlignmentFlag.AlignCenter))
    bare.resize(1366, 768)
    bare.show()
    application.exec()


def terminal() -> None:
    """The program as `evertill` starts it: a code is scanned as soon as somebody is known to be signed on."""
    import gc

    gc.disable()  # as the command itself does before it loads anything
    from evertill.app.till import Till

    start = Till.start

    def started(self: Till) -> None:
        watch()
        start(self)

    def watch() -> None:
        from evertill.app.terminal import TerminalProgram

        show = TerminalProgram.show
        TerminalProgram.show = lambda self: shown(self, show)  # type: ignore[method-assign]  # the run is watched here

    def shown(self: "TerminalProgram", show: "Callable[[TerminalProgram], None]") -> None:
        show(self)
        tell("shown")
        board = self.terminal.board
        board.on_session(lambda: scan(self))
        board.on_sale(lambda: accepted(self))

    def scan(self: "TerminalProgram") -> None:
        from evertill.domain.codes.codes import ScannedCode
        from evertill.kernel.clock import SystemClock

        assert self.terminal.board.state is not None
        assert self.terminal.board.state.operator is not None, "nobody is signed on"
        tell("ready")
        self.terminal.on_scan(ScannedCode(sys.argv[3], None, SystemClock().now()))

    def accepted(self: "TerminalProgram") -> None:
        if self.terminal.board.rung is not None:
            tell("accepted", *sorted(name for name in HEAVY if name in sys.modules))
            self.terminal.window.close()

    Till.start = started  # type: ignore[method-assign]  # before it the screens' modules are not loaded
    from evertill.cli.main import main

    sys.exit(main(["--home", sys.argv[2]]))


def selling() -> None:
    """The program with everything started, twenty sales rung and paid on its screens: what it then holds in memory."""
    from evertill.cli.terminal import load_lean

    load_lean()  # as the command itself does
    from evertill.app.seams import system_seams
    from evertill.app.terminal import TerminalProgram, new_application
    from evertill.app.workstation.home import Home
    from evertill.app.workstation.settings import read_settings
    from scripts.bench_lib.counter import Cashier

    application = new_application()
    home = Home(Path(sys.argv[2]))
    program = TerminalProgram(home, read_settings(home), system_seams())
    program.show()
    cashier = Cashier(program, application)
    cashier.wait_to_sell()
    codes = sys.argv[3].split(",")
    for at in range(20):
        for code in codes[at : at + 3]:
            cashier.scan(code)
        cashier.pay_exactly()
    cashier.look(5000)
    tell_memory()
    program.stop()


def tell_memory() -> None:
    """What this process holds."""
    from scripts.bench_lib.machine import memory_mib

    tell("memory", *memory_mib())


def idle() -> None:
    """Qt's events with nothing to do, until standard input ends: how long this machine alone keeps them waiting."""
    import threading

    from PySide6.QtCore import QCoreApplication

    from scripts.bench_lib.watchdog import Watchdog

    application = QCoreApplication(sys.argv[:1])
    watchdog = Watchdog()
    watchdog.start()
    tell("listening")
    threading.Thread(target=lambda: (sys.stdin.read(), application.quit()), daemon=True).start()
    application.exec()
    seen = watchdog.stop()
    tell("seen", seen.beats, seen.longest_ms, len(seen.stalls))


HEAVY = (
    *("structlog", "rich", "msgspec", "babel", "sqlalchemy", "alembic", "httpx", "PIL", "cryptography", "argon2"),
    *("escpos", "biip", "asyncio", "ssl", "serial"),
)


if __name__ == "__main__":
    {"window": window, "terminal": terminal, "selling": selling, "idle": idle}[sys.argv[1]]()
