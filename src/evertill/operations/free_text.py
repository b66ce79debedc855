"""Text a person typed freely (labels, reasons, names): one plain line, never one that holds a payment card's number."""

import re
import unicodedata
from collections.abc import Iterator

from evertill.domain.card_guard import passes_luhn
from evertill.domain.gtin import normalise_gtin

LENGTH_MAX = 200

_JOINERS = "\u200c\u200d"  # part of words in Persian and Indic scripts
_DIGITS = re.compile(r"[0-9]+(?:[ .-][0-9]+)*")
_BETWEEN = re.compile(r"[ .-]")

CARD_SENTENCE = (
    "This looks like a card number, so it was not kept and nothing was changed; "
    "write it without the number, and use the card terminal for cards."
)


def plain_text(text: str) -> str:
    """The text as one line that can be stored and printed: no control characters, no halves of characters."""
    shown = "".join(sign if _is_kept(sign) else " " for sign in text)
    return " ".join(shown.split())[:LENGTH_MAX].rstrip()


def _is_kept(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def holds_card_number(text: str) -> bool:
    """13 to 19 digits somewhere in it, maybe in groups, that could be a card's; an article's number is none."""
    runs = _DIGITS.findall(unicodedata.normalize("NFKC", text))
    return any(_is_card(number) for run in runs for number in _numbers(run))


def _numbers(run: str) -> Iterator[str]:
    """What can be read from the groups of a run of digits: each group, and each row of groups."""
    groups = _BETWEEN.split(run)
    for first in range(len(groups)):
        for last in range(first, len(groups)):
            yield "".join(groups[first : last + 1])


def _is_card(number: str) -> bool:
    return 13 <= len(number) <= 19 and passes_luhn(number) and normalise_gtin(number) is None
