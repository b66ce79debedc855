"""Draws the sections on one side and the form of the open one beside them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.form.form_pane import on_card
from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.set_up.set_up_presenter import SetUpPresenter
from evertill.ui.set_up.set_up_view import Section, section_name
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.rail_key import RailKey
from evertill.ui.words import tr


class SetUpPage(QWidget):
    """The whole page."""

    def __init__(self, theme: Theme, presenter: SetUpPresenter, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("setUpPage")
        headed = HeadedPane(theme, "setUpPane", tr("Set-up"), back)
        self._keys = {section: RailKey(theme, f"setUp-{section.value}", section_name(section)) for section in Section}
        rail = QVBoxLayout()
        rail.setSpacing(theme.px(4))
        for section, key in self._keys.items():
            key.clicked.connect(lambda _=False, chosen=section: presenter.open_section(chosen))
            rail.addWidget(key)
        rail.addStretch(1)
        self._form = FormPanel(theme, "setUp", presenter.press, presenter.choose, presenter.do)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addLayout(rail, 2)
        row.addWidget(on_card(theme, self._form), 9)
        headed.body.addLayout(row, 1)
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(headed)

    def show_view(self, view: FormView, section: Section) -> None:
        """Draw this."""
        for at, key in self._keys.items():
            key.setChecked(at is section)
        self._form.show_view(view)
