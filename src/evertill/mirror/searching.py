"""Search as you type: the product with exactly this code first, then what begins with the words, then the rest.

No ranking by relevance: it would read every hit, where taking the first ones stops early.
"""

from collections.abc import Sequence
from datetime import datetime

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.catalogue import FoundItem
from evertill.mirror.folding import Folding
from evertill.mirror.items import HIT_COLUMNS, ItemMaker, moments
from evertill.mirror.reading import Cells, Reading, Value
from evertill.mirror.search_memory import FoundBefore, Hits, KnownItems
from evertill.mirror.search_query import LONGEST_TEXT, SearchQuery, read_query
from evertill.mirror.term_counts import TermCounts

_EXACT = (
    "SELECT product_id FROM codes WHERE code = ? AND kind = 0 UNION ALL SELECT id FROM products WHERE sku = ? "
    "UNION ALL SELECT product_id FROM codes WHERE code = ? AND kind = 1"
)
_BATCH = 50
"""What a screen asks for."""


class Search:
    """Finds products by any part of their name, SKU or barcodes."""

    def __init__(self, reading: Reading, maker: ItemMaker) -> None:
        self._reading = reading
        self._maker = maker
        self._folding = Folding()
        self._before = FoundBefore()
        self._items = KnownItems(reading)
        self._counts = TermCounts(reading)

    def find(self, text: str, limit: int, now: datetime) -> Sequence[FoundItem]:
        """At most `limit` items, in order; nothing for less than two letters."""
        query = read_query(text, self._folding, self._counts.now())
        if query is None or limit <= 0:
            return ()
        state = self._reading.state()
        exact = self._exact(text[:LONGEST_TEXT].strip())
        ids = list(dict.fromkeys([*exact, *self._matches(query, state, limit)]))[:limit]
        return self._found(ids, state, now)

    def _exact(self, code: str) -> list[int]:
        if not code.isprintable():
            return []
        return [cells[0] for cells in self._reading.rows(_EXACT, (normalise_gtin(code) or code, code, code))]

    def _matches(self, query: SearchQuery, state: object, limit: int) -> list[int]:
        """Both questions read the index at length: it is read on from where it was left before the last key, and first
        for the one that is likely to leave nothing to ask."""
        starting, anywhere = self._before.narrowed(query, state)
        if not starting.are_enough(limit) and self._are_few(query, starting, limit):
            anywhere = self._read_on(anywhere, query.anywhere, query.parts, limit)
        starting = starting.or_further(anywhere.holding(query.starts))
        starting = self._read_on(starting, query.at_start, query.starts, limit)
        if len(starting.found) < limit and not anywhere.are_enough(limit):
            anywhere = self._with_the_rest(query, starting, anywhere, limit)
        self._before = FoundBefore(query.starts, state, starting, anywhere) if query.is_of_parts else FoundBefore()
        return [hit for hit, _ in (*starting.found, *(anywhere.found if len(starting.found) < limit else ()))]

    def _are_few(self, query: SearchQuery, starting: Hits, limit: int) -> bool:
        """Whether it is likely that so few begin with the words, less than half, that the rest will be asked for too;
        to be wrong costs more where many do."""
        if not starting.until:
            return query.is_narrow
        return 2 * len(starting.found) * self._counts.last_id() < limit * starting.until

    def _read_on(self, known: Hits, match: str, parts: Sequence[str], limit: int) -> Hits:
        """At least so many, or all."""
        if known.until is None or known.are_enough(limit):
            return known
        wanted = limit - len(known.found)
        more = self._hits(match, known.until, wanted, parts)
        return Hits([*known.found, *more], more[-1][0] if len(more) == wanted else None)

    def _with_the_rest(self, query: SearchQuery, starting: Hits, anywhere: Hits, limit: int) -> Hits:
        """With every word anywhere: those that begin one are all known and not counted again, so that the index is
        read no further than for the few that are missing."""
        assert starting.until is None
        assert anywhere.until is not None
        further = [hit for hit in starting.found if hit[0] > anywhere.until]
        known = [*anywhere.found, *further]
        wanted = limit - len(known)
        if wanted <= 0:
            return anywhere
        rest = self._hits(query.anywhere, anywhere.until, wanted, query.parts, query.starts)
        until = None if len(rest) < wanted else rest[-1][0]
        return Hits(sorted(hit for hit in (*known, *rest) if until is None or hit[0] <= until), until)

    def _hits(
        self, match: str, behind: int, limit: int, parts: Sequence[str], without: Sequence[str] = ()
    ) -> list[Cells]:
        """The first behind this id that match and hold all these parts, and not all of those."""
        doubts = "".join(" AND instr(s.folded, ?) > 0" for _ in parts)
        if without:
            doubts += f" AND NOT ({' AND '.join('instr(s.folded, ?) > 0' for _ in without)})"
        return self._reading.rows(
            "SELECT s.id, s.folded FROM search JOIN search_texts s ON s.id = search.rowid "
            f"WHERE search MATCH ? AND search.rowid > ?{doubts} LIMIT ?",
            (match, behind, *parts, *without, limit),
        )

    def _found(self, ids: Sequence[int], state: object, now: datetime) -> Sequence[FoundItem]:
        """The items in the order of their ids."""
        known = self._items.now(state, now)
        missing = [product_id for product_id in ids if product_id not in known]
        if missing:
            known.update(self._read(missing, now))
        found = tuple([known[product_id] for product_id in ids if product_id in known])
        self._items.forget_oldest()
        return found

    def _read(self, ids: Sequence[int], now: datetime) -> dict[int, FoundItem]:
        """Asked for in batches of one size, to prepare one statement."""
        by_id: dict[int, FoundItem] = {}
        for at in range(0, len(ids), _BATCH):
            batch: list[Value] = [*ids[at : at + _BATCH]]
            batch += [None] * (_BATCH - len(batch))
            by_id |= self._maker.found(self._reading.rows(_BATCH_SQL, (*moments(now), *batch)))
        return by_id


_BATCH_SQL = f"SELECT {HIT_COLUMNS} FROM products p WHERE p.id IN ({', '.join('?' * _BATCH)})"
