"""Shows what the team has to settle, and tells the backend what is settled."""

from hashlib import sha256
from typing import Protocol

from evertill.domain.people import Role
from evertill.kernel.canonical import JsonObject
from evertill.operations.team_tasks import AskTasks, TeamTasks
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.tasks.tasks_view import TasksView, may_settle, view_of
from evertill.ui.words import tr

_PAGE = 6


class TasksScreen(Protocol):
    """Draws the list and the marked task."""

    def show_view(self, view: TasksView) -> None:
        """Draw this."""
        ...


class TasksPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: TasksScreen | None = None
        self._found: TeamTasks | None = None
        self._marked = 0

    def show_on(self, screen: TasksScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened: what waits now."""
        self._marked = 0
        self._look()

    def on_notice(self, notice: object) -> None:
        """Something happened: a task may have come or gone."""
        if self._shared.navigator.place is Place.TASKS:
            self._look()

    def mark(self, at: int) -> None:
        """A row was tapped."""
        if self._found is not None and 0 <= at < len(self._found.tasks):
            self._marked = at
            self._draw()

    def on_key(self, key: Key) -> bool:
        """Arrows mark, Enter settles."""
        match key.name:
            case KeyName.UP | KeyName.DOWN:
                self.mark(self._marked + (1 if key.name is KeyName.DOWN else -1))
            case KeyName.PAGE_UP | KeyName.PAGE_DOWN:
                step = _PAGE if key.name is KeyName.PAGE_DOWN else -_PAGE
                last = 0 if self._found is None else len(self._found.tasks) - 1
                self.mark(min(max(self._marked + step, 0), last))
            case KeyName.ENTER:
                self.settle()
            case _:
                return False
        return True

    def settle(self) -> None:
        """The marked task is settled, by whoever may say so."""
        task = None if self._found is None or not self._found.tasks else self._found.tasks[self._marked]
        if task is None or not may_settle(task, self._role()):
            return
        key = f"settle-{sha256(task.task_id.encode()).hexdigest()[:32]}"
        members: JsonObject = {"step_id": key, "exception_id": task.task_id, "outcome": "settled at the till"}
        self._shared.parts.backend.ask(Capability.TASKS, lambda calls: calls.close_task(members), self._show_settled)

    def _look(self) -> None:
        self._shared.answers.ask(AskTasks(), self._take, self._shared.speaker.fail)

    def _take(self, found: TeamTasks) -> None:
        self._found = found
        self._marked = min(self._marked, max(len(found.tasks) - 1, 0))
        self._draw()

    def _show_settled(self, answer: CallAnswer) -> None:
        if isinstance(answer, Done):
            self._shared.speaker.note(tr("The task is settled; it goes from every till of the shop."))
            self._look()
        elif isinstance(answer, Declined):
            self._shared.speaker.warn(answer.sentence)
        else:
            self._shared.speaker.warn(
                tr("The backend could not be told, so the task stays open; try again once the till is connected.")
            )

    def _role(self) -> Role | None:
        state = self._shared.board.state
        return None if state is None or state.operator is None else state.operator.role

    def _draw(self) -> None:
        if self._screen is None:
            return
        found = self._found
        shared = self._shared
        view = TasksView()
        if found is not None:
            view = view_of(found, self._marked, self._role(), shared.clock.now(), shared.formats)
        self._screen.show_view(view)
