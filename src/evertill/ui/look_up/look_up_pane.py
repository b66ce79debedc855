"""Draws such a page: what is typed, the rows, what came of it, and the one thing that is done to the marked row."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from evertill.ui.look_up.look_up import LookUpRow, LookUpView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class LookUpPane(HeadedPane):
    """`name` is the beginning of all its object names."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        back: Callable[[], None],
        *,
        asks: str,
        does: str,
        icon: str,
        mark: Callable[[int], None],
        do_it: Callable[[], None],
    ) -> None:
        """`asks` stands in the empty field; `does` on the key, which Enter presses too."""
        super().__init__(theme, f"{name}Pane", title, back)
        self._search = SearchBox(theme, f"{name}Search", asks)
        self._list = RowList[LookUpRow](theme, f"{name}Rows", _lines, tapped=mark)
        self._list.view.setAccessibleName(title)
        self._notice = NoticeLine(theme, f"{name}Notice")
        self._result = NoticeLine(theme, f"{name}Result")
        self._do = Button(theme, f"{name}Do", does, look=Look.PRIMARY, hint=tr("Enter"), icon=icon, font_px=17)
        self._do.setFixedHeight(theme.px(60))
        self._do.clicked.connect(lambda _=False: do_it())
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self._result, 3)
        foot.addWidget(self._do, 2)
        for part in (self._search, self._notice):
            self.body.addWidget(part)
        self.body.addWidget(self._list, 1)
        self.body.addLayout(foot)

    def show_view(self, view: LookUpView) -> None:
        """Draw this."""
        self.aside.setText(view.counted)
        self._search.say(view.typed)
        self._notice.say(view.notice)
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)
        self._result.say(view.result, is_good=True)
        self._do.setEnabled(bool(view.rows))


def _lines(row: LookUpRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.value, row.value_detail, is_negative=row.is_negative)
