"""The till at customer displays that share no code with it, over real lines: the customer reads what was meant."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from evertill.devices.assembly import make_line_display
from evertill.devices.line_display.display import LineDisplay
from evertill.devices.line_display.protocols import DisplayProtocol
from evertill.devices.line_display.settings import DisplayConnection, LineDisplaySettings
from evertill.kernel.clock import SystemClock
from evertill.kernel.worker import Job, ThreadWorker, Tick, Worker
from tests.support.devices import Notices
from tests.support.foreign_display import ForeignDisplay
from tests.support.foreign_line import ForeignLine

pytestmark = pytest.mark.expects_log("the device does not work")
PATIENCE_S = 30
KINDS = [(False, False), (True, False), (True, True)]
TEXTS = [
    ("Bread", "4.20", ("Bread", "4.20")),
    ("Bäckerei Süß & Söhne GmbH", "Summe 1234567,89 €", ("Bäckerei Süß & Söhne", "Summe 1234567,89 €")),
    ("", "12345678901234567890", ("", "12345678901234567890")),
    ("日本 tea", "\x1b@\x0c\r\n4.20", None),
    ("Thank you", "", ("Thank you", "")),
]


@contextmanager
def at(glass: ForeignDisplay, *, is_serial: bool) -> Iterator[tuple[LineDisplay, ForeignLine]]:
    line = ForeignLine(glass, is_serial=is_serial)
    bugs: list[BaseException] = []

    def make_worker(name: str, *, tick: Tick, on_stop: Job) -> Worker:
        return ThreadWorker(name, tick=tick, on_stop=on_stop, on_bug=lambda name, bug: bugs.append(bug))

    settings = LineDisplaySettings(
        connection=DisplayConnection.SERIAL if is_serial else DisplayConnection.TCP,
        address=line.address,
        protocol=DisplayProtocol.CD5220 if glass.is_cd5220 else DisplayProtocol.ESCPOS,
        shares_printer_line=glass.is_looped,
        brightness=3,
    )
    display = make_line_display(settings, clock=SystemClock(), announcer=Notices(), make_worker=make_worker)
    display.enable()
    try:
        yield display, line
    finally:
        is_over = display.release(5000)
        line.close()
    assert is_over
    assert bugs == []


def until(glass: ForeignDisplay, read: tuple[str, str]) -> None:
    for _ in range(PATIENCE_S * 100):
        if glass.read == read:
            return
        time.sleep(0.01)
    raise AssertionError(f"reads {glass.read} instead of {read}")


@pytest.mark.parametrize(("is_cd5220", "is_looped"), KINDS)
@pytest.mark.parametrize("is_serial", [False, True])
def test_customer_reads_both_lines_whatever_stood_there(*, is_cd5220: bool, is_looped: bool, is_serial: bool) -> None:
    glass = ForeignDisplay(is_cd5220, is_looped)
    with at(glass, is_serial=is_serial) as (display, line):
        for upper, lower, read in TEXTS:
            display.put(upper, lower)
            if read is not None:
                until(glass, read)
        assert (glass.brightness, glass.passed_on) == (3, b"")
        line.do(lambda: glass.feed(b"\x1b@", 0) if is_looped else None)
    if is_looped:
        assert glass.passed_on == b"\x1b@", "the printer is called again behind each text"


@pytest.mark.parametrize(("is_cd5220", "is_looped"), KINDS)
def test_display_switched_off_and_on_shows_the_text_again(*, is_cd5220: bool, is_looped: bool) -> None:
    glass = ForeignDisplay(is_cd5220, is_looped)
    with at(glass, is_serial=False) as (display, line):
        display.put("Bread", "4.20")
        until(glass, ("Bread", "4.20"))
        line.switch_off_and_on(glass.switch_off)
        until(glass, ("", ""))
        display.put("Milk", "1.10")
        until(glass, ("Milk", "1.10"))
        assert glass.brightness == 3
