"""Sales reports, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.reports.reports_presenter import ReportsPresenter

    presenter = ReportsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.reports.reports_screen import ReportsPage

        made = ReportsPage(kit.theme, presenter, kit.back)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


REPORTS = Feature(Place.REPORTS, _opened)
