"""The set-up screen."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.behind.set_up_port import NoSetUp
    from evertill.ui.set_up.set_up_presenter import SetUpPresenter

    made = shared.parts.set_up
    presenter = SetUpPresenter(shared, NoSetUp() if made is None else made())

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.set_up.set_up_screen import SetUpPage

        drawn = SetUpPage(kit.theme, presenter, kit.back)
        presenter.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


SET_UP = Feature(Place.SET_UP, _opened)
