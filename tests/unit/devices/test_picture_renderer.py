"""Receipts as pictures for people."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from evertill.devices.printer.picture_renderer import receipt_picture
from evertill.devices.printer.typefaces import Style, Typefaces, bundled_font, system_fonts
from evertill.domain.receipts.receipt import Align, Code, CodeKind, Columns, Gap, Picture, Receipt, Rule, Text, Weight

TYPEFACES = Typefaces(tuple)


def drawn(*blocks: Text | Columns | Rule | Gap | Code | Picture) -> Image.Image:
    """The picture of a receipt."""
    with Image.open(io.BytesIO(receipt_picture(Receipt(blocks), TYPEFACES))) as image:
        image.load()
        return image


def ink_columns(image: Image.Image) -> tuple[int, int]:
    """The leftmost and rightmost dark column."""
    box = image.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert box is not None, "nothing was drawn"
    return box[0], box[2]


def test_amount_stands_at_the_right_edge_and_text_at_the_left() -> None:
    left, right = ink_columns(drawn(Columns("Espresso", "24.90")))
    assert left < 60
    assert right > 580


def test_text_is_centred() -> None:
    left, right = ink_columns(drawn(Text("Corner Shop", Align.CENTRE, Weight.LARGE)))
    assert abs((left - 0) - (640 - right)) <= 4


def test_long_text_wraps_and_grows_the_paper() -> None:
    assert drawn(Text("word " * 60)).height > drawn(Text("word")).height + 100


def test_amount_too_wide_for_its_text_gets_its_own_line() -> None:
    both = drawn(Columns("Total of everything", "1,234,567,890,123,456,789,012,345.00"))
    assert both.height > drawn(Columns("Total", "1.00")).height


@pytest.mark.parametrize("kind", list(CodeKind))
def test_code_is_drawn(kind: CodeKind) -> None:
    picture = drawn(Code(kind, "4006381333931", "caption"))
    assert picture.height > 150


def test_code_that_cannot_be_drawn_is_text() -> None:
    assert drawn(Code(CodeKind.EAN13, "no digits")).height == drawn(Text("no digits", Align.CENTRE)).height


def test_same_receipt_gives_the_same_bytes() -> None:
    receipt = Receipt((Text("Corner Shop"), Columns("Total", "1.00")))
    assert receipt_picture(receipt, TYPEFACES) == receipt_picture(receipt, Typefaces(tuple))


def test_logo_is_fitted() -> None:
    logo = Image.new("RGBA", (2000, 400), "black")
    png = receipt_picture(Receipt((Picture("logo"),)), TYPEFACES, lambda name: logo if name == "logo" else None)
    with Image.open(io.BytesIO(png)) as image:
        assert image.width == 640
        assert ink_columns(image) == (44, 596)


@settings(max_examples=40)  # each one is a whole picture
@given(st.lists(st.one_of(st.builds(Text, st.text(max_size=40)), st.builds(Columns, st.text(), st.text())), max_size=4))
def test_any_document_becomes_a_picture(blocks: list[Text | Columns]) -> None:
    assert receipt_picture(Receipt(tuple(blocks)), TYPEFACES).startswith(b"\x89PNG")


def test_bundled_font_covers_european_scripts_and_says_what_it_lacks() -> None:
    covered = {sign: TYPEFACES.covers(sign) for sign in "aéŁЖΩ日ع🎉"}
    assert covered == {"a": True, "é": True, "Ł": True, "Ж": True, "Ω": True, "日": False, "ع": False, "🎉": False}
    assert bundled_font().is_file()


def test_width_grows_with_the_text_and_is_that_of_what_is_drawn() -> None:
    style = Style(22)
    image = Image.new("L", (400, 40), 255)
    TYPEFACES.draw(image, "Total 12", style, x=0, baseline=30)
    assert abs(ink_columns(image)[1] - TYPEFACES.width("Total 12", style)) <= 4
    assert TYPEFACES.width("111", style) == TYPEFACES.width("000", style)


def test_fallback_font_draws_what_the_bundled_one_lacks() -> None:
    fonts = system_fonts()
    faces = Typefaces(lambda: fonts)
    if not any(faces.covers(sign) for sign in "日ع"):
        pytest.skip("this system has no font for these scripts")
    sign = next(sign for sign in "日ع" if faces.covers(sign))
    image = Image.new("L", (200, 40), 255)
    faces.draw(image, f"a {sign}", Style(24, 700), x=0, baseline=30)
    assert ink_columns(image)[1] > 15


def test_no_font_folder_means_no_fallback_fonts() -> None:
    assert system_fonts(["/nowhere"]) == ()
