"""What every screen must keep: nothing outside the window, targets for fingers, names for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from evertill.ui.application import Terminal
from evertill.ui.form.letters import Letters
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.status.chip import Chip
from evertill.ui.theme.plan import TARGET_MIN, Hand
from evertill.ui.widgets.scroller import Scroller
from tests.conftest import LONG
from tests.support.scenes.counter import a_shop
from tests.support.scenes.scenes import SCENES
from tests.support.ui import Shop

NAMELESS = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
OTHER_SIZES = [(1280, 720), (1920, 1080)]
"""A full HD screen as it is, and under the 150 % of a desktop's own scaling."""
FULL_SCENES = [scene for scene in SCENES if LONG or "nasty" in scene]
"""What fits at 1366x768, and in a language two fifths longer, seldom fails elsewhere, unless it is full; the long run
looks at all."""


def shown(scene: str, qtbot: QtBot, settings: UiSettings) -> Terminal:
    """The screens playing this scene."""
    shop = a_shop(scene)
    terminal = shop.terminal(settings)
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    SCENES[scene](shop, terminal)
    QApplication.processEvents()
    return terminal


def in_sight(terminal: Terminal) -> list[QWidget]:
    """Every widget that is visible."""
    return [widget for widget in terminal.window.findChildren(QWidget) if widget.isVisibleTo(terminal.window)]


@pytest.mark.parametrize("scene", SCENES)
def test_screen_at_1366_fits_with_targets_for_fingers_and_names_for_screen_readers(scene: str, qtbot: QtBot) -> None:
    terminal = shown(scene, qtbot, UiSettings())
    assert (terminal.window.width(), terminal.window.height()) == (1366, 768)
    _assert_inside(terminal)
    buttons = [widget for widget in in_sight(terminal) if isinstance(widget, QAbstractButton)]
    for button in buttons:
        # The status bar is 40 px high by plan: its chips fill it from edge to edge.
        least = 40 if isinstance(button, Chip) else TARGET_MIN
        assert button.width() >= TARGET_MIN, f"{button.objectName()} is {button.width()} px wide"
        assert button.height() >= least, f"{button.objectName()} is {button.height()} px high"
        assert button.accessibleName(), f"{button.objectName()} says nothing to a screen reader"
    names = [button.objectName() for button in buttons]
    assert all(names)
    assert sorted(names) == sorted(set(names))
    for control in in_sight(terminal):
        if control.isEnabled() and isinstance(control, QAbstractButton | QAbstractItemView):
            _assert_met(control)


@pytest.mark.parametrize("scene", FULL_SCENES)
@pytest.mark.parametrize(("width", "height"), OTHER_SIZES)
def test_screen_at_other_sizes_fits(width: int, height: int, scene: str, qtbot: QtBot) -> None:
    terminal = shown(scene, qtbot, UiSettings(width=width, height=height))
    assert (terminal.window.width(), terminal.window.height()) == (width, height)
    _assert_inside(terminal)


@pytest.mark.parametrize("scene", FULL_SCENES)
def test_screen_drawn_half_as_large_again_fits_or_scrolls(scene: str, qtbot: QtBot) -> None:
    terminal = shown(scene, qtbot, UiSettings(scale_percent=150))
    assert (terminal.window.width(), terminal.window.height()) == (1366, 768)
    _assert_inside(terminal)


@pytest.mark.parametrize("scale", [90, 125])
@pytest.mark.parametrize("scene", ["sell_nasty", "tender_split", "sign_on", "open_till"])
def test_screen_at_other_scales_fits_or_scrolls(scene: str, scale: int, qtbot: QtBot) -> None:
    _assert_inside(shown(scene, qtbot, UiSettings(scale_percent=scale)))


def _assert_met(control: QWidget) -> None:
    """A screen reader says what it is and its name, and Tab reaches the buttons, but for letters a keyboard has too."""
    met = QAccessible.queryAccessibleInterface(control)
    assert met.role() not in NAMELESS, f"{control.objectName()} has no role"
    assert met.text(QAccessible.Text.Name), f"{control.objectName()} has no name"
    if isinstance(control, QAbstractButton) and not isinstance(control.parent(), Letters):
        reached = control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert reached == Qt.FocusPolicy.TabFocus, f"{control.objectName()} is not reached"


def _assert_inside(terminal: Terminal) -> None:
    """Widgets inside a scrolling list may be longer than what is seen of them; all others lie in the window."""
    window = terminal.window
    scrolled = [part.viewport() for part in window.findChildren(Scroller)]
    for widget in in_sight(terminal):
        if any(part.isAncestorOf(widget) for part in scrolled):
            _assert_no_wider_than_its_scroller(widget)
            continue
        corner = widget.mapTo(window, widget.rect().topLeft())
        right, bottom = corner.x() + widget.width(), corner.y() + widget.height()
        place = f"{widget.metaObject().className()} {widget.objectName()!r} at {corner.x()},{corner.y()}"
        assert corner.x() >= 0, place
        assert right <= window.width(), f"{place} ends at {right}"
        assert bottom <= window.height(), f"{place} ends at {bottom}"


def _assert_no_wider_than_its_scroller(widget: QWidget) -> None:
    scroller: QWidget | None = widget
    while scroller is not None and not isinstance(scroller, Scroller):
        scroller = scroller.parentWidget()
    assert scroller is not None
    right = widget.mapTo(scroller, widget.rect().topRight()).x()
    assert right < scroller.width(), f"{widget.objectName()} ends at {right} of {scroller.width()}"


def test_left_handed_counter_is_mirrored(qtbot: QtBot) -> None:
    right = shown("sell", qtbot, UiSettings())
    left = shown("sell", qtbot, UiSettings(hand=Hand.LEFT))

    def x_of(terminal: Terminal, name: str) -> int:
        widget = terminal.window.findChild(QWidget, name)
        assert widget is not None
        return widget.mapTo(terminal.window, widget.rect().topLeft()).x()

    assert x_of(right, "salePanel") < x_of(right, "tilesPane") < x_of(right, "pad")
    assert x_of(left, "pad") < x_of(left, "tilesPane") < x_of(left, "salePanel")


def test_nothing_but_the_selling_page_is_made_before_it_is_needed(qtbot: QtBot) -> None:
    shop = Shop()
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    assert terminal.place is Place.TILES
    made = {widget.objectName() for widget in terminal.window.findChildren(QWidget)}
    assert made.isdisjoint({"guidePage", "syncPage", "searchPane", "receiptsPane", "signOnPage"})
