"""Draws the form of a card."""

from collections.abc import Callable

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.gift_cards.gift_cards_presenter import GiftCardsPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.words import tr


class GiftCardsPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: GiftCardsPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "giftCardsPane", tr("Gift card or store credit"), back)
        self._form = FormPanel(theme, "giftCard", presenter.press, presenter.choose, presenter.do)
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        self._form.show_view(view)
