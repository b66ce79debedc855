"""What a scanned or keyed text means, before any catalogue is asked: the one public door to codes.

Every text gives one reading or one refusal. An ordinary EAN never loads biip.
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta

from evertill.domain.codes.card_guard import looks_like_card_number
from evertill.domain.codes.code_reading import (
    CodeReading,
    ItemCode,
    ItemMatch,
    MeasureCode,
    PlainCode,
    PrintedPrice,
    RefusalReason,
    RefusedCode,
    sentence_for,
)
from evertill.domain.codes.element_strings import FNC1, is_element_string, prepare, read_gs1
from evertill.domain.codes.gtin import (
    Gtin,
    GtinFault,
    gtin_fault,
    is_digits,
    normalise_gtin,
    normalise_upc_e,
)
from evertill.domain.codes.label_tables import VARIABLE_MEASURE_TABLES
from evertill.domain.codes.symbology import UNIFIED_POS_SYMBOLOGIES, Symbology, split_aim_id
from evertill.domain.codes.variable_measure import VariableMeasureRule, read_measure
from evertill.kernel.values import dataclass

__all__ = [
    "UNIFIED_POS_SYMBOLOGIES",
    "VARIABLE_MEASURE_TABLES",
    "CodeReading",
    "ItemCode",
    "ItemMatch",
    "MeasureCode",
    "PlainCode",
    "PrintedPrice",
    "RefusalReason",
    "RefusedCode",
    "ScannedCode",
    "Symbology",
    "VariableMeasureRule",
    "is_same_pack",
    "prepare",
    "read_code",
    "sentence_for",
    "split_aim_id",
]

_LENGTH_MAX = 200
_BLANKS = " \t\r\n"  # never str.strip(): it takes FNC1 (0x1D) for white space too
_JOINERS = "\u200c\u200d"  # part of words in Persian and Indic scripts
_SAME_PACK_WITHIN = timedelta(seconds=1)

_MAIN_LENGTHS = {
    Symbology.EAN_13: (13, 12),
    Symbology.EAN_13_ADD_ON: (13, 12),
    Symbology.EAN_8: (8,),
    Symbology.EAN_8_ADD_ON: (8,),
    Symbology.UPC_A: (12, 13),
    Symbology.UPC_A_ADD_ON: (12, 13),
    Symbology.UPC_E: (12, 13),
    Symbology.UPC_E_ADD_ON: (12, 13),
}
_MAYBE_SHORT = frozenset({Symbology.EAN_13, Symbology.UPC_E, Symbology.UPC_E_ADD_ON})
_WITH_ADD_ON = frozenset(
    {Symbology.EAN_13_ADD_ON, Symbology.EAN_8_ADD_ON, Symbology.UPC_A_ADD_ON, Symbology.UPC_E_ADD_ON}
)


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """One scan: the text without AIM identifier, what kind of barcode it was if the scanner said so, and when."""

    text: str
    symbology: Symbology | None
    scanned_at: datetime

    def __post_init__(self) -> None:
        assert self.scanned_at.tzinfo is not None


def read_code(text: str, symbology: Symbology | None, table: Sequence[VariableMeasureRule]) -> CodeReading:
    """Say what a text means; `table` tells how the shop's own weight and price labels read."""
    text = text.strip(_BLANKS)
    if symbology is None:
        symbology, text = split_aim_id(text)
        text = text.strip(_BLANKS)
    refusal = _refusal_of(text, symbology)
    if refusal is not None:
        return RefusedCode(refusal)
    reading = read_gs1(text, symbology) or _read_number(text, symbology)
    return read_measure(reading, table) if isinstance(reading, ItemCode) else reading


def _refusal_of(text: str, symbology: Symbology | None) -> RefusalReason | None:
    if not text.strip(FNC1):
        return RefusalReason.EMPTY
    if len(text) > _LENGTH_MAX:
        return RefusalReason.TOO_LONG
    if text.isascii() and text.isprintable():  # nearly always: saves looking at each character
        return None
    kinds = {unicodedata.category(sign) for sign in text if sign not in _JOINERS}
    if "\ufffd" in text or kinds & {"Cs", "Co", "Cn"}:
        return RefusalReason.UNREADABLE
    if kinds & {"Cc", "Cf", "Zl", "Zp"} and not _is_separated(text, symbology):
        return RefusalReason.CONTROL_CHARACTERS
    return None


def _is_separated(text: str, symbology: Symbology | None) -> bool:
    """FNC1 between elements is the one control character with a meaning."""
    return is_element_string(text, symbology) and text.replace(FNC1, "").isprintable()


# ---- numbers: trade items first, cards never, the rest as it is


def _read_number(text: str, symbology: Symbology | None) -> ItemCode | PlainCode | RefusedCode:
    if symbology is Symbology.ADD_ON:
        return RefusedCode(RefusalReason.ADD_ON_ALONE)
    if symbology in _MAIN_LENGTHS:
        return _read_retail(text, symbology)
    gtin = _unmarked_gtin(text, symbology)
    if gtin is not None:
        return ItemCode(gtin, text)
    if symbology is None and text.startswith(("977", "978", "979")):
        periodical = _with_add_on(text, Symbology.EAN_13_ADD_ON)
        if periodical is not None:
            return periodical
    if looks_like_card_number(text):
        return RefusedCode(RefusalReason.CARD_NUMBER)
    doubtful = len(text) > 8 and gtin_fault(text) is GtinFault.WRONG_CHECK_DIGIT
    return PlainCode(text, GtinFault.WRONG_CHECK_DIGIT if doubtful else None)


def _read_retail(text: str, symbology: Symbology) -> ItemCode | RefusedCode:
    """EAN and UPC: the scanner vouches for the kind, so what is no item number was misread."""
    gtin = _retail_gtin(text, symbology)
    if gtin is not None:
        return ItemCode(gtin, text)
    with_add_on = _with_add_on(text, symbology) if symbology in _WITH_ADD_ON else None
    if with_add_on is not None:
        return with_add_on
    if looks_like_card_number(text):
        return RefusedCode(RefusalReason.CARD_NUMBER)
    return RefusedCode(RefusalReason.WRONG_CHECK_DIGIT if is_digits(text) else RefusalReason.UNREADABLE)


def _retail_gtin(text: str, symbology: Symbology) -> Gtin | None:
    gtin = normalise_gtin(text) if len(text) in _MAIN_LENGTHS[symbology] else None
    return normalise_upc_e(text) if gtin is None and symbology in _MAYBE_SHORT else gtin


def _with_add_on(text: str, symbology: Symbology) -> ItemCode | None:
    """A magazine or book: the main code, maybe a space, then its issue or price in two or five digits."""
    for length in (5, 2):
        main, add_on = text[:-length].rstrip(" "), text[-length:]
        gtin = _retail_gtin(main, symbology)
        if gtin is not None and is_digits(add_on):
            return ItemCode(gtin, text, add_on=add_on)
    return None


def _unmarked_gtin(text: str, symbology: Symbology | None) -> Gtin | None:
    """A number whose carrier says nothing of items. Keyed or typed by a wedge, it may be spaced as printed;
    eight digits are an EAN-8 rather than a UPC-E, for the scanner should expand those.
    """
    if symbology is not None:
        return normalise_gtin(text) if len(text) > 8 else None
    digits = text.replace(" ", "")
    if digits.startswith(("978-", "979-")):
        digits = digits.replace("-", "")
    if digits != text and len(digits) < 12:
        return None
    return normalise_gtin(digits) or (normalise_upc_e(digits) if len(digits) == 8 else None)


def is_same_pack(previous: ScannedCode, following: ScannedCode) -> bool:
    """One pack that carries a 1D and a 2D code of the same item, read by both within a second: not two items.

    `previous` is the last scan that counted. Six equal cans scanned fast are six: their code is of one kind.
    """
    waited = following.scanned_at - previous.scanned_at
    if not timedelta(0) <= waited <= _SAME_PACK_WITHIN or not _differ_in_kind(previous, following):
        return False
    readings = [read_code(code.text, code.symbology, ()) for code in (previous, following)]
    numbers = [reading.gtin for reading in readings if isinstance(reading, ItemCode)]
    return len(numbers) == 2 and numbers[0] == numbers[1]


def _differ_in_kind(previous: ScannedCode, following: ScannedCode) -> bool:
    if previous.symbology is None or following.symbology is None:
        return previous.text != following.text  # a wedge does not say; a 2D code has more to it than digits
    return previous.symbology is not following.symbology
