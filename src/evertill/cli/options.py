"""Options that every command has, and how results are printed: as words for people, or one JSON document with
--json."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from evertill.kernel.canonical import JsonObject

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="The workstation's folder; else EVERTILL_HOME, else the platform's place.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as one JSON document.")]


def say(text: str = "") -> None:
    """One line for the person."""
    print(text, flush=True)


def print_json(document: JsonObject) -> None:
    """The whole answer as data."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    print(flush=True)


def new_app(meaning: str) -> typer.Typer:
    """A command of ours: plain help, no shell completion, usage errors end with status 2."""
    return typer.Typer(help=meaning, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
