"""X and Z reports, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.till_reports.till_reports_presenter import TillReportsPresenter

    presenter = TillReportsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.till_reports.till_reports_screen import TillReportsPage

        made = TillReportsPage(kit.theme, presenter.mark, presenter.print_marked, kit.back)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


TILL_REPORTS = Feature(Place.TILL_REPORTS, _opened)
