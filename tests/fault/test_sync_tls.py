"""TLS over real sockets: what cannot be trusted gets nothing, and a person reads why."""

import socket
import ssl
import threading
from pathlib import Path

import pytest

from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.ports.connector import Changes, OutgoingFact, Unreachable
from tests.support.backend import FactChain, HandClock, MemoryKey
from tests.support.real_server import (
    a_server,
    a_server_context,
    an_authority,
    answers,
    read_request,
    talks_nonsense,
)
from tests.support.syncing import a_signer


def answers_badly(connection: socket.socket) -> None:
    """A plain web server, asked for TLS."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


class Requests:
    """Counts the requests that reached the server inside the secure connection."""

    def __init__(self) -> None:
        self.count = 0

    def talk(self, connection: socket.socket) -> None:
        """Answer as the backend would."""
        while read_request(connection):
            self.count += 1
            body = b'{"streams":{}}'
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )


def _pull(port: int, ca_file: str | None) -> Changes | Unreachable:
    connector = CentralConnector(
        CentralSettings(f"https://127.0.0.1:{port}", ca_file), a_signer(HandClock(), MemoryKey())
    )
    try:
        answer = connector.pull({}, wait_s=0)
    finally:
        connector.close()
    assert isinstance(answer, Changes | Unreachable)
    return answer


def test_tls_certificate_of_the_shops_own_authority_is_trusted(tmp_path: Path) -> None:
    authority, requests = an_authority(), Requests()
    with a_server(requests.talk, a_server_context(tmp_path, authority)) as port:
        assert _pull(port, authority.write(tmp_path / "authority.pem")) == Changes()
    assert requests.count == 1


@pytest.mark.parametrize(
    ("days", "host", "words"),
    [
        ((-30, -1), "127.0.0.1", "has expired, so nothing was sent"),
        ((1, 30), "127.0.0.1", "is not valid yet, so nothing was sent"),
        ((-1, 30), "127.0.0.2", "is for another name, so nothing was sent"),
        ((-1, 30), "other.example", "is for another name, so nothing was sent"),
    ],
)
def test_tls_certificate_that_is_not_right_gets_nothing(
    tmp_path: Path, days: tuple[int, int], host: str, words: str
) -> None:
    authority, requests = an_authority(), Requests()
    with a_server(requests.talk, a_server_context(tmp_path, authority, days=days, host=host)) as port:
        answer = _pull(port, authority.write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)
    assert words in answer.reason
    assert not answer.is_overload
    assert requests.count == 0


def test_tls_expired_certificate_names_the_clock_as_a_cause(tmp_path: Path) -> None:
    authority = an_authority()
    with a_server(answers(), a_server_context(tmp_path, authority, days=(-30, -1))) as port:
        answer = _pull(port, authority.write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)
    assert "This till's clock says 2026-11-21 09:03; if that is wrong, set it." in answer.reason


def test_tls_self_signed_certificate_gets_nothing(tmp_path: Path) -> None:
    requests = Requests()
    with a_server(requests.talk, a_server_context(tmp_path, None)) as port:
        answer = _pull(port, an_authority().write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)
    assert "not from an authority this till trusts" in answer.reason
    assert requests.count == 0


def test_tls_private_authority_is_not_trusted_unless_named(tmp_path: Path) -> None:
    requests = Requests()
    with a_server(requests.talk, a_server_context(tmp_path, an_authority())) as port:
        answer = _pull(port, None)
    assert isinstance(answer, Unreachable)
    assert "not from an authority this till trusts" in answer.reason
    assert requests.count == 0


def test_tls_another_authority_than_the_shops_is_not_trusted(tmp_path: Path) -> None:
    with a_server(answers(), a_server_context(tmp_path, an_authority())) as port:
        answer = _pull(port, an_authority().write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)


@pytest.mark.parametrize("talk", [answers_badly, talks_nonsense])
def test_tls_server_without_tls_gets_nothing_readable(tmp_path: Path, talk: object) -> None:
    with a_server(talk) as port:  # type: ignore[arg-type]  # one of two talks
        answer = _pull(port, an_authority().write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)
    assert "No secure connection" in answer.reason


def test_tls_older_than_1_2_is_refused(tmp_path: Path) -> None:
    authority, requests = an_authority(), Requests()
    context = a_server_context(tmp_path, authority)
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with a_server(requests.talk, context) as port:
        answer = _pull(port, authority.write(tmp_path / "authority.pem"))
    assert isinstance(answer, Unreachable)
    assert "No secure connection" in answer.reason
    assert requests.count == 0


def test_tls_long_poll_is_cut_short_from_outside(tmp_path: Path) -> None:
    authority, arrived = an_authority(), threading.Event()

    def hold(connection: socket.socket) -> None:
        read_request(connection)
        arrived.set()
        connection.recv(1)

    with a_server(hold, a_server_context(tmp_path, authority)) as port:
        settings = CentralSettings(f"https://127.0.0.1:{port}", authority.write(tmp_path / "authority.pem"))
        connector = CentralConnector(settings, a_signer(HandClock(), MemoryKey()))
        answers_: list[object] = []
        polling = threading.Thread(target=lambda: answers_.append(connector.pull({}, wait_s=20)))
        polling.start()
        assert arrived.wait(10)
        connector.interrupt()
        polling.join(5)
        assert not polling.is_alive()
        connector.close()
    assert isinstance(answers_[0], Unreachable)


def test_tls_facts_are_not_sent_to_a_stranger(tmp_path: Path) -> None:
    requests = Requests()
    fact = FactChain().fact()
    with a_server(requests.talk, a_server_context(tmp_path, None)) as port:
        connector = CentralConnector(CentralSettings(f"https://127.0.0.1:{port}"), a_signer(HandClock(), MemoryKey()))
        answer = connector.deliver(connector.pack([OutgoingFact(fact.transaction_id, fact.wire)]))
        connector.close()
    assert isinstance(answer, Unreachable)
    assert requests.count == 0
