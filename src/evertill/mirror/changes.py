"""Rows on their way into the mirror, and what became of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from evertill.domain.streams.stream_fields import is_clean
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass
from evertill.ports.connector import Row

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_escaping = json.JSONEncoder(separators=(",", ":"), allow_nan=False)

LARGEST_VERSION = 2**63 - 1

Members: TypeAlias = "dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Change:
    """A row as it should become, beside what it is now; `None` contents: it is not there (any more)."""

    key: str
    version: int
    content: "Members | None"
    previous: "Members | None" = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a row is kept out, and what must change before it is worth looking at again."""

    reason: str
    blocked_by: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row kept out, as a list shows it; the earlier good version of it, if there was one, stays."""

    stream: str
    key: str
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class StreamReport:
    """What an answer did to one stream."""

    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: "StreamReport") -> "StreamReport":
        return StreamReport(
            self.changed + other.changed, self.removed + other.removed, self.unchanged + other.unchanged
        )


@dataclass(frozen=True, slots=True)
class AppliedReport:
    """What an answer did: per stream, what is still on its way in, and which rows were kept out."""

    streams: Mapping[str, StreamReport]
    waiting: tuple[str, ...] = ()
    """Streams of which only a part of a whole load has come; nothing of it is seen yet."""
    refused: tuple[RefusedRow, ...] = ()
    loaded: tuple[str, ...] = ()
    """Streams of which a whole load was taken over."""
    is_begun_anew: bool = False
    """The file was damaged and is empty now: load the local rows, and pull from nothing."""


class StreamTable(Protocol):
    """Keeps what a stream's rows mean in tables of its own."""

    def put(self, changes: Sequence[Change]) -> dict[str, Refused]:
        """Take over all changes but the refused, which are given back by key with the reason."""
        ...


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row as it came, with its content as text; a content that cannot be kept says so in `fault`."""

    key: str
    version: int
    content: "Members | None"
    text: str | None
    fault: str | None = None

    @property
    def is_tombstone(self) -> bool:
        """Whether it says that its row is gone."""
        return self.text is None and self.fault is None


def incoming(row: Row) -> Incoming:
    """The row with its content written out, or with what is wrong with it."""
    key = row.key.encode("utf-8", "backslashreplace").decode()
    if not 0 <= row.version <= LARGEST_VERSION:
        return Incoming(key, 0, None, None, "The version is no whole number from zero on.")
    if not key or key != row.key or not is_clean(key):
        return Incoming(key, row.version, None, None, "The key is empty or holds characters that are no text.")
    if row.content is None:
        return Incoming(key, row.version, None, None)
    try:
        return Incoming(key, row.version, row.content, json_text(row.content))
    except (TypeError, ValueError, RecursionError):
        return Incoming(key, row.version, None, None, "The content cannot be written as JSON.")


def json_text(content: Members) -> str:
    """The content as JSON text that can be stored, whatever characters it holds."""
    text = _plain.encode(content)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return _escaping.encode(content)
    return text
