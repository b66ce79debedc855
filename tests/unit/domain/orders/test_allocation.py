"""Where an order's lines come from, by rules kept as data."""

import pytest

from evertill.domain.orders.allocation import (
    DEFAULT_RULES,
    AllocationRule,
    Choice,
    Place,
    Spot,
    Wanted,
    allocate,
    distance,
    parse_rule,
)
from evertill.domain.streams.stream_fields import BadRow

ONE = 1_000_000
BERLIN, MUNICH, HAMBURG = Spot(52_520_000, 13_405_000), Spot(48_137_000, 11_575_000), Spot(53_551_000, 9_994_000)
WAREHOUSE = Place("W1", "warehouse", {"A": 5 * ONE, "SOFA": ONE}, HAMBURG)
SHOP = Place("S1", "store", {"A": 2 * ONE, "SOFA": ONE}, BERLIN)
FAR = Place("S2", "store", {"A": 9 * ONE, "SOFA": ONE}, MUNICH)
PLACES = (SHOP, FAR, WAREHOUSE)


def a_line(pieces: int = 1, sku: str = "A", line: str = "1", *classes: str) -> Wanted:
    """A line of one article."""
    return Wanted(line, {sku: pieces * ONE}, frozenset(classes))


def chosen(*lines: Wanted, rules: tuple[AllocationRule, ...] = DEFAULT_RULES, to: Spot | None = BERLIN) -> list[str]:
    """The places of the lines that have one."""
    return list(allocate(lines, PLACES, rules, kind="delivery", to=to).values())


def test_small_items_come_from_the_warehouse_and_bulky_ones_from_the_nearest_store() -> None:
    rules = (
        AllocationRule(1, categories=("bulky",), place_kind="store"),
        AllocationRule(2, place_kind="warehouse"),
        AllocationRule(3),
    )
    assert chosen(a_line(), a_line(1, "SOFA", "2", "bulky"), rules=rules, to=MUNICH) == ["W1", "S2"]


def test_line_comes_from_the_next_rules_place_where_the_first_has_not_enough() -> None:
    assert chosen(a_line(6)) == ["S2"]
    assert chosen(a_line(10)) == []


def test_places_are_listed_near_or_full_as_the_rule_says() -> None:
    listed = AllocationRule(1, places=("S2", "S1"), choice=Choice.LISTED)
    assert chosen(a_line(), rules=(listed,)) == ["S2"]
    assert chosen(a_line(), rules=(AllocationRule(1, choice=Choice.NEAREST),)) == ["S1"]
    assert chosen(a_line(), rules=(AllocationRule(1, choice=Choice.MOST_STOCK),)) == ["S2"]
    assert chosen(a_line(), rules=(AllocationRule(1),), to=None) == ["S1"]


def test_one_place_for_the_whole_order_is_preferred_where_the_rule_leaves_a_choice() -> None:
    rules = (AllocationRule(1, place_kind="store", choice=Choice.MOST_STOCK),)
    assert chosen(a_line(1, "SOFA", "1"), a_line(1, "A", "2"), rules=rules) == ["S1", "S1"]
    assert chosen(a_line(2), a_line(1, "A", "2"), rules=rules) == ["S2", "S2"]


def test_what_one_line_takes_is_not_there_for_the_next() -> None:
    rules = (AllocationRule(1, places=("S1",)), AllocationRule(2))
    assert chosen(a_line(2), a_line(1, "A", "2"), rules=rules, to=None) == ["S1", "S2"]


def test_rule_of_another_kind_of_order_does_not_hold() -> None:
    rules = (AllocationRule(1, order_kind="pickup", places=("S2",)), AllocationRule(2, places=("S1",)))
    assert chosen(a_line(), rules=rules) == ["S1"]


def test_distance_orders_places_as_a_map_does() -> None:
    assert distance(BERLIN, HAMBURG) < distance(BERLIN, MUNICH)
    assert distance(Spot(89_000_000, 0), Spot(89_000_000, 90_000_000)) < distance(Spot(0, 0), Spot(0, 90_000_000))


def test_rule_is_read_from_its_row() -> None:
    content = {"rank": 2, "categories": ["bulky"], "places": ["S1"], "place_kind": "store", "choice": "listed"}
    assert parse_rule(content) == AllocationRule(2, ("bulky",), None, ("S1",), "store", Choice.LISTED)  # type: ignore[arg-type]  # JSON members
    with pytest.raises(BadRow):
        parse_rule({})
