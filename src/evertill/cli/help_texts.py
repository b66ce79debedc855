"""The help of commands in the language spoken: the texts in the tree of commands, and the words Typer puts around."""

import inspect
import re
from collections.abc import Sequence

from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from evertill.cli.language import tell

_EXTRAS = re.compile(r"\[(default: |required)")
_OF_HELP = "Show this message and exit."
"""Typer's own; it makes the option only when the help is written."""


class SpokenFormatter(HelpFormatter):
    """Writes usage and headings in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """As Typer does."""
        super().write_usage(prog, args, tell("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """As Typer does."""
        super().write_heading(tell(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """As Typer does; what follows a text in brackets is said too."""
        said = [(name, _with_extras(tell(text) if text == _OF_HELP else text)) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)


def speak_help(command: TyperCommand | TyperGroup) -> None:
    """Put every text of this command and of those below it into the language spoken."""
    command.context_class.formatter_class = SpokenFormatter
    for name in ("help", "short_help", "epilog"):
        text = getattr(command, name)
        if text:
            setattr(command, name, tell(one_line(text)))
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            setattr(parameter, "help", tell(text))  # noqa: B010 - arguments and options each have their own
    for below in getattr(command, "commands", {}).values():
        speak_help(below)


def _with_extras(text: str) -> str:
    return _EXTRAS.sub(lambda found: f"[{tell(found[1])}", text)


def one_line(text: str) -> str:
    """A docstring as one sentence after the other, however it was broken into lines."""
    return " ".join(inspect.cleandoc(text).split())
