"""Trade item numbers: every article is keyed by its number zero-padded to 14 digits, whatever the code it was
printed in (EAN-13, EAN-8, UPC-A, UPC-E, ITF-14).
"""

from enum import StrEnum
from typing import NewType

Gtin = NewType("Gtin", str)
"""A valid trade item number of exactly 14 digits, zero-padded on the left."""

_LENGTHS = (8, 12, 13, 14)


class GtinFault(StrEnum):
    """Why a text is no valid trade item number."""

    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"
    ALL_ZERO = "all_zero"
    WRONG_CHECK_DIGIT = "wrong_check_digit"


def gtin_fault(text: str) -> GtinFault | None:
    """Say why the text is no valid EAN-8, UPC-A, EAN-13 or GTIN-14; None when it is one."""
    if not text:
        return GtinFault.EMPTY
    if not is_digits(text):
        return GtinFault.NOT_DIGITS
    if len(text) not in _LENGTHS:
        return GtinFault.WRONG_LENGTH
    if not text.strip("0"):
        return GtinFault.ALL_ZERO
    if check_digit(text[:-1]) != int(text[-1]):
        return GtinFault.WRONG_CHECK_DIGIT
    return None


def normalise_gtin(text: str) -> Gtin | None:
    """The 14-digit number of an EAN-8, UPC-A, EAN-13 or GTIN-14 in digits; None when it is not valid."""
    return Gtin(text.zfill(14)) if gtin_fault(text) is None else None


def normalise_upc_e(text: str) -> Gtin | None:
    """The 14-digit number of a UPC-E in eight digits (or six, without number system and check digit)."""
    upc_a = expand_upc_e(text)
    return normalise_gtin(upc_a) if upc_a is not None else None


def expand_upc_e(text: str) -> str | None:
    """The UPC-A that a UPC-E stands for: zeros go back to where the short form left them out."""
    if not is_digits(text) or len(text) not in (6, 8):
        return None
    system, body = ("0", text) if len(text) == 6 else (text[0], text[1:7])
    if system not in "01":
        return None
    payload = system + _unsqueezed(body)
    upc_a = f"{payload}{check_digit(payload)}"
    return upc_a if len(text) == 6 or upc_a[-1] == text[-1] else None


def _unsqueezed(body: str) -> str:
    last = body[5]
    if last in "012":
        return f"{body[:2]}{last}0000{body[2:5]}"
    if last == "3":
        return f"{body[:3]}00000{body[3:5]}"
    if last == "4":
        return f"{body[:4]}00000{body[4]}"
    return f"{body[:5]}0000{last}"


def check_digit(payload: str) -> int:
    """The GS1 check digit: weights 3, 1, 3, ... from the right, brought up to a multiple of ten."""
    assert is_digits(payload)
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return -total % 10


def is_digits(text: str) -> bool:
    """ASCII digits only: `str.isdigit` alone also takes Arabic-Indic and superscript digits."""
    return text.isascii() and text.isdigit()


def is_restricted(gtin: Gtin) -> bool:
    """Restricted circulation: means something only inside one shop, company or country, so it may never be
    taken for a manufacturer's number (EAN-13 02, 04, 20-29; UPC-A 2, 4; GTIN-8 0, 2).
    """
    if gtin.startswith("000000"):
        return gtin[6] in "02"
    return gtin[0] == "0" and is_restricted_prefix(gtin[1:])


def is_restricted_prefix(ean_13: str) -> bool:
    """Does a number, written as EAN-13, lie in the restricted ranges? (UPC-A 2... is EAN-13 02..., and so on.)"""
    return ean_13.startswith(("02", "04", "2"))


_SENTENCES = {
    GtinFault.EMPTY: "The barcode is missing, so the item is found by its SKU only. Add one, or leave it so.",
    GtinFault.NOT_DIGITS: "The barcode holds more than digits, so no scanner can send it. Enter its digits only.",
    GtinFault.WRONG_LENGTH: (
        "A barcode has 8, 12, 13 or 14 digits, so this one would never be found. Count the digits again."
    ),
    GtinFault.ALL_ZERO: "The barcode is all zeros, which no pack carries. Enter the real one or leave it empty.",
    GtinFault.WRONG_CHECK_DIGIT: (
        "The barcode's last digit does not fit the others, so one digit is wrong. Compare it with the pack."
    ),
}


def gtin_fault_sentence(fault: GtinFault) -> str:
    """What is wrong with a barcode in a catalogue, in one English source sentence or two."""
    return _SENTENCES[fault]
