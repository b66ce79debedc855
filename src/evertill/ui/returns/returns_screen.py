"""Draws receipts to choose from, then the lines of one: how much comes back, why, and where it goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from evertill.ui.returns.returns_presenter import ReturnsPresenter
from evertill.ui.returns.returns_view import REASONS_MAX, BackRow, ChoiceKey, ReturnsView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.label import label
from evertill.ui.widgets.pane import HeadedPane
from evertill.ui.widgets.row_list import RowList
from evertill.ui.widgets.search_box import SearchBox
from evertill.ui.widgets.two_line import TwoLines
from evertill.ui.words import tr

PLACES = 3


class ReturnsPane(HeadedPane):
    """Beside the sale, on which what comes back is put."""

    def __init__(self, theme: Theme, presenter: ReturnsPresenter, back: Callable[[], None]) -> None:
        super().__init__(theme, "returnsPane", tr("Returns"), back)
        self._presenter = presenter
        self._reason_codes: tuple[str, ...] = ()
        self._place_codes: tuple[str, ...] = ()
        self._search = SearchBox(theme, "returnSearch", tr("Scan the receipt, or type its number"))
        self._facts = label(theme, px=15, colour=theme.palette.secondary, name="returnFacts")
        self._warning = label(theme, px=15, heft=Heft.MEDIUM, colour=theme.palette.warning, name="returnWarning")
        self._list = RowList[BackRow](theme, "returnRows", _lines, tapped=presenter.tap, height_px=58)
        self._hint = label(theme, px=15, colour=theme.palette.secondary, name="returnHint")
        self._less = self._key("returnLess", tr("Less"), hint="-")
        self._more = self._key("returnMore", tr("More"), hint="+")
        self._all = self._key("returnAll", tr("All of it"), hint="*")
        self._reasons = tuple(self._key(f"returnReason-{at}") for at in range(REASONS_MAX))
        self._places = tuple(self._key(f"returnPlace-{at}") for at in range(PLACES))
        self._blind = self._key("returnWithoutReceipt", tr("Without a receipt"))
        self._keep = Button(theme, "returnKeep", tr("Kept, today's price"), hint="K", font_px=15, height_px=60)
        self._less_paid = Button(theme, "returnGoodwill", tr("Kept, money back"), hint="G", font_px=15, height_px=60)
        self._take = Button(
            theme, "returnTake", tr("Take back"), look=Look.PRIMARY, hint=tr("Enter"), font_px=17, height_px=60
        )
        self._connect(presenter)
        self._lay_out()

    def show_view(self, view: ReturnsView) -> None:
        """Draw this."""
        self.heading.setText(view.title)
        self._search.wait_for(
            tr("Scan what comes back, or type its number")
            if view.is_by_code
            else tr("Scan the receipt, or type its number")
        )
        self._search.say(view.typed)
        self._list.show_rows(view.rows, marked=view.marked, hint="" if view.rows else view.hint)
        self._hint.setText(view.hint)
        self._facts.setText(view.facts)
        self._warning.setText(view.warning)
        self._reason_codes = _show_choices(self._reasons, view.reasons)
        self._place_codes = _show_choices(self._places, view.places)
        choosing = view.is_choosing
        self._search.setVisible(view.is_by_code or not choosing)
        self._blind.setVisible(not choosing)
        for shown in (self._facts, self._less, self._more, self._take):
            shown.setVisible(choosing)
        self._keep.setVisible(choosing and not view.is_by_code)
        self._keep.setEnabled(view.can_keep)
        self._less_paid.setVisible(choosing and not view.is_by_code)
        self._less_paid.setEnabled(view.can_keep)
        self._all.setVisible(choosing and not view.is_by_code)
        self._warning.setVisible(bool(view.warning))
        self._hint.setVisible(not choosing and bool(view.rows))
        self._take.say(view.take_label)
        self._take.setEnabled(view.can_take)

    def _key(self, name: str, text: str = "", *, hint: str = "") -> Button:
        button = Button(self.theme, name, text, hint=hint, font_px=15, height_px=52)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        return button

    def _connect(self, presenter: ReturnsPresenter) -> None:
        self._less.clicked.connect(lambda _=False: presenter.change(-1))
        self._more.clicked.connect(lambda _=False: presenter.change(1))
        self._all.clicked.connect(lambda _=False: presenter.choose_all())
        self._take.clicked.connect(lambda _=False: presenter.go_on())
        self._less_paid.clicked.connect(lambda _=False: presenter.keep_for_less())
        self._keep.clicked.connect(lambda _=False: presenter.keep())
        self._blind.clicked.connect(lambda _=False: presenter.without_receipt())
        for at, button in enumerate(self._reasons):
            button.clicked.connect(lambda _=False, chosen=at: self._choose_reason(chosen))
        for at, button in enumerate(self._places):
            button.clicked.connect(lambda _=False, chosen=at: self._choose_place(chosen))

    def _choose_reason(self, at: int) -> None:
        if at < len(self._reason_codes):
            self._presenter.choose_reason(self._reason_codes[at])

    def _choose_place(self, at: int) -> None:
        if at < len(self._place_codes):
            self._presenter.choose_place(self._place_codes[at])

    def _lay_out(self) -> None:
        self.body.addWidget(self._search)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._row(*self._reasons))
        self.body.addLayout(self._row(self._less, self._more, self._all, *self._places))
        self.body.addWidget(self._blind)
        last = QHBoxLayout()
        last.setSpacing(self.theme.px(8))
        last.addWidget(self._keep, 2)
        last.addWidget(self._less_paid, 2)
        last.addWidget(self._take, 3)
        self.body.addLayout(last)

    def _row(self, *parts: QWidget) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for part in parts:
            row.addWidget(part, 1)
        return row


def _show_choices(buttons: tuple[Button, ...], keys: tuple[ChoiceKey, ...]) -> tuple[str, ...]:
    for at, button in enumerate(buttons):
        button.setVisible(at < len(keys))
        if at < len(keys):
            button.say(keys[at].label)
            button.setCheckable(True)
            button.setChecked(keys[at].is_chosen)
    return tuple(key.code for key in keys)


def _lines(row: BackRow) -> TwoLines:
    return TwoLines(row.title, row.detail, row.value, row.value_detail)
