"""Search while a text is typed on: what was found before the last key is narrowed, and never other than looked up
anew."""

import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.domain.goods.catalogue import FoundItem
from evertill.mirror import search_memory
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Cells, Reading, Value
from evertill.mirror.writer import MirrorWriter
from tests.support.mirror import (
    NOON,
    StillClock,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_stock_row,
    answer,
    fill,
    later,
    some,
)

PARTS = ("pa", "pan", "panna", "an", "anna", "nan", "ap", "a", "b", "ä", "cola", "col")
LIMIT = 6


def some_names(chance: random.Random, count: int) -> list[str]:
    return [
        " ".join("".join(chance.choices(PARTS, k=chance.randint(1, 3))) for _ in range(chance.randint(1, 3)))
        for _ in range(count)
    ]


def skus(hits: Sequence[FoundItem]) -> list[str]:
    return [hit.item.sku for hit in hits]


def prices(hits: Sequence[FoundItem]) -> list[str]:
    return [str(hit.item.unit_price) for hit in hits]


def test_text_typed_key_by_key_finds_what_a_fresh_search_finds(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    names = some_names(chance, 120)
    fill(writer, [a_product_row(f"S{number:03}", name) for number, name in enumerate(names)])
    typing = a_catalogue(path)
    narrowed = 0
    for name in [*names, *some_names(chance, 40)]:
        for keys in range(1, len(name) + 1):
            limit = chance.choice((2, LIMIT, LIMIT, 200))
            found = skus(typing.search(name[:keys], limit))
            assert found == skus(a_catalogue(path).search(name[:keys], limit)), (name[:keys], limit)
            narrowed += 0 < len(found) < limit
    assert narrowed > 500
    writer.close()


def test_what_came_in_between_two_keys_is_found_by_the_second(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Panna cotta")])
    catalogue = a_catalogue(path)
    assert skus(catalogue.search("pann", LIMIT)) == ["A"]
    writer.apply(answer(some("products", a_product_row("B", "Pannacota"))), NOON)
    assert skus(catalogue.search("panna", LIMIT)) == ["A", "B"]
    assert skus(catalogue.search("panna c", LIMIT)) == ["A", "B"]
    writer.apply(answer(some("products", a_product_row("A", "Something else"))), NOON)
    assert skus(catalogue.search("panna co", LIMIT)) == ["B"]
    writer.close()


def test_price_that_begins_or_ends_while_somebody_types_is_shown_from_that_moment_on(tmp_path: Path) -> None:
    path, clock = tmp_path / "mirror.sqlite", StillClock()
    writer = MirrorWriter(path)
    begins, ends = NOON + timedelta(seconds=1), NOON + timedelta(minutes=9)
    fill(writer, [a_product_row("A", "Panna cotta")])
    writer.apply(answer(some("prices", a_price_row("A", "4.99", valid_from=begins, valid_to=ends))), NOON)
    catalogue = a_catalogue(path, clock)
    moment = timedelta(milliseconds=1)
    after = [(begins - moment, "9.99"), (begins, "4.99"), (ends - moment, "4.99"), (ends, "9.99")]
    for clock.time, price in [(NOON, "9.99"), *after, (NOON, "9.99")]:
        for text in ("pann", "panna"):
            assert prices(catalogue.search(text, LIMIT)) == [price]
    writer.close()


def test_items_beyond_what_is_remembered_are_read_again_and_found_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_memory, "MOST_ITEMS", 7)
    chance, path = random.Random(11), tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row(f"S{number:03}", name) for number, name in enumerate(some_names(chance, 60))])
    typing = a_catalogue(path)
    for text in chance.choices(PARTS, k=200):
        limit = chance.choice((3, LIMIT, 20))
        assert typing.search(text, limit) == a_catalogue(path).search(text, limit), (text, limit)
    writer.close()


def test_stock_that_came_in_between_two_keys_is_shown_by_the_second(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Panna cotta")])
    catalogue = a_catalogue(path)
    assert [hit.on_hand_micro for hit in catalogue.search("pann", LIMIT)] == [None]
    writer.apply(answer(some("stock", a_stock_row("A", 3_000_000))), NOON)
    assert [hit.on_hand_micro for hit in catalogue.search("panna", LIMIT)] == [3_000_000]
    writer.close()


class CountedRows(Reading):
    """Counts the queries, and the rows of the index that are read."""

    asked = read = 0

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Cells]:
        """As the real one."""
        found = super().rows(sql, parameters)
        self.asked += 1
        if " MATCH " in sql:
            self.read += len(found)
        return found


def test_index_is_read_on_from_where_it_was_left_before_the_last_key(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    names = ["Panna cotta" if number % 2 else "Panini" for number in range(40)]
    fill(writer, [a_product_row(f"S{number:03}", name) for number, name in enumerate(names)])
    reading = CountedRows(path)
    catalogue = MirrorCatalogue(reading, StillClock())
    for text, of_all, read in (("pan", 1, 10), ("pann", 2, 15), ("panna", 2, 15), ("panna c", 2, 15), ("pan", 1, 25)):
        start = 1 if of_all == 2 else 0
        assert skus(catalogue.search(text, 10)) == [f"S{number:03}" for number in range(start, 40, of_all)][:10]
        assert reading.read == read, text
    writer.close()


def test_what_begins_with_the_words_counts_once_among_what_was_read_before_the_last_key(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    names = ["Anax", "Anay", "Banana", "Candle", "Sand", "Land", *("Danan",) * 5, "Anaz"]
    fill(writer, [a_product_row(f"S{number:02}", name) for number, name in enumerate(names)])
    catalogue = a_catalogue(path)
    assert skus(catalogue.search("an", 7)) == ["S00", "S01", "S11", "S02", "S03", "S04", "S05"]
    assert skus(catalogue.search("ana", 7)) == ["S00", "S01", "S11", "S02", "S06", "S07", "S08"]
    assert skus(catalogue.search("anan", 9)) == ["S02", "S06", "S07", "S08", "S09", "S10"]
    writer.close()


def test_what_came_in_while_the_file_was_let_go_of_is_found(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Panna cotta")])
    reading = Reading(path)
    catalogue = MirrorCatalogue(reading, StillClock())
    assert skus(catalogue.search("pann", LIMIT)) == ["A"]
    reading.close()
    writer.apply(answer(some("products", a_product_row("B", "Pannacota"))), NOON)
    assert skus(catalogue.search("panna", LIMIT)) == ["A", "B"]
    writer.close()


def test_what_is_the_same_for_all_hits_is_asked_for_once_until_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Panna cotta")], some("stock", a_stock_row("A"), cursor="7"))
    reading = CountedRows(path)
    freshness = MirrorFreshness(reading)

    def look() -> tuple[str | None, str | None, bool]:
        return freshness.stock_cursor(), freshness.stock_cursor(), freshness.copied_at("products") == later(hours=1)

    assert reading.at_once(look) == ("7", "7", False)
    asked = reading.asked
    assert reading.at_once(look) == ("7", "7", False)
    assert reading.asked - asked == len(("BEGIN", "data_version", "COMMIT"))
    writer.apply(answer(some("stock", a_stock_row("A", 3), cursor="8"), some("products")), later(hours=1))
    assert reading.at_once(look) == ("8", "8", True)
    reading.close()
    writer.apply(answer(some("stock", a_stock_row("A", 4), cursor="9")), later(hours=1))
    assert reading.at_once(look) == ("9", "9", True)
    assert look() == ("9", "9", True)
    writer.close()
