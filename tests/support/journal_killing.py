"""Kills a till at every statement: a process that forks one till after the other, each killed one statement later.

usage: python -m tests.support.journal_killing FOLDER

Every till starts from nothing, lives the day of `journal_day` and dies by SIGKILL at its k-th statement. What it leaves
is checked, lived on to the end of the day, and checked again. Prints one JSON object.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from evertill.journal.file.connection import Value
from evertill.journal.verifying.verify import verify
from tests.support.journal import journal_in
from tests.support.journal_day import DAY, live, shown

FILE = "journal.sqlite"
Fuse = Callable[[str, bool], None]
"""Told each statement before (False) and after (True) it runs."""


def connecting(fuse: Fuse) -> Callable[[str], sqlite3.Connection]:
    """A way to open connections whose every statement passes the fuse."""

    class Fused(sqlite3.Connection):
        def execute(self, sql: str, parameters: Sequence[Value] = (), /) -> sqlite3.Cursor:  # type: ignore[override]  # ours alone
            fuse(sql, False)
            cursor = super().execute(sql, parameters)
            fuse(sql, True)
            return cursor

        def executemany(self, sql: str, parameters: Iterable[Sequence[Value]], /) -> sqlite3.Cursor:  # type: ignore[override]  # ours alone
            fuse(sql, False)
            cursor = super().executemany(sql, parameters)
            fuse(sql, True)
            return cursor

    return lambda uri: sqlite3.connect(uri, uri=True, isolation_level=None, factory=Fused)


def points(folder: Path) -> tuple[list[tuple[str, bool]], list[str]]:
    """Every moment a till can be killed at, and what the journal shows after each command of an undisturbed day."""
    seen: list[tuple[str, bool]] = []

    def watch(sql: str, is_done: bool) -> None:
        seen.append((sql, is_done))

    journal = journal_in(folder, connect=connecting(watch))
    states = [shown(folder / FILE)]
    for step in DAY:
        live(journal, step)
        states.append(shown(folder / FILE))
    journal.close()
    return seen, states


def killed_at(folder: Path, point: int) -> int:
    """How many commands a till had confirmed when it was killed at this point."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live_until(folder, point, writing)
        os._exit(3)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    confirmed = len(os.read(reading, 1000))
    os.close(reading)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, f"till {point} ended with {status}"
    return confirmed


def _live_until(folder: Path, point: int, confirmations: int) -> None:
    passed = 0

    def fuse(sql: str, is_done: bool) -> None:
        nonlocal passed
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    journal = journal_in(folder, connect=connecting(fuse))
    for step in DAY:
        live(journal, step)
        os.write(confirmations, b".")


def whats_wrong(folder: Path, confirmed: int, states: list[str]) -> str | None:
    """What a killed till left that it should not have; None when all is well, then and at the end of the day."""
    journal = journal_in(folder)
    there = [number for number, state in enumerate(states) if state == shown(folder / FILE)]
    if not any(number in there for number in (confirmed, confirmed + 1)):
        return f"{confirmed} commands were confirmed, the journal shows {there}"
    if not verify(folder / FILE).is_sound:
        return f"not sound after the kill: {verify(folder / FILE).findings}"
    start = next(number for number in (confirmed + 1, confirmed) if number in there)
    for step in DAY[start:]:
        live(journal, step)
    journal.close()
    if shown(folder / FILE) != states[-1]:
        return "the day went on, but did not come to the same end"
    return None if verify(folder / FILE).is_sound else f"not sound at the end: {verify(folder / FILE).findings}"


def main(folder: Path) -> dict[str, object]:
    """Kill at every point before a statement, and right after every commit."""
    (folder / "whole").mkdir()
    seen, states = points(folder / "whole")
    chosen = [number for number, (sql, is_done) in enumerate(seen) if not is_done or sql == "COMMIT"]
    wrong: dict[str, str] = {}
    for number in chosen:
        place = folder / "till"
        place.mkdir()
        what = whats_wrong(place, killed_at(place, number), states)
        if what is not None:
            wrong[f"{number} {seen[number]}"] = what[:500]
        shutil.rmtree(place)
    return {"kills": len(chosen), "commits": sum(sql == "COMMIT" for sql, _ in seen) // 2, "wrong": wrong}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
