"""Arranging the quick keys, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.behind.set_up_port import NoSetUp
    from evertill.ui.tile_layout.tile_layout_presenter import TileLayoutPresenter

    made = shared.parts.set_up
    presenter = TileLayoutPresenter(shared, NoSetUp() if made is None else made())

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.tile_layout.tile_layout_screen import TileLayoutPage

        drawn = TileLayoutPage(kit.theme, presenter, kit.back, kit.find_picture)
        presenter.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


TILE_LAYOUT = Feature(Place.TILE_LAYOUT, _opened)
