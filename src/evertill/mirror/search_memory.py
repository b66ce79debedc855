"""What was found for the text before the last key: who types on narrows it, and little is to be looked for again."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta

from evertill.domain.catalogue import FoundItem
from evertill.kernel.values import dataclass
from evertill.mirror.reading import Cells
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


SHOWN_FOR = timedelta(seconds=2)
"""A price may begin or end meanwhile, which no change of the mirror tells; so long a list may still show the other."""


@dataclass(frozen=True, slots=True)
class ItemsBefore:
    """The items of the answer before, most of which are in the next one too."""

    state: object = None
    """Of the mirror before they were read."""
    since: datetime | None = None
    """When the first of them was read."""
    by_id: Mapping[int, FoundItem] = field(default_factory=dict)

    def renewed(self, state: object, now: datetime) -> "ItemsBefore":
        """These, if they still hold; none otherwise."""
        holds = self.since is not None and self.state == state and timedelta() <= now - self.since < SHOWN_FOR
        return self if holds else ItemsBefore(state, now)


def beginning(hits: Sequence[Cells], query: SearchQuery) -> list[Cells]:
    """Those of the hits in which every word begins one."""
    return _holding(hits, query.starts)


def _holding(hits: Sequence[Cells], parts: Sequence[str]) -> list[Cells]:
    """Those whose text holds all of these."""
    found = list(hits)
    for part in parts:
        found = [hit for hit in found if part in hit[1]]
    return found
