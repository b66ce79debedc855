"""Texts made printable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.lettering.legible import is_encodable, make_legible


def nothing_covered(sign: str) -> bool:
    """A till without any font but the printer's own."""
    return False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,50 €", "2,50 €"),
        ("1\u202f234,50\u00a0€", "1 234,50 €"),
        ("“quoted” – ’tis −1…", '"quoted" - \'tis -1...'),
        ("3 × ½", "3 × ½"),
        ("Cafe\u0301", "Café"),
        ("Łódź", "Lódz"),
        ("soft\u00adhyphen\u200dand joiner", "softhyphenand joiner"),
        ("日本", "[U+65E5][U+672C]"),
        ("عربي", "arby"),
        ("שלום", "shlvm"),
        ("カレ", "kare"),
        ("한국", "hangug"),
        ("🎉", "[party popper]"),
        ("٣", "3"),
        ("a\x00b\x1b@\x10\x14c\td\r\ne", "ab@c d\ne"),
        ("\ud800", "[U+D800]"),
        ("ﬁne", "fine"),
    ],
)
def test_text_without_fonts_is_shown_in_the_code_page(text: str, expected: str) -> None:
    assert make_legible(text, codec="cp858", covers=nothing_covered) == expected


def test_text_a_font_covers_is_left_alone() -> None:
    assert make_legible("Пиво 日本", codec="cp858", covers=lambda sign: True) == "Пиво 日本"


def test_marks_of_letters_that_no_font_has_go_with_them() -> None:
    def covers_marks_alone(sign: str) -> bool:  # as a font without Thai claims, drawing a box for each
        return unicodedata.category(sign) == "Mn"

    assert make_legible("ข้าวหอมมะลิ 5 กก.", codec="cp858", covers=covers_marks_alone) == "khawhommal 5 kk."
    assert make_legible("x\u0303", codec="cp858", covers=covers_marks_alone) == "x\u0303"


def test_typography_stays_where_the_font_has_it() -> None:
    text = make_legible("“a” – b", codec="ascii", covers=lambda sign: True, keeps_typography=True)
    assert text == "“a” – b"


@given(st.text(max_size=60), st.sampled_from(["cp858", "cp437", "cp852", "cp866", "cp1252"]))
def test_any_text_without_fonts_fits_the_code_page_and_holds_no_command(text: str, codec: str) -> None:
    shown = make_legible(text, codec=codec, covers=nothing_covered)
    assert is_encodable(shown, codec)
    assert all(byte >= 0x20 for byte in shown.replace("\n", "").encode(codec))


def test_joiner_in_a_drawn_script_stays() -> None:
    assert make_legible("می\u200cخواهم", codec="cp858", covers=lambda sign: True) == "می\u200cخواهم"
