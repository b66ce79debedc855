"""Members of a stream row's JSON, read one by one with their bounds; a row that breaks one is refused by name."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import currency_exponent

Members = Mapping[str, Json]
Code = TypeVar("Code", bound=StrEnum)


class BadRow(ValueError):
    """A row that is kept out; `reason` says in a sentence what is wrong with it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def code_text(members: Members, name: str, longest: int = 128) -> str:
    """A code compared exactly (SKU, id, class): no control characters, nothing trimmed."""
    code = optional_code(members, name, longest)
    if code is None:
        raise BadRow(f"The {_plain(name)} is missing.")
    return code


def optional_code(members: Members, name: str, longest: int = 128) -> str | None:
    """A code, or None when the member is absent, null or empty."""
    found = _text(members, name)
    if not found:
        return None
    if len(found) > longest:
        raise BadRow(f"The {_plain(name)} is longer than {longest} characters.")
    if not found.isprintable() and not is_clean(found):
        raise BadRow(f"The {_plain(name)} holds characters that cannot be printed or keyed.")
    return found


def shown_text(members: Members, name: str, longest: int) -> str:
    """Text for people: control characters become spaces, runs of blanks one space; empty when absent or null."""
    shown = tidy_text(_text(members, name) or "")
    if len(shown) > longest:
        raise BadRow(f"The {_plain(name)} is longer than {longest} characters.")
    return shown


def free_text(members: Members, name: str, longest: int) -> str:
    """Text kept letter by letter, line breaks included."""
    found = _text(members, name) or ""
    if len(found) > longest:
        raise BadRow(f"The {_plain(name)} is longer than {longest} characters.")
    return found


def flag(members: Members, name: str, default: bool) -> bool:
    """True or false; the default when absent or null."""
    found = members.get(name)
    if found is None:
        return default
    if not isinstance(found, bool):
        raise BadRow(f"The {_plain(name)} is neither true nor false.")
    return found


def whole_number(members: Members, name: str, *, least: int, most: int) -> int | None:
    """A whole number within bounds; None when absent or null."""
    found = members.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int):
        raise BadRow(f"The {_plain(name)} is no whole number.")
    if not least <= found <= most:
        raise BadRow(f"The {_plain(name)} is not between {least} and {most}.")
    return found


def decimal_number(members: Members, name: str, *, most: int) -> Decimal:
    """A decimal written as text ("9.99"), or a whole number, of at most six decimals."""
    found = members.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if found is None or found == "":
        raise BadRow(f"The {_plain(name)} is missing.")
    if not isinstance(found, str) or not _is_plain_decimal(found):
        raise BadRow(f"The {_plain(name)} is no number written like 9.99.")
    number = Decimal(found)
    if abs(number) > most:
        raise BadRow(f"The {_plain(name)} is larger than {most}.")
    return number


def moment(members: Members, name: str) -> datetime | None:
    """An RFC 3339 time; None when absent or null."""
    found = _text(members, name)
    if not found:
        return None
    try:
        return from_rfc3339(found)
    except ValueError as error:
        raise BadRow(f"The {_plain(name)} is no time with an offset, such as 2026-01-31T08:00:00+01:00.") from error


def currency_code(members: Members, name: str, default: str | None = None) -> str:
    """An ISO 4217 code."""
    found = optional_code(members, name) or default
    if found is None:
        raise BadRow(f"The {_plain(name)} is missing.")
    try:
        currency_exponent(found)
    except SettingsFault as error:
        raise BadRow(f"The {_plain(name)} {found!r} is no ISO 4217 code such as EUR.") from error
    return found


def one_of(members: Members, name: str, default: Code) -> Code:
    """A code of a fixed list; the default when absent or null."""
    found = _text(members, name)
    if found is None:
        return default
    kinds = type(default)
    if found not in kinds._value2member_map_:
        raise BadRow(f"The {_plain(name)} {found[:40]!r} is none of {', '.join(kinds)}.")
    return kinds(found)


def list_of(members: Members, name: str, most: int) -> tuple[Json, ...]:
    """A list of anything; empty when absent or null."""
    found = members.get(name)
    if found is None:
        return ()
    if not isinstance(found, list | tuple):
        raise BadRow(f"The {_plain(name)} is no list.")
    if len(found) > most:
        raise BadRow(f"The {_plain(name)} has more than {most} entries.")
    return tuple(found)


def object_of(found: Json, name: str) -> Members:
    """A JSON object."""
    if not isinstance(found, Mapping):
        raise BadRow(f"The {_plain(name)} is no object with named members.")
    return found


def tidy_text(text: str) -> str:
    """The text on one line, without control characters or surrounding blanks; empty when nothing in it can be seen."""
    if not text.isprintable():
        text = "".join(" " if _is_control(sign) else sign for sign in text)
        if all(sign.isspace() or unicodedata.category(sign) == "Cf" for sign in text):
            return ""
    return " ".join(text.split())


def is_clean(text: str) -> bool:
    """Whether the text has no control character and no lone surrogate."""
    return text.isprintable() or not any(_is_control(sign) for sign in text)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _is_plain_decimal(text: str) -> bool:
    digits = text.removeprefix("-")
    whole, point, part = digits.partition(".")
    return (
        text.isascii() and whole.isdigit() and len(digits) <= 24 and (not point or (part.isdigit() and len(part) <= 6))
    )


def _text(members: Members, name: str) -> str | None:
    found = members.get(name)
    if found is None:
        return None
    if not isinstance(found, str):
        raise BadRow(f"The {_plain(name)} is no text.")
    if not found.isprintable() and any(unicodedata.category(sign) == "Cs" or sign == "\0" for sign in found):
        raise BadRow(f"The {_plain(name)} holds bytes that are no text.")
    return found


def _plain(name: str) -> str:
    return name.replace("_", " ")
