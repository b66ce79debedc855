"""Delivers facts to central and pulls its streams; translates between wire and port, and judges nothing else."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from evertill.connectors import reasons
from evertill.connectors.central.answers import changes_of, outcomes_of, told_at
from evertill.connectors.central.asking import Asking
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.connectors.common import Answered, Problem
from evertill.connectors.line import Line
from evertill.domain.customers.sealed_customer import beside_json
from evertill.domain.streams.streams import Stream
from evertill.kernel.canonical import JsonObject
from evertill.ports.connector import (
    Changes,
    FactOutcome,
    OutgoingFact,
    Parcel,
    Rejected,
    Unreachable,
    nothing_meanwhile,
)

if TYPE_CHECKING:
    import httpx

ROUTE = "central"
PAGE = 400
"""Rows of one stream in one answer: reading them holds up the screens for a few milliseconds at most."""
STREAMS = tuple(stream.value for stream in Stream)
GZIP_LEVEL = 1
LONG_POLL_GRACE_S = 10
"""How much later than asked for a long poll may answer before the connection counts as dead."""


class CentralConnector:
    """A line each for pushing, pulling and asking: a long poll never holds up a fact."""

    def __init__(
        self, settings: CentralSettings, signer: Signer, *, transport: "httpx.BaseTransport | None" = None
    ) -> None:
        self._signer = signer
        self._packs = not settings.is_this_machine
        self._push, self._pull, self._ask = (
            Line(settings.url, trust=settings.trust, transport=transport) for _ in range(3)
        )

    @property
    def route(self) -> str:
        """The name of its outbox rows."""
        return ROUTE

    def interrupt(self) -> None:
        """From any worker, for good: calls under way and all later ones end at once as Unreachable."""
        for line in (self._push, self._pull, self._ask):
            line.interrupt()

    def close(self) -> None:
        """Give the connections back, once no call is under way."""
        for line in (self._push, self._pull, self._ask):
            line.close()

    def pack(self, facts: Sequence[OutgoingFact]) -> Parcel:
        """The body of POST /v1/facts."""
        body = b'{"facts":[' + b",".join(fact.wire for fact in facts) + b"]" + _beside(facts) + b"}"
        return Parcel(tuple(facts), gzip.compress(body, GZIP_LEVEL, mtime=0) if self._packs else body)

    def deliver(
        self, parcel: Parcel, meanwhile: Callable[[], None] = nothing_meanwhile
    ) -> Sequence[FactOutcome] | Unreachable | Rejected:
        """POST /v1/facts: one outcome for each fact, in order, or none at all."""
        headers = {"Content-Type": "application/json"}
        if self._packs:
            headers["Content-Encoding"] = "gzip"
        else:
            headers["Accept-Encoding"] = "identity"
        asking = Asking(self._push, self._signer)
        answer = _told(asking, asking.ask("POST", "/v1/facts", parcel.body, headers=headers, meanwhile=meanwhile))
        if not isinstance(answer, Answered):
            return answer
        outcomes = outcomes_of(answer.document, parcel.facts)
        return Unreachable(reasons.NOT_AS_AGREED) if outcomes is None else outcomes

    def pull(
        self, cursors: Mapping[str, str], *, wait_s: int, without: frozenset[str] = frozenset()
    ) -> Changes | Unreachable | Rejected:
        """GET /v1/changes: what changed after these cursors."""
        streams = [stream for stream in STREAMS if stream not in without]
        after = ",".join(f"{stream}:{cursors[stream]}" for stream in streams if stream in cursors)
        asked = {"after": after, "wait": wait_s, "limit": PAGE, "streams": ",".join(streams)}
        path = f"/v1/changes?{urlencode(asked, quote_via=quote, safe=':,')}"
        answer = self._get(self._pull, path, read_s=wait_s + LONG_POLL_GRACE_S)
        if not isinstance(answer, Answered):
            return answer
        changes = changes_of(answer.document)
        if changes is None:
            return Unreachable(reasons.NOT_AS_AGREED)
        return replace(changes, warning=reasons.clocks_differ(self._signer.clock.now(), told_at(answer.document)))

    def statement(self, day: str | None = None) -> "JsonObject | Unreachable | Rejected":
        """GET /v1/statement: the backend's view of a day, or of all days, for `checked_statement`."""
        path = "/v1/statement" if day is None else f"/v1/statement?{urlencode({'day': day})}"
        answer = self._get(self._ask, path)
        match answer:
            case Answered(document) if isinstance(document, dict):
                return document
            case Answered():
                return Unreachable(reasons.NOT_AS_AGREED)
            case _:
                return answer

    def own_chain(self, epoch: str, after: int) -> "JsonObject | Unreachable | Rejected":
        """GET /v1/chain: what the backend has of this till's own epoch after a sequence, a page at a time."""
        answer = self._get(self._ask, f"/v1/chain?{urlencode({'epoch': epoch, 'after': after})}")
        match answer:
            case Answered(document) if isinstance(document, dict):
                return document
            case Answered():
                return Unreachable(reasons.NOT_AS_AGREED)
            case _:
                return answer

    def preview(self, fact: OutgoingFact) -> str:
        """The fact as it would be sent, readable."""
        return json.dumps(json.loads(fact.wire), ensure_ascii=False, indent=2, sort_keys=True)

    def _get(self, line: Line, path: str, *, read_s: int | None = None) -> Answered | Unreachable | Rejected:
        asking = Asking(line, self._signer)
        return _told(asking, asking.ask("GET", path, read_s=read_s))


def _told(asking: Asking, answer: Answered | Problem | Unreachable) -> Answered | Unreachable | Rejected:
    return asking.meaning(answer) if isinstance(answer, Problem) else answer


def _beside(facts: Sequence[OutgoingFact]) -> bytes:
    """The member for what goes beside the facts; most deliveries have none."""
    beside = {fact.fact_id: beside_json(fact.beside) for fact in facts if fact.beside is not None}
    return b',"beside":' + json.dumps(beside).encode() if beside else b""
