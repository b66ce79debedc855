"""Which zones of a shop are counted, and to which stocktake a zone counted now belongs."""

from datetime import UTC, date, datetime, timedelta

import pytest

from evertill.domain.stock.stocktake import (
    Stocktake,
    ZoneMark,
    joined,
    marked_by,
    parse_stocktake,
    running,
    stocktake_content,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
TODAY, ZONES = date(2026, 11, 27), ("Aisle 1", "Aisle 2")


def a_mark(zone: str = "Aisle 1", minute: int = 0, till: str = "1") -> ZoneMark:
    """A zone counted so many minutes after noon."""
    return ZoneMark(zone, NOON + timedelta(minutes=minute), till, 12)


def of(day: int, *zones: str) -> Stocktake:
    """A stocktake of November with these zones."""
    return Stocktake(f"2026-11-{day:02}", tuple(a_mark(zone) for zone in zones))


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ([], "2026-11-27"),
        ([of(27, *ZONES)], "2026-11-27"),
        ([of(25, "Aisle 1"), of(26, "Aisle 2")], "2026-11-26"),
        ([of(26, *ZONES)], "2026-11-27"),
        ([of(24, "Aisle 1")], "2026-11-27"),
        ([of(28, "Aisle 1")], "2026-11-27"),
    ],
)
def test_zone_counted_now_is_part_of_the_stocktake_that_is_not_over(known: list[Stocktake], name: str) -> None:
    assert running(known, ZONES, TODAY).name == name


def test_marks_of_several_tills_are_joined_and_the_later_count_of_a_zone_stands() -> None:
    first = Stocktake("S", (a_mark("Aisle 2", 1), a_mark("Aisle 1", 5)))
    second = Stocktake("S", (a_mark("Aisle 1", 4, "2"), a_mark("Aisle 2", 2, "2")))
    (together,) = joined([first, Stocktake("empty"), second])
    assert [(mark.zone, mark.workstation) for mark in together.marks] == [("Aisle 1", "1"), ("Aisle 2", "2")]
    assert together.is_complete(ZONES)
    assert not together.is_complete((*ZONES, "Cellar"))


def test_stocktake_is_read_as_it_was_written() -> None:
    assert parse_stocktake(stocktake_content(of(27, *ZONES))) == of(27, *ZONES)
    with pytest.raises(BadRow, match="when it was counted"):
        parse_stocktake({"stocktake": "S", "zones": [{"zone": "Aisle 1", "workstation": "1"}]})


@pytest.mark.parametrize(
    ("body", "articles"),
    [
        ({"zone": "Aisle 1", "stocktake": "S", "counted": [{}, {}]}, 2),
        ({"zone": "Aisle 1", "stocktake": "S"}, 0),
        ({"zone": "", "stocktake": "S"}, None),
        ({"zone": "Aisle 1", "stocktake": "S" * 41}, None),
        ({"zone": "Aisle 1"}, None),
        ({"zone": 1, "stocktake": "S"}, None),
    ],
)
def test_count_says_which_zone_it_is_of(body: JsonObject, articles: int | None) -> None:
    told = marked_by(body, NOON, "1")
    assert (None if told is None else told.marks[0].articles) == articles
