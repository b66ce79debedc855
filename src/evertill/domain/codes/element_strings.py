"""GS1 syntaxes: element strings behind FNC1, the bracketed form printed under them, and Digital Link addresses.

biip splits and checks the elements; it is imported only when a code needs it, because that takes a tenth of a second.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from urllib.parse import unquote

from evertill.domain.codes.code_reading import (
    ItemCode,
    PlainCode,
    PrintedPrice,
    RefusalReason,
    RefusedCode,
)
from evertill.domain.codes.currency_numbers import currency_of_number
from evertill.domain.codes.gtin import Gtin, GtinFault, gtin_fault, is_digits
from evertill.domain.codes.lean_biip import parse_message
from evertill.domain.codes.symbology import ELEMENT_STRING_SYMBOLOGIES, Symbology
from evertill.kernel.values import dataclass

FNC1 = "\x1d"

_LINK = re.compile(r"https?://[^/?#]+(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#.*)?", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:\([0-9]{2,4}\)[^()]+)+")
_BRACKETED_ELEMENT = re.compile(r"\(([0-9]{2,4})\)([^()]+)")
_GTIN_ALONE = re.compile(r"01[0-9]{14}")
_USED_IN_LINKS = re.compile(r"10|21|15|16|17|7003|30|310[0-5]|392[0-9]|393[0-9]")
_NO_DATE = "000000"
_LINK_NAMES = {"gtin": "01", "lot": "10", "ser": "21", "exp": "17"}


@dataclass(frozen=True, slots=True)
class _Element:
    ai: str
    value: str


def is_element_string(text: str, symbology: Symbology | None) -> bool:
    """Only behind a symbology that says so or a leading FNC1: without either, `4006381333931` is also AI 400."""
    return symbology in ELEMENT_STRING_SYMBOLOGIES or text.startswith(FNC1)


def read_gs1(text: str, symbology: Symbology | None) -> ItemCode | PlainCode | RefusedCode | None:
    """Read a code in any GS1 syntax; None when it is in none of them."""
    link = _LINK.fullmatch(text)
    if link is not None:
        return _read_link(text, link["path"], link["query"] or "")
    if text.startswith("("):
        bracketed = _read_bracketed(text)
        if bracketed is not None:
            return bracketed
    if is_element_string(text, symbology):
        elements = _elements_of_message(text.strip(FNC1))
        return _read_elements(elements, text) if elements else RefusedCode(RefusalReason.UNREADABLE)
    return None


def prepare() -> None:
    """Import biip ahead of the first code that needs it, from a worker that has nothing to do."""
    _elements_of_message("10A")


# ---- three syntaxes, one list of elements


def _elements_of_message(message: str) -> list[_Element] | None:
    if _GTIN_ALONE.fullmatch(message):
        return [_Element("01", message[2:])]
    if not message.isascii():  # biip's patterns would take other scripts' digits
        return None
    parsed = parse_message(message)
    return None if parsed is None else [_Element(element.ai.ai, element.value) for element in parsed.element_strings]


def _read_bracketed(text: str) -> ItemCode | PlainCode | RefusedCode | None:
    """The text under a GS1 code, keyed or scanned. A telephone number such as (030) 12 34 is none."""
    if not _BRACKETED.fullmatch(text):
        return None
    found = [_Element(ai, value.strip(" ")) for ai, value in _BRACKETED_ELEMENT.findall(text)]
    checked = _checked(_Element(e.ai, e.value.zfill(14) if e.ai == "01" else e.value) for e in found)
    return _read_elements(checked, text) if checked else None


def _read_link(text: str, path: str, query: str) -> ItemCode | PlainCode | RefusedCode | None:
    """A Digital Link: its domain and the path before the item number do not matter. None: just some address."""
    segments = [unquote(segment) for segment in path.split("/") if segment]
    start = _start_of_item(segments)
    if start is None:
        return None
    pairs = list(zip(segments[start + 2 :: 2], segments[start + 3 :: 2], strict=False))
    for parameter in re.split("[&;]", query):
        key, _, value = parameter.partition("=")
        pairs.append((key, unquote(value)))
    named = [_Element(_LINK_NAMES.get(key, key), value) for key, value in pairs]
    checked = _checked(element for element in named if _USED_IN_LINKS.fullmatch(element.ai))
    if checked is None:
        return RefusedCode(RefusalReason.UNREADABLE)
    return _read_elements([_Element("01", segments[start + 1].zfill(14)), *checked], text)


def _start_of_item(segments: list[str]) -> int | None:
    for place, (key, value) in enumerate(pairwise(segments)):
        if key in ("01", "gtin") and is_digits(value) and len(value) in (8, 12, 13, 14):
            return place
    return None


def _checked(elements: Iterable[_Element]) -> list[_Element] | None:
    """The elements as they came when each has the form its identifier asks for; None otherwise."""
    kept = list(elements)
    return kept if all(_elements_of_message(element.ai + element.value) == [element] for element in kept) else None


# ---- what the elements say


def _read_elements(elements: list[_Element], text: str) -> ItemCode | PlainCode | RefusedCode:
    refusal = _refusal_in(elements)
    if refusal is not None:
        return RefusedCode(refusal)
    values = {element.ai: element.value for element in elements}
    if "01" not in values:
        return PlainCode("".join(f"({element.ai}){element.value}" for element in elements))
    return ItemCode(
        Gtin(values["01"]),
        text,
        batch=values.get("10"),
        serial=values.get("21"),
        expires_on=_date(values.get("17") or values.get("7003", "")[:6]),
        best_before=_date(values.get("15", "")),
        sell_by=_date(values.get("16", "")),
        weight_micro=next((_weight_micro(element) for element in elements if _stem(element) == "310"), None),
        price=next((_price(element) for element in elements if _stem(element) == "39"), None),
        count=int(values.get("30", "0")) or None,
    )


def _refusal_in(elements: list[_Element]) -> RefusalReason | None:
    if len({_stem(element) for element in elements}) < len(set(elements)):
        return RefusalReason.UNREADABLE  # says two different things of one kind
    for element in elements:
        if element.ai == "01" and (fault := gtin_fault(element.value)) is not None:
            wrong = fault is GtinFault.WRONG_CHECK_DIGIT
            return RefusalReason.WRONG_CHECK_DIGIT if wrong else RefusalReason.UNREADABLE
        if element.ai in ("15", "16", "17", "7003") and not _is_possible(element.value[:6]):
            return RefusalReason.IMPOSSIBLE_DATE
        if element.ai.startswith("393") and currency_of_number(element.value[:3]) is None:
            return RefusalReason.UNKNOWN_CURRENCY
        if element.ai == "30" and not element.value:  # biip lets a count without digits pass
            return RefusalReason.UNREADABLE
    return None


def _stem(element: _Element) -> str:
    """What the element is about, whatever number of decimals its identifier adds."""
    if element.ai.startswith("310"):
        return "310"
    return "39" if element.ai.startswith(("392", "393")) else element.ai


def _weight_micro(element: _Element) -> int | None:
    return int(element.value.ljust(len(element.value) + 6 - int(element.ai[3]), "0")) or None


def _price(element: _Element) -> PrintedPrice | None:
    """The digits are placed here: biip moves the point wrongly when an amount is shorter than its decimals."""
    with_currency = element.ai.startswith("393")
    currency = currency_of_number(element.value[:3]) if with_currency else None
    amount = int(element.value[3:] if with_currency else element.value)
    return PrintedPrice(amount, int(element.ai[3]), currency) if amount else None


def _is_possible(yymmdd: str) -> bool:
    return yymmdd == _NO_DATE or ("01" <= yymmdd[2:4] <= "12" and int(yymmdd[4:]) <= _last_day(yymmdd))


def _date(yymmdd: str) -> date | None:
    """Day 00 is the month's last day; all zeros, as some packers print, is no date."""
    if yymmdd in ("", _NO_DATE):
        return None
    return date(_year(yymmdd), int(yymmdd[2:4]), int(yymmdd[4:]) or _last_day(yymmdd))


def _last_day(yymmdd: str) -> int:
    from calendar import monthrange  # few codes carry a day, and a start need not wait for it

    return monthrange(_year(yymmdd), int(yymmdd[2:4]))[1]


def _year(yymmdd: str) -> int:
    """The century by a fixed turn, 76 to 99 before 2000, where the standard's moves with today: one code reads
    the same for ever, and no goods on a shelf are 50 years away from either end.
    """
    year = int(yymmdd[:2])
    return year + (1900 if year > 75 else 2000)
