"""Names in any script on both widths of paper: joined, in order, never cut, amounts in line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from evertill.devices.lettering.graphemes import graphemes
from evertill.devices.lettering.legible import make_legible
from evertill.devices.printer.drawn_lines import DrawnLines
from evertill.devices.printer.layout import wrapped
from evertill.devices.printer.typefaces import Style, Typefaces, bundled_fonts
from evertill.domain.receipts.receipt import Align, Columns, Text, Weight

TYPEFACES = Typefaces(bundled_fonts)
UNSHAPED = Typefaces(bundled_fonts, shapes=False)
STYLE = Style(24)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
NAMES = ("شاي أخضر 20 كيسًا (كبير)", "שוקולד 70%", "ชาเขียวมะลิ", "हिन्दी क्षेत्र", "Жигулёвское", "W̃Ẫ" * 20)


def lines(columns: int) -> DrawnLines:
    """For paper of so many columns."""
    return DrawnLines(TYPEFACES, columns=columns, dots=columns * 12)


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around what is drawn."""
    box = ImageOps.invert(image).getbbox()
    assert box is not None
    return box


def drawn(text: str, typefaces: Typefaces = TYPEFACES) -> Image.Image:
    """The text alone."""
    image = Image.new("L", (600, 60), 255)
    typefaces.draw(image, text, STYLE, x=10, baseline=40)
    return image


def is_same(one: Image.Image, other: Image.Image) -> bool:
    """Dot for dot."""
    return ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("tea", ["t", "e", "a"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("ที่", ["ที่"]),
        (FAMILY + "!", [FAMILY, "!"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
    ],
)
def test_signs_are_those_people_see(text: str, signs: list[str]) -> None:
    assert list(graphemes(text)) == signs


@given(st.lists(st.sampled_from(["e\u0301", "ที่", FAMILY, "क्षे", "🇩🇪", "日", "x", " "]), max_size=30), st.integers(1, 9))
def test_no_line_cuts_a_sign(signs: list[str], room: int) -> None:
    text = "".join(signs)
    parts = wrapped(text, room)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    kept = [sign for part in parts for sign in graphemes(part) if sign != " "]
    assert kept == [sign for sign in graphemes(text) if sign.strip()]


def test_chinese_and_japanese_lines_do_not_begin_with_a_full_stop() -> None:
    assert list(wrapped("日本茶。大袋", 6)) == ["日本", "茶。大", "袋"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [32, 48])
@pytest.mark.parametrize("weight", list(Weight))
def test_name_stays_on_the_paper_beside_its_amount(name: str, columns: int, weight: Weight) -> None:
    pictures = list(lines(columns).columns(Columns(name, "1,234.50", weight)))
    for picture in pictures:
        left, top, right, bottom = ink(picture)
        assert left >= 0
        assert right <= columns * 12
        assert top > 0, "cut above"
        assert bottom < picture.height, "cut below"
    amount = columns * 12 - 8 * 12 * (2 if weight is Weight.LARGE else 1)
    gap = pictures[-1].crop((amount - 11, 0, amount - 1, pictures[-1].height))
    assert ImageOps.invert(gap).getbbox() is None, "the name runs into its amount"


def test_amounts_stand_in_line_whatever_the_name_is_written_in() -> None:
    def amount_of(name: str) -> Image.Image:
        *_, last = lines(48).columns(Columns(name, "12.50"))
        return last.crop((576 - 60, last.height - 30, 576, last.height))

    assert is_same(amount_of("שוקולד"), amount_of("Жигулёвское"))


def test_arabic_letters_join() -> None:
    joined, apart = TYPEFACES.width("بيت", STYLE), sum(TYPEFACES.width(sign, STYLE) for sign in "بيت")
    assert joined < apart - 5


def test_hebrew_is_drawn_from_the_right_with_its_figures_as_they_are() -> None:
    image = Image.new("L", (600, 60), 255)
    x = 10
    for piece in ("ב ", "12", "א "):  # each with its space on the side where it is drawn
        TYPEFACES.draw(image, piece, STYLE, x=x, baseline=40)
        x += TYPEFACES.width(piece, STYLE)
    whole = drawn("א 12 ב")
    assert abs(ink(whole)[2] - ink(image)[2]) <= 8
    first_figure = whole.crop((10 + TYPEFACES.width(" ב", STYLE), 0, 10 + TYPEFACES.width("1 ב", STYLE), 60))
    assert first_figure.getbbox() is not None
    assert not is_same(whole, drawn("א 21 ב"))
    assert not is_same(drawn("אב"), drawn("בא"))


def test_text_without_a_shaper_is_ordered_and_joined_scripts_are_left_to_latin() -> None:
    assert not UNSHAPED.covers("ش")
    assert not UNSHAPED.covers("क")
    assert UNSHAPED.covers("ש")
    assert is_same(drawn("אבג", UNSHAPED), drawn("אבג"))


@pytest.mark.parametrize("align", list(Align))
def test_paragraph_is_drawn_where_it_belongs(align: Align) -> None:
    (picture,) = lines(48).text(Text("שוקולד", align))
    left, _, right, _ = ink(picture)
    middle = (left + right) / 2
    assert {Align.LEFT: middle < 150, Align.CENTRE: abs(middle - 288) < 8, Align.RIGHT: middle > 430}[align]


def test_line_of_a_leftward_paragraph_keeps_its_direction_when_it_begins_with_latin() -> None:
    *_, last = lines(20).text(Text("א" * 17 + " ab אא"))
    (leftwards,) = lines(20).text(Text("\u200fab אא"))
    (rightwards,) = lines(20).text(Text("ab אא"))
    assert is_same(last, leftwards)
    assert not is_same(last, rightwards)


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=20), st.sampled_from(Weight))
def test_any_text_is_drawn_within_the_paper(left: str, right: str, weight: Weight) -> None:
    left, right = (make_legible(text, codec="cp858", covers=TYPEFACES.covers) for text in (left, right))
    for picture in lines(32).columns(Columns(left, right, weight)):
        assert picture.width == 384
