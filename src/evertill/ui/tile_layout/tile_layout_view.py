"""The quick keys being arranged: which one is marked, what is asked about it, what can be done."""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.catalogue import Item, Tile
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.tiles.tiles_view import TileView, one_tile
from evertill.ui.words import tr

PRODUCT, FOUND, LABEL, TAB = "product", "found", "label", "tab"
EARLIER, LATER, REMOVE, ADD, KEEP = "earlier", "later", "remove", "add", "keep"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The keys in order, and the marked one."""

    tiles: tuple[Tile, ...] = ()
    marked: int = 0

    @property
    def tile(self) -> Tile | None:
        """The marked one."""
        return self.tiles[self.marked] if self.marked < len(self.tiles) else None

    def mark(self, at: int) -> "Arrangement":
        """Mark this one, within the list."""
        return replace(self, marked=min(max(at, 0), max(len(self.tiles) - 1, 0)))

    def moved(self, start: int, end: int) -> "Arrangement":
        """One key taken to the place of another, those between moving up; marked there."""
        if not (0 <= start < len(self.tiles) and 0 <= end < len(self.tiles)):
            return self
        tiles = list(self.tiles)
        tiles.insert(end, tiles.pop(start))
        return Arrangement(tuple(tiles), end)

    def without_marked(self) -> "Arrangement":
        """The marked key taken away."""
        tiles = tuple(tile for at, tile in enumerate(self.tiles) if at != self.marked)
        return Arrangement(tiles).mark(self.marked)

    def with_item(self, item: Item) -> "Arrangement":
        """A product put behind the marked key; one that is there already is marked instead."""
        there = next((at for at, tile in enumerate(self.tiles) if tile.sku == item.sku), None)
        if there is not None:
            return self.mark(there)
        added = Tile(item.sku, item.name, item.unit_price, item.unit, item.category or "")
        place = min(self.marked + 1, len(self.tiles))
        return Arrangement((*self.tiles[:place], added, *self.tiles[place:]), place)

    def named(self, *, label: str, tab: str) -> "Arrangement":
        """The marked key under another name or on another tab."""
        if self.tile is None:
            return self
        changed = replace(self.tile, label=label or self.tile.label, category=tab)
        return replace(self, tiles=(*self.tiles[: self.marked], changed, *self.tiles[self.marked + 1 :]))


@dataclass(frozen=True, slots=True)
class TileLayoutView:
    """What is drawn."""

    tiles: tuple[TileView, ...]
    marked: int
    form: FormView


def tile_layout_view(
    arranged: Arrangement, typed: str, found: Sequence[Item], hit: str, currency: str, formats: Formats
) -> TileLayoutView:
    """Edges are coloured by tab, as on the selling screen; `hit` is the SKU chosen among the products found."""
    tabs = tuple(dict.fromkeys(tile.category for tile in arranged.tiles))
    tiles = tuple(one_tile(tile, tabs.index(tile.category), currency, formats) for tile in arranged.tiles)
    return TileLayoutView(tiles, arranged.marked, _form(arranged.tile, typed, found, hit))


def _form(tile: Tile | None, typed: str, found: Sequence[Item], hit: str) -> FormView:
    hits = tuple(Choice(item.sku, item.name, item.sku) for item in found)
    product = Field(PRODUCT, tr("Add a product"), FieldKind.TEXT, typed, note=tr("Part of its name, or its number."))
    fields = [product]
    if hits:
        fields.append(Field(FOUND, tr("Found"), FieldKind.CHOICE, hit, choices=hits))
    if tile is not None:
        fields.append(Field(LABEL, tr("Name on the key"), FieldKind.TEXT, tile.label))
        fields.append(Field(TAB, tr("Tab"), FieldKind.TEXT, tile.category))
    return FormView(
        title=tr("Quick keys") if tile is None else tile.label,
        sentence=tr("Tap a key to mark it, drag it to move it. Page Up and Page Down mark, F5 and F6 move."),
        fields=tuple(fields),
        buttons=(
            FormButton(EARLIER, tr("Earlier"), "F5"),
            FormButton(LATER, tr("Later"), "F6"),
            FormButton(REMOVE, tr("Take away"), "F8"),
            FormButton(KEEP, tr("Keep"), "F12", is_primary=True),
        ),
    )
