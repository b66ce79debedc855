"""Opens the manual at the page for where one is, finds pages by words, follows links, goes back and forward."""

from pathlib import Path
from typing import Protocol

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.guide.guide_view import (
    PAGE_OF_PLACE,
    GuideHistory,
    GuidePage,
    GuideSpot,
    GuideView,
    guide_rows,
    read_pages,
    target_of,
    turned,
    visited,
)
from evertill.ui.words import tr

SEARCH_MAX = 60


class GuideScreen(Protocol):
    """Draws the manual."""

    def show_view(self, view: GuideView) -> None:
        """Draw this."""
        ...

    def scroll_by(self, pages: int) -> None:
        """By so many screens down."""
        ...


class GuidePresenter:
    """Reads the folder when the manual is first opened, not at start."""

    def __init__(self, folder: Path, navigator: Navigator, language: str = "en") -> None:
        self._folder = folder
        self._language = language
        self._navigator = navigator
        self._screen: GuideScreen | None = None
        self._pages: tuple[GuidePage, ...] | None = None
        self._history = GuideHistory()
        self._visit = 0
        self._search = ""
        self._notice = ""
        # It may be made only when the manual is first asked for.
        self._came_from = navigator.came_from if navigator.place is Place.HELP else navigator.place
        navigator.listen(self._on_place)

    def show_on(self, screen: GuideScreen) -> None:
        """Draw here, once the manual is opened."""
        self._screen = screen
        if self._navigator.place is Place.HELP:
            self._open_for(self._came_from)

    def search(self, text: str) -> None:
        """Show the pages with these words, and open the first if the open one has them not."""
        self._search, self._notice = text.lstrip()[:SEARCH_MAX], ""
        names = [row.name for row in guide_rows(self._read(), self._search)]
        if names and self._history.spot.name not in names:
            self._visit_spot(GuideSpot(names[0]))
        self._draw()

    def follow(self, href: str) -> None:
        """A link on the open page was chosen."""
        self._notice = ""
        spot = target_of(href, self._history.spot.name)
        if spot is None:
            self._notice = tr("{link} lies outside this manual; open it on another computer.", link=href)
        elif spot.name not in {page.name for page in self._read()}:
            self._notice = tr("The page {name} is not part of this manual; look for it by a word.", name=spot.name)
        else:
            self._visit_spot(spot)
        self._draw()

    def open_page(self, name: str) -> None:
        """A page of the list was tapped."""
        self._notice = ""
        self._visit_spot(GuideSpot(name))
        self._draw()

    def turn(self, by: int) -> None:
        """-1: back to what was open before; 1: forward again."""
        self._history = turned(self._history, by)
        self._visit += 1
        self._notice = ""
        self._draw()

    def on_key(self, key: Key) -> bool:
        """Up and Down choose, Left and Right turn back and on, Page Up and Down scroll, letters search, Esc leaves."""
        match key.name:
            case KeyName.UP:
                self._move(-1)
            case KeyName.DOWN:
                self._move(1)
            case KeyName.LEFT:
                self.turn(-1)
            case KeyName.RIGHT:
                self.turn(1)
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
            self._screen.scroll_by(pages)

    def _move(self, by: int) -> None:
        names = [row.name for row in guide_rows(self._read(), self._search)]
        if names:
            chosen = self._history.spot.name
            at = names.index(chosen) + by if chosen in names else 0
            self.open_page(names[min(max(at, 0), len(names) - 1)])

    def _on_place(self, place: Place) -> None:
        if place is Place.HELP:
            self._open_for(self._came_from)
        else:
            self._came_from = place

    def _open_for(self, place: Place) -> None:
        pages = self._read()
        spot = PAGE_OF_PLACE.get(place, GuideSpot())
        if spot.name not in {page.name for page in pages}:
            spot = GuideSpot(pages[0].name) if pages else GuideSpot()
        self._search, self._notice = "", ""
        self._history = GuideHistory()
        self._visit_spot(spot)
        self._draw()

    def _visit_spot(self, spot: GuideSpot) -> None:
        self._history = visited(self._history, spot)
        self._visit += 1

    def _read(self) -> tuple[GuidePage, ...]:
        if self._pages is None:
            self._pages = read_pages(self._folder, self._language)
        return self._pages

    def _draw(self) -> None:
        if self._screen is None:
            return
        history = self._history
        rows = guide_rows(self._read(), self._search)
        names = [row.name for row in rows]
        page = next((page for page in self._read() if page.name == history.spot.name), None)
        self._screen.show_view(
            GuideView(
                rows=rows,
                chosen=names.index(history.spot.name) if history.spot.name in names else -1,
                page=page,
                search=self._search,
                hint="" if rows else self._hint(),
                heading=history.spot.heading if page is None else page.heading_here(history.spot.heading),
                visit=self._visit,
                can_go_back=history.can_go_back,
                can_go_forward=history.can_go_forward,
                notice=self._notice,
            )
        )

    def _hint(self) -> str:
        if not self._read():
            return tr("The manual is missing from this installation; install Evertill again to have it.")
        return tr("No page holds “{text}”. Backspace shows more, Esc shows all.", text=self._search.strip())
