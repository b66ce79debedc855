"""Options that every command has, and how results are printed: as words for people, or one JSON document with
--json."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from evertill.cli.language import tell
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.told_output import is_output_unicode

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="The workstation's folder; else EVERTILL_HOME, else the platform's place.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as one JSON document.")]


_DATABASE = b"SQLite format 3\0"
"""How such a file begins (sqlite.org/fileformat2.html, 1.3.1)."""


def no_database(path: Path | None) -> Path | None:
    """A file to write to; SettingsFault where a journal or another database stands, which would be lost."""
    if path is not None and path.is_file():
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise SettingsFault(
                    f"{path} is a database, maybe a till's journal, so it stays as it is and nothing was written; name "
                    "another file."
                )
    return path


def say(text: str = "") -> None:
    """One line for the person, in the language spoken."""
    print(tell(text), flush=True)


def say_as_is(text: str) -> None:
    """One line of what was keyed, printed or kept: it stays as it is in every language."""
    print(text, flush=True)


def print_json(document: JsonObject) -> None:
    """The whole answer as data; where the output is not in Unicode, other letters are escaped as JSON has it."""
    json.dump(document, sys.stdout, ensure_ascii=not is_output_unicode(), indent=2)
    print(flush=True)


def day_of(text: str | None) -> date | None:
    """The business day somebody asked for; None when they did not."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise SettingsFault(f"{text!r} is no day, so nothing was searched; write it like 2026-11-21.") from error


def new_app(meaning: str) -> typer.Typer:
    """A command of ours: plain help, no shell completion, usage errors end with status 2."""
    return typer.Typer(help=meaning, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
