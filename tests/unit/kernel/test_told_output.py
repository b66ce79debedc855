"""What a command prints where not every letter fits, where there is no room, and where nobody reads on."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from evertill.kernel.told_output import is_output_unicode, run_printing

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


@contextmanager
def _printing_to(monkeypatch: pytest.MonkeyPatch, output: TextIO | None) -> Iterator[io.StringIO]:
    """Standard output goes there, standard error into what is given back."""
    told = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", told)
        yield told


def _in_german(sentence: str) -> str:
    return f"[de] {sentence}"


def _saying(text: str) -> Callable[[], int]:
    def run() -> int:
        print(text)
        return 3

    return run


def test_answer_that_is_written_ends_with_the_status_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.BytesIO()
    paged = io.TextIOWrapper(page, encoding="cp1252")
    for output in (paged, io.StringIO(), None):
        with _printing_to(monkeypatch, output) as told:
            assert run_printing(_saying("K\u00e4se \u65e5"), lambda: _in_german) == 3
        assert told.getvalue() == ""
    assert page.getvalue().decode("cp1252").strip() == "K\u00e4se \\u65e5"


@needs_full_device
def test_answer_without_room_is_told_in_the_language_spoken_and_the_output_leads_nowhere_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        with _printing_to(monkeypatch, full) as told:
            assert run_printing(_saying("there"), lambda: _in_german) == 1
        assert told.getvalue().startswith("[de] The answer could not be written to its end (No space left")
        full.write("what is written now is lost, not refused")
        full.flush()


def test_reader_that_has_left_ends_the_command_with_1_and_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as pipe, _printing_to(monkeypatch, pipe) as told:
        assert run_printing(_saying("nobody reads this"), lambda: _in_german) == 1
    assert told.getvalue() == ""


def test_fault_of_the_command_while_the_output_is_sound_is_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run() -> int:
        raise FileNotFoundError(2, "No such file")

    with (tmp_path / "out").open("w", encoding="utf-8") as output, _printing_to(monkeypatch, output) as told:
        with pytest.raises(FileNotFoundError):
            run_printing(run, lambda: _in_german)
        assert told.getvalue() == ""


def test_output_is_of_every_letter_in_unicode_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = (
        io.TextIOWrapper(io.BytesIO(), encoding="UTF-8"),
        io.TextIOWrapper(io.BytesIO(), encoding="cp1252"),
        io.StringIO(),
    )
    found: list[bool] = []
    for output in outputs:
        with _printing_to(monkeypatch, output):
            found.append(is_output_unicode())
    assert found == [True, False, True]
