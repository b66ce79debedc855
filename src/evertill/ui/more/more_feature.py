"""The place where everything is found that is not needed for every sale."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.more.more_presenter import MorePresenter

    presenter = MorePresenter(shared.board, shared.navigator, shared.do)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.more.more_screen import MorePane

        pane = MorePane(kit.theme, presenter.press, presenter.open_group, kit.back)
        presenter.show_on(pane)
        return pane

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


MORE = Feature(Place.MORE, _opened)
