"""Text for people: every sentence of the screens passes through here, so that a translation can replace it."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "Evertill"
SAID = "EvertillSaid"
"""Sentences made below the screens, in English, with what they speak of already in them."""


def tr(text: str, /, **values: object) -> str:
    """The text in the operator's language, with `{name}` places filled in."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """The text for this count; `{n}` stands for it."""
    return tr(one if count == 1 else many, n=count, **values)


def told(sentence: str) -> str:
    """A sentence from below the screens (an outcome's, a fault's, a device's) in the operator's language."""
    return QCoreApplication.translate(SAID, sentence) if sentence else ""
