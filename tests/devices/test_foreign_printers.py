"""The till at printers that share no code with it, over real lines: each receipt comes out once, or is marked."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from evertill.devices.printer.driver import JobOutcome, PrinterDriver
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.domain.receipts.receipt import (
    Align,
    Block,
    Code,
    CodeKind,
    Columns,
    Gap,
    Picture,
    Receipt,
    Rule,
    Text,
    Weight,
)
from tests.support.devices import DUPLICATE
from tests.support.foreign_escpos import ForeignEscPos, Manners
from tests.support.foreign_line import ForeignLine
from tests.support.foreign_star import LONG_BLOCK, SHORT_BLOCK, ForeignStar, StarManners
from tests.support.printing_till import PrintingTill

pytestmark = pytest.mark.expects_log("does not print", "without a clean answer")
Printer = ForeignEscPos | ForeignStar
PRINTERS: dict[str, tuple[str, Callable[[], Printer]]] = {
    "epson": ("epson-80", ForeignEscPos),
    "epson, bits that mean nothing, byte by byte": (
        "epson-80",
        lambda: ForeignEscPos(Manners(floats=0x6F, in_single_bytes=True)),
    ),
    "epson, XON, slow to answer": ("epson-tm-t88", lambda: ForeignEscPos(Manners(says_xon=True, slowly_ms=400))),
    "epson by name alone": (
        "epson-80",
        lambda: ForeignEscPos(Manners(knows_automatic_status=False)),
    ),
    "generic": (
        "generic-80",
        lambda: ForeignEscPos(Manners(knows_automatic_status=False, knows_buffered_answers=False)),
    ),
    "star": ("star-prnt-80", ForeignStar),
    "star, long block by itself, count about to turn": ("star-line-80", lambda: ForeignStar(LONG_BLOCK)),
}
EVERYTHING: tuple[Block, ...] = (
    Picture("logo"),
    Text("Bäckerei Süß €", Align.CENTRE, Weight.LARGE),
    Rule(),
    Columns("Brot", "4,20"),
    Columns("日本の紅茶", "12,00", Weight.BOLD),
    Gap(),
    Code(CodeKind.EAN13, "4006381333931"),
    Code(CodeKind.CODE128, "EV-0001{2}"),
    Code(CodeKind.QR, "https://example.test/r/0001"),
    Columns("Summe", "16,20", Weight.LARGE),
)


@contextmanager
def at(
    profile: str, printer: Printer, *, is_serial: bool = False, pictures: Sequence[Path] = ()
) -> Iterator[tuple[PrintingTill, ForeignLine]]:
    line = ForeignLine(printer, is_serial=is_serial)
    connection = PrinterConnection.SERIAL if is_serial else PrinterConnection.TCP
    till = PrintingTill(PrinterSettings(connection, line.address, profile), pictures)
    try:
        till.wait_for(lambda: till.is_ready() is True)
        yield till, line
    finally:
        is_over = till.printer.release(5000)
        line.close()
    assert is_over
    assert till.bugs == []


@pytest.fixture(params=PRINTERS)
def named(request: pytest.FixtureRequest) -> tuple[str, Printer]:
    profile, make = PRINTERS[request.param]
    return profile, make()


def texts(printer: Printer) -> list[str]:
    return ["\n".join(strip) for strip in printer.paper]


@pytest.mark.parametrize("is_serial", [False, True])
def test_receipt_with_everything_is_understood_and_comes_out_once(
    named: tuple[str, Printer], tmp_path: Path, *, is_serial: bool
) -> None:
    profile, printer = named
    noise = Image.frombytes("L", (384, 200), random.Random(5).randbytes(384 * 200))
    noise.save(tmp_path / "logo.png")
    with at(profile, printer, is_serial=is_serial, pictures=[tmp_path]) as (till, _):
        till.put_receipt(Receipt(EVERYTHING, "Receipt", kicks_drawer=True))
        till.wait_for(lambda: till.printed() == 1)
    (text,) = texts(printer)
    for said in ("Bäckerei Süß €", "Brot", "4,20", "Summe", "16,20"):
        assert said in text
    assert (len(printer.kicks), printer.strip) == (1, [])
    if isinstance(printer, ForeignEscPos):
        for code in ("[bars 4006381333931]", "[bars {BEV-0001{{2}]", "[qr https://example.test/r/0001]"):
            assert code in text


def test_picture_full_of_real_time_commands_opens_no_drawer(tmp_path: Path) -> None:
    rows = b"\x10\x04\x01\x10\x14\x01\x00\x01\x10\x05\x02\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08" * 400
    Image.frombytes("1", (384, 150), bytes(octet ^ 0xFF for octet in rows[: 48 * 150])).save(tmp_path / "logo.png")
    printer = ForeignEscPos()
    with at("epson-80", printer, pictures=[tmp_path]) as (till, _):
        till.put_receipt(Receipt((Picture("logo"), Text("Bread")), "Receipt"))
        till.wait_for(lambda: till.printed() == 1)
    assert printer.kicks == []
    assert "Bread" in texts(printer)[0]


def test_paper_that_ends_anywhere_in_a_receipt_leaves_one_original(named: tuple[str, Printer]) -> None:
    profile, printer = named
    with at(profile, printer) as (till, line):
        for at_line in (1, 4, 9):
            printed, papers = till.printed(), len(printer.paper)
            line.do(partial(setattr, printer, "lines_left", at_line))
            till.put()
            till.wait_for(lambda: till.is_ready() is False)
            assert till.printed() == printed
            line.do(lambda: setattr(printer, "lines_left", 100_000))
            till.wait_for(lambda: till.printed() == printed + 1)  # noqa: B023  waited for here
            new = texts(printer)[papers:]
            assert [text.count("TOTAL") for text in new if DUPLICATE not in text and text] == [1]
            # One that cannot tell that a receipt is out, and stopped in it, is given a copy that says it is one.
            assert len(new) == 1 or profile == "generic-80"


@pytest.mark.parametrize("what", ["is_cover_open", "is_hot", "has_broken_cutter"])
def test_printer_that_stops_by_itself_goes_on_without_a_second_original(what: str) -> None:
    printer = ForeignEscPos()
    with at("epson-80", printer) as (till, line):
        line.do(lambda: setattr(printer, what, True))
        till.wait_for(lambda: till.is_ready() is False)
        till.put(kicks_drawer=True)
        till.wait_for(lambda: bool(printer.kicks))
        line.do(lambda: setattr(printer, what, False))
        till.wait_for(lambda: till.printed() == 1)
    assert [text.count("TOTAL") for text in texts(printer)] == [1]
    assert printer.kicks == ["at once 0001"]


def test_near_end_is_told_and_prints(named: tuple[str, Printer]) -> None:
    profile, printer = named
    with at(profile, printer) as (till, line):
        line.do(lambda: setattr(printer, "is_near_end", True))
        till.put()
        till.wait_for(lambda: till.printed() == 1)
    assert len(printer.paper) == 1


@pytest.mark.parametrize("profile", ["epson-80", "star-prnt-80", "generic-80"])
def test_power_cut_in_mid_receipt_is_answered_by_a_marked_duplicate(profile: str) -> None:
    printer = ForeignStar() if profile.startswith("star") else ForeignEscPos()
    with at(profile, printer) as (till, line):
        line.do(lambda: setattr(printer, "lines_left", 3))
        till.put()
        till.wait_for(lambda: till.is_ready() is False)
        line.switch_off_and_on(printer.switch_off)
        line.do(lambda: setattr(printer, "lines_left", 100_000))
        till.wait_for(lambda: till.printed() == 1)
    whole = [text for text in texts(printer) if "TOTAL" in text]
    assert [DUPLICATE in text for text in whole] == [True]


class VirtualLine:
    """A driver and a printer on a serial line, on a clock of their own."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.driver = PrinterDriver(is_two_way=True, confirms=True, is_star=isinstance(printer, ForeignStar))
        self.driver.opened(0)
        self._now_ms = 0

    def pass_ms(self, ms: int, *, is_powered: bool = True) -> None:
        for _ in range(0, ms, 10):
            self._now_ms += 10
            self.driver.advance(self._now_ms)
            sent = self.driver.outgoing()
            self.driver.wrote(len(sent), self._now_ms)
            answers = b"".join(self.printer.feed(sent, self._now_ms)) if is_powered else b""
            self.driver.received(answers, self._now_ms)


@pytest.mark.parametrize("off_ms", [0, 1500, 4000])
@pytest.mark.parametrize(
    "make", [ForeignEscPos, *(partial(ForeignStar, StarManners(marks_at_first=n)) for n in (0, 5, 30, 31))]
)
def test_power_cut_that_a_serial_line_does_not_show_never_passes_for_a_printed_receipt(
    make: Callable[[], Printer], off_ms: int
) -> None:
    line = VirtualLine(make())
    line.pass_ms(200)
    line.printer.lines_left = 3
    cut = b"\x1bd\x03" if isinstance(line.printer, ForeignStar) else b"\x1dVB\x00"
    line.driver.begin((b"\x1b@", *(b"Bread\n",) * 8, cut))
    line.pass_ms(2000)
    line.printer.switch_off()
    line.printer.lines_left = 100_000
    line.pass_ms(off_ms, is_powered=False)
    line.pass_ms(60_000)
    assert line.driver.take_outcome() is JobOutcome.UNCONFIRMED
    line.driver.begin((b"\x1b@", b"Bread\n", cut))
    line.pass_ms(1000)
    assert line.driver.take_outcome() is JobOutcome.PRINTED


def test_star_without_a_count_of_end_marks_is_believed_when_it_is_fine() -> None:
    printer = ForeignStar(SHORT_BLOCK)
    with at("star-prnt-80", printer) as (till, _):
        for at_receipt in (1, 2):
            till.put()
            till.wait_for(lambda: till.printed() == at_receipt)  # noqa: B023  waited for here
    assert [text.count("TOTAL") for text in texts(printer)] == [1, 1]


def test_every_receipt_of_many_comes_out_once_while_the_count_of_end_marks_turns() -> None:
    printer = ForeignStar(StarManners(marks_at_first=20))
    with at("star-prnt-80", printer) as (till, _):
        for _ in range(40):
            till.put(lines=1)
        till.wait_for(lambda: till.printed() == 40)
    assert [text.count("TOTAL") for text in texts(printer)] == [1] * 40
