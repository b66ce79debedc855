"""Translations from Qt Linguist's own files: read once at start, and only for a language other than English."""

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

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


def install_language(folder: Path, language: str) -> TsTranslator | None:
    """Speak this language from now on, if there is anything of it."""
    application = QCoreApplication.instance()
    texts = read_language(folder, language)
    if application is None or not texts:
        return None
    translator = TsTranslator(texts, application)
    QCoreApplication.installTranslator(translator)
    return translator
