"""What a person typed, as a question to the search index. Every word must be somewhere in the text of a product."""

from collections.abc import Mapping

from evertill.kernel.values import dataclass
from evertill.mirror.folding import LONGEST_START, START, Folding
from evertill.mirror.term_counts import SAMPLE

MOST_WORDS = 30
LONGEST_TEXT = 500
_LONGEST_WORD = 64
_COMMON = SAMPLE // 12
"""In so many texts of the sample: measured, to read what holds such a term takes longer than to look at the few texts
that hold the two rarest of its word, but not the word."""
_DOUBT = 50
"""Measured: to settle a doubt by the text takes as long as to read so many entries of a term."""
_NARROW = 6
"""Letters and words; measured: of 60,000 names most are found by more than fifty up to here, by fewer beyond."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Terms the index must hold, and parts the folded text must hold where terms alone leave a doubt."""

    anywhere: str
    """Full-text question for the words wherever they stand."""
    at_start: str
    """Full-text question for all words at the beginning of one."""
    parts: tuple[str, ...]
    """What the folded text must contain for a hit."""
    starts: tuple[str, ...]
    """What the folded text contains when every word begins one."""

    @property
    def is_of_parts(self) -> bool:
        """Whether it finds just what holds every word somewhere; of single letters, most must begin a word."""
        return any(len(start) > 2 for start in self.starts)

    @property
    def is_narrow(self) -> bool:
        """Whether so much was typed that all there is to be found is likely to be asked for."""
        return sum(map(len, self.starts)) > _NARROW


def read_query(text: str, folding: Folding, counts: Mapping[str, int]) -> SearchQuery | None:
    """The question in a text, by how common terms are; None while there are not two letters to look for."""
    typed = [word[:_LONGEST_WORD] for word in folding.words(text[:LONGEST_TEXT])]
    words = list(dict.fromkeys(typed))[:MOST_WORDS]
    starts = tuple(" " + word for word in words)
    if any(len(word) > 1 for word in words):
        terms = [term for word in words if len(word) > 1 for term in _terms(word, counts)]
        starting = [term for word in words for term in _start_terms(word, counts)]
        parts = [word for word in words if len(word) not in (2, 3)]
    elif len(typed) > 1:
        # Single letters: all but the first begin a word in whatever text this is a part of.
        terms = [_prefix(START + word) for word in typed[1:]]
        starting = [*(_prefix(START + word) for word in words), *terms]
        parts = typed[:1]
    else:
        return None
    return SearchQuery(
        anywhere=_all_of(terms),
        at_start=_all_of(starting),
        parts=tuple(parts),
        starts=starts,
    )


def _terms(word: str, counts: Mapping[str, int]) -> list[str]:
    """Every other term of a word, the rarest first, but for those that are common: all of them would cost more than
    the doubt they remove. Two there are, where a word has them."""
    if len(word) < 3:
        return [_prefix(word)]
    ends = [*range(3, len(word), 2), len(word)]
    terms = sorted([word[end - 3 : end] for end in ends], key=lambda term: counts.get(term, 0))
    return [_exact(term) for at, term in enumerate(terms) if at < 2 or counts.get(term, 0) <= _COMMON]


def _start_terms(word: str, counts: Mapping[str, int]) -> list[str]:
    """How the word begins, and the rarest term of what is behind that, unless it is so common that it is not worth
    it."""
    if len(word) < 2:
        return [_prefix(START + word)]
    start = START + word[:LONGEST_START]
    behind = [word[at : at + 3] for at in range(LONGEST_START - 2, len(word) - 2)]
    rarest = min(behind, key=lambda term: counts.get(term, 0), default=None)
    if rarest is None or counts.get(rarest, 0) > _DOUBT * (1 + counts.get(start, 0)):
        return [_exact(start)]
    return [_exact(start), _exact(rarest)]


def _exact(term: str) -> str:
    doubled = term.replace('"', '""')
    return f'"{doubled}"'


def _prefix(term: str) -> str:
    return _exact(term) + "*"


def _all_of(terms: list[str]) -> str:
    return " AND ".join(dict.fromkeys(terms))
