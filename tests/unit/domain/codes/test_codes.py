"""What scanned and keyed texts mean: items, plain numbers, cards, and codes that are refused."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from evertill.domain.codes.card_guard import looks_like_card_number, masked
from evertill.domain.codes.codes import (
    UNIFIED_POS_SYMBOLOGIES,
    ItemCode,
    PlainCode,
    RefusalReason,
    RefusedCode,
    ScannedCode,
    Symbology,
    is_same_pack,
    prepare,
    read_code,
    sentence_for,
    split_aim_id,
)
from evertill.domain.codes.gtin import Gtin, GtinFault

EAN = "4006381333931"
GTIN = Gtin("04006381333931")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        (EAN, None),
        (EAN, Symbology.EAN_13),
        (EAN, Symbology.EAN_13_ADD_ON),
        (EAN, Symbology.CODE_128),
        ("04006381333931", Symbology.ITF),
        ("]E04006381333931", None),
        (" 4006381333931\r\n", None),
        ("4 006381 333931", None),
    ],
)
def test_ean_in_any_guise_is_the_same_item(text: str, symbology: Symbology | None) -> None:
    reading = read_code(text, symbology, ())
    assert isinstance(reading, ItemCode)
    assert reading.gtin == GTIN


@pytest.mark.parametrize(
    ("text", "symbology", "gtin"),
    [
        ("036000291452", Symbology.UPC_A, "00036000291452"),
        ("0036000291452", Symbology.EAN_13, "00036000291452"),
        ("036000291452", Symbology.EAN_13, "00036000291452"),
        ("04252614", Symbology.UPC_E, "00042100005264"),
        ("04252614", Symbology.EAN_13, "00042100005264"),
        ("425261", Symbology.UPC_E, "00042100005264"),
        ("042100005264", Symbology.UPC_E, "00042100005264"),
        ("96385074", Symbology.EAN_8, "00000096385074"),
        ("96385074", None, "00000096385074"),
        ("01234565", None, "00000001234565"),
        ("01234565", Symbology.UPC_E, "00012345000065"),
        ("04252614", None, "00042100005264"),
        ("978-3-16-148410-0", None, "09783161484100"),
    ],
)
def test_short_and_spaced_forms_give_the_padded_number(text: str, symbology: Symbology | None, gtin: str) -> None:
    reading = read_code(text, symbology, ())
    assert isinstance(reading, ItemCode)
    assert reading.gtin == gtin
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("4006381333930", Symbology.EAN_13),
        ("400638133393", Symbology.UPC_A),
        ("96385075", Symbology.EAN_8),
        ("04252615", Symbology.UPC_E),
        ("12345", Symbology.EAN_13),
        ("977123456700412", Symbology.EAN_13_ADD_ON),
    ],
)
def test_retail_code_with_a_wrong_digit_is_refused(text: str, symbology: Symbology) -> None:
    assert read_code(text, symbology, ()) == RefusedCode(RefusalReason.WRONG_CHECK_DIGIT)


def test_retail_code_with_letters_is_unreadable() -> None:
    assert read_code("40063A1333931", Symbology.EAN_13, ()) == RefusedCode(RefusalReason.UNREADABLE)


@pytest.mark.parametrize("text", ["4006381333930", "036000291453", "14006381333931"])
def test_keyed_number_of_barcode_length_is_looked_up_with_a_doubt(text: str) -> None:
    assert read_code(text, None, ()) == PlainCode(text, GtinFault.WRONG_CHECK_DIGIT)


@pytest.mark.parametrize(
    "text",
    [
        "85123A",
        "4011",
        "12345678",
        "0001-02-1-000123",
        "SKU 12",
        "]",
        "]?0",
        "A]E0",
        "köln",
        "(030) 12 34",
        "1 2 3 4 5 6 7 0",
    ],
)
def test_anything_else_is_looked_up_literally(text: str) -> None:
    assert read_code(text, None, ()) == PlainCode(text)


@pytest.mark.parametrize("symbology", [Symbology.CODE_128, Symbology.QR, Symbology.OTHER])
def test_eight_digits_in_a_carrier_of_anything_are_no_item(symbology: Symbology) -> None:
    assert read_code("96385074", symbology, ()) == PlainCode("96385074")


@pytest.mark.parametrize(
    ("text", "symbology", "gtin", "add_on"),
    [
        ("]E3977123456700312", None, "09771234567003", "12"),
        ("977123456700312", None, "09771234567003", "12"),
        ("9771234567003 12", None, "09771234567003", "12"),
        ("978316148410051234", None, "09783161484100", "51234"),
        ("03600029145212345", Symbology.UPC_A_ADD_ON, "00036000291452", "12345"),
        ("9638507412", Symbology.EAN_8_ADD_ON, "00000096385074", "12"),
        ("0425261412", Symbology.UPC_E_ADD_ON, "00042100005264", "12"),
    ],
)
def test_add_on_is_split_from_its_main_code(text: str, symbology: Symbology | None, gtin: str, add_on: str) -> None:
    reading = read_code(text, symbology, ())
    assert isinstance(reading, ItemCode)
    assert (reading.gtin, reading.add_on) == (gtin, add_on)


def test_add_on_of_other_than_digits_is_refused() -> None:
    assert read_code("9771234567003A2", Symbology.EAN_13_ADD_ON, ()) == RefusedCode(RefusalReason.UNREADABLE)


def test_digits_behind_an_ordinary_item_are_no_add_on_without_the_scanner_saying_so() -> None:
    assert read_code("400638133393112", None, ()) == PlainCode("400638133393112")
    assert read_code("977000000000012", None, ()) == PlainCode("977000000000012")


@pytest.mark.parametrize("text", ["]E112", "]E212345"])
def test_add_on_alone_is_refused(text: str) -> None:
    assert read_code(text, None, ()) == RefusedCode(RefusalReason.ADD_ON_ALONE)


@pytest.mark.parametrize("text", ["", "   ", "\r\n", "]E0", "]C1 ", "\x1d", "\x1d\x1d"])
def test_nothing_is_refused_as_empty(text: str) -> None:
    assert read_code(text, None, ()) == RefusedCode(RefusalReason.EMPTY)


def test_text_of_two_hundred_is_read_and_one_more_is_too_long() -> None:
    assert read_code("x" * 200, None, ()) == PlainCode("x" * 200)
    assert read_code("x" * 201, None, ()) == RefusedCode(RefusalReason.TOO_LONG)


@pytest.mark.parametrize("text", ["12\x0034", "4006\x1d381333931", "a\x85b", "a\u202eb", "a\u2028b", "a\x02é"])
def test_control_characters_are_refused(text: str) -> None:
    assert read_code(text, None, ()) == RefusedCode(RefusalReason.CONTROL_CHARACTERS)


def test_other_control_characters_among_separators_are_refused() -> None:
    assert read_code("]C110AB\x1d21\x01X", None, ()) == RefusedCode(RefusalReason.CONTROL_CHARACTERS)


@pytest.mark.parametrize("text", ["40\ufffd", "a\udc80b", "a\ue000b", "a\U000e0080b"])
def test_undecodable_text_is_unreadable(text: str) -> None:
    assert read_code(text, None, ()) == RefusedCode(RefusalReason.UNREADABLE)


def test_joiners_inside_words_are_kept() -> None:
    assert read_code("می\u200cخواهم", None, ()) == PlainCode("می\u200cخواهم")


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "378282246310005",
        "30569309025904",
        "4222222222222",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        ";4111111111111111=25121010000000000?",
        "%B4111111111111111^DOE/JOHN^2512?",
        "]C04111111111111111",
    ],
)
def test_card_number_is_refused_and_carries_no_digits(text: str) -> None:
    reading = read_code(text, None, ())
    assert reading == RefusedCode(RefusalReason.CARD_NUMBER)
    assert "1111" not in repr(reading)


def test_card_number_misread_as_retail_code_is_refused_as_a_card() -> None:
    assert read_code("4222222222222", Symbology.EAN_13, ()) == RefusedCode(RefusalReason.CARD_NUMBER)


def test_item_number_that_also_passes_luhn_is_an_item() -> None:
    both = "4000000000105"
    assert looks_like_card_number(both)
    reading = read_code(both, None, ())
    assert isinstance(reading, ItemCode)


@pytest.mark.parametrize(
    "text", ["4111111111111112", "411111111111", "41111111111111111116", "0001-0002-0003-0004", "A"]
)
def test_number_that_is_no_card_passes_the_guard(text: str) -> None:
    assert not looks_like_card_number(text)


@pytest.mark.parametrize(
    ("text", "symbology", "rest"),
    [
        ("]E0123", Symbology.EAN_13, "123"),
        ("]E3123", Symbology.EAN_13_ADD_ON, "123"),
        ("]E4123", Symbology.EAN_8, "123"),
        ("]C0x", Symbology.CODE_128, "x"),
        ("]C1x", Symbology.GS1_128, "x"),
        ("]e0x", Symbology.GS1_DATABAR, "x"),
        ("]d1x", Symbology.DATA_MATRIX, "x"),
        ("]d2x", Symbology.GS1_DATA_MATRIX, "x"),
        ("]Q1x", Symbology.QR, "x"),
        ("]Q3x", Symbology.GS1_QR, "x"),
        ("]I1x", Symbology.ITF, "x"),
        ("]A0x", Symbology.CODE_39, "x"),
        ("]L2x", Symbology.PDF_417, "x"),
        ("]z0x", Symbology.AZTEC, "x"),
        ("]X0x", Symbology.OTHER, "x"),
        ("]e1x", Symbology.OTHER, "x"),
        ("x]E0", None, "x]E0"),
        ("]", None, "]"),
    ],
)
def test_aim_identifier_names_the_symbology(text: str, symbology: Symbology | None, rest: str) -> None:
    assert split_aim_id(text) == (symbology, rest)


def test_unified_pos_numbers_name_the_symbology() -> None:
    assert UNIFIED_POS_SYMBOLOGIES[104] is Symbology.EAN_13
    assert UNIFIED_POS_SYMBOLOGIES[208] is Symbology.GS1_DATA_MATRIX
    assert 0 not in UNIFIED_POS_SYMBOLOGIES


def test_every_refusal_has_its_own_sentences() -> None:
    sentences = {sentence_for(reason) for reason in RefusalReason}
    assert len(sentences) == len(RefusalReason)
    assert all(sentence.count(".") + sentence.count(";") >= 2 for sentence in sentences)


def test_prepare_loads_biip_ahead_of_the_first_code_that_needs_it() -> None:
    prepare()
    assert "biip" in sys.modules


def test_ordinary_codes_never_load_biip() -> None:
    program = (
        "import sys; from evertill.domain.codes.codes import read_code, VARIABLE_MEASURE_TABLES\n"
        "for text in ('4006381333931', '85123A', ']e00104006381333931', 'https://a.de/01/4006381333931'):\n"
        "    read_code(text, None, VARIABLE_MEASURE_TABLES['DE'])\n"
        "assert 'biip' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)})


# ---- one pack, two codes


def a_scan(text: str = EAN, symbology: Symbology | None = Symbology.EAN_13, after_ms: int = 0) -> ScannedCode:
    return ScannedCode(text, symbology, NOON + timedelta(milliseconds=after_ms))


DATA_MATRIX = "010400638133393110AB"


def test_both_codes_of_one_pack_within_a_second_are_one() -> None:
    assert is_same_pack(a_scan(), a_scan(DATA_MATRIX, Symbology.GS1_DATA_MATRIX, after_ms=1000))


def test_both_codes_from_a_scanner_that_names_none_are_one() -> None:
    assert is_same_pack(a_scan(symbology=None), a_scan(f"\x1d{DATA_MATRIX}", None, after_ms=300))
    assert not is_same_pack(a_scan(symbology=None), a_scan(symbology=None, after_ms=300))


@pytest.mark.parametrize(
    "following",
    [
        a_scan(after_ms=100),
        a_scan(DATA_MATRIX, Symbology.GS1_DATA_MATRIX, after_ms=1001),
        a_scan(DATA_MATRIX, Symbology.GS1_DATA_MATRIX, after_ms=-1),
        a_scan("96385074", Symbology.EAN_8, after_ms=100),
        a_scan("PLU", Symbology.CODE_128, after_ms=100),
    ],
)
def test_other_scans_are_items_of_their_own(following: ScannedCode) -> None:
    assert not is_same_pack(a_scan(), following)


def test_six_equal_cans_scanned_fast_are_six() -> None:
    scans = [a_scan(after_ms=120 * can) for can in range(6)]
    assert not any(is_same_pack(before, after) for before, after in pairwise(scans))


def test_scan_without_time_zone_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        ScannedCode(EAN, None, NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4111111111111111", "************1111"),
        ("Karte 4111 1111 1111 1111 EUR", "Karte **** **** **** 1111 EUR"),
        ("no 4111111111111112", "no 4111111111111112"),
        ("Beleg 0231", "Beleg 0231"),
    ],
)
def test_masked_text_keeps_the_last_four_digits_of_a_card(text: str, shown: str) -> None:
    assert masked(text) == shown
