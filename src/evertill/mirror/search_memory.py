"""What was found for the text before the last key: who types on narrows it, and little is to be looked for again."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from evertill.domain.goods.catalogue import FoundItem
from evertill.kernel.clock import to_unix_ms
from evertill.kernel.values import dataclass
from evertill.mirror.price_times import EARLIEST_MS, LATEST_MS
from evertill.mirror.reading import Cells, Reading
from evertill.mirror.search_query import SearchQuery


@dataclass(frozen=True, slots=True)
class FoundBefore:
    """Hits (id and folded text) for a text; None where there are more than were read."""

    starts: tuple[str, ...] = ()
    state: object = None
    """Of the mirror when they were read."""
    starting: Sequence[Cells] | None = None
    """In which every word begins one."""
    anywhere: Sequence[Cells] | None = None
    """In which every word is."""

    def narrowed(self, query: SearchQuery, state: object) -> tuple[Sequence[Cells] | None, Sequence[Cells] | None]:
        """The same for what was typed on: all there is where all was known before; None where it must be asked."""
        if self.state != state or not self._goes_on(query):
            return None, None
        starting = None if self.starting is None else beginning(self.starting, query)
        anywhere = None if self.anywhere is None else _holding(self.anywhere, [start[1:] for start in query.starts])
        return starting, anywhere

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
        self._by_id: OrderedDict[int, FoundItem] = OrderedDict()

    def now(self, state: object, now: datetime) -> Mapping[int, FoundItem]:
        """Those that hold now, by the product's id in the mirror."""
        now_ms = to_unix_ms(now)
        is_good = state == self._state and now.date() == self._day and self._since_ms <= now_ms < self._until_ms
        if not is_good:
            self._state, self._day = state, now.date()
            self._since_ms, self._until_ms = now_ms, self._next_change_ms(now_ms)
            self._by_id = OrderedDict()
        return self._by_id

    def keep(self, items: Mapping[int, FoundItem]) -> None:
        """These hold now too; of too many go those that were read first, a few at a time."""
        self._by_id.update(items)
        for _ in range(len(self._by_id) - max(MOST_ITEMS, len(items))):
            self._by_id.popitem(last=False)

    def _next_change_ms(self, now_ms: int) -> int:
        """When the next price of the copy begins or ends."""
        found = self._reading.row(_NEXT_CHANGE, (now_ms,))
        return LATEST_MS if found is None else int(found[0])


def beginning(hits: Sequence[Cells], query: SearchQuery) -> list[Cells]:
    """Those of the hits in which every word begins one."""
    return _holding(hits, query.starts)


def _holding(hits: Sequence[Cells], parts: Sequence[str]) -> list[Cells]:
    """Those whose text holds all of these."""
    found = list(hits)
    for part in parts:
        found = [hit for hit in found if part in hit[1]]
    return found
