"""Places of articles out of the rows as they came; one that cannot be read says nothing."""

import json

from evertill.domain.goods.aisles import ShelfPlace, natural_key, parse_shelf_place
from evertill.domain.streams.stream_fields import BadRow
from evertill.mirror.reading import Reading

_ONE = "SELECT content FROM rows WHERE stream = 'aisles' AND \"key\" = ?"
_AISLES = "SELECT DISTINCT json_extract(content, '$.aisle') FROM rows WHERE stream = 'aisles'"
_WITHIN = "SELECT content FROM rows WHERE stream = 'aisles' AND json_extract(content, '$.aisle') = ?"


def read_shelf_place(reading: Reading, sku: str) -> ShelfPlace | None:
    """Where an article stands."""
    found = reading.row(_ONE, (sku,))
    return None if found is None else _place(found[0])


def read_aisles(reading: Reading) -> list[str]:
    """All aisles, as they are walked past."""
    return sorted((name for (name,) in reading.rows(_AISLES) if isinstance(name, str) and name), key=natural_key)


def read_skus_in(reading: Reading, aisle: str) -> frozenset[str]:
    """What stands in an aisle."""
    places = (_place(content) for (content,) in reading.rows(_WITHIN, (aisle,)))
    return frozenset(place.sku for place in places if place is not None)


def _place(content: str) -> ShelfPlace | None:
    try:
        return parse_shelf_place(json.loads(content))
    except BadRow:
        return None
