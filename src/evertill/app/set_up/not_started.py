"""Shows in a window why the till did not start, where nobody would read it on standard error."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, system_language
from evertill.kernel.errors import Fault
from evertill.ui.application import build_theme
from evertill.ui.feature.parts import ScreenResources
from evertill.ui.first_run.not_started_window import NotStartedWindow
from evertill.ui.settings import UiSettings
from evertill.ui.translation import speak
from evertill.ui.words import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CLOSES_AFTER_MS = 120_000
"""By itself, so that what watches over a till tries again where no person is."""
_DRAWN_NOWHERE = ("offscreen", "minimal")


def is_read_on_screen_only(application: "QApplication") -> bool:
    """Whether there is a screen, and no shell in which the program was started."""
    has_shell = sys.stderr is not None and sys.stderr.isatty()
    return application.platformName() not in _DRAWN_NOWHERE and not has_shell


def show_not_started(fault: Fault, home: Home, application: "QApplication", resources: ScreenResources) -> None:
    """Tell it, in the till's language as far as that is known, until a person closes the window or time is up."""
    window = not_started_window(fault, home, resources)
    window.show()
    QTimer.singleShot(CLOSES_AFTER_MS, window, window.close)
    application.exec()


def not_started_window(fault: Fault, home: Home, resources: ScreenResources) -> NotStartedWindow:
    """The window, as large and in such colours as the till's own."""
    settings = _ui_settings(home)
    speak(resources.translations, settings.language)
    window = NotStartedWindow(build_theme(resources, settings), told(fault.text))
    window.resize(settings.width, settings.height)
    return window


def _ui_settings(home: Home) -> UiSettings:
    try:
        return read_settings(home).ui
    except Fault:
        return UiSettings(language=system_language())
