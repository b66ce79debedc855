"""The guard that keeps payment card numbers out of journal, logs and look-ups: when in doubt, it is a card."""

import re
import unicodedata
from collections.abc import Iterator

from evertill.domain.codes.gtin import normalise_gtin

_BARE = re.compile(r"[0-9]{13,19}")
# As embossed on cards; wider patterns would catch receipt numbers, which are digits with hyphens too.
_EMBOSSED = re.compile(r"[1-9][0-9]{3}([ -])(?:[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?|[0-9]{6}\1[0-9]{5})")
_MAGNETIC_STRIPE = re.compile(r"(?:;|%?B)([0-9]{13,19})[=^]")


def looks_like_card_number(text: str) -> bool:
    """13 to 19 digits with a right Luhn digit: bare, grouped as on a card, or inside magnetic stripe text."""
    number = _digits_of_a_card(text)
    return number is not None and passes_luhn(number)


def _digits_of_a_card(text: str) -> str | None:
    if _BARE.fullmatch(text):
        return text
    if _EMBOSSED.fullmatch(text):
        return text.replace(" ", "").replace("-", "")
    stripe = _MAGNETIC_STRIPE.search(text)
    return stripe[1] if stripe else None


def passes_luhn(number: str) -> bool:
    """The check of ISO/IEC 7812: every second digit from the right doubled, its own digits added."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


# Ids of ours and of backends (RFC 9562); one in some thousands has digits in a row that would do for a card.
_UUID = re.compile(
    r"(?<![0-9A-Za-z-])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9A-Za-z-])",
    re.IGNORECASE,
)
_NUMBER_IN_TEXT = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}(?![0-9])")


def masked(text: str) -> str:
    """The text with every card number in it replaced by stars but for its last four digits.

    Twelve to nineteen digits in a row, spaces or hyphens between them or not, with a right Luhn digit are one, unless
    they are part of a UUID.
    """
    kept, at = [], 0
    for found in _UUID.finditer(text):
        kept += [_NUMBER_IN_TEXT.sub(_masked_number, text[at : found.start()]), found.group()]
        at = found.end()
    return "".join([*kept, _NUMBER_IN_TEXT.sub(_masked_number, text[at:])])


def _masked_number(found: re.Match[str]) -> str:
    whole = found.group()
    digits = re.sub("[ -]", "", whole)
    if not passes_luhn(digits):
        return whole
    hidden = len(digits) - 4
    signs: list[str] = []
    for sign in whole:
        hides = sign.isdigit() and hidden > 0
        hidden -= sign.isdigit()
        signs.append("*" if hides else sign)
    return "".join(signs)


_DIGITS = re.compile(r"[0-9]+(?:[ .-][0-9]+)*")
_BETWEEN = re.compile(r"[ .-]")
SHORTEST = 13
"""Digits of a card's number; `passes_luhn` and the pattern above say the same."""
_LONG_ENOUGH = re.compile(rf"[0-9](?:[ .-]?[0-9]){{{SHORTEST - 1}}}")
"""So many digits with one sign between them at most: what has none of these has no run of groups that long."""


def holds_card_number(text: str) -> bool:
    """13 to 19 digits somewhere in it, maybe in groups, that could be a card's; an article's number is none, nor is a
    UUID."""
    if len(text) < SHORTEST and text.isascii():
        return False
    told = unicodedata.normalize("NFKC", text)
    if _LONG_ENOUGH.search(told) is None:
        return False
    runs = _DIGITS.findall(_UUID.sub(" id ", told))
    return any(_is_card(number) for run in runs for number in _numbers(run))


def _numbers(run: str) -> Iterator[str]:
    """What can be read from the groups of a run of digits: each group, and each row of groups."""
    groups = _BETWEEN.split(run)
    for first in range(len(groups)):
        for last in range(first, len(groups)):
            yield "".join(groups[first : last + 1])


def _is_card(number: str) -> bool:
    return 13 <= len(number) <= 19 and passes_luhn(number) and normalise_gtin(number) is None
