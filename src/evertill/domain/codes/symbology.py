"""Kinds of barcode, and the two ways scanners name them: AIM symbology identifiers and UnifiedPOS numbers."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Symbology(StrEnum):
    """The kind of barcode a scan came from, as far as it changes the meaning of the text."""

    EAN_13 = "ean_13"
    EAN_13_ADD_ON = "ean_13_add_on"
    EAN_8 = "ean_8"
    EAN_8_ADD_ON = "ean_8_add_on"
    UPC_A = "upc_a"
    UPC_A_ADD_ON = "upc_a_add_on"
    UPC_E = "upc_e"
    UPC_E_ADD_ON = "upc_e_add_on"
    ADD_ON = "add_on"
    ITF = "itf"
    CODE_39 = "code_39"
    CODE_93 = "code_93"
    CODE_128 = "code_128"
    CODABAR = "codabar"
    GS1_128 = "gs1_128"
    GS1_DATABAR = "gs1_databar"
    GS1_DATA_MATRIX = "gs1_data_matrix"
    GS1_QR = "gs1_qr"
    DATA_MATRIX = "data_matrix"
    QR = "qr"
    PDF_417 = "pdf_417"
    AZTEC = "aztec"
    OTHER = "other"


ELEMENT_STRING_SYMBOLOGIES = frozenset(
    {Symbology.GS1_128, Symbology.GS1_DATABAR, Symbology.GS1_DATA_MATRIX, Symbology.GS1_QR}
)
"""Only these carry GS1 element strings; elsewhere the same digits are just a number."""

_BY_AIM: Mapping[str, Symbology] = MappingProxyType(
    {
        "E0": Symbology.EAN_13,
        "E1": Symbology.ADD_ON,
        "E2": Symbology.ADD_ON,
        "E3": Symbology.EAN_13_ADD_ON,
        "E4": Symbology.EAN_8,
        "C1": Symbology.GS1_128,
        "e0": Symbology.GS1_DATABAR,
        "d2": Symbology.GS1_DATA_MATRIX,
        "Q3": Symbology.GS1_QR,
    }
)
_BY_AIM_LETTER: Mapping[str, Symbology] = MappingProxyType(
    {
        "A": Symbology.CODE_39,
        "C": Symbology.CODE_128,
        "F": Symbology.CODABAR,
        "G": Symbology.CODE_93,
        "I": Symbology.ITF,
        "L": Symbology.PDF_417,
        "Q": Symbology.QR,
        "d": Symbology.DATA_MATRIX,
        "z": Symbology.AZTEC,
    }
)
_AIM_ID = re.compile(r"\]([A-Za-z][0-9A-Za-z])")


def split_aim_id(text: str) -> tuple[Symbology | None, str]:
    """Take an AIM identifier (`]E0`, `]d2` ...) off the front; (None, text) when there is none."""
    found = _AIM_ID.match(text)
    if found is None:
        return None, text
    code = found[1]
    symbology = _BY_AIM.get(code) or _BY_AIM_LETTER.get(code[0], Symbology.OTHER)
    return symbology, text[found.end() :]


UNIFIED_POS_SYMBOLOGIES: Mapping[int, Symbology] = MappingProxyType(
    {
        101: Symbology.UPC_A,
        102: Symbology.UPC_E,
        103: Symbology.EAN_8,
        104: Symbology.EAN_13,
        106: Symbology.ITF,
        107: Symbology.CODABAR,
        108: Symbology.CODE_39,
        109: Symbology.CODE_93,
        110: Symbology.CODE_128,
        111: Symbology.UPC_A_ADD_ON,
        112: Symbology.UPC_E_ADD_ON,
        118: Symbology.EAN_8_ADD_ON,
        119: Symbology.EAN_13_ADD_ON,
        120: Symbology.GS1_128,
        131: Symbology.GS1_DATABAR,
        132: Symbology.GS1_DATABAR,
        201: Symbology.PDF_417,
        203: Symbology.DATA_MATRIX,
        204: Symbology.QR,
        205: Symbology.QR,
        206: Symbology.AZTEC,
        207: Symbology.PDF_417,
        208: Symbology.GS1_DATA_MATRIX,
        209: Symbology.GS1_QR,
        501: Symbology.OTHER,
    }
)
"""UnifiedPOS ScanDataType numbers; 0 (unknown) and numbers not listed have no known symbology."""
