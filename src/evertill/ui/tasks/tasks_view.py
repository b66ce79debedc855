"""The list of what the shop's team has to settle: each task's title, what happened, and the steps to take."""

import re
from datetime import datetime

from evertill.domain.people import Role
from evertill.domain.team_exceptions import ExceptionKind
from evertill.kernel.values import dataclass
from evertill.operations.team_tasks import TeamTask, TeamTasks
from evertill.ports.formats import Formats
from evertill.ui.frame.age import clock_text
from evertill.ui.words import told, tr, tr_count

RANKS = tuple(Role)
"""From the least to the most that one may do."""
_BY_ITSELF = frozenset({ExceptionKind.OVERSOLD})
"""Settled by what is done about the order."""
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


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
    who: str = ""
    settle: str = ""
    """What its button says; empty where nothing is settled here."""


def title_of(kind: ExceptionKind) -> str:
    """What a kind of task is called."""
    return {
        ExceptionKind.OVERSOLD: tr("Sold twice"),
        ExceptionKind.HANDED_OVER_AFTER_CANCEL: tr("Handed over after it was cancelled"),
        ExceptionKind.HANDED_OVER_UNPAID: tr("Handed over unpaid"),
        ExceptionKind.HANDED_OVER_TWICE: tr("Handed over twice"),
        ExceptionKind.PICK_REASSIGNED: tr("Another shop picks it"),
        ExceptionKind.OVER_RETURN: tr("More came back than was sold"),
        ExceptionKind.OVER_REFUND: tr("Refunded twice"),
        ExceptionKind.RETURN_CLAIM: tr("Goods without their order"),
        ExceptionKind.CLAIM_CREDIT: tr("Store credit without an order"),
        ExceptionKind.REFUND_PENDING: tr("Refund to be paid"),
        ExceptionKind.BALANCE_SHORTFALL: tr("A card did not cover it"),
        ExceptionKind.TRANSFER_VARIANCE: tr("Transfer does not add up"),
        ExceptionKind.NEGATIVE_STOCK: tr("More sold than there was"),
        ExceptionKind.COUNTS_DISAGREE: tr("Two counts disagree"),
        ExceptionKind.CUSTOMER_MERGE: tr("Perhaps one customer"),
        ExceptionKind.STALE_PRICE: tr("Rung at a former price"),
        ExceptionKind.TAX_CHANGED: tr("A tax was changed"),
        ExceptionKind.ORDER_WAITS: tr("An order waits for goods"),
        ExceptionKind.ORDER_DEPOSIT: tr("A deposit does not add up"),
        ExceptionKind.TOTAL_DIFFERS: tr("An order's total differs"),
    }[kind]


def may_settle(task: TeamTask, role: Role | None) -> bool:
    """Whether it is this person's to settle, and settled by saying so."""
    return role is not None and RANKS.index(role) >= RANKS.index(task.owner) and task.kind not in _BY_ITSELF


def view_of(found: TeamTasks, marked: int, role: Role | None, now: datetime, formats: Formats) -> TasksView:
    """The page, with this row marked."""
    rows = tuple(
        TaskRow(
            title_of(task.kind),
            _at_local_time(told(task.said), now, formats),
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
    who = "" if may or task.kind in _BY_ITSELF else tr("A manager settles this.")
    return TasksView(
        rows=rows,
        marked=marked,
        counted=counted,
        title=rows[marked].title,
        said=rows[marked].said,
        steps="\n".join(f"{at}. {told(step)}" for at, step in enumerate(task.steps, 1)),
        who=who,
        settle=tr("It is settled") if may else "",
    )


def _at_local_time(said: str, now: datetime, formats: Formats) -> str:
    """The backend writes moments as RFC 3339 does; people read them as their clock shows them."""
    return _INSTANT.sub(lambda found: clock_text(datetime.fromisoformat(found[0]), now, formats), said)
