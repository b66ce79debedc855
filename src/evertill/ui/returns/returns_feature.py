"""The place where goods come back, F8."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.returns.returns_presenter import ReturnsPresenter

    presenter = ReturnsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.returns.returns_screen import ReturnsPane

        pane = ReturnsPane(kit.theme, presenter, kit.back)
        presenter.show_on(pane)
        return pane

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


RETURNS = Feature(Place.RETURNS, _opened)
