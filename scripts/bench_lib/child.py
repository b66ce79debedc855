"""What runs in a fresh process: a bare window, or the terminal, each telling on standard output when it was there.

usage: child.py window|terminal|selling ARGUMENT ...; each line is a word, the monotonic clock and the processor
time used, both in nanoseconds, and figures
"""

import sys
import time


def tell(word: str, *figures: object) -> None:
    """One line for whoever measures."""
    sys.stdout.write(f"{word} {time.monotonic_ns()} {time.process_time_ns()} {' '.join(map(str, figures))}\n")
    sys.stdout.flush()


def window() -> None:
    """The least a PySide6 program can be: an empty window, and the memory it holds once painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        """Tells when it is first painted."""

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
        from scripts.bench_lib.machine import memory_mib

        tell("memory", *memory_mib())
        application.quit()

    application = QApplication(sys.argv[:1])
    bare = Bare()
    bare.resize(1366, 768)
    bare.show()
    application.exec()


def terminal() -> None:
    """The program as `evertill` starts it: a code is scanned as soon as somebody is known to be signed on."""
    from evertill.app import terminal as program

    show = program.TerminalProgram.show

    def shown(self: program.TerminalProgram) -> None:
        show(self)
        tell("shown")
        board = self.terminal.board
        board.on_session(lambda: scan(self))
        board.on_sale(lambda: accepted(self))

    def scan(self: program.TerminalProgram) -> None:
        from evertill.domain.codes import ScannedCode
        from evertill.kernel.clock import SystemClock

        assert self.terminal.board.state is not None
        assert self.terminal.board.state.operator is not None, "nobody is signed on"
        tell("ready")
        self.terminal.on_scan(ScannedCode(sys.argv[3], None, SystemClock().now()))

    def accepted(self: program.TerminalProgram) -> None:
        if self.terminal.board.rung is not None:
            tell("accepted", *sorted(name for name in HEAVY if name in sys.modules))
            self.terminal.window.close()

    program.TerminalProgram.show = shown  # type: ignore[method-assign]  # the one place where the run is watched
    from evertill.cli.main import main

    sys.exit(main(["--home", sys.argv[2]]))


HEAVY = ("structlog", "rich", "msgspec", "babel", "sqlalchemy", "alembic", "httpx", "PIL", "cryptography", "argon2")
HEAVY += ("escpos", "biip", "asyncio", "ssl", "serial")


if __name__ == "__main__":
    {"window": window, "terminal": terminal}[sys.argv[1]]()
