"""Draws the devices: the list at the left, the marked one in full at the right."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evertill.ui.devices.devices_view import LEAVE, Choice, DeviceRow, DevicesView, EntryRow, Typed
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import FitText, label
from evertill.ui.widgets.letters_wanted import paint_keyboard, want_letters
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.paint import LEFT, box, elided
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.table import FactTable
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

ACTIONS_MAX = 7


class DevicesActions(Protocol):
    """What taps do: fulfilled by the presenter."""

    def mark(self, at: int) -> None:
        """Look at this device."""
        ...

    def act(self, name: str) -> None:
        """A button was tapped."""
        ...

    def pick(self, at: int) -> None:
        """A row of the list to choose from was tapped."""
        ...


class DevicesPage(HeadedPane):
    """Over the whole work area; nothing here stops anybody from selling."""

    def __init__(self, theme: Theme, actions: DevicesActions, back: Callable[[], None]) -> None:
        super().__init__(theme, "devicesPage", tr("Devices"), back)
        self._result = NoticeLine(theme, "devicesResult")
        self._list = RowList[DeviceRow](theme, "devicesList", _row_lines, tapped=actions.mark, height_px=58)
        self._list.view.setAccessibleName(tr("Devices"))
        self._title = label(theme, px=22, heft=Heft.BOLD, name="devicesTitle", wraps=False)
        self._state = label(theme, px=17, heft=Heft.STRONG, name="devicesState", wraps=False)
        self._sentence = label(theme, px=15, colour=theme.palette.secondary, name="devicesSentence")
        self._facts = FactTable(theme, "devicesFacts")
        self._live = FitText(theme, "devicesLive", largest=44, smallest=20)
        self._buttons = tuple(
            Button(theme, f"devicesAction-{at}", look=Look.PRIMARY if at == 0 else Look.OUTLINE, height_px=54)
            for at in range(ACTIONS_MAX)
        )
        for button in self._buttons:
            button.setMinimumHeight(TARGET_MIN)  # with letters below, the page rather than its keys gets lower
            button.clicked.connect(lambda _=False, pressed=button: actions.act(str(pressed.property("action"))))
        self._leave_as_is = Button(theme, "devicesLeave", tr("Leave it"), look=Look.OUTLINE, hint="Esc", height_px=44)
        self._leave_as_is.clicked.connect(lambda _=False: actions.act(LEAVE))
        self._typed = _AddressField(theme)
        self._picker = RowList[Choice](theme, "devicesPicker", _choice_lines, tapped=actions.pick, height_px=60)
        self._lately = RowList[EntryRow](theme, "devicesLately", _entry_lines, height_px=52)
        self._errors = RowList[EntryRow](theme, "devicesErrors", _entry_lines, height_px=52)
        self._lay_out()

    def show_view(self, view: DevicesView) -> None:
        """Draw this."""
        self._result.say(view.result, is_good=view.is_result_good)
        self._list.show_rows(view.rows, marked=view.marked)
        self._title.setText(view.title)
        self._state.setText(view.state)
        self._tint_state(is_good=view.is_good)
        self._sentence.setText(view.sentence)
        self._facts.show_pairs(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._live.say(view.live)
        self._live.setVisible(bool(view.live))
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(view.actions))
            if at < len(view.actions):
                button.say(view.actions[at].label, hint=view.actions[at].key)
                button.setProperty("action", view.actions[at].name)
        self._show_aside(view)

    def _show_aside(self, view: DevicesView) -> None:
        """What is typed stands in the place of what was met lately; a list to choose from takes all the room."""
        self._typed.setVisible(view.typed is not None)
        if view.typed is not None:
            self._typed.show_typed(view.typed)
        self._picking.setVisible(view.picker is not None)
        self._about.setVisible(view.picker is None)
        self._met.setVisible(view.picker is None and view.typed is None)
        if view.picker is not None:
            self._picking_title.setText(view.picker.title)
            self._picker.show_rows(view.picker.choices, marked=view.picker.marked, hint=view.picker.hint)
        self._lately.show_rows(view.lately, hint=tr("Nothing since this till was started."))
        self._errors.show_rows(view.errors, hint=tr("No fault since this till was started."))

    def _tint_state(self, *, is_good: bool | None) -> None:
        colours, palette = self.theme.palette, self._state.palette()
        colour = {True: colours.good, False: colours.danger, None: colours.secondary}[is_good]
        palette.setColor(QPalette.ColorRole.WindowText, self.theme.colour(colour))
        self._state.setPalette(palette)

    def _lay_out(self) -> None:
        theme = self.theme
        self.head.insertWidget(1, self._result, 100)
        pad, gap = theme.px(18), theme.px(10)
        card = Panel(theme, "devicesCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(gap)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._state)
        inside.addLayout(head)
        inside.addWidget(self._sentence)
        self._about = QWidget()
        body = QHBoxLayout(self._about)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(16))
        left = QVBoxLayout()
        left.setSpacing(gap)
        left.addWidget(self._live)
        left.addWidget(self._facts)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(gap)
        for button in self._buttons:
            right.addWidget(button)
        right.addStretch(1)
        body.addLayout(left, 3)
        body.addLayout(right, 2)
        inside.addWidget(self._about)
        inside.addWidget(self._typed)
        self._picking_title = label(theme, px=15, heft=Heft.BOLD, wraps=False)
        self._picking = _stacked(theme, (self._picking_title, self._picker, self._leave_as_is))
        self._met = QWidget()
        met = QHBoxLayout(self._met)
        met.setContentsMargins(0, 0, 0, 0)
        met.setSpacing(theme.px(16))
        for title, rows in ((tr("Lately"), self._lately), (tr("Faults"), self._errors)):
            met.addWidget(_stacked(theme, (label(theme, title, px=15, heft=Heft.BOLD, wraps=False), rows)), 1)
        inside.addWidget(self._picking, 1)
        inside.addWidget(self._met, 1)
        columns = QHBoxLayout()
        columns.setSpacing(gap)
        columns.addWidget(self._list, 2)
        columns.addWidget(card, 5)
        self.body.addLayout(columns, 1)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)


class _AddressField(QWidget):
    """What is typed so far, with a caret; keys come through the presenter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._typed = Typed("", "")
        self.setObjectName("devicesAddress")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: Typed) -> None:
        self._typed = typed
        self.setAccessibleName(typed.text or typed.waits_for)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(self._theme.px(200), self._theme.px(56))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A tap."""
        want_letters(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, text, caret; or what is waited for."""
        theme, palette, typed = self._theme, self._theme.palette, self._typed
        painter = QPainter(self)
        rect = self.rect()
        box(painter, rect, theme.colour(palette.raised), theme.colour(palette.primary), radius=theme.px(8), width=2)
        metrics, left = theme.metrics(20), theme.px(16)
        painter.setFont(theme.font(20))
        area = QRect(left, 0, rect.width() - 2 * left - theme.px(32), rect.height())
        paint_keyboard(painter, theme, rect)
        painter.setPen(theme.colour(palette.text if typed.text else palette.secondary))
        shown = elided(metrics, typed.text or typed.waits_for, area.width())
        painter.drawText(area, LEFT, shown)
        caret = left + (metrics.horizontalAdvance(shown) + theme.px(2) if typed.text else -theme.px(4))
        painter.fillRect(
            QRect(caret, rect.height() // 4, theme.px(2), rect.height() // 2), theme.colour(palette.primary)
        )
        painter.end()


def _stacked(theme: Theme, parts: tuple[QWidget, ...]) -> QWidget:
    whole = QWidget()
    whole.setMinimumHeight(theme.px(120))
    whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    for part in parts:
        column.addWidget(part)
    return whole


def _row_lines(row: DeviceRow) -> TwoLines:
    return TwoLines(row.name, row.detail, "", row.state, is_warning=row.is_warning)


def _choice_lines(choice: Choice) -> TwoLines:
    return TwoLines(choice.title, choice.detail)


def _entry_lines(entry: EntryRow) -> TwoLines:
    return TwoLines(entry.text, entry.time)
