"""Numbers of gift cards and of store credit: kept as a keyed hash and the last four, never as they are.

A number made here has 20 digits, so that no payment card's number (13 to 19) can be taken for one, or it for that.
"""

import hashlib
import hmac
import re
from collections.abc import Callable
from typing import NewType

CardHash = NewType("CardHash", str)
"""The keyed hash of a number, in lower-case hex; nothing where there is none."""

MADE_DIGITS = 20
SHORTEST, LONGEST = 6, 32

_SPACING = re.compile(r"[\s-]+")
_PLAIN = re.compile(r"[0-9A-Za-z]+")


def plain_number(typed: str) -> str | None:
    """The number without what is put between its groups; None for what can be no card's number."""
    plain = _SPACING.sub("", typed)
    return plain.upper() if SHORTEST <= len(plain) <= LONGEST and _PLAIN.fullmatch(plain) else None


def card_hash(card_key: bytes, number: str) -> CardHash:
    """HMAC-SHA-256 of the plain number under the shop's key."""
    return CardHash(hmac.new(card_key, number.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest())


def last_four(number: str) -> str:
    """All that is ever shown of it."""
    return number[-4:]


def made_number(random_below: Callable[[int], int]) -> str:
    """A new number that nobody can guess: 19 digits drawn and one to check them by."""
    drawn = f"{random_below(10 ** (MADE_DIGITS - 1)):0{MADE_DIGITS - 1}d}"
    return drawn + check_digit(drawn)


def check_digit(digits: str) -> str:
    """The Luhn digit that belongs behind these digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def is_misread(number: str) -> bool:
    """Whether it has the form of a number made here but not its check digit: one digit was keyed wrong."""
    is_made = len(number) == MADE_DIGITS and number.isdecimal()
    return is_made and check_digit(number[:-1]) != number[-1]


def grouped(number: str) -> str:
    """In groups of four, as it is printed for people."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
