"""What is kept as a picture always looks as if it had been painted anew, and never fills the memory."""

import itertools
from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evertill.app.terminal import screen_resources
from evertill.ui.application import build_theme
from evertill.ui.settings import UiSettings
from evertill.ui.status.chip import Chip
from evertill.ui.status.status_view import ChipView, Signal
from evertill.ui.terminal.host_window import HostWindow
from evertill.ui.terminal.main_window import MainWindow
from evertill.ui.theme.pictures import Pictures
from evertill.ui.theme.theme import Theme
from evertill.ui.tiles.tiles_screen import TileButton
from evertill.ui.tiles.tiles_view import TileView
from evertill.ui.widgets.button import Button, Look

pytestmark = pytest.mark.usefixtures("qapp")

AREA = QRect(5, 7, 40, 20)


@pytest.fixture
def theme() -> Theme:
    """The look of a new till."""
    return build_theme(screen_resources(), UiSettings())


class Painted:
    """Counts how often it is asked to paint."""

    def __init__(self, colour: str) -> None:
        self.count = 0
        self._colour = QColor(colour)

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """One plain rectangle."""
        self.count += 1
        painter.fillRect(rect, self._colour)


def drawn(pictures: Pictures, what: str, painted: Painted, area: QRect = AREA) -> QImage:
    """A white sheet with it drawn there."""
    sheet = QImage(100, 100, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    pictures.draw(painter, area, what, painted.paint)
    painter.end()
    return sheet


def test_pictures_drawn_twice_are_painted_once_where_they_belong() -> None:
    pictures, painted = Pictures(), Painted("red")
    first, second = (drawn(pictures, "it", painted) for _ in range(2))
    assert painted.count == 1
    assert first == second
    assert first.pixelColor(5, 7) == first.pixelColor(44, 26) == QColor("red")
    assert first.pixelColor(4, 7) == first.pixelColor(45, 26) == QColor("white")


def test_pictures_of_another_thing_or_another_size_are_painted_by_themselves() -> None:
    pictures, painted = Pictures(), Painted("red")
    drawn(pictures, "it", painted)
    drawn(pictures, "another", painted)
    drawn(pictures, "it", painted, AREA.adjusted(0, 0, 1, 0))
    assert painted.count == 3


def test_pictures_beyond_their_room_forget_what_was_drawn_for_longest() -> None:
    pictures, painted = Pictures(bytes_max=2 * 40 * 20 * 4), Painted("red")
    for what in ("a", "b", "a", "c", "a", "b"):
        drawn(pictures, what, painted)
    assert painted.count == 4, "only b had to go, for c"


def test_pictures_of_a_frame_that_is_full_are_left_to_the_next_but_for_its_first() -> None:
    moments = iter([0, 7_000_000, 20_000_000, 21_000_000])
    pauses: list[Callable[[], None]] = []
    pictures = Pictures(now_ns=lambda: next(moments), after=lambda _, ask: pauses.append(ask))
    painted = Painted("red")
    later: list[str] = []
    sheet = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for frame in (("a", "b", "a", "urgent"), ("b", "c")):
        with pictures.frame():
            for what in frame:
                pictures.draw(
                    painter, AREA, what, painted.paint, None if what == "urgent" else partial(later.append, what)
                )
    pictures.draw(painter, AREA, "outside a frame", painted.paint, lambda: later.append("never"))
    painter.end()
    assert not later, "other events come in between"
    (ask,) = pauses
    ask()
    assert later == ["b"]
    assert painted.count == 5


def test_what_takes_a_frame_by_itself_is_its_first_or_left_to_the_next() -> None:
    pauses: list[Callable[[], None]] = []
    pictures = Pictures(now_ns=lambda: 0, after=lambda _, ask: pauses.append(ask))
    later: list[str] = []
    with pictures.frame():
        assert not pictures.waits(lambda: later.append("text"))
        assert pictures.waits_alone(lambda: later.append("icon"))
    pauses.pop()()
    assert later == ["icon"]
    with pictures.frame():
        assert not pictures.waits_alone(lambda: later.append("never"))
    assert not pauses
    assert not pictures.waits_alone(lambda: later.append("outside a frame"))


def test_chip_that_comes_with_others_has_its_icon_a_frame_later(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme)
    qtbot.addWidget(chip)
    chip.show_chip(ChipView("link", "Online", Signal.NORMAL, icon="sync"))
    with theme.pictures.frame():
        without = chip.grab().toImage()
    with theme.pictures.frame():
        whole = chip.grab().toImage()
    assert without != whole
    assert whole == chip.grab().toImage()


def test_window_full_of_new_keys_is_painted_over_several_frames_until_all_are_there(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = itertools.count()
    window = HostWindow()
    qtbot.addWidget(window)
    content = QWidget()
    row = QHBoxLayout(content)
    for at in range(20):
        row.addWidget(Button(theme, f"key-{at}", f"{at}"))
    slow = Pictures(now_ns=lambda: next(frames) * 10_000_000)  # no frame has time for a second picture
    monkeypatch.setitem(vars(theme), "pictures", slow)
    window.hold(cast("MainWindow", content), slow)
    window.show()
    qtbot.waitUntil(lambda: len(slow._kept) == 20)
    assert not slow._waiting
    assert next(frames) > 20


def looks(widget: QWidget) -> QImage:
    """The widget as it is on the screen."""
    widget.resize(180, 60)
    return widget.grab().toImage()


def fresh(theme: Theme) -> Theme:
    """The same look, that has painted nothing yet."""
    return Theme(theme.palette, theme.sizes, theme.fonts, theme.icons, theme.styles, theme.hand)


@pytest.mark.parametrize(
    "change",
    [
        lambda button: button.say("Other words"),
        lambda button: button.say("Words", hint="F9"),
        lambda button: button.say("Words", note="a second line"),
        lambda button: button.look_as(Look.PAY),
        lambda button: button.setEnabled(False),
        lambda button: button.setDown(True),
        lambda button: (button.setCheckable(True), button.setChecked(True)),
    ],
)
def test_button_changed_after_it_was_drawn_looks_as_one_that_was_never_drawn_before(
    theme: Theme, change: Callable[[Button], object]
) -> None:
    button = Button(theme, "key", "Words", hint="F2")
    before = looks(button)
    change(button)
    other = Button(fresh(theme), "key", "Words", hint="F2")
    change(other)
    assert looks(button) == looks(other)
    assert looks(button) != before


def test_tile_changed_after_it_was_drawn_looks_as_one_that_was_never_drawn_before(theme: Theme) -> None:
    tile, other = TileButton(theme, 0), TileButton(fresh(theme), 0)
    tile.show_tile(TileView("1", "Green tea", "4.99", 0))
    before = looks(tile)
    for each in (tile, other):
        each.show_tile(TileView("1", "Green tea", "5.49", 1))
    assert looks(tile) == looks(other)
    assert looks(tile) != before
