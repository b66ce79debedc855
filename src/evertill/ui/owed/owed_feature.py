"""What is still owed to customers, opened from "More"; a card is paid back as a sale is undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.frame.later import Later
    from evertill.ui.receipts.undoing import Undoing


def owed_feature(undoing: "Later[Undoing]", is_online: Callable[[], bool]) -> Feature:
    """`is_online`: whether the backend can be asked what other tills owe."""

    def opened(shared: Shared) -> Opened:
        from evertill.ui.owed.owed_presenter import OwedPresenter

        presenter = OwedPresenter(shared, undoing, is_online)

        def page(kit: PageKit) -> "QWidget":
            from evertill.ui.look_up.look_up_pane import LookUpPane

            made = LookUpPane(
                kit.theme,
                "owed",
                tr("Owed refunds"),
                kit.back,
                asks=tr("Type a number, a name or an amount, or scan the receipt"),
                does=tr("Pay it back"),
                icon="undo",
                mark=presenter.mark,
                do_it=presenter.pay_marked,
            )
            presenter.show_on(made)
            return made

        return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)

    return Feature(Place.OWED, opened)
