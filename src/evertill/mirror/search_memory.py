"""What was found for the text before the last key: who types on narrows it, and little is to be looked for again."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice

from evertill.domain.goods.catalogue import FoundItem
from evertill.kernel.clock import to_unix_ms
from evertill.kernel.values import dataclass
from evertill.mirror.price_times import EARLIEST_MS, LATEST_MS
from evertill.mirror.reading import Cells, Reading
from evertill.mirror.search_query import SearchQuery


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits (id and folded text) by their ids: all there are, or all up to the id until which the index was read."""

    found: Sequence[Cells] = ()
    until: int | None = 0
    """None: to its end. Ids begin at one."""

    def are_enough(self, limit: int) -> bool:
        """Whether nothing need be read for so many."""
        return self.until is None or len(self.found) >= limit

    def holding(self, parts: Sequence[str]) -> "Hits":
        """Those whose text holds all of these; what was not read yet stays so."""
        found = list(self.found)
        for part in parts:
            found = [hit for hit in found if part in hit[1]]
        return Hits(found, self.until)

    def or_further(self, other: "Hits") -> "Hits":
        """Of two readings for the same the one that came further."""
        is_further = self.until is not None and (other.until is None or other.until > self.until)
        return other if is_further else self


@dataclass(frozen=True, slots=True)
class FoundBefore:
    """What was found for a text."""

    starts: tuple[str, ...] = ()
    state: object = None
    """Of the mirror when it was read."""
    starting: Hits = Hits()
    """In which every word begins one."""
    anywhere: Hits = Hits()
    """In which every word is."""

    def narrowed(self, query: SearchQuery, state: object) -> tuple[Hits, Hits]:
        """The same for what was typed on, as far as the index was read for this."""
        if self.state != state or not self._goes_on(query):
            return Hits(), Hits()
        return self.starting.holding(query.starts), self.anywhere.holding([start[1:] for start in query.starts])

    def _goes_on(self, query: SearchQuery) -> bool:
        """Whether that text is this one with letters or words behind it, so that it finds nothing this one did not."""
        last = len(self.starts) - 1
        return (
            0 <= last < len(query.starts)
            and query.starts[:last] == self.starts[:last]
            and query.starts[last].startswith(self.starts[last])
        )


# The bounds are written out, or SQLite would not see that the indexes of the dated prices answer it.
_NEXT_CHANGE = (
    f"SELECT min((SELECT coalesce(min(valid_from_ms), {LATEST_MS}) FROM prices "
    f"WHERE valid_from_ms > ?1 AND valid_from_ms > {EARLIEST_MS}), "
    f"(SELECT coalesce(min(valid_to_ms), {LATEST_MS}) FROM prices "
    f"WHERE valid_to_ms > ?1 AND valid_to_ms < {LATEST_MS}))"
)
MOST_ITEMS = 4000
"""Of a few hundred bytes each."""


class KnownItems:
    """The items of earlier answers, many of which are in the next one too: good as long as nobody writes to the mirror,
    no price begins or ends, and the day, by which taxes hold, is the same."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._state: object = None
        self._day: date | None = None
        self._since_ms = self._until_ms = 0
        self._by_id: dict[int, FoundItem] = {}

    def now(self, state: object, now: datetime) -> dict[int, FoundItem]:
        """Those that hold now, by the product's id in the mirror; what is read beside them is to be put to them."""
        now_ms = to_unix_ms(now)
        is_good = state == self._state and now.date() == self._day and self._since_ms <= now_ms < self._until_ms
        if not is_good:
            self._state, self._day = state, now.date()
            self._since_ms, self._until_ms = now_ms, self._next_change_ms(now_ms)
            self._by_id = {}
        return self._by_id

    def forget_oldest(self) -> None:
        """Of too many go those that were read first, as many as came."""
        for product_id in list(islice(self._by_id, max(0, len(self._by_id) - MOST_ITEMS))):
            del self._by_id[product_id]

    def _next_change_ms(self, now_ms: int) -> int:
        """When the next price of the copy begins or ends."""
        found = self._reading.row(_NEXT_CHANGE, (now_ms,))
        return LATEST_MS if found is None else int(found[0])
