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


def install_language(folder: Path, language: str) -> TsTranslator | None:
    """Speak this language from now on, if there is a file for it."""
    application = QCoreApplication.instance()
    file = folder / f"evertill_{language.partition('_')[0]}.ts"
    if application is None or not file.is_file():
        return None
    translator = TsTranslator(read_translations(file), application)
    QCoreApplication.installTranslator(translator)
    return translator
