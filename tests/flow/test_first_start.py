"""The first start on a real folder: a till that can be signed on to, or nothing at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.app.devices.device_reports import BACKUP_NAME
from evertill.app.devices.device_set_up import changed
from evertill.app.office.shop_policy import shown_policy
from evertill.app.seams import system_seams
from evertill.app.set_up import first_devices, first_run
from evertill.app.set_up.first_run import FirstRun, offered_locales, set_up_home
from evertill.app.set_up.first_start import FirstStart
from evertill.app.terminal import TerminalProgram, screen_resources
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, settings_of
from evertill.devices.payment_terminal.settings import TerminalProtocol
from evertill.devices.printer.settings import PrinterConnection
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import BackendFault, DeviceFault, SettingsFault
from evertill.ports.devices import DeviceSlot
from evertill.ui.devices.devices_view import LINES
from evertill.ui.first_run.first_run_view import defaults
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.card_till import a_terminal
from tests.support.foreign_escpos import ForeignEscPos
from tests.support.foreign_line import ForeignLine
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
    for _ in ("devices", "card terminal", "all set"):
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


def test_first_start_asks_a_card_terminal_and_sets_it_up_with_the_second_printer(tmp_path: Path, qtbot: QtBot) -> None:
    home, seams = home_in(tmp_path), system_seams()
    printer = ForeignEscPos()
    line = ForeignLine(printer)
    with a_terminal("zvt", tmp_path / "zvt") as (_, address):
        second = line.address
        start = FirstStart(home, seams, screen_resources(), "en")
        qtbot.addWidget(start.window)
        start.show()
        presenter = start.presenter
        try:
            for typed in ("", "Corner shop", "", "Maria\n4711\n4711"):
                types(presenter, typed)
                presenter.do("next")
            qtbot.waitUntil(lambda: not presenter._view.is_busy, timeout=20_000)
            for name, host in (("printer", "192.0.2.20"), ("second", second)):
                presenter.choose(name, "tcp")
                types(presenter, f"\n{host}")
            presenter.on_key(Key(KeyName.F8))
            qtbot.waitUntil(lambda: not presenter._view.is_busy, timeout=20_000)
            (page,) = printer.paper
            assert "Evertill" in "\n".join(page)
            presenter.do("next")
            presenter.choose("terminal", "zvt")
            while presenter._view.fields[presenter._view.current].name != "terminal_host":
                presenter.on_key(Key(KeyName.ENTER))  # a machine with serial ports asks first which it is
            types(presenter, address)
            presenter.on_key(Key(KeyName.F7))
            qtbot.waitUntil(lambda: not presenter._view.is_busy, timeout=20_000)
            assert "ready for cards" in presenter._view.message
            presenter.do("next")
            presenter.do("next")
            qtbot.waitUntil(lambda: not start.window.isVisible(), timeout=30_000)
        finally:
            start.window.close()
            line.close()
    settings = read_settings(home)
    assert (settings.payment_terminal.protocol, settings.payment_terminal.address) == (TerminalProtocol.ZVT, address)
    assert [(made.name, made.address) for made in settings.backup_printers] == [(BACKUP_NAME, second)]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("concert", {"terminal_till": "07", "terminal_extended": "false"}),
        ("caisse-ap", {"terminal_till": "07", "terminal_version": "0320", "terminal_publisher": "210987654321"}),
    ],
)
def test_first_start_tries_a_card_terminal_by_its_own_numbers_and_keeps_them(
    kind: str, numbers: dict[str, str], tmp_path: Path
) -> None:
    with a_terminal(kind, tmp_path / kind) as (_, address):
        answers = ANSWERS | {"terminal": kind, "terminal_host": address, "terminal_status": "true", **numbers}
        first_devices.greet(answers)
        made = first_devices.terminal_settings(answers)
    assert (made.till_number, made.extended) == ("07", kind != "concert")
    if kind == "caisse-ap":
        assert (made.protocol_version, made.protocol_id, made.asks_for_status) == ("0320", "210987654321", True)


def test_first_start_says_that_no_card_terminal_answers(tmp_path: Path) -> None:
    answers = ANSWERS | {"terminal": "zvt", "terminal_host": "127.0.0.1:1"}
    with pytest.raises(DeviceFault):
        first_devices.greet(answers)


@pytest.mark.parametrize("kind", ["none", "manual", "zvt", "caisse-ap"])
def test_first_start_writes_the_card_terminal_as_the_device_set_up_does(kind: str) -> None:
    answers = ANSWERS | {"terminal": kind, "terminal_host": "192.0.2.30" if kind in LINES else ""}
    where = {"connection": "tcp", "address": "192.0.2.30"} if kind in LINES else {}
    content = changed({}, DeviceSlot.PAYMENT_TERMINAL, {"protocol": kind, **where})
    expected = settings_of(content, Path("settings.json")).payment_terminal
    assert first_devices.terminal_settings(answers) == expected


def test_first_start_prints_a_page_on_the_chosen_printer(tmp_path: Path) -> None:
    printer = tmp_path / "printer"
    printer.touch()
    first_devices.print_page(first_devices.printer_settings(f"file|{printer}"), SystemClock())
    assert b"Evertill" in printer.read_bytes()


def test_first_start_answers_come_through_the_post(tmp_path: Path) -> None:
    letters: list[object] = []
    behind = FirstRun(home_in(tmp_path), system_seams(), letters.append, ("en", "de"))
    behind.find_devices(letters.append, letters.append, in_network=False)
    behind.stop()
    assert len(letters) == 1
    assert behind.languages == (("en", "English"), ("de", "Deutsch"))
