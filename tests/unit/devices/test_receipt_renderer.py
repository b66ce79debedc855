"""Receipt documents as ESC/POS: exact bytes where they matter, and what an independent reading prints from them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from evertill.devices.printer.emulation.machine import PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll
from evertill.devices.printer.profiles import PROFILES, PrinterProfile
from evertill.devices.printer.raster import raster_bands, without_real_time_commands
from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.typefaces import Typefaces
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

TYPEFACES = Typefaces(tuple)
BEGIN = b"\x1b@\x1bt\x13\x1da\xff"


def renderer(profile: str = "epson-80") -> ReceiptRenderer:
    """A renderer with the bundled font alone, so that results do not depend on the machine."""
    return ReceiptRenderer(PROFILES[profile], typefaces=TYPEFACES, find_picture=lambda name: None)


def bytes_of(*blocks: Block, profile: str = "epson-80") -> bytes:
    """The job for a receipt of these blocks."""
    return b"".join(renderer(profile).render(Receipt(blocks)))


def printed(job: bytes, dots: int = 576) -> str:
    """What the emulated printer puts on paper."""
    machine = PrinterMachine(PaperRoll(dots, TYPEFACES))
    machine.receive(job)
    machine.run(0)
    return "".join(torn.text for torn in machine.take_printed())


def test_job_begins_with_reset_and_fixed_code_page_and_ends_with_the_cut() -> None:
    assert bytes_of(Text("Hello")) == BEGIN + b"Hello\n" + b"\x1dVB\x00"


def test_euro_sign_is_written_in_the_profile_s_code_page() -> None:
    assert b"2,50 \xd5\n" in bytes_of(Text("2,50 €"))


def test_weights_are_switched_on_and_off_again() -> None:
    assert b"\x1bE\x01a\n\x1bE\x00" in bytes_of(Text("a", weight=Weight.BOLD))
    assert b"\x1bE\x01\x1d!\x11a\n\x1d!\x00\x1bE\x00" in bytes_of(Text("a", weight=Weight.LARGE))


def test_rule_spans_the_paper() -> None:
    assert b"\xc4" * 48 + b"\n" in bytes_of(Rule())
    assert b"\xc4" * 32 + b"\n" in bytes_of(Rule(), profile="generic-58")


def test_script_outside_the_code_page_goes_out_as_a_picture_and_never_as_bytes() -> None:
    job = bytes_of(Columns("Жигулёвское", "1,80"))
    assert b"\x1dv0\x00\x48\x00\x1e\x00" in job
    assert printed(job) == "[picture 576x30]\n"


def test_script_no_font_has_is_shown_by_its_numbers() -> None:
    assert printed(bytes_of(Columns("日本", "4,20"))).startswith("[U+65E5][U+672C]")


def test_drawer_is_kicked_in_front_of_everything() -> None:
    pieces = renderer().render(Receipt((Text("a"),)), kick=b"\x1bp\x00\x32\xfa")
    assert pieces[0] == b"\x1bp\x00\x32\xfa"
    assert pieces[1].startswith(b"\x1b@")


def test_document_without_blocks_is_the_kick_alone() -> None:
    assert renderer().render(Receipt(()), kick=b"\x1bp\x00\x32\xfa") == (b"\x1bp\x00\x32\xfa",)
    assert renderer().render(Receipt(())) == ()


def test_resend_cuts_off_what_came_before_and_is_marked_at_both_ends() -> None:
    job = b"".join(renderer().render(Receipt((Text("Corner Shop"),)), is_resend=True))
    assert job.index(b"\x1dVB\x00") < job.index(b"POSSIBLE DUPLICATE")
    assert printed(job).count("POSSIBLE DUPLICATE") == 2


def test_qr_code_is_drawn_by_the_printer() -> None:
    job = bytes_of(Code(CodeKind.QR, "EV1.abc"))
    assert b"\x1d(k\x0a\x001P0EV1.abc" in job
    assert "[QR: EV1.abc]" in printed(job)


def test_code128_carries_its_code_set() -> None:
    job = bytes_of(Code(CodeKind.CODE128, "M1-2{x", "M1-2{x"))
    assert b"\x1dkI\x09{BM1-2{{x" in job
    assert "[CODE128: M1-2{{x]" in printed(job)


def test_ean13_without_check_digit_gets_one() -> None:
    assert b"\x1dkC\x0d4006381333931" in bytes_of(Code(CodeKind.EAN13, "400638133393"))


@pytest.mark.parametrize(
    "code",
    [
        Code(CodeKind.EAN13, "4006381333930"),
        Code(CodeKind.EAN13, "not digits"),
        Code(CodeKind.CODE128, "é"),
        Code(CodeKind.CODE128, "x" * 60),
        Code(CodeKind.CODE128, ""),
        Code(CodeKind.QR, ""),
        Code(CodeKind.QR, "x" * 3000),
    ],
    ids=lambda code: f"{code.kind}-{code.text[:14]}",
)
def test_code_that_cannot_be_drawn_is_printed_as_text(code: Code) -> None:
    job = bytes_of(code)
    assert b"\x1dk" not in job
    assert b"\x1d(k" not in job
    assert "".join(printed(job).split()).startswith(code.text.replace(" ", "")[:20])


def test_printer_without_qr_gets_the_code_as_a_picture() -> None:
    profile = PrinterProfile(48, 576, PROFILES["epson-80"].code_page, draws_qr=False)
    job = b"".join(ReceiptRenderer(profile, typefaces=TYPEFACES).render(Receipt((Code(CodeKind.QR, "EV1.abc"),))))
    assert b"\x1d(k" not in job
    assert b"\x1dv0" in job


def test_logo_is_fitted_to_the_paper_in_bands() -> None:
    logo = Image.new("RGBA", (1200, 500), "black")
    pages = ReceiptRenderer(PROFILES["epson-80"], typefaces=TYPEFACES, find_picture=lambda name: logo)
    job = b"".join(pages.render(Receipt((Picture("logo"),))))
    heights = [int.from_bytes(found[1], "little") for found in re.finditer(rb"\x1dv0\x00\x48\x00(..)", job, re.DOTALL)]
    assert sum(heights) == 240
    assert max(heights) <= 96


def test_missing_logo_leaves_the_receipt_whole() -> None:
    assert printed(bytes_of(Picture("logo"), Text("a"))) == "a\n"


def test_picture_never_holds_a_real_time_command() -> None:
    dots = bytes.fromhex("10 04 01 10 14 01 00 01 10 05 02 10 10 04")
    safe = without_real_time_commands(dots)
    assert len(safe) == len(dots)
    assert not re.search(rb"\x10[\x04\x05\x14]", safe)
    picture = Image.frombytes("1", (112, 1), bytes(byte ^ 0xFF for byte in dots))
    assert not re.search(rb"\x10[\x04\x05\x14]", b"".join(raster_bands(picture)))


texts = st.text(max_size=60)
blocks = st.one_of(
    st.builds(Text, texts, st.sampled_from(Align), st.sampled_from(Weight)),
    st.builds(Columns, texts, texts, st.sampled_from(Weight), st.integers(0, 10)),
    st.builds(Rule),
    st.builds(Gap),
    st.builds(Code, st.sampled_from(CodeKind), texts, texts),
    st.builds(Picture, texts),
)


@settings(max_examples=80)  # each one is a whole print
@given(st.lists(blocks, max_size=6), st.sampled_from(sorted(PROFILES)), st.booleans())
def test_any_document_renders_without_unasked_commands(document: list[Block], profile: str, is_resend: bool) -> None:
    pieces = renderer(profile).render(Receipt(tuple(document)), kick=b"", is_resend=is_resend)
    job = b"".join(pieces)
    machine = PrinterMachine(PaperRoll(PROFILES[profile].dots, TYPEFACES))
    machine.receive(job)
    machine.run(0)
    assert machine.kicks == 0
    assert machine.room == 65_536, "the printer still waits for bytes: a command was left unfinished"
