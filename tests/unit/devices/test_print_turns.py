"""Several printers on one spool: the next one takes over, nothing is an original twice, and old jobs expire."""

from datetime import timedelta

import pytest

from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.printer.emulation.machine import Fault
from evertill.devices.printer.print_turn import TAKE_OVER_MS, Turns
from evertill.ports.notices import DeviceKind, DeviceStateChanged, DocumentExpired
from tests.support.devices import DUPLICATE, PrinterBench, a_drawer_kick, a_receipt

pytestmark = pytest.mark.expects_log("does not print", "without a clean answer", "too old to be printed")


class Pair:
    """Two printers of one till; the second speaks another language, as the spool does not care."""

    def __init__(self) -> None:
        turns = Turns()
        self.main = PrinterBench(turns=turns)
        self.backup = PrinterBench(
            profile="star-line-80", turns=turns, beside=self.main, drawer=DrawerSettings(is_connected=False)
        )
        self.backup.run(1000)

    def put(self, heading: str) -> None:
        self.main.journal.put(a_receipt(heading))
        self.main.printer.wake()
        self.backup.printer.wake()

    def run(self, ms: int) -> None:
        self.backup.run(ms)

    def originals(self, heading: str) -> int:
        return self.main.originals(heading) + self.backup.originals(heading)


def test_first_printer_prints_while_it_can() -> None:
    pair = Pair()
    for number in range(5):
        pair.put(f"Shop {number}")
        pair.run(1500)
    pair.run(20_000)
    assert len(pair.main.paper) == 5
    assert pair.backup.paper == []


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.MUTE])
def test_second_printer_takes_over_when_the_first_cannot_print(fault: Fault) -> None:
    pair = Pair()
    pair.main.fault(fault)
    pair.put("One")
    pair.run(TAKE_OVER_MS - 2000)
    assert pair.backup.paper == []
    pair.run(15_000)
    assert pair.backup.originals("One") == 1
    pair.put("Two")
    pair.run(3000)
    assert pair.backup.originals("Two") == 1
    assert pair.main.notices.printed() == [1, 2]


def test_first_printer_takes_its_work_back_when_it_prints_again() -> None:
    pair = Pair()
    pair.main.fault(Fault.PAPER_OUT)
    pair.put("One")
    pair.run(25_000)
    pair.main.fault(Fault.PAPER_IN)
    pair.run(3000)
    pair.put("Two")
    pair.run(3000)
    assert pair.main.originals("Two") == 1
    assert pair.originals("One") == 1


def test_receipt_begun_on_the_first_is_a_possible_duplicate_on_the_second() -> None:
    pair = Pair()
    pair.main.machine.paper_ends_after(4)
    pair.main.journal.put(a_receipt("Long", lines=30))
    pair.main.printer.wake()
    pair.run(40_000)
    assert any("Long" in text and DUPLICATE in text for text in pair.backup.texts())
    pair.main.fault(Fault.PAPER_IN)
    pair.run(10_000)
    assert pair.originals("Long") <= 1


def test_both_printers_back_at_once_never_print_the_same_document() -> None:
    pair = Pair()
    pair.main.unplug()
    pair.backup.unplug()
    pair.run(20_000)
    for number in range(6):
        pair.put(f"Shop {number}")
    pair.main.plug()
    pair.backup.plug()
    pair.run(60_000)
    assert [pair.originals(f"Shop {number}") for number in range(6)] == [1] * 6
    assert sorted(pair.main.notices.printed()) == [1, 2, 3, 4, 5, 6]


def test_fresh_drawer_kick_is_left_to_the_printer_the_drawer_hangs_on() -> None:
    pair = Pair()
    pair.main.fault(Fault.PAPER_OUT)
    pair.run(20_000)
    pair.main.journal.put(a_drawer_kick())
    pair.main.printer.wake()
    pair.backup.printer.wake()
    pair.run(2000)
    assert pair.main.machine.kicks == 1
    assert pair.backup.machine.kicks == 0


# ---- stale documents


def test_receipt_nobody_waits_for_any_more_expires_and_says_so() -> None:
    bench = PrinterBench(stale_after_min=10)
    bench.fault(Fault.OFF)
    bench.put(a_receipt("Old"))
    bench.run(1000)
    bench.clock.ms += 11 * 60_000
    bench.kill_till()
    bench.fault(Fault.ON)
    bench.start_till()
    bench.put(a_receipt("New"))
    bench.run_until(lambda: bench.notices.printed() == [2])
    (expired,) = bench.notices.of(DocumentExpired)
    assert expired.title == "Receipt Old"
    assert bench.clock.now() - expired.queued_at > timedelta(minutes=10)
    assert bench.originals("Old") == 0
    assert bench.journal.waiting() == 0


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFF])
def test_receipt_that_grows_old_at_a_printer_that_cannot_print_expires_there(fault: Fault) -> None:
    bench = PrinterBench(stale_after_min=10)
    bench.fault(fault)
    bench.put(a_receipt("Old"))
    bench.run(9 * 60_000)
    bench.put(a_receipt("New"))
    assert bench.notices.of(DocumentExpired) == []
    bench.run(2 * 60_000)
    assert [expired.title for expired in bench.notices.of(DocumentExpired)] == ["Receipt Old"]
    for mended in (Fault.PAPER_IN, Fault.COVER_CLOSE, Fault.ON):
        bench.fault(mended)
    bench.run_until(lambda: bench.notices.printed() == [2])
    assert bench.originals("Old") == 0


def test_receipt_that_grows_old_at_two_printers_expires_once() -> None:
    turns = Turns()
    first = PrinterBench(turns=turns, stale_after_min=10)
    second = PrinterBench(turns=turns, stale_after_min=10, beside=first)
    for bench in (first, second):
        bench.fault(Fault.PAPER_OUT)
    first.put(a_receipt("Old"))
    for _ in range(11 * 60):
        first.run(500)
        second.run(500)
    assert [expired.title for expired in first.notices.of(DocumentExpired)] == ["Receipt Old"]


def test_receipt_that_was_begun_is_finished_however_old() -> None:
    bench = PrinterBench(stale_after_min=10)
    bench.run(100)
    bench.machine.paper_ends_after(4)
    bench.put(a_receipt("Begun", lines=20))
    bench.run(2000)
    bench.clock.ms += 11 * 60_000
    bench.fault(Fault.PAPER_IN)
    bench.run_until(lambda: bool(bench.notices.printed()), at_most_ms=120_000)
    assert bench.notices.of(DocumentExpired) == []


def test_without_the_setting_nothing_expires() -> None:
    bench = PrinterBench()
    bench.fault(Fault.PAPER_OUT)
    bench.put(a_receipt("Old"))
    bench.run(1000)
    bench.clock.ms += 3 * 24 * 3_600_000
    bench.fault(Fault.PAPER_IN)
    bench.run_until(lambda: bench.notices.printed() == [1])
    assert bench.notices.of(DocumentExpired) == []
    assert bench.originals("Old") == 1


# ---- the drawer


def test_drawer_left_open_is_told_once_and_taken_back_when_shut() -> None:
    bench = PrinterBench(drawer=DrawerSettings(open_too_long_s=30))
    bench.run(100)
    bench.fault(Fault.DRAWER_OPEN)
    bench.run(20_000)
    assert _drawer(bench) == []
    bench.run(60_000)
    bench.fault(Fault.DRAWER_CLOSE)
    bench.run(10_000)
    assert _drawer(bench) == [False, True]


def _drawer(bench: PrinterBench) -> list[bool]:
    told = bench.notices.of(DeviceStateChanged)
    return [notice.is_ready for notice in told if notice.kind is DeviceKind.CASH_DRAWER]
