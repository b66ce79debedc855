"""The manual's pages: titles for the list, Markdown for the page, which pages hold a word, where a link leads.

The pages in English lie in the manual's folder, those in another language under the same names in a folder of its own
there. Places and links name headings as they are in English.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from evertill.kernel.values import dataclass
from evertill.ui.frame.navigation import Place

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+\.md)(?:#[^)\s]*)?\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # IGNORECASE would cost the start 13 ms to compile
_MARKS = re.compile(r"[#*`|\[\]]|\([^)\s]*\.md[^)]*\)")
_NO_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class GuideSpot:
    """A page, and a heading on it; no heading: its beginning."""

    name: str = ""
    heading: str = ""


_DAY = "day_at_the_till.md"
PAGE_OF_PLACE = {
    Place.START: GuideSpot("getting_started.md"),
    Place.SIGN_ON: GuideSpot(_DAY, "begin"),
    Place.OPEN_TILL: GuideSpot(_DAY, "begin"),
    Place.TILES: GuideSpot(_DAY, "ring"),
    Place.SEARCH: GuideSpot(_DAY, "ring"),
    Place.ASK: GuideSpot(_DAY, "ring"),
    Place.ITEM_DETAILS: GuideSpot(_DAY, "options-and-numbers"),
    Place.TAX_EXEMPT: GuideSpot(_DAY, "free-of-tax"),
    Place.MORE: GuideSpot(_DAY, "more"),
    Place.RETURNS: GuideSpot(_DAY, "goods-come-back"),
    Place.SUSPENDED: GuideSpot(_DAY, "ring"),
    Place.TENDER: GuideSpot(_DAY, "take-cash"),
    Place.CUSTOMERS: GuideSpot("people.md", "customers"),
    Place.SPLIT: GuideSpot(_DAY, "several-pay"),
    Place.GIFT_CARDS: GuideSpot(_DAY, "take-a-gift-card-or-store-credit"),
    Place.DONE: GuideSpot(_DAY, "take-cash"),
    Place.RECEIPTS: GuideSpot(_DAY, "take-cash"),
    Place.CARD_SLIPS: GuideSpot(_DAY, "take-a-card"),
    Place.OWED: GuideSpot(_DAY, "take-a-card"),
    Place.CLOSE_TILL: GuideSpot(_DAY, "end"),
    Place.AUDIT: GuideSpot("people.md", "the-journal"),
    Place.TASKS: GuideSpot("people.md", "tasks-of-the-shop"),
    Place.APPROVAL: GuideSpot("people.md", "somebody-else-lets-it-be-done"),
    Place.DEVICES: GuideSpot("devices.md"),
    Place.TRAINING: GuideSpot("training.md"),
    Place.SET_UP: GuideSpot("getting_started.md", "changing-it-later"),
    Place.TILE_LAYOUT: GuideSpot("getting_started.md", "changing-it-later"),
    Place.BACKUPS: GuideSpot("operating.md", "backup"),
    Place.MAIL: GuideSpot("operating.md", "receipts-by-e-mail"),
    Place.TILL_REPORTS: GuideSpot(_DAY, "cash-and-reports"),
    Place.PICKUP_ORDERS: GuideSpot("pickup.md"),
    Place.ORDERS: GuideSpot("pickup.md", "look-an-order-up"),
    Place.CLAIM: GuideSpot("pickup.md", "goods-without-their-order"),
    Place.PLACE_ORDER: GuideSpot("pickup.md", "order-for-a-customer"),
    Place.REPORTS: GuideSpot(_DAY, "cash-and-reports"),
    Place.GOODS: GuideSpot("goods.md"),
    Place.GOODS_DOCUMENT: GuideSpot("goods.md", "receive"),
    Place.ITEM_STOCK: GuideSpot("goods.md", "what-the-figures-are"),
    Place.SYNC: GuideSpot(_DAY, "what-the-three-facts-at-the-top-say"),
}
"""Where the manual opens when it is asked for from there."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One Markdown file; the name is its path below the manual's folder."""

    name: str
    title: str
    markdown: str
    english: str = ""
    """The same page in English, where this is a translation: heading by heading the same."""

    def heading_here(self, heading: str) -> str:
        """What the heading is here that is called so in English."""
        known, here = _slugs(self.english), _slugs(self.markdown)
        return here[known.index(heading)] if heading in known and len(here) == len(known) else heading


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A page in the list."""

    name: str
    title: str
    found: str
    """The line in which the words that were searched for stand."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """The whole screen."""

    rows: tuple[GuideRow, ...]
    chosen: int
    """Index of the open page's row; -1 when it is not among them."""
    page: GuidePage | None
    search: str
    hint: str
    """In place of rows while there are none."""
    heading: str = ""
    """Where on the page it was opened."""
    visit: int = 0
    """Counts openings: with a new one, the page is shown from its heading."""
    can_go_back: bool = False
    can_go_forward: bool = False
    notice: str = ""
    """Why a link was not followed."""


def read_pages(folder: Path, language: str = "en") -> tuple[GuidePage, ...]:
    """The pages of a folder in the order of its index, each in this language if it is there; a link to a page that is
    not there is passed over."""
    translated = {index.parent for index in folder.glob("*/index.md")}
    files = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*.md"))
        if not translated.intersection(file.parents)
    }
    index = files.pop("index.md", None)
    wanted = _LINK.findall(index.read_text(encoding="utf-8")) if index is not None else []
    names = [name for name in dict.fromkeys(wanted) if name in files]
    names += [name for name in files if name not in names]
    return tuple(_page(name, files[name], folder / language / name) for name in names)


def _page(name: str, file: Path, translation: Path) -> GuidePage:
    is_translated = translation.is_file()
    markdown = (translation if is_translated else file).read_text(encoding="utf-8")
    heading = _HEADING.search(markdown)
    title = heading.group(1).strip() if heading else file.stem.replace("_", " ")
    return GuidePage(name, title, markdown, file.read_text(encoding="utf-8") if is_translated else "")


def _slugs(markdown: str) -> list[str]:
    return [slug(line.lstrip("#")) for line in _FENCE.sub("", markdown).splitlines() if line.startswith("#")]


def guide_rows(pages: Sequence[GuidePage], search: str) -> tuple[GuideRow, ...]:
    """All pages, or those that hold every word."""
    words = search.casefold().split()
    if not words:
        return tuple(GuideRow(page.name, page.title, "") for page in pages)
    holding = [page for page in pages if all(word in page.markdown.casefold() for word in words)]
    return tuple(GuideRow(page.name, page.title, _line_with(page.markdown, words)) for page in holding)


def _line_with(markdown: str, words: Sequence[str]) -> str:
    """The line that holds most of the words, without its marks, cut so that the first of them is to be seen."""
    lines = [line for line in markdown.splitlines() if any(word in line.casefold() for word in words)]
    best = max(lines, key=lambda line: sum(word in line.casefold() for word in words), default="")
    text = " ".join(_MARKS.sub("", best).split())
    starts = [at for at in (text.casefold().find(word) for word in words) if at >= 0]
    at = min(starts, default=0)
    return text if at < 24 else f"…{text[text.rfind(' ', 0, at - 8) + 1 :]}"


def slug(heading: str) -> str:
    """A heading as links name it: "Take cash" is `take-cash`."""
    return _NO_SLUG.sub("", heading.strip().casefold()).replace(" ", "-")


def target_of(href: str, from_page: str) -> GuideSpot | None:
    """Where a link on a page leads; None when it leads out of the manual."""
    if _SCHEME.match(href) or href.startswith("//"):
        return None
    path, _, heading = unquote(href).partition("#")
    if not path:
        return GuideSpot(from_page, slug(heading))
    parts: list[str] = []
    for part in (PurePosixPath(from_page).parent / path).parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            return None
    return GuideSpot("/".join(parts), slug(heading))


@dataclass(frozen=True, slots=True)
class GuideHistory:
    """Where one has been, and where on that way one is."""

    spots: tuple[GuideSpot, ...] = ()
    at: int = -1

    @property
    def spot(self) -> GuideSpot:
        """What is open."""
        return self.spots[self.at] if self.spots else GuideSpot()

    @property
    def can_go_back(self) -> bool:
        """Whether something was open before."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from something."""
        return self.at < len(self.spots) - 1


def visited(history: GuideHistory, spot: GuideSpot) -> GuideHistory:
    """Open this; what one went back from is forgotten, as browsers do."""
    if spot == history.spot:
        return history
    spots = (*history.spots[: history.at + 1], spot)
    return GuideHistory(spots, len(spots) - 1)


def turned(history: GuideHistory, by: int) -> GuideHistory:
    """Back or forward, as far as there is a way."""
    return replace(history, at=min(max(history.at + by, 0), len(history.spots) - 1))
