"""Translations from Qt Linguist's own files: read when the language changes, and never for English."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator

from evertill.ui.words import CONTEXT


class TsTranslator(QTranslator):
    """Answers from the finished messages of one `.ts` file."""

    def __init__(self, texts: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

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
        return self._texts.get(sourceText) if context == CONTEXT else None


def read_translations(file: Path) -> dict[str, str]:
    """Source text to translation, of finished messages."""
    from xml.etree import ElementTree  # a till that speaks English does without

    texts: dict[str, str] = {}
    for message in ElementTree.parse(file).iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") != "unfinished":
            texts[source] = translation.text
    return texts


def read_language(folder: Path, language: str) -> dict[str, str]:
    """All finished messages of a language: its files lie in a folder of its own, one for each part of the program."""
    texts: dict[str, str] = {}
    for file in sorted((folder / language.partition("_")[0]).glob("*.ts")):
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
    for former in application.findChildren(TsTranslator):
        QCoreApplication.removeTranslator(former)
        former.deleteLater()
    texts = {} if language.partition("_")[0] == "en" else read_language(folder, language)
    if texts:
        QCoreApplication.installTranslator(TsTranslator(texts, application))


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from the right."""
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
