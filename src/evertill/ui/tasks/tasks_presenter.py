"""Shows what the team has to settle, and tells the backend what is settled."""

from typing import Protocol

from evertill.operations.looking_up.team_tasks import AskTasks, TeamTasks
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.tasks.settle_task import BY_ITSELF, may_settle, open_order, role_of, settle_task
from evertill.ui.tasks.tasks_view import TasksView, view_of

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
        """The marked task is settled, by whoever may say so; one that what is done settles is opened there."""
        task = None if self._found is None or not self._found.tasks else self._found.tasks[self._marked]
        if task is not None and task.kind in BY_ITSELF:
            open_order(self._shared, task)
            return
        if task is None or not may_settle(task, role_of(self._shared)):
            return
        settle_task(self._shared, task, self._look)

    def _look(self) -> None:
        self._shared.answers.ask(AskTasks(), self._take, self._shared.speaker.fail)

    def _take(self, found: TeamTasks) -> None:
        self._found = found
        self._marked = min(self._marked, max(len(found.tasks) - 1, 0))
        self._draw()

    def _draw(self) -> None:
        if self._screen is None:
            return
        found = self._found
        shared = self._shared
        view = TasksView()
        if found is not None:
            view = view_of(found, self._marked, role_of(self._shared), shared.clock.now(), shared.formats)
        self._screen.show_view(view)
