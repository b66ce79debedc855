"""What a person typed, as a question to the search index. Every word must be somewhere in the text of a product."""

from evertill.kernel.values import dataclass
from evertill.mirror.folding import LONGEST_START, START, Folding

MOST_WORDS = 30
LONGEST_TEXT = 500
_LONGEST_WORD = 64
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


def read_query(text: str, folding: Folding) -> SearchQuery | None:
    """The question in a text; None while there are not two letters to look for."""
    typed = [word[:_LONGEST_WORD] for word in folding.words(text[:LONGEST_TEXT])]
    words = list(dict.fromkeys(typed))[:MOST_WORDS]
    starts = tuple(" " + word for word in words)
    if any(len(word) > 1 for word in words):
        terms = [term for word in words if len(word) > 1 for term in _terms(word)]
        more = [term for word in words for term in _terms(word, behind=LONGEST_START)]
        parts = [word for word in words if len(word) not in (2, 3)]
    elif len(typed) > 1:
        # Single letters: all but the first begin a word in whatever text this is a part of.
        terms = more = [_prefix(START + word) for word in typed[1:]]
        parts = typed[:1]
    else:
        return None
    return SearchQuery(
        anywhere=_all_of(terms),
        at_start=_all_of([*(_start_term(word) for word in words), *more]),
        parts=tuple(parts),
        starts=starts,
    )


def _terms(word: str, behind: int = 0) -> list[str]:
    """Every other term of a word, of those that reach further than so many letters: all of them would cost more than
    the doubt they remove."""
    if len(word) < 3:
        return [] if behind else [_prefix(word)]
    ends = [*range(3, len(word), 2), len(word)]
    return [_exact(word[end - 3 : end]) for end in ends if end > behind]


def _start_term(word: str) -> str:
    return _exact(START + word[:LONGEST_START]) if len(word) > 1 else _prefix(START + word)


def _exact(term: str) -> str:
    doubled = term.replace('"', '""')
    return f'"{doubled}"'


def _prefix(term: str) -> str:
    return _exact(term) + "*"


def _all_of(terms: list[str]) -> str:
    return " AND ".join(dict.fromkeys(terms))
