"""The texts of a language as Qt Linguist's files hold them, read without Qt: for the screens and the command line."""

import re
from collections.abc import Mapping
from pathlib import Path

SAID_FOLDER = "said"
"""Sentences from below the screens."""

SHELL_FOLDER = "shell"
"""What the command line alone says."""


class Sentences:
    """Tells a sentence in a language: whole, or by the one it was made from."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._patterns: list[tuple[re.Pattern[str], str]] | None = None

    def told(self, sentence: str) -> str | None:
        """By the whole sentence, or by one whose places `{}` take what stands there; that is told in turn. None where
        the language has nothing of it."""
        if sentence in self._said:
            return self._said[sentence]
        if self._patterns is None:
            placed = sorted((source for source in self._said if "{}" in source), key=len, reverse=True)
            self._patterns = [(pattern_of(source), self._said[source]) for source in placed]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(sentence)
            if found is not None:
                return said.format(*(self.told(part) or part for part in found.groups()))
        return None


def pattern_of(source: str) -> re.Pattern[str]:
    """Matches any sentence made from this one; the longest fixed words decide, for a place may hold anything."""
    return re.compile("(.*)".join(re.escape(part) for part in source.split("{}")), re.DOTALL)


def read_translations(file: Path) -> dict[str, str]:
    """Source text to translation, of finished messages."""
    from xml.etree import ElementTree  # a till that speaks English does without

    texts: dict[str, str] = {}
    for message in ElementTree.parse(file).iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") != "unfinished":
            texts[source] = translation.text
    return texts


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
