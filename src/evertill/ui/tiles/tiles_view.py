"""Quick keys by tab; a tab has more pages than one when its tiles do not fit."""

from collections.abc import Sequence

from evertill.domain.goods.catalogue import Tile
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr


@dataclass(frozen=True, slots=True)
class TileView:
    """One quick key."""

    sku: str
    label: str
    price: str
    edge: int
    """Which of the palette's edge colours."""
    colour: str = ""
    """The shop's own colour of the key, #RRGGBB; empty: none."""
    picture: str = ""
    """The name of its picture; empty: none."""


@dataclass(frozen=True, slots=True)
class TilesView:
    """The whole pane."""

    tabs: tuple[str, ...]
    tab: int
    tiles: tuple[TileView, ...]
    page: int
    pages: int
    hint: str


def tiles_view(
    tiles: Sequence[Tile], tab: int, page: int, page_size: int, currency: str, formats: Formats
) -> TilesView:
    """One page of one tab; the first tab holds the first page of everything."""
    categories = tuple(dict.fromkeys(tile.category for tile in tiles))
    names = tuple(category or tr("Other") for category in categories)
    tabs = (tr("Favourites"), *names) if len(names) > 1 else tuple(category for category in categories if category)
    tab = min(max(tab, 0), max(len(tabs) - 1, 0))
    shown = _of_tab(tiles, categories, tab, page_size)
    laid = _laid_out(shown, page_size)
    page = min(max(page, 0), len(laid) - 1)
    return TilesView(
        tabs=tabs,
        tab=tab,
        tiles=tuple(one_tile(tile, categories.index(tile.category), currency, formats) for tile in laid[page]),
        page=page,
        pages=len(laid),
        hint=""
        if tiles
        else tr("No quick keys yet: they come with the shop's catalogue. Scanning and F2 work without them."),
    )


def _of_tab(tiles: Sequence[Tile], categories: tuple[str, ...], tab: int, page_size: int) -> Sequence[Tile]:
    if len(categories) <= 1:
        return tiles
    if tab == 0:
        return [tile for tile in tiles if tile.page == 1][:page_size]
    return [tile for tile in tiles if tile.category == categories[tab - 1]]


def _laid_out(shown: Sequence[Tile], page_size: int) -> list[Sequence[Tile]]:
    """The pages as the shop wants them; one with more keys than fit is continued on the next."""
    pages: list[Sequence[Tile]] = []
    for number in sorted({tile.page for tile in shown}):
        wanted = [tile for tile in shown if tile.page == number]
        pages += [wanted[start : start + page_size] for start in range(0, len(wanted), page_size)]
    return pages or [()]


def one_tile(tile: Tile, edge: int, currency: str, formats: Formats) -> TileView:
    """One quick key as it is drawn."""
    unit = UNIT_SIGNS.get(tile.unit, "")
    price = "" if tile.price is None else formats.unit_price(tile.price, currency)
    return TileView(tile.sku, tile.label, f"{unit} {price}".strip() if price else "", edge, tile.colour, tile.picture)
