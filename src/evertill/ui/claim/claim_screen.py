"""Draws the form of goods without their order."""

from collections.abc import Callable
from dataclasses import replace

from evertill.ui.claim.claim_presenter import ClaimPresenter
from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane


class ClaimPage(HeadedPane):
    """Takes the whole page."""

    def __init__(self, theme: Theme, presenter: ClaimPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "claimPage", "", back)
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self._form = FormPanel(theme, "claimForm", presenter.press, presenter.choose, lambda _: presenter.take_in())
        self.body.addWidget(self._form, 1)

    def show_view(self, view: FormView) -> None:
        """Draw this, its title beside the way back."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))
