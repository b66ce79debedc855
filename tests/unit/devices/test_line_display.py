"""Customer displays: the bytes of both languages, the newest text wins, and a display that is lost is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.assembly import make_line_display
from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.line_display.display import WORDS
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayKind, DisplayProtocol, begin, show, signs
from evertill.devices.line_display.settings import DisplayConnection, LineDisplaySettings
from evertill.kernel.worker import Job, Tick, Worker
from evertill.ports.devices import DeviceLink
from tests.support.devices import HandWorker, ManualClock, Notices
from tests.support.memory_line import memory_pair

ESCPOS = DisplayKind(DisplayProtocol.ESCPOS, CODE_PAGES["cp858"])
CD5220 = DisplayKind(DisplayProtocol.CD5220, CODE_PAGES["cp858"])
BOTH = pytest.mark.parametrize("kind", [ESCPOS, CD5220], ids=lambda kind: kind.protocol.value)


def test_escpos_display_is_told_as_documented() -> None:
    assert begin(ESCPOS) == b"\x1b@\x1bt\x13\x1fX\x04\x0c"
    expected = b"\x1f$\x01\x01Bread           4.20" + b"\x1f$\x01\x02" + b"Total" + b" " * 10 + b" 4.20"
    assert show(ESCPOS, "Bread           4.20", "Total           4.20") == expected


def test_cd5220_display_is_told_as_documented() -> None:
    assert begin(CD5220) == b"\x1b@\x1bt\x13\x1b*\x04\x0c"
    assert show(CD5220, "Bread", "2,50 €") == b"\x1bQABread" + b" " * 15 + b"\r\x1bQB2,50 \xd5" + b" " * 14 + b"\r"


def test_display_in_the_printers_line_is_called_for_each_text() -> None:
    shared = DisplayKind(DisplayProtocol.CD5220, CODE_PAGES["cp858"], shares_printer_line=True)
    told = show(shared, "A", "B")
    assert told.startswith(b"\x1b=\x02")
    assert told.endswith(b"\x1b=\x01")


@BOTH
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_fills_its_line_and_nothing_else(kind: DisplayKind, upper: str, lower: str) -> None:
    assert len(signs(kind, upper)) == 20
    machine = DisplayMachine(kind.protocol)
    machine.receive(begin(kind) + show(kind, "x" * 20, "y" * 20) + show(kind, upper, lower), 0)
    codec = kind.code_page.codec
    assert machine.lines == (signs(kind, upper).decode(codec).rstrip(), signs(kind, lower).decode(codec).rstrip())


@given(st.sampled_from(DisplayProtocol), st.lists(st.binary(max_size=80), max_size=8))
def test_emulated_display_survives_any_bytes(protocol: DisplayProtocol, chunks: list[bytes]) -> None:
    machine = DisplayMachine(protocol)
    for chunk in chunks:
        machine.receive(chunk, 0)
        assert all(len(line) <= 20 for line in machine.lines)


class Bench:
    """A display's worker on a memory line."""

    def __init__(self, kind: DisplayKind, *, capacity: int = 1 << 20) -> None:
        self.clock, self.notices = ManualClock(), Notices()
        self.near, self.far, self.cable = memory_pair(WORDS, capacity=capacity)
        self.machine = DisplayMachine(kind.protocol)
        self.worker: HandWorker | None = None
        self.reads = True
        self.display = make_line_display(
            LineDisplaySettings(DisplayConnection.SERIAL, "/dev/ttyS9", kind.protocol),
            clock=self.clock,
            announcer=self.notices,
            make_worker=self._make_worker,
            transport=self.near,
        )
        self.display.enable()

    def run(self, ms: int) -> None:
        assert self.worker is not None
        for _ in range(ms // 10):
            self.worker.run_due()
            if self.reads and not self.cable.is_cut:
                self.machine.receive(self.far.read(4096, 0), self.clock.ms)
            self.clock.ms += 10

    def _make_worker(self, name: str, *, tick: Tick, on_stop: Job) -> Worker:
        self.worker = HandWorker(self.clock, tick, on_stop)
        return self.worker


@BOTH
def test_text_is_shown(kind: DisplayKind) -> None:
    bench = Bench(kind)
    bench.display.put("Bread           4.20", "Total           4.20")
    bench.run(50)
    assert bench.machine.lines == ("Bread           4.20", "Total           4.20")
    assert bench.display.link.state is DeviceLink.READY


@BOTH
def test_slow_display_gets_only_the_newest_text(kind: DisplayKind) -> None:
    bench = Bench(kind, capacity=30)
    bench.reads = False
    bench.run(20)
    for number in range(500):
        bench.display.put(f"Item {number}", "x")
    bench.run(200)
    bench.reads = True
    bench.run(200)
    assert bench.machine.lines == ("Item 499", "x")
    told = [line for line in bench.machine.take_told() if "Item" in line]
    assert len(told) <= 3


@pytest.mark.expects_log("the device does not work")
@BOTH
def test_display_unplugged_and_plugged_in_again_shows_the_text(kind: DisplayKind) -> None:
    bench = Bench(kind)
    bench.display.put("Bread", "4.20")
    bench.run(50)
    bench.cable.is_cut = True
    bench.display.put("Milk", "1.20")
    bench.run(500)
    assert bench.display.link.state is DeviceLink.RECONNECTING
    bench.cable.is_cut = False
    bench.far.open()
    bench.run(15_000)
    assert bench.machine.lines == ("Milk", "1.20")
    assert bench.notices.states()[-1] == (True, "")


@BOTH
def test_display_switched_off_for_a_moment_shows_the_text_again_within_a_minute(kind: DisplayKind) -> None:
    bench = Bench(kind)
    bench.display.put("Bread", "4.20")
    bench.run(50)
    bench.machine.command("clear")
    bench.run(61_000)
    assert bench.machine.lines == ("Bread", "4.20")


def test_settings_that_do_not_fit_say_so() -> None:
    for content, words in (
        ({"code_page": "cp1"}, "code page"),
        ({"framing": "9N9"}, "framing"),
        ({"brightness": 9}, "brightness"),
        ({"connection": DisplayConnection.TCP}, "needs an address"),
    ):
        with pytest.raises(ValueError, match=words):
            LineDisplaySettings(**content)  # type: ignore[arg-type]  # each is of its own type
