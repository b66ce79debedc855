"""The manual's pages: titles for the list, Markdown for the page, and which pages hold a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([\w-]+\.md)\)")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One Markdown file."""

    name: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A page in the list."""

    name: str
    title: str
    found: str
    """Where the word that was searched for stands."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """The whole screen."""

    rows: tuple[GuideRow, ...]
    chosen: int
    page: GuidePage | None
    search: str
    hint: str


def read_pages(folder: Path) -> tuple[GuidePage, ...]:
    """The pages of a folder in the order of its index; a link to a page that is not there is passed over."""
    files = {file.name: file for file in sorted(folder.glob("*.md"))}
    index = files.pop("index.md", None)
    wanted = _LINK.findall(index.read_text(encoding="utf-8")) if index is not None else []
    names = [name for name in dict.fromkeys(wanted) if name in files]
    names += [name for name in files if name not in names]
    return tuple(_page(files[name]) for name in names)


def _page(file: Path) -> GuidePage:
    markdown = file.read_text(encoding="utf-8")
    heading = _HEADING.search(markdown)
    return GuidePage(file.name, heading.group(1).strip() if heading else file.stem.replace("_", " "), markdown)


def guide_rows(pages: Sequence[GuidePage], search: str) -> tuple[GuideRow, ...]:
    """All pages, or those that hold every word."""
    words = search.casefold().split()
    if not words:
        return tuple(GuideRow(page.name, page.title, "") for page in pages)
    holding = [page for page in pages if all(word in page.markdown.casefold() for word in words)]
    return tuple(GuideRow(page.name, page.title, _line_with(page.markdown, words[0])) for page in holding)


def _line_with(markdown: str, word: str) -> str:
    for line in markdown.splitlines():
        if word in line.casefold():
            return re.sub(r"[#*`|\[\]]", "", line).strip()
    return ""
