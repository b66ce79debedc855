"""Arranges the quick keys: finds products, moves keys, names them, and keeps the arrangement in the shop's policy."""

from dataclasses import replace
from typing import Protocol

from evertill.domain.goods.catalogue import Item, Tile
from evertill.domain.people.people import Right
from evertill.kernel.errors import Fault
from evertill.operations.counter.command import NotAllowed
from evertill.operations.looking_up.questions import ListTiles, ProductsFound, SearchProducts
from evertill.ui.behind.set_up_port import SetUpPort, TileChoice
from evertill.ui.feature.feature import Shared
from evertill.ui.form.form_view import FormView, Turn, choose, press, value_of
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.message import barred_sentence
from evertill.ui.tile_layout.tile_layout_view import (
    COLOUR,
    EARLIER,
    FOUND,
    KEEP,
    LABEL,
    LATER,
    PAGE,
    PICTURE,
    PRODUCT,
    REMOVE,
    TAB,
    Arrangement,
    TileLayoutView,
    tile_layout_view,
)
from evertill.ui.words import tr

HITS = 6
_KEYS = {KeyName.F5: EARLIER, KeyName.F6: LATER, KeyName.F8: REMOVE, KeyName.F12: KEEP}
_MARKS = {KeyName.PAGE_UP: -1, KeyName.PAGE_DOWN: 1}


class TileLayoutScreen(Protocol):
    """Draws the keys and what is asked."""

    def show_view(self, view: TileLayoutView) -> None:
        """Draw this."""
        ...


class TileLayoutPresenter:
    """One for the terminal; nothing is kept before somebody says so."""

    def __init__(self, shared: Shared, port: SetUpPort) -> None:
        self._shared = shared
        self._port = port
        self._screen: TileLayoutScreen | None = None
        self._arranged = Arrangement()
        self._found: tuple[Item, ...] = ()
        self._typed = self._hit = ""
        self._form: FormView = self._view().form

    def show_on(self, screen: TileLayoutScreen) -> None:
        """Draw here."""
        self._screen = screen

    def shown(self) -> None:
        """Begin with the keys as they are."""
        self._shared.answers.ask(ListTiles(), self._take, self._fail)
        self._draw()

    def on_key(self, key: Key) -> bool:
        """Page Up and Page Down mark, function keys act, the rest goes into the form; Enter finds or names."""
        if key.name in _MARKS:
            self.mark(self._arranged.marked + _MARKS[key.name])
            return True
        if key.name in _KEYS:
            self.do(_KEYS[key.name])
            return True
        if key.name is KeyName.ENTER and self._form.fields[self._form.current].name == PRODUCT and self._typed.strip():
            self._shared.answers.ask(SearchProducts(self._typed.strip(), HITS), self._offer, self._fail)
            return True
        if key.name is KeyName.ENTER and self._form.fields[self._form.current].name == FOUND:
            self.choose(FOUND, self._hit)
            return True
        view, turn = press(self._form, key)
        if turn in {Turn.STAYED, Turn.FINISHED}:
            self._fill_in(view)
        return turn in {Turn.STAYED, Turn.FINISHED}

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def choose(self, name: str, value: str) -> None:
        """A field was tapped, or a product that was found."""
        found = next((item for item in self._found if item.sku == value), None)
        if name == FOUND and found is not None:
            self._add(found)
        else:
            self._fill_in(choose(self._form, name, value))

    def mark(self, at: int) -> None:
        """A key was tapped."""
        self._arranged = self._arranged.mark(at)
        self._draw()

    def move(self, start: int, end: int) -> None:
        """A key was dragged onto another."""
        self._arranged = self._arranged.moved(start, end)
        self._draw()

    def do(self, name: str) -> None:
        """A button was tapped."""
        at = self._arranged.marked
        match name:
            case "earlier":
                self.move(at, at - 1)
            case "later":
                self.move(at, at + 1)
            case "remove":
                self._arranged = self._arranged.without_marked()
                self._draw()
            case "keep" if not self._form.is_busy:
                self._keep()

    def _keep(self) -> None:
        state = self._shared.board.state
        if state is None or state.operator is None:
            return
        if Right.SET_UP not in state.policy.rights.roles[state.operator.role].rights:
            self._draw(barred_sentence(NotAllowed(Right.SET_UP)), is_bad=True)
            return
        chosen = tuple(
            TileChoice(tile.sku, tile.label, tile.category, tile.colour, tile.picture, tile.page)
            for tile in self._arranged.tiles
        )
        self._form = replace(self._form, is_busy=True)
        self._port.keep_tiles(
            chosen, lambda: self._draw(tr("Kept; the selling screen follows in a moment.")), self._fail
        )

    def _take(self, tiles: tuple[Tile, ...]) -> None:
        self._arranged = Arrangement(tiles)
        self._draw()

    def _offer(self, answer: ProductsFound) -> None:
        self._found = tuple(hit.item for hit in answer.found)
        if not self._found:
            self._draw(tr("No product is known by that; type part of its name, or its number."), is_bad=True)
        elif len(self._found) == 1:
            self._add(self._found[0])
        else:
            self._hit = self._found[0].sku
            self._form = replace(self._form, current=1)  # to the products found, which need the letters' room
            self._draw()

    def _add(self, item: Item) -> None:
        self._arranged = self._arranged.with_item(item)
        self._found, self._typed = (), ""
        self._form = replace(self._form, current=0)
        self._draw()

    def _fill_in(self, view: FormView) -> None:
        self._typed = value_of(view, PRODUCT)
        if self._found:
            self._hit = value_of(view, FOUND)
        if any(field.name == LABEL for field in view.fields):
            self._arranged = self._arranged.named(label=value_of(view, LABEL), tab=value_of(view, TAB))
            shown = {field.name: field.value for field in view.fields}
            self._arranged = self._arranged.looking(
                colour=shown[COLOUR], has_picture=bool(shown.get(PICTURE)), page=int(shown[PAGE])
            )
        self._form = view
        self._draw()

    def _fail(self, fault: Fault) -> None:
        self._draw(fault.text, is_bad=True)

    def _view(self) -> TileLayoutView:
        board = self._shared.board
        return tile_layout_view(
            self._arranged, self._typed, self._found, self._hit, board.currency, self._shared.formats
        )

    def _draw(self, message: str = "", *, is_bad: bool = False) -> None:
        view = self._view()
        current = min(self._form.current, len(view.form.fields) - 1)
        self._form = replace(view.form, current=current, message=message, is_bad=is_bad)
        if self._screen is not None:
            self._screen.show_view(replace(view, form=self._form))
