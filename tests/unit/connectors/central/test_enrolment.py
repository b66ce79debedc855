"""Enrolment: what is asked, what is given, and one sentence for every way it can fail."""

import base64
import json

import httpx
import pytest

from evertill.connectors.central.enrolment import Applicant, Enrolment, enrol
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.facts.transaction import ChainHead
from evertill.kernel.errors import BackendFault
from evertill.kernel.ids import EpochId
from evertill.kernel.secret import Secret
from tests.support.backend import HandClock, over_the_wire, problem

KEY = base64.b64encode(bytes(32)).decode()
GOOD: dict[str, object] = {
    "credential": "token-1",
    "statement_key": KEY,
    "store": {"store": "S1", "name": "Corner shop"},
    "workstation": "3",
    "owners": {"products": "central", "prices": "local", "odd": 7},
    "policy_version": 4,
}


def _json(document: object) -> httpx.Response:
    return over_the_wire(200, json.dumps(document).encode(), {"content-type": "application/json"})


def _enrol(answer: httpx.Response, sent: list[httpx.Request] | None = None, **applicant: object) -> Enrolment:
    def respond(request: httpx.Request) -> httpx.Response:
        if sent is not None:
            sent.append(request)
        return answer

    wanted = Applicant(bytes(32), EpochId("epoch-1"), 1, **applicant)  # type: ignore[arg-type]
    return enrol(
        CentralSettings("http://localhost"),
        "CODE-1",
        wanted,
        clock=HandClock(),
        transport=httpx.MockTransport(respond),
    )


def test_enrolment_gives_what_the_backend_says() -> None:
    assert _enrol(_json(GOOD)) == Enrolment(
        store="S1",
        workstation="3",
        store_name="Corner shop",
        credential=Secret("token-1"),
        statement_key=bytes(32),
        owners={"products": "central", "prices": "local"},
    )


def test_enrolment_asks_with_code_key_epoch_and_head() -> None:
    sent: list[httpx.Request] = []
    _enrol(_json(GOOD), sent, name="Front", store="S1", head=ChainHead(5, 2, "a" * 64))
    assert json.loads(sent[0].content) == {
        "code": "CODE-1",
        "store": "S1",
        "workstation": None,
        "public_key": KEY,
        "epoch": "epoch-1",
        "epoch_number": 1,
        "name": "Front",
        "head": {"sequence": 5, "hash": "a" * 64},
    }


def test_enrolment_refused_says_why_in_the_backends_words() -> None:
    with pytest.raises(BackendFault, match=r"sells on by itself.*This code has expired\."):
        _enrol(problem(403, "code", "The enrolment code is not good", "This code has expired."))


@pytest.mark.parametrize(
    "answer",
    [
        over_the_wire(200, b"<html>Log in</html>", {"content-type": "text/html"}),
        over_the_wire(302, b"", {"location": "http://login.example"}),
        over_the_wire(500, b"", {}),
        _json([]),
        _json({**GOOD, "credential": None}),
        _json({**GOOD, "credential": "a\nb"}),
        _json({**GOOD, "statement_key": "not base64!"}),
        _json({**GOOD, "statement_key": base64.b64encode(b"short").decode()}),
        _json({**GOOD, "store": "S1"}),
        _json({**GOOD, "workstation": 3}),
        _json({**GOOD, "owners": []}),
    ],
)
def test_enrolment_answer_that_is_none_leaves_the_till_unconnected(answer: httpx.Response) -> None:
    with pytest.raises(BackendFault, match="check"):
        _enrol(answer)


def test_enrolment_text_form_shows_no_credential() -> None:
    assert "token-1" not in repr(_enrol(_json(GOOD)))
