"""Bars against a second, independent encoder."""

import barcode  # type: ignore[import-untyped]  # has no stubs
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.printer.barcodes import (
    bars_image,
    code128_bars,
    code128_escaped,
    ean13_bars,
    qr_image,
    qr_module_dots,
    qr_modules,
    qr_rows,
)


@pytest.mark.parametrize("digits", ["4006381333931", "5901234123457", "9780201379624", "0012345678905"])
def test_ean13_is_what_another_encoder_draws(digits: str) -> None:
    assert ean13_bars(digits) == barcode.get("ean13", digits).build()[0]


@pytest.mark.parametrize("text", ["M1-2-1-17x", "abc{DEF", "x", "Hello, world!", "~ ~"])
def test_code128_is_what_another_encoder_draws(text: str) -> None:
    """Texts without four digits in a row: for those the other one changes to set C by itself."""
    assert code128_bars(code128_escaped(text)) == barcode.get("code128", text).build()[0]


def test_code128_of_digits_in_set_c_is_what_another_encoder_draws() -> None:
    assert code128_bars("{C123456") == barcode.get("code128", "123456").build()[0]


@pytest.mark.parametrize("escaped", ["", "abc", "{Cab", "{C123", "{Bé", "{C{{"])
def test_code128_without_meaning_is_refused(escaped: str) -> None:
    with pytest.raises(ValueError):
        code128_bars(escaped)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_code128_has_eleven_dots_a_sign_and_the_right_ends(text: str) -> None:
    bars = code128_bars(code128_escaped(text))
    assert len(bars) == 11 * (len(text) + 2) + 13
    assert bars.startswith("11010010000")
    assert bars.endswith("1100011101011")


@given(st.text(max_size=100))
def test_code128_of_any_text_is_drawn_or_refused(text: str) -> None:
    try:
        assert set(code128_bars(text)) <= {"0", "1"}
    except ValueError:
        pass


def test_qr_code_is_the_library_s_and_fits_the_paper() -> None:
    text = "EV1." + "a" * 400
    rows = qr_rows(text)
    assert len(rows) == segno.make_qr(text, error="l", boost_error=False).symbol_size(border=0)[0]
    assert qr_module_dots(text, 576) == 3
    assert qr_image(text, module_dots=3).size == (len(rows) * 3, len(rows) * 3)
    assert qr_module_dots("short", 576) == 8


@pytest.mark.parametrize("length", [1, 14, 15, 42, 43, 106, 107, 120, 121, 134, 135, 425, 426, 1003, 2953])
def test_qr_code_s_size_is_known_without_drawing_it(length: int) -> None:
    assert qr_modules("a" * length) == len(qr_rows("a" * length))


def test_qr_code_too_wide_for_the_paper_is_refused() -> None:
    with pytest.raises(ValueError):
        qr_module_dots("x" * 2500, 384)
    with pytest.raises(ValueError):
        qr_rows("x" * 5000)


def test_bars_become_dots() -> None:
    image = bars_image("1010011", bar_dots=2, height=3)
    assert image.size == (14, 3)
    assert [image.getpixel((x, 0)) == 0 for x in range(0, 14, 2)] == [True, False, True, False, False, True, True]
