"""Ctrl+W: the web's price of the selected line."""

from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action


def _done(shared: Shared) -> None:
    from evertill.ui.web_price.web_price_presenter import WebPricePresenter

    WebPricePresenter(shared).open()


WEB_PRICE = Deed(Action.WEB_PRICE, _done)
