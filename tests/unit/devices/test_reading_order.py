"""Lines in which words read leftwards and rightwards meet; capitals stand for Hebrew letters, as in UAX #9."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.devices.lettering.reading_order import begins_leftwards, runs_in_drawing_order

HEBREW = {chr(ord("A") + place): chr(0x05D0 + place) for place in range(26)}
LATIN = {hebrew: capital for capital, hebrew in HEBREW.items()}
ARABIC_LETTER = "\u0628"


def drawn(text: str) -> str:
    """What is seen from left to right; capitals are Hebrew, `@` is an Arabic letter."""
    said = "".join(HEBREW.get(sign, sign) for sign in text).replace("@", ARABIC_LETTER)
    runs = runs_in_drawing_order(said)
    seen = "".join(run.text[::-1] if run.is_leftwards else run.text for run in runs)
    return "".join(LATIN.get(sign, sign) for sign in seen).replace(ARABIC_LETTER, "@")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("", ""),
        ("green tea 20", "green tea 20"),
        ("car is THE CAR in arabic", "car is RAC EHT in arabic"),
        ("TEA 20 BAGS", "SGAB 20 AET"),
        ("TEA 70% (100 GRAM)", ")MARG 100( 70% AET"),
        ("tea TEA 20 bags", "tea 20 AET bags"),
        ("TEA abc 12 DEF", "FED abc 12 AET"),
        ("A 1.5-2.5 B", "B 1.5-2.5 A"),
        ("A €5", "€5 A"),
        ("@ 5%", "%5 @"),
        ("@ 1,5 @", "@ 1,5 @"),
        ("SHOP abc (x)", "abc (x) POHS"),
        ("SHOP (x)", ")x( POHS"),
        ("tea (TEA)", "tea (AET)"),
        ("TEA  ", "  AET"),
        ("tea (", "tea ("),
        ("TEA [b (C] d)", ")d ]C( b[ AET"),
    ],
)
def test_line_is_drawn_as_it_is_read(written: str, seen: str) -> None:
    assert drawn(written) == seen


@pytest.mark.parametrize(("text", "leftwards"), [("12 ש", True), ("a ש", False), ("12", False), ("ب", True)])
def test_first_letter_decides_the_line_s_direction(text: str, leftwards: bool) -> None:
    assert begins_leftwards(text) is leftwards


@given(st.text(alphabet=st.sampled_from("aA1 2,.%€()[]-@\u200f\u0301 \u0661"), max_size=30))
def test_no_sign_is_lost_or_made(text: str) -> None:
    assert sorted(drawn(text)) == sorted(text)
