"""The emulated printer: reads what an independent library writes, answers as measured, and survives any bytes."""

import io
import re

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evertill.devices.printer.emulation.commands import Command, Control, Piece, Signs, next_piece
from evertill.devices.printer.emulation.machine import Fault, PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll, Torn
from evertill.devices.printer.typefaces import Typefaces

TYPEFACES = Typefaces(tuple)


def a_machine(*, buffer_bytes: int = 65_536) -> PrinterMachine:
    """An emulated 80 mm printer."""
    return PrinterMachine(PaperRoll(576, TYPEFACES), buffer_bytes=buffer_bytes)


def printed(job: bytes) -> list[Torn]:
    """Everything that is cut off."""
    machine = a_machine()
    machine.receive(job)
    machine.run(0)
    return machine.take_printed()


def pieces(stream: bytes) -> list[Piece]:
    """The stream cut into commands."""
    found: list[Piece] = []
    while True:
        piece, length = next_piece(stream)
        if piece is None:
            return found
        found.append(piece)
        stream = stream[length:]


def answered(machine: PrinterMachine, request: str) -> str:
    """What the machine sends back, in hexadecimal."""
    machine.receive(bytes.fromhex(request))
    machine.run(0)
    return machine.take_answers().hex(" ")


def test_receipt_written_by_an_independent_library_is_read() -> None:
    other = Dummy(profile="TM-T88III")
    other.charcode("CP858")
    other.set(align="center", bold=True, double_width=True, double_height=True)
    other.text("Corner Shop\n")
    other.set(align="left", bold=False, normal_textsize=True)
    other.text("Beans 2,50 €\n")
    other.qr("EV1.abc", native=True, size=4)
    other.barcode("4006381333931", "EAN13", function_type="A")
    other.barcode("{BM1-17", "CODE128", function_type="B")
    other.image(Image.new("1", (64, 200), 0))
    other.cashdraw(2)
    other.cut()
    machine = a_machine()
    machine.receive(other.output)
    machine.run(0)
    (torn,) = machine.take_printed()
    lines = [line.strip() for line in torn.text.splitlines() if line.strip()]
    assert lines[:5] == ["Corner Shop", "Beans 2,50 €", "[QR: EV1.abc]", "[EAN-13: 4006381333931]", "4006381333931"]
    assert "[CODE128: M1-17]" in lines
    assert any(line.startswith("[picture 64x") for line in lines)
    assert machine.kicks == 1


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        (None, "12 12 12 12"),
        (Fault.DRAWER_OPEN, "16 12 12 12"),
        (Fault.COVER_OPEN, "1a 16 12 12"),
        (Fault.PAPER_OUT, "1a 32 12 7e"),
        (Fault.NEAR_END, "12 12 12 1e"),
        (Fault.MUTE, ""),
        (Fault.OFF, ""),
    ],
)
def test_real_time_queries_are_answered_as_measured(fault: Fault | None, answers: str) -> None:
    machine = a_machine()
    if fault is not None:
        machine.fault(fault)
    assert answered(machine, "10 04 01 10 04 02 10 04 03 10 04 04") == answers


def test_automatic_status_comes_at_once_and_on_every_change() -> None:
    machine = a_machine()
    machine.fault(Fault.DRAWER_OPEN)
    assert answered(machine, "1d 61 ff") == "14 00 00 00"
    assert answered(machine, "") == ""
    machine.fault(Fault.NEAR_END)
    assert answered(machine, "") == "14 00 03 00"


def test_end_mark_is_answered_from_the_buffer_and_not_while_off_line() -> None:
    machine = a_machine()
    machine.fault(Fault.PAPER_OUT)
    assert answered(machine, "41 0a 1d 72 01") == ""
    machine.fault(Fault.PAPER_IN)
    assert answered(machine, "") == "00"
    machine.fault(Fault.NEAR_END)
    assert answered(machine, "1d 72 01") == "03"


def test_drawer_opens_in_real_time_while_paper_is_out_and_from_the_buffer_not() -> None:
    machine = a_machine()
    machine.fault(Fault.PAPER_OUT)
    answered(machine, "1b 70 00 32 fa")
    assert machine.kicks == 0
    answered(machine, "10 14 01 00 01")
    assert machine.kicks == 1
    assert machine.body.is_drawer_open


def test_real_time_command_split_over_two_receptions_is_obeyed_once() -> None:
    machine = a_machine()
    for byte in bytes.fromhex("10 14 01 00 01 10 04 01"):
        machine.receive(bytes((byte,)))
    machine.run(0)
    assert machine.kicks == 1
    assert machine.take_answers().hex() == "16"


def test_full_buffer_leaves_no_room() -> None:
    machine = a_machine(buffer_bytes=100)
    machine.fault(Fault.COVER_OPEN)
    machine.receive(b"x" * 100)
    machine.run(0)
    assert machine.room == 0
    machine.fault(Fault.COVER_CLOSE)
    machine.run(0)
    assert machine.room == 100


def test_power_off_forgets_the_buffer_and_the_settings() -> None:
    machine = a_machine()
    machine.fault(Fault.COVER_OPEN)
    machine.receive(b"\x1da\xffgone\n\x1dVB\x00")
    machine.fault(Fault.OFF)
    machine.receive(b"never heard\n")
    machine.fault(Fault.ON)
    machine.fault(Fault.COVER_CLOSE)
    machine.run(0)
    assert machine.take_printed() == []
    assert machine.take_answers() == b""


def test_slow_printer_takes_its_time() -> None:
    machine = a_machine()
    machine.fault(Fault.SLOW)
    machine.receive(b"a\nb\n\x1dVB\x00")
    machine.run(0)
    assert machine.take_printed() == []
    for now_ms in range(100, 600, 100):
        machine.run(now_ms)
    assert len(machine.take_printed()) == 1


def test_line_too_long_for_the_paper_goes_on_below() -> None:
    assert printed(b"x" * 50 + b"\n\x1dVB\x00")[0].text == "x" * 48 + "\nxx\n"


def test_cut_of_blank_paper_is_no_receipt() -> None:
    assert printed(b"\x1b@\n\x1dVB\x00") == []


def test_feed_for_tearing_ends_a_receipt_without_a_knife() -> None:
    assert [torn.text for torn in printed(b"a\n\x1bd\x05b\n\x1bd\x05")] == ["a\n", "b\n"]


def test_picture_shows_dark_dots_where_the_text_is() -> None:
    (torn,) = printed(b"\x1ba\x02right\n\x1dVB\x00")
    with Image.open(io.BytesIO(torn.png)) as picture:
        assert picture.width == 576 + 4 * 28
        line = picture.crop((56, 56, 632, 86))
        right, left = line.crop((500, 0, 576, 30)), line.crop((0, 0, 400, 30))
    assert sum(right.histogram()[:100]) > 50
    assert left.getextrema() == (255, 255)


def test_tabs_reverse_underline_and_modes_are_drawn() -> None:
    (torn,) = printed(b"a\tb\n\x1d!\x01tall\n\x1b!\xb8mode\n\x1b!\x00\x1dB\x01dark\n\x1dB\x00\x1b-\x01low\n\x1dVB\x00")
    assert torn.text == "a       b\ntall\nmode\ndark\nlow\n"


def test_commands_are_cut_at_their_lengths() -> None:
    stream = (
        b"\x1b@\x1bt\x13Hi\n\x1dk\x0212345\x00\x1dkI\x03abc\x1dv0\x00\x01\x00\x02\x00\xff\xff\x1dVB\x00\x1b(A\x02\x00xy"
    )
    assert pieces(stream) == [
        Command(0x1B, "@"),
        Command(0x1B, "t", b"\x13"),
        Signs(b"Hi"),
        Control(0x0A),
        Command(0x1D, "k", b"\x0212345\x00"),
        Command(0x1D, "k", b"I\x03abc"),
        Command(0x1D, "v", b"0\x00\x01\x00\x02\x00\xff\xff"),
        Command(0x1D, "V", b"B\x00"),
        Command(0x1B, "(", b"A\x02\x00xy"),
    ]


commands = st.binary(max_size=60).map(
    lambda raw: re.sub(rb"[\x80-\x9f]", lambda found: bytes(b"\x1b\x1d\x10\x1c"[found[0][0] % 4 :][:1]), raw)
)


@given(st.lists(commands, max_size=8), st.sampled_from(list(Fault)))
def test_any_bytes_leave_the_machine_working(chunks: list[bytes], fault: Fault) -> None:
    machine = a_machine()
    for place, chunk in enumerate(chunks):
        if place == 3:
            machine.fault(fault)
        machine.receive(chunk)
        machine.run(place * 1000)
    machine.take_printed()
    assert all(byte & 0x80 == 0 for byte in machine.take_answers())


@given(st.binary(max_size=120), st.integers(1, 119))
def test_commands_do_not_depend_on_how_the_bytes_are_split(stream: bytes, cut: int) -> None:
    whole, split = a_machine(), a_machine()
    whole.receive(stream)
    whole.run(0)
    for chunk in (stream[:cut], stream[cut:]):
        split.receive(chunk)
        split.run(0)
    assert [torn.text for torn in whole.take_printed()] == [torn.text for torn in split.take_printed()]
    assert whole.kicks == split.kicks
