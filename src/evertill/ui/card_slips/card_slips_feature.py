"""Slips of the card terminal, opened from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.card_slips.card_slips_presenter import CardSlipsPresenter

    presenter = CardSlipsPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.look_up.look_up_pane import LookUpPane

        made = LookUpPane(
            kit.theme,
            "cardSlips",
            tr("Card slips"),
            kit.back,
            asks=tr("Type an amount, a slip's number or the card's last four"),
            does=tr("Print copies"),
            icon="printer",
            mark=presenter.mark,
            do_it=presenter.print_marked,
        )
        presenter.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown)


CARD_SLIPS = Feature(Place.CARD_SLIPS, _opened)
