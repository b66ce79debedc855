"""Draws the question for an address."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.mail.mail_presenter import MailPresenter
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.words import tr


class MailPage(QWidget):
    """The whole page."""

    def __init__(self, theme: Theme, presenter: MailPresenter, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("mailPage")
        headed = HeadedPane(theme, "mailPane", tr("E-mail"), back)
        card = Panel(theme, "mailCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(18))
        self._form = FormPanel(theme, "mailForm", presenter.press, presenter.choose, presenter.do)
        inside.addWidget(self._form)
        headed.body.addWidget(card, 1)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(headed)

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        self._form.show_view(view)
