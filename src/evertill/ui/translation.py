"""Translations from Qt Linguist's own files: read when the language changes, and never for English."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator

from evertill.kernel.told_sentences import Sentences
from evertill.ui.translated_texts import SAID_FOLDER, read_language
from evertill.ui.words import CONTEXT, SAID

_SPOKEN, _LANGUAGE = "spokenTexts", "spokenLanguage"


class TsTranslator(QTranslator):
    """Answers from the finished messages of a language; sentences from below the screens by their pattern."""

    def __init__(self, texts: dict[str, str], said: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._said = Sentences(said)

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
            return self._said.told(sourceText)
        return self._texts.get(sourceText) if context == CONTEXT else None


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
    application.setProperty(_LANGUAGE, language)
    texts = {} if language.partition("_")[0] == "en" else read_language(folder, language)
    if texts:
        said = read_language(folder, language, SAID_FOLDER)
        spoken = TsTranslator(texts, said, application)
        application.setProperty(_SPOKEN, spoken)
        QCoreApplication.installTranslator(spoken)


def spoken_language() -> str:
    """Two letters of the language last spoken; English before."""
    application = QCoreApplication.instance()
    language = None if application is None else application.property(_LANGUAGE)
    return language.partition("_")[0] if isinstance(language, str) else "en"


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from the right."""
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
