"""Opens the manual, finds pages by words, turns them."""

from pathlib import Path
from typing import Protocol

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator
from evertill.ui.guide.guide_view import GuidePage, GuideView, guide_rows, read_pages
from evertill.ui.words import tr


class GuideScreen(Protocol):
    """Draws the manual."""

    def show_view(self, view: GuideView) -> None:
        """Draw this."""
        ...

    def scroll(self, pages: int) -> None:
        """By so many screens down."""
        ...


class GuidePresenter:
    """Reads the folder when the manual is first opened, not at start."""

    def __init__(self, folder: Path, navigator: Navigator) -> None:
        self._folder = folder
        self._navigator = navigator
        self._screen: GuideScreen | None = None
        self._pages: tuple[GuidePage, ...] | None = None
        self._search = ""
        self._chosen = ""

    def show_on(self, screen: GuideScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def search(self, text: str) -> None:
        """Show pages with these words."""
        self._search = text
        self._draw()

    def choose(self, name: str) -> None:
        """Open this page."""
        self._chosen = name
        self._draw()

    def on_key(self, key: Key) -> bool:
        """Arrows turn pages, Page Up and Down scroll, characters search, Esc empties the search or leaves."""
        match key.name:
            case KeyName.UP:
                self._move(-1)
            case KeyName.DOWN:
                self._move(1)
            case KeyName.PAGE_UP:
                self._scroll(-1)
            case KeyName.PAGE_DOWN:
                self._scroll(1)
            case KeyName.BACKSPACE:
                self.search(self._search[:-1])
            case KeyName.ESCAPE if self._search:
                self.search("")
            case KeyName.ESCAPE:
                self._navigator.back()
            case None:
                self.search(self._search + key.character)
            case _:
                return False
        return True

    def _scroll(self, pages: int) -> None:
        if self._screen is not None:
            self._screen.scroll(pages)

    def _move(self, by: int) -> None:
        rows = guide_rows(self._read(), self._search)
        names = [row.name for row in rows]
        if names:
            at = names.index(self._chosen) + by if self._chosen in names else 0
            self.choose(names[min(max(at, 0), len(names) - 1)])

    def _read(self) -> tuple[GuidePage, ...]:
        if self._pages is None:
            self._pages = read_pages(self._folder)
        return self._pages

    def _draw(self) -> None:
        if self._screen is None:
            return
        rows = guide_rows(self._read(), self._search)
        names = [row.name for row in rows]
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        page = next((page for page in self._read() if page.name == self._chosen), None)
        hint = "" if rows else tr("No page holds “{text}”.", text=self._search)
        self._screen.show_view(GuideView(rows, names.index(self._chosen) if names else 0, page, self._search, hint))
