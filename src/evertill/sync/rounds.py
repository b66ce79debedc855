"""Which streams a pull asks for: those that are followed, and those whose turn has come by the policy."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace

from evertill.domain.policy.cadences import CadencePolicy
from evertill.domain.streams.streams import Stream
from evertill.kernel.values import dataclass
from evertill.ports.connector import Changes, StreamChanges

EVERY_STREAM = frozenset(stream.value for stream in Stream)


@dataclass(frozen=True, slots=True)
class Round:
    """One request."""

    without: frozenset[str] = frozenset()
    """Streams that are not asked for."""
    wait_s: int = 0
    rest_ms: int = 0
    """Nothing is asked for before so many milliseconds; 0: ask now."""


@dataclass(slots=True)
class Rounds:
    """Used on the pull worker only."""

    cadences: Callable[[], CadencePolicy] = field(default=CadencePolicy)
    """What holds now."""
    _seen_ms: dict[str, int] = field(default_factory=dict)
    """When each stream was last answered in full, by the monotonic clock."""

    def hurry(self) -> None:
        """Ask for everything next."""
        self._seen_ms.clear()

    def next_round(self, now_ms: int, wait_s: int) -> Round:
        """What to ask for. A look at what has its turn does not wait for a change, else it would be followed."""
        policy = self.cadences()
        paces = {stream.value: pace_s * 1000 for stream, pace_s in policy.stream_paces().items()}
        ahead_ms = {stream: self._ahead_ms(stream, pace_ms, now_ms) for stream, pace_ms in paces.items()}
        resting = frozenset(stream for stream, ahead in ahead_ms.items() if ahead > 0)
        without = resting | frozenset(stream.value for stream in policy.streams_off())
        if without >= EVERY_STREAM:
            return Round(without, rest_ms=min(ahead_ms.values(), default=0))
        if resting != paces.keys():
            return Round(without, 0)
        until_next_s = min((-(-ahead // 1000) for ahead in ahead_ms.values()), default=wait_s)
        return Round(without, min(wait_s, until_next_s))

    def answered(self, asked: Round, changes: Changes, known: Mapping[str, str], now_ms: int) -> Changes:
        """Remember who had their turn. That nothing changed is said of those asked for, and of no others."""
        unfinished = {stream.stream for stream in changes.streams if stream.has_more}
        for stream in EVERY_STREAM - asked.without:
            self._seen_ms[stream] = now_ms
        for stream in unfinished:
            self._seen_ms.pop(stream, None)
        if changes.streams or not asked.without:
            return changes
        kept = tuple(StreamChanges(name, cursor, ()) for name, cursor in known.items() if name not in asked.without)
        return replace(changes, streams=kept)

    def _ahead_ms(self, stream: str, pace_ms: int, now_ms: int) -> int:
        seen = self._seen_ms.get(stream)
        return 0 if seen is None else seen + pace_ms - now_ms
