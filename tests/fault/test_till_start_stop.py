"""Starting and stopping leaves nothing behind: no thread, no open file, no lock; whatever the backend does."""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.till import Till
from evertill.app.workstation.credential import Credential, keep_credential
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import ConnectorKind, read_settings, write_settings
from evertill.connectors.central.settings import CentralSettings
from evertill.devices.printer.settings import PrinterConnection, PrinterSettings
from evertill.devices.scanner.settings import ScannerConnection, ScannerSettings
from evertill.journal.file.lock import take_lock
from evertill.kernel.errors import JournalFault
from evertill.kernel.secret import Secret
from tests.support.mirror import make_older
from tests.support.real_server import a_server, falls_silent, talks_nonsense
from tests.support.shop import a_home
from tests.support.whole_till import at_work, let_screens_run_until, stock_products


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A till with three products of its own."""
    home = a_home(tmp_path / "till")
    stock_products(home)
    return home


def connected(home: Home, port: int) -> None:
    """As enrolled at whatever answers there."""
    keep_credential(home, Credential(Secret("token"), bytes(32), "Marktplatz"))
    central = CentralSettings(url=f"http://127.0.0.1:{port}")
    write_settings(home, replace(read_settings(home), connector=ConnectorKind.CENTRAL, central=central))


def open_files(home: Home) -> list[str]:
    """Files of the home this process holds open."""
    if sys.platform != "linux":
        return []
    links = []
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            links.append(str(descriptor.readlink()))
        except OSError:
            continue  # the one that lists them
    return sorted(link for link in links if link.startswith(str(home.folder)))


@contextmanager
def nothing_left_behind(home: Home) -> Iterator[None]:
    """No thread more than before, no file of the home open, the journal free."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        if thread.name.endswith("(_converse)"):
            thread.join(30)  # the other side of a line needs a moment to see that it is closed
    assert [thread.name for thread in left if thread.is_alive()] == []
    assert open_files(home) == []
    take_lock(home.journal).release()


def test_till_that_sold_leaves_nothing_behind(home: Home) -> None:
    with nothing_left_behind(home), at_work(home, syncs=True) as till:
        till.sell("A-1")
        till.till.warm_up()


def test_till_with_a_backend_that_hangs_leaves_nothing_behind(home: Home) -> None:
    arrived = threading.Semaphore(0)

    def hang(connection: socket.socket) -> None:
        arrived.release()
        falls_silent(connection)

    with a_server(hang) as port:
        connected(home, port)
        with nothing_left_behind(home), at_work(home, syncs=True) as till:
            till.sell("A-1")
            assert arrived.acquire(timeout=20)
            assert arrived.acquire(timeout=20), "push and pull, each on a line of its own"


@pytest.mark.parametrize("answers", [True, False])
def test_till_whose_backend_is_no_backend_leaves_nothing_behind(answers: bool, home: Home) -> None:
    with a_server(talks_nonsense) as port:
        connected(home, port if answers else 9)
        with nothing_left_behind(home), at_work(home, syncs=True) as till:
            till.sell("A-1")
            till.watch.wait_for("a failed try", lambda: till.till.link.now().reason not in ("", "Not tried yet."))


@pytest.mark.expects_log("does not print|cannot be")
def test_till_with_devices_that_are_not_there_leaves_nothing_behind(home: Home) -> None:
    nowhere = "127.0.0.1:9"
    devices = replace(
        read_settings(home),
        printer=PrinterSettings(PrinterConnection.TCP, nowhere),
        scanner=ScannerSettings(ScannerConnection.TCP, nowhere),
    )
    write_settings(home, devices)
    with nothing_left_behind(home), at_work(home) as till:
        till.till.start_devices(lambda scanned: None)
        till.sell("A-1")


def test_till_built_twice_in_one_process_goes_on_where_it_was(home: Home) -> None:
    with nothing_left_behind(home):
        for number in (1, 2, 3):
            with at_work(home, syncs=True) as till:
                assert till.sell("A-1").transaction.receipt_number == number


def test_till_whose_copies_are_of_an_earlier_release_sells_from_its_first_start(home: Home) -> None:
    """Nobody to pull them anew: what is there is brought forward before anybody looks."""
    make_older(home.mirror, 5)
    with nothing_left_behind(home), at_work(home) as till:
        till.sell("A-1")


def test_second_till_on_one_home_is_refused_and_leaves_nothing_behind(home: Home) -> None:
    with at_work(home) as first:
        before = set(threading.enumerate())
        second = Till(home, read_settings(home), system_seams(), lambda callback: callback())
        with pytest.raises(JournalFault, match="already open"):
            second.start()
        assert set(threading.enumerate()) == before
        first.sell("A-1")


def test_two_tills_of_two_homes_live_in_one_process(home: Home, tmp_path: Path) -> None:
    other_home = a_home(tmp_path / "other", workstation="2")
    stock_products(other_home)
    with at_work(home, syncs=True) as till, at_work(other_home, syncs=True) as other:
        assert till.sell("A-1").transaction.number_text == "S1-1-1-1"
        assert other.sell("A-1").transaction.number_text == "S1-2-1-1"


@pytest.mark.usefixtures("qtbot")
def test_terminal_program_started_and_stopped_twice_leaves_nothing_behind(home: Home) -> None:
    with nothing_left_behind(home):
        for _ in range(2):
            program = TerminalProgram(home, read_settings(home), system_seams())
            _show_whole(program)
            program.stop()


def _show_whole(program: TerminalProgram) -> None:
    program.show()
    let_screens_run_until("the rest to be started", lambda: program._doorbell is not None)


@pytest.mark.usefixtures("qtbot")
def test_terminal_program_starts_devices_and_sync_on_no_thread_that_draws(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, str] = {}

    def note(name: str) -> None:
        start = getattr(Till, name)

        def noted(till: Till, *given: object) -> None:
            started[name] = threading.current_thread().name
            start(till, *given)

        monkeypatch.setattr(Till, name, noted)

    note("start_devices")
    note("start_sync")
    program = TerminalProgram(home, read_settings(home), system_seams())
    program.show()
    let_screens_run_until("devices and sync to be started", lambda: len(started) == 2)
    program.stop()
    assert set(started.values()) == {"loader"}


@pytest.mark.usefixtures("qtbot")
def test_terminal_program_stopped_before_its_first_paint_leaves_nothing_behind(home: Home) -> None:
    with nothing_left_behind(home):
        TerminalProgram(home, read_settings(home), system_seams()).stop()
