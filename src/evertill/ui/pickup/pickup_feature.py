"""The pickup queue, opened with F9 or by a customer's code."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.pickup.pickup_presenter import PickupPresenter

    presenter = PickupPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.pickup.pickup_screen import PickupPage

        made = PickupPage(kit.theme, presenter)
        presenter.show_on(made)
        return made

    return Opened(
        on_key=presenter.on_key,
        page=page,
        shown=presenter.shown,
        on_scan=presenter.on_scan,
        on_notice=presenter.on_notice,
    )


PICKUP_QUEUE = Feature(Place.PICKUP_ORDERS, _opened)
