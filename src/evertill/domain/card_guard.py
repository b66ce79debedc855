"""The guard that keeps payment card numbers out of journal, logs and look-ups: when in doubt, it is a card."""

import re

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
