"""Pushing a long queue: the next batch is ready when the answer comes, and goes out only if that was a good one."""

import json
from collections.abc import Callable

import httpx
import pytest

from evertill.domain.customers.sealed_customer import SentBeside
from evertill.kernel.errors import Bug, JournalFault
from evertill.ports.journal_rows import OutboxState
from evertill.ports.notices import EpochDoubted
from evertill.sync import push as push_module
from tests.support import backend as net
from tests.support.backend import FakeBackend
from tests.support.syncing import Rig, a_rig

FACTS = "/v1/facts"
AT_ONCE = 4


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push_module, "BATCH", AT_ONCE)


def _rig(waiting: int = 0) -> Rig:
    rig = a_rig()
    rig.push.batch = AT_ONCE
    rig.sell(waiting)
    return rig


def _sent(rig: Rig) -> list[list[int]]:
    """The facts of each delivery, by their place in the outbox."""
    places = {entry.fact.transaction_id: entry.row_id for entry in rig.outbox.rows}
    return [[places[fact_id] for fact_id in asked.facts] for asked in rig.backend.requests(FACTS)]  # type: ignore[index]  # ids are texts


def _while_it_works(rig: Rig, does: Callable[[], object]) -> None:
    """At the next delivery, once it has arrived at the backend and before that answers."""

    def working(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        does()
        return backend.serve(request)

    rig.backend.faults.append(working)


def _unreadable(rig: Rig) -> None:
    rig.outbox.fault = JournalFault("The journal cannot be read.")


def test_push_ahead_next_batch_was_read_before_the_answer_came_and_leaves_at_once() -> None:
    rig = _rig(AT_ONCE * 3)
    _while_it_works(rig, lambda: _unreadable(rig))
    assert rig.push.tick() == 0
    assert rig.push.tick() == 0
    assert _sent(rig) == [[1, 2, 3, 4], [5, 6, 7, 8]]
    assert rig.delivered == AT_ONCE * 2


def test_push_ahead_long_queue_leaves_in_its_order_each_fact_once() -> None:
    rig = _rig(AT_ONCE * 5 + 3)
    rig.drain()
    assert [place for batch in _sent(rig) for place in batch] == list(range(1, AT_ONCE * 5 + 4))
    assert rig.waiting == 0


def test_push_ahead_kin_of_a_fact_that_is_refused_is_in_no_later_batch() -> None:
    rig = _rig()
    refused = rig.sell(kin="sale-1")[0]
    rig.sell(3)
    rig.sell(kin="sale-1")
    rig.sell(7)
    rig.backend.refused[refused.fact.transaction_id] = "Not allowed."
    rig.drain()
    assert _sent(rig) == [[1, 2, 3, 4], [6, 7, 8, 9], [10, 11, 12]]
    assert [rig.outbox.rows[place].state for place in (0, 4)] == [OutboxState.PARKED, OutboxState.WAITING]
    assert rig.delivered == 10


@pytest.mark.parametrize(
    "fault",
    [
        net.lost_reply,
        net.reset_mid_answer,
        net.captive_portal,
        net.lying_portal,
        net.one_result_short,
        net.swapped_results,
        net.cut_json,
        net.status(429, retry_after="7"),
        net.status(503),
        net.status(500),
        net.status(413),
        net.refuses(422, "malformed", "The request cannot be read"),
    ],
)
def test_push_ahead_batch_is_not_sent_when_the_one_before_was_not_answered(fault: net.Fault) -> None:
    rig = _rig(AT_ONCE * 3)
    rig.backend.faults.append(fault)
    rig.push.tick()
    assert rig.delivered == 0
    rig.push_for(60)
    assert _sent(rig)[1][0] == 1
    assert [place for batch in _sent(rig)[1:] for place in batch] == list(range(1, AT_ONCE * 3 + 1))
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("the backend does not accept this workstation")
def test_push_ahead_batch_is_not_sent_when_the_workstation_is_rejected() -> None:
    rig = _rig(AT_ONCE * 2)
    rig.backend.faults.append(net.refuses(401, "credential", "The workstation is not known here"))
    rig.push_for(60)
    assert _sent(rig)[1][0] == 1
    assert rig.delivered == AT_ONCE * 2


def test_push_ahead_link_cut_between_two_batches_sends_the_second_again_and_nothing_twice() -> None:
    rig = _rig(AT_ONCE * 3)
    rig.push.tick()
    rig.backend.standing = net.connection_refused
    rig.push_for(20)
    assert (rig.delivered, rig.waiting) == (AT_ONCE, AT_ONCE * 2)
    rig.backend.standing = None
    rig.push_for(120)
    assert rig.backend.order == [entry.fact.transaction_id for entry in rig.outbox.rows]
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_ahead_answers_that_were_not_written_down_go_out_again_before_what_follows() -> None:
    rig = _rig(AT_ONCE * 4)
    rig.push.tick()
    rig.writer.holds = True
    rig.push.tick()
    rig.writer.fault = JournalFault("The disk is full.")
    _while_it_works(rig, rig.writer.run)
    assert rig.push.tick() > 0
    rig.writer.fault, rig.writer.holds = None, False
    rig.push_for(30)
    assert _sent(rig)[:4] == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [5, 6, 7, 8]]
    assert rig.waiting == 0
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_ahead_batch_waits_for_the_one_before_when_a_pull_learns_that_it_was_not_written_down() -> None:
    rig = _rig(AT_ONCE * 3)
    rig.writer.holds = True
    rig.push.tick()
    rig.writer.fault = JournalFault("The disk is full.")
    rig.writer.run()
    rig.writer.fault, rig.writer.holds = None, False
    rig.push.settle()
    rig.drain()
    assert _sent(rig) == [[1, 2, 3, 4], [1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
    assert rig.waiting == 0


def test_push_ahead_journal_that_cannot_be_read_just_then_costs_no_answer() -> None:
    rig = _rig(AT_ONCE * 2)
    due = rig.outbox.due

    def readable_unless_under_way(*given: object, without: frozenset[int], **named: object) -> object:
        if without:
            raise JournalFault("The journal cannot be read.")
        return due(*given, without=without, **named)  # type: ignore[arg-type]  # passed on as it came

    rig.outbox.due = readable_unless_under_way  # type: ignore[method-assign, assignment]
    assert rig.push.tick() == 0
    rig.push.settle()
    assert rig.delivered == AT_ONCE


def test_push_ahead_bug_in_the_batch_after_costs_the_one_before_its_answer_no_second_time() -> None:
    rig = _rig(AT_ONCE * 2)
    spoilt = rig.outbox.rows[AT_ONCE].fact.transaction_id

    def beside(fact: object) -> SentBeside | None:
        if getattr(fact, "fact_id", None) == spoilt:
            raise Bug("its customer cannot be read")
        return None

    rig.push.beside = beside
    with pytest.raises(Bug):
        rig.push.tick()
    assert rig.push.tick() == 0
    rig.push.settle()
    assert rig.delivered == AT_ONCE
    with pytest.raises(Bug):
        rig.push.tick()


def test_push_ahead_batch_is_not_sent_when_the_answer_before_was_met_by_a_bug() -> None:
    rig = _rig(AT_ONCE * 3)

    def falls_over(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        backend.serve(request)
        raise Bug("nobody thought of this answer")

    rig.backend.faults.append(falls_over)
    with pytest.raises(Bug):
        rig.push.tick()
    rig.drain()
    assert _sent(rig) == [[1, 2, 3, 4], [1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
    assert set(rig.backend.applied.values()) == {1}


def test_push_ahead_customer_erased_meanwhile_is_not_sent_with_the_batch_that_was_ready() -> None:
    rig = _rig(AT_ONCE * 2)
    known = {rig.outbox.rows[-1].fact.transaction_id: SentBeside(b"sealed", b"key")}
    rig.push.beside = lambda fact: known.get(fact.fact_id)
    bodies: list[dict[str, object]] = []

    def kept(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        known.clear()
        return backend.serve(request)

    rig.backend.faults.extend([kept, kept])
    rig.drain()
    assert [sorted(body) for body in bodies] == [["facts"], ["facts"]]
    assert rig.delivered == AT_ONCE * 2


def test_push_ahead_sale_made_meanwhile_goes_with_the_rest_and_before_what_failed() -> None:
    rig = _rig(AT_ONCE * 2 + 1)
    for entry in rig.outbox.rows[AT_ONCE:]:
        entry.attempts = 1
    _while_it_works(rig, lambda: rig.sell(1))
    rig.drain()
    assert _sent(rig) == [[1, 2, 3, 4], [10], [5], [6], [7], [8], [9]]


def test_push_ahead_queue_that_fills_no_batch_takes_along_what_is_sold_meanwhile() -> None:
    rig = _rig(AT_ONCE + 2)
    _while_it_works(rig, lambda: rig.sell(1))
    rig.drain()
    assert _sent(rig) == [[1, 2, 3, 4], [5, 6, 7]]


def test_push_ahead_epoch_that_is_over_is_told_and_what_was_written_in_it_goes_on() -> None:
    rig = _rig(AT_ONCE * 2)

    def over(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        document = json.loads(backend.serve(request).read())
        document["results"] = [{**result, "over": "copied"} for result in document["results"]]
        return net.answer_json(document)(backend, request)

    rig.backend.faults.append(over)
    rig.drain()
    assert EpochDoubted() in rig.board.notices
    assert rig.delivered == AT_ONCE * 2
