"""Hours of bad network on a clock set by hand, with seeds: every fact counted once, none lost, nobody hammered."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from evertill.kernel.errors import JournalFault
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.ports.notices import LinkState
from evertill.sync import push as push_module
from evertill.sync import record_outcome as record_module
from evertill.sync.push import BATCH
from evertill.sync.syncing import Syncing
from tests.support import backend as net
from tests.support.syncing import HandWorker, Rig, a_rig, restarted

FACTS = "/v1/facts"
FAULTS: list[net.Fault] = [
    net.connection_refused,
    net.black_hole,
    net.lost_reply,
    net.reset_mid_answer,
    net.doubled,
    net.delayed,
    net.captive_portal,
    net.lying_portal,
    net.redirect,
    net.cut_json,
    net.one_result_short,
    net.swapped_results,
    net.answer_json({"results": []}),
    net.answer_json([]),
    net.status(500),
    net.status(502),
    net.status(413),
    net.status(503, retry_after="7"),
    net.status(429, retry_after="Sat, 21 Nov 2026 09:10:00 GMT"),
    net.status(401),
    net.refuses(401, "digest", "The body was changed on the way"),
    net.refuses(422, "malformed", "The request cannot be read"),
]


def _drawn(rng: random.Random) -> Callable[[int], int]:
    return rng.randrange


def _check_laws(rig: Rig) -> None:
    """Nothing counted twice; nothing called delivered that the backend does not have; nothing gone."""
    assert set(rig.backend.applied.values()) <= {1}
    for row in rig.outbox.rows:
        fact_id = row.fact.transaction_id
        if row.state is OutboxState.DELIVERED:
            assert row.outcome is not None
            kept = rig.backend.kept[fact_id]
            assert (row.outcome.remote_id, row.outcome.visible_at) == (f"S1:{kept.position}", kept.visible_at)
        else:
            assert row.state in {OutboxState.WAITING, OutboxState.PARKED}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: getattr(fault, "__name__", "fault"))
def test_fault_in_the_middle_of_draining_loses_and_doubles_nothing(fault: net.Fault) -> None:
    rig = a_rig()
    rig.sell(BATCH * 2 + 5)
    rig.push.tick()
    rig.backend.faults.append(fault)
    rig.push_for(600)
    _check_laws(rig)
    assert rig.delivered == BATCH * 2 + 5


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: getattr(fault, "__name__", "fault"))
def test_fault_that_stands_for_an_hour_then_ends_leaves_every_fact_counted_once(fault: net.Fault) -> None:
    rig = a_rig()
    rig.sell(12)
    rig.backend.standing = fault
    rig.push_for(3600)
    _check_laws(rig)
    assert len(rig.backend.requests(FACTS)) <= 160
    rig.backend.standing = None
    for row in rig.outbox.rows:
        if row.state is OutboxState.PARKED:
            rig.outbox.record_outcomes([RowOutcome(row.row_id, OutboxState.WAITING)], rig.clock.now())
    rig.push_for(600)
    _check_laws(rig)
    assert rig.delivered == 12


@pytest.mark.parametrize("seed", range(40))
def test_random_faults_restarts_and_sales_keep_the_laws(seed: int) -> None:
    rng = random.Random(seed)
    rig = a_rig(random_below=_drawn(rng))
    for _ in range(120):
        rig.sell(rng.randrange(4), kin=f"sale-{rng.randrange(30)}" if rng.random() < 0.3 else None)
        if rng.random() < 0.4:
            rig.backend.faults.extend(rng.choice(FAULTS) for _ in range(rng.randrange(1, 5)))
        if rng.random() < 0.05:
            rig = restarted(rig)
        if rng.random() < 0.1:
            rig.push.hurry()
        rig.push_for(rng.randrange(1, 40))
        _check_laws(rig)
    rig.backend.faults.clear()
    rig.push_for(1200)
    _check_laws(rig)
    assert rig.waiting == 0
    assert rig.parked == 0
    assert all(positions == sorted(positions) for positions in _by_kin(rig))


def _by_kin(rig: Rig) -> list[list[int]]:
    """For each kin, where its facts stand in the backend's books."""
    kin: dict[str, list[int]] = {}
    for row in rig.outbox.rows:
        kin.setdefault(row.kin, []).append(rig.backend.kept[row.fact.transaction_id].position)
    return list(kin.values())


def test_storm_of_six_hours_is_no_hot_loop_and_drains_afterwards() -> None:
    rng = random.Random(6)
    rig = a_rig(random_below=_drawn(rng))
    storm = [net.status(500), net.status(502), net.black_hole, net.status(429), net.connection_refused]

    def any_of_them(backend: net.FakeBackend, request: httpx.Request) -> httpx.Response:
        return rng.choice(storm)(backend, request)

    rig.backend.standing = any_of_them
    for _ in range(360):
        rig.sell(2)
        rig.push_for(60)
    times = [asked.at_ms for asked in rig.backend.requests(FACTS)]
    by_hour = Counter((at_ms - times[0]) // 3_600_000 for at_ms in times)
    assert all(count <= 130 for hour, count in by_hour.items() if hour)
    assert len(times) >= 6 * 50
    assert 0 not in rig.pauses[-50:]
    assert rig.delivered == 0
    assert rig.link.now().state is LinkState.OFFLINE
    rig.backend.standing = None
    rig.push_for(300)
    _check_laws(rig)
    assert rig.waiting == 0


def test_storm_of_plain_outage_asks_about_once_a_minute_however_often_it_is_hinted() -> None:
    rig = a_rig()
    rig.backend.standing = net.connection_refused
    for _ in range(360):
        rig.sell()
        for _ in range(60):
            rig.push_for(1)
            rig.push.tick()
    asked = rig.backend.requests(FACTS)
    assert len(asked) <= 360 + 10


def test_retry_after_of_ten_minutes_is_waited_for() -> None:
    rig = a_rig()
    rig.sell()
    rig.backend.standing = net.status(503, retry_after="600")
    rig.push_for(3600)
    assert len(rig.backend.requests(FACTS)) <= 6


def test_return_arrives_before_its_sale_both_count_once() -> None:
    rig = a_rig()
    rig.sell(1)
    rig.backend.faults.append(net.delayed)
    rig.push_for(30)
    rig.sell(1)
    rig.push_for(30)
    _check_laws(rig)
    assert rig.delivered == 2


def test_restart_with_unsent_facts_goes_on_where_it_was() -> None:
    rig = a_rig()
    rig.sell(BATCH + 50)
    rig.backend.faults.extend([net.lost_reply, net.connection_refused])
    rig.push_for(2)
    rig = restarted(rig)
    assert rig.outbox.state("central").waiting == BATCH + 50
    rig.push_for(120)
    _check_laws(rig)
    assert rig.delivered == BATCH + 50


class PowerCut(BaseException):
    """The till is gone, wherever it was."""


def _dies_at(rig: Rig, point: int) -> None:
    """Cut the power at one of the points that a delivery comes by: a reading of the outbox, before and after the
    backend takes what was sent, before and after a commit."""
    left = [point]

    def passes() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise PowerCut

    due, submit = rig.outbox.due, rig.writer.submit

    def reading(*given: Any, **named: Any) -> Any:  # passed on as it came
        passes()
        return due(*given, **named)

    def writing(step: Any) -> Any:  # of whatever result
        passes()
        ended = submit(step)
        passes()
        return ended

    def serving(backend: net.FakeBackend, request: httpx.Request) -> httpx.Response:
        passes()
        answer = backend.serve(request)
        passes()
        return answer

    rig.outbox.due, rig.writer.submit = reading, writing  # type: ignore[method-assign]
    rig.backend.standing = serving


def test_power_cut_at_every_point_of_a_long_drain_loses_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push_module, "BATCH", 4)
    monkeypatch.setattr(record_module, "PIECE", 2)
    point, is_whole = 0, False
    while not is_whole:
        point += 1
        rig = a_rig()
        rig.push.batch = 4
        refused = rig.sell(18)[5]
        rig.backend.refused[refused.fact.transaction_id] = "Not allowed."
        _dies_at(rig, point)
        try:
            rig.drain()
            is_whole = True
        except PowerCut:
            pass
        del rig.outbox.due, rig.writer.submit
        rig.backend.standing = None
        _check_laws(rig)
        rig = restarted(rig)
        rig.push_for(10)
        _check_laws(rig)
        assert (rig.delivered, rig.parked) == (17, 1)
        assert rig.backend.order == [row.fact.transaction_id for row in rig.outbox.rows if row is not refused]
    assert point > 30


@pytest.mark.expects_log("does not accept this workstation")
def test_credential_revoked_then_enrolled_anew_keeps_the_queue() -> None:
    rig = a_rig()
    rig.sell(3)
    rig.backend.standing = net.refuses(403, "blocked", "The workstation is blocked", "Ask the shop.")
    rig.push_for(7200)
    assert rig.link.now().state is LinkState.REJECTED
    assert rig.waiting == 3
    rig.backend.standing = None
    rig.push_for(61)
    assert rig.delivered == 3


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_journal_and_network_failing_by_turns_keep_the_laws() -> None:
    rng = random.Random(3)
    rig = a_rig(random_below=_drawn(rng))
    for _ in range(80):
        rig.sell(2)
        rig.writer.fault = JournalFault("The disk is full.") if rng.random() < 0.4 else None
        rig.backend.faults.extend([rng.choice(FAULTS)] * (rng.random() < 0.4))
        rig.push_for(20)
        _check_laws(rig)
    rig.writer.fault = None
    rig.backend.faults.clear()
    rig.push_for(600)
    assert rig.delivered == 160


def test_link_cut_and_mended_both_lanes_come_back_within_the_pulls_wait() -> None:
    rig = a_rig()
    push_worker, pull_worker = HandWorker(), HandWorker()
    Syncing(
        push=lambda: rig.push,
        pull=lambda: rig.pull,
        link=rig.link,
        connector=rig.connector,
        push_worker=push_worker,
        pull_worker=pull_worker,
    )
    rig.sell(5)
    rig.backend.standing = net.connection_refused
    rig.push_for(900)
    rig.pull_for(20)
    rig.backend.standing = None
    rig.pull_for(30)
    assert push_worker.wakes >= 1
    rig.drain()
    assert rig.delivered == 5
    assert rig.link.is_up()
