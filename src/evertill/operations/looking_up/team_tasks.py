"""What the shop's team has to settle, as the backend last told it; each till of the shop shows the same."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from evertill.domain.people.people import Role
from evertill.domain.people.team_exceptions import GUIDES, ExceptionKind
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.ports.notices import LinkChanged
from evertill.ports.orders import Copy


@dataclass(frozen=True, slots=True)
class TeamTask:
    """Something that a person has to settle."""

    task_id: str
    kind: ExceptionKind
    said: str
    subject: str
    """The order, article, transfer or transaction it is about."""
    steps: tuple[str, ...]
    owner: Role
    due_at: datetime | None
    raised_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TeamTasks:
    """All that are open, those that are due first before others."""

    tasks: tuple[TeamTask, ...]
    link: LinkChanged


@dataclass(frozen=True, slots=True)
class AskTasks(Question[TeamTasks]):
    """What is to be settled."""

    def answer(self, reading: Reading) -> TeamTasks:
        """Look it up."""
        tasks = sorted(
            read_tasks(reading.shop.tasks()), key=lambda task: (task.due_at is None, task.due_at, task.task_id)
        )
        return TeamTasks(tuple(tasks), reading.link())


def read_tasks(copies: Sequence[Copy]) -> Iterator[TeamTask]:
    """Those of a kind that is known here, as their copies came."""
    known = {kind.value: kind for kind in ExceptionKind}
    for copy in copies:
        kind = known.get(str(copy.content.get("kind")))
        if kind is not None:
            steps = copy.content.get("steps")
            yield TeamTask(
                task_id=copy.key,
                kind=kind,
                said=str(copy.content.get("said", "")),
                subject=str(copy.content.get("subject", "")),
                steps=tuple(str(step) for step in steps) if isinstance(steps, list) else (),
                owner=GUIDES[kind].owner,
                due_at=_moment(copy.content.get("due_at")),
                raised_at=_moment(copy.content.get("raised_at")),
            )


def _moment(text: object) -> datetime | None:
    try:
        return from_rfc3339(text) if isinstance(text, str) else None
    except ValueError:
        return None
