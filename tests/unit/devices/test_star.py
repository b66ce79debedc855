"""Star printers: their status block bit by bit, the counter that proves a receipt, and whole dialogues."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evertill.devices.drawer.wiring import DrawerSettings, DrawerWiring, KickPin
from evertill.devices.printer.emulation.machine import Fault
from evertill.devices.printer.emulation.paper_roll import PaperRoll
from evertill.devices.printer.emulation.star_machine import StarMachine
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.raster import star_bands
from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.printer.star_status import (
    StarStatusParser,
    WholeStatus,
    block_length,
    counter_byte,
    end_mark_after,
    marks_of,
    star_block,
)
from evertill.devices.printer.status import Condition, Paper, PrinterError, PrinterStatus
from evertill.devices.printer.typefaces import Typefaces
from evertill.domain.receipts.receipt import Code, CodeKind, Receipt, Text, Weight
from tests.support.devices import PrinterBench, a_receipt

pytestmark = pytest.mark.expects_log("does not print", "without a clean answer")

statuses = st.builds(
    PrinterStatus,
    paper=st.sampled_from(Paper),
    is_cover_open=st.booleans(),
    is_offline=st.booleans(),
    error=st.sampled_from([None, *PrinterError]),
    drawer_pin_is_high=st.booleans(),
)


def test_block_is_read_as_documented() -> None:
    assert block_length(0x23) == 9
    assert block_length(0x21) == 8
    assert block_length(0x0F) == 7
    block = bytes((0x23, 0x06, 0x2C, 0x08, 0x00, 0x08, 0x00, 0x06, 0x00))
    told = StarStatusParser().feed(block)
    status = PrinterStatus(Paper.OUT, True, True, PrinterError.CUTTER, True)
    assert told == [WholeStatus(status, 3)]


@pytest.mark.parametrize(
    ("at", "bit", "expected"),
    [
        (2, 0x40, PrinterStatus(is_offline=True)),
        (2, 0x20, PrinterStatus(is_cover_open=True)),
        (2, 0x08, PrinterStatus(is_offline=True)),
        (2, 0x04, PrinterStatus(drawer_pin_is_high=True)),
        (3, 0x40, PrinterStatus(error=PrinterError.RECOVERABLE)),
        (3, 0x20, PrinterStatus(error=PrinterError.UNRECOVERABLE)),
        (3, 0x08, PrinterStatus(error=PrinterError.CUTTER)),
        (3, 0x04, PrinterStatus(error=PrinterError.UNRECOVERABLE)),
        (4, 0x40, PrinterStatus(error=PrinterError.RECOVERABLE)),
        (4, 0x08, PrinterStatus(error=PrinterError.RECOVERABLE)),
        (4, 0x04, PrinterStatus(error=PrinterError.UNRECOVERABLE)),
        (4, 0x02, PrinterStatus(is_cover_open=True)),
        (5, 0x08, PrinterStatus(Paper.OUT)),
        (5, 0x04, PrinterStatus(Paper.NEAR_END)),
        (5, 0x02, PrinterStatus(Paper.NEAR_END)),
    ],
)
def test_each_bit_of_a_block_means_what_stars_command_manual_says(at: int, bit: int, expected: PrinterStatus) -> None:
    block = bytearray((0x23, 0x06, 0, 0, 0, 0, 0, 0, 0))
    block[at] = bit
    (told,) = StarStatusParser().feed(bytes(block))
    assert told.status == replace(expected, drawer_pin_is_high=bool(expected.drawer_pin_is_high))


@given(statuses, st.integers(0, 31), st.integers(1, 5))
def test_block_means_the_same_at_both_ends_however_it_is_torn(status: PrinterStatus, marks: int, at: int) -> None:
    parser, block = StarStatusParser(), star_block(status, marks)
    assert parser.feed(block[:at]) == []
    assert parser.feed(block[at:]) == [WholeStatus(status, marks)]
    assert marks_of(counter_byte(marks)) == marks


def test_short_block_counts_no_end_marks() -> None:
    assert StarStatusParser().feed(bytes((0x0F, 0x06, 0, 0, 0, 0, 0))) == [
        WholeStatus(PrinterStatus(drawer_pin_is_high=False), None)
    ]


@given(st.integers(0, 31))
def test_count_that_a_switched_on_printer_begins_with_proves_nothing(marks: int) -> None:
    mark, awaited = end_mark_after(marks)
    assert awaited == (marks + len(mark)) % 32
    assert awaited not in (0, marks)


@given(st.binary(max_size=40))
def test_noise_before_a_block_does_no_harm(noise: bytes) -> None:
    parser = StarStatusParser()
    parser.feed(noise)
    block = star_block(PrinterStatus(), 7)
    told = parser.feed(block + block)
    assert told[-1].marks == 7


@given(st.lists(st.binary(max_size=64), max_size=8))
def test_emulated_star_printer_survives_any_bytes_and_prints_once_switched_off_and_on(chunks: list[bytes]) -> None:
    machine = StarMachine(PaperRoll(384, Typefaces(tuple)))
    for chunk in chunks:
        machine.receive(chunk)
        machine.run(0)
    machine.fault(Fault.OFF)
    machine.fault(Fault.ON)
    machine.take_printed()
    machine.receive(b"\x1b@Bread\n\x1bd\x03")
    machine.run(0)
    (torn,) = machine.take_printed()
    assert torn.text.split()[-1] == "Bread"


def test_job_is_written_as_documented() -> None:
    renderer = ReceiptRenderer(PROFILES["star-line-80"], typefaces=Typefaces(tuple))
    job = b"".join(renderer.render(Receipt((Text("2,50 €", weight=Weight.BOLD),)), kick=b"\x1b\x07\x0a\x14\x07"))
    assert job == b"\x1b\x07\x0a\x14\x07" + b"\x1b@\x1b\x1dt\x04" + b"\x1bE2,50 \xd5\n\x1bF" + b"\x1bd\x03"


def test_drawer_is_kicked_in_stars_way() -> None:
    assert DrawerWiring(DrawerSettings(), is_star=True).kick() == b"\x1b\x07\x0a\x14\x07"
    second = DrawerWiring(DrawerSettings(kick_pin=KickPin.PIN_5, pulse_ms=200), is_star=True)
    assert second.kick() == b"\x1b\x07\x14\x14\x1a"


def test_picture_comes_out_dot_for_dot() -> None:
    drawn = Image.new("1", (100, 60), 1)
    drawn.paste(0, (10, 5, 30, 50))
    machine = StarMachine(PaperRoll(384, Typefaces(tuple)))
    for band in star_bands(drawn):
        machine.receive(band)
    machine.receive(b"\x1bd\x03")
    machine.run(0)
    (torn,) = machine.take_printed()
    printed = Image.open(io.BytesIO(torn.png)).convert("L").point(lambda shade: 0 if shade < 100 else 255)
    box = Image.eval(printed, lambda shade: 255 - shade).getbbox()
    assert box is not None
    assert (box[2] - box[0], box[3] - box[1]) == (20, 45)


@pytest.mark.parametrize("profile", ["star-line-80", "star-prnt-80", "star-prnt-58"])
def test_receipt_is_printed_and_proved_by_the_counter(profile: str) -> None:
    bench = PrinterBench(profile=profile)
    bench.put(a_receipt("Star Shop", kicks_drawer=True))
    bench.run_until(lambda: bench.notices.printed() == [1], at_most_ms=3000)
    assert bench.originals("Star Shop") == 1
    assert "TOTAL" in bench.texts()[0]


def test_drawer_opens_with_the_sale() -> None:
    bench = PrinterBench(profile="star-line-80")
    bench.run(100)
    bench.put(a_receipt(kicks_drawer=True))
    bench.run_until(lambda: bench.notices.printed() == [1], at_most_ms=3000)
    assert bench.machine.kicks == 1


@pytest.mark.parametrize(
    ("fault", "mended"), [(Fault.PAPER_OUT, Fault.PAPER_IN), (Fault.COVER_OPEN, Fault.COVER_CLOSE)]
)
def test_stopped_printer_goes_on_by_itself_with_one_original(fault: Fault, mended: Fault) -> None:
    bench = PrinterBench(profile="star-line-80")
    bench.run(100)
    bench.fault(fault)
    bench.put(a_receipt("Star Shop"))
    bench.run(5000)
    assert bench.notices.printed() == []
    assert bench.notices.states()[-1][0] is False
    bench.fault(mended)
    bench.run_until(lambda: bench.notices.printed() == [1])
    assert bench.originals("Star Shop") == 1
    assert len(bench.paper) == 1


def test_paper_ending_in_mid_receipt_leaves_one_original() -> None:
    bench = PrinterBench(profile="star-line-80")
    bench.run(100)
    bench.machine.paper_ends_after(4)
    bench.put(a_receipt("Star Shop", lines=20))
    bench.run(4000)
    assert bench.printer.link.reason
    bench.fault(Fault.PAPER_IN)
    bench.run_until(lambda: bench.notices.printed() == [1])
    assert bench.originals("Star Shop") == 1


@pytest.mark.parametrize("position", range(0, 400, 29))
def test_cable_pulled_at_any_byte_never_makes_two_originals(position: int) -> None:
    bench = PrinterBench(profile="star-line-80")
    bench.run(100)
    seen = len(bench.arrived)
    bench.put(a_receipt("Star Shop"))
    for _ in range(2000):
        bench.run(10)
        if len(bench.arrived) - seen >= position or bench.notices.printed():
            break
    bench.unplug()
    bench.run(1000)
    bench.plug()
    bench.run_until(lambda: bool(bench.notices.printed()), at_most_ms=120_000)
    assert bench.originals("Star Shop") <= 1


def test_silent_printer_is_never_taken_for_fine() -> None:
    bench = PrinterBench(profile="star-line-80")
    bench.fault(Fault.MUTE)
    bench.put(a_receipt())
    bench.run(8000)
    assert bench.notices.printed() == []
    assert "does not answer" in bench.notices.states()[-1][1]


def test_codes_are_drawn_as_pictures() -> None:
    bench = PrinterBench(profile="star-line-80")
    codes = (Code(CodeKind.QR, "EV1.abc"), Code(CodeKind.EAN13, "4006381333931"), Code(CodeKind.CODE128, "A-1"))
    bench.put(Receipt(codes, "Codes"))
    bench.run_until(lambda: bench.notices.printed() == [1], at_most_ms=5000)
    assert Image.open(io.BytesIO(bench.paper[0].png)).height > 200


def test_code_page_that_star_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="Star printer has no"):
        PrinterSettings(PrinterConnection.TCP, "x", profile="star-line-80", code_page="cp1257")


def test_condition_of_every_status_is_honest() -> None:
    assert PrinterStatus(is_offline=True).condition is Condition.OFFLINE
