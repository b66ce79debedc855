"""Quick keys by tab; a tab has more pages than one when its tiles do not fit."""

from collections.abc import Sequence

from evertill.domain.catalogue import Tile
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
    tabs = (tr("Favourites"), *categories) if len(categories) > 1 else categories
    tab = min(max(tab, 0), max(len(tabs) - 1, 0))
    shown = _of_tab(tiles, categories, tab, page_size)
    pages = max(1, -(-len(shown) // page_size))
    page = min(max(page, 0), pages - 1)
    on_page = shown[page * page_size : (page + 1) * page_size]
    return TilesView(
        tabs=tabs,
        tab=tab,
        tiles=tuple(one_tile(tile, categories.index(tile.category), currency, formats) for tile in on_page),
        page=page,
        pages=pages,
        hint=""
        if tiles
        else tr("No quick keys yet: they come with the shop's catalogue. Scanning and F2 work without them."),
    )


def _of_tab(tiles: Sequence[Tile], categories: tuple[str, ...], tab: int, page_size: int) -> Sequence[Tile]:
    if len(categories) <= 1:
        return tiles
    if tab == 0:
        return tiles[:page_size]
    return [tile for tile in tiles if tile.category == categories[tab - 1]]


def one_tile(tile: Tile, edge: int, currency: str, formats: Formats) -> TileView:
    """One quick key as it is drawn."""
    unit = UNIT_SIGNS.get(tile.unit, "")
    price = "" if tile.price is None else formats.unit_price(tile.price, currency)
    return TileView(tile.sku, tile.label, f"{unit} {price}".strip() if price else "", edge)
