"""Follows the task at hand, step by step, and tells the banner and the list."""

from typing import Protocol

from evertill.kernel.values import dataclass
from evertill.operations.looking_up.questions import SyncState
from evertill.ui.behind.training_port import ENDED_BY, Mishap, TrainingPort
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator
from evertill.ui.training.mishap_words import advice
from evertill.ui.training.tasks import Seen, Task, is_done
from evertill.ui.words import tr

MISHAPS = {
    Mishap.LINK_CUT: "l",
    Mishap.REFUSE_NEXT: "r",
    Mishap.PAPER_OUT: "p",
    Mishap.SCANNER_UNPLUGGED: "s",
    Mishap.CARD_DECLINED: "d",
    Mishap.CARD_LINE_LOST: "t",
    Mishap.CARD_SILENT: "u",
    Mishap.CARD_LATE: "a",
}
"""What can be made to fail, in order, each with the letter that does it and ends it again."""
ALL_WELL = "w"
"""The letter that ends all that fails."""
_PASSING = frozenset({Mishap.CARD_DECLINED, Mishap.CARD_LINE_LOST, Mishap.CARD_LATE})
"""What concerns one payment, and is over with its sale."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the list."""

    title: str
    icon: str
    state: str
    is_done: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class TrainingView:
    """The list, and the step at hand."""

    tasks: tuple[TaskRow, ...] = ()
    marked: int = 0
    step: str = ""
    """What to do now; empty when no task is begun."""
    progress: str = ""
    failing: tuple[Mishap, ...] = ()
    """What was made to fail, the latest last."""


class TrainingScreen(Protocol):
    """Draws it: the banner always, the list when it is in front."""

    def show_view(self, view: TrainingView) -> None:
        """Draw this."""
        ...


class TrainingPresenter:
    """Made with the screens, in training only."""

    def __init__(self, port: TrainingPort, tasks: tuple[Task, ...], board: Board, navigator: Navigator) -> None:
        self._port = port
        self._tasks = tasks
        self._board = board
        self._navigator = navigator
        self._screens: list[TrainingScreen] = []
        self._marked = 0
        self._task: Task | None = None
        self._at = 0
        self._finished = 0
        self._last_done: object = None
        self._sync: SyncState | None = None
        self._began = Seen()
        self._told = ""
        self._failing: tuple[Mishap, ...] = ()
        board.on_sale(self.look)
        navigator.listen(lambda place: self.look())

    def show_on(self, screen: TrainingScreen) -> None:
        """Also draw here."""
        self._screens.append(screen)
        self._draw()

    def on_notice(self, notice: object) -> None:
        """What waits may have changed."""
        if isinstance(notice, SyncState):
            self._sync = notice
            self.look()

    def begin(self, at: int) -> None:
        """Begin this task, from its first step."""
        if 0 <= at < len(self._tasks):
            self._marked, self._task, self._told = at, self._tasks[at], ""
            self._start_step(0)
            self._navigator.home()

    def on_key(self, key: Key) -> bool:
        """A digit begins a task, arrows mark, Enter begins; letters let something fail."""
        if key.name in {KeyName.UP, KeyName.DOWN}:
            by = 1 if key.name is KeyName.DOWN else -1
            self._marked = min(max(self._marked + by, 0), max(len(self._tasks) - 1, 0))
            self._draw()
        elif key.name is KeyName.ENTER:
            self.begin(self._marked)
        elif key.character.isdigit():
            self.begin(int(key.character) - 1)
        elif key.character.lower() == ALL_WELL:
            self.end_all()
        else:
            mishap = next((each for each, letter in MISHAPS.items() if letter == key.character.lower()), None)
            if mishap is None:
                return False
            self.turn(mishap)
        return True

    def turn(self, mishap: Mishap) -> None:
        """Somebody wants to see how it is when this fails, or has seen it."""
        self._happen(ENDED_BY[mishap] if mishap in self._failing else mishap)
        self.look()

    def end_all(self) -> None:
        """All works again."""
        for mishap in self._failing:
            self._happen(ENDED_BY[mishap])
        self.look()

    def _happen(self, mishap: Mishap) -> None:
        """Let it; of what one thing mends, one fails at a time."""
        end = ENDED_BY.get(mishap, mishap)
        self._failing = tuple(each for each in self._failing if ENDED_BY[each] is not end)
        if mishap is not end:
            self._failing = (*self._failing, mishap)
        self._port.make_happen(mishap)

    def leave(self) -> None:
        """Back to the real till."""
        self._port.leave()

    def look(self) -> None:
        """Something may have happened that ends the step."""
        self._count_finished()
        while self._task is not None and is_done(self._task.steps[self._at], self._began, self._seen()):
            if self._at + 1 == len(self._task.steps):
                self._port.keep_done(self._task.task_id)
                self._told = tr(
                    "Done: {task}. Choose the next one, or go back to the real till.", task=tr(self._task.title)
                )
                self._task = None
            else:
                self._start_step(self._at + 1)
        self._draw()

    def _start_step(self, at: int) -> None:
        assert self._task is not None
        self._at = at
        self._began = self._seen()
        mishap = self._task.steps[at].mishap
        if mishap is not None:
            self._happen(mishap)

    def _count_finished(self) -> None:
        done = self._board.done
        if done is not None and done is not self._last_done:
            self._last_done = done
            self._finished += 1
            for mishap in self._failing:
                if mishap in _PASSING:
                    self._happen(ENDED_BY[mishap])

    def _seen(self) -> Seen:
        rung, done, queue = self._board.rung, self._board.done, None if self._sync is None else self._sync.queue
        return Seen(
            place=self._navigator.place.value,
            lines=0 if rung is None else len(rung.priced.lines),
            tenders=0 if rung is None else len(rung.sale.tenders),
            finished=self._finished,
            finished_tenders=0 if done is None else len(done.priced.sale.tenders),
            is_charging=rung is not None and rung.sale.attempt_id is not None,
            failing=len(self._failing),
            waiting=0 if queue is None else queue.waiting,
            parked=0 if queue is None else queue.parked,
            taken=dict(self._port.taken()),
        )

    def view(self) -> TrainingView:
        """What is drawn."""
        done = self._port.done()
        rows = tuple(
            TaskRow(
                tr(task.title),
                task.icon,
                tr("step {n} of {count}", n=self._at + 1, count=len(task.steps))
                if task is self._task
                else tr("done")
                if task.task_id in done
                else tr("{count} steps", count=len(task.steps)),
                task.task_id in done,
                task is self._task,
            )
            for task in self._tasks
        )
        if self._task is None:
            said = advice(self._failing[-1]) if self._failing else self._told
            return TrainingView(rows, self._marked, said, "", self._failing)
        step = tr(self._task.steps[self._at].text)
        return TrainingView(rows, self._marked, step, f"{self._at + 1}/{len(self._task.steps)}", self._failing)

    def _draw(self) -> None:
        view = self.view()
        for screen in self._screens:
            screen.show_view(view)
