"""The shop's policy of cadences: how often each kind of data is asked for, which are not kept at all, how fast what
happened here is sent."""

from dataclasses import field
from typing import TypeAlias

from evertill.domain.streams.record_kinds import RECORD_KINDS, RecordKind
from evertill.domain.streams.stream_fields import BadRow, Members, list_of, object_of, whole_number
from evertill.domain.streams.streams import Stream
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

Paces: TypeAlias = tuple[tuple[RecordKind, int], ...]

_PACED = {row.kind: row for row in RECORD_KINDS if row.slowest_s}


@dataclass(frozen=True, slots=True)
class CadencePolicy:
    """What holds; a kind that is not named goes as soon as something changes."""

    every_s: Paces = ()
    """Seconds between two looks, of those kinds that have any."""
    off: frozenset[RecordKind] = field(default_factory=frozenset)
    """What this shop does without: it is not copied any more, and what was copied keeps its age."""

    def pace_s(self, kind: RecordKind) -> int:
        """Seconds between two looks; 0 as soon as something changes."""
        return dict(self.every_s).get(kind, 0)

    @property
    def sent_every_s(self) -> int:
        """The least time between two deliveries of what happened here."""
        return self.pace_s(RecordKind.SALES)

    def stream_paces(self) -> dict[Stream, int]:
        """Seconds between two looks, of the streams that are not followed all the time."""
        return {
            stream: self.pace_s(row.kind)
            for row in RECORD_KINDS
            for stream in row.streams
            if row.kind not in self.off and self.pace_s(row.kind)
        }

    def streams_off(self) -> frozenset[Stream]:
        """What is not asked for."""
        return frozenset(stream for row in RECORD_KINDS if row.kind in self.off for stream in row.streams)


def parse_cadences(content: Members) -> CadencePolicy:
    """The policy in the member `cadences` of a row of `policy`; kinds that only a newer program knows are left out."""
    paces = object_of(content.get("every_s") or {}, "every_s")
    every_s = tuple((kind, pace) for kind, row in _PACED.items() if (pace := _pace(paces, kind, row.slowest_s)))
    return CadencePolicy(every_s, _off(content))


def cadences_content(policy: CadencePolicy) -> JsonObject:
    """The member of the policy's row; every kind whose pace can be chosen is named."""
    off: list[Json] = [row.kind.value for row in RECORD_KINDS if row.kind in policy.off]
    return {"every_s": {kind.value: policy.pace_s(kind) for kind in _PACED}, "off": off}


def _pace(content: Members, kind: RecordKind, slowest_s: int) -> int:
    return whole_number(content, kind.value, least=0, most=slowest_s) or 0


def _off(content: Members) -> frozenset[RecordKind]:
    can_be = {row.kind.value for row in RECORD_KINDS if row.may_be_off}
    known = {kind.value for kind in RecordKind}
    named = {str(entry) for entry in list_of(content, "off", 50)} & known
    if not named <= can_be:
        raise BadRow(f"No till does without {', '.join(sorted(named - can_be))}.")
    return frozenset(RecordKind(name) for name in named)
