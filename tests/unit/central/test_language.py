"""The command line of the reference backend in German: its help, its reports, and what keeps it from starting."""

from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

import evertill_central.main
from evertill_central.language import spoken, tell, tell_lines, texts_of
from tests.support.said_texts import sentences

PACKAGE = Path(evertill_central.main.__file__).parent
FILES = ("main.py", "serving.py", "services/rows/load_files.py", "store/database.py")
"""What the command line comes through, beside the services that answer over HTTP too."""


def helps(command: TyperCommand | TyperGroup) -> set[str]:
    texts = {command.help or ""} | {getattr(parameter, "help", "") or "" for parameter in command.params}
    for below in getattr(command, "commands", {}).values():
        texts |= helps(below)
    return {" ".join(text.split()) for text in texts if text}


def test_german_has_all_that_the_command_line_of_central_says() -> None:
    command = typer.main.get_command(evertill_central.main.app)
    assert isinstance(command, TyperCommand | TyperGroup)
    said = helps(command).union(*(sentences(PACKAGE / file) for file in FILES))
    assert len(said) > 20
    assert sorted(said - texts_of("de").keys()) == []


def test_german_of_central_keeps_the_places() -> None:
    assert [text for text, said in texts_of("de").items() if text.count("{}") != said.count("{}")] == []


def test_fault_and_report_are_told_in_german_and_nothing_else_changes() -> None:
    fault = "Open enrolment lets anybody in, so central does not offer it on 10.0.0.1; use codes instead."
    assert tell(fault, "de").startswith("Offene Anmeldung lässt jeden herein")
    assert tell(fault, "en") == tell(fault, "fr") == fault
    report = "products.csv: 3 written, 0 unchanged, 1 refused\n  products.csv line 2: The name is missing."
    assert tell_lines(report, "de").startswith(
        "products.csv: 3 geschrieben, 0 unverändert, 1 abgelehnt\n  products.csv line 2"
    )
    command = spoken(evertill_central.main.app, "de")
    assert command.help == "Das Referenz-Backend von Evertill: Vorgänge hinein, Datenströme heraus."
