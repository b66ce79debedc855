"""A tree of commands that speaks a language: its help, the words Typer puts around, and what is wrong with arguments.
Both programs run their commands through it."""

import inspect
import re
from collections.abc import Callable, Sequence

import typer
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

Tell = Callable[[str], str]
"""A sentence in the language spoken; what nobody translated stays."""

_EXTRAS = re.compile(r"\[(default: |env var: |required)")
_PLACES = re.compile(r"\[OPTIONS\]|COMMAND \[ARGS\][.]{3}")
_OF_HELP = "Show this message and exit."
"""Typer's own; it makes the option only when the help is written."""


def run_command(command: TyperCommand | TyperGroup, arguments: Sequence[str], *, name: str, tell: Tell) -> int:
    """Run one; its exit status. Wrong use is told in one sentence, with where the help is."""
    try:
        status = command.main(args=list(arguments), prog_name=name, standalone_mode=False)
    except typer.TyperException as error:
        typer.echo(f"{name}: {_sentence(tell(error.format_message()))} {tell(f'See `{name} --help`.')}", err=True)
        return error.exit_code
    except typer.Abort:
        return 130
    return status if isinstance(status, int) else 0


def speak_help(command: TyperCommand | TyperGroup, tell: Tell) -> None:
    """Put every text of this command and of those below it into the language spoken."""
    _speak(command, tell, _formatter(tell))


def one_line(text: str) -> str:
    """A docstring as one sentence after the other, however it was broken into lines."""
    return " ".join(inspect.cleandoc(text).split())


def _speak(command: TyperCommand | TyperGroup, tell: Tell, formatter: type[HelpFormatter]) -> None:
    command.context_class.formatter_class = formatter
    for name in ("help", "short_help", "epilog"):
        text = getattr(command, name)
        if text:
            setattr(command, name, tell(one_line(text)))
    command.short_help = command.short_help or command.help
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            setattr(parameter, "help", tell(text))  # noqa: B010 - arguments and options each have their own
    for below in getattr(command, "commands", {}).values():
        _speak(below, tell, formatter)


def _formatter(tell: Tell) -> type[HelpFormatter]:
    class SpokenFormatter(HelpFormatter):
        """Writes usage and headings in the language spoken."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            """As Typer does."""
            told = _PLACES.sub(lambda found: tell(found[0]), args)
            super().write_usage(prog, told, tell("Usage: ") if prefix is None else prefix)

        def write_heading(self, heading: str) -> None:
            """As Typer does."""
            super().write_heading(tell(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            """As Typer does; what follows a text in brackets is said too."""
            said = [(name, _with_extras(tell(text) if text == _OF_HELP else text, tell)) for name, text in rows]
            super().write_dl(said, col_max, col_spacing)

    return SpokenFormatter


def _sentence(text: str) -> str:
    return text if text.endswith((".", ")")) else f"{text}."


def _with_extras(text: str, tell: Tell) -> str:
    return _EXTRAS.sub(lambda found: f"[{tell(found[1])}", text)
