"""Opens the customer's window on the second monitor, when there is one, and closes it when that is unplugged."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPixmap, QScreen

from evertill.ui.customer.customer_presenter import CustomerPresenter
from evertill.ui.customer.customer_screen import CustomerWindow
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.theme.plan import sizes_for
from evertill.ui.theme.theme import Theme

PICTURE = "customer.png"
"""Among the home's pictures: what is shown between two sales."""


_DESIGNED = (1366, 768)


class SecondScreen:
    """One for the terminal; lives on the UI thread."""

    def __init__(
        self,
        theme: Theme,
        presenter: CustomerPresenter,
        wish: CustomerScreenWish,
        find_picture: Callable[[str], Path | None],
    ) -> None:
        self._theme = theme
        self._presenter = presenter
        self._wish = wish
        self._find_picture = find_picture
        self.window: CustomerWindow | None = None

    def look(self) -> None:
        """Open or close as monitors come and go; cheap enough to be asked every second."""
        monitor = self._second_monitor()
        wants = self._wish is CustomerScreenWish.WINDOW or (
            self._wish is CustomerScreenWish.SECOND_MONITOR and monitor is not None
        )
        if wants and self.window is None:
            self._open(monitor)
        elif not wants and self.window is not None:
            self.close()

    def close(self) -> None:
        """No window any more."""
        window, self.window = self.window, None
        if window is not None:
            self._presenter.leave(window)
            window.close()
            window.deleteLater()

    def wish(self, wish: CustomerScreenWish) -> None:
        """Another setting."""
        self._wish = wish
        self.look()

    def _open(self, monitor: QScreen | None) -> None:
        size = (1024, 600) if monitor is None else (monitor.size().width(), monitor.size().height())
        # Never smaller than designed: what is read from two metres away is not shrunk for a small monitor.
        theme = replace(self._theme, sizes=sizes_for(max(size[0], _DESIGNED[0]), max(size[1], _DESIGNED[1])))
        file = self._find_picture(PICTURE)
        window = CustomerWindow(theme, None if file is None else QPixmap(str(file)))
        window.resize(*size)
        self.window = window
        self._presenter.show_on(window)
        if monitor is None:
            window.show()
        else:
            window.setScreen(monitor)
            window.move(monitor.geometry().topLeft())
            window.showFullScreen()

    @staticmethod
    def _second_monitor() -> QScreen | None:
        primary = QGuiApplication.primaryScreen()
        return next((screen for screen in QGuiApplication.screens() if screen is not primary), None)
