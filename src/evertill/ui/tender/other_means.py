"""The keys of what is taken beside cash: by card, by balance, by name; as many as there is room for, the rest a key
away."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from evertill.domain.policy.tenders import TenderType
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.words import tr

COLUMNS = 3
ROWS_MAX = 4
HEIGHT_PX = 56


class OtherMeans:
    """The key for cards first, where there is one (a terminal may be connected while the till runs); where not all
    fit, the last key shows the next ones."""

    def __init__(
        self, theme: Theme, parent: QWidget, take: Callable[[str], None], take_card: Callable[[], None]
    ) -> None:
        self._take = take
        self._means: tuple[TenderType, ...] = ()
        self._shown: tuple[TenderType, ...] = ()
        self._takes_cards = False
        self._is_held = False
        self._page = 0
        self.grid = QGridLayout()
        self.grid.setSpacing(theme.px(8))
        for column in range(COLUMNS):
            self.grid.setColumnStretch(column, 1)
        look, px = Look.OUTLINE, HEIGHT_PX
        self._card = Button(theme, "tenderCard", tr("Card"), look=look, hint="F11", font_px=16, height_px=px)
        self._card.clicked.connect(lambda _=False: take_card())
        self._next = Button(theme, "meansNext", tr("Other means"), look=look, font_px=16, height_px=px)
        self._next.clicked.connect(lambda _=False: self._turn())
        self._keys = tuple(
            Button(theme, f"means-{at}", look=look, font_px=16, height_px=px) for at in range(COLUMNS * ROWS_MAX)
        )
        for at, key in enumerate(self._keys):
            key.clicked.connect(lambda _=False, chosen=at: self._press(chosen))
        for key in (self._card, *self._keys, self._next):
            key.setParent(parent)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            key.setMinimumHeight(theme.px(px))
            key.hide()
        self._rows = 0

    def offer(self, means: Sequence[TenderType], *, takes_cards: bool, is_held: bool) -> None:
        """These can be taken; none while a payment holds the sale."""
        if tuple(means) != self._means:
            self._page = 0
        self._means, self._takes_cards, self._is_held = tuple(means), takes_cards, is_held
        self._rows = 0

    def show_rows(self, rows: int) -> None:
        """So many rows; what they have no room for is a key away."""
        if rows == self._rows:
            return
        self._rows = rows
        self._show(rows)

    def turn_back(self) -> None:
        """To the first ones: the next payment begins with them."""
        if self._page:
            self._page = 0
            self._show(self._rows)

    def _show(self, rows: int) -> None:
        keys: list[Button] = [self._card] if self._takes_cards and not self._is_held else []
        means = () if self._is_held else self._means
        room = rows * COLUMNS - len(keys)
        is_paged = len(means) > room
        if is_paged:
            room -= 1
            pages = -(-len(means) // room)
            first = self._page % pages * room
            means = means[first : first + room]
        self._shown = means
        for key, one in zip(self._keys, means, strict=False):
            key.say(one.label)
        keys += self._keys[: len(means)]
        if is_paged:
            keys.append(self._next)
        for key in (self._card, *self._keys, self._next):
            self.grid.removeWidget(key)
            key.setVisible(key in keys)
        for at, key in enumerate(keys):
            self.grid.addWidget(key, at // COLUMNS, at % COLUMNS)

    def _turn(self) -> None:
        self._page += 1
        self._show(self._rows)

    def _press(self, at: int) -> None:
        if at < len(self._shown):
            self._take(self._shown[at].code)
