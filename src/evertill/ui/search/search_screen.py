"""Draws search hits with their pictures."""

from collections.abc import Callable

from evertill.ui.search.search_view import FoundRow, SearchView
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.pictures import FindPicture, Pictures
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr


class SearchPane(HeadedPane):
    """Beside the sale while a product is looked for; the entry line above takes the letters."""

    def __init__(
        self, theme: Theme, find_picture: FindPicture, choose: Callable[[int], None], back: Callable[[], None]
    ) -> None:
        super().__init__(theme, "searchPane", tr("Find a product"), back)
        pictures = Pictures(theme, find_picture)
        self._list = RowList[FoundRow](
            theme,
            "searchHits",
            _lines,
            tapped=choose,
            height_px=66,
            picture=lambda row, side: pictures.picture(row.image, row.name, side),
        )
        self.body.addWidget(self._list, 1)

    def show_view(self, view: SearchView) -> None:
        """Draw this."""
        self.heading.setText(view.title)
        self.aside.setText(view.as_of)
        self._list.show_rows(view.rows, marked=view.marked if view.rows else -1, hint=view.hint)


def _lines(row: FoundRow) -> TwoLines:
    return TwoLines(row.name, row.detail, row.price, row.stock, is_warning=row.is_out)
