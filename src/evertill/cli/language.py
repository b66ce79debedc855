"""The language the command line speaks: asked for, or the system's; English where there is nothing of it.

JSON and exit statuses are the same in every language.
"""

import os
from functools import cached_property
from pathlib import Path

from evertill.kernel.told_sentences import ENGLISH, Sentences, language_of
from evertill.ui.translated_texts import SAID_FOLDER, SHELL_FOLDER, read_language


class Spoken:
    """The texts of one language, read when the first is said."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self.language = language

    def tell(self, sentence: str) -> str:
        """The sentence in this language; what leads it in stays, and so does a sentence nobody translated."""
        return self._sentences.tell(sentence)

    def word(self, text: str) -> str:
        """A word that the screens have too, such as the heading of a report."""
        return self._words.get(text) or self.tell(text)

    @cached_property
    def _sentences(self) -> Sentences:
        said = read_language(self._folder, self.language, SAID_FOLDER)
        return Sentences(read_language(self._folder, self.language, SHELL_FOLDER) | said)

    @cached_property
    def _words(self) -> dict[str, str]:
        return read_language(self._folder, self.language)


_spoken: Spoken | None = None


def speak(language: str | None) -> None:
    """Speak this language from now on; None: the system's."""
    global _spoken  # noqa: PLW0603 - one process speaks one language
    chosen = language_of(os.environ if language is None else {"EVERTILL_LANGUAGE": language})
    if chosen == ENGLISH:
        _spoken = None
        return
    from evertill.app.resources import resource_path

    _spoken = Spoken(resource_path("translations"), chosen)


def spoken_language() -> str:
    """Its two letters."""
    return ENGLISH if _spoken is None else _spoken.language


def tell(sentence: str) -> str:
    """The sentence in the language spoken."""
    return sentence if _spoken is None else _spoken.tell(sentence)


def word(text: str) -> str:
    """A word of the screens in the language spoken."""
    return text if _spoken is None else _spoken.word(text)
