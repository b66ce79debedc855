"""Several receipt printers on one spool: the first that prints takes documents, the next ones only when it cannot."""

from dataclasses import dataclass, field

TAKE_OVER_MS = 15_000
"""How long a printer may be unable to print before the next one takes over: a roll is changed in less."""


@dataclass(slots=True)
class Turns:
    """Shared by all printers of a till. Every field is written by one worker, or by the till worker alone."""

    troubled_since_ms: list[int | None] = field(default_factory=list)
    """For each printer in order: since when it cannot print; None: it can."""
    holder: int | None = None
    """The printer that is at a document; taken on the till worker, left by the printer itself."""

    def join(self, now_ms: int) -> "Turn":
        """One printer more; those that join first come first. It cannot print until it has said so."""
        self.troubled_since_ms.append(now_ms)
        return Turn(self, len(self.troubled_since_ms) - 1)


class Turn:
    """One printer's place among the others."""

    def __init__(self, turns: Turns, place: int) -> None:
        self._turns = turns
        self._place = place

    @property
    def is_first(self) -> bool:
        """The printer that documents are meant for."""
        return self._place == 0

    def stands(self, *, prints: bool, now_ms: int) -> None:
        """Whether this printer can print now."""
        troubled = self._turns.troubled_since_ms
        if prints:
            troubled[self._place] = None
        elif troubled[self._place] is None:
            troubled[self._place] = now_ms

    def may_take(self, now_ms: int) -> bool:
        """Nobody before this one prints, or only lately stopped."""
        return all(since is not None and now_ms - since >= TAKE_OVER_MS for since in self._before())

    def gives_way(self, now_ms: int) -> bool:
        """This printer has been unable to print for so long that a later one that prints takes over."""
        since = self._turns.troubled_since_ms[self._place]
        if since is None or now_ms - since < TAKE_OVER_MS:
            return False
        return any(later is None for later in self._turns.troubled_since_ms[self._place + 1 :])

    def take(self) -> bool:
        """Begin with a document."""
        if self._turns.holder is not None and self._turns.holder != self._place:
            return False
        self._turns.holder = self._place
        return True

    def leave(self) -> None:
        """Done with it."""
        if self._turns.holder == self._place:
            self._turns.holder = None

    def _before(self) -> list[int | None]:
        return self._turns.troubled_since_ms[: self._place]
