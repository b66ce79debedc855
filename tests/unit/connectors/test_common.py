"""What counts as an answer of the backend, and what is noise from the network in between."""

import socket
import ssl
from collections.abc import Callable

import httpx
import pytest

from evertill.connectors import reasons
from evertill.connectors.common import RETRY_AFTER_S_MAX, Answered, Problem, exchange
from evertill.connectors.line import Line
from evertill.ports.connector import Unreachable
from tests.support.backend import URL, HandClock, over_the_wire

PROBLEM = "application/problem+json"


def _ask(respond: Callable[[httpx.Request], httpx.Response]) -> Answered | Problem | Unreachable:
    line = Line(URL, trust=lambda: None, transport=httpx.MockTransport(respond))
    try:
        return exchange(line, line.request("GET", "/v1/changes", headers={}, read_s=5), HandClock())
    finally:
        line.close()


def _answer(
    status: int, content: bytes = b"{}", kind: str = "application/json", **headers: str
) -> Answered | Problem | Unreachable:
    named = {"content-type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return _ask(lambda request: over_the_wire(status, content, named))


def test_exchange_json_with_status_200_is_an_answer() -> None:
    assert _answer(200, b'{"a": 1}') == Answered({"a": 1})
    assert _answer(200, b"[]", "application/json; charset=utf-8") == Answered([])


@pytest.mark.parametrize("status", [200, 201, 204, 206, 301, 302, 304, 307, 400, 404, 405, 407, 418, 451])
@pytest.mark.parametrize("kind", ["text/html", "text/plain", "", "application/jsonish", "text/json"])
def test_exchange_anything_but_json_is_something_in_between(status: int, kind: str) -> None:
    assert _answer(status, b"<html>{}</html>", kind) == Unreachable(reasons.PORTAL)


@pytest.mark.parametrize("status", [201, 202, 203, 206, 302, 304, 400, 404])
def test_exchange_json_with_another_status_is_no_answer(status: int) -> None:
    assert isinstance(_answer(status, b'{"results": []}'), Unreachable)


@pytest.mark.parametrize("status", [401, 403])
def test_exchange_login_demand_of_somebody_else_is_not_the_backend_rejecting_us(status: int) -> None:
    assert _answer(status, b"<html>", "text/html") == Unreachable(reasons.PORTAL)
    assert _answer(status, b'{"error": "login"}') == Unreachable(reasons.PORTAL)


@pytest.mark.parametrize("status", [500, 501, 502, 504, 507, 511, 599])
def test_exchange_server_errors_may_be_the_request(status: int) -> None:
    assert _answer(status) == Unreachable(reasons.FAILED, None, is_overload=True)


@pytest.mark.parametrize("status", [429, 503])
def test_exchange_asked_to_wait_is_no_overload(status: int) -> None:
    assert _answer(status, retry_after="7") == Unreachable(reasons.BUSY, 7000)


@pytest.mark.parametrize(
    ("retry_after", "date", "expected_ms"),
    [
        ("120", "", 120_000),
        (" 5 ", "", 5_000),
        ("0", "", 0),
        ("99999999999999999999", "", RETRY_AFTER_S_MAX * 1000),
        ("Sat, 21 Nov 2026 09:05:00 GMT", "", 120_000),
        ("Sat, 21 Nov 2026 08:00:00 GMT", "", 0),
        # Our clock may be wrong; the backend's own Date tells how far ahead the moment is.
        ("Mon, 01 Jan 2001 00:00:30 GMT", "Mon, 01 Jan 2001 00:00:00 GMT", 30_000),
        ("soon", "", None),
        ("", "", None),
        ("-5", "", None),
        ("²", "", None),
        ("Mon, 99 Foo 2001 00:00:30 GMT", "", None),
        ("Sat, 21 Nov 2026 09:05:00 -0000", "", None),
    ],
)
def test_exchange_retry_after_is_read(retry_after: str, date: str, expected_ms: int | None) -> None:
    headers = {b"retry-after": retry_after.encode(), b"content-type": b"text/plain"}
    if date:
        headers[b"date"] = date.encode()
    answer = _ask(lambda request: httpx.Response(503, headers=headers))
    assert isinstance(answer, Unreachable)
    assert answer.retry_after_ms == expected_ms


def test_exchange_problem_document_is_the_backend_speaking() -> None:
    document = (
        b'{"type":"clock","title":"The clocks are too far apart","detail":"Set one.","now":"2026-11-21T09:00:00Z"}'
    )
    answer = _answer(401, document, PROBLEM)
    assert isinstance(answer, Problem)
    assert (answer.status, answer.kind) == (401, "clock")
    assert answer.sentence == "The clocks are too far apart. Set one."
    assert answer.members["now"] == "2026-11-21T09:00:00Z"


def test_exchange_problem_text_is_cut_to_what_can_be_shown() -> None:
    document = b'{"type":"x","title":"A\\u0007\\nB","detail":"' + b"y" * 5000 + b'"}'
    answer = _answer(403, document, PROBLEM)
    assert isinstance(answer, Problem)
    assert answer.title == "A B"
    assert len(answer.detail) == 300


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"type": 1, "title": "x"}', b"<html>", b""])
def test_exchange_problem_that_is_none_is_something_in_between(content: bytes) -> None:
    assert _answer(401, content, PROBLEM) == Unreachable(reasons.PORTAL)


def test_exchange_too_large_said_by_a_proxy_may_be_the_request() -> None:
    assert _answer(413, b"<html>", "text/html") == Unreachable(reasons.FAILED, None, is_overload=True)


def test_exchange_endless_problem_is_not_read_whole() -> None:
    answer = _answer(400, b" " * 10_000_000, PROBLEM)
    assert answer == Unreachable(reasons.NOT_AS_AGREED)


def test_exchange_json_that_is_cut_is_not_as_agreed() -> None:
    assert _answer(200, b'{"results": [') == Unreachable(reasons.NOT_AS_AGREED)


def _raising(error: Exception, cause: Exception | None = None) -> Callable[[httpx.Request], httpx.Response]:
    def respond(request: httpx.Request) -> httpx.Response:
        raise error from cause

    return respond


def _untrusted(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "cause", "words"),
    [
        (httpx.ConnectError("x"), OSError(111, "refused"), "No connection"),
        (httpx.ConnectError("x"), socket.gaierror(-2, "unknown"), "name was not found"),
        (httpx.ConnectTimeout("x"), None, "No connection"),
        (httpx.ReadTimeout("x"), None, "did not answer in time"),
        (httpx.WriteTimeout("x"), None, "did not answer in time"),
        (httpx.ReadError("x"), None, "broke off"),
        (httpx.WriteError("x"), None, "broke off"),
        (httpx.RemoteProtocolError("x"), None, "broke off"),
        (httpx.DecodingError("x"), None, "not as agreed"),
        (httpx.ConnectError("x"), ssl.SSLError(1, "wrong version number"), "No secure connection"),
        (httpx.ConnectError("x"), ssl.SSLEOFError(8, "EOF"), "No connection"),
        (httpx.ConnectError("x"), _untrusted(10), "has expired"),
        (httpx.ConnectError("x"), _untrusted(10), "clock says 2026-11-21 09:03"),
        (httpx.ConnectError("x"), _untrusted(9), "not valid yet"),
        (httpx.ConnectError("x"), _untrusted(62), "for another name"),
        (httpx.ConnectError("x"), _untrusted(64), "for another name"),
        (httpx.ConnectError("x"), _untrusted(18), "not from an authority"),
        (httpx.ConnectError("x"), _untrusted(20), "not from an authority"),
    ],
)
def test_exchange_network_trouble_is_unreachable_in_plain_words(
    error: Exception, cause: Exception | None, words: str
) -> None:
    answer = _ask(_raising(error, cause))
    assert isinstance(answer, Unreachable)
    assert words in answer.reason
    assert not answer.is_overload


def test_exchange_that_trickles_for_minutes_is_given_up() -> None:
    clock = HandClock()

    class Trickle(httpx.SyncByteStream):
        def __iter__(self):  # type: ignore[no-untyped-def]
            while True:
                clock.move_ms(20_000)
                yield b" "

    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, headers={"content-type": "application/json"}, stream=Trickle())
    )
    line = Line(URL, trust=lambda: None, transport=transport)
    answer = exchange(line, line.request("GET", "/", headers={}, read_s=30), clock)
    line.close()
    assert answer == Unreachable(reasons.NOT_AS_AGREED)


def test_line_after_an_interrupt_sends_nothing() -> None:
    asked: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200)

    line = Line(URL, trust=lambda: None, transport=httpx.MockTransport(respond))
    line.interrupt()
    answer = exchange(line, line.request("GET", "/", headers={}, read_s=30), HandClock())
    line.close()
    assert answer == Unreachable(reasons.STOPPING)
    assert asked == []
