"""A till is started twice on one home: real processes without a display, one journal, one window."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.app import terminal
from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.cli.main import main
from evertill.journal.file.lock import take_lock
from evertill.kernel.errors import JournalFault
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, a_central, at_work, join, let_screens_run_until, stock_products

INVOICES = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n1,Z-9,Pen,1,2010-12-01 08:26:00,2.55\n"


@contextmanager
def started(home: Home) -> Iterator["subprocess.Popen[str]"]:
    """`evertill --home HOME` as a person starts it, ended by SIGKILL at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-m", "evertill", "--home", str(home.folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE_S)


def is_held(home: Home) -> bool:
    """Whether some till has the journal."""
    try:
        take_lock(home.journal).release()
    except JournalFault:
        return True
    return False


def that_gave_way(one: "subprocess.Popen[str]", other: "subprocess.Popen[str]") -> "subprocess.Popen[str]":
    """Of two starts, the one that handed over and ended well; the other goes on."""
    assert one.stdout is not None
    assert other.stdout is not None
    ended, _, _ = select.select([one.stdout, other.stdout], [], [], PATIENCE_S)  # nothing but their end is to be read
    assert ended, "neither gave way"
    gone, stays = (one, other) if ended[0] is one.stdout else (other, one)
    assert gone.stderr is not None
    err = gone.stderr.read()
    assert gone.wait(PATIENCE_S) == 0, err
    assert err == "The till runs already; its window was brought to the front.\n"
    assert stays.poll() is None
    return gone


def test_till_started_twice_at_once_opens_one_window_and_a_crash_leaves_no_stale_lock(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    with started(home) as one, started(home) as other:
        first = other if that_gave_way(one, other) is one else one
        assert is_held(home)
        first.kill()
        first.wait(PATIENCE_S)
        assert not is_held(home)
        with started(home) as after_crash, started(home) as late:
            that_gave_way(after_crash, late)
            assert is_held(home)


def test_till_started_again_brings_the_first_window_to_the_front(tmp_path: Path, qtbot: QtBot) -> None:
    home = a_home(tmp_path / "till")
    program = TerminalProgram(home, read_settings(home), system_seams())
    try:
        program.show()
        let_screens_run_until("the ear for a second start", lambda: program._doorbell is not None)
        window = program.terminal.window
        window.showMinimized()
        assert window.isMinimized()
        with started(home) as second:
            let_screens_run_until("the window to come up", lambda: not window.isMinimized())
            assert second.wait(PATIENCE_S) == 0
        assert window.isVisible()
    finally:
        program.stop()


def test_till_whose_journal_is_held_by_something_without_a_window_says_so(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "HAND_OVER_TRIES", 2)
    home = a_home(tmp_path / "till")
    lock = take_lock(home.journal)
    try:
        status = main(["--home", str(home.folder)])
    finally:
        lock.release()

    err = capsys.readouterr().err
    assert status == 1
    assert err.count("\n") == 1
    assert "already open" in err


@pytest.mark.parametrize(
    "command",
    [["sync", "--once"], ["replay", "invoices.csv"], ["enrol", "--central", "http://localhost:1", "--code", "x"]],
)
def test_command_that_writes_beside_a_running_till_is_refused_and_changes_nothing(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "invoices.csv").write_text(INVOICES)
    home = a_home(tmp_path / "till")
    with at_work(home) as till:
        before = _contents(home)
        status = main([*command, "--home", str(home.folder)])
        assert _contents(home) == before
        till.till.stop()

    err = capsys.readouterr().err
    assert status == 1
    assert err.count("\n") == 1, err
    assert "already open" in err


def test_commands_that_only_read_work_beside_a_running_till(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with a_central(tmp_path) as central:
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            done = till.sell("A-1", "B-2")
            till.wait_until_sent()
            said = {}
            for command in ("status", "verify", "journal", "reconcile"):
                assert main([command, "--home", str(home.folder), "--json"]) == 0
                said[command] = capsys.readouterr().out
            till.sell("C-3")

    assert json.loads(said["status"])["receipt_number"] == 1
    assert done.transaction.transaction_id in said["journal"]
    assert json.loads(said["verify"])["sound"] is True
    assert json.loads(said["reconcile"])["days"][0]["taken"]["net"] == 249


def _contents(home: Home) -> dict[str, bytes]:
    """Every file but the databases' logs, which also a reader touches."""
    files = (path for path in home.folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files if not path.name.endswith(("-wal", "-shm"))}
