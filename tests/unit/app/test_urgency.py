"""Who goes first. On Linux each thread has its own place, so that a test may look at one that it made."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from evertill.app.urgency import AHEAD, BEHIND, go_ahead, stand_back

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


def test_puller_of_a_till_that_went_ahead_is_behind_everybody() -> None:
    assert place_after(go_ahead, stand_back) == (BEHIND, os.SCHED_IDLE)
