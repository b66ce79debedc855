"""Makes every text printable: plain signs for typographic ones, transliteration where no font has the script.

A receipt line must say something to the customer: never raw bytes of another code page, never a row of boxes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

_PLAIN = {
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2011": "-", "\u2012": "-", "\u2013": "-",
    "\u2014": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"',
    "\u201e": '"', "\u2026": "...", "\u2022": "*", "\u2044": "/", "\t": " ",
}  # fmt: skip
_LETTER = re.compile(r"(?:LETTER|SYLLABLE|CHARACTER|SIGN)(?: SMALL| CAPITAL| FINAL| SARA)* ([A-Z]+)")
_NAMED_LETTERS = ("ARABIC", "HEBREW", "SYRIAC", "THAI", "LAO", "GEORGIAN", "ARMENIAN", "COPTIC", "GREEK")
"""Scripts whose letters have names rather than sounds: BEH, SHIN, KO KAI."""
_NAME_LENGTH_MAX = 24
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""They colour the emoji before them; of themselves they say nothing."""

Covers = Callable[[str], bool]
"""Whether some font draws this sign."""


def make_legible(text: str, *, codec: str, covers: Covers, keeps_typography: bool = False) -> str:
    """The text in signs that the code page or some font has; line breaks are kept, other control characters are not.

    Typographic dashes, quotes and spaces become plain ones unless the page, or whoever draws the text, has them.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    plain = {} if keeps_typography else _PLAIN
    shown = "".join(_legible_signs(text, codec, covers, plain))
    joined = "".join(sign for sign in shown if unicodedata.category(sign) != "Cf")
    return joined if is_encodable(joined, codec) else shown  # joiners and direction marks serve drawn scripts only


def is_encodable(text: str, codec: str) -> bool:
    """Whether the code page has every sign of the text."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _legible_signs(text: str, codec: str, covers: Covers, plain: Mapping[str, str]) -> Iterator[str]:
    """Each sign made legible; a mark goes with the letter beneath it, for on a Latin one it would be a box."""
    stands_on_latin = False
    for sign in text:
        is_mark = unicodedata.category(sign) in {"Mn", "Me"}
        shown = "" if is_mark and stands_on_latin else _legible_sign(sign, codec, covers, plain)
        stands_on_latin = stands_on_latin if is_mark else shown != sign
        yield shown


def _legible_sign(sign: str, codec: str, covers: Covers, plain: Mapping[str, str]) -> str:
    if sign == "\n" or (sign.isascii() and sign.isprintable()):
        return sign
    if not is_encodable(sign, codec) and sign in plain:
        return plain[sign]
    kind = unicodedata.category(sign)
    if sign in {"\u00a0", "\t"}:  # code pages have the first, but wrapping must not stumble over it
        return " "
    if kind in {"Cc", "Zl", "Zp"}:
        return ""
    if sign in _SKIN_TONES and not covers(sign):
        return ""
    if is_encodable(sign, codec) or kind == "Cf" or covers(sign):
        return sign
    return _transliterated(sign, codec)


def _transliterated(sign: str, codec: str) -> str:
    """Latin letters for one sign, or its name or number in brackets."""
    base = "".join(part for part in unicodedata.normalize("NFKD", sign) if unicodedata.category(part) != "Mn")
    if base and base != sign and is_encodable(base, codec):
        return base
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me"}:
        return ""
    name = unicodedata.name(sign, "")
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    letter = _LETTER.search(name)
    if letter is not None:
        sound = _initial(letter[1]) if name.startswith(_NAMED_LETTERS) else letter[1]
        return sound.lower() if "SMALL" in name or kind != "Lu" else sound.capitalize()
    if not name or name.startswith("CJK") or len(name) > _NAME_LENGTH_MAX:
        return f"[U+{ord(sign):04X}]"
    return f"[{name.lower()}]"


def _initial(name: str) -> str:
    """The sound that begins a letter's name: SHIN is sh, BEH is b, ALEF is a."""
    consonants = re.match(r"[^AEIOU]*", name)
    assert consonants is not None  # the pattern matches the empty text too
    return consonants[0] or name[0]
