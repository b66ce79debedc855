"""Reading JSON that a stranger wrote, decoded: every member is looked at, and the first that cannot be is named.

Places are JSON pointers (RFC 6901), so that a program can find what a person is told about.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.quantity import MICRO

Code = TypeVar("Code", bound=StrEnum)
Place = tuple[str | int, ...]

LARGEST = Decimal(10) ** 12
"""For amounts, prices and quantities: far beyond any shop's."""
MOST_UNITS = Decimal(1_000_000)
DECIMALS_MOST = 18
TEXT_LONGEST = 500
LIST_LONGEST = 10_000
NO_NAMES: frozenset[str] = frozenset()

_DECIMAL = re.compile(r"-?[0-9]{1,13}(?:\.[0-9]{1,18})?")


class BadPlace(ValueError):
    """A member that cannot be; `at` is its JSON pointer, `message` a sentence about it."""

    def __init__(self, at: Place, message: str) -> None:
        super().__init__(message)
        self.at = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in at)
        self.message = message


def members(
    found: Json, at: Place, known: AbstractSet[str], needed: AbstractSet[str] = frozenset()
) -> Mapping[str, Json]:
    """A JSON object with these members and no others."""
    if not isinstance(found, dict):
        raise BadPlace(at, f"An object is expected here, not {kind_of(found)}.")
    if not found.keys() <= known:
        name = min(found.keys() - known)
        raise BadPlace((*at, name), f"There is no member {name[:40]!r} here; known are {', '.join(sorted(known))}.")
    for name in needed:
        if found.get(name) is None:
            raise BadPlace((*at, name), f"The member {name!r} is needed here.")
    return found


def entries(found: Json, at: Place) -> Sequence[Json]:
    """A JSON list; empty when null."""
    if found is None:
        return ()
    if not isinstance(found, list):
        raise BadPlace(at, f"A list is expected here, not {kind_of(found)}.")
    if len(found) > LIST_LONGEST:
        raise BadPlace(at, f"The list has more than {LIST_LONGEST} entries.")
    return found


def text(found: Json, at: Place) -> str:
    """A text of sensible length."""
    if not isinstance(found, str):
        raise BadPlace(at, f"A text is expected here, not {kind_of(found)}.")
    if len(found) > TEXT_LONGEST:
        raise BadPlace(at, f"The text is longer than {TEXT_LONGEST} characters.")
    return found


def name_text(found: Json, at: Place) -> str:
    """A text that names something: not empty."""
    name = text(found, at)
    if not name:
        raise BadPlace(at, "The name is empty.")
    return name


def names(found: Json, at: Place) -> frozenset[str]:
    """A list of names as a set; empty when null."""
    if found is None:
        return NO_NAMES
    return frozenset([name_text(entry, (*at, i)) for i, entry in enumerate(entries(found, at))])


def limits(found: Json, at: Place) -> frozenset[str] | None:
    """A list of names that something is limited to; None when null. An empty one can never hold."""
    if found is None:
        return None
    if not entries(found, at):
        raise BadPlace(at, "The list is empty, so this can never apply; null means no limit.")
    return names(found, at)


def decimal(found: Json, at: Place, *, least: Decimal | None = None, most: Decimal = LARGEST) -> Decimal:
    """A decimal number written as a text."""
    if not isinstance(found, str):
        raise BadPlace(at, f'A decimal number is written as a text such as "9.99" here, not {kind_of(found)}.')
    number = _number(found)
    if number is None:
        raise BadPlace(at, f"{found[:40]!r} is no decimal number such as 9.99 with at most {DECIMALS_MOST} decimals.")
    if number > most or number < (-most if least is None else least):
        floor = f"-{most}" if least is None else f"{least}"
        raise BadPlace(at, f"{found} is out of range: it is not between {floor} and {most}.")
    return number


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal | None:
    """The number a text is; None when it is none. Prices and rates come again and again."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


@lru_cache(maxsize=1024)
def _micro(number: Decimal) -> tuple[int, int]:
    """Whole millionths, and whether anything finer is left. Quantities come again and again."""
    numerator, denominator = number.as_integer_ratio()
    return divmod(numerator * MICRO, denominator)


def above_zero(found: Json, at: Place, *, most: Decimal = LARGEST) -> Decimal:
    """A decimal number above zero."""
    number = decimal(found, at, least=Decimal(0), most=most)
    if not number:
        raise BadPlace(at, "It is out of range: it must be above zero.")
    return number


def micros(found: Json, at: Place) -> int:
    """A quantity in millionths, not zero."""
    micro, rest = _micro(decimal(found, at, most=MOST_UNITS))
    if rest:
        raise BadPlace(at, f"{found} has more than six decimals.")
    if not micro:
        raise BadPlace(at, "The quantity is out of range: it must not be zero.")
    return micro


def micros_above_zero(found: Json, at: Place) -> int:
    """A quantity in millionths, above zero; a whole number may be written without quotes."""
    written = str(found) if isinstance(found, int) and not isinstance(found, bool) else found
    micro = micros(written, at)
    if micro < 0:
        raise BadPlace(at, "The quantity is out of range: it must be above zero.")
    return micro


def count(found: Json, at: Place, *, least: int = 1, most: int = 1_000_000) -> int:
    """A JSON integer within bounds."""
    if isinstance(found, bool) or not isinstance(found, int):
        raise BadPlace(at, f"A whole number without quotes is expected here, not {kind_of(found)}.")
    if not least <= found <= most:
        raise BadPlace(at, f"{found} is out of range: it is not between {least} and {most}.")
    return found


def flag(found: Json, at: Place, default: bool) -> bool:
    """True or false; the default when null."""
    if found is None:
        return default
    if not isinstance(found, bool):
        raise BadPlace(at, f"True or false is expected here, not {kind_of(found)}.")
    return found


def one_of(found: Json, at: Place, default: Code, among: AbstractSet[Code] | None = None) -> Code:
    """One of fixed words; the default when null."""
    if found is None:
        return default
    kinds = type(default)
    if isinstance(found, str) and found in kinds._value2member_map_:
        word = kinds(found)
        if among is None or word in among:
            return word
    told = ", ".join(kind for kind in kinds if among is None or kind in among)
    raise BadPlace(at, f"One of {told} is expected here, not {kind_of(found)}.")


def moment(found: Json, at: Place) -> datetime | None:
    """An RFC 3339 time with its offset; None when null."""
    if found is None:
        return None
    try:
        return from_rfc3339(text(found, at))
    except ValueError as error:
        if isinstance(error, BadPlace):
            raise
        raise BadPlace(at, "A time with an offset is expected here, such as 2026-11-21T10:03:00+01:00.") from error


def kind_of(found: Json) -> str:
    """What was found, in words."""
    if isinstance(found, str):
        return repr(found[:40])
    if found is None:
        return "null"
    if isinstance(found, bool):
        return "true or false"
    if isinstance(found, int):
        return f"the number {found}"[:60]
    if isinstance(found, dict):
        return "an object"
    # JSON knows fractions, which our own values do not.
    return "a list" if isinstance(found, list) else "a number with a fraction"
