"""Draws a form: title, questions, what came of it, what can be done, and letters where something is typed."""

from collections.abc import Callable
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from evertill.ui.form.field_box import ChoiceKeys, TextBox
from evertill.ui.form.form_view import Field, FieldKind, FormButton, FormView
from evertill.ui.form.letters import Letters
from evertill.ui.frame.keys import Key
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.scroller import Scroller
from evertill.ui.widgets.typed_into import in_tab_order, pressed_by_enter
from evertill.ui.words import told

LOW_PX = 680
"""A form lower than this leaves out what is not needed to fill it in, while letters stand below it."""

Chosen = Callable[[str, str], None]
MESSAGE_MIN_PX = 420
"""The least room beside the buttons that a sentence is read well in."""


class FieldRow(QWidget):
    """The question on one side, its box or keys on the other, what to know below."""

    def __init__(self, theme: Theme, field: Field, press: Callable[[Key], None], chosen: Chosen) -> None:
        super().__init__()
        self._theme = theme
        self._label = label(theme, field.label, px=16, heft=Heft.MEDIUM)
        self._note = label(theme, px=14, colour=theme.palette.secondary)
        self._error = label(theme, px=14, heft=Heft.MEDIUM, colour=theme.palette.danger)
        for said in (self._note, self._error):
            said.hide()
        self._value = field.value
        self._said: QLabel | None = None
        self._box: TextBox | ChoiceKeys | None = None
        right = QVBoxLayout()
        right.setSpacing(theme.px(4))
        if field.kind is FieldKind.SAID:
            self._said = label(theme, px=16, name=f"field-{field.name}")
            right.addWidget(self._said)
        elif field.kind in {FieldKind.CHOICE, FieldKind.SEVERAL}:
            self._box = ChoiceKeys(theme, field, chosen)
            right.addWidget(self._box)
        else:
            self._box = TextBox(theme, field, press)
            self._box.clicked.connect(lambda _=False: chosen(field.name, self._value))
            right.addWidget(self._box)
        right.addWidget(self._error)
        right.addWidget(self._note)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        if not field.is_wide:
            beside = QVBoxLayout()
            beside.addSpacing(0 if field.kind is FieldKind.SAID else theme.px(12))
            beside.addWidget(self._label)
            beside.addStretch(1)
            row.addLayout(beside, 3)
        row.addLayout(right, 8)

    def show_field(self, field: Field, *, is_current: bool, is_tight: bool = False) -> None:
        """Draw this; where room is tight only the current one with what to know of it."""
        self._value = field.value
        self._label.setText(field.label)
        note = field.note if is_current or not is_tight else ""
        for said, text in ((self._note, note), (self._error, field.error)):
            said.setText(text)
            said.setVisible(bool(text))
        if self._said is not None:
            self._said.setText(field.value)
        if self._box is not None:
            self._box.show_field(field, is_current=is_current)

    def controls(self) -> list[QWidget]:
        """What Tab reaches here."""
        if self._box is None:
            return []
        return self._box.controls() if isinstance(self._box, ChoiceKeys) else [self._box]

    def take_focus(self) -> None:
        """The focus goes along with what is typed, unless Tab has taken it to a control that is pressed."""
        focused = QApplication.focusWidget()
        if isinstance(self._box, TextBox) and pressed_by_enter(focused) is None:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)


class FormRows(QWidget):
    """As high as its rows need at this width: texts that wrap would let a scroller squeeze them into each other."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width breaks texts elsewhere."""
        super().resizeEvent(event)
        self.measure()

    def measure(self) -> None:
        """The rows have changed. Each is asked anew, for Qt still counts in what was hidden meanwhile."""
        layout = self.layout()
        if layout is not None:
            for row in self.findChildren(FieldRow):
                _forget_sizes(row.layout())
                row.updateGeometry()
            layout.invalidate()
            layout.activate()
            least = max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(self.width()))
            self.setMinimumHeight(least)


def _forget_sizes(layout: QLayout | None) -> None:
    """Of a layout and of those in it."""
    if layout is None:
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is not None:
            _forget_sizes(item.layout())
    layout.invalidate()


class FormPanel(QWidget):
    """A whole form; another set of questions makes its rows anew."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        press: Callable[[Key], None],
        chosen: Chosen,
        do: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._name = name
        self._press = press
        self._chosen = chosen
        self._do = do
        self._shape: tuple[object, ...] = ()
        self._rows: list[FieldRow] = []
        self._current = 0
        self._offered: tuple[FormButton, ...] = ()
        self._title = label(theme, px=26, heft=Heft.BOLD, name=f"{name}-title")
        self._sentence = label(theme, px=16, colour=theme.palette.secondary, name=f"{name}-sentence")
        self._message = NoticeLine(theme, f"{name}-message")
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(theme.px(12))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(10))
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(theme.px(10))
        self._letters = Letters(theme, press)
        self._lay_out()

    def show_view(self, view: FormView) -> None:
        """Draw this."""
        is_tight = self._is_tight(view)
        self._title.setText(view.title)
        self._title.setVisible(bool(view.title))
        self._sentence.setText(view.sentence)
        self._sentence.setVisible(bool(view.sentence) and not is_tight)
        self._make_anew(view)
        for at, (row, field) in enumerate(zip(self._rows, view.fields, strict=True)):
            row.show_field(field, is_current=at == view.current, is_tight=is_tight)
        for button in self._button_widgets():
            button.setEnabled(not view.is_busy)
        self._message.say(told(view.message), is_good=not view.is_bad)
        self._letters.setVisible(view.wants_letters)
        self._letters.show_digits_only(is_wanted=view.wants_digits)
        self._content.measure()
        self._current = view.current
        self._reveal()
        if self._current < len(self._rows):
            self._rows[self._current].take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A wide form says what came of it beside its buttons: the questions need the height."""
        super().resizeEvent(event)
        self._place_message()

    def _button_widgets(self) -> list[QWidget]:
        items = (self._buttons.itemAt(at) for at in range(self._buttons.count()))
        widgets = (None if item is None else item.widget() for item in items)
        return [widget for widget in widgets if widget is not None]

    def _place_message(self) -> None:
        buttons = self._button_widgets()
        wide = sum(button.maximumWidth() + self._buttons.spacing() for button in buttons)
        is_beside = wide + self._theme.px(MESSAGE_MIN_PX) < self.width()
        for button in buttons:
            button.setMinimumWidth(button.maximumWidth() if is_beside else 0)
        self._foot.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)

    def _reveal(self) -> None:
        """The question that is answered now, with what stands below it; the first ones with the top."""
        if self._current < len(self._rows):
            self._area.ensureWidgetVisible(self._rows[self._current], 0, self._theme.px(12))

    def _is_tight(self, view: FormView) -> bool:
        """Whether all the letters stand below, in a window that has no room for them and for the questions."""
        low = self.isVisible() and self.height() < self._theme.px(LOW_PX)
        return view.wants_letters and not view.wants_digits and low

    def _make_anew(self, view: FormView) -> None:
        """Rows and buttons, where they are others than before."""
        shape = tuple((field.name, field.label, field.kind, field.choices) for field in view.fields)
        if (shape, view.buttons) == (self._shape, self._offered):
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.window().setFocus()  # what is hidden with the focus would hand it on as if Tab had been pressed
        if shape != self._shape:
            self._make_rows(view)
        if view.buttons != self._offered:
            self._make_buttons(view.buttons)
        self._shape, self._offered = shape, view.buttons
        in_tab_order([*chain.from_iterable(row.controls() for row in self._rows), *self._button_widgets()])

    def _make_rows(self, view: FormView) -> None:
        for row in self._rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FieldRow(self._theme, field, self._press, self._chosen) for field in view.fields]
        for row in self._rows:
            self._rows_box.addWidget(row)
            row.show()  # at once, so that it counts when the rows are measured

    def _make_buttons(self, buttons: tuple[FormButton, ...]) -> None:
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch(1)
        for offered in buttons:
            look = Look.PRIMARY if offered.is_primary else Look.OUTLINE
            button = Button(
                self._theme, f"{self._name}-{offered.name}", offered.label, look=look, hint=offered.hint, height_px=56
            )
            button.setMaximumWidth(max(self._theme.px(150), button.sizeHint().width() + self._theme.px(16)))
            button.clicked.connect(lambda _=False, name=offered.name: self._do(name))
            self._buttons.addWidget(button, 100)
        self._place_message()

    def _lay_out(self) -> None:
        theme = self._theme
        self._content = FormRows()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, theme.px(6), 0)
        inside.addLayout(self._rows_box)
        inside.addStretch(1)
        self._area = Scroller(self._content, self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self._area, 1)
        column.addWidget(self._letters)
        self._foot.addWidget(self._message, 1)
        self._foot.addLayout(self._buttons)
        column.addLayout(self._foot)
