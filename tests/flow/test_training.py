"""Training in a home of its own: the real till's files stay as they are, and one comes back to them."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evertill.app import terminal as terminal_module
from evertill.app import training
from evertill.app.seams import system_seams
from evertill.app.set_up.first_run import offered_locales, set_up_home
from evertill.app.terminal import TerminalProgram, new_application
from evertill.app.training import TrainingRoom, open_training, read_done
from evertill.app.training_door import TrainingDoor
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.connectors.central.settings import CentralSettings
from evertill.kernel.errors import SettingsFault
from evertill.ui.behind.training_port import Mishap, TrainingPort
from evertill.ui.first_run.first_run_view import defaults
from evertill.ui.frame.navigation import Place

ANSWERS = defaults(offered_locales()[:1], "en") | {"manager": "Maria", "pin": "4711", "pin_again": "4711"}


@pytest.fixture
def real(tmp_path: Path) -> Home:
    """A real till's home."""
    home = Home(tmp_path / "till")
    set_up_home(home, ANSWERS, system_seams())
    return home


def opened(real: Home) -> TrainingRoom:
    """Training beside it."""
    return open_training(real, read_settings(real), system_seams(), lambda: None)


def files(home: Home) -> dict[str, str]:
    """What lies in the real home, but for training's own and what SQLite puts beside a journal that is read."""
    return {
        str(path.relative_to(home.folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.folder.rglob("*"))
        if path.is_file()
        and not path.name.endswith(("-wal", "-shm"))
        and "training" not in path.parts[len(home.folder.parts)]
    }


def test_training_leaves_the_real_home_as_it_was(real: Home, qtbot: QtBot) -> None:
    before = files(real)
    room = opened(real)
    program = TerminalProgram(room.home, room.settings, room.seams, room)
    try:
        program.show()
        qtbot.waitUntil(lambda: program.terminal.place is Place.SIGN_ON, timeout=30_000)
        assert program.till.identity is not None
        assert program.till.identity.is_training
        assert program.till.identity.workstation == "1T"
        assert program.terminal.window.findChild(QWidget, "trainingGuide") is not None
        state = program.terminal.board.state
        assert state is not None
        assert [operator.name for operator in state.operators] == ["Maria"]
    finally:
        program.stop()
        room.close()
    assert files(real) == before


def test_training_reaches_only_the_practice_backend(real: Home) -> None:
    room = opened(real)
    try:
        settings = read_settings(room.home)
        assert settings.connector is ConnectorKind.PRACTICE
        assert not (room.home.folder / "credential.json").exists()
        assert room.home.device_key.read_bytes() != real.device_key.read_bytes()
    finally:
        room.close()


def test_training_lets_things_fail_and_remembers_what_was_done(real: Home) -> None:
    room = opened(real)
    try:
        for mishap in Mishap:
            room.make_happen(mishap)
        assert (room.practice.is_cut, room.practice.refuses_next) == (False, False)
        room.make_happen(Mishap.REFUSE_NEXT)
        assert room.practice.refuses_next
        room.keep_done("split_payment")
        room.keep_done("failed_sync")
    finally:
        room.close()
    assert opened_done(real) == {"split_payment", "failed_sync"}


def opened_done(real: Home) -> set[str]:
    """What the next training knows."""
    room = opened(real)
    room.close()
    return set(room.done())


def test_training_list_that_is_damaged_is_empty(real: Home) -> None:
    (real.folder / "training.json").write_text("[", encoding="utf-8")
    assert read_done(real) == frozenset()


class Played:
    """Stands for a program: what each does when it is shown."""

    plays: list[Callable[[TrainingPort], None]] = []
    shown: list[tuple[str, bool]] = []

    join: Callable[[CentralSettings, str], None] | None = None

    def __init__(
        self,
        home: Home,
        settings: object,
        seams: object,
        port: TrainingPort,
        join: Callable[[CentralSettings, str], None] | None = None,
        settle: Callable[..., None] | None = None,
    ) -> None:
        Played.join = join
        self.port = port
        self.terminal = self
        self.shown.append((home.folder.name, port.is_training))

    def show(self) -> None:
        """A person does something soon."""
        play = self.plays.pop(0)
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: play(self.port))

    def note_training(self, *, is_begun: bool) -> None:
        """The real journal is told."""
        self.shown.append(("begun" if is_begun else "ended", False))

    def tell(self, fault: object) -> None:
        """Said at the start."""
        self.shown.append(("told", True))

    def stop(self) -> None:
        """Gone."""


def close(port: TrainingPort) -> None:
    """The window is closed."""
    new_application().exit(0)


def join(port: TrainingPort) -> None:
    """Asked for on the set-up screen; nothing listens there."""
    assert Played.join is not None
    Played.join(CentralSettings(url="http://127.0.0.1:9"), "AB12")


def test_till_that_could_not_join_a_backend_starts_again_and_says_so(
    real: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    Played.plays, Played.shown = [join, close], []
    monkeypatch.setattr(terminal_module, "TerminalProgram", Played)
    assert terminal_module._Runs(real, system_seams(), new_application()).run() == 0
    assert Played.shown == [("till", False), ("till", False), ("told", True)]
    assert read_settings(real).connector is ConnectorKind.NONE


def test_training_is_entered_and_left_for_the_real_till(
    real: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    Played.plays, Played.shown = [TrainingDoor.enter, TrainingRoom.leave, close], []
    monkeypatch.setattr(terminal_module, "TerminalProgram", Played)
    assert terminal_module._Runs(real, system_seams(), new_application()).run() == 0
    assert Played.shown == [
        ("till", False),
        ("begun", False),
        ("training", True),
        ("till", False),
        ("ended", False),
    ]


def test_training_that_cannot_be_prepared_leads_back_and_says_so(
    real: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> TrainingRoom:
        raise SettingsFault("No room.")

    Played.plays, Played.shown = [TrainingDoor.enter, close], []
    monkeypatch.setattr(terminal_module, "TerminalProgram", Played)
    monkeypatch.setattr(training, "open_training", fails)
    assert terminal_module._Runs(real, system_seams(), new_application()).run() == 0
    assert Played.shown == [
        ("till", False),
        ("begun", False),
        ("till", False),
        ("told", True),
        ("ended", False),
    ]
