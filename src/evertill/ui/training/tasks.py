"""Guided tasks: read from the resources, followed step by step from what the screens see happen."""

import json
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from evertill.kernel.values import dataclass
from evertill.ui.behind.training_port import Mishap


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    text: str
    when: str
    mishap: Mishap | None = None
    """Made to happen when the step begins."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to practise."""

    task_id: str
    title: str
    icon: str
    steps: tuple[Step, ...]
    needs: str = ""
    """The place without which it cannot be practised."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screens see now."""

    place: str = ""
    lines: int = 0
    tenders: int = 0
    finished: int = 0
    """Counts finished sales."""
    finished_tenders: int = 0
    """Of the latest finished sale."""
    is_charging: bool = False
    """A card terminal is at the open sale."""
    failing: int = 0
    """So many things are made to fail."""
    waiting: int = 0
    parked: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)


def read_tasks(file: Path, places: frozenset[str]) -> tuple[Task, ...]:
    """The tasks that can be practised with these places; in English, to be translated when they are drawn."""
    stored = json.loads(file.read_text(encoding="utf-8"))
    tasks = tuple(_task(entry) for entry in stored["tasks"])
    return tuple(task for task in tasks if not task.needs or task.needs in places)


def is_done(step: Step, began: Seen, now: Seen) -> bool:
    """Whether what its `when` names came true, counted from where the step began: `place:NAME` (that place is in
    front), `lines:N`, `tenders:N` (of the open sale), `finished:N` (a sale was finished with so many tenders), `sent`
    (nothing waits), `charging` (a card terminal is at the sale), `well` (nothing fails any more), `waiting:N`,
    `parked:N`, `released` (nothing is parked), `taken:KIND` (one more fact was taken)."""
    name, _, wanted = step.when.partition(":")
    number = int(wanted) if wanted.isdigit() else 0
    match name:
        case "place":
            return now.place == wanted
        case "lines":
            return now.lines >= number
        case "tenders":
            return now.tenders >= number
        case "finished":
            return now.finished > began.finished and now.finished_tenders >= number
        case "charging":
            return now.is_charging
        case "well":
            return now.failing == 0
        case "sent":
            return now.waiting == 0
        case "waiting":
            return now.waiting >= number
        case "parked":
            return now.parked >= number
        case "released":
            return now.parked == 0
        case "taken":
            return now.taken.get(wanted, 0) > began.taken.get(wanted, 0)
        case _:
            raise AssertionError(f"no step is done by {step.when!r}")


def _task(entry: Mapping[str, object]) -> Task:
    steps = entry["steps"]
    assert isinstance(steps, list)
    return Task(
        task_id=str(entry["id"]),
        title=str(entry["title"]),
        icon=str(entry["icon"]),
        steps=tuple(_step(step) for step in steps),
        needs=str(entry.get("needs", "")),
    )


def _step(entry: Mapping[str, object]) -> Step:
    mishap = entry.get("mishap")
    return Step(str(entry["text"]), str(entry["when"]), None if mishap is None else Mishap(str(mishap)))
