"""Real workers on real sockets: stopping cuts a long poll short, and broken connections are only "not delivered"."""

import json
import socket
import threading
from collections.abc import Callable

import pytest

from evertill.connectors.central import asking as asking_module
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.settings import CentralSettings
from evertill.kernel.clock import SystemClock
from evertill.kernel.worker import ThreadWorker
from evertill.ports.connector import Changes, Delivered, OutgoingFact, Unreachable
from evertill.ports.notices import LinkState
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.pull import Pull
from evertill.sync.push import Push
from evertill.sync.syncing import Syncing
from tests.support.backend import FactChain, HandClock, MemoryKey
from tests.support.real_server import (
    a_server,
    answers,
    dies_mid_answer,
    falls_silent,
    read_request,
    talks_nonsense,
)
from tests.support.syncing import Board, HandWriter, MemoryCopies, MemoryOutbox, a_signer, never_draws

STOP_LIMIT_MS = 5000
"""Far above what stopping takes and far below a long poll's 20 s, so that a busy machine does not fail the test."""


def _no_bug(worker: str, error: BaseException) -> None:
    raise AssertionError(f"{worker} met {error!r}")


def _syncing(port: int, board: Board) -> Syncing:
    clock = SystemClock()
    signer = a_signer(HandClock(), MemoryKey())
    connector = CentralConnector(CentralSettings(f"http://127.0.0.1:{port}"), signer)
    outbox = MemoryOutbox()
    outbox.put(FactChain().fact())
    link = Link(clock, board)
    push = Push(outbox, connector, HandWriter(outbox), clock, link, board, Backoff(never_draws))
    pull = Pull(MemoryCopies(), connector, clock, link, board, Backoff(never_draws))
    return Syncing(
        push=lambda: push,
        pull=lambda: pull,
        link=link,
        connector=connector,
        push_worker=ThreadWorker("push", on_bug=_no_bug, tick=push.tick),
        pull_worker=ThreadWorker("pull", on_bug=_no_bug, tick=pull.tick),
    )


def test_sync_stop_ends_a_long_poll_and_a_push_under_way() -> None:
    board, arrived = Board(), threading.Semaphore(0)

    def hold(connection: socket.socket) -> None:
        read_request(connection)
        arrived.release()
        connection.recv(1)

    with a_server(hold) as port:
        syncing = _syncing(port, board)
        syncing.start()
        assert arrived.acquire(timeout=10)
        assert arrived.acquire(timeout=10)
        assert syncing.stop(STOP_LIMIT_MS)
    assert board.notices == []


def test_sync_stop_before_anything_was_asked_ends_at_once() -> None:
    with a_server(falls_silent) as port:
        syncing = _syncing(port, Board())
        syncing.start()
        assert syncing.stop(STOP_LIMIT_MS)


def test_sync_stop_in_the_middle_of_backoff_ends_at_once() -> None:
    announced = threading.Event()

    class Told(Board):
        def announce(self, notice: object) -> None:
            super().announce(notice)
            announced.set()

    board = Told()
    with a_server(talks_nonsense) as port:
        syncing = _syncing(port, board)
        syncing.start()
        assert announced.wait(10)
        assert syncing.stop(STOP_LIMIT_MS)
    assert board.links()[0] is LinkState.OFFLINE


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (falls_silent, "did not answer in time"),
        (dies_mid_answer, "broke off"),
        (talks_nonsense, "broke off"),
        (lambda connection: None, "broke off"),
        (answers(body=b"<html>", kind="text/html"), "answered in its place"),
        (answers("302 Found"), "answered in its place"),
        (answers(body=b'{"results":'), "not as agreed"),
    ],
)
def test_sync_over_a_real_socket_what_is_no_answer_delivers_nothing(
    talk: Callable[[socket.socket], None], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_module, "READ_S", 1)
    fact = FactChain().fact()
    with a_server(talk) as port:
        connector = CentralConnector(CentralSettings(f"http://127.0.0.1:{port}"), a_signer(HandClock(), MemoryKey()))
        answer = connector.deliver(connector.pack([OutgoingFact(fact.transaction_id, fact.wire)]))
        connector.close()
    assert isinstance(answer, Unreachable)
    assert words in answer.reason


def test_sync_over_a_real_socket_the_till_works_ahead_once_all_is_out_and_before_the_answer() -> None:
    fact = FactChain().fact()
    arrived, worked = threading.Event(), threading.Event()
    results = [{"fact_id": fact.transaction_id, "result": "accepted", "remote_id": "S1:1", "visible_at": "1"}]
    body = json.dumps({"results": results}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"

    def takes_its_time(connection: socket.socket) -> None:
        read_request(connection)
        arrived.set()
        if worked.wait(10):
            connection.sendall(head.encode() + body)

    def meanwhile() -> None:
        if arrived.wait(10):
            worked.set()

    with a_server(takes_its_time) as port:
        connector = CentralConnector(CentralSettings(f"http://127.0.0.1:{port}"), a_signer(HandClock(), MemoryKey()))
        parcel = connector.pack([OutgoingFact(fact.transaction_id, fact.wire)])
        delivered = connector.deliver(parcel, meanwhile)
        connector.close()
    assert delivered == [Delivered("S1:1", "1")]


def test_sync_with_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    connector = CentralConnector(CentralSettings(f"http://127.0.0.1:{port}"), a_signer(HandClock(), MemoryKey()))
    answer = connector.pull({}, wait_s=0)
    connector.close()
    assert isinstance(answer, Unreachable)
    assert answer.reason.startswith("No connection to the backend could be made")


def test_sync_connection_that_went_stale_between_two_calls_is_made_anew() -> None:
    gone = threading.Semaphore(0)

    def one_answer_only(connection: socket.socket) -> None:
        read_request(connection)
        body = b'{"streams":{}}'
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        connection.sendall(head + body)
        connection.close()
        gone.release()

    with a_server(one_answer_only) as port:
        connector = CentralConnector(CentralSettings(f"http://127.0.0.1:{port}"), a_signer(HandClock(), MemoryKey()))
        found = []
        for _ in range(4):
            found.append(connector.pull({}, wait_s=0))
            assert gone.acquire(timeout=10)
        connector.close()
    assert found == [Changes()] * 4
