"""The screen on which what is due is shared, opened while paying."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.tender.tender_presenter import TenderPresenter


def split_feature(tender: "TenderPresenter") -> Feature:
    """The place; what was shared is paid at the tender's own."""
    return Feature(Place.SPLIT, lambda shared: _opened(shared, tender))


def _opened(shared: Shared, tender: "TenderPresenter") -> Opened:
    from evertill.ui.split.split_presenter import SplitPresenter

    presenter = SplitPresenter(shared, tender)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.split.split_screen import SplitPane

        drawn = SplitPane(kit.theme, presenter, lambda: shared.navigator.go(Place.TENDER))
        presenter.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)
