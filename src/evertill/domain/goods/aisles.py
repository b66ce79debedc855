"""Where an article stands in a shop: rows of `aisles`, by which goods are fetched in one walk and zones are counted."""

import re
from typing import TypeAlias

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, shown_text
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

SKU_LENGTH = 64
AISLE_LENGTH = 40
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """A row of `aisles`: one for each article, of a shop's own or for all shops that have none of their own."""

    sku: str
    aisle: str
    """A part of the shop as its people call it: an aisle, a room, a display. It is also the zone that is counted."""
    shelf: str = ""
    """Where in it."""

    @property
    def text(self) -> str:
        """As a person reads it."""
        return " · ".join(part for part in (self.aisle, self.shelf) if part)


NaturalKey: TypeAlias = tuple[tuple[int, int, str], ...]
WalkKey: TypeAlias = tuple[NaturalKey, NaturalKey]


def walk_key(place: ShelfPlace) -> WalkKey:
    """Orders places as they are walked past: numbers in names count as numbers, so aisle 10 comes after aisle 9."""
    return natural_key(place.aisle), natural_key(place.shelf)


def natural_key(text: str) -> NaturalKey:
    """Orders names with numbers in them; names that begin with one come first."""
    parts = (part for part in _DIGITS.split(text.casefold()) if part.strip())
    return tuple((0, int(part), "") if _DIGITS.fullmatch(part) else (1, 0, part.strip()) for part in parts)


def parse_shelf_place(content: Members) -> ShelfPlace:
    """The place in a row of `aisles`; BadRow for one that cannot be."""
    aisle = shown_text(content, "aisle", AISLE_LENGTH)
    if not aisle:
        raise BadRow("The aisle is missing.")
    return ShelfPlace(
        sku=code_text(content, "sku", SKU_LENGTH), aisle=aisle, shelf=shown_text(content, "shelf", AISLE_LENGTH)
    )


def shelf_place_content(place: ShelfPlace) -> JsonObject:
    """The row content of a place."""
    return {"sku": place.sku, "aisle": place.aisle, **({"shelf": place.shelf} if place.shelf else {})}
