"""A till that cannot start says why in a window when nobody reads its standard error, and ends as badly as before."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evertill.app.seams import system_seams
from evertill.app.set_up import not_started
from evertill.app.set_up.not_started import is_read_on_screen_only, not_started_window
from evertill.app.terminal import run_terminal, screen_resources
from evertill.app.workstation.home import Home
from evertill.kernel.errors import JournalFault, SettingsFault
from evertill.ui.first_run.not_started_window import NotStartedWindow
from evertill.ui.translation import speak
from tests.support.shop import a_home


@pytest.fixture
def damaged(tmp_path: Path) -> Home:
    home = a_home(tmp_path / "till")
    home.settings.write_text('{"printer": {"connection": "pigeon"}}', encoding="utf-8")
    return home


def sentence_in(window: NotStartedWindow) -> str:
    label = window.findChild(QLabel, "notStartedSentence")
    assert isinstance(label, QLabel)
    return label.text()


def test_esc_closes_the_window_and_a_scan_does_not(tmp_path: Path, qtbot: QtBot) -> None:
    window = not_started_window(SettingsFault("Something."), Home(tmp_path), screen_resources())
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(window, "4006381333931")
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_damaged_settings_are_told_in_a_window(damaged: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(not_started, "is_read_on_screen_only", lambda _application: True)
    told: list[str] = []

    def read_and_close() -> None:
        (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, NotStartedWindow))
        told.append(sentence_in(window))
        window.close()

    QTimer.singleShot(0, read_and_close)
    with pytest.raises(SettingsFault) as fault:
        run_terminal(damaged, system_seams())

    assert told == [fault.value.text]
    assert "does not start on guesses" in told[0]


def test_window_speaks_the_language_of_the_till(tmp_path: Path, qtbot: QtBot) -> None:
    home = a_home(tmp_path / "till")
    settings = home.settings.read_text(encoding="utf-8")
    home.settings.write_text(settings.replace('"language": "en"', '"language": "de"'), encoding="utf-8")
    fault = JournalFault(
        "This till's journal file is damaged, so nothing more can be sold here safely; stop selling, run "
        "'evertill verify' and restore the latest backup."
    )
    try:
        window = not_started_window(fault, home, screen_resources())
        qtbot.addWidget(window)
        assert sentence_in(window).startswith("Die Journaldatei dieser Kasse ist beschädigt")
        assert "Die Kasse ist nicht gestartet" in [each.text() for each in window.findChildren(QLabel)]
    finally:
        speak(screen_resources().translations, "en")


@pytest.mark.parametrize(
    ("platform", "has_shell", "is_shown"),
    [("xcb", False, True), ("windows", False, True), ("xcb", True, False), ("offscreen", False, False)],
)
def test_window_is_for_a_start_from_the_desktop(
    platform: str, has_shell: bool, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", SimpleNamespace(isatty=lambda: has_shell, write=print, flush=lambda: None))
    application = SimpleNamespace(platformName=lambda: platform)

    assert is_read_on_screen_only(application) is is_shown  # type: ignore[arg-type]  # only its platform is asked for
