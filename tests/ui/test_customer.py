"""What the customer sees over the real screens: a window, and two lines of twenty signs."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evertill.devices.line_display.protocols import COLUMNS
from evertill.ui.customer import line_text
from evertill.ui.customer.customer_screen import CustomerWindow
from evertill.ui.customer.customer_view import CustomerView
from evertill.ui.customer.lines_behind import LinesBehind
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.frame.actions import Action
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName
from evertill.ui.widgets.label import FitText
from tests.support.ui import Shop

BREAD, OAT = "5449000000996", "4006381333931"


class Lines:
    """A display of two lines that remembers."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def __call__(self, upper: str, lower: str) -> None:
        assert len(upper) <= COLUMNS
        assert len(lower) <= COLUMNS
        self.shown.append((upper, lower))


class Views:
    """A screen that remembers."""

    def __init__(self) -> None:
        self.shown: list[CustomerView] = []

    def show_view(self, view: CustomerView) -> None:
        self.shown.append(view)


def shown(window: CustomerWindow, name: str) -> str:
    """What a field of the window says."""
    field = window.findChild(FitText, name)
    assert field is not None
    return field.text()


def test_two_lines_follow_the_sale_to_its_change(qapp: QApplication) -> None:
    shop, lines = Shop(), Lines()
    terminal = shop.terminal()
    terminal.open_customer_side(lines, ("  Corner Shop", ""))
    assert lines.shown[-1] == ("  Corner Shop", "")
    terminal.on_scan(shop.scanned(BREAD))
    assert lines.shown[-1] == ("Sourdough loaf  4.20", "Total          €4.20")
    terminal.on_scan(shop.scanned(OAT))
    assert lines.shown[-1] == ("Oat drink baris 2.49", "Total          €6.69")
    terminal.do(Action.EXACT_CASH)
    assert lines.shown[-1][0] == "Paid           €6.69"
    terminal.on_scan(shop.scanned(BREAD))
    assert lines.shown[-1][1] == "Total          €4.20"


def test_same_text_is_sent_once(qapp: QApplication) -> None:
    shop, lines = Shop(), Lines()
    terminal = shop.terminal()
    terminal.open_customer_side(lines, ("", ""))
    terminal.on_scan(shop.scanned(BREAD))
    count = len(lines.shown)
    terminal.board.select(None)
    assert len(lines.shown) == count


def test_lines_wait_for_the_screens_and_in_a_hurry_only_the_newest_is_sent(qtbot: QtBot) -> None:
    lines = Lines()
    behind = LinesBehind(lines, behind_ms=1)
    behind("Sourdough loaf  4.20", "Total          €4.20")
    behind("Oat drink baris 2.49", "Total          €6.69")
    assert lines.shown == []
    qtbot.waitUntil(lambda: lines.shown == [("Oat drink baris 2.49", "Total          €6.69")])
    behind("Paid           €6.69", "Thank you")
    qtbot.waitUntil(lambda: len(lines.shown) == 2)
    assert lines.shown[-1] == ("Paid           €6.69", "Thank you")


def test_screen_put_beside_two_lines_in_the_middle_of_a_sale_shows_all_its_lines(qapp: QApplication) -> None:
    shop, lines, views = Shop(), Lines(), Views()
    terminal = shop.terminal()
    terminal.open_customer_side(lines, ("", ""))
    terminal.on_scan(shop.scanned(BREAD))
    terminal.on_scan(shop.scanned(OAT))
    assert terminal.second_screen is not None
    presenter = terminal.second_screen._presenter
    presenter.show_on(views)
    assert [row.name for row in views.shown[-1].rows] == ["Sourdough loaf 750 g", "Oat drink barista 1 L"]
    terminal.on_scan(shop.scanned(BREAD))
    assert len(views.shown[-1].rows) == 3
    presenter.leave(views)
    terminal.on_scan(shop.scanned(BREAD))
    assert len(views.shown) == 2
    assert lines.shown[-1] == ("Sourdough loaf  8.40", "Total         €15.09")


def test_window_follows_the_sale_and_keeps_out_of_the_way(qapp: QApplication) -> None:
    shop = Shop()
    shop.customer_screen = CustomerScreenWish.WINDOW
    terminal = shop.terminal()
    terminal.open_customer_side(None, ("", ""))
    second = terminal.second_screen
    assert second is not None
    assert second.window is not None
    terminal.on_scan(shop.scanned(BREAD))
    assert shown(second.window, "customerAmount") == "€4.20"
    assert QApplication.activeWindow() is not second.window
    terminal.do(Action.EXACT_CASH)
    assert shown(second.window, "customerDoneAmount") == "€4.20"
    terminal.stop()
    assert second.window is None


def test_window_is_drawn_in_the_new_look_after_a_change_of_settings(qapp: QApplication) -> None:
    shop = Shop()
    shop.customer_screen = CustomerScreenWish.WINDOW
    terminal = shop.terminal()
    terminal.open_customer_side(None, ("", ""))
    first = terminal.second_screen
    terminal.renew(UiSettings(theme=ThemeName.DARK, customer_screen=CustomerScreenWish.WINDOW))
    second = terminal.second_screen
    assert second is not None
    assert second is not first
    assert second.window is not None
    terminal.on_scan(shop.scanned(BREAD))
    assert shown(second.window, "customerAmount") == "€4.20"
    terminal.stop()


def test_without_a_second_monitor_no_window_opens_by_itself(qapp: QApplication) -> None:
    shop = Shop()
    shop.customer_screen = CustomerScreenWish.SECOND_MONITOR
    terminal = shop.terminal()
    terminal.open_customer_side(None, ("", ""))
    terminal.beat()
    second = terminal.second_screen
    assert second is not None
    assert second.window is None
    second.wish(CustomerScreenWish.WINDOW)
    assert second.window is not None
    second.wish(CustomerScreenWish.OFF)
    assert second.window is None


def test_smallest_text_is_32_pixels_high(qapp: QApplication) -> None:
    shop = Shop()
    shop.customer_screen = CustomerScreenWish.WINDOW
    terminal = shop.terminal()
    terminal.open_customer_side(None, ("", ""))
    second = terminal.second_screen
    assert second is not None
    assert second.window is not None
    assert second.window._theme.px(32) >= 32
    fields = second.window.findChildren(FitText)
    assert fields
    assert all(field._smallest >= 32 for field in fields)
    terminal.stop()


def test_amount_is_never_cut_for_a_long_name() -> None:
    assert line_text.beside("A very long name indeed", "123.456,78 €") == "A very  123.456,78 €"
    assert line_text.beside("x", "1" * 30) == "1" * 20
