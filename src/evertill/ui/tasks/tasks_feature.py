"""What the team has to settle, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.tasks.tasks_presenter import TasksPresenter

    presenter = TasksPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.tasks.tasks_screen import TasksPane

        made = TasksPane(kit.theme, presenter, kit.back)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_notice=presenter.on_notice)


TASKS = Feature(Place.TASKS, _opened)
