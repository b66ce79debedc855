"""Commands in another language: their help, the words around it, and what is wrong with arguments."""

from typing import Annotated

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from evertill.kernel.told_help import run_command, speak_help

GERMAN = {
    "Usage: ": "Aufruf: ",
    "Options": "Optionen",
    "Commands": "Befehle",
    "COMMAND [ARGS]...": "BEFEHL [ANGABEN]...",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "Weigh it. Then say so.": "Wiegen. Dann sagen.",
    "How often.": "Wie oft.",
    "default: ": "sonst: ",
    "Missing command.": "Es fehlt ein Befehl.",
    "See `shop --help`.": "Siehe `shop --help`.",
}


def tell(text: str) -> str:
    return GERMAN.get(text, text)


@pytest.fixture
def shop() -> TyperCommand | TyperGroup:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    def weigh(times: Annotated[int, typer.Option(help="How often.")] = 1) -> int:
        """Weigh it.

        Then say so."""
        if times == 0:
            raise typer.Exit(1)
        if times == 3:
            raise typer.Abort
        return times

    @app.command()
    def rest(minutes: int = 0) -> int:
        return minutes

    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand | TyperGroup)
    speak_help(command, tell)
    return command


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["weigh", "--times", "2"], 2), (["weigh", "--times", "0"], 1), (["weigh", "--times", "3"], 130), (["rest"], 0)],
)
def test_command_ends_with_the_status_it_gives(
    arguments: list[str], status: int, shop: TyperCommand | TyperGroup
) -> None:
    assert run_command(shop, arguments, name="shop", tell=tell) == status


def test_help_is_told_with_the_words_around_it(
    shop: TyperCommand | TyperGroup, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(shop, ["--help"], name="shop", tell=tell) == 0
    whole = capsys.readouterr().out
    assert run_command(shop, ["weigh", "--help"], name="shop", tell=tell) == 0
    whole += capsys.readouterr().out
    told = ("Aufruf: ", "BEFEHL [ANGABEN]...", "Befehle:", "Optionen:", "Diese Hilfe", "Wiegen. Dann", "[sonst: 1]")
    assert [text for text in told if text not in whole] == []
    assert "Usage" not in whole


def test_wrong_use_is_one_sentence_that_ends_and_says_where_the_help_is(
    shop: TyperCommand | TyperGroup, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(shop, [], name="shop", tell=tell) == 2
    assert capsys.readouterr().err == "shop: Es fehlt ein Befehl. Siehe `shop --help`.\n"
    assert run_command(shop, ["weigh", "--nothing"], name="shop", tell=tell) == 2
    assert capsys.readouterr().err == "shop: No such option: --nothing. Siehe `shop --help`.\n"
