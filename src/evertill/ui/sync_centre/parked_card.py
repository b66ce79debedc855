"""The card of facts that need a person: the list with its keys, the waiver's reason, and what would be sent."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from evertill.ui.sync_centre.sync_parts import shrinkable
from evertill.ui.sync_centre.sync_view import ParkedRow, Stage, SyncCentreView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

REASONS_MAX = 3


class ParkedActions(Protocol):
    """What the card's buttons do: fulfilled by the presenter."""

    def mark(self, at: int) -> None:
        """Mark a fact."""
        ...

    def send_again(self) -> None:
        """Send the marked one once more."""
        ...

    def preview(self) -> None:
        """Show what would be sent."""
        ...

    def ask_waiver(self) -> None:
        """Ask why it is let go."""
        ...

    def choose_reason(self, at: int) -> None:
        """A usual reason."""
        ...

    def confirm_waiver(self) -> None:
        """Let it go."""
        ...

    def leave_stage(self) -> None:
        """Back to the list."""
        ...


class ParkedCard(Panel):
    """One of its three faces is shown."""

    def __init__(self, theme: Theme, actions: ParkedActions) -> None:
        super().__init__(theme, "parkedCard")
        self.stage = Stage.LIST
        self._faces = QStackedLayout()
        self._list = ListFace(theme, actions)
        self._waiver = WaiverFace(theme, actions)
        self._preview = PreviewFace(theme, actions.leave_stage)
        for face in (self._list, self._waiver, self._preview):
            self._faces.addWidget(face)
        inside = QVBoxLayout(self)
        pad = theme.px(16)
        inside.setContentsMargins(pad, theme.px(12), pad, pad)
        inside.addLayout(self._faces)

    def show_view(self, view: SyncCentreView) -> None:
        """Draw this."""
        chosen = view.chosen
        self._list.show_parked(view.now.parked, view.marked, view.now.parked_hint)
        if chosen is not None:
            self._waiver.show_waiver(chosen, view.reasons, view.reason)
            self._preview.show_text(chosen, view.preview)
        self.stage = view.stage
        face = {Stage.LIST: self._list, Stage.WAIVE: self._waiver, Stage.PREVIEW: self._preview}[view.stage]
        self._faces.setCurrentWidget(face)

    def scroll_by(self, pages: int) -> None:
        """By so many screens down, in what would be sent."""
        self._preview.scroll_by(pages)


class ListFace(QWidget):
    """The facts, and what can be done about the marked one."""

    def __init__(self, theme: Theme, actions: ParkedActions) -> None:
        super().__init__()
        self._theme = theme
        self._rows = RowList[ParkedRow](theme, "parkedFacts", _lines, tapped=actions.mark, height_px=66)
        self._rows.view.setAccessibleName(tr("Facts that need a person"))
        shrinkable(self._rows, theme.px(132))
        self._reason = label(theme, px=15, colour=theme.palette.danger, name="parkedReason")
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(theme.px(8))
        for name, text, digit, look, does in (
            ("parkedRetry", tr("Send again"), "1", Look.PRIMARY, actions.send_again),
            ("parkedPreview", tr("What is sent"), "2", Look.OUTLINE, actions.preview),
            ("parkedWaive", tr("Waive…"), "3", Look.OUTLINE, actions.ask_waiver),
        ):
            keys.addWidget(_button(theme, name, text, hint=digit, look=look, does=does))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(theme, tr("Needs a person"), px=16, heft=Heft.BOLD))
        column.addWidget(self._rows, 1)
        column.addWidget(self._reason)
        column.addWidget(self._keys)

    def show_parked(self, rows: tuple[ParkedRow, ...], marked: int, hint: str) -> None:
        """Draw these."""
        self._rows.show_rows(rows, marked=marked, hint=hint)
        is_chosen = 0 <= marked < len(rows)
        self._keys.setVisible(is_chosen)
        reason = rows[marked].reason if is_chosen else ""
        self._reason.setText(reason)
        # In full below only where the row itself cuts it short.
        room = self._rows.width() - self._theme.px(140)
        self._reason.setVisible(self._theme.metrics(13).horizontalAdvance(reason) > room)


class WaiverFace(QWidget):
    """Why the fact is let go: one of the usual reasons, or typed."""

    def __init__(self, theme: Theme, actions: ParkedActions) -> None:
        super().__init__()
        self._title = label(theme, px=18, heft=Heft.BOLD, name="waiverTitle")
        sentence = label(
            theme,
            tr("The shop will never get it. It stays in the journal, with your name and the reason. Why?"),
            px=15,
            colour=theme.palette.secondary,
        )
        self._reasons = tuple(_reason_button(theme, at, actions.choose_reason) for at in range(REASONS_MAX))
        self._typed = SearchBox(theme, "waiverTyped", tr("Choose one, or type another reason"), icon="note")
        waive = _button(
            theme, "waiverConfirm", tr("Waive it"), hint=tr("Enter"), look=Look.DANGER, does=actions.confirm_waiver
        )
        leave = _button(theme, "waiverLeave", tr("Keep it"), hint="Esc", look=Look.OUTLINE, does=actions.leave_stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._title)
        column.addWidget(sentence)
        for button in self._reasons:
            column.addWidget(button)
        column.addWidget(self._typed)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(leave)
        row.addWidget(waive)
        column.addLayout(row)

    def show_waiver(self, chosen: ParkedRow, reasons: tuple[tuple[str, str], ...], reason: str) -> None:
        """Draw this."""
        self._title.setText(tr("Waive {what}?", what=chosen.title))
        for at, button in enumerate(self._reasons):
            button.setVisible(at < len(reasons))
            if at < len(reasons):
                button.say(reasons[at][1])
        self._typed.say(reason)


class PreviewFace(QWidget):
    """What would be sent, as text."""

    def __init__(self, theme: Theme, leave: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        self._title = label(theme, px=16, heft=Heft.BOLD, name="previewTitle", wraps=False)
        self._text = QPlainTextEdit()
        self._text.setObjectName("previewText")
        self._text.setAccessibleName(tr("What would be sent"))
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(theme.font(14))
        self._text.setStyleSheet(f"background: {theme.palette.raised}; color: {theme.palette.text};")
        shrinkable(self._text, theme.px(132))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addWidget(
            _button(theme, "previewLeave", tr("Back to the list"), hint="Esc", look=Look.OUTLINE, does=leave)
        )

    def show_text(self, chosen: ParkedRow, text: str) -> None:
        """Draw this."""
        self._title.setText(tr("{what}: what would be sent", what=chosen.title))
        if text != self._text.toPlainText():
            self._text.setPlainText(text)

    def scroll_by(self, pages: int) -> None:
        """By so many screens down."""
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(bar.pageStep() - 1, 1))


def _reason_button(theme: Theme, at: int, choose: Callable[[int], None]) -> Button:
    return _button(theme, f"waiverReason-{at}", "", hint=str(at + 1), look=Look.OUTLINE, does=lambda: choose(at))


def _button(theme: Theme, name: str, text: str, *, hint: str, look: Look, does: Callable[[], None]) -> Button:
    button = Button(theme, name, text, look=look, hint=hint)
    button.setFixedHeight(theme.px(52))
    button.clicked.connect(lambda _=False: does())
    return button


def _lines(row: ParkedRow) -> TwoLines:
    return TwoLines(row.title, row.reason, "", row.age)
