"""The look-up of orders, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.orders.orders_presenter import OrdersPresenter

    presenter = OrdersPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.orders.orders_screen import OrdersPage

        made = OrdersPage(kit.theme, presenter, kit.back)
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


ORDERS = Feature(Place.ORDERS, _opened)
