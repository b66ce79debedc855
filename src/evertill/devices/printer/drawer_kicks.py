"""Which waiting documents may still open the drawer: each at most once, and only shortly after its sale."""

from collections.abc import Callable

from evertill.ports.journal_rows import SpooledDocument

FRESH_MS = 20_000
"""A drawer that springs open long after its sale startles or tempts; by then it was opened with the key."""

NextKick = Callable[[int], SpooledDocument | None]


class DrawerKicks:
    """Notes kicks as they are queued. What already waited when the program started never opens the drawer."""

    def __init__(self, next_kick: NextKick) -> None:
        self._next_kick = next_kick
        self._noted_until = 0
        self._due_until_ms: dict[int, int] = {}
        self._is_first_look = True

    def look(self, now_ms: int) -> None:
        """Note the kicks queued since the last look."""
        while (document := self._next_kick(self._noted_until)) is not None:
            self._noted_until = document.spool_id
            if not self._is_first_look:
                self._due_until_ms[document.spool_id] = now_ms + FRESH_MS
        self._is_first_look = False
        self._due_until_ms = {spool_id: until for spool_id, until in self._due_until_ms.items() if until > now_ms}

    def are_due(self) -> bool:
        """Whether some sale still waits for its drawer."""
        return bool(self._due_until_ms)

    def is_due(self, spool_id: int) -> bool:
        """Whether this document may open the drawer now."""
        return spool_id in self._due_until_ms

    def take(self, spool_id: int) -> None:
        """The drawer is being opened for this document, or not at all."""
        self._due_until_ms.pop(spool_id, None)

    def take_all(self) -> None:
        """The drawer is being opened for all that wait."""
        self._due_until_ms.clear()
