"""Goods without their order, opened from the look-up of orders."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _opened(shared: Shared) -> Opened:
    from evertill.ui.claim.claim_presenter import ClaimPresenter

    presenter = ClaimPresenter(shared)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        made = FormPane(
            kit.theme,
            "claimPage",
            "claimForm",
            filled=presenter.form,
            do=presenter.do,
            back=kit.back,
            is_page=True,
        )
        presenter.form.show_on(made)
        return made

    return Opened(on_key=presenter.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)


CLAIM = Feature(Place.CLAIM, _opened)
