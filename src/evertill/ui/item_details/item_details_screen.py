"""Draws the sheet of an item."""

from collections.abc import Callable
from dataclasses import replace

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.item_details.item_details_presenter import ItemDetailsPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane


class ItemDetailsPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: ItemDetailsPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "itemDetailsPane", "", back)
        self.heading.setWordWrap(True)
        self.head.setStretch(0, 1)
        self._form = FormPanel(theme, "itemDetails", presenter.press, presenter.choose, presenter.do)
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this, its title beside the way back."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))
