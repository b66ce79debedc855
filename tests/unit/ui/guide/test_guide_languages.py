"""The manual in another language: page by page, heading by heading, link by link the English one."""

import re
from pathlib import Path

import pytest

from evertill.ui.guide.guide_view import PAGE_OF_PLACE, GuideSpot, read_pages, slug
from tests.support.manual import HELP, links, spans

IN_ENGLISH_ALONE = {"contract.md", "figures.md"}
"""For those who write programs."""
GERMAN = sorted(page.name for page in (HELP / "de").glob("*.md"))
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pair(name: str) -> tuple[str, str]:
    return (HELP / name).read_text("utf-8"), (HELP / "de" / name).read_text("utf-8")


def levels(text: str) -> list[int]:
    lines = _FENCE.sub("", text).splitlines()
    return [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")]


def test_every_page_for_people_is_there_in_german() -> None:
    assert {page.name for page in HELP.glob("*.md")} - IN_ENGLISH_ALONE == set(GERMAN)


@pytest.mark.parametrize("name", GERMAN)
def test_german_page_says_all_that_the_english_one_says(name: str) -> None:
    english, german = pair(name)
    assert levels(german) == levels(english)
    assert _FENCE.findall(german) == _FENCE.findall(english)
    assert sorted(spans(german)) == sorted(spans(english))
    assert sorted(links(german)) == sorted(links(english))
    rows = [sum(line.startswith("|") for line in text.splitlines()) for text in (english, german)]
    assert rows[0] == rows[1]


def test_german_pages_have_german_titles_and_the_rest_stays_english() -> None:
    pages = {page.name: page for page in read_pages(HELP, "de")}
    assert list(pages) == [page.name for page in read_pages(HELP)]
    assert pages["day_at_the_till.md"].title != "The day at the till"
    assert pages["contract.md"].title == "The contract"


@pytest.mark.parametrize("spot", sorted(set(PAGE_OF_PLACE.values()), key=lambda spot: (spot.name, spot.heading)))
def test_place_opens_its_heading_in_german_too(spot: GuideSpot) -> None:
    page = next(page for page in read_pages(HELP, "de") if page.name == spot.name)
    here = page.heading_here(spot.heading)
    assert not spot.heading or here in {slug(line.lstrip("#")) for line in page.markdown.splitlines()}


def test_language_without_pages_shows_the_english_ones(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n## One\n", "utf-8")
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "index.md").write_text("# Alles\n", "utf-8")
    (tmp_path / "de" / "a.md").write_text("# Ah\n\n## Eins\n", "utf-8")
    assert [page.title for page in read_pages(tmp_path, "fr")] == ["A"]
    (page,) = read_pages(tmp_path, "de")
    assert (page.title, page.heading_here("one"), page.heading_here("two")) == ("Ah", "eins", "two")
