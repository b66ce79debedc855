"""The search index: for each product the terms of its folded text, and that text itself to settle doubts."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from evertill.mirror.folding import Folding, index_terms
from evertill.mirror.statements import PUT_SEARCH_TEXTS

_ADD = "INSERT INTO search (rowid, terms) VALUES (?, ?)"
# The index keeps no text of its own, so it must be told what it holds of a product before that can be taken out.
_TAKE_OUT = "INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)"


class SearchIndex:
    """Keeps the index in step with the products, on the writing connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._folding = Folding()

    def put(self, texts: Mapping[int, str]) -> None:
        """Make these products found by these texts; one whose text is as before costs nothing."""
        before = self._present(list(texts))
        folded = {product_id: self._folded(text) for product_id, text in texts.items()}
        changed = {product_id: text for product_id, text in folded.items() if before.get(product_id) != text}
        self._take_out({product_id: before[product_id] for product_id in changed if product_id in before})
        self._raw.executemany(_ADD, ((product_id, _terms(text)) for product_id, text in changed.items()))
        self._raw.executemany(PUT_SEARCH_TEXTS, changed.items())

    def remove(self, ids: Sequence[int]) -> None:
        """These products are no longer found."""
        if ids:
            self._take_out(self._present(ids))
            self._raw.executemany("DELETE FROM search_texts WHERE id = ?", ((product_id,) for product_id in ids))

    def clear(self) -> None:
        """Nothing is found; for making the index anew."""
        self._raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
        self._raw.execute("DELETE FROM search_texts")

    def settle(self) -> None:
        """After a whole load: one run of terms in place of the many it was written in, a third less to read."""
        self._raw.execute("INSERT INTO search (search) VALUES ('optimize')")

    def _folded(self, text: str) -> str:
        """Every word once, each with a space before it: what follows a space begins a word."""
        return "".join(" " + word for word in dict.fromkeys(self._folding.words(text)))

    def _take_out(self, texts: Mapping[int, str]) -> None:
        self._raw.executemany(_TAKE_OUT, ((product_id, _terms(text)) for product_id, text in texts.items()))

    def _present(self, ids: Iterable[int]) -> dict[int, str]:
        found = self._raw.execute(
            "SELECT s.id, s.folded FROM json_each(?) k CROSS JOIN search_texts s ON s.id = k.value", (json.dumps(ids),)
        )
        return dict(found.fetchall())


def _terms(folded: str) -> str:
    return index_terms(folded.split())
