"""Every page of the terminal as a picture, at both sizes, light and dark, with what the day left in the shop."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

from PySide6.QtCore import Qt

from evertill.app.demo.hands import Hands
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName

FOLDER = "screens"
SIZES = ((1366, 768), (1920, 1080))
AT_ANY_TIME: tuple[Wish, ...] = (
    Action.SEARCH,
    Action.RECEIPTS,
    Place.CARD_SLIPS,
    Place.OWED,
    Place.MORE,
    Place.RETURNS,
    Place.GIFT_CARDS,
    Place.CUSTOMERS,
    Place.PICKUP_ORDERS,
    Place.ORDERS,
    Place.GOODS,
    Place.AUDIT,
    Place.TASKS,
    Place.TILL_REPORTS,
    Place.REPORTS,
    Place.SYNC,
    Place.DEVICES,
    Place.SET_UP,
    Place.BACKUPS,
    Place.TILE_LAYOUT,
    Place.HELP,
    Action.CLOSE_TILL,
)
WITH_A_SALE: tuple[Wish, ...] = (
    Place.TILES,
    Place.ITEM_STOCK,
    Place.PLACE_ORDER,
    Place.TAX_EXEMPT,
    Place.TENDER,
    Place.SPLIT,
)
_SHOWN_BY = {Action.SEARCH: Place.SEARCH, Action.RECEIPTS: Place.RECEIPTS, Action.CLOSE_TILL: Place.CLOSE_TILL}


@dataclass(frozen=True, slots=True)
class Tour:
    """Goes through the pages of a running terminal; a sale is rung and given up in each round."""

    hands: Hands
    settings: UiSettings
    ring: Callable[[], None]
    give_up: Callable[[], None]

    def draw_all(self) -> None:
        """As many pictures of each page as there are looks, called after page, width and colours."""
        for (width, height), theme in product(SIZES, (ThemeName.LIGHT, ThemeName.DARK)):
            self._look_so(replace(self.settings, width=width, height=height, theme=theme))
            look = f"{width}_{theme.value}"
            for wish in AT_ANY_TIME:
                self._draw(wish, look)
            self.ring()
            for wish in WITH_A_SALE:
                self._draw(wish, look)
            self.give_up()

    def _look_so(self, settings: UiSettings) -> None:
        terminal = self.hands.program.terminal
        terminal.renew(settings)
        terminal.window.resize(settings.width, settings.height)
        self.hands.wait_for("the counter", lambda: self._place() in (Place.TILES, Place.DONE))

    def _draw(self, wish: Wish, look: str) -> None:
        hands, place = self.hands, _SHOWN_BY[wish] if isinstance(wish, Action) else wish
        if place is not self._place():
            hands.program.terminal.do(wish)
            hands.wait_for(f"the page {place}", lambda: self._place() is place)
        if place is Place.SEARCH:
            hands.type("so")
        hands.look(150)
        hands.picture(f"{FOLDER}/{place}_{look}")
        for _ in range(4):
            if self._place() in (Place.TILES, Place.DONE):
                break
            hands.press(Qt.Key.Key_Escape)

    def _place(self) -> Place:
        return self.hands.program.terminal.place
