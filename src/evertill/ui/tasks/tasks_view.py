"""The list of what the shop's team has to settle: each task's title, what happened, and the steps to take."""

from datetime import datetime

from evertill.domain.people.people import Role
from evertill.kernel.values import dataclass
from evertill.operations.looking_up.team_tasks import TeamTask, TeamTasks
from evertill.ports.formats import Formats
from evertill.ui.frame.age import age_text, clock_text
from evertill.ui.tasks.settle_task import BY_ITSELF, may_settle
from evertill.ui.tasks.task_words import said_of, title_of
from evertill.ui.words import told, tr, tr_count


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task."""

    title: str
    said: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class TasksView:
    """The whole page."""

    rows: tuple[TaskRow, ...] = ()
    marked: int = 0
    counted: str = ""
    title: str = ""
    said: str = ""
    steps: str = ""
    """One a line."""
    whose: str = ""
    """Whose task it is, and since when it waits."""
    who: str = ""
    settle: str = ""
    """What its button says; empty where nothing is settled here."""


def view_of(found: TeamTasks, marked: int, role: Role | None, now: datetime, formats: Formats) -> TasksView:
    """The page, with this row marked."""
    rows = tuple(
        TaskRow(
            title_of(task.kind),
            said_of(task, now, formats),
            "" if task.due_at is None else tr("by {time}", time=clock_text(task.due_at, now, formats)),
            task.due_at is not None and task.due_at <= now,
        )
        for task in found.tasks
    )
    counted = tr_count("{n} task", "{n} tasks", len(rows)) if rows else ""
    if not rows:
        return TasksView(counted=counted)
    task = found.tasks[marked]
    may = may_settle(task, role)
    who = "" if may or task.kind in BY_ITSELF else tr("A manager settles this.")
    return TasksView(
        rows=rows,
        marked=marked,
        counted=counted,
        title=rows[marked].title,
        said=rows[marked].said,
        steps="\n".join(f"{at}. {told(step)}" for at, step in enumerate(task.steps, 1)),
        whose=_whose(task, now),
        who=who,
        settle=tr("Open the order") if task.kind in BY_ITSELF else tr("It is settled") if may else "",
    )


def _whose(task: TeamTask, now: datetime) -> str:
    role = {Role.CASHIER: tr("Cashier"), Role.SUPERVISOR: tr("Supervisor"), Role.MANAGER: tr("Manager")}[task.owner]
    if task.raised_at is None:
        return role
    return tr("{role} · waits for {age}", role=role, age=age_text(task.raised_at, now))
