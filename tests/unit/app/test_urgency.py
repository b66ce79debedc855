"""Who goes first. On Linux each thread has its own place, so that a test may look at one that it made."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from evertill.app.urgency import AHEAD, BEHIND, SCREENS_AHEAD, fall_in, go_ahead, lead_workers, stand_back

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a place for each thread")


def place_after(*steps: Callable[[], None]) -> tuple[int, int]:
    """Niceness and kind of scheduling of a thread that did this."""

    def run() -> tuple[int, int]:
        for step in steps:
            step()
        return os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def test_till_goes_ahead_where_the_account_may() -> None:
    usual = place_after()
    assert place_after(go_ahead) in {usual, (AHEAD, os.SCHED_OTHER)}


def test_till_that_may_not_go_ahead_runs_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(which: int, who: int, priority: int) -> None:
        raise PermissionError("not for this account")

    monkeypatch.setattr(os, "setpriority", refuse)
    assert place_after(go_ahead) == place_after()


def test_screens_lead_the_workers_only_of_a_till_that_went_ahead_and_fall_in_before_they_start_others() -> None:
    usual = place_after()
    assert place_after(lead_workers) == place_after(fall_in) == usual
    if place_after(go_ahead) != usual:
        assert place_after(go_ahead, lead_workers)[0] in {AHEAD, SCREENS_AHEAD}
        assert place_after(go_ahead, lead_workers, fall_in) == place_after(go_ahead)


def test_screens_of_an_account_that_may_do_anything_go_before_their_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(os, "getpriority", lambda which, who: given[-1] if given else 0)
    monkeypatch.setattr(os, "setpriority", lambda which, who, place: given.append(place))
    for step in (go_ahead, lead_workers, lead_workers, fall_in, fall_in):
        step()
    assert given == [AHEAD, SCREENS_AHEAD, AHEAD]


def test_puller_of_a_till_that_went_ahead_is_behind_everybody() -> None:
    assert place_after(go_ahead, stand_back) == (BEHIND, os.SCHED_IDLE)
