"""The screen of gift cards, opened while paying, and from "More"."""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Feature, Opened, PageKit, Shared
from evertill.ui.frame.navigation import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from evertill.ui.tender.tender_presenter import TenderPresenter


def gift_cards_feature(tender: "TenderPresenter") -> Feature:
    """The place; what is paid there is shown by the tender's presenter."""
    return Feature(Place.GIFT_CARDS, lambda shared: _opened(shared, tender))


def _opened(shared: Shared, tender: "TenderPresenter") -> Opened:
    from evertill.ui.gift_cards.gift_cards_presenter import GiftCardsPresenter

    presenter = GiftCardsPresenter(shared, tender)

    def page(kit: PageKit) -> "QWidget":
        from evertill.ui.form.form_pane import FormPane

        drawn = FormPane(kit.theme, "giftCardsPane", "giftCard", filled=presenter.form, do=presenter.do, back=kit.back)
        presenter.form.show_on(drawn)
        return drawn

    return Opened(on_key=presenter.form.on_key, page=page, shown=presenter.shown, on_scan=presenter.on_scan)
