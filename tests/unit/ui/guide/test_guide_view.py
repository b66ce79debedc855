"""The manual's pages: order, titles, links, words; and that the pages shipped fit the places they are opened from."""

from pathlib import Path

import pytest

from evertill.ui.frame.navigation import Place
from evertill.ui.guide.guide_view import (
    PAGE_OF_PLACE,
    GuideHistory,
    GuideSpot,
    guide_rows,
    read_pages,
    slug,
    target_of,
    turned,
    visited,
)

SHIPPED = Path(__file__).resolve().parents[4] / "resources" / "help"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "extra").mkdir()
    (tmp_path / "index.md").write_text("# All\n- [B](beta.md#two)\n- [Gone](gone.md)\n- [A](alpha.md)\n", "utf-8")
    (tmp_path / "alpha.md").write_text("# The alpha\n\nPaper *rolls* and `printers`.\n", "utf-8")
    (tmp_path / "beta.md").write_text("# Beta\n\n## Two\n\nSee [alpha](alpha.md) for the printer.\n", "utf-8")
    (tmp_path / "extra" / "deep_page.md").write_text("No heading, but a printer and paper in one line.\n", "utf-8")
    return tmp_path


def test_pages_come_in_the_order_of_the_index_then_by_name(folder: Path) -> None:
    pages = read_pages(folder)
    assert [page.name for page in pages] == ["beta.md", "alpha.md", "extra/deep_page.md"]
    assert [page.title for page in pages] == ["Beta", "The alpha", "deep page"]


def test_pages_of_an_empty_folder_are_none(tmp_path: Path) -> None:
    assert read_pages(tmp_path) == ()
    assert read_pages(tmp_path / "not_there") == ()


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["beta.md", "alpha.md", "extra/deep_page.md"]),
        ("PRINTER", ["beta.md", "alpha.md", "extra/deep_page.md"]),
        ("printer paper", ["alpha.md", "extra/deep_page.md"]),
        ("paper beta", []),
    ],
)
def test_rows_hold_every_word_on_any_page(folder: Path, search: str, found: list[str]) -> None:
    assert [row.name for row in guide_rows(read_pages(folder), search)] == found


def test_rows_found_show_the_line_without_marks(folder: Path) -> None:
    rows = {row.name: row.found for row in guide_rows(read_pages(folder), "printer")}
    assert rows["alpha.md"] == "Paper rolls and printers."
    assert rows["beta.md"] == "See alpha for the printer."


def test_rows_found_far_in_a_line_begin_shortly_before_the_word(folder: Path) -> None:
    (folder / "long.md").write_text(f"# Long\n\n{'word ' * 40}needle here\n", "utf-8")
    (row,) = guide_rows(read_pages(folder), "needle")
    assert row.found == "…word word needle here"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("alpha.md", GuideSpot("extra/alpha.md")),
        ("../alpha.md", GuideSpot("alpha.md")),
        ("../alpha.md#Take%20cash", GuideSpot("alpha.md", "take-cash")),
        ("#two", GuideSpot("extra/deep_page.md", "two")),
        ("./alpha.md", GuideSpot("extra/alpha.md")),
        ("../../outside.md", None),
        ("https://example.org/a.md", None),
        ("mailto:someone", None),
        ("//example.org/a.md", None),
    ],
)
def test_link_target_is_a_page_of_the_manual_or_none(href: str, target: GuideSpot | None) -> None:
    assert target_of(href, "extra/deep_page.md") == target


def test_slug_names_headings_as_links_do() -> None:
    assert slug("What the three facts at the top say") == "what-the-three-facts-at-the-top-say"
    assert slug(" Take cash! ") == "take-cash"


def test_history_goes_back_and_forward_and_forgets_what_was_left() -> None:
    one, two, three = GuideSpot("1"), GuideSpot("2"), GuideSpot("3")
    history = visited(visited(GuideHistory(), one), two)
    assert (history.can_go_back, history.can_go_forward) == (True, False)
    back = turned(history, -1)
    assert (back.spot, back.can_go_back, back.can_go_forward) == (one, False, True)
    assert turned(back, 1).spot == two
    assert turned(back, -1).spot == one
    assert visited(back, three).spots == (one, three)


def test_history_same_page_again_is_no_step() -> None:
    history = visited(GuideHistory(), GuideSpot("1"))
    assert visited(history, GuideSpot("1")) is history


def test_history_nothing_open_stays_nothing() -> None:
    assert turned(GuideHistory(), -1).spot == GuideSpot()


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.HELP])
def test_place_opens_a_page_and_heading_that_are_shipped(place: Place) -> None:
    spot = PAGE_OF_PLACE[place]
    page = next(page for page in read_pages(SHIPPED) if page.name == spot.name)
    headings = {slug(line.lstrip("#")) for line in page.markdown.splitlines() if line.startswith("#")}
    assert not spot.heading or spot.heading in headings
