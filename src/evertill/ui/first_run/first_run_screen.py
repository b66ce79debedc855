"""The window of the first start: which step of how many on one side, the step's form on the other."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.first_run.first_run_presenter import FirstRunPresenter
from evertill.ui.form.form_screen import FormPanel
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import KeyName
from evertill.ui.terminal.key_events import key_of
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.stylesheet import stylesheet
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import label
from evertill.ui.widgets.panel import Backdrop, Panel
from evertill.ui.widgets.typed_into import pressed_by_enter
from evertill.ui.words import tr


class FirstRunPage(Backdrop):
    """Made anew when another language is chosen."""

    def __init__(self, theme: Theme, presenter: FirstRunPresenter) -> None:
        super().__init__(theme, "firstRunPage")
        self.setStyleSheet(stylesheet(theme.styles / "evertill.qss", theme.palette, theme.sizes))
        self._theme = theme
        self._rail = QVBoxLayout()
        self._marks = [label(theme, px=16, name=f"firstRunStep-{at}") for at in range(7)]
        names = (
            tr("Language"),
            tr("The shop"),
            tr("Products"),
            tr("First manager"),
            tr("Devices"),
            tr("Card terminal"),
            tr("All set"),
        )
        card = Panel(theme, "firstRunCard")
        self._form = FormPanel(theme, "firstRun", presenter.press, presenter.choose, presenter.do)
        inside = QVBoxLayout(card)
        pad = theme.px(28)
        inside.setContentsMargins(pad, theme.px(22), pad, theme.px(22))
        inside.addWidget(self._form)
        self._rail.setSpacing(theme.px(14))
        self._rail.addWidget(label(theme, "Evertill", px=28, heft=Heft.BOLD, wraps=False))
        self._rail.addSpacing(theme.px(24))
        for at, (mark, name) in enumerate(zip(self._marks, names, strict=True), start=1):
            mark.setText(f"{at}   {name}")
            self._rail.addWidget(mark)
        self._rail.addStretch(1)
        row = QHBoxLayout(self)
        margin = theme.px(24)
        row.setContentsMargins(theme.px(40), margin, margin, margin)
        row.setSpacing(theme.px(32))
        row.addLayout(self._rail, 2)
        row.addWidget(card, 9)

    def show_view(self, view: FormView, at: int, count: int) -> None:
        """Draw this step."""
        theme = self._theme
        for number, mark in enumerate(self._marks, start=1):
            mark.setFont(theme.font(16, Heft.BOLD if number == at else Heft.NORMAL))
            palette = mark.palette()
            colour = theme.palette.primary if number == at else theme.palette.secondary
            palette.setColor(mark.foregroundRole(), theme.colour(colour))
            mark.setPalette(palette)
        self._form.show_view(view)


class FirstRunWindow(QWidget):
    """Holds the page; keys that no control wanted go to the presenter."""

    def __init__(self, presenter: FirstRunPresenter, on_close: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("firstRunWindow")
        self.setWindowTitle("Evertill")
        self._presenter = presenter
        self._on_close = on_close
        self._page: FirstRunPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def draw(self, theme: Theme) -> None:
        """Make the page in the language spoken now."""
        former, self._page = self._page, FirstRunPage(theme, self._presenter)
        if former is not None:
            self._column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._column.addWidget(self._page)
        self._presenter.show_on(self._page)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the control that Tab has reached."""
        key = key_of(event)
        if key is None:
            super().keyPressEvent(event)
            return
        control = pressed_by_enter(QApplication.focusWidget()) if key.name is KeyName.ENTER else None
        if control is not None:
            control.click()
        elif not self._presenter.on_key(key):
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """A person gave up; nothing was set up."""
        self._on_close()
        super().closeEvent(event)
