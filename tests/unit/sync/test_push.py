"""Pushing: what is delivered, parked, tried again, and how often the network is asked."""

import logging
from concurrent.futures import Future

import httpx
import pytest

from evertill.kernel.errors import Bug, JournalFault
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.ports.notices import FactsRecorded, LinkState
from evertill.sync import push as push_module
from evertill.sync import record_outcome as record_module
from evertill.sync.push import BATCH, IDLE_MS, REFUSALS_MAX
from evertill.sync.record_outcome import PIECE
from tests.support.backend import (
    FakeBackend,
    black_hole,
    captive_portal,
    connection_refused,
    lost_reply,
    one_result_short,
    refuses,
    status,
    swapped_results,
)
from tests.support.syncing import Rig, a_rig, restarted

FACTS = "/v1/facts"


def _states(rig: Rig) -> list[OutboxState]:
    return [row.state for row in rig.outbox.rows]


def test_push_waiting_facts_are_delivered_with_what_the_backend_says() -> None:
    rig = a_rig()
    first, second = rig.sell(2)
    rig.backend.exceptions[second.fact.transaction_id] = ("The price was another.",)
    rig.drain()
    assert first.outcome == RowOutcome(1, OutboxState.DELIVERED, "S1:1", "1")
    assert second.outcome == RowOutcome(2, OutboxState.DELIVERED, "S1:2", "2", ("The price was another.",))
    assert rig.link.is_up()
    assert FactsRecorded() in rig.board.notices


def test_push_order_is_the_order_of_the_journal() -> None:
    rig = a_rig()
    facts = rig.sell(BATCH * 2 + 7)
    rig.drain()
    assert rig.backend.order == [entry.fact.transaction_id for entry in facts]
    assert [len(asked.facts) for asked in rig.backend.requests(FACTS)] == [BATCH, BATCH, 7]


def test_push_with_nothing_waiting_looks_again_by_itself_and_asks_nobody() -> None:
    rig = a_rig()
    assert rig.push.tick() == IDLE_MS
    assert rig.backend.asked == []
    rig.sell()
    rig.push_for(1)
    assert rig.delivered == 1


def test_push_next_batch_leaves_while_the_first_is_being_written_and_nothing_is_sent_twice() -> None:
    rig = a_rig()
    rig.sell(BATCH + 1)
    rig.writer.holds = True
    assert rig.push.tick() == 0
    assert rig.delivered == 0  # for the outbox they still wait

    def busy_no_more(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        rig.writer.holds = False
        rig.writer.run()
        return backend.serve(request)

    rig.backend.faults.append(busy_no_more)
    rig.drain()
    assert [len(asked.facts) for asked in rig.backend.requests(FACTS)] == [BATCH, 1]
    assert rig.delivered == BATCH + 1


def test_push_outcomes_of_a_whole_batch_a_scan_waits_for_one_piece_of_them_only() -> None:
    rig = a_rig()
    rig.sell(BATCH)
    rig.writer.holds = True
    rig.push.tick()
    delivered_before_scan: list[int] = []
    scan = rig.writer.submit(lambda unit: delivered_before_scan.append(rig.delivered))
    rig.writer.run()
    assert scan.done()
    assert delivered_before_scan == [PIECE]
    assert rig.delivered == BATCH
    rig.drain()
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_pieces_not_yet_begun_when_the_disk_fails_go_out_again_and_count_once() -> None:
    rig = a_rig()
    rig.sell(PIECE * 3)
    rig.writer.holds = True
    rig.push.tick()
    rig.writer.held.popleft()()
    rig.writer.fault = JournalFault("The disk is full.")
    rig.writer.run()
    assert rig.delivered == PIECE
    rig.writer.fault, rig.writer.holds = None, False
    rig.push_for(30)
    assert rig.delivered == PIECE * 3
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_writing_given_up_before_it_began_facts_go_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "WRITE_LIMIT_S", 0)
    rig = a_rig()
    rig.sell(2)
    rig.writer.holds = True
    rig.push.tick()
    assert rig.push.tick() > 0
    rig.writer.holds = False
    rig.writer.run()
    assert rig.writer.commits == 0
    rig.push_for(5)
    assert rig.delivered == 2
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_writing_under_way_too_long_nothing_goes_out_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "WRITE_LIMIT_S", 0)
    rig = a_rig()
    rig.sell(2)
    writing: Future[None] = Future()
    writing.set_running_or_notify_cancel()
    monkeypatch.setattr(rig.writer, "submit", lambda step: writing)
    rig.push.tick()
    rig.sell(1)
    rig.push_for(300)
    assert [len(asked.facts) for asked in rig.backend.asked] == [2, 1]
    rig.outbox.record_outcomes([RowOutcome(row_id, OutboxState.DELIVERED) for row_id in (1, 2)], rig.clock.now())
    writing.set_result(None)
    monkeypatch.undo()
    rig.push_for(61)
    assert [len(asked.facts) for asked in rig.backend.asked] == [2, 1, 1]
    assert rig.delivered == 3
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_writing_that_failed_while_the_next_batch_was_out_loses_neither() -> None:
    rig = a_rig()
    rig.sell(BATCH + 1)
    rig.writer.holds = True
    rig.push.tick()

    def disk_full_meanwhile(backend: FakeBackend, request: httpx.Request) -> httpx.Response:
        rig.writer.fault, rig.writer.holds = JournalFault("The disk is full."), False
        rig.writer.run()
        rig.writer.fault, rig.writer.holds = None, True
        return backend.serve(request)

    rig.backend.faults.append(disk_full_meanwhile)
    assert rig.push.tick() > 0
    assert not rig.writer.held  # nothing is on its way into the journal that nobody waits for
    rig.writer.holds = False
    rig.push_for(30)
    assert rig.delivered == BATCH + 1
    assert set(rig.backend.applied.values()) == {1}


def test_push_refused_fact_is_parked_with_its_reason_and_all_else_goes_on() -> None:
    rig = a_rig()
    refused = rig.sell(3)[1]
    rig.backend.refused[refused.fact.transaction_id] = "The hash is not that of the contents."
    rig.drain()
    assert _states(rig) == [OutboxState.DELIVERED, OutboxState.PARKED, OutboxState.DELIVERED]
    assert refused.reason == "The hash is not that of the contents."
    assert rig.outbox.parked("central")[0].reason == refused.reason


def test_push_kin_waits_behind_a_parked_fact_until_it_is_retried() -> None:
    rig = a_rig()
    sale = rig.sell(kin="sale-1")[0]
    rig.backend.refused[sale.fact.transaction_id] = "Not allowed."
    rig.sell(kin="sale-1")
    rig.sell(2)
    rig.drain()
    assert _states(rig) == [
        OutboxState.PARKED, OutboxState.WAITING, OutboxState.DELIVERED, OutboxState.DELIVERED,
    ]  # fmt: skip
    rig.backend.refused.clear()
    rig.outbox.record_outcomes([RowOutcome(1, OutboxState.WAITING)], rig.clock.now())
    rig.drain()
    assert rig.delivered == 4
    assert rig.backend.order[-2:] == [rig.outbox.rows[0].fact.transaction_id, rig.outbox.rows[1].fact.transaction_id]


def test_push_kin_goes_on_when_the_parked_fact_is_waived() -> None:
    rig = a_rig()
    sale = rig.sell(kin="sale-1")[0]
    rig.backend.refused[sale.fact.transaction_id] = "Not allowed."
    rig.sell(kin="sale-1")
    rig.drain()
    rig.outbox.record_outcomes([RowOutcome(1, OutboxState.WAIVED)], rig.clock.now())
    rig.drain()
    assert _states(rig) == [OutboxState.WAIVED, OutboxState.DELIVERED]


def test_push_with_nothing_left_to_send_no_longer_says_that_it_failed() -> None:
    rig = a_rig()
    rig.pull.tick()
    entry = rig.sell()[0]
    rig.backend.standing = connection_refused
    rig.push.tick()
    assert not rig.link.is_up()
    entry.state = OutboxState.WAIVED
    rig.push_for(2)
    assert rig.link.is_up()


def test_push_facts_that_failed_before_go_one_by_one() -> None:
    rig = a_rig()
    for entry in rig.sell(3):
        entry.attempts = 1
    rig.drain()
    assert [len(asked.facts) for asked in rig.backend.requests(FACTS)] == [1, 1, 1]


def test_push_reply_lost_after_commit_same_id_gets_the_same_answer() -> None:
    rig = a_rig()
    entry = rig.sell()[0]
    rig.backend.faults.append(lost_reply)
    rig.push_for(60)
    assert rig.backend.applied[entry.fact.transaction_id] == 1
    assert entry.outcome == RowOutcome(1, OutboxState.DELIVERED, "S1:1", "1")
    assert [asked.facts for asked in rig.backend.requests(FACTS)] == [(entry.fact.transaction_id,)] * 2


@pytest.mark.parametrize("fault", [one_result_short, swapped_results, captive_portal, black_hole, connection_refused])
def test_push_answer_that_is_none_changes_nothing_in_the_outbox(fault: object) -> None:
    rig = a_rig()
    rig.sell(3)
    rig.backend.faults.append(fault)  # type: ignore[arg-type]
    assert rig.push.tick() > 0
    assert rig.delivered == 0
    assert rig.writer.commits == 0
    assert rig.link.now().state is LinkState.OFFLINE
    rig.push_for(120)
    assert rig.delivered == 3
    assert set(rig.backend.applied.values()) == {1}


def test_push_wake_during_backoff_asks_nobody() -> None:
    rig = a_rig()
    rig.sell()
    rig.backend.standing = connection_refused
    rig.push.tick()
    for _ in range(100):
        assert rig.push.tick() == 1000
    assert len(rig.backend.asked) == 1


def test_push_retry_now_asks_at_once_and_starts_the_backoff_over() -> None:
    rig = a_rig()
    rig.sell()
    rig.backend.standing = connection_refused
    rig.push_for(300)
    assert rig.push.tick() > 1000
    asked = len(rig.backend.asked)
    rig.push.retry_now()
    assert rig.push.tick() == 1000
    assert len(rig.backend.asked) == asked + 1


def test_push_retry_after_is_honoured_even_when_the_other_lane_recovers() -> None:
    rig = a_rig()
    rig.sell()
    rig.backend.faults.append(status(503, retry_after="120"))
    assert rig.push.tick() >= 120_000
    rig.push.hurry()
    assert rig.push.tick() >= 120_000
    assert len(rig.backend.asked) == 1
    rig.push.retry_now()
    rig.drain()
    assert rig.delivered == 1


def test_push_second_disconnect_while_draining_keeps_the_rest_queued() -> None:
    rig = a_rig()
    rig.sell(BATCH * 3)
    rig.push.tick()
    rig.backend.standing = connection_refused
    rig.push_for(30)
    assert (rig.delivered, rig.waiting) == (BATCH, BATCH * 2)
    rig = restarted(rig)
    rig.backend.standing = None
    rig.push_for(120)
    assert (rig.delivered, rig.waiting) == (BATCH * 3, 0)
    assert set(rig.backend.applied.values()) == {1}


def test_push_after_an_outage_starts_small_and_grows_back() -> None:
    rig = a_rig()
    rig.sell(BATCH * 4)
    rig.backend.standing = connection_refused
    rig.push_for(600)
    rig.backend.standing = None
    before = len(rig.backend.asked)
    rig.push_for(61)
    assert len(rig.backend.asked[before].facts) == 1
    assert rig.push.batch == BATCH
    assert rig.delivered == BATCH * 4


def test_push_poison_fact_is_isolated_by_halving_and_the_others_drain() -> None:
    rig = a_rig()
    facts = rig.sell(BATCH)
    rig.backend.poison.add(facts[67].fact.transaction_id)
    rig.drain()
    assert rig.delivered == BATCH - 1
    assert facts[67].state is OutboxState.WAITING
    assert "failed on this request" in facts[67].reason
    assert facts[67].next_try_at is not None
    assert rig.link.is_up()
    assert len(rig.backend.requests(FACTS)) < 70


def test_push_poison_fact_has_its_own_backoff_and_new_facts_do_not_wait_for_it() -> None:
    rig = a_rig()
    poison = rig.sell()[0]
    rig.backend.poison.add(poison.fact.transaction_id)
    rig.push_for(600)
    tries = len(rig.backend.requests(FACTS))
    assert tries <= 18  # 1, 2, 4 ... 32 seconds, then one a minute
    entry = rig.sell()[0]
    rig.push_for(5)
    assert entry.state is OutboxState.DELIVERED
    rig.backend.poison.clear()
    rig.push_for(61)
    assert poison.state is OutboxState.DELIVERED


def test_push_many_poison_facts_do_not_starve_a_new_one() -> None:
    rig = a_rig()
    poison = rig.sell(8)
    rig.backend.poison.update(entry.fact.transaction_id for entry in poison)
    rig.push_for(3600)
    entry = rig.sell()[0]
    rig.push_for(61)
    assert entry.state is OutboxState.DELIVERED
    rig.backend.poison.clear()
    rig.push_for(180)
    assert rig.waiting == 0


def test_push_person_retry_also_tries_facts_that_wait_on_their_own() -> None:
    rig = a_rig()
    poison = rig.sell()[0]
    rig.backend.poison.add(poison.fact.transaction_id)
    rig.push_for(600)
    rig.backend.poison.clear()
    rig.push.retry_now()
    rig.drain()
    assert poison.state is OutboxState.DELIVERED


def test_push_server_that_fails_on_everything_is_asked_once_a_minute_and_shown_as_down() -> None:
    rig = a_rig()
    rig.sell(BATCH * 2)
    rig.backend.standing = status(500)
    rig.push_for(600)
    rig.push_for(600)
    late = [asked for asked in rig.backend.requests(FACTS) if asked.at_ms > rig.clock.monotonic_ms() - 600_000]
    assert len(late) <= 12
    assert rig.link.now().state is LinkState.OFFLINE
    assert rig.board.links().count(LinkState.OFFLINE) == 1
    rig.backend.standing = None
    rig.push_for(240)
    assert rig.waiting == 0


def test_push_fact_the_backend_cannot_read_is_parked_after_some_tries() -> None:
    rig = a_rig()
    rig.sell(1)
    rig.backend.standing = refuses(422, "malformed", "It cannot be read", "The body is odd.")
    rig.push_for(1200)
    assert rig.outbox.rows[0].state is OutboxState.PARKED
    assert "The body is odd." in rig.outbox.rows[0].reason
    assert len(rig.backend.requests(FACTS)) == REFUSALS_MAX


def test_push_too_large_a_batch_is_made_smaller() -> None:
    rig = a_rig()
    rig.sell(16)
    rig.backend.faults.extend([status(413), refuses(413, "too-large", "Too large")])
    rig.drain()
    assert [len(asked.facts) for asked in rig.backend.requests(FACTS)][:3] == [16, 8, 4]
    assert rig.delivered == 16


def test_push_long_receipts_go_in_smaller_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push_module, "BATCH_BYTES", 5000)
    rig = a_rig()
    rig.sell(5, size=1500)
    rig.sell(1, size=9000)
    rig.drain()
    assert [len(asked.facts) for asked in rig.backend.requests(FACTS)] == [2, 2, 1, 1]


@pytest.mark.expects_log("the backend does not accept this workstation")
def test_push_rejected_workstation_keeps_everything_and_says_so_once() -> None:
    rig = a_rig()
    rig.sell(2)
    rig.backend.standing = refuses(401, "credential", "The workstation is not known here", "Enrol it again.")
    rig.push_for(600)
    assert rig.waiting == 2
    assert rig.board.links() == [LinkState.REJECTED]
    assert "Enrol it again." in rig.link.now().reason
    rig.backend.standing = None
    rig.push_for(61)
    assert rig.delivered == 2


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_journal_that_cannot_write_is_asked_ever_less_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    rig = a_rig()
    rig.sell(3)
    rig.writer.fault = JournalFault("The disk is full.")
    rig.push_for(600)
    assert len(rig.backend.requests(FACTS)) <= 16
    assert rig.waiting == 3
    rig.writer.fault = None
    rig.push_for(61)
    assert rig.delivered == 3
    assert set(rig.backend.applied.values()) == {1}
    told = [record.getMessage() for record in caplog.records if "written down" in record.getMessage()]
    assert len(told) == 2


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_till_worker_too_busy_facts_go_out_again_and_count_once() -> None:
    rig = a_rig()
    rig.sell(3)
    rig.writer.is_full = True
    rig.push_for(10)
    rig.writer.is_full = False
    rig.push_for(30)
    assert rig.delivered == 3
    assert set(rig.backend.applied.values()) == {1}


@pytest.mark.expects_log("what the backend answered cannot be written down")
def test_push_unreadable_outbox_is_told_once_and_tried_again() -> None:
    rig = a_rig()
    rig.sell(1)
    rig.outbox.fault = JournalFault("The journal cannot be read.")
    rig.push_for(60)
    rig.outbox.fault = None
    rig.push_for(61)
    assert rig.delivered == 1


def test_push_bug_while_writing_reaches_the_top_and_nothing_is_lost() -> None:
    rig = a_rig()
    entry = rig.sell()[0]
    rig.writer.holds = True
    rig.push.tick()
    entry.state = OutboxState.WAIVED  # which nothing allows while it waits
    rig.writer.holds = False
    rig.writer.run()
    with pytest.raises(Bug):
        rig.drain()
    assert rig.push.tick() == IDLE_MS


def test_push_clock_set_back_does_not_hold_a_fact_for_hours() -> None:
    rig = a_rig()
    poison = rig.sell()[0]
    rig.backend.poison.add(poison.fact.transaction_id)
    rig.push_for(120)
    rig.clock.jump(hours=-2)
    rig.backend.poison.clear()
    rig.push_for(61)
    assert poison.state is OutboxState.DELIVERED
