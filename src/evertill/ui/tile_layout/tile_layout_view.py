"""The quick keys being arranged: which one is marked, what is asked about it, what can be done."""

from collections.abc import Sequence
from dataclasses import replace

from evertill.domain.goods.catalogue import Item, Tile
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.tiles.tiles_view import TileView, one_tile
from evertill.ui.words import tr

PRODUCT, FOUND, LABEL, TAB = "product", "found", "label", "tab"
COLOUR, PICTURE, PAGE = "colour", "picture", "page"
EARLIER, LATER, REMOVE, ADD, KEEP = "earlier", "later", "remove", "add", "keep"


PAGES_OFFERED = 5
OWN_PICTURE = "own"


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
        return replace(self, tiles=tuple(tiles), marked=end)

    def without_marked(self) -> "Arrangement":
        """The marked key taken away."""
        tiles = tuple(tile for at, tile in enumerate(self.tiles) if at != self.marked)
        return replace(self, tiles=tiles).mark(self.marked)

    def with_item(self, item: Item) -> "Arrangement":
        """A product put behind the marked key; one that is there already is marked instead."""
        there = next((at for at, tile in enumerate(self.tiles) if tile.sku == item.sku), None)
        if there is not None:
            return self.mark(there)
        beside = self.tile
        added = Tile(
            item.sku,
            item.name,
            item.unit_price,
            item.unit,
            item.category or "",
            picture=item.image or "",
            image=item.image or "",
            page=1 if beside is None or beside.category != (item.category or "") else beside.page,
        )
        place = min(self.marked + 1, len(self.tiles))
        tiles = (*self.tiles[:place], added, *self.tiles[place:])
        return Arrangement(tiles, place)

    def looking(self, *, colour: str, has_picture: bool, page: int) -> "Arrangement":
        """The marked key in another colour, with or without its picture, on another page of its tab."""
        tile = self.tile
        if tile is None:
            return self
        picture = (tile.picture or tile.image) if has_picture else ""
        changed = replace(tile, colour=colour, picture=picture, page=page)
        return replace(self, tiles=(*self.tiles[: self.marked], changed, *self.tiles[self.marked + 1 :]))

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
        fields += _look_fields(tile)
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


def _look_fields(tile: Tile) -> list[Field]:
    pages = max(PAGES_OFFERED, tile.page)
    numbers = tuple(Choice(str(number), str(number)) for number in range(1, pages + 1))
    asked = [
        Field(PAGE, tr("Page of the tab"), FieldKind.CHOICE, str(tile.page), choices=numbers),
        Field(COLOUR, tr("Colour"), FieldKind.CHOICE, tile.colour, choices=_colours(tile.colour)),
    ]
    if tile.picture or tile.image:
        with_picture = (Choice("", tr("Without")), Choice(OWN_PICTURE, tr("With picture")))
        shown = OWN_PICTURE if tile.picture else ""
        asked.append(Field(PICTURE, tr("Picture"), FieldKind.CHOICE, shown, choices=with_picture))
    return asked


def _colours(chosen: str) -> tuple[Choice, ...]:
    """Colours one can tell apart; one that came from elsewhere is offered as well."""
    known = (
        Choice("", tr("Plain")),
        Choice("#C62828", tr("Red")),
        Choice("#F57C00", tr("Orange")),
        Choice("#FDD835", tr("Yellow")),
        Choice("#2E7D32", tr("Green")),
        Choice("#00838F", tr("Teal")),
        Choice("#1565C0", tr("Blue")),
        Choice("#6A1B9A", tr("Violet")),
        Choice("#6D4C41", tr("Brown")),
        Choice("#546E7A", tr("Grey")),
    )
    return known if chosen in {choice.value for choice in known} else (*known, Choice(chosen, chosen))
