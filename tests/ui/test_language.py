"""The screens in another language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.form import letters
from evertill.ui.form.letters import letter_rows
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName
from evertill.ui.translation import TsTranslator, speak
from tests.support.counter import CASHIER, SUPERVISOR
from tests.support.ui import Shop

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"


@pytest.fixture
def again_in_english(qtbot: QtBot) -> Iterator[None]:
    """Takes the translator away after the test."""
    yield
    application = QCoreApplication.instance()
    assert application is not None
    for translator in application.findChildren(TsTranslator):
        QCoreApplication.removeTranslator(translator)


def exact_cash(terminal: Terminal) -> str:
    """What stands on the pay button."""
    exact = terminal.window.findChild(QAbstractButton, "payExact")
    assert exact is not None
    return exact.text()


@pytest.mark.usefixtures("again_in_english")
def test_german_reaches_the_buttons(qtbot: QtBot) -> None:
    terminal = Shop().terminal(UiSettings(language="de"))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    assert exact_cash(terminal) == "Bar passend"


@pytest.mark.usefixtures("again_in_english")
def test_unknown_language_stays_english(qtbot: QtBot) -> None:
    terminal = Shop().terminal(UiSettings(language="eo"))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    assert exact_cash(terminal) == "Exact cash"


@pytest.mark.usefixtures("again_in_english")
def test_operator_is_spoken_to_in_their_own_language_and_finds_the_sale(qtbot: QtBot) -> None:
    shop = Shop()
    staff = shop.till.people.staff
    staff[SUPERVISOR] = replace(staff[SUPERVISOR], language="de")
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.on_scan(shop.scanned("4006381333931"))
    shop.till.sign_on(SUPERVISOR)
    terminal._parts.presenters.sign_on.resume()
    QCoreApplication.processEvents()
    assert terminal.language == "de"
    assert exact_cash(terminal) == "Bar passend"
    assert terminal.place is Place.TILES
    assert terminal.board.rung is not None
    shop.till.sign_on(CASHIER)
    terminal._parts.presenters.sign_on.resume()
    QCoreApplication.processEvents()
    assert exact_cash(terminal) == "Exact cash"


def test_new_look_is_shown_at_once_where_one_was(qtbot: QtBot) -> None:
    shop = Shop()
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.do(Place.SYNC)
    terminal.renew(UiSettings(theme=ThemeName.DARK, scale_percent=125))
    QCoreApplication.processEvents()
    assert terminal.place is Place.SYNC
    assert terminal.board.rung is not None
    terminal.on_scan(shop.scanned("4006381333931"))
    assert terminal.place is Place.TILES


@pytest.mark.usefixtures("again_in_english")
def test_letters_for_fingers_stand_as_on_keyboards_of_the_language(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert letter_rows()[1:] == ("qwertyuiop", "asdfghjkl-", "zxcvbnm.:/")
    speak(FOLDER, "de")
    assert letter_rows()[1:] == ("qwertzuiop", "asdfghjkl-", "yxcvbnm.:/")
    monkeypatch.setattr(letters, "tr", lambda text: text.replace("q", "@"))
    assert letter_rows()[1] == "qwertyuiop"
