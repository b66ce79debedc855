"""The button of all screens: painted from the theme, never focused by a tap, at least 48 px in both directions."""

from collections.abc import Hashable
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, box, elided, fitting_size, focus_ring, wrapped

_SMALLEST_PX = 11
"""Smaller than this nobody reads at arm's length."""


class Look(StrEnum):
    """How much a button wants to be pressed."""

    PAY = "pay"
    """The one next step."""
    PRIMARY = "primary"
    OUTLINE = "outline"
    KEY = "key"
    """A key of the number pad."""
    SIDE_KEY = "side_key"
    """A key beside the numbers."""
    PLAIN = "plain"
    """On a bar, without a box."""
    DANGER = "danger"


class Button(QAbstractButton):
    """A labelled button; `hint` is the key that does the same, `note` a second line below."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        label: str = "",
        *,
        look: Look = Look.OUTLINE,
        hint: str = "",
        note: str = "",
        icon: str = "",
        font_px: int = 16,
        height_px: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._was_drawn = False
        self._look = look
        self._hint = hint
        self._note = note
        self._icon = icon
        self._font_px = font_px
        self._height_px = height_px
        self.setObjectName(name)
        # Tab reaches it, a tap does not take the focus from the entry line.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # As high as it would like to be, down to a finger's breadth where room is short.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.say(label, hint=hint, note=note)

    def say(self, label: str, *, hint: str | None = None, note: str | None = None) -> None:
        """Change what stands on the button; nothing is painted when that is what it says already."""
        hint = self._hint if hint is None else hint
        note = self._note if note is None else note
        if (label, hint, note) == (self.text(), self._hint, self._note) and self.accessibleName():
            return
        self._hint, self._note = hint, note
        # No mnemonic: an ampersand in a product's name is just that.
        self.setText(label)
        self.setAccessibleName(" ".join(part for part in (label, note) if part))
        self.update()

    def look_as(self, look: Look) -> None:
        """Another look, as of the one of several that is chosen."""
        if look is not self._look:
            self._look = look
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for label and hint, high enough for a finger."""
        metrics = self._theme.metrics(self._font_px, Heft.STRONG)
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(28)
        if self._icon:
            width += self._theme.px(self._font_px + 10)
        if self._hint and self._look is not Look.PLAIN:
            width += self._theme.metrics(11, Heft.STRONG).horizontalAdvance(self._hint) + self._theme.px(12)
        target = self._theme.sizes.target
        return QSize(max(width, target), max(self._theme.px(self._height_px), target))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A finger's breadth."""
        return QSize(TARGET_MIN, TARGET_MIN)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """The pointer came."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The pointer left."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, label, hint, ring."""
        painter = QPainter(self)
        later = None if self._was_drawn else self.update  # what says other words says them at once
        drawn = self._theme.pictures.draw(painter, self.rect(), self._all_that_shows(), self._paint, later)
        self._was_drawn = self._was_drawn or drawn
        painter.end()

    def _all_that_shows(self) -> Hashable:
        says = (self._look, self.text(), self._hint, self._note, self._icon, self._font_px)
        return says, self.isEnabled(), self.isChecked(), self.isDown(), self.underMouse(), self.hasFocus()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        radius = self._theme.px(9 if self._look in {Look.KEY, Look.SIDE_KEY} else 8)
        self._paint_box(painter, rect, radius)
        painter.setPen(self._theme.colour(self._text_colour()))
        if self._look is Look.PLAIN:
            self._paint_stacked(painter, rect)
        elif self._note:
            self._paint_with_note(painter, rect)
        else:
            self._paint_inline(painter, rect)
        if self.hasFocus():
            ring = self._theme.palette.focus_on_pay if self._is_filled() else self._theme.palette.focus
            focus_ring(painter, rect, self._theme.colour(ring), radius=radius)

    def _is_filled(self) -> bool:
        return self._look in {Look.PAY, Look.PRIMARY, Look.DANGER}

    def _paint_box(self, painter: QPainter, rect: QRect, radius: int) -> None:
        palette = self._theme.palette
        fills = {
            Look.PAY: (palette.pay, None),
            Look.PRIMARY: (palette.primary, None),
            Look.DANGER: (palette.danger, None),
            Look.OUTLINE: (palette.surface, palette.border),
            Look.KEY: (palette.surface, palette.hairline),
            Look.SIDE_KEY: (palette.raised, palette.hairline),
            Look.PLAIN: (palette.surface, None),
        }
        fill, border = fills[self._look]
        colour = self._theme.colour(fill)
        if not self.isEnabled():
            colour, border = self._theme.colour(palette.raised), palette.hairline
        elif self.isChecked() and self._look is Look.OUTLINE:
            colour, border = self._theme.colour(palette.selected), palette.primary
        elif self.isDown() or self.isChecked():
            colour = colour.darker(112) if palette.name == "light" else colour.lighter(118)
        elif self.underMouse() and self._look is not Look.PLAIN:
            colour = colour.darker(103) if palette.name == "light" else colour.lighter(108)
        if self._look is Look.PLAIN and not self.isDown():
            return
        box(painter, rect, colour, None if border is None else self._theme.colour(border), radius=radius)

    def _text_colour(self) -> str:
        palette = self._theme.palette
        if not self.isEnabled():
            return palette.secondary
        return {
            Look.PAY: palette.on_pay,
            Look.PRIMARY: palette.on_primary,
            Look.DANGER: palette.surface,
        }.get(self._look, palette.text)

    def _paint_inline(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        hint_metrics = theme.metrics(11, Heft.STRONG)
        gap = theme.px(10)
        hint_width = hint_metrics.horizontalAdvance(self._hint) + gap if self._hint else 0
        icon_px = theme.px(self._font_px + 4) if self._icon else 0
        icon_width = (icon_px + (gap if self.text() else 0)) if self._icon else 0
        room = rect.width() - theme.px(8) - hint_width - icon_width
        font_px, lines = self._fitted(room, rect.height())
        label_metrics = theme.metrics(font_px, Heft.STRONG)
        label_width = max((label_metrics.horizontalAdvance(line) for line in lines), default=0)
        x = rect.left() + (rect.width() - label_width - hint_width - icon_width) // 2
        if self._icon:
            icon = theme.icons.pixmap(self._icon, icon_px, self._text_colour())
            painter.drawPixmap(x, rect.center().y() - icon_px // 2 + 1, icon)
        painter.setFont(theme.font(font_px, Heft.STRONG))
        height = label_metrics.height()
        y = rect.center().y() + 1 - height * len(lines) // 2
        for line in lines:
            painter.drawText(QRect(x + icon_width, y, label_width + 2, height), CENTRE, line)
            y += height
        if self._hint:
            painter.setFont(theme.font(11, Heft.STRONG))
            painter.setOpacity(0.85)
            painter.drawText(
                QRect(x + icon_width + label_width + gap, rect.top(), hint_width, rect.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                self._hint,
            )
            painter.setOpacity(1)

    def _fitted(self, room: int, height: int) -> tuple[int, list[str]]:
        """The size and lines at which nothing is cut; down to the smallest size that can be read."""
        largest = self._fitting_px(room)
        for font_px in range(largest, min(_SMALLEST_PX, largest) - 1, -1):
            metrics = self._theme.metrics(font_px, Heft.STRONG)
            lines = wrapped(metrics, self.text(), room, 2 if 2 * metrics.height() <= height else 1)
            if " ".join(lines) == " ".join(self.text().split()):
                break
        return font_px, lines

    def _fitting_px(self, room: int) -> int:
        """A single word is set smaller rather than cut; more words are broken into two lines."""
        longest = max(self.text().split(), key=len, default="")
        whole = self._theme.metrics(self._font_px - 1, Heft.STRONG).horizontalAdvance(self.text())
        if len(self.text()) <= 8 and whole <= room:
            longest = self.text()  # rather a point smaller than on two lines
        return fitting_size(
            self._theme,
            longest,
            room,
            largest=self._font_px,
            smallest=min(_SMALLEST_PX, self._font_px),
            heft=Heft.STRONG,
        )

    def _paint_stacked(self, painter: QPainter, rect: QRect) -> None:
        """On the function bar: the key above, what it does below."""
        theme = self._theme
        middle = rect.center().y()
        painter.setFont(theme.font(11, Heft.STRONG))
        painter.setPen(theme.colour(theme.palette.secondary))
        above = QRect(rect.left(), middle - theme.px(17), rect.width(), theme.px(15))
        painter.drawText(above, CENTRE, self._hint)
        size = fitting_size(theme, self.text(), rect.width() - 8, largest=14, smallest=_SMALLEST_PX, heft=Heft.MEDIUM)
        painter.setFont(theme.font(size, Heft.MEDIUM))
        painter.setPen(theme.colour(self._text_colour()))
        below = QRect(rect.left(), middle - theme.px(2), rect.width(), theme.px(20))
        painter.drawText(below, CENTRE, elided(theme.metrics(size, Heft.MEDIUM), self.text(), rect.width() - 8))

    def _paint_with_note(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        room = rect.width() - theme.px(12)
        size = fitting_size(
            theme, self.text(), room, largest=self._font_px, smallest=min(_SMALLEST_PX, self._font_px), heft=Heft.STRONG
        )
        height = theme.metrics(self._font_px, Heft.STRONG).height()
        note_height = theme.metrics(13).height()
        top = rect.top() + (rect.height() - height - note_height) // 2
        painter.setFont(theme.font(size, Heft.STRONG))
        label = elided(theme.metrics(size, Heft.STRONG), self.text(), room)
        painter.drawText(QRect(rect.left(), top, rect.width(), height), CENTRE, label)
        small = fitting_size(theme, self._note, room, largest=13, smallest=11, heft=Heft.NORMAL)
        painter.setFont(theme.font(small))
        if not self._is_filled():
            painter.setPen(theme.colour(theme.palette.secondary))
        note = elided(theme.metrics(small), self._note, room)
        painter.drawText(QRect(rect.left(), top + height, rect.width(), note_height), CENTRE, note)
