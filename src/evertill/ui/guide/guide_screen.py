"""Draws the manual: pages left, text right."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.guide.guide_text import GuideText
from evertill.ui.guide.guide_view import GuideRow, GuideView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.notice_line import NoticeLine
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.panel import Panel
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class GuidePage(HeadedPane):
    """Over the whole work area; Esc leads back to where one was."""

    def __init__(
        self,
        theme: Theme,
        follow: Callable[[str], None],
        back: Callable[[], None],
        open_page: Callable[[str], None],
        turn: Callable[[int], None],
    ) -> None:
        super().__init__(theme, "guidePage", tr("Help"), back)
        self._open_page = open_page
        self._shown: tuple[str, int] = ("", -1)
        self._marked = ""
        self._search = SearchBox(theme, "guideSearch", tr("Type to search all pages"))
        self._rows = RowList[GuideRow](theme, "guidePages", _lines, tapped=self._tapped, height_px=62)
        self._rows.view.setAccessibleName(tr("Pages of the manual"))
        self._text = GuideText(theme)
        self._text.anchorClicked.connect(lambda url: follow(url.toString()))
        self._notice = NoticeLine(theme, "guideNotice")
        self._earlier = self._turn_button("guideEarlier", tr("Earlier page"), "←", lambda: turn(-1))
        self._later = self._turn_button("guideLater", tr("Later page"), "→", lambda: turn(1))
        self._lay_out()

    def show_view(self, view: GuideView) -> None:
        """Draw this page; one that is open already stays where it was scrolled to."""
        self._search.say(view.search)
        self._rows.show_rows(view.rows, marked=view.chosen, hint=view.hint)
        self._notice.say(view.notice)
        self._earlier.setEnabled(view.can_go_back)
        self._later.setEnabled(view.can_go_forward)
        name = "" if view.page is None else view.page.name
        is_new = (name, view.visit) != self._shown
        if name != self._shown[0]:
            self._text.show_page("" if view.page is None else view.page.markdown)
        if is_new:
            self._text.reveal_heading(view.heading)
        if is_new or view.search != self._marked:
            self._text.mark_words(view.search)
        self._shown, self._marked = (name, view.visit), view.search

    def scroll_by(self, pages: int) -> None:
        """By so many screens down."""
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.value() + pages * (self._text.viewport().height() - self.theme.px(40)))

    def _tapped(self, at: int) -> None:
        self._open_page(self._rows.rows.rows[at].name)

    def _turn_button(self, name: str, says: str, sign: str, pressed: Callable[[], None]) -> Button:
        button = Button(self.theme, name, sign, look=Look.OUTLINE, font_px=18)
        button.setAccessibleName(says)
        button.setToolTip(says)
        button.setFixedWidth(self.theme.px(64))
        button.clicked.connect(lambda _=False: pressed())
        return button

    def _lay_out(self) -> None:
        theme = self.theme
        for at, button in enumerate((self._earlier, self._later), start=1):
            self.head.insertWidget(at, button)
        side = QWidget()
        side.setFixedWidth(theme.px(330))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._search)
        column.addWidget(self._rows, 1)
        keys = tr("↑ ↓ choose a page\n← → earlier page, later page\nPage Up, Page Down scroll · Tab finds links")
        column.addWidget(label(theme, keys, px=13, colour=theme.palette.secondary, name="guideKeys"))
        card = Panel(theme, "guideCard")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(28), theme.px(18), theme.px(10), theme.px(14))
        inside.setSpacing(theme.px(10))
        inside.addWidget(self._notice)
        inside.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(side)
        row.addWidget(card, 1)
        self.body.addLayout(row, 1)
        margin = theme.px(16)
        self.body.setContentsMargins(margin, theme.px(8), margin, margin)


def _lines(row: GuideRow) -> TwoLines:
    return TwoLines(row.title, row.found)
