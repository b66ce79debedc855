"""The manual on the real screens: pages shipped, styled by the theme, searched and read by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.guide.guide_text import GuideText
from evertill.ui.guide.guide_view import slug
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import PALETTES, ThemeName
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.search_box import SearchBox
from tests.support.ui import RESOURCES, Shop


def opened(qtbot: QtBot, theme: ThemeName = ThemeName.LIGHT) -> Terminal:
    """The manual in front, asked for while selling."""
    terminal = Shop().terminal(UiSettings(theme=theme))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.on_key(Key(KeyName.F1))
    QApplication.processEvents()
    return terminal


def text_of(terminal: Terminal) -> GuideText:
    """The page."""
    found = terminal.window.findChild(GuideText)
    assert isinstance(found, GuideText)
    return found


def title_of(terminal: Terminal) -> str:
    """Its first line."""
    return text_of(terminal).document().begin().text()


def keys(terminal: Terminal, text: str) -> None:
    """Type."""
    for character in text:
        terminal.on_key(Key(character=character))


def heading_on_top(terminal: Terminal) -> str:
    """The first heading to be seen."""
    text = text_of(terminal)
    layout, top = text.document().documentLayout(), text.verticalScrollBar().value()
    block = text.document().begin()
    while not block.blockFormat().headingLevel() or layout.blockBoundingRect(block).top() < top:
        block = block.next()
    return block.text()


def test_guide_opens_at_the_heading_for_selling(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    assert terminal.place is Place.HELP
    assert title_of(terminal) == "The day at the till"
    assert heading_on_top(terminal) == "Ring"


def test_guide_asked_for_in_the_sync_centre_opens_what_it_says(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.do(Place.SYNC)
    terminal.on_key(Key(KeyName.F1))
    QApplication.processEvents()
    presenter = terminal._parts.presenters.guide()
    assert presenter._history.spot.heading == slug("What the three facts at the top say")


@pytest.mark.parametrize("theme", ThemeName)
def test_guide_page_is_drawn_in_the_colours_of_the_theme(qtbot: QtBot, theme: ThemeName) -> None:
    text = text_of(opened(qtbot, theme))
    text.show_page("# Title\n\nSee [more](more.md), **bold**, `code`.\n\n| a | b |\n|---|---|\n| c | [d](d.md) |\n")
    palette = PALETTES[theme]
    used: dict[bool, set[str]] = {False: set(), True: set()}
    block = text.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            characters = at.fragment().charFormat()
            used[characters.isAnchor()].add(characters.foreground().color().name())
            at += 1
        block = block.next()
    assert used == {False: {palette.text.lower()}, True: {palette.primary.lower()}}


def test_guide_headings_are_larger_than_text_and_grow_with_the_scale(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    block = text_of(terminal).document().begin()
    heading = block.begin().fragment().charFormat().font()
    assert heading.pixelSize() == 28
    assert [bytes(tag.toString().data()) for tag in heading.variableAxisTags()] == [b"opsz", b"wght"]
    assert block.next().next().begin().fragment().charFormat().font().pixelSize() == 16


def test_guide_typing_searches_all_pages_and_shades_the_words(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    keys(terminal, "paper printer")
    box = terminal.window.findChild(SearchBox, "guideSearch")
    assert isinstance(box, SearchBox)
    assert box.text == "paper printer"
    shaded = {selection.cursor.selectedText().lower() for selection in text_of(terminal).extraSelections()}
    assert shaded == {"paper", "printer"}
    seen = []
    for _ in range(2):
        terminal.on_key(Key(KeyName.DOWN))
        seen.append(title_of(terminal))
        assert text_of(terminal).extraSelections()
    assert seen == ["Training", "Devices"]


def test_guide_tab_reaches_a_link_and_enter_follows_it(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "first.md").write_text("# First\n\nSee [more](more.md#printer).\n", "utf-8")
    (tmp_path / "more.md").write_text("# More\n\n" + "word\n\n" * 60 + "## Printer\n\n" + "x\n\n" * 60, "utf-8")
    terminal = opened(qtbot)
    presenter = terminal._parts.presenters.guide()
    presenter._folder, presenter._pages = tmp_path, None
    presenter.open_page("first.md")
    text = text_of(terminal)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert title_of(terminal) == "More"
    assert heading_on_top(terminal) == "Printer"
    terminal.on_key(Key(KeyName.LEFT))
    assert title_of(terminal) == "First"


def test_guide_letters_typed_while_the_page_has_the_focus_still_search(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    text = text_of(terminal)
    text.setFocus()
    QTest.keyClicks(text, "paper")
    box = terminal.window.findChild(SearchBox, "guideSearch")
    assert isinstance(box, SearchBox)
    assert box.text == "paper"


def test_guide_escape_while_the_page_has_the_focus_leaves(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    text = text_of(terminal)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert terminal.place is Place.TILES


def test_guide_link_out_of_the_manual_is_explained_in_place(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    text_of(terminal).anchorClicked.emit("https://example.org/")
    notice = terminal.window.findChild(NoticeLine, "guideNotice")
    assert isinstance(notice, NoticeLine)
    assert notice.isVisibleTo(terminal.window)
    assert "example.org" in notice.sentence
    assert title_of(terminal) == "The day at the till"


def test_guide_buttons_go_back_and_forward(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    buttons = {}
    for name in ("guideEarlier", "guideLater"):
        button = terminal.window.findChild(QAbstractButton, name)
        assert button is not None
        assert not button.isEnabled()
        buttons[name] = button
    terminal.on_key(Key(KeyName.DOWN))
    second = title_of(terminal)
    QTest.mouseClick(buttons["guideEarlier"], Qt.MouseButton.LeftButton)
    assert title_of(terminal) == "The day at the till"
    QTest.mouseClick(buttons["guideLater"], Qt.MouseButton.LeftButton)
    assert title_of(terminal) == second


def test_guide_page_down_scrolls(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    bar = text_of(terminal).verticalScrollBar()
    bar.setValue(0)
    terminal.on_key(Key(KeyName.PAGE_DOWN))
    assert bar.value() > 0


def test_guide_every_page_shipped_can_be_drawn(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    presenter = terminal._parts.presenters.guide()
    for page in presenter._read():
        presenter.open_page(page.name)
        assert title_of(terminal) == page.title
    assert len(presenter._read()) >= 6
    assert RESOURCES.joinpath("help", "index.md").exists()


def test_guide_names_are_there_for_screen_readers(qtbot: QtBot) -> None:
    terminal = opened(qtbot)
    for name in ("guideSearch", "guidePages", "guideText", "guideEarlier", "guideLater"):
        widget = terminal.window.findChild(QWidget, name)
        assert widget is not None, name
        assert widget.accessibleName(), name
    assert terminal.window.findChild(QLabel, "guideKeys") is not None
