"""The window: status bar, pages, function bar; takes keys that no control wanted, and shows the page of each place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.status.status_screen import StatusBar
from evertill.ui.terminal.function_bar import FunctionBar
from evertill.ui.terminal.key_events import key_of
from evertill.ui.terminal.letters_below import LettersBelow
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.terminal.selling_page import SellingPage
from evertill.ui.theme.stylesheet import stylesheet
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.letters_wanted import is_wanting_letters
from evertill.ui.widgets.scroller import scrolling
from evertill.ui.widgets.typed_into import box_at_hand, pressed_by_enter

BORDER_PX = 5

MakePage = Callable[[], QWidget]


class MainWindow(QWidget):
    """Pages that are not needed for the first scan are made when they are first shown."""

    def __init__(
        self,
        theme: Theme,
        status: StatusBar,
        functions: FunctionBar,
        selling: Callable[[], SellingPage],
        make_pages: dict[Place, MakePage],
        on_key: Callable[[Key], bool],
        banner: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._on_key = on_key
        self._make_selling = selling
        self._make_pages = make_pages
        self._selling: SellingPage | None = None
        self._pages: dict[Place, QWidget] = {}
        self.setObjectName("mainWindow")
        self.setPalette(_qt_palette(theme))
        self.setAutoFillBackground(True)  # a widget inside a window paints no ground of its own
        self.setFont(theme.font(16))
        self.setStyleSheet(stylesheet(theme.styles / "evertill.qss", theme.palette, theme.sizes))
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)  # a page never grows the window
        self._functions = functions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._is_training = banner is not None
        if banner is not None:
            edge = theme.px(BORDER_PX)
            column.setContentsMargins(edge, 0, edge, edge)
            column.addWidget(banner)
        column.addWidget(status)
        column.addWidget(self._stack, 1)
        self._letters = LettersBelow(theme, column, functions, on_key)
        column.addWidget(functions)
        self.strip = MessageStrip(theme, self, self._message_area)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """In training a border all round says at any moment that nothing counts."""
        super().paintEvent(event)
        if self._is_training:
            painter, theme = QPainter(self), self._theme
            ground = self.rect().adjusted(theme.px(BORDER_PX), 0, -theme.px(BORDER_PX), -theme.px(BORDER_PX))
            painter.fillRect(self.rect(), theme.colour(theme.palette.training))
            painter.fillRect(ground, theme.colour(theme.palette.app))
            painter.end()

    def show_place(self, place: Place) -> None:
        """Bring this place's page to the front."""
        if place is Place.START:
            return
        self._letters.show_place(place)
        page = self._page(place)
        if self._stack.currentWidget() is not page:
            self.setFocus()  # what is hidden with the focus would hand it on as if Tab had been pressed
        self._stack.setCurrentWidget(page)
        if isinstance(page, SellingPage):
            page.show_place(place)
        else:
            (box_at_hand(page) or self).setFocus()
        self.strip.settle()

    def make_pane(self, place: Place) -> None:
        """Have what will stand beside the sale at hand; nothing while the page that sells is not needed yet."""
        if self._selling is not None:
            self._selling.make_pane(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the control that Tab has reached; every other key goes to the place one is at."""
        key = key_of(event)
        if key is None:
            super().keyPressEvent(event)
            return
        control = pressed_by_enter(QApplication.focusWidget()) if key.name is KeyName.ENTER else None
        if control is not None:
            control.click()
        elif not self._on_key(key):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """A box that is typed into was tapped."""
        if is_wanting_letters(event):
            self._letters.turn()
            self.strip.settle()
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The strip follows."""
        super().resizeEvent(event)
        self.strip.settle()

    def _page(self, place: Place) -> QWidget:
        if place.stand is Stand.BESIDE:
            if self._selling is None:
                self._selling = self._make_selling()
                self._stack.addWidget(self._selling)
            return self._selling
        if place not in self._pages:
            self._pages[place] = scrolling(self._theme, self._make_pages[place]())
            self._stack.addWidget(self._pages[place])
        return self._pages[place]

    def _message_area(self) -> QRect:
        """Over the entry line; where there is none, at the top of the page, or at its foot where its top has work."""
        page = self._stack.currentWidget()
        if isinstance(page, SellingPage):
            area = page.message_area()
            area.moveTopLeft(page.mapTo(self, area.topLeft()))
            return area
        width = min(self.width() - self._theme.px(48), self._theme.px(900))
        stack, high, gap = self._stack.geometry(), self._theme.px(50), self._theme.px(10)
        areas = [
            QRect((self.width() - width) // 2, y, width, high) for y in (stack.top() + gap, stack.bottom() - high - gap)
        ]
        keys = _keys_of(page, self)
        for taken in (keys + _texts_of(page, self), keys):
            for area in areas:
                place = _between(taken, area, gap, self.width())
                if not any(place.intersects(one) for one in taken):
                    return place
        return areas[0]


def _keys_of(page: QWidget | None, window: QWidget) -> list[QRect]:
    """Where the page's own keys and lists are seen: what a message speaks of can be done at once."""
    if page is None:
        return []
    keys = [(key, key.size()) for key in page.findChildren(QAbstractButton) if key.isVisible()]
    lists = [(one, _filled(one)) for one in page.findChildren(QAbstractItemView) if one.isVisible()]
    return [QRect(one.mapTo(window, QPoint(0, 0)), size) for one, size in (*keys, *lists)]


def _filled(one: QAbstractItemView) -> QSize:
    """As far down as a list has rows."""
    model = one.model()
    last = None if not model.rowCount() else model.index(model.rowCount() - 1, 0)
    bottom = 0 if last is None else one.visualRect(last).bottom() + 1
    return QSize(one.width(), min(one.height(), max(bottom, 0)))


def _texts_of(page: QWidget | None, window: QWidget) -> list[QRect]:
    """Where a page is headed and says something: as wide as the words are."""
    labels = [] if page is None else [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
    return [_written(one).translated(one.mapTo(window, QPoint(0, 0))) for one in labels]


def _written(one: QLabel) -> QRect:
    """Where its words are; a label may be wider."""
    wide = min(one.width(), one.fontMetrics().horizontalAdvance(one.text()))
    is_right = bool(one.alignment() & Qt.AlignmentFlag.AlignRight)
    return QRect(one.width() - wide if is_right else 0, 0, wide, one.height())


def _between(taken: list[QRect], area: QRect, gap: int, width: int) -> QRect:
    """Beside what stands on its left and on its right, where that leaves half the window."""
    beside = [one for one in taken if one.top() <= area.bottom() and one.bottom() >= area.top()]
    right = min((one.left() for one in beside if one.left() > width // 2), default=width - 2 * gap) - gap
    left = max((one.right() for one in beside if one.left() <= width // 2), default=2 * gap) + gap
    if right - left < width // 2:
        return area
    left = max(left, min(area.left(), right - area.width()))
    return QRect(left, area.y(), min(right - left, area.width()), area.height())


def _qt_palette(theme: Theme) -> QPalette:
    """For the few things that Qt paints itself."""
    palette, colours = QPalette(), theme.palette
    for role, value in {
        QPalette.ColorRole.Window: colours.app,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.secondary,
        QPalette.ColorRole.Highlight: colours.primary,
        QPalette.ColorRole.HighlightedText: colours.on_primary,
        QPalette.ColorRole.Link: colours.primary,
        QPalette.ColorRole.ButtonText: colours.text,
    }.items():
        palette.setColor(role, theme.colour(value))
    return palette
