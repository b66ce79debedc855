"""Telling the backend that a task of the shop is settled, from each page that shows it."""

from collections.abc import Callable
from hashlib import sha256

from evertill.domain.people.people import Role
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.kernel.canonical import JsonObject
from evertill.operations.looking_up.team_tasks import TeamTask
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

BY_ITSELF = frozenset({ExceptionKind.OVERSOLD})
"""Settled by what is done about the order."""


def may_settle(task: TeamTask, role: Role | None) -> bool:
    """Whether it is this person's to settle, and settled by saying so."""
    return role is not None and role.is_at_least(task.owner) and task.kind not in BY_ITSELF


def open_order(shared: Shared, task: TeamTask) -> None:
    """Go where such a task is settled: to its order, in the queue."""
    shared.board.order_to_open = task.subject
    shared.navigator.go(Place.PICKUP_ORDERS)


def role_of(shared: Shared) -> Role | None:
    """Of whoever is signed on."""
    state = shared.board.state
    return None if state is None or state.operator is None else state.operator.role


def settle_task(shared: Shared, task: TeamTask, then: Callable[[], None]) -> None:
    """It is settled, by whoever may say so; asked twice it is settled once. Then this."""
    state = shared.board.state
    if state is None or state.operator is None or not may_settle(task, state.operator.role):
        shared.speaker.warn(tr("A manager settles this."))
        return
    operator = str(state.operator.operator_id)
    asked = f"{state.identity.workstation} {operator} {task.task_id}"
    members: JsonObject = {
        "step_id": f"settle-{sha256(asked.encode()).hexdigest()[:32]}",
        "exception_id": task.task_id,
        "outcome": "settled at the till",
        "operator": operator,
    }
    shared.parts.backend.ask(
        Capability.TASKS, lambda calls: calls.close_task(members), lambda answer: _tell(shared, answer, then)
    )


def _tell(shared: Shared, answer: CallAnswer, then: Callable[[], None]) -> None:
    if isinstance(answer, Done):
        shared.speaker.note(tr("The task is settled; it goes from every till of the shop."))
        then()
    elif isinstance(answer, Declined):
        shared.speaker.warn(answer.sentence)
    else:
        shared.speaker.warn(
            tr("The backend could not be told, so the task stays open; try again once the till is connected.")
        )
