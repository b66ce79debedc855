"""The first start on a real folder: a till that can be signed on to, or nothing at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.app import first_run
from evertill.app.first_run import FirstRun, offered_locales, set_up_home
from evertill.app.first_start import FirstStart
from evertill.app.home import Home
from evertill.app.seams import system_seams
from evertill.app.settings import read_settings
from evertill.app.shop_policy import shown_policy
from evertill.app.terminal import TerminalProgram, screen_resources
from evertill.devices.printer.settings import PrinterConnection
from evertill.kernel.errors import BackendFault, SettingsFault
from evertill.ui.first_run.first_run_view import defaults
from evertill.ui.frame.navigation import Place
from tests.support.scenes.set_up import types

ANSWERS = defaults(offered_locales()[:1], "en") | {
    "shop_name": "Corner shop",
    "manager": "Maria",
    "pin": "4711",
    "pin_again": "4711",
}


def home_in(folder: Path) -> Home:
    """Where a home will be."""
    return Home(folder / "till")


def test_first_start_makes_a_home_with_all_that_was_answered(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    printer = tmp_path / "printer"
    printer.touch()
    set_up_home(home, ANSWERS | {"language": "de", "printer": f"file|{printer}", "tax": "19"}, system_seams())
    settings = read_settings(home)
    assert (settings.ui.language, settings.locale) == ("de", "en_GB")
    assert (settings.printer.connection, settings.printer.address) == (PrinterConnection.FILE, str(printer))
    assert shown_policy(home, system_seams()).content["receipt_header"] == ["Corner shop"]
    assert [path.name for path in tmp_path.iterdir() if path != printer] == ["till"]


def test_first_start_that_cannot_join_the_server_leaves_nothing(tmp_path: Path) -> None:
    answers = ANSWERS | {"backend": "central", "url": "http://127.0.0.1:1", "code": "X"}
    with pytest.raises(BackendFault):
        set_up_home(home_in(tmp_path), answers, system_seams())
    assert list(tmp_path.iterdir()) == []


def test_first_start_killed_before_the_move_leaves_no_home_and_can_begin_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def dies(made: Path, place: Path) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(first_run, "_move", dies)
        with pytest.raises(Killed):
            set_up_home(home_in(tmp_path), ANSWERS, system_seams())
    assert not home_in(tmp_path).folder.exists()
    set_up_home(home_in(tmp_path), ANSWERS, system_seams())
    assert home_in(tmp_path).exists
    assert [path.name for path in tmp_path.iterdir()] == ["till"]


def test_first_start_never_takes_a_folder_with_something_in_it(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    home.folder.mkdir()
    (home.folder / "journal.sqlite").write_bytes(b"precious")
    with pytest.raises(SettingsFault):
        set_up_home(home, ANSWERS, system_seams())
    assert (home.folder / "journal.sqlite").read_bytes() == b"precious"


def test_first_start_window_ends_at_the_sign_on_screen(tmp_path: Path, qtbot: QtBot) -> None:
    home, seams = home_in(tmp_path), system_seams()
    start = FirstStart(home, seams, screen_resources(), "en")
    qtbot.addWidget(start.window)
    start.show()
    presenter = start.presenter
    for typed in ("", "Corner shop", "", "Maria\n4711\n4711"):
        types(presenter, typed)
        presenter.do("next")
    qtbot.waitUntil(lambda: not presenter._view.is_busy, timeout=20_000)
    presenter.do("next")
    presenter.do("next")
    qtbot.waitUntil(lambda: not start.window.isVisible(), timeout=30_000)
    program = TerminalProgram(home, replace(read_settings(home)), seams)
    program.show()
    try:
        qtbot.waitUntil(lambda: program.terminal.place is Place.SIGN_ON, timeout=20_000)
        state = program.terminal.board.state
        assert state is not None
        assert [operator.name for operator in state.operators] == ["Maria"]
    finally:
        program.stop()


def test_first_start_prints_a_page_on_the_chosen_printer(tmp_path: Path) -> None:
    printer = tmp_path / "printer"
    printer.touch()
    first_run.print_page(first_run.printer_settings(f"file|{printer}"))
    assert b"Evertill" in printer.read_bytes()


def test_first_start_answers_come_through_the_post(tmp_path: Path) -> None:
    letters: list[object] = []
    behind = FirstRun(home_in(tmp_path), system_seams(), letters.append, ("en", "de"))
    behind.find_devices(letters.append, letters.append)
    behind.stop()
    assert len(letters) == 1
    assert behind.languages == (("en", "English"), ("de", "Deutsch"))
