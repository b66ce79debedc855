"""Calls to the backend for the screens: each is answered exactly once, whatever network, backend or a bug do."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, cast

import pytest

from evertill.app.backend.backend_room import MET_AN_ERROR, BackendRoom
from evertill.app.seams import ThreadWorkers, system_seams
from evertill.kernel.errors import SettingsFault
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Done
from evertill.ports.backend_desk import NO_BACKEND, NOT_OFFERED, Call, NoBackend
from evertill.ports.connector import Unreachable

LIMIT_MS = 5000


class Calls:
    """A backend that knows one receipt, and forgets what it should do for another."""

    capabilities = frozenset({Capability.RECEIPTS})

    def __init__(self) -> None:
        self.is_cut = self.is_closed = False

    def receipt(self, number: str) -> CallAnswer:
        if number == "bad":
            raise ZeroDivisionError
        return Done({"number": number})

    def interrupt(self) -> None:
        self.is_cut = True

    def close(self) -> None:
        self.is_closed = True


def a_room(open_calls: Callable[[], object], *, is_connected: bool = True) -> BackendRoom:
    seams = replace(system_seams(), make_worker=ThreadWorkers(lambda name, error: None))
    opened = cast("Callable[[], BackendCalls | None]", open_calls)  # the fake has the calls that are made
    return BackendRoom(seams, lambda callback: callback(), opened, is_connected=is_connected)


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def room(calls: Calls) -> Iterator[BackendRoom]:
    made = a_room(lambda: calls)
    made.start()
    yield made
    made.stop(LIMIT_MS)


def asked(room: BackendRoom, call: Call, capability: Capability = Capability.RECEIPTS) -> CallAnswer:
    told: Future[Any] = Future()
    room.ask(capability, call, told.set_result)
    answer: CallAnswer = told.result(LIMIT_MS)
    return answer


def test_call_is_answered_and_the_line_given_back_at_the_end(room: BackendRoom, calls: Calls) -> None:
    assert asked(room, lambda backend: backend.receipt("1")) == Done({"number": "1"})
    room.stop(LIMIT_MS)
    assert (calls.is_cut, calls.is_closed) == (True, True)


def test_call_that_meets_a_bug_is_answered_and_the_next_goes_on(room: BackendRoom) -> None:
    assert asked(room, lambda backend: backend.receipt("bad")) == MET_AN_ERROR
    assert asked(room, lambda backend: backend.receipt("2")) == Done({"number": "2"})


def test_call_of_a_family_that_is_not_offered_is_not_made(room: BackendRoom) -> None:
    assert asked(room, lambda backend: backend.receipt("bad"), Capability.ORDERS) == NOT_OFFERED


def test_call_after_the_end_is_answered_at_once(room: BackendRoom) -> None:
    room.stop(LIMIT_MS)
    assert isinstance(asked(room, lambda backend: backend.receipt("1")), Unreachable)


def test_credential_that_cannot_be_read_is_told_as_unreachable() -> None:
    def fails() -> None:
        raise SettingsFault("The key is gone.")

    room = a_room(fails)
    room.start()
    assert asked(room, lambda backend: backend.receipt("1")) == Unreachable("The key is gone.")
    room.stop(LIMIT_MS)


def test_till_by_itself_has_nobody_to_ask() -> None:
    room = a_room(lambda: None, is_connected=False)
    room.start()
    assert asked(room, lambda backend: backend.receipt("1")) == NO_BACKEND
    room.stop(LIMIT_MS)
    heard: list[CallAnswer] = []
    NoBackend().ask(Capability.RECEIPTS, lambda backend: backend.receipt("1"), heard.append)
    assert heard == [NO_BACKEND]
