"""The language of the command `evertill-central`: the system's, or what EVERTILL_LANGUAGE says; English where there is
nothing of it. Its HTTP answers and JSON are the same in every language."""

from functools import lru_cache, partial
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from evertill.kernel.told_help import speak_help
from evertill.kernel.told_sentences import ENGLISH, Sentences, read_messages

_SOURCE = Path(__file__).resolve().parents[1]
CENTRAL_FOLDER = "central"
TYPERS_WORDS = "shell/typer.ts"
"""What Typer says around every command, of the till's program too."""


def tell(sentence: str, language: str) -> str:
    """The sentence in this language; what leads it in stays, and so does a sentence nobody translated."""
    return sentence if language == ENGLISH else _sentences(language).tell(sentence)


def tell_lines(text: str, language: str) -> str:
    """Each line of a report."""
    return "\n".join(tell(line, language) for line in text.split("\n"))


def spoken(app: typer.Typer, language: str) -> TyperCommand | TyperGroup:
    """The commands, with their help in this language."""
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand | TyperGroup)
    speak_help(command, partial(tell, language=language))
    return command


def texts_of(language: str) -> dict[str, str]:
    """All that central's command line says in this language."""
    installed = _SOURCE / "evertill" / "_resources"
    root = installed if installed.is_dir() else _SOURCE.parent / "resources"
    texts: dict[str, str] = {}
    spoken_in = root / "translations" / language
    for file in (*sorted((spoken_in / CENTRAL_FOLDER).glob("*.ts")), *spoken_in.glob(TYPERS_WORDS)):
        texts |= read_messages(file.read_text(encoding="utf-8"))
    return texts


@lru_cache(maxsize=1)
def _sentences(language: str) -> Sentences:
    return Sentences(texts_of(language))
