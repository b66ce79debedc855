"""What was found for the text before the last key: who types on narrows it, and few need not be looked for again."""

from collections.abc import Sequence

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
        words = [start[1:] for start in query.starts]
        anywhere = self.anywhere and [hit for hit in self.anywhere if all(word in hit[1] for word in words)]
        return starting, anywhere

    def _goes_on(self, query: SearchQuery) -> bool:
        """Whether that text is this one with letters or words behind it, so that it finds nothing this one did not."""
        last = len(self.starts) - 1
        return (
            0 <= last < len(query.starts)
            and query.starts[:last] == self.starts[:last]
            and query.starts[last].startswith(self.starts[last])
        )


def beginning(hits: Sequence[Cells], query: SearchQuery) -> list[Cells]:
    """Those of the hits in which every word begins one."""
    return [hit for hit in hits if all(start in hit[1] for start in query.starts)]
