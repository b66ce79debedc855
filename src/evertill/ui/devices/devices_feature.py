"""The place where devices are looked at, tested and set up."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.devices.devices_presenter import DevicesPresenter

    presenter = DevicesPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.devices.devices_screen import DevicesPage

        made = DevicesPage(kit.theme, presenter, kit.back)
        presenter.show_on(made)
        return made

    return Opened(
        on_key=presenter.on_key,
        page=page,
        shown=presenter.shown,
        on_scan=presenter.on_scan,
        on_notice=presenter.on_notice,
    )


DEVICES = Feature(Place.DEVICES, _opened)
