"""Sentences told in another language: whole, or by the sentence they were made from. Pure; where the texts lie is for
whoever reads them."""

import re
from collections.abc import Mapping

ENGLISH = "en"
_SENTENCE_END = re.compile(r"(?<=\.) (?=\S)")
_NO_LANGUAGE = frozenset({"c", "posix"})


def language_of(environment: Mapping[str, str]) -> str:
    """EVERTILL_LANGUAGE, else the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has it; `C` and none at
    all are English. Two letters, such as `de` for `de_AT.UTF-8`."""
    for name in ("EVERTILL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            code = environment[name].partition(".")[0].partition("_")[0].partition("-")[0].lower()
            return ENGLISH if code in _NO_LANGUAGE else code
    return ENGLISH


class Sentences:
    """Tells a sentence in a language: whole, or by the one it was made from."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._patterns: list[tuple[re.Pattern[str], str]] | None = None

    def tell(self, line: str) -> str:
        """The line in this language; the blanks that lead it in stay, and so does what nobody translated."""
        bare = line.lstrip()
        told = self.told(bare)
        return line if told is None else line[: len(line) - len(bare)] + told

    def told(self, sentence: str) -> str | None:
        """By the whole sentence, or by one whose places `{}` take what stands there (that is told in turn), or one
        sentence after the other. None where the language has nothing of it."""
        if sentence in self._said:
            return self._said[sentence]
        if self._patterns is None:
            placed = sorted((source for source in self._said if "{}" in source), key=len, reverse=True)
            self._patterns = [(pattern_of(source), self._said[source]) for source in placed]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(sentence)
            if found is not None:
                return said.format(*(self.told(part) or part for part in found.groups()))
        several = _SENTENCE_END.split(sentence)
        told = [self.told(each) for each in several] if len(several) > 1 else []
        return " ".join(said or each for said, each in zip(told, several, strict=True)) if any(told) else None


def pattern_of(source: str) -> re.Pattern[str]:
    """Matches any sentence made from this one; the longest fixed words decide, for a place may hold anything."""
    return re.compile("(.*)".join(re.escape(part) for part in source.split("{}")), re.DOTALL)


def read_messages(xml: str) -> dict[str, str]:
    """Source text to translation, of the finished messages of a file of Qt Linguist."""
    from xml.etree import ElementTree  # whoever speaks English does without

    texts: dict[str, str] = {}
    for message in ElementTree.fromstring(xml).iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") != "unfinished":
            texts[source] = translation.text
    return texts
