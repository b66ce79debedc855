"""Draws the form of a card."""

from collections.abc import Callable
from dataclasses import replace

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.gift_cards.gift_cards_presenter import GiftCardsPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane


class GiftCardsPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: GiftCardsPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "giftCardsPane", "", back)
        self._form = FormPanel(theme, "giftCard", presenter.press, presenter.choose, presenter.do)
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this, its title beside the way back: the form needs the room."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))
