"""The link: announced and logged on change only; either lane's trouble shows."""

import logging
import threading
from itertools import pairwise

import pytest

from evertill.ports.notices import LinkState
from evertill.sync.link import NOT_TRIED, Lane, Link
from tests.support.backend import HandClock
from tests.support.syncing import Board


def _link() -> tuple[Link, Board, HandClock]:
    clock, board = HandClock(), Board()
    return Link(clock, board), board, clock


def test_link_at_first_is_offline_and_says_why() -> None:
    link, board, _ = _link()
    assert (link.now().state, link.now().reason) == (LinkState.OFFLINE, NOT_TRIED)
    assert board.notices == []


def test_link_same_state_again_is_not_announced() -> None:
    link, board, clock = _link()
    link.worked(Lane.PULL)
    since = link.now().since
    clock.move_ms(5000)
    link.worked(Lane.PULL)
    link.worked(Lane.PUSH)
    assert board.links() == [LinkState.ONLINE]
    assert link.now().since == since


def test_link_new_reason_is_announced_but_dates_from_the_start() -> None:
    link, board, clock = _link()
    link.unreachable(Lane.PULL, "No name.")
    since = link.now().since
    clock.move_ms(5000)
    link.unreachable(Lane.PULL, "No connection.")
    assert board.links() == [LinkState.OFFLINE, LinkState.OFFLINE]
    assert (link.now().since, link.now().reason) == (since, "No connection.")


def test_link_pull_works_while_push_fails_is_offline() -> None:
    link, board, _ = _link()
    link.unreachable(Lane.PUSH, "The backend failed on this request.")
    for _ in range(5):
        link.worked(Lane.PULL)
    assert link.now().state is LinkState.OFFLINE
    assert board.links() == [LinkState.OFFLINE]
    link.worked(Lane.PUSH)
    assert link.is_up()


@pytest.mark.expects_log("does not accept")
def test_link_rejected_outweighs_offline() -> None:
    link, _, _ = _link()
    link.rejected(Lane.PUSH, "Not known here.")
    link.unreachable(Lane.PULL, "No connection.")
    assert (link.now().state, link.now().reason) == (LinkState.REJECTED, "Not known here.")


def test_link_push_without_anything_to_send_no_longer_counts() -> None:
    link, _, _ = _link()
    link.worked(Lane.PULL)
    link.unreachable(Lane.PUSH, "No connection.")
    link.idle(Lane.PUSH)
    assert link.is_up()


def test_link_only_lane_idle_keeps_what_was_known() -> None:
    link, board, _ = _link()
    link.unreachable(Lane.PUSH, "No connection.")
    link.idle(Lane.PUSH)
    assert link.now().reason == "No connection."
    assert len(board.notices) == 1


def test_link_recovery_is_told_once_for_each_failure() -> None:
    link, _, _ = _link()
    told: list[Lane] = []
    link.on_recovery(told.append)
    link.worked(Lane.PULL)
    link.unreachable(Lane.PULL, "No connection.")
    link.worked(Lane.PULL)
    link.worked(Lane.PULL)
    assert told == [Lane.PULL]


def test_link_after_closing_says_nothing_more() -> None:
    link, board, _ = _link()
    link.worked(Lane.PULL)
    link.close()
    link.unreachable(Lane.PULL, "The till is closing.")
    assert link.is_up()
    assert board.links() == [LinkState.ONLINE]


def test_link_failing_and_recovering_is_logged_once_each(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    link, _, _ = _link()
    for _ in range(10):
        link.unreachable(Lane.PULL, "No connection.")
        link.unreachable(Lane.PUSH, "Other reason.")
    for _ in range(10):
        link.worked(Lane.PULL)
        link.worked(Lane.PUSH)
    texts = [record.getMessage() for record in caplog.records]
    assert len(texts) == 2
    assert "cannot be reached" in texts[0]
    assert "the backend answers" in texts[1]


@pytest.mark.expects_log("does not accept")
def test_link_words_of_the_backend_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    link, _, _ = _link()
    link.rejected(Lane.PUSH, "Jane Doe is not known here.")
    assert "Jane" not in caplog.text


def test_link_fed_by_two_workers_at_once_ends_as_the_lanes_stand() -> None:
    link, board, _ = _link()

    def feed(lane: Lane) -> None:
        for _ in range(300):
            link.unreachable(lane, "No connection.")
            link.worked(lane)

    threads = [threading.Thread(target=feed, args=(lane,)) for lane in Lane]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = board.links()
    assert link.is_up()
    assert states[-1] is LinkState.ONLINE
    assert all(one is not other for one, other in pairwise(states))


def test_link_that_works_says_what_should_be_seen_to_whichever_lane_heard_it() -> None:
    link, board, _ = _link()
    link.worked(Lane.PULL, "The clocks differ.")
    link.worked(Lane.PUSH)
    assert (link.now().state, link.now().reason) == (LinkState.ONLINE, "The clocks differ.")
    link.worked(Lane.PULL)
    assert (link.now().reason, board.links()) == ("", [LinkState.ONLINE, LinkState.ONLINE])
