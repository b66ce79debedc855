"""Text a person typed freely (labels, reasons, names): one plain line, never one that holds a payment card's number."""

import unicodedata

LENGTH_MAX = 200

_JOINERS = "\u200c\u200d"  # part of words in Persian and Indic scripts

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
