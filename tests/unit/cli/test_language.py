"""The command line in German: every text is there, and the whole program speaks it when asked."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from evertill.cli.language import Spoken
from evertill.ui.translated_texts import SAID_FOLDER, SHELL_FOLDER, read_language
from tests.support.shell_texts import finding_texts, shell_texts

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"
PLACE = re.compile(r"\{\w*\}")


def test_german_has_every_text_of_the_command_line() -> None:
    german = read_language(FOLDER, "de", SHELL_FOLDER) | read_language(FOLDER, "de", SAID_FOLDER)
    assert sorted(shell_texts() - german.keys()) == []


def test_german_has_every_finding_of_verify() -> None:
    german = read_language(FOLDER, "de", SHELL_FOLDER) | read_language(FOLDER, "de", SAID_FOLDER)
    found = finding_texts()
    assert {"In its text {}.", "the lines do not add up to the total", "is missing or changed"} <= found
    assert sorted(found - german.keys()) == []


def test_finding_is_told_with_what_is_put_into_it() -> None:
    told = Spoken(FOLDER, "de").tell("A row of sale_lines (4, 1) is missing or changed.")
    assert told == "Eine Zeile von sale_lines (4, 1) fehlt oder ist verändert."


def test_german_of_the_command_line_fills_in_the_same_places() -> None:
    german = read_language(FOLDER, "de", SHELL_FOLDER)
    assert [text for text, said in german.items() if PLACE.findall(text) != PLACE.findall(said)] == []


def test_sentence_is_told_by_its_most_fixed_words_and_keeps_what_leads_it_in() -> None:
    told = Spoken(FOLDER, "de").tell(
        "  needs a person: order 7: the total is 1.00 by whoever took the order, 2.00 by the shop's rules"
    )
    assert told == (
        "  braucht einen Menschen: Bestellung 7: die Summe beträgt 1.00 nach dem, der sie annahm, "
        "2.00 nach den Regeln des Ladens"
    )


def test_sentence_nobody_translated_stays() -> None:
    assert Spoken(FOLDER, "xx").tell("The books balance.") == "The books balance."


def test_help_errors_and_tables_are_german_and_json_is_not(tmp_path: Path) -> None:
    home = str(tmp_path / "till")
    made = _run("init", "--home", home, "--pin", "493817", LANG="de_DE.UTF-8")
    assert "ist in" in made.stdout
    assert "Befehle:" in _run("--help", LC_ALL="de_DE").stdout
    helped = _run("--language", "de", "report", "--help").stdout
    assert all(text in helped for text in ("Aufruf: ", "Optionen:", "Wonach summiert wird.", "Diese Hilfe zeigen."))
    wrong = _run("--language=de", "status", "--nothing")
    assert (wrong.returncode, wrong.stderr.startswith("evertill status: Eine Option --nothing gibt es")) == (2, True)
    absent = _run("verify", "--home", str(tmp_path / "none"), EVERTILL_LANGUAGE="de")
    assert (absent.returncode, "gibt es kein Journal" in absent.stderr) == (1, True)
    assert _run("report", "hour", "--home", home, LANG="de").stdout.startswith("Verkäufe nach Stunde")
    assert json.loads(_run("status", "--json", "--home", home, LANG="de").stdout) == json.loads(
        _run("status", "--json", "--home", home).stdout
    )


def test_help_is_told_in_german_without_qt() -> None:
    code = "import sys; from evertill.cli.main import main; main(['--help']); sys.exit('PySide6' in sys.modules)"
    run = _python("-c", code, LANG="de")
    assert (run.returncode, "Befehle:" in run.stdout) == (0, True)


def _run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return _python("-m", "evertill", *arguments, **environment)


def _python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        env=_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _environment(**changes: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("EVERTILL_LANGUAGE", "LANG", "LC_ALL", "LC_MESSAGES")
    }
    return kept | {"PYTHONUTF8": "1"} | changes
