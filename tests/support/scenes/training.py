"""Training: banner, border, tasks."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from evertill.ui.application import Terminal
from evertill.ui.behind.training_port import Mishap
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place
from tests.support.scenes.counter import Scene, an_ordinary_sale
from tests.support.ui import Shop


class FakeTraining:
    """Fulfils `TrainingPort` and remembers what was asked."""

    def __init__(self, *, is_training: bool = True) -> None:
        self.is_training = is_training
        self.asked: list[object] = []
        self.finished: set[str] = set()
        self.counts: dict[str, int] = {}

    def enter(self) -> None:
        """Wanted."""
        self.asked.append("enter")

    def leave(self) -> None:
        """Wanted."""
        self.asked.append("leave")

    def make_happen(self, mishap: Mishap) -> None:
        """Wanted."""
        self.asked.append(mishap)

    def taken(self) -> Mapping[str, int]:
        """As a test says."""
        return self.counts

    def done(self) -> frozenset[str]:
        """So far."""
        return frozenset(self.finished)

    def keep_done(self, task_id: str) -> None:
        """One more."""
        self.finished.add(task_id)


def _begin(shop: Shop, terminal: Terminal) -> None:
    shop.training = FakeTraining()
    shop.training.finished.add("failed_sync")
    terminal._given = replace(terminal._given, training=shop.training)
    terminal.renew(terminal._given.settings)
    QCoreApplication.processEvents()


def training_sale(shop: Shop, terminal: Terminal) -> None:
    """Selling in training, a task begun."""
    _begin(shop, terminal)
    terminal.do(Place.TRAINING)
    terminal.on_key(Key(character="1"))
    an_ordinary_sale(shop, terminal)


def training_tasks(shop: Shop, terminal: Terminal) -> None:
    """The list."""
    _begin(shop, terminal)
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.TRAINING)


def training_failing(shop: Shop, terminal: Terminal) -> None:
    """Several things fail, the longest advice in the banner."""
    training_tasks(shop, terminal)
    for letter in "plsa":
        terminal.on_key(Key(character=letter))


TRAINING_SCENES: dict[str, Scene] = {made.__name__: made for made in (training_sale, training_tasks, training_failing)}
