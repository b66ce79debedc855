"""The manual's pages as tests read them: their commands, tables, links and spans of code."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HELP = ROOT / "resources" / "help"
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(HELP.glob("*.md"))}

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+(?:\n[^`\n]+)*)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block."""

    page: str
    language: str
    text: str


def blocks() -> list[Block]:
    """Every fenced block of the manual."""
    return [Block(name, *found) for name, text in PAGES.items() for found in _FENCE.findall(text)]


def commands() -> list[list[str]]:
    """Every command line in the manual's blocks, as words."""
    lines = [line for block in blocks() if not block.language for line in _joined(block.text)]
    return [shlex.split(line) for line in lines if line.strip()]


def _joined(text: str) -> list[str]:
    return text.replace("\\\n", " ").splitlines()


def spans(text: str) -> list[str]:
    """Code within the sentences of a page, line breaks taken out."""
    return [" ".join(span.split()) for span in _SPAN.findall(_FENCE.sub("", text))]


def links(text: str) -> list[str]:
    """Where a page points."""
    return _LINK.findall(_FENCE.sub("", text))


def table_rows(text: str, heading: str) -> list[list[str]]:
    """The cells of all tables under a heading, without their head lines."""
    section = re.split(r"^#{1,3} ", text, flags=re.MULTILINE)
    (chosen,) = [part for part in section if part.partition("\n")[0].strip() == heading]
    rows = [
        [cell.strip() for cell in line.strip("|").split(" |")] for line in chosen.splitlines() if line.startswith("|")
    ]
    rulers = {at for at, row in enumerate(rows) if set(row[0]) <= set("-| ")}
    return [row for at, row in enumerate(rows) if at not in rulers and at + 1 not in rulers]
