"""The coordinating piece: lanes help each other, hints do not hammer, stopping is quiet."""

import pytest

from evertill.kernel.errors import JournalFault
from evertill.ports.connector import Unreachable
from evertill.ports.notices import LinkState
from evertill.sync.syncing import Syncing
from tests.support.backend import connection_refused, status
from tests.support.syncing import HandWorker, Rig, a_rig


def _syncing(rig: Rig) -> tuple[Syncing, HandWorker, HandWorker]:
    push_worker, pull_worker = HandWorker(), HandWorker()
    syncing = Syncing(
        push=lambda: rig.push,
        pull=lambda: rig.pull,
        link=rig.link,
        connector=rig.connector,
        push_worker=push_worker,
        pull_worker=pull_worker,
    )
    syncing.start()
    return syncing, push_worker, pull_worker


def test_syncing_pull_back_online_push_tries_at_once() -> None:
    rig = a_rig()
    _, push_worker, _ = _syncing(rig)
    rig.sell()
    rig.backend.standing = connection_refused
    rig.push_for(600)
    rig.pull.tick()
    assert rig.push.tick() > 0
    rig.backend.standing = None
    rig.pull.retry_now()
    rig.pull.tick()
    assert push_worker.wakes == 1
    assert rig.push.tick() == 0
    rig.drain()
    assert rig.delivered == 1


def test_syncing_push_back_online_pull_tries_at_once() -> None:
    rig = a_rig()
    _, _, pull_worker = _syncing(rig)
    rig.sell()
    rig.backend.standing = connection_refused
    rig.pull_for(600)
    rig.push.tick()
    rig.backend.standing = None
    rig.push.retry_now()
    rig.push.tick()
    assert pull_worker.wakes == 1
    assert rig.pull.tick() == 0


def test_syncing_pull_that_goes_on_working_does_not_drive_a_failing_push() -> None:
    rig = a_rig()
    _, push_worker, _ = _syncing(rig)
    rig.sell(4)
    rig.backend.faults.extend([status(500)] * 4)
    while rig.backend.faults:
        rig.push.tick()
    for _ in range(20):
        rig.pull.tick()
    assert push_worker.wakes == 0
    assert rig.link.now().state is LinkState.OFFLINE


def test_syncing_hint_only_wakes() -> None:
    rig = a_rig()
    syncing, push_worker, _ = _syncing(rig)
    rig.sell()
    rig.backend.standing = connection_refused
    rig.push.tick()
    syncing.wake_push()
    assert push_worker.wakes == 1
    assert rig.push.tick() > 0
    assert len(rig.backend.asked) == 1


def test_syncing_retry_now_tries_both() -> None:
    rig = a_rig()
    syncing, push_worker, pull_worker = _syncing(rig)
    rig.sell()
    rig.backend.standing = connection_refused
    rig.push_for(600)
    rig.pull_for(600)
    rig.backend.standing = None
    syncing.retry_now()
    assert (push_worker.wakes, pull_worker.wakes) == (1, 1)
    assert (rig.push.tick(), rig.pull.tick()) == (0, 0)


def test_syncing_stop_ends_workers_and_announces_nothing() -> None:
    rig = a_rig()
    syncing, push_worker, pull_worker = _syncing(rig)
    rig.pull.tick()
    before = list(rig.board.notices)
    assert syncing.stop(100)
    assert push_worker.is_stopped
    assert pull_worker.is_stopped
    rig.sell()
    rig.push.tick()
    rig.pull.tick()
    assert rig.board.notices == before
    assert isinstance(rig.connector.deliver(rig.connector.pack([])), Unreachable)


def test_syncing_part_not_made_yet_is_only_woken() -> None:
    rig, worker = a_rig(), HandWorker()
    syncing = Syncing(
        push=lambda: None,
        pull=lambda: None,
        link=rig.link,
        connector=rig.connector,
        push_worker=worker,
        pull_worker=worker,
    )
    syncing.retry_now()
    assert worker.wakes == 2


def test_sync_steps_until_one_pauses_deliver_and_copy_everything_and_wait_for_nothing() -> None:
    rig = a_rig()
    rig.sell(450)
    rig.backend.put("products", "A-1", {})
    started_ms = rig.clock.monotonic_ms()
    while rig.push.run_once() == 0:
        pass
    while rig.pull.run_once() == 0 and not rig.pull.wait_s:
        pass
    assert rig.delivered == 450
    assert "A-1" in rig.copies.rows["products"]
    assert rig.clock.monotonic_ms() == started_ms
    assert (rig.push.trouble, rig.pull.trouble) == ("", "")


@pytest.mark.expects_log("cannot be written down", "cannot be kept")
def test_sync_step_that_did_not_go_well_pauses_and_says_why() -> None:
    rig = a_rig()
    rig.sell(3)
    rig.backend.faults.extend([connection_refused, connection_refused])
    assert rig.push.run_once() > 0
    assert rig.pull.run_once() > 0
    assert "No connection" in rig.push.trouble
    assert "No connection" in rig.pull.trouble
    rig.writer.fault = rig.copies.fault = JournalFault("The disk is full.")
    assert rig.push.run_once() == 0
    assert rig.push.run_once() > 0
    assert rig.pull.run_once() > 0
    assert (rig.push.trouble, rig.pull.trouble) == ("The disk is full.", "The disk is full.")
    assert rig.waiting == 3
