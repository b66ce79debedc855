"""Options of an item as one cell of a catalogue file: `Size: Small=-0.50|Large=0.70; Extras[0-3]: Shot=0.50|Syrup`.

Groups are parted by `;`, options by `|`; after the name of a group stands how many may be chosen (exactly one where
nothing stands), after the name of an option what it adds to the price; `*` behind a name chooses it to begin with.
"""

import re
from collections.abc import Mapping

from evertill.domain.goods.item_options import OptionGroup, parse_option_groups
from evertill.domain.rows.catalogue_numbers import NumberFault, read_number
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json

_GROUP = re.compile(r"(?P<name>[^\[\]:]+)(?:\[(?P<least>[0-9]{1,2})(?:-(?P<most>[0-9]{1,2}))?\])?\s*:(?P<options>.+)")
ASKS = ("serial", "batch", "expiry")


def read_option_cell(cell: str) -> tuple[OptionGroup, ...]:
    """The groups; BadRow says what is wrong."""
    groups: list[Json] = [_group(part.strip()) for part in cell.split(";") if part.strip()]
    return parse_option_groups({"options": groups})


def read_asks_cell(cell: str) -> frozenset[str]:
    """What is asked for when it is rung; BadRow for a word that is none of `ASKS`."""
    words = frozenset(cell.replace(",", " ").casefold().split())
    strangers = words.difference(ASKS)
    if strangers:
        raise BadRow(f"{min(strangers)[:40]!r} cannot be asked for; it may be {', '.join(ASKS)}.")
    return words


def _group(text: str) -> Mapping[str, Json]:
    found = _GROUP.fullmatch(text)
    if found is None:
        raise BadRow(f"{text[:40]!r} is no group of options; write it like Size: Small=-0.50|Large=0.70.")
    least = int(found["least"] or 1)
    most = int(found["most"] or least)
    if most < least or not most:
        raise BadRow(f"Of {found['name'].strip()[:40]!r} nothing could be chosen; write how many like [0-3].")
    options: list[Json] = [_option(option) for option in found["options"].split("|")]
    return {"group": found["name"].strip(), "least": least, "most": most, "options": options}


def _option(text: str) -> Mapping[str, Json]:
    name, _, price = (part.strip() for part in text.partition("="))
    number = read_number(price.removeprefix("+") or "0")
    if isinstance(number, NumberFault):
        raise BadRow(f"{price[:40]!r} is no price of an option; write it like 0.50.")
    return {"name": name.removesuffix("*").strip(), "price": format(number, "f"), "default": name.endswith("*")}
