"""What a command prints where not every letter fits, where there is no room, and where nobody reads on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
needs_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")

_PRINT = """
import sys
from evertill.kernel.told_output import run_printing
from evertill.cli.options import print_json, say_as_is
def run():
    {what}
    return 0
sys.exit(run_printing(run, lambda: lambda sentence: sentence))
"""


def _run(what: str, *, stdout: int = subprocess.PIPE, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    return subprocess.run(
        [sys.executable, "-c", _PRINT.format(what=what)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=kept | environment,
        timeout=60,
        check=False,
    )


def test_letters_a_code_page_lacks_are_escaped() -> None:
    ended = _run("say_as_is('Käse \\u65e5')", PYTHONIOENCODING="cp1252")

    assert (ended.returncode, ended.stdout.decode("cp1252").strip()) == (0, "Käse \\u65e5")


def test_json_in_a_code_page_is_still_json() -> None:
    ended = _run("print_json(dict(name='é \\U0001f34f'))", PYTHONIOENCODING="cp1252")

    assert (ended.returncode, json.loads(ended.stdout)) == (0, {"name": "é \U0001f34f"})


@needs_full_device
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("what", ["say_as_is('there')", "print('kept back until the end')", "print_json(dict(a=1))"])
def test_answer_that_finds_no_room_is_told_in_one_sentence(what: str, unbuffered: str) -> None:
    with FULL.open("wb") as full:
        ended = _run(what, stdout=full.fileno(), PYTHONUNBUFFERED=unbuffered)

    assert ended.returncode == 1
    told = ended.stderr.decode()
    assert told.startswith("The answer could not be written to its end (No space left on device);")
    assert told.count("\n") == 1


def test_reader_that_has_left_is_told_nothing() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ended = _run("say_as_is('nobody reads this')", stdout=write)
    finally:
        os.close(write)

    assert (ended.returncode, ended.stderr) == (1, b"")


def test_fault_of_another_file_is_not_taken_for_one_of_the_output() -> None:
    ended = _run("open('/nowhere/at/all')")

    assert b"FileNotFoundError" in ended.stderr
