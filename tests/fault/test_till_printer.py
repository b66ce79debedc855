"""A printer that is out of paper, open, dead, mute or not there: the sale never waits, receipts come later, each
once."""

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.journal.verifying.verify import verify
from evertill.ports.notices import DeviceKind, DeviceStateChanged
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, AtWork, at_work, stock_products

DRAWER = "drawer opened"


@dataclass(slots=True)
class Printer:
    """An emulated printer in a process of its own."""

    process: "subprocess.Popen[str]"
    folder: Path
    address: str
    said: list[str] = field(default_factory=list)
    heard: threading.Condition = field(default_factory=threading.Condition)

    def say(self, word: str) -> None:
        """A fault, or its end."""
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def listen(self) -> None:
        """Until the process ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.heard:
                self.said.append(line.strip())
                self.heard.notify_all()

    def wait_for(self, count: int, word: str) -> None:
        """Until it has said so that often."""

        def is_said() -> bool:
            return sum(line.startswith(word) for line in self.said) >= count

        with self.heard:
            assert self.heard.wait_for(is_said, PATIENCE_S), f"waited for {count} x {word!r}, heard {self.said}"

    def receipts(self) -> list[str]:
        """What came out, in order."""
        return [path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("*.txt"))]

    def numbers(self) -> list[str]:
        """The receipt number on each."""
        return [re.findall(r"^ *(S1-1-1-\d+)$", text, re.MULTILINE)[-1] for text in self.receipts()]

    def kicks(self) -> int:
        """How often the drawer sprang open."""
        return self.said.count(DRAWER)


@contextmanager
def a_printer(folder: Path) -> Iterator[Printer]:
    """`evertill emulate printer`."""
    command = [sys.executable, "-m", "evertill", "emulate", "printer", "--tcp", "127.0.0.1:0", "--out", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        printer = Printer(process, folder, process.stdout.readline().split()[1])
        ear = threading.Thread(target=printer.listen, daemon=True)
        ear.start()
        try:
            yield printer
        finally:
            process.kill()
            ear.join(PATIENCE_S)


@contextmanager
def printing_till(home: Home, address: str) -> Iterator[AtWork]:
    """A till with this printer."""
    connected = PrinterSettings(PrinterConnection.TCP, address)
    write_settings(home, replace(read_settings(home), printer=connected))
    with at_work(home) as till:
        till.till.start_devices(lambda scanned: None)
        yield till


def wait_for_state(till: AtWork, *, is_ready: bool) -> None:
    """Until the printer is known to print, or not to."""

    def stands() -> bool:
        states = [
            notice
            for notice in till.watch.notices
            if isinstance(notice, DeviceStateChanged) and notice.kind is DeviceKind.RECEIPT_PRINTER
        ]
        return bool(states) and states[-1].is_ready is is_ready

    till.watch.wait_for(f"the printer to be {'ready' if is_ready else 'in trouble'}", stands)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A till with three products of its own."""
    home = a_home(tmp_path / "till")
    stock_products(home)
    return home


@pytest.mark.expects_log("the receipt printer does not print")
@pytest.mark.parametrize(
    ("fault", "cure"), [("paper-out", "paper-in"), ("cover-open", "cover-close"), ("mute", "unmute"), ("off", "on")]
)
def test_sales_go_on_while_the_printer_is_in_trouble_and_each_receipt_comes_once(
    fault: str, cure: str, home: Home, tmp_path: Path
) -> None:
    with a_printer(tmp_path / "receipts") as printer, printing_till(home, printer.address) as till:
        wait_for_state(till, is_ready=True)
        till.sell("A-1")
        printer.wait_for(1, "printed")
        printer.say(fault)
        wait_for_state(till, is_ready=False)
        for number in range(2, 5):
            till.sell("B-2")
            if fault in ("paper-out", "cover-open"):
                printer.wait_for(number, DRAWER)
        assert till.till.waiting_documents() == 3
        printer.say(cure)
        printer.wait_for(4, "printed")
        till.sell("C-3")
        printer.wait_for(5, "printed")
        till.watch.wait_for("an empty spool", lambda: till.till.waiting_documents() == 0)
    assert printer.numbers() == [f"S1-1-1-{number}" for number in range(1, 6)]
    assert "duplicate" not in "".join(printer.receipts()).lower()
    assert printer.kicks() <= 5
    if fault in ("paper-out", "cover-open"):
        assert printer.kicks() == 5, "a printer that is only off-line still opens the drawer, once for each cash sale"


@pytest.mark.expects_log("the receipt printer does not print")
def test_printer_that_is_not_there_at_all_holds_up_no_sale_and_prints_when_it_comes(home: Home, tmp_path: Path) -> None:
    with a_printer(tmp_path / "first") as gone:
        address = gone.address
    with printing_till(home, address) as till:
        wait_for_state(till, is_ready=False)
        for _ in range(3):
            till.sell("A-1", "B-2")
        assert till.till.waiting_documents() == 3
    with a_printer(tmp_path / "receipts") as printer, printing_till(home, printer.address) as till:
        printer.wait_for(3, "printed")
        till.watch.wait_for("an empty spool", lambda: till.till.waiting_documents() == 0)
    assert printer.numbers() == ["S1-1-1-1", "S1-1-1-2", "S1-1-1-3"]
    assert verify(home.journal).is_sound


@pytest.mark.expects_log("the receipt printer does not print")
def test_printer_that_takes_bytes_slowly_or_not_at_all_holds_up_no_sale_and_keeps_their_order(
    home: Home, tmp_path: Path
) -> None:
    with a_printer(tmp_path / "receipts") as printer, printing_till(home, printer.address) as till:
        wait_for_state(till, is_ready=True)
        printer.process.send_signal(signal.SIGSTOP)
        wait_for_state(till, is_ready=False)
        for _ in range(3):
            till.sell("A-1")
        assert printer.receipts() == []
        printer.process.send_signal(signal.SIGCONT)
        printer.wait_for(3, "printed")
        kicked = printer.kicks()
        printer.say("slow")
        for _ in range(3):
            till.sell("A-1")
        printer.say("fast")
        printer.wait_for(6, "printed")
    assert printer.numbers() == [f"S1-1-1-{number}" for number in range(1, 7)]
    assert printer.kicks() - kicked == 3


def test_till_restarted_with_receipts_waiting_prints_each_once(home: Home, tmp_path: Path) -> None:
    with a_printer(tmp_path / "receipts") as printer:
        with printing_till(home, printer.address) as till:
            wait_for_state(till, is_ready=True)
            till.sell("A-1")
            printer.wait_for(1, "printed")
            till.watch.wait_for("an empty spool", lambda: till.till.waiting_documents() == 0)
        with at_work(home) as till:  # no printer this time
            till.sell("B-2")
        with printing_till(home, printer.address) as till:
            printer.wait_for(2, "printed")
            till.watch.wait_for("an empty spool", lambda: till.till.waiting_documents() == 0)
    assert printer.numbers() == ["S1-1-1-1", "S1-1-1-2"]
