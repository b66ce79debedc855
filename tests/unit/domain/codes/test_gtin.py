"""Trade item numbers: check digits, normal form, restricted circulation, and what is wrong with a text."""

import pytest

from evertill.domain.codes.gtin import (
    Gtin,
    GtinFault,
    check_digit,
    expand_upc_e,
    gtin_fault,
    gtin_fault_sentence,
    is_restricted,
    normalise_gtin,
    normalise_upc_e,
)


@pytest.mark.parametrize(("payload", "digit"), [("400638133393", 1), ("950110153100", 0), ("9501234", 6), ("0", 0)])
def test_check_digit_of_published_examples_is_theirs(payload: str, digit: int) -> None:
    assert check_digit(payload) == digit


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        ("4006381333931", "04006381333931"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
        ("14006381333938", "14006381333938"),
    ],
)
def test_number_of_any_length_is_padded_to_fourteen(text: str, gtin: str) -> None:
    assert normalise_gtin(text) == gtin


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", GtinFault.EMPTY),
        ("400638133393X", GtinFault.NOT_DIGITS),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", GtinFault.NOT_DIGITS),
        ("²²²²²²²²", GtinFault.NOT_DIGITS),
        (" 4006381333931", GtinFault.NOT_DIGITS),
        ("123456789", GtinFault.WRONG_LENGTH),
        ("0000000000000", GtinFault.ALL_ZERO),
        ("4006381333930", GtinFault.WRONG_CHECK_DIGIT),
        ("4006381333931", None),
    ],
)
def test_text_that_is_no_number_says_why(text: str, fault: GtinFault | None) -> None:
    assert gtin_fault(text) is fault
    assert (normalise_gtin(text) is None) == (fault is not None)


def test_every_fault_has_its_own_sentence() -> None:
    sentences = {gtin_fault_sentence(fault) for fault in GtinFault}
    assert len(sentences) == len(GtinFault)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("01234565", "012345000065"),
        ("04252614", "042100005264"),
        ("06543217", "065100004327"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("12345670", "123456000070"),
        ("425261", "042100005264"),
    ],
)
def test_upc_e_expands_to_its_upc_a(short: str, long: str) -> None:
    assert expand_upc_e(short) == long
    assert normalise_upc_e(short) == long.zfill(14)


@pytest.mark.parametrize("text", ["01234566", "21234565", "0123456", "0123456X", ""])
def test_upc_e_that_is_none_does_not_expand(text: str) -> None:
    assert expand_upc_e(text) is None
    assert normalise_upc_e(text) is None


@pytest.mark.parametrize(
    ("number", "restricted"),
    [
        ("02000000000008", True),
        ("02912345678901", True),
        ("00212345678901", True),
        ("00412345678901", True),
        ("00000021234567", True),
        ("00000001234565", True),
        ("00000096385074", False),
        ("03012345678901", False),
        ("00312345678901", False),
        ("12012345678901", False),
    ],
)
def test_number_of_restricted_circulation_is_known_by_its_prefix(number: str, restricted: bool) -> None:
    assert is_restricted(Gtin(number)) is restricted
