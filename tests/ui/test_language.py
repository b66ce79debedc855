"""The screens in another language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from evertill.ui.settings import UiSettings
from evertill.ui.translation import TsTranslator
from tests.support.ui import Shop


@pytest.fixture
def again_in_english(qtbot: QtBot) -> Iterator[None]:
    """Takes the translator away after the test."""
    yield
    application = QCoreApplication.instance()
    assert application is not None
    for translator in application.findChildren(TsTranslator):
        QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("again_in_english")
def test_german_reaches_the_buttons(qtbot: QtBot) -> None:
    terminal = Shop().terminal(UiSettings(language="de"))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    exact = terminal.window.findChild(QAbstractButton, "payExact")
    assert exact is not None
    assert exact.text() == "Bar passend"


@pytest.mark.usefixtures("again_in_english")
def test_unknown_language_stays_english(qtbot: QtBot) -> None:
    terminal = Shop().terminal(UiSettings(language="eo"))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    exact = terminal.window.findChild(QAbstractButton, "payExact")
    assert exact is not None
    assert exact.text() == "Exact cash"
