"""Draws the latest receipts."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evertill.ui.receipts.receipts_view import ReceiptRow, ReceiptsView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class ReceiptsPane(HeadedPane):
    """Type to find one or tap it, then print it; Enter does the same."""

    def __init__(
        self,
        theme: Theme,
        mark: Callable[[int], None],
        print_marked: Callable[[], None],
        undo_marked: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(theme, "receiptsPane", tr("Receipts"), back)
        self._search = SearchBox(theme, "receiptSearch", tr("Type a number or an amount"))
        self._list = RowList[ReceiptRow](theme, "receiptRows", _lines, tapped=mark)
        self._list.view.setAccessibleName(tr("Latest receipts"))
        self._result = label(theme, px=15, heft=Heft.MEDIUM, colour=theme.palette.good, name="receiptResult")
        self._print = Button(
            theme, "printCopy", tr("Print a copy"), look=Look.PRIMARY, hint=tr("Enter"), icon="printer", font_px=17
        )
        self._print.setFixedHeight(theme.px(60))
        self._print.clicked.connect(lambda _=False: print_marked())
        self._undo = Button(theme, "undoSale", tr("Undo the sale"), look=Look.OUTLINE, hint=tr("Del"), icon="undo")
        self._undo.setFixedHeight(theme.px(60))
        self._undo.clicked.connect(lambda _=False: undo_marked())
        self.body.addWidget(self._search)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._foot(theme))

    def show_view(self, view: ReceiptsView) -> None:
        """Draw this."""
        self.aside.setText(view.counted)
        self._search.say(view.typed)
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)
        self._result.setText(view.result)
        self._result.setAccessibleName(view.result)
        self._result.setVisible(bool(view.result))
        self._print.setEnabled(bool(view.rows))
        self._undo.setEnabled(bool(view.rows))

    def _foot(self, theme: Theme) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._result, 3)
        row.addWidget(self._undo, 2)
        row.addWidget(self._print, 2)
        return foot


def _lines(row: ReceiptRow) -> TwoLines:
    return TwoLines(row.number, row.detail, row.amount, is_negative=row.is_return)
