"""A backend that behaves like the real one, as an httpx transport, with a network's faults, on a clock set by hand."""

import base64
import gzip
import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from evertill.domain.facts.transaction import (
    ChainHead,
    Draft,
    Identity,
    Transaction,
    TransactionKind,
    fact_from_json,
    head_after,
    seal,
)
from evertill.domain.streams.streams import Stream
from evertill.kernel.ids import EpochId, TransactionId
from tests.support.sales import A_DAY, A_MOMENT

URL = "http://127.0.0.1:9"
CREDENTIAL = "a-credential"
IDENTITY = Identity("S1", "2", EpochId("01920000-0000-7000-8000-000000000001"), 1)
STREAMS = tuple(stream.value for stream in Stream)
LARGEST_BATCH = 500


class HandClock:
    """A clock that stands until it is moved; wall and monotonic time move together unless the wall clock jumps."""

    def __init__(self, now: datetime = A_MOMENT) -> None:
        self._now = now
        self._monotonic_ms = 1_000_000

    def now(self) -> datetime:
        """Wall time."""
        return self._now

    def monotonic_ms(self) -> int:
        """Monotonic time."""
        return self._monotonic_ms

    def move_ms(self, by_ms: int) -> None:
        """Let time pass."""
        assert by_ms >= 0
        self._now += timedelta(milliseconds=by_ms)
        self._monotonic_ms += by_ms

    def jump(self, **by: int) -> None:
        """Set the wall clock only: `clock.jump(hours=-2)`."""
        self._now += timedelta(**by)


class MemoryKey:
    """A device key that lies nowhere."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()

    def sign(self, message: bytes) -> bytes:
        """The signature."""
        return self._key.sign(message)

    @property
    def public_key(self) -> bytes:
        """The public half."""
        return self._key.public_key().public_bytes_raw()


class FactChain:
    """Seals one fact after another."""

    def __init__(self, identity: Identity = IDENTITY) -> None:
        self._identity = identity
        self._head = ChainHead()

    def fact(self, kind: TransactionKind = TransactionKind.STOCK_MOVE, *, size: int = 0) -> Transaction:
        """The next fact; `size` makes its body longer."""
        sequence = self._head.sequence + 1
        draft = Draft(
            transaction_id=TransactionId(f"01930000-0000-7000-a000-{sequence:012x}"),
            kind=kind,
            business_day=A_DAY,
            occurred_at=A_MOMENT,
            operator_id=None,
            shift_id=None,
            body={
                "reason": "write_off",
                "stock": [{"sku": "A-1", "micro": -1_000_000, "unit": "C62"}],
                "note": "x" * size,
            },
        )
        transaction = seal(draft, self._identity, self._head)
        self._head = head_after(transaction, self._head)
        return transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that arrived."""

    method: str
    path: str
    query: Mapping[str, str]
    at_ms: int
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact in the backend's books."""

    hash: str
    position: int
    visible_at: str | None
    exceptions: tuple[str, ...]


Fault = Callable[["FakeBackend", httpx.Request], httpx.Response]
"""Answers one request in the backend's stead; may let the backend serve it first."""


@dataclass(slots=True)
class FakeBackend:
    """Central's books in memory: idempotent by id and hash, signed requests, streams with versions, long polls."""

    clock: HandClock
    public_key: bytes
    faults: deque[Fault] = field(default_factory=deque)
    """Each answers one request, in order."""
    standing: Fault | None = None
    """Answers every request while it stands."""
    poison: set[str] = field(default_factory=set)
    """The backend fails on every request with one of these facts."""
    refused: dict[str, str] = field(default_factory=dict)
    exceptions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holds_polls: bool = True
    packs: bool = False
    asked: list[Asked] = field(default_factory=list)
    kept: dict[str, Kept] = field(default_factory=dict)
    applied: Counter[str] = field(default_factory=Counter)
    """How often each fact had an effect; more than once is the end of the shop's books."""
    order: list[str] = field(default_factory=list)
    late: deque[httpx.Request] = field(default_factory=deque)
    """Requests that a network still carries; they arrive after the next one."""
    _rows: dict[str, dict[str, tuple[int, object]]] = field(default_factory=lambda: {stream: {} for stream in STREAMS})
    _versions: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STREAMS, 0))
    _nonces: set[str] = field(default_factory=set)

    # --- the transport ---
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """What httpx calls."""
        request.read()
        self.asked.append(self._noted(request))
        if self.faults:
            return self.faults.popleft()(self, request)
        if self.standing is not None:
            return self.standing(self, request)
        answer = self.serve(request)
        while self.late:
            self.serve(self.late.popleft())
        return answer

    def close(self) -> None:
        """Nothing to give back."""

    # --- the backend ---
    def serve(self, request: httpx.Request) -> httpx.Response:
        """The honest answer."""
        refusal = self._unsigned(request)
        if refusal is not None:
            return refusal
        if request.url.path == "/v1/facts":
            return self._take_facts(request)
        if request.url.path == "/v1/changes":
            return self._give_changes(request)
        return problem(404, "unknown", "There is no such thing here", "")

    def put(self, stream: str, key: str, content: object) -> None:
        """Write a row: a version in its stream."""
        self._versions[stream] += 1
        self._rows[stream][key] = (self._versions[stream], content)

    def requests(self, path: str) -> list[Asked]:
        """What was asked of one address."""
        return [each for each in self.asked if each.path == path]

    def _noted(self, request: httpx.Request) -> Asked:
        query = {name: values[0] for name, values in parse_qs(request.url.query.decode()).items()}
        ids = tuple(str(fact["fact_id"]) for fact in _body(request)["facts"]) if request.url.path == "/v1/facts" else ()
        return Asked(request.method, request.url.path, query, self.clock.monotonic_ms(), ids)

    def _unsigned(self, request: httpx.Request) -> httpx.Response | None:
        """As central checks: credential, signature over the target as sent, digest, time, nonce."""
        headers = request.headers
        if headers.get("authorization") != f"Bearer {CREDENTIAL}":
            return problem(401, "credential", "The workstation is not known here", "Enrol it again.")
        digest = "sha-256=" + base64.b64encode(hashlib.sha256(request.content).digest()).decode()
        target = urlsplit(str(request.url))
        path = target.path + (f"?{target.query}" if target.query else "")
        parts = ("evertill-v1", request.method, path, digest, headers["evertill-time"], headers["evertill-nonce"])
        try:
            signature = base64.b64decode(headers["evertill-signature"])
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, "\n".join(parts).encode())
        except InvalidSignature:
            return problem(401, "signature", "The signature is not right", "Enrol the workstation again.")
        signed_at = datetime.fromisoformat(headers["evertill-time"])
        if abs(signed_at - self.clock.now()) > timedelta(minutes=10):
            now = self.clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
            return problem(401, "clock", "The clocks are too far apart", "Set one.", now=now)
        if headers["evertill-nonce"] in self._nonces:
            return problem(409, "replayed", "The request was answered before", "Sign it anew.")
        self._nonces.add(headers["evertill-nonce"])
        return None

    def _take_facts(self, request: httpx.Request) -> httpx.Response:
        facts = _body(request)["facts"]
        if len(facts) > LARGEST_BATCH:
            return problem(413, "too-large", "The request is too large", "Send less at once.")
        if self.poison & {fact["fact_id"] for fact in facts}:
            return httpx.Response(500, text="Internal Server Error")
        return self._json({"results": [self._result(fact) for fact in facts]})

    def _result(self, envelope: dict[str, object]) -> dict[str, object]:
        fact = fact_from_json(envelope)
        fact_id = fact.transaction_id
        if fact_id in self.refused:
            return {"fact_id": fact_id, "result": "refused", "reason": self.refused[fact_id]}
        known = self.kept.get(fact_id)
        if known is not None and known.hash != fact.hash:
            return {"fact_id": fact_id, "result": "refused", "reason": "Its id was sent with other contents."}
        if known is None:
            self.applied[fact_id] += 1
            self.order.append(fact_id)
            self._versions["stock"] += 1
            version = str(self._versions["stock"])
            known = Kept(fact.hash, len(self.kept) + 1, version, self.exceptions.get(fact_id, ()))
            self.kept[fact_id] = known
            result = "accepted_with_exception" if known.exceptions else "accepted"
        else:
            result = "duplicate"
        return {
            "fact_id": fact_id,
            "result": result,
            "remote_id": f"S1:{known.position}",
            "visible_at": known.visible_at,
            "exceptions": list(known.exceptions),
        }

    def _give_changes(self, request: httpx.Request) -> httpx.Response:
        query = {name: values[0] for name, values in parse_qs(request.url.query.decode()).items()}
        cursors = dict(part.split(":") for part in query.get("after", "").split(",") if part)
        streams = {
            name: self._stream(name, int(cursors.get(name, "0")), int(query["limit"]))
            for name in query["streams"].split(",")
        }
        if self.holds_polls and not any(stream["rows"] for stream in streams.values()):
            self.clock.move_ms(int(query["wait"]) * 1000)
        return self._json({"streams": streams, "owners": {"stock": "central"}, "now": "2026-11-21T09:03:00Z"})

    def _stream(self, name: str, after: int, limit: int) -> dict[str, object]:
        rows = sorted((version, key, content) for key, (version, content) in self._rows[name].items())
        newer = [row for row in rows if row[0] > after]
        page = newer[:limit]
        has_more = len(newer) > limit
        return {
            "cursor": str(page[-1][0] if has_more else max(after, self._versions[name])),
            "has_more": has_more,
            "is_whole": False,
            "rows": [{"key": key, "version": version, "content": content} for version, key, content in page],
        }

    def _json(self, document: object) -> httpx.Response:
        content = json.dumps(document).encode()
        headers = {"content-type": "application/json"}
        if self.packs:
            content, headers["content-encoding"] = gzip.compress(content), "gzip"
        return over_the_wire(200, content, headers)


# --- what a network, or a backend in trouble, answers


def connection_refused(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """Nobody listens."""
    raise httpx.ConnectError("[Errno 111] Connection refused", request=request)


def black_hole(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """A half-open socket: the request never arrives, and no answer comes in time."""
    backend.clock.move_ms(30_000)
    raise httpx.ReadTimeout("timed out", request=request)


def lost_reply(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The backend commits, and its answer never arrives."""
    backend.serve(request)
    backend.clock.move_ms(30_000)
    raise httpx.ReadTimeout("timed out", request=request)


def reset_mid_answer(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The backend commits, and the connection breaks in the middle of its answer."""
    answer = backend.serve(request)
    whole = answer.read()
    half = whole[: len(whole) // 2]

    def pieces() -> Iterator[bytes]:
        yield half
        raise httpx.ReadError("[Errno 104] Connection reset by peer", request=request)

    return httpx.Response(200, headers={"content-type": "application/json"}, content=pieces())


def doubled(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """Something on the way sends the request twice; the answer to the second comes back."""
    backend.serve(request)
    return backend.serve(request)


def delayed(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The request arrives, but after the next one, and its answer reaches nobody."""
    backend.late.append(request)
    raise httpx.ReadTimeout("timed out", request=request)


def captive_portal(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """A login page in place of the backend, with status 200."""
    return over_the_wire(200, b"<html>Welcome! Please log in.</html>", {"content-type": "text/html"})


def lying_portal(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """A login page that calls itself JSON."""
    return over_the_wire(200, b"<html>Welcome!</html>", {"content-type": "application/json"})


def redirect(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """Sent on to a login page."""
    return over_the_wire(302, b"", {"location": "http://login.example/"})


def cut_json(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The backend commits; a proxy cuts its answer, and says that this is all."""
    answer = backend.serve(request)
    return over_the_wire(200, answer.read()[:-2], {"content-type": "application/json"})


def one_result_short(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The backend commits, but answers for one fact too few."""
    document = json.loads(backend.serve(request).read())
    return _json_response({"results": document["results"][:-1]})


def swapped_results(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
    """The backend commits, but its answers are not in the order of the facts."""
    document = json.loads(backend.serve(request).read())
    return _json_response({"results": document["results"][::-1]})


def answer_json(document: object) -> Fault:
    """Some JSON with status 200, without any effect."""
    return lambda backend, request: _json_response(document)


def status(code: int, **headers: str) -> Fault:
    """A plain status with headers (`retry_after="120"`), without any effect."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda backend, request: over_the_wire(code, b"no", {"content-type": "text/plain", **named})


def refuses(code: int, kind: str, title: str, detail: str = "", **members: str) -> Fault:
    """A problem document of the backend's own, without any effect."""
    return lambda backend, request: problem(code, kind, title, detail, **members)


def problem(code: int, kind: str, title: str, detail: str, **members: str) -> httpx.Response:
    """An RFC 9457 problem document."""
    document = {"type": kind, "title": title, "status": code, "detail": detail, **members}
    return over_the_wire(code, json.dumps(document).encode(), {"content-type": "application/problem+json"})


def _json_response(document: object) -> httpx.Response:
    return over_the_wire(200, json.dumps(document).encode(), {"content-type": "application/json"})


class _Pieces(httpx.SyncByteStream):
    """A body as it comes over a wire: not read yet, and in pieces."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._content), 65536):
            yield self._content[start : start + 65536]


def over_the_wire(code: int, content: bytes, headers: Mapping[str, str]) -> httpx.Response:
    """A response whose body is still to be read."""
    return httpx.Response(code, headers=headers, stream=_Pieces(content))


def _body(request: httpx.Request) -> dict[str, list[dict[str, object]]]:
    content = request.content
    if request.headers.get("content-encoding") == "gzip":
        content = gzip.decompress(content)
    document: dict[str, list[dict[str, object]]] = json.loads(content)
    return document
