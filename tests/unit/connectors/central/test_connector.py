"""The central connector: what goes over the wire, and what its answers mean."""

import gzip
import json
from datetime import timedelta

import httpx
import pytest

from evertill.connectors.central.answers import outcomes_of
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.streams.streams import Stream
from evertill.kernel.errors import SettingsFault
from evertill.ports.connector import Delivered, OutgoingFact, Refused, Rejected, Unreachable
from tests.support.backend import (
    CREDENTIAL,
    FactChain,
    FakeBackend,
    HandClock,
    MemoryKey,
    doubled,
    refuses,
)
from tests.support.syncing import a_connector, a_signer


def _backend() -> tuple[FakeBackend, CentralConnector]:
    key = MemoryKey()
    backend = FakeBackend(HandClock(), key.public_key)
    return backend, a_connector(backend, key)


def _outgoing(count: int = 1) -> list[OutgoingFact]:
    chain = FactChain()
    facts = [chain.fact() for _ in range(count)]
    return [OutgoingFact(fact.transaction_id, fact.wire) for fact in facts]


def test_connector_facts_go_out_signed_and_exactly_as_frozen() -> None:
    backend, connector = _backend()
    facts = _outgoing(2)
    assert connector.deliver(connector.pack(facts)) == [Delivered("S1:1", "1"), Delivered("S1:2", "2")]
    assert backend.order == [fact.fact_id for fact in facts]


@pytest.mark.parametrize(("url", "packs"), [("http://127.0.0.1:9", False), ("https://shop.example", True)])
def test_connector_packs_what_goes_over_a_network(url: str, packs: bool) -> None:
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    clock, facts = HandClock(), _outgoing(3)
    transport = httpx.MockTransport(respond)
    packing = CentralConnector(CentralSettings(url), a_signer(clock, MemoryKey()), transport=transport)
    packing.deliver(packing.pack(facts))
    body = gzip.decompress(sent[0].content) if packs else sent[0].content
    assert ("content-encoding" in sent[0].headers) is packs
    assert json.loads(body)["facts"] == [json.loads(fact.wire) for fact in facts]


def test_connector_packed_answers_are_read() -> None:
    backend, connector = _backend()
    backend.packs = True
    assert connector.deliver(connector.pack(_outgoing())) == [Delivered("S1:1", "1")]


def test_connector_request_doubled_on_the_way_is_signed_anew_and_counts_once() -> None:
    backend, connector = _backend()
    backend.faults.append(doubled)
    assert connector.deliver(connector.pack(_outgoing())) == [Delivered("S1:1", "1")]
    assert set(backend.applied.values()) == {1}


def test_connector_always_taken_for_a_repeat_gives_up_and_waits() -> None:
    backend, connector = _backend()
    backend.standing = refuses(409, "replayed", "The request was answered before")
    assert isinstance(connector.deliver(connector.pack(_outgoing())), Unreachable)
    assert len(backend.asked) == 2


def test_connector_same_id_with_other_contents_is_refused() -> None:
    _, connector = _backend()
    ours = _outgoing()[0]
    theirs = FactChain().fact(size=1)
    connector.deliver(connector.pack([ours]))
    answer = connector.deliver(connector.pack([OutgoingFact(theirs.transaction_id, theirs.wire)]))
    assert isinstance(answer, list)
    assert isinstance(answer[0], Refused)


def test_connector_clock_far_off_is_rejected_and_says_by_how_much() -> None:
    key, clock = MemoryKey(), HandClock()
    backend = FakeBackend(HandClock(clock.now() + timedelta(hours=3, minutes=12)), key.public_key)
    signer = a_signer(clock, key)
    connector = CentralConnector(
        CentralSettings("http://localhost"), signer, transport=httpx.MockTransport(backend.handle_request)
    )
    answer = connector.deliver(connector.pack(_outgoing()))
    assert isinstance(answer, Rejected)
    assert "It is 3 h 12 min behind." in answer.reason


@pytest.mark.parametrize("kind", ["credential", "signature", "unsigned", "blocked"])
def test_connector_backend_that_does_not_know_us_rejects(kind: str) -> None:
    backend, connector = _backend()
    backend.standing = refuses(403 if kind == "blocked" else 401, kind, "Not here", "Enrol it again.")
    answer = connector.pull({}, wait_s=0)
    assert isinstance(answer, Rejected)
    assert answer.reason.endswith("Not here. Enrol it again.")


def test_connector_body_changed_on_the_way_is_only_unreachable() -> None:
    backend, connector = _backend()
    backend.standing = refuses(401, "digest", "The body was changed on the way")
    assert isinstance(connector.deliver(connector.pack(_outgoing())), Unreachable)


@pytest.mark.parametrize("status", [400, 413, 415, 422])
def test_connector_backend_that_cannot_read_the_request_says_so(status: int) -> None:
    backend, connector = _backend()
    backend.standing = refuses(status, "malformed", "The request cannot be read")
    answer = connector.deliver(connector.pack(_outgoing()))
    assert isinstance(answer, Unreachable)
    assert (answer.is_overload, answer.is_refusal) == (True, True)


def test_connector_address_unknown_to_the_backend_is_only_unreachable() -> None:
    backend, connector = _backend()
    backend.standing = refuses(404, "unknown", "There is no such thing here")
    answer = connector.deliver(connector.pack(_outgoing()))
    assert isinstance(answer, Unreachable)
    assert not answer.is_overload


def test_connector_pull_asks_for_its_streams_after_its_cursors() -> None:
    backend, connector = _backend()
    connector.pull({"stock": "9", "products": "41", "weather": "3"}, wait_s=25)
    query = backend.asked[0].query
    assert query["after"] == "products:41,stock:9"
    assert query["wait"] == "25"
    assert query["streams"].split(",") == [stream.value for stream in Stream], "a till follows all it understands"


def test_connector_key_that_cannot_be_read_is_unreachable_not_a_crash() -> None:
    class NoKey(MemoryKey):
        def sign(self, message: bytes) -> bytes:
            raise SettingsFault("This till's key cannot be read.")

    backend = FakeBackend(HandClock(), b"")
    connector = a_connector(backend, NoKey())
    assert connector.deliver(connector.pack(_outgoing())) == Unreachable("This till's key cannot be read.")
    assert backend.asked == []


def test_connector_authority_file_that_is_missing_is_unreachable_not_a_crash() -> None:
    settings = CentralSettings("https://shop.example", "nowhere.pem")
    connector = CentralConnector(settings, a_signer(HandClock(), MemoryKey()))
    answer = connector.deliver(connector.pack(_outgoing()))
    assert isinstance(answer, Unreachable)
    assert "nowhere.pem" in answer.reason


def test_connector_preview_shows_the_fact_readable() -> None:
    _, connector = _backend()
    fact = _outgoing()[0]
    assert json.loads(connector.preview(fact)) == json.loads(fact.wire)
    assert "\n" in connector.preview(fact)


FACTS = _outgoing(2)
GOOD = [{"fact_id": fact.fact_id, "result": "accepted", "remote_id": "r", "visible_at": "1"} for fact in FACTS]


def test_outcomes_of_odd_details_keep_what_makes_sense() -> None:
    odd = [
        {
            "fact_id": FACTS[0].fact_id,
            "result": "duplicate",
            "remote_id": 7,
            "visible_at": "x" * 999,
            "exceptions": "no",
        },
        {"fact_id": FACTS[1].fact_id, "result": "accepted_with_exception", "exceptions": ["a\nb", 3, "c" * 9999]},
    ]
    outcomes = outcomes_of({"results": odd}, FACTS)
    assert outcomes is not None
    assert outcomes[0] == Delivered(FACTS[0].fact_id)
    assert isinstance(outcomes[1], Delivered)
    assert outcomes[1].differences[0] == "a b"
    assert len(outcomes[1].differences) == 2
    assert len(outcomes[1].differences[1]) == 300


def test_outcomes_of_a_refusal_without_id_or_reason_is_still_a_refusal() -> None:
    results = [
        {"fact_id": None, "result": "refused"},
        {"fact_id": FACTS[1].fact_id, "result": "refused", "reason": " "},
    ]
    assert outcomes_of({"results": results}, FACTS) == [Refused("The backend gave no reason.")] * 2


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "accepted",
        {},
        {"results": None},
        {"results": {}},
        {"results": []},
        {"results": GOOD[:1]},
        {"results": [*GOOD, GOOD[0]]},
        {"results": GOOD[::-1]},
        {"results": [GOOD[0], None]},
        {"results": [GOOD[0], {**GOOD[1], "result": "maybe"}]},
        {"results": [GOOD[0], {**GOOD[1], "result": None}]},
        {"results": [GOOD[0], {**GOOD[1], "fact_id": None}]},
        {"results": [GOOD[0], {**GOOD[1], "fact_id": 5}]},
        {"results": [GOOD[0], {**GOOD[1], "result": "refused", "fact_id": "other"}]},
    ],
)
def test_outcomes_of_a_wrong_shape_are_none_at_all(document: object) -> None:
    assert outcomes_of(document, FACTS) is None


def test_connector_never_logs_tokens_or_bodies(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    backend, connector = _backend()
    connector.deliver(connector.pack(_outgoing()))
    connector.pull({}, wait_s=0)
    assert backend.asked
    assert CREDENTIAL not in caplog.text
    assert "previous_hash" not in caplog.text
