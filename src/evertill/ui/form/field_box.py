"""What a field is filled in with: a box that shows what is typed, or keys to choose from."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from evertill.ui.form.form_view import Choice, Field, FieldKind, chosen_values
from evertill.ui.frame.keys import Key
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.plan import TARGET_MIN
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import CENTRE, LEFT, box, elided, fitting_size, focus_ring
from evertill.ui.widgets.typed_into import TypedInto

DOT = "•"


class TextBox(TypedInto):
    """Keys go to it while its field is the current one; a tap makes it that."""

    def __init__(self, theme: Theme, field: Field, press: Callable[[Key], None]) -> None:
        super().__init__()
        self._theme = theme
        self._press = press
        self._shown = ""
        self._is_current = False
        self._is_bad = False
        self.setObjectName(f"field-{field.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, field.kind is FieldKind.TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.sizes.target)

    def show_field(self, field: Field, *, is_current: bool) -> None:
        """Draw this."""
        self._shown = DOT * len(field.value) if field.kind in {FieldKind.SECRET, FieldKind.PASSWORD} else field.value
        self._is_current, self._is_bad = is_current, bool(field.error)
        self.setAccessibleName(field.label)
        self.setAccessibleDescription(" ".join(part for part in (self._shown, field.error or field.note) if part))
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """What an input method has composed arrives as if it was typed."""
        for character in event.commitString():
            self._press(Key(character=character))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Box, text from its end, caret."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        border = palette.danger if self._is_bad else palette.focus if self._is_current else palette.border
        width = 2 if self._is_current or self._is_bad else 1
        box(painter, self.rect(), theme.colour(palette.surface), theme.colour(border), radius=theme.px(8), width=width)
        metrics, pad = theme.metrics(18), theme.px(14)
        room = self.width() - 2 * pad
        painter.setFont(theme.font(18))
        painter.setPen(theme.colour(palette.text))
        shown = self._shown
        if metrics.horizontalAdvance(shown) > room:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideLeft, room)
        painter.drawText(QRect(pad, 0, room, self.height()), LEFT, shown)
        if self._is_current:
            x, high = pad + metrics.horizontalAdvance(shown) + 1, theme.px(24)
            painter.fillRect(QRect(x, (self.height() - high) // 2, 2, high), theme.colour(palette.focus))
        if self.hasFocus() and not self._is_current:
            focus_ring(painter, self.rect(), theme.colour(palette.focus), radius=theme.px(8))
        painter.end()


class ChoiceKey(QAbstractButton):
    """One answer; the chosen one is filled, and says so to a screen reader."""

    def __init__(self, theme: Theme, field: str, choice: Choice, height_px: int) -> None:
        super().__init__()
        self._theme = theme
        self._choice = choice
        self._is_current = False
        self.setObjectName(f"choice-{field}-{choice.value}")
        self.setText(choice.label)
        self.setAccessibleName(choice.label)
        self.setAccessibleDescription(choice.note)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(TARGET_MIN, TARGET_MIN)
        self.setFixedHeight(max(theme.sizes.target, theme.px(height_px)))

    def show_chosen(self, *, is_chosen: bool, is_current: bool) -> None:
        """Draw it so."""
        self.setChecked(is_chosen)
        self._is_current = is_current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card, one or two lines."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        is_chosen, radius = self.isChecked(), theme.px(8)
        fill = palette.primary if is_chosen else palette.surface
        box(
            painter, self.rect(), theme.colour(fill), None if is_chosen else theme.colour(palette.border), radius=radius
        )
        room = self.rect().adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.setPen(theme.colour(palette.on_primary if is_chosen else palette.text))
        size = fitting_size(theme, self.text(), room.width(), largest=16, smallest=12, heft=Heft.STRONG)
        painter.setFont(theme.font(size, Heft.STRONG))
        label = elided(theme.metrics(size, Heft.STRONG), self.text(), room.width())
        if self._choice.note:
            half = room.height() // 2
            painter.drawText(room.adjusted(0, theme.px(7), 0, -half + theme.px(3)), CENTRE, label)
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour(palette.on_primary if is_chosen else palette.secondary))
            note = elided(theme.metrics(13), self._choice.note, room.width())
            painter.drawText(room.adjusted(0, half, 0, -theme.px(7)), CENTRE, note)
        else:
            painter.drawText(room, CENTRE, label)
        if self.hasFocus() or (self._is_current and is_chosen):
            ring = palette.focus_on_pay if is_chosen else palette.focus
            focus_ring(painter, self.rect(), theme.colour(ring), radius=radius)
        painter.end()


class ChoiceKeys(QWidget):
    """All answers of one field, in as few rows as they need."""

    def __init__(self, theme: Theme, field: Field, chosen: Callable[[str, str], None]) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        self._keys: dict[str, ChoiceKey] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        columns = _columns(field)
        height_px = 62 if any(choice.note for choice in field.choices) else 48
        for at, choice in enumerate(field.choices):
            key = ChoiceKey(theme, field.name, choice, height_px)
            key.clicked.connect(lambda _=False, value=choice.value: chosen(field.name, value))
            self._keys[choice.value] = key
            grid.addWidget(key, at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        # Said outright: beside texts that wrap, a scroller would squeeze the rows into each other.
        rows = -(-len(field.choices) // columns)
        self.setFixedHeight(rows * max(theme.sizes.target, theme.px(height_px)) + max(rows - 1, 0) * theme.px(8))

    def controls(self) -> list[QWidget]:
        """In the order they stand."""
        return list(self._keys.values())

    def show_field(self, field: Field, *, is_current: bool) -> None:
        """Draw this."""
        chosen = chosen_values(field)
        for value, key in self._keys.items():
            key.show_chosen(is_chosen=value in chosen, is_current=is_current)


def _columns(field: Field) -> int:
    longest = max((max(len(choice.label), len(choice.note)) for choice in field.choices), default=0)
    if field.is_wide:
        return min(max(len(field.choices), 1), 5)
    return min(max(len(field.choices), 1), 2 if longest > 26 else 3 if longest > 12 else 5)
