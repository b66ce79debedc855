"""No text of the screens is cut in a language that needs two fifths more room; nor are upright screens too narrow."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.settings import UiSettings
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.theme.palette import ThemeName, contrast
from tests.support.pseudo import BEGIN, longer, speaking_longer
from tests.support.scenes.counter import a_shop
from tests.support.scenes.scenes import SCENES

UPRIGHT = [(768, 1366), (1080, 1920)]
UPRIGHT_SCENES = [
    "sell", "sell_nasty", "tender_split", "done", "more", "search", "receipts", "ask_reason", "counting_nasty",
    "sign_on", "open_till", "sync", "reports_items", "set_up_look", "set_up_mail", "devices", "guide", "audit",
    "training_sale",
]  # fmt: skip
MAY_BE_CUT = (
    "Typé ",
    "Scàn ",
    "Düé ",
    "Wàîts ",
    "Képt ",
    "Thé récéîpt prîntér",
    "Thé càrd térmînàl õn",
    "Õnlîné",
    "Àll sént",
    "Stõck às",
    "Sam",
    "1 nééd",
    "Stàys",
    "Àlsõ õnlîné: Free mug, Members' anniversary",
    "Üntîl",
    "Fréé gîft (Ctrl+G)",
    "Thé shõp dõés nõt knõw thîs wõrkstàtîõn's shîft",
    "Õrdér ",
    "15.00 ÉÜR õf càrd",
)
"""What waits in an empty search box is said whole to a screen reader; cards of orders and the chips on top are read
whole on the page they open; the name of an offer may be as long as a shop likes; why a fact was refused is
said whole below the list, and what a task is about beside it."""


def shown(scene: str, qtbot: QtBot, settings: UiSettings | None = None) -> Terminal:
    """The screens playing this scene."""
    shop = a_shop(scene)
    terminal = shop.terminal(settings or UiSettings())
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    SCENES[scene](shop, terminal)
    QApplication.processEvents()
    return terminal


def labels_in_sight(terminal: Terminal) -> list[QLabel]:
    """Every text that is no key."""
    found = terminal.window.findChildren(QLabel)
    return [one for one in found if one.isVisibleTo(terminal.window) and one.text().strip() and one.width() > 1]


@pytest.mark.parametrize("scene", SCENES)
def test_no_text_is_cut_in_a_language_two_fifths_longer(scene: str, qtbot: QtBot) -> None:
    with speaking_longer() as cut:
        terminal = shown(scene, qtbot)
        terminal.window.grab()
        assert [text for text in cut if not text.removeprefix(BEGIN).startswith(MAY_BE_CUT)] == []
        for label in labels_in_sight(terminal):
            if label.wordWrap():
                continue
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert needed <= label.width() + 1 or BEGIN not in label.text(), f"{label.text()} is cut"


def test_longer_language_keeps_places_and_signs() -> None:
    assert longer("×") == "×"
    assert longer("Receipt {number}").startswith("⟦Récéîpt {number} ")
    assert len(longer("Receipts")) >= 8 * 1.4


def test_cut_text_is_noticed(qtbot: QtBot) -> None:
    from evertill.ui.widgets import paint

    with speaking_longer() as cut:
        terminal = shown("sell", qtbot)
        metrics = terminal.window.fontMetrics()
        assert paint.elided(metrics, longer("Exact cash"), 10) != longer("Exact cash")
        assert cut == [longer("Exact cash")]


@pytest.mark.parametrize("scene", UPRIGHT_SCENES)
@pytest.mark.parametrize(("width", "height"), UPRIGHT)
def test_upright_screen_fits(scene: str, width: int, height: int, qtbot: QtBot) -> None:
    terminal = shown(scene, qtbot, UiSettings(width=width, height=height))
    assert (terminal.window.width(), terminal.window.height()) == (width, height)
    for name in ("salePanel", "pad", "tilesPane"):
        widget = terminal.window.findChild(QWidget, name)
        if isinstance(widget, QWidget) and widget.isVisibleTo(terminal.window):
            corner = widget.mapTo(terminal.window, widget.rect().topLeft())
            assert corner.x() >= 0
            assert corner.x() + widget.width() <= width
            assert corner.y() + widget.height() <= height


def test_upright_screen_has_the_sale_above_and_as_wide_as_itself(qtbot: QtBot) -> None:
    terminal = shown("sell", qtbot, UiSettings(width=768, height=1366))
    sale, pad = (terminal.window.findChild(QWidget, name) for name in ("salePanel", "pad"))
    assert isinstance(sale, QWidget)
    assert isinstance(pad, QWidget)
    assert sale.width() > 700
    assert (
        sale.mapTo(terminal.window, sale.rect().bottomLeft()).y()
        < pad.mapTo(terminal.window, pad.pos()).y() + pad.height()
    )
    assert sale.height() > 500


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize(
    "scene",
    ["sell_nasty", "tender_split", "done", "sync", "devices_trouble", "set_up_mail", "reports_items", "z_report"],
)
def test_every_text_on_the_screen_stands_out_from_what_is_behind_it(scene: str, theme: ThemeName, qtbot: QtBot) -> None:
    terminal = shown(scene, qtbot, UiSettings(theme=theme))
    picture = terminal.window.grab().toImage()
    for label in labels_in_sight(terminal):
        ink = label.palette().color(label.foregroundRole()).name()
        ground = _ground(picture, label, terminal.window)
        if ground is not None:
            assert contrast(ink, ground) >= 4.5, f"{label.text()[:30]!r}: {ink} on {ground}"


def _ground(picture: QImage, label: QLabel, window: QWidget) -> str | None:
    """What is painted at the label's corners; None where it lies outside what is seen, or on two grounds."""
    rect = label.rect()
    corners = [rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()]
    if not label.visibleRegion().contains(rect.center()):
        return None
    places = [label.mapTo(window, corner) for corner in corners]
    seen = {picture.pixelColor(place).name() for place in places if picture.rect().contains(place)}
    return seen.pop() if len(seen) == 1 else None


def test_left_and_right_are_told_by_the_language(qtbot: QtBot) -> None:
    terminal = shown("sell", qtbot, UiSettings(language="he"))
    assert terminal.window.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def x_of(name: str) -> int:
        widget = terminal.window.findChild(QWidget, name)
        assert isinstance(widget, QWidget)
        return widget.mapTo(terminal.window, widget.rect().topLeft()).x()

    assert x_of("pad") < x_of("salePanel"), "the page is mirrored"
    assert x_of("sellingPad-7") < x_of("sellingPad-8") < x_of("sellingPad-9"), "and its figures are not"


def test_message_leaves_the_page_s_own_keys_and_cards_free(qtbot: QtBot) -> None:
    for scene in ("sync", "pickup_picking"):
        terminal = shown(scene, qtbot)
        terminal._parts.speaker.note(
            "Offline from now on. Go on selling: everything is kept here and sent by itself later."
        )
        strip = terminal.window.findChild(MessageStrip)
        assert isinstance(strip, MessageStrip)
        covered = [
            key.objectName()
            for key in terminal.window.findChildren(QAbstractButton)
            if key.isVisible()
            and key not in strip.findChildren(QAbstractButton)
            and strip.geometry().intersects(QRect(key.mapTo(terminal.window, QPoint(0, 0)), key.size()))
        ]
        assert strip.isVisible()
        assert covered == []


def test_message_leaves_what_the_page_is_called_to_be_read(qtbot: QtBot) -> None:
    pages = (("sync", "Sync"), ("orders_found", "Orders"), ("backups", "Backups"), ("item_stock", "Stock"))
    for scene, heading in pages:
        terminal = shown(scene, qtbot)
        terminal._parts.speaker.note(
            "Offline from now on. Go on selling: everything is kept here and sent by itself later."
        )
        strip = terminal.window.findChild(MessageStrip)
        assert isinstance(strip, MessageStrip)
        assert strip.isVisible()
        words = [one for one in terminal.window.findChildren(QLabel) if one.isVisible() and heading in one.text()]
        assert words
        for one in words:
            said = QRect(one.mapTo(terminal.window, QPoint(0, 0)), QSize(one.sizeHint().width(), one.height()))
            assert not strip.geometry().intersects(said), (scene, one.text())
