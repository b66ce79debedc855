"""Ordering for the customer at the counter, opened from "More" and from the stock of an article."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.place_order.place_order_presenter import PlaceOrderPresenter

    presenter = PlaceOrderPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        made = FormPane(
            kit.theme,
            "placeOrderPage",
            "placeOrderForm",
            filled=presenter.form,
            do=presenter.do,
            back=kit.back,
            is_page=True,
        )
        presenter.form.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


PLACE_ORDER = Feature(Place.PLACE_ORDER, _opened)
