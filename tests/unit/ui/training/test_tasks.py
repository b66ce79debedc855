"""Guided tasks: each step is done by what the screens see, and by nothing that was there before it began."""

from dataclasses import replace

import pytest

from evertill.ui.behind.training_port import Mishap
from evertill.ui.frame.navigation import Place
from evertill.ui.training.tasks import Seen, Step, is_done, read_tasks
from tests.support.ui import RESOURCES

FILE = RESOURCES / "training" / "tasks.json"
PLACES = frozenset(place.value for place in Place)


@pytest.mark.parametrize(
    ("when", "before", "after"),
    [
        ("place:sync", Seen(place="tiles"), Seen(place="sync")),
        ("lines:3", Seen(lines=2), Seen(lines=3)),
        ("tenders:1", Seen(), Seen(tenders=1)),
        ("finished:1", Seen(finished=4, finished_tenders=2), Seen(finished=5, finished_tenders=1)),
        ("finished:2", Seen(finished=4, finished_tenders=2), Seen(finished=5, finished_tenders=2)),
        ("charging", Seen(), Seen(is_charging=True)),
        ("well", Seen(failing=1), Seen()),
        ("sent", Seen(waiting=1), Seen()),
        ("waiting:2", Seen(waiting=1), Seen(waiting=2)),
        ("parked:1", Seen(), Seen(parked=1)),
        ("released", Seen(parked=1), Seen()),
        ("taken:hand_over", Seen(taken={"hand_over": 2}), Seen(taken={"hand_over": 3})),
    ],
)
def test_step_is_done_once_it_has_happened(when: str, before: Seen, after: Seen) -> None:
    step = Step("", when)
    assert not is_done(step, before, before)
    assert is_done(step, before, after)


def test_split_payment_with_one_tender_does_not_count() -> None:
    began = Seen(finished=4)
    assert not is_done(Step("", "finished:2"), began, replace(began, finished=5, finished_tenders=1))


def test_shipped_tasks_know_how_they_are_done() -> None:
    tasks = read_tasks(FILE, frozenset({task.needs for task in read_tasks(FILE, PLACES)}) | {"orders", "pickupQueue"})
    assert len({task.task_id for task in tasks}) == len(tasks) == 9
    for task in tasks:
        for step in task.steps:
            is_done(step, Seen(), Seen())


def test_shipped_tasks_without_their_place_are_left_out() -> None:
    left = [task.task_id for task in read_tasks(FILE, frozenset())]
    assert left == ["split_payment", "failed_sync", "paper_out", "card_trouble", "card_silence"]


def test_shipped_tasks_name_places_there_are() -> None:
    for task in read_tasks(FILE, PLACES):
        for step in task.steps:
            name, _, wanted = step.when.partition(":")
            assert name != "place" or wanted in PLACES


def test_mishaps_have_words() -> None:
    assert Mishap("link-cut") is Mishap.LINK_CUT
