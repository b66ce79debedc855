"""The shop's policy of goods: how they are counted, which other places there are, and who keeps the books."""

import re

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, flag, list_of, object_of, shown_text
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

PLACES_MAX = 500
LABEL_LENGTH = 60

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")


def is_place_name(text: str) -> bool:
    """Whether a store, a warehouse or whoever delivers may be called so in a transfer."""
    return _NAME.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another place that goods come from or go to, with the shop's own words for it."""

    code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class StockPolicy:
    """What holds for goods."""

    counts_blind: bool = True
    """Whether whoever counts does not see what the books say."""
    places: tuple[OtherPlace, ...] = ()
    """Where goods may be sent to or asked from, beside those that transfers name."""
    prints_slips: bool = True
    """Whether booked goods print a slip: what was sent goes with the carton, what was received to the note."""


def parse_stock_policy(content: Members) -> StockPolicy:
    """The policy in the member `stock` of a row of `policy`; what is absent keeps its default."""
    default = StockPolicy()
    return StockPolicy(
        counts_blind=flag(content, "counts_blind", default.counts_blind),
        places=_places(content),
        prints_slips=flag(content, "prints_slips", default.prints_slips),
    )


def stock_policy_content(policy: StockPolicy) -> JsonObject:
    """The member of the policy's row."""
    places: list[Json] = [{"code": place.code, "label": place.label} for place in policy.places]
    return {"counts_blind": policy.counts_blind, "places": places, "prints_slips": policy.prints_slips}


def _places(content: Members) -> tuple[OtherPlace, ...]:
    places: dict[str, OtherPlace] = {}
    for entry in list_of(content, "places", PLACES_MAX):
        members = object_of(entry, "place")
        code = code_text(members, "code", 32)
        if not is_place_name(code):
            raise BadRow("A place is named by 1 to 32 letters, digits, dots, hyphens and underscores.")
        places.setdefault(code, OtherPlace(code, shown_text(members, "label", LABEL_LENGTH)))
    return tuple(places.values())
