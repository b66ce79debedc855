"""The sheet of an item, brought up by ringing it."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.item_details.item_details_presenter import ItemDetailsPresenter

    presenter = ItemDetailsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        drawn = FormPane(kit.theme, "itemDetailsPane", "itemDetails", filled=presenter, do=presenter.do, back=kit.back)
        presenter.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


ITEM_DETAILS = Feature(Place.ITEM_DETAILS, _opened)
