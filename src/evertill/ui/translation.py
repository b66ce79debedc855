"""Translations from Qt Linguist's own files: read when the language changes, and never for English."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator

from evertill.ui.words import CONTEXT, SAID

SAID_FOLDER = "said"
_SPOKEN = "spokenTexts"


class TsTranslator(QTranslator):
    """Answers from the finished messages of a language; sentences from below the screens by their pattern."""

    def __init__(self, texts: dict[str, str], said: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._said = said
        self._patterns: list[tuple[re.Pattern[str], str]] | None = None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Qt passes over an empty one."""
        return not self._texts

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The translation; None leaves the English text."""
        if context == SAID:
            return self._told(sourceText)
        return self._texts.get(sourceText) if context == CONTEXT else None

    def _told(self, sentence: str) -> str | None:
        """By the whole sentence, or by one whose places `{}` take what stands there; that is told in turn."""
        if sentence in self._said:
            return self._said[sentence]
        if self._patterns is None:
            self._patterns = [(pattern_of(source), said) for source, said in self._said.items() if "{}" in source]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(sentence)
            if found is not None:
                return said.format(*(self._said.get(part, part) for part in found.groups()))
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


def speak(folder: Path, language: str) -> None:
    """Speak this language from now on; English where there is nothing of it."""
    application = QCoreApplication.instance()
    if application is None:
        return
    # Kept by name: to look through its children PySide6 sets up every class that one of them might be of.
    former = application.property(_SPOKEN)
    if isinstance(former, TsTranslator):
        QCoreApplication.removeTranslator(former)
        former.deleteLater()
        application.setProperty(_SPOKEN, None)
    texts = {} if language.partition("_")[0] == "en" else read_language(folder, language)
    if texts:
        said = read_language(folder, language, SAID_FOLDER)
        spoken = TsTranslator(texts, said, application)
        application.setProperty(_SPOKEN, spoken)
        QCoreApplication.installTranslator(spoken)


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from the right."""
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
