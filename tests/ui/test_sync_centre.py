"""The sync centre on the real screens: what is true in words, and what a person can do about refused facts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from evertill.kernel.ids import TransactionId
from evertill.ports.notices import DeviceKind, DeviceStateChanged
from evertill.ui.application import Terminal, build_theme
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.status.status_view import Signal
from evertill.ui.sync_centre.sync_parts import CellGrid, DeviceStates, FactPanel
from evertill.ui.sync_centre.sync_screen import SyncPage
from evertill.ui.sync_centre.sync_view import (
    DeviceRow,
    FactCard,
    HappenedRow,
    ParkedRow,
    Stage,
    SyncCentreView,
    SyncView,
    waive_reasons,
)
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.search_box import SearchBox
from tests.support.ui import Shop, resources
from tests.support.ui_lists import a_parked_fact

LONG = "The shop does not know this workstation's shift, for its opening never arrived, " * 4


class Pressed:
    """Remembers what buttons asked for."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def call(*arguments: int) -> None:
            self.calls.append(" ".join([name, *map(str, arguments)]))

        return call


def a_view(*reasons: str, stage: Stage = Stage.LIST, marked: int = 0, **more: object) -> SyncCentreView:
    """Offline, with a refused fact for each reason."""
    cards = (
        FactCard("link", "Link", "Offline since 08:51", "Go on selling.", Signal.AMBER),
        FactCard("queue", "Waiting to be sent", "2 need a person", "37 facts are safe.", Signal.RED),
        FactCard("stock", "Copies", "Stock as of 08:51", "Stock as of 08:51.", Signal.NORMAL),
    )
    parked = tuple(
        ParkedRow(f"No. {at} · Sale", reason, "for 12 min", at, TransactionId(f"fact-{at}"))
        for at, reason in enumerate(reasons, start=1)
    )
    now = SyncView(
        cards,
        parked,
        "" if parked else "Nothing.",
        (HappenedRow("09:03", "Something."),),
        can_retry=True,
        copies=(("Articles", "08:51"), ("Stock", "not yet")),
    )
    shown = marked if parked else -1
    return SyncCentreView(now, marked=shown, stage=stage, reasons=waive_reasons(), **more)  # type: ignore[arg-type]  # what a test is about


@pytest.fixture
def pressed() -> Pressed:
    return Pressed()


@pytest.fixture
def page(qtbot: QtBot, pressed: Pressed) -> SyncPage:
    made = SyncPage(build_theme(resources(), UiSettings()), pressed, lambda: pressed.calls.append("back"))
    made.resize(1366, 672)
    qtbot.addWidget(made)
    made.show()
    return made


def draw(page: SyncPage, view: SyncCentreView) -> None:
    """Draw it and let it be laid out."""
    page.show_view(view)
    QApplication.processEvents()


def seen(page: QWidget, name: str) -> bool:
    """Whether the widget of this name is in sight."""
    widget = page.findChild(QWidget, name)
    assert widget is not None, name
    return widget.isVisibleTo(page)


def tap(page: QWidget, name: str) -> None:
    """Press the button of this name."""
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isVisibleTo(page), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_sync_page_speaks_every_fact_copy_and_device(page: SyncPage) -> None:
    device = DeviceRow("Receipt printer", "Out of paper; put a new roll in.", is_ready=False)
    draw(page, a_view("Refused.", devices=(device,)))
    panels = [panel.accessibleName() for panel in page.findChildren(FactPanel)]
    assert panels[0] == "Link: Offline since 08:51. Go on selling."
    copies, devices = page.findChild(CellGrid), page.findChild(DeviceStates)
    assert isinstance(copies, CellGrid)
    assert isinstance(devices, DeviceStates)
    assert copies.accessibleName() == "Articles 08:51; Stock not yet"
    assert devices.accessibleName() == "Receipt printer: Out of paper; put a new roll in."


def test_sync_page_buttons_act_on_the_marked_fact(page: SyncPage, pressed: Pressed) -> None:
    draw(page, a_view("One.", "Two."))
    rows = page.findChild(QListView, "parkedFacts")
    assert rows is not None
    second = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=second)
    for name in ("parkedRetry", "parkedPreview", "parkedWaive", "syncRetry", "syncPage-back"):
        tap(page, name)
    assert pressed.calls == ["mark 1", "send_again", "preview", "ask_waiver", "try_now", "back"]


def test_sync_page_nothing_parked_has_no_keys_for_it(page: SyncPage) -> None:
    draw(page, a_view())
    assert not seen(page, "parkedRetry")
    assert not seen(page, "parkedReason")
    assert seen(page, "syncRetry")


def test_sync_page_long_reason_is_told_in_full_below_the_list(page: SyncPage) -> None:
    draw(page, a_view("Short.", LONG))
    assert not seen(page, "parkedReason")
    draw(page, a_view("Short.", LONG, marked=1))
    assert seen(page, "parkedReason")


def test_sync_page_waiver_asks_why_and_hides_what_enter_would_not_do(page: SyncPage, pressed: Pressed) -> None:
    draw(page, a_view("One.", stage=Stage.WAIVE, reason="typed"))
    box = page.findChild(SearchBox, "waiverTyped")
    assert isinstance(box, SearchBox)
    assert box.text == "typed"
    assert not seen(page, "syncRetry")
    for name in ("waiverReason-1", "waiverConfirm", "waiverLeave"):
        tap(page, name)
    assert pressed.calls == ["choose_reason 1", "confirm_waiver", "leave_stage"]


def test_sync_page_preview_shows_the_text_and_scrolls(page: SyncPage, pressed: Pressed) -> None:
    draw(page, a_view("One.", stage=Stage.PREVIEW, preview="line\n" * 200))
    text = page.findChild(QPlainTextEdit, "previewText")
    assert text is not None
    assert text.isReadOnly()
    page.scroll_by(1)
    assert text.verticalScrollBar().value() > 0
    tap(page, "previewLeave")
    assert pressed.calls == ["leave_stage"]


def test_sync_page_result_moves_nothing(page: SyncPage) -> None:
    draw(page, a_view("One."))
    panel = page.findChildren(FactPanel)[0]
    before = panel.mapTo(page, panel.rect().topLeft())
    draw(page, a_view("One.", result="No. 1 is on its way again."))
    line = page.findChild(NoticeLine, "syncResult")
    assert isinstance(line, NoticeLine)
    assert line.isVisibleTo(page)
    assert panel.mapTo(page, panel.rect().topLeft()) == before


@pytest.mark.parametrize("stage", Stage)
def test_sync_page_fits_its_place_without_scrolling(page: SyncPage, stage: Stage) -> None:
    devices = (DeviceRow("Receipt printer", LONG, is_ready=False), DeviceRow("Scanner", "Ready.", is_ready=True))
    draw(page, a_view("One.", LONG, "Three.", marked=1, stage=stage, devices=devices, reason="x", preview="{}"))
    assert page._area.verticalScrollBar().maximum() == 0
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page):
            assert min(button.width(), button.height()) >= 48, button.objectName()
            assert button.accessibleName(), button.objectName()


# ---- with the presenters, as it is wired


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """One refused fact, and the sync centre in front."""
    shop.sync.parked_facts = (a_parked_fact(1),)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.SYNC)
    QApplication.processEvents()
    assert terminal.place is Place.SYNC
    return terminal


def test_sync_enter_tries_at_once(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.ENTER))
    assert shop.retries == 1


def test_sync_refused_fact_is_in_the_list(terminal: Terminal) -> None:
    rows = terminal.window.findChild(QListView, "parkedFacts")
    assert rows is not None
    assert "No. 4401 · Sale" in str(rows.model().data(rows.model().index(0, 0)))


def test_sync_notice_of_the_printer_is_shown(terminal: Terminal) -> None:
    terminal.on_notice(DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, "Out of paper."))
    devices = terminal.window.findChild(DeviceStates)
    assert isinstance(devices, DeviceStates)
    assert devices.rows == (DeviceRow("Receipt printer", "Out of paper.", is_ready=False),)


def where(terminal: Terminal) -> Place:
    """The place the operator is at."""
    return terminal.place


def test_sync_letters_typed_as_a_reason_reach_no_sale(shop: Shop, terminal: Terminal) -> None:
    for character in "3booked by hand 12":
        terminal.on_key(Key(character=character))
    box = terminal.window.findChild(SearchBox, "waiverTyped")
    assert isinstance(box, SearchBox)
    assert box.text == "booked by hand 12"
    terminal.on_key(Key(KeyName.ESCAPE))
    assert where(terminal) is Place.SYNC
    terminal.on_key(Key(KeyName.ESCAPE))
    assert where(terminal) is Place.TILES


def test_sync_scan_is_rung_from_here_too(shop: Shop, terminal: Terminal) -> None:
    terminal.on_scan(shop.scanned("4006381333931"))
    assert terminal.place is Place.TILES
