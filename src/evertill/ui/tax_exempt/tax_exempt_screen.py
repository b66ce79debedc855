"""Draws the form of an exemption."""

from collections.abc import Callable
from dataclasses import replace

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.tax_exempt.tax_exempt_presenter import TaxExemptPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane


class TaxExemptPane(HeadedPane):
    """Beside the sale."""

    def __init__(self, theme: Theme, presenter: TaxExemptPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "taxExemptPane", "", back)
        self._form = FormPanel(theme, "taxExempt", presenter.press, presenter.choose, presenter.do)
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this, its title beside the way back."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))
