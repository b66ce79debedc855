"""Whether what is typed is found in what a row says; amounts with either decimal sign, grouped or not."""

from collections.abc import Sequence

from evertill.kernel.money import Money
from evertill.ports.formats import Formats


def holds(typed: str, texts: Sequence[str], amount: Money, formats: Formats) -> bool:
    """Whether each word typed stands in one of the texts or in the amount."""
    written = [*(text.casefold() for text in texts), formats.amount(amount).casefold()]
    plain = _plain(amount)
    return all(
        any(word in text for text in written) or word.replace(",", ".") in plain for word in typed.casefold().split()
    )


def _plain(amount: Money) -> str:
    """The amount as one would type it: no groups, a point, a hyphen for minus."""
    exponent = amount.exponent
    digits = str(abs(amount.minor)).rjust(exponent + 1, "0")
    whole = f"{digits[:-exponent]}.{digits[-exponent:]}" if exponent else digits
    return f"-{whole}" if amount.minor < 0 else whole
