"""The manual by keyboard: opened where it fits, searched while typing, links followed, back and forward."""

from pathlib import Path

import pytest

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.guide.guide_presenter import GuidePresenter
from evertill.ui.guide.guide_view import GuideView
from tests.support.ui_lists import Counter, Drawn, pressed, typed

PAGES = {
    "index.md": "[D](day_at_the_till.md) [S](devices.md) [C](connecting.md)",
    "day_at_the_till.md": "# Day\n\n## Begin\n\nPIN\n\n## Ring\n\nScan, see [devices](devices.md#printer).\n\n## End\n",
    "devices.md": "# Devices\n\n## Printer\n\nPaper and [day](day_at_the_till.md)\n",
    "connecting.md": "# Connecting\n\nCentral\n",
}


class Manual:
    """The presenter with a screen that remembers."""

    def __init__(self, folder: Path) -> None:
        self.counter = Counter()
        self.presenter = GuidePresenter(folder, self.counter.navigator)
        self.screen = Drawn[GuideView]()
        self.presenter.show_on(self.screen)

    def opened(self, place: Place = Place.TILES) -> "Manual":
        """Asked for from there."""
        self.counter.navigator.go(place)
        self.counter.navigator.go(Place.HELP)
        return self

    @property
    def name(self) -> str:
        """The open page."""
        page = self.screen.view.page
        return "" if page is None else page.name

    @property
    def names(self) -> list[str]:
        """The pages in the list."""
        return [row.name for row in self.screen.view.rows]

    @property
    def place(self) -> Place:
        """Where the operator is."""
        return self.counter.navigator.place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def manual(folder: Path) -> Manual:
    return Manual(folder).opened()


def test_manual_reads_nothing_before_it_is_opened(tmp_path: Path) -> None:
    manual = Manual(tmp_path / "later")
    assert manual.screen.views == []
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.md").write_text("# A", "utf-8")
    assert manual.opened().name == "a.md"


@pytest.mark.parametrize(
    ("place", "page", "heading"),
    [
        (Place.TILES, "day_at_the_till.md", "ring"),
        (Place.CLOSE_TILL, "day_at_the_till.md", "end"),
        (Place.SIGN_ON, "day_at_the_till.md", "begin"),
    ],
)
def test_manual_opens_at_the_page_for_where_one_is(folder: Path, place: Place, page: str, heading: str) -> None:
    view = Manual(folder).opened(place).screen.view
    assert view.page is not None
    assert (view.page.name, view.heading) == (page, heading)


def test_manual_page_for_the_place_missing_opens_the_first(folder: Path) -> None:
    (folder / "day_at_the_till.md").unlink()
    assert Manual(folder).opened().name == "devices.md"


def test_manual_presenter_made_while_open_knows_where_it_was_asked_for(folder: Path) -> None:
    counter = Counter()
    counter.navigator.go(Place.CLOSE_TILL)
    counter.navigator.go(Place.HELP)
    screen = Drawn[GuideView]()
    GuidePresenter(folder, counter.navigator).show_on(screen)
    assert screen.view.heading == "end"


def test_manual_screen_made_while_open_shows_the_same_page(folder: Path) -> None:
    manual = Manual(folder).opened(Place.CLOSE_TILL)
    later = Drawn[GuideView]()
    manual.presenter.show_on(later)
    assert later.view.heading == "end"


def test_manual_escape_leads_back_where_one_was(folder: Path) -> None:
    manual = Manual(folder).opened(Place.RECEIPTS)
    pressed(manual.presenter.on_key, KeyName.ESCAPE)
    assert manual.place is Place.RECEIPTS


def test_manual_opened_again_forgets_search_and_history(manual: Manual) -> None:
    typed(manual.presenter.on_key, "paper")
    pressed(manual.presenter.on_key, KeyName.ESCAPE, KeyName.ESCAPE)
    manual.opened()
    view = manual.screen.view
    assert (view.search, view.can_go_back) == ("", False)


def test_manual_typed_words_leave_pages_that_hold_them_and_open_the_first(manual: Manual) -> None:
    typed(manual.presenter.on_key, "paper")
    assert manual.names == ["devices.md"]
    assert manual.name == "devices.md"
    assert manual.screen.view.search == "paper"


def test_manual_typed_word_on_the_open_page_keeps_it_open(manual: Manual) -> None:
    pressed(manual.presenter.on_key, KeyName.DOWN)
    typed(manual.presenter.on_key, "de")
    assert manual.names == ["day_at_the_till.md", "devices.md"]
    assert manual.name == "devices.md"


def test_manual_nothing_found_says_so_and_keeps_the_page(manual: Manual) -> None:
    typed(manual.presenter.on_key, "qqq")
    assert manual.names == []
    assert "“qqq”" in manual.screen.view.hint
    assert manual.name == "day_at_the_till.md"
    assert manual.screen.view.chosen == -1
    pressed(manual.presenter.on_key, KeyName.UP, KeyName.BACKSPACE)
    assert manual.screen.view.search == "qq"


def test_manual_arrows_choose_pages_and_stop_at_both_ends(manual: Manual) -> None:
    pressed(manual.presenter.on_key, KeyName.UP)
    assert manual.name == "day_at_the_till.md"
    pressed(manual.presenter.on_key, KeyName.DOWN, KeyName.DOWN, KeyName.DOWN)
    assert manual.name == "connecting.md"


def test_manual_link_leads_to_page_and_heading_and_back(manual: Manual) -> None:
    manual.presenter.follow("devices.md#Printer")
    assert (manual.name, manual.screen.view.heading) == ("devices.md", "printer")
    assert manual.screen.view.can_go_back
    pressed(manual.presenter.on_key, KeyName.LEFT)
    assert (manual.name, manual.screen.view.heading) == ("day_at_the_till.md", "ring")
    pressed(manual.presenter.on_key, KeyName.RIGHT)
    assert manual.name == "devices.md"


@pytest.mark.parametrize("href", ["https://example.org/", "contract.md", "../secret.md"])
def test_manual_link_out_of_the_manual_is_explained_and_not_followed(manual: Manual, href: str) -> None:
    manual.presenter.follow(href)
    assert manual.name == "day_at_the_till.md"
    assert manual.screen.view.notice
    pressed(manual.presenter.on_key, KeyName.DOWN)
    assert manual.screen.view.notice == ""


def test_manual_same_link_again_shows_its_heading_again(manual: Manual) -> None:
    manual.presenter.follow("#end")
    before = manual.screen.view.visit
    manual.presenter.follow("#end")
    assert manual.screen.view.visit > before


def test_manual_page_keys_scroll(manual: Manual) -> None:
    pressed(manual.presenter.on_key, KeyName.PAGE_DOWN, KeyName.PAGE_DOWN, KeyName.PAGE_UP)
    assert manual.screen.scrolled == 1


def test_manual_missing_says_what_to_do(tmp_path: Path) -> None:
    view = Manual(tmp_path).opened().screen.view
    assert view.page is None
    assert "install Evertill again" in view.hint


def test_manual_enter_is_left_to_the_link_with_the_focus(manual: Manual) -> None:
    assert not manual.presenter.on_key(Key(KeyName.ENTER))
