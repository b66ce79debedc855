"""How common the terms of the search index are, judged by a sample of the texts: of a word's terms the rarest are asked
for, since to read all that hold a common one costs more than the doubts it would remove."""

import json
from collections import Counter
from collections.abc import Mapping

from evertill.mirror.folding import index_terms
from evertill.mirror.reading import Reading

SAMPLE = 500
"""Texts; a term that one in a hundred holds is told from one that one in ten holds."""
_LAST = "SELECT max(id) FROM search_texts"
_TEXTS = "SELECT folded FROM search_texts WHERE id IN (SELECT value FROM json_each(?))"
_GROWN = 2
"""A copy that is so many times as large as when the sample was taken, or as small, is looked at anew."""


class TermCounts:
    """Of one reading. What it says decides how long a search takes, never what it finds."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._counts: Mapping[str, int] = Counter()
        self._last = 0

    def now(self) -> Mapping[str, int]:
        """In how many texts of the sample a term is; 0 for one that is in none."""
        last = self.last_id()
        if not self._last <= last * _GROWN <= self._last * _GROWN * _GROWN:
            self._counts, self._last = self._counted(last), last
        return self._counts

    def last_id(self) -> int:
        """The highest id there is; 0 of an empty copy."""
        found = self._reading.row_until_written(_LAST)
        return 0 if found is None or found[0] is None else int(found[0])

    def _counted(self, last: int) -> Mapping[str, int]:
        ids = sorted({last * (number + 1) // SAMPLE for number in range(SAMPLE)})
        texts = self._reading.rows(_TEXTS, (json.dumps(ids),))
        return Counter(term for (folded,) in texts for term in index_terms(folded.split()).split())
