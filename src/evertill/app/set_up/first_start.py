"""Runs the window of the first start until the home is set up, or until a person closes it."""

from typing import TYPE_CHECKING

from evertill.app.seams import Seams
from evertill.app.set_up.first_run import FirstRun
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import HomeLog
from evertill.app.workstation.settings import system_language
from evertill.ui.application import build_theme
from evertill.ui.feature.parts import ScreenResources
from evertill.ui.first_run.first_run_presenter import FirstRunPresenter
from evertill.ui.first_run.first_run_screen import FirstRunWindow
from evertill.ui.mailbox import Mailbox
from evertill.ui.settings import UiSettings
from evertill.ui.translated_texts import languages
from evertill.ui.translation import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class FirstStart:
    """The window and what is behind it."""

    def __init__(self, home: Home, seams: Seams, resources: ScreenResources, language: str) -> None:
        from evertill.domain.codes.wedge import WedgeRule
        from evertill.ui.wedge import WedgeFilter

        self._home = home
        self._resources = resources
        self._mailbox = Mailbox(HomeLog(home).tell_bug)
        known = languages(resources.translations)
        begins_with = language if language in known else "en"
        speak(resources.translations, begins_with)
        self._behind = FirstRun(home, seams, self._mailbox.post, known)
        self.presenter = FirstRunPresenter(self._behind, begins_with, self._speak, self._finish)
        self.window = FirstRunWindow(self.presenter, self._stop)
        settings = UiSettings()
        self._theme = build_theme(resources, settings)
        self.window.resize(settings.width, settings.height)
        self.window.draw(self._theme)
        rule = WedgeRule(gap_ms_max=settings.wedge_gap_ms, silence_ms=settings.wedge_gap_ms + 25, prefix="")
        self._wedge = WedgeFilter(rule, seams.clock, self.presenter.on_scan, lambda: None)

    def show(self) -> None:
        """Open the window."""
        self.window.show()
        handle = self.window.windowHandle()
        if handle is not None:
            self._wedge.attach(handle)

    def _speak(self, language: str) -> None:
        speak(self._resources.translations, language)
        self.window.draw(self._theme)

    def _finish(self) -> None:
        self.window.close()

    def _stop(self) -> None:
        self._mailbox.close()
        self._behind.stop()


def run_first_start(home: Home, seams: Seams, application: "QApplication", resources: ScreenResources) -> bool:
    """True when the home is set up."""
    start = FirstStart(home, seams, resources, system_language())
    start.show()
    application.exec()
    return home.exists
