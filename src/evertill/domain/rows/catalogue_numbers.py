"""Numbers as people write them in a catalogue file: a dot or a comma before decimals, nothing between thousands."""

import re
from decimal import Decimal
from enum import StrEnum

_PLAIN = re.compile(r"([+-]?)([0-9]{1,15})?(?:[.,]([0-9]+))?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_MOST_DECIMALS = 6


class NumberFault(StrEnum):
    """Why a text is not taken for a number."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    TOO_FINE = "too_fine"


def read_number(text: str, *, decimals: int = 2) -> Decimal | NumberFault:
    """The number in a cell. What can be read in two ways is refused: "1.234" is 1234 to one shop, 1.234 to another.

    Where numbers have three `decimals` by nature (dinars), a dot before three digits is what it looks like.
    """
    found = _PLAIN.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return NumberFault.AMBIGUOUS if _GROUPED.fullmatch(text) else NumberFault.NOT_A_NUMBER
    sign, whole, part = found[1], found[2] or "0", found[3] or ""
    is_plain = whole.startswith("0") or (decimals == 3 and "." in text)
    if len(part) == 3 and len(whole) <= 3 and not is_plain:
        return NumberFault.AMBIGUOUS
    if len(part.rstrip("0")) > _MOST_DECIMALS:
        return NumberFault.TOO_FINE
    return Decimal(f"{sign}{whole}.{part or '0'}").normalize()
