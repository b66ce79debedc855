"""Text made alike for search: case, accents and width do not count, in any script.

Letters are folded one by one, so that a part of a name, folded, is always a part of the folded name.
"""

import unicodedata

START = "\x80"
"""Stands before a word in the index; a control character, so no folded text has it."""
LONGEST_START = 4
"""Letters of the longest beginning the index holds."""

# Letters whose stroke or joint no decomposition takes off, as a keyboard without them would write them.
_ALIKE = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-",
}  # fmt: skip
_IGNORED = frozenset("\u0640\u00ad\u034f")
"""Arabic lengthening stroke, soft hyphen, grapheme joiner."""


def rules_version() -> str:
    """Names these rules; an index made under another name has to be made again."""
    return f"2/{unicodedata.unidata_version}"


class Folding:
    """Folds text; remembers each letter it met, so one object is for one thread."""

    def __init__(self) -> None:
        self._table: dict[int, str] = {}
        self._known: set[str] = set()

    def fold(self, text: str) -> str:
        """The text in its one searchable form; what parts words is a space."""
        for letter in set(text) - self._known:
            self._table[ord(letter)] = _folded(letter)
            self._known.add(letter)
        return text.translate(self._table)

    def words(self, text: str) -> list[str]:
        """The folded words of a text."""
        return self.fold(text).split()


def _folded(letter: str) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(_kept(part) for part in apart)


def _kept(part: str) -> str:
    """A mark that only accents is dropped; a vowel sign, which makes another syllable, stays."""
    kind = unicodedata.category(part)
    if kind in ("Cc", "Cs", "Zs", "Zl", "Zp"):
        return " "
    if kind == "Cf" or part in _IGNORED or "\ufe00" <= part <= "\ufe0f":
        return ""
    accent = unicodedata.combining(part)
    if accent >= 200 or 10 <= accent <= 36:  # Latin, Greek, Cyrillic accents; Hebrew, Arabic, Syriac points
        return ""
    return _ALIKE.get(part, part)


def index_terms(words: list[str]) -> str:
    """What the index holds: every three letters in a row, the last two of each word, and how each word begins, up to
    four letters: by three, too many words of a large catalogue begin alike."""
    terms: set[str] = set()
    for word in words:
        terms.update([word[at : at + 3] for at in range(len(word) - 1)])
        terms.add(START + word[:2])
        if len(word) > 2:
            terms.add(START + word[:3])
        if len(word) > LONGEST_START - 1:
            terms.add(START + word[:LONGEST_START])
    return " ".join(terms)
