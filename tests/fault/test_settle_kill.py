"""Killed (as by the plug) at random moments around settling: a shift is open or it has its Z, never half of either."""

import random
import subprocess
import sys
import time
from pathlib import Path

from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from tests.conftest import LONG
from tests.support.whole_till import a_seed

KILLS = 100 if LONG else 8


def one_life(folder: Path, chance: random.Random) -> int:
    """Let it live for some Zs and a moment more; gives the last Z that it said."""
    command = [sys.executable, "-m", "tests.support.settle_killing", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = 0
    for _ in range(chance.randint(1, 3)):
        said = int(process.stdout.readline().removeprefix("Z "))
    time.sleep(chance.random() / 25)
    process.kill()
    rest = process.stdout.read().splitlines()
    process.stdout.close()
    process.wait(60)
    return int(rest[-1].removeprefix("Z ")) if rest and rest[-1].startswith("Z ") else said


def test_settling_killed_at_random_moments_is_whole_or_not_at_all(tmp_path: Path) -> None:
    chance = random.Random(a_seed())
    for _ in range(KILLS):
        said = one_life(tmp_path, chance)
        assert [finding.sentence for finding in verify(tmp_path / "journal.sqlite").findings] == []
        reader = JournalReader(tmp_path / "journal.sqlite")
        entries, shift = reader.z_reports(10_000), reader.shift()
        reader.close()
        assert [entry.number for entry in reversed(entries)] == list(range(1, len(entries) + 1))
        assert len(entries) >= said, "a Z that was said is not there"
        assert shift is None or shift.number == len(entries) + 1
