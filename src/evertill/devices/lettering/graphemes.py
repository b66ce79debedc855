"""Signs as people see them: a letter with its marks, a flag, a family of emoji; text is cut between them only."""

from collections.abc import Sequence


def graphemes(text: str) -> Sequence[str]:
    """The signs of a text, by Unicode's extended grapheme clusters (UAX #29)."""
    if text.isascii():
        return text
    import regex  # a megabyte that only texts of other scripts pay for

    found: list[str] = regex.findall(r"\X", text)
    return found
