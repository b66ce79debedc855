"""Draws the form of an order."""

from collections.abc import Callable
from dataclasses import replace

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.place_order.place_order_presenter import PlaceOrderPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane


class PlaceOrderPage(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: PlaceOrderPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "placeOrderPage", "", back)
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self._form = FormPanel(theme, "placeOrderForm", presenter.press, presenter.choose, presenter.do)
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this, its title beside the way back."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))
