"""The texts of a language as Qt Linguist's files hold them, read without Qt: for the screens and the command line."""

from pathlib import Path

from evertill.kernel.told_sentences import read_messages

SAID_FOLDER = "said"
"""Sentences from below the screens."""

SHELL_FOLDER = "shell"
"""What the command line alone says."""


def read_translations(file: Path) -> dict[str, str]:
    """Source text to translation, of finished messages."""
    return read_messages(file.read_text(encoding="utf-8"))


def read_language(folder: Path, language: str, below: str = "") -> dict[str, str]:
    """All finished messages of a language: its files lie in a folder of its own, one for each part of the program;
    sentences from below the screens lie below that."""
    texts: dict[str, str] = {}
    for file in sorted((folder / language.partition("_")[0] / below).glob("*.ts")):
        texts |= read_translations(file)
    return texts


def languages(folder: Path) -> tuple[str, ...]:
    """Every language there are texts of; English needs none."""
    found = (
        {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("*.ts"))} if folder.is_dir() else ()
    )
    return ("en", *sorted(found))
