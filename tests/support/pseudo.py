"""A language nobody speaks: every text of the screens forty percent longer, marked so that one that is cut is found."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFontMetrics

from evertill.ui.widgets import paint
from evertill.ui.words import CONTEXT, SAID

_PLACE = re.compile(r"(\{\w*\})")
_VOWELS = str.maketrans("aeiouAEIOU", "àéîõüÀÉÎÕÜ")
BEGIN, END = "⟦", "⟧"


def longer(text: str) -> str:
    """The text with other vowels and two fifths more letters; its places stay."""
    if len(text) < 2 or not any(sign.isalpha() for sign in text):
        return text
    parts = _PLACE.split(text)
    extra = max(1, round(sum(len(part) for part in parts if not _PLACE.fullmatch(part)) * 0.4))
    body = "".join(part if _PLACE.fullmatch(part) else part.translate(_VOWELS) for part in parts)
    more = ("ẽx lõng " * (extra // 8 + 1))[:extra].rstrip() if " " in text else "e" * extra
    return f"{BEGIN}{body}{' ' if ' ' in text else ''}{more}{END}"


class LongerLanguage(QTranslator):
    """Answers every text of the screens."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Never passed over."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Longer."""
        return longer(sourceText) if context in {CONTEXT, SAID} else None


@contextmanager
def speaking_longer() -> Iterator[list[str]]:
    """Speaks it meanwhile; gives the whole texts that were painted with an ellipsis, as they come."""
    cut: list[str] = []
    true_elided = paint.elided

    def watched(metrics: QFontMetrics, text: str, width: int) -> str:
        shown = true_elided(metrics, text, width)
        if shown != text and text.startswith(BEGIN) and text.endswith(END) and text.count(BEGIN) == 1:
            cut.append(text)
        return shown

    translator = LongerLanguage()
    QCoreApplication.installTranslator(translator)
    _put_in_place(true_elided, watched)
    try:
        yield cut
    finally:
        _put_in_place(watched, true_elided)
        QCoreApplication.removeTranslator(translator)


def _put_in_place(former: Callable[..., str], other: Callable[..., str]) -> None:
    """In every module that draws with it; those loaded later take it from `paint`."""
    for name, module in list(sys.modules.items()):
        if name.startswith("evertill.ui") and getattr(module, "elided", None) is former:
            vars(module)["elided"] = other
