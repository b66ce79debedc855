"""Where a form stands: beside the sale, or on a card that takes the whole page; its title beside the way back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import Key
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel


class FilledIn(Protocol):
    """Takes what is pressed and tapped."""

    def press(self, key: Key) -> None:
        """A key of the letters."""
        ...

    def choose(self, name: str, value: str) -> None:
        """A question or an answer was tapped."""
        ...


class FormPane(HeadedPane):
    """Beside the sale; `pane` and `form` are object names."""

    def __init__(
        self,
        theme: Theme,
        pane: str,
        form: str,
        *,
        filled: FilledIn,
        do: Callable[[str], None],
        back: Callable[[], None],
        is_page: bool = False,
    ) -> None:
        super().__init__(theme, pane, "", back)
        self.heading.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)  # a long title has all the room beside the way back
        self._form = FormPanel(theme, form, filled.press, filled.choose, do)
        if not is_page:
            self.body.addWidget(self._form, 1)
            return
        margin = theme.px(14)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.addWidget(on_card(theme, self._form), 1)

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        self.heading.setText(view.title)
        self._form.show_view(replace(view, title=""))


def on_card(theme: Theme, form: FormPanel) -> Panel:
    """The form on a card."""
    card = Panel(theme)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(18))
    inside.addWidget(form)
    return card
