"""Quick keys as the shop's policy writes them; what makes no sense in an entry is left out, never the key."""

import re
from collections.abc import Mapping, Sequence

from evertill.domain.goods.catalogue import Item, Tile
from evertill.domain.rows.stream_rows import NAME_LENGTH
from evertill.domain.streams.stream_fields import BadRow, list_of, object_of, optional_code, shown_text
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass

MOST_TILES = 500
MOST_PAGES = 9
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PICTURE_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class TileEntry:
    """One quick key before its product is looked up."""

    sku: str
    label: str = ""
    category: str | None = None
    """The tab; None: the product's category."""
    colour: str = ""
    picture: str | None = ""
    """None: the product's own."""
    page: int = 1

    def on(self, item: Item) -> Tile:
        """The key of this product."""
        return Tile(
            item.sku,
            self.label or item.name,
            item.unit_price,
            item.unit,
            item.category or "" if self.category is None else self.category,
            colour=self.colour,
            picture=item.image or "" if self.picture is None else self.picture,
            image=item.image or "",
            page=self.page,
        )


def tile_entries(tiles: Json) -> Sequence[TileEntry]:
    """Those that name a product. An entry is a SKU, or an object with `sku` and, as the shop likes, `label`,
    `category` (the tab), `colour` (#RRGGBB), `picture` (true: the product's own, or the name of one) and `page`."""
    try:
        listed = list_of({"tiles": tiles}, "tiles", MOST_TILES)
    except BadRow:
        return ()
    found = (_entry(entry) for entry in listed)
    return tuple(entry for entry in found if entry is not None)


def _entry(entry: Json) -> TileEntry | None:
    if isinstance(entry, str):
        return TileEntry(entry) if entry else None
    try:
        members = object_of(entry, "tile")
        category = shown_text(members, "category", NAME_LENGTH) if "category" in members else None
        sku, label = optional_code(members, "sku"), shown_text(members, "label", NAME_LENGTH)
    except BadRow:
        return None
    return None if sku is None else TileEntry(sku, label, category, *_look(members))


def _look(members: Mapping[str, Json]) -> tuple[str, str | None, int]:
    """Colour, picture and page; each is left out by itself when it makes no sense."""
    colour, picture, page = members.get("colour"), members.get("picture"), members.get("page")
    return (
        colour.upper() if isinstance(colour, str) and _COLOUR.fullmatch(colour) else "",
        None if picture is True else picture if isinstance(picture, str) and len(picture) <= _PICTURE_LENGTH else "",
        page if isinstance(page, int) and not isinstance(page, bool) and 1 <= page <= MOST_PAGES else 1,
    )
