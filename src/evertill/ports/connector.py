"""What a connector to an ecommerce backend offers: deliver facts, pull copies. Fulfilled by `connectors`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from evertill.domain.customers.sealed_customer import SentBeside
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Delivered:
    """The backend has it, now or already before."""

    remote_id: str
    visible_at: str | None = None
    """The cursor of the stock stream from which the backend's copy contains it; until then our fact is laid over."""
    differences: tuple[str, ...] = ()
    """What the backend says beside it (an exception), in plain words."""
    over: EpochEnd | None = None
    """Why the till may not go on in the epoch that the fact was written in."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The backend answered for this fact, and will not take it; it waits for a person."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody answered as agreed: not delivered, or not known to be. Try again, for ever."""

    reason: str
    retry_after_ms: int | None = None
    is_overload: bool = False
    """Somebody answered, but failed on this request (5xx, too large): a smaller one may pass."""
    is_refusal: bool = False
    """The backend itself says that it cannot read this request (4xx): one of its facts is to blame, or the release."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The backend does not accept this workstation's credential; facts wait, the till sells on."""

    reason: str


FactOutcome = Delivered | Refused


@dataclass(frozen=True, slots=True)
class OutgoingFact:
    """A fact as the outbox froze it."""

    fact_id: TransactionId
    wire: bytes
    beside: SentBeside | None = None
    """Personal data that the fact holds only a digest of, and its key; gone once the customer was erased."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Facts made ready to be sent together, perhaps while those before them are still on their way."""

    facts: tuple[OutgoingFact, ...]
    body: bytes = b""
    """What the connector that packed them sends; it alone reads it."""


def nothing_meanwhile() -> None:
    """There is nothing to be done while the backend works."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a stream: its key, its version and its contents; `None` contents are a tombstone."""

    key: str
    version: int
    content: "JsonObject | None"


@dataclass(frozen=True, slots=True)
class StreamChanges:
    """What changed in one stream after a cursor; `is_whole` replaces all the stream's rows."""

    stream: str
    cursor: str
    rows: tuple[Row, ...]
    is_whole: bool = False
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The answer to one pull."""

    streams: tuple[StreamChanges, ...] = field(default=())
    owners: Mapping[str, str] = field(default_factory=dict)
    """Who owns each stream, `central` or `local`, where the backend says so; empty when it does not."""
    warning: str = ""
    """What a person should know though all went well, in plain words: that the clocks differ."""


class Connector(Protocol):
    """One backend. Called with no transaction open; never raises for what the network does."""

    @property
    def route(self) -> str:
        """The name of its outbox rows."""
        ...

    def pack(self, facts: Sequence[OutgoingFact]) -> Parcel:
        """Make facts ready to be sent together; nothing is sent yet."""
        ...

    def deliver(
        self, parcel: Parcel, meanwhile: Callable[[], None] = nothing_meanwhile
    ) -> "Sequence[FactOutcome] | Unreachable | Rejected":
        """One outcome for each fact, in order, or none at all. `meanwhile` is called once all is on its way and the
        answer is waited for; not where nothing went out, and again where it went out again."""
        ...

    def pull(
        self, cursors: Mapping[str, str], *, wait_s: int, without: frozenset[str] = frozenset()
    ) -> "Changes | Unreachable | Rejected":
        """What changed after these cursors (an unknown stream starts from nothing), but for the streams that are not
        asked for at present; waits up to `wait_s` for a change."""
        ...

    def preview(self, fact: OutgoingFact) -> str:
        """What would be sent, for the person who must decide."""
        ...

    def interrupt(self) -> None:
        """From any worker, for good: calls under way and all later ones end at once as Unreachable."""
        ...

    def close(self) -> None:
        """Give the connections back, once no call is under way."""
        ...
