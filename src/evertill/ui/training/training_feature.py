"""The task list of training, and the deed that leads into training and out."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Deed, Feature, Opened, PageKit, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.training.training_presenter import TrainingPresenter


def make_training(shared: Shared) -> "TrainingPresenter":
    """The presenter of the tasks."""
    from evertill.ui.training.tasks import read_tasks
    from evertill.ui.training.training_presenter import TrainingPresenter

    port = shared.parts.training
    assert port is not None
    tasks = read_tasks(shared.parts.resources.tasks, frozenset(place.value for place in Place))
    return TrainingPresenter(port, tasks, shared.board, shared.navigator)


def _opened(shared: Shared) -> Opened:
    presenter = make_training(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.training.training_screen import TrainingPane

        pane = TrainingPane(kit.theme, presenter, kit.back)
        presenter.show_on(pane)
        return pane

    def banner(kit: PageKit) -> "QWidget":
        from evertill.ui.training.training_banner import TrainingBanner

        made = TrainingBanner(kit.theme, presenter, shared.navigator)
        presenter.show_on(made)
        return made

    return Opened(
        on_key=presenter.on_key, page=page, shown=presenter.look, on_notice=presenter.on_notice, banner=banner
    )


def _switch(shared: Shared) -> None:
    port = shared.parts.training
    if port is None:
        shared.speaker.warn(tr("There is no training here; start the terminal from a home of its own."))
    elif port.is_training:
        port.leave()
    else:
        port.enter()


TRAINING = Feature(Place.TRAINING, _opened)
SWITCH_TRAINING = Deed(Action.TRAINING, _switch)
