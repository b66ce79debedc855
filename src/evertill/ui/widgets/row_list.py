"""A list of two-line cards with one of them marked."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.rows import RowsModel, RowsView
from evertill.ui.widgets.two_line import TwoLineDelegate, TwoLines

Row = TypeVar("Row")


class RowList(QWidget, Generic[Row]):
    """Model, delegate and view in one."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        lines: Callable[[Row], TwoLines],
        *,
        tapped: Callable[[int], None] | None = None,
        height_px: int = 64,
        picture: Callable[[Row, int], QPixmap] | None = None,
    ) -> None:
        super().__init__()

        def spoken(row: Row) -> str:
            said = lines(row)
            return ", ".join(part for part in (said.title, said.detail, said.value, said.value_detail) if part)

        self.rows = RowsModel[Row](spoken)
        self._delegate = TwoLineDelegate[Row](theme, self.rows, lines, height_px=height_px, picture=picture)
        self.view = RowsView(theme, name, self.rows, self._delegate)
        if tapped is not None:
            self.view.tapped.connect(tapped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_rows(self, rows: tuple[Row, ...], *, marked: int = -1, hint: str = "") -> None:
        """Draw these."""
        self.rows.show(rows)
        before, self._delegate.marked = self._delegate.marked, marked
        if before != marked:
            self.view.viewport().update()
        self.view.say(hint)
        if 0 <= marked < len(rows):
            self.view.reveal(marked)
