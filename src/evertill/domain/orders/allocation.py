"""From which place an order's lines come: rules kept as data, looked at in their order; a warehouse is a kind of place.

A rule holds for classes of articles and kinds of order, names places or kinds of place, and says how to choose among
them: as listed, the nearest, or the one with most. One place for the whole order is preferred to several.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    list_of,
    one_of,
    optional_code,
    whole_number,
)
from evertill.kernel.values import dataclass


class Choice(StrEnum):
    """How a rule chooses among its places."""

    LISTED = "listed"
    NEAREST = "nearest"
    MOST_STOCK = "most_stock"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on earth, in millionths of a degree."""

    latitude: int
    longitude: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods can come from, and how much of each article it can promise, in millionths."""

    name: str
    kind: str
    promises: Mapping[str, int]
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class AllocationRule:
    """A rule; an empty tuple or None stands for all. `categories` name categories of articles, or groups."""

    rank: int
    categories: tuple[str, ...] = ()
    order_kind: str | None = None
    places: tuple[str, ...] = ()
    place_kind: str | None = None
    choice: Choice = Choice.NEAREST


DEFAULT_RULES = (AllocationRule(1, place_kind="warehouse"), AllocationRule(2))
"""Where the shop has written none: the nearest warehouse, then the nearest place of any kind."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line to be allocated."""

    line_id: str
    needs: Mapping[str, int]
    """Millionths of each article: of a bundle, of its components."""
    classes: frozenset[str] = frozenset()
    """Its category and the groups it belongs to, by which rules name it."""


def allocate(
    lines: Sequence[Wanted], places: Sequence[Place], rules: Sequence[AllocationRule], *, kind: str, to: Spot | None
) -> dict[str, str]:
    """The place of each line that can be promised somewhere; a line that cannot is left out."""
    left = {place.name: dict(place.promises) for place in places}
    chosen: dict[str, str] = {}
    for line in lines:
        ranked = [place for place in _ranked(line, places, rules, kind=kind, to=to) if _has(left[place.name], line)]
        used = [place for place in ranked if place.name in chosen.values()]
        if ranked:
            place = used[0] if used and used[0] in ranked[: _same_rank(line, ranked, rules, kind)] else ranked[0]
            chosen[line.line_id] = place.name
            for sku, micro in line.needs.items():
                left[place.name][sku] -= micro
    return chosen


def parse_rule(content: Members) -> AllocationRule:
    """A rule from its row; BadRow says what is wrong."""
    rank = whole_number(content, "rank", least=1, most=1_000_000)
    if rank is None:
        raise BadRow("The rank is missing.")
    return AllocationRule(
        rank=rank,
        categories=_codes(content, "categories"),
        order_kind=optional_code(content, "order_kind", 32),
        places=_codes(content, "places"),
        place_kind=optional_code(content, "place_kind", 32),
        choice=one_of(content, "choice", Choice.NEAREST),
    )


def distance(one: Spot, other: Spot) -> int:
    """A measure that orders places by how far apart they are; no length in any unit."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * _narrowing(one.latitude) // 1_000
    return north * north + east * east


def _narrowing(latitude: int) -> int:
    """How much shorter a degree of longitude is at this latitude, in thousandths (the cosine by ten degrees)."""
    return _COSINES[min(8, abs(latitude) // 10_000_000)]


_COSINES = (1_000, 985, 940, 866, 766, 643, 500, 342, 174)


def _ranked(
    line: Wanted, places: Sequence[Place], rules: Sequence[AllocationRule], *, kind: str, to: Spot | None
) -> list[Place]:
    """All places that some rule allows for the line, those of the first rule first."""
    found: dict[str, Place] = {}
    for rule in sorted(rules, key=lambda rule: rule.rank):
        if _holds(rule, line, kind):
            allowed = [place for place in places if _allows(rule, place)]
            for place in sorted(allowed, key=lambda place: _order(rule, place, line, to)):
                found.setdefault(place.name, place)
    return list(found.values())


def _same_rank(line: Wanted, ranked: Sequence[Place], rules: Sequence[AllocationRule], kind: str) -> int:
    """How many of the places belong to the first rule that allows any of them."""
    ordered = sorted((rule for rule in rules if _holds(rule, line, kind)), key=lambda rule: rule.rank)
    counts = (sum(1 for place in ranked if _allows(rule, place)) for rule in ordered)
    return next(count for count in counts if count)


def _holds(rule: AllocationRule, line: Wanted, kind: str) -> bool:
    return (not rule.categories or not line.classes.isdisjoint(rule.categories)) and rule.order_kind in (None, kind)


def _allows(rule: AllocationRule, place: Place) -> bool:
    return (not rule.places or place.name in rule.places) and rule.place_kind in (None, place.kind)


def _order(rule: AllocationRule, place: Place, line: Wanted, to: Spot | None) -> tuple[int, int, str]:
    if rule.choice is Choice.LISTED and rule.places:
        return (0, rule.places.index(place.name), place.name)
    if rule.choice is Choice.MOST_STOCK:
        return (0, -min((place.promises.get(sku, 0) for sku in line.needs), default=0), place.name)
    if to is None or place.spot is None:
        return (1, 0, place.name)
    return (0, distance(place.spot, to), place.name)


def _has(left: Mapping[str, int], line: Wanted) -> bool:
    return all(left.get(sku, 0) >= micro for sku, micro in line.needs.items())


def _codes(content: Members, name: str) -> tuple[str, ...]:
    return tuple(code_text({name: entry}, name, 64) for entry in list_of(content, name, 200))
