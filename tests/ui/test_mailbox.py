"""The mailbox: letters from any thread run on the UI thread, in order, and one bug swallows nothing."""

import gc
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from evertill.ui.mailbox import Mailbox

LETTERS = 2_000


@pytest.fixture(autouse=True)
def _no_old_windows() -> None:
    """Windows of earlier tests end on this thread, not on whichever happens to collect them."""
    gc.collect()


def a_mailbox(bugs: list[BaseException]) -> Mailbox:
    """One that notes bugs."""
    return Mailbox(lambda name, error: bugs.append(error))


def test_mailbox_letters_from_four_threads_run_here_in_each_ones_order(qtbot: QtBot) -> None:
    mailbox = a_mailbox([])
    got: list[tuple[int, int]] = []
    here: set[int] = set()

    def letter(sender: int, number: int) -> Callable[[], None]:
        def run() -> None:
            here.add(threading.get_ident())
            got.append((sender, number))

        return run

    def send(sender: int) -> None:
        for number in range(LETTERS):
            mailbox.post(letter(sender, number))

    threads = [threading.Thread(target=send, args=(sender,)) for sender in range(4)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(got) == 4 * LETTERS, timeout=10_000)
    for thread in threads:
        thread.join()
    assert here == {threading.get_ident()}
    for sender in range(4):
        assert [number for who, number in got if who == sender] == list(range(LETTERS))


def test_mailbox_letter_posted_by_a_letter_runs_in_a_later_turn(qtbot: QtBot) -> None:
    mailbox = a_mailbox([])
    got: list[str] = []

    def first() -> None:
        mailbox.post(lambda: got.append("third"))
        got.append("first")

    mailbox.post(first)
    mailbox.post(lambda: got.append("second"))
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == ["first", "second", "third"]


def test_mailbox_bug_in_a_letter_is_told_and_the_next_runs(qtbot: QtBot) -> None:
    bugs: list[BaseException] = []
    mailbox = a_mailbox(bugs)
    got: list[str] = []

    def broken() -> None:
        raise ValueError("broken")

    mailbox.post(broken)
    mailbox.post(lambda: got.append("next"))
    qtbot.waitUntil(lambda: got == ["next"])
    assert [str(bug) for bug in bugs] == ["broken"]


def test_mailbox_closed_drops_what_waits(qtbot: QtBot) -> None:
    mailbox = a_mailbox([])
    got: list[str] = []
    mailbox.post(lambda: got.append("late"))
    mailbox.close()
    mailbox.post(lambda: got.append("later"))
    QCoreApplication.processEvents()
    assert got == []


@pytest.mark.parametrize("count", [1, 500])
def test_mailbox_many_letters_one_wake_up(qtbot: QtBot, count: int) -> None:
    mailbox = a_mailbox([])
    rung: list[None] = []
    mailbox._woken.connect(lambda: rung.append(None))
    got: list[int] = []
    for number in range(count):
        mailbox.post(lambda number=number: got.append(number))  # type: ignore[misc]  # the default binds the number
    qtbot.waitUntil(lambda: len(got) == count)
    assert len(rung) == 1


def test_mailbox_each_letter_asks_for_the_screens_turn(qtbot: QtBot) -> None:
    asked: list[int] = []
    got: list[int] = []
    mailbox = Mailbox(lambda name, error: None, lambda: asked.append(len(got)))
    mailbox.post(lambda: got.append(1))
    mailbox.post(lambda: got.append(2))
    assert asked == [0, 0]
    QCoreApplication.processEvents()
    assert got == [1, 2]
    mailbox.close()
    mailbox.post(lambda: got.append(3))
    assert asked == [0, 0]
