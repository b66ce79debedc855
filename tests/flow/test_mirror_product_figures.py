"""The price and the stock that stand beside a product are those of the tables of prices and of stock, whatever comes
in which order."""

import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.domain.rows.stream_rows import DEFAULT_LIST, StockLevel, stock_level_content
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row, StreamChanges
from tests.support.mirror import (
    NOON,
    StillClock,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_tax_row,
    answer,
    gone,
    make_older,
    some,
)

SKUS = [f"S{number}" for number in range(6)]
DAYS = (None, NOON - timedelta(days=1), NOON, NOON + timedelta(days=1))
MOMENTS = [NOON + timedelta(hours=hours) for hours in (-30, -1, 0, 1, 30, 60, 90)]


class Backend:
    """Changes anything, and sends what it changed or all it has."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._rows: dict[str, dict[str, Row]] = {"products": {}, "prices": {}, "stock": {}}
        self._version = 1

    def next_answer(self) -> list[StreamChanges]:
        """Of one stream or several."""
        streams = self._chance.sample(sorted(self._rows), self._chance.randint(1, 3))
        return [self._changes(stream) for stream in streams]

    def _changes(self, stream: str) -> StreamChanges:
        self._version += 1
        changed = [self._change(stream) for _ in range(self._chance.randint(1, 5))]
        rows = self._rows[stream]
        if self._chance.random() < 0.2:
            return some(stream, *rows.values(), cursor=str(self._version), is_whole=True)
        return some(stream, *changed, cursor=str(self._version))

    def _change(self, stream: str) -> Row:
        rows = self._rows[stream]
        if rows and self._chance.random() < 0.3:
            key = self._chance.choice(sorted(rows))
            del rows[key]
            return gone(key, self._version)
        row = self._row(stream, self._chance.choice(SKUS))
        rows[row.key] = row
        return row

    def _row(self, stream: str, sku: str) -> Row:
        figure = self._chance.randint(1, 99)
        if stream == "products":
            return a_product_row(
                sku, f"Thing {figure}", version=self._version, is_open_price=self._chance.random() < 0.1
            )
        if stream == "stock":
            level = StockLevel(sku, figure, committed_micro=self._chance.choice((0, 3)))
            return Row(sku, self._version, stock_level_content(level))
        begins, ends = (self._chance.choice(DAYS) if self._chance.random() < 0.4 else None for _ in range(2))
        return a_price_row(
            sku,
            f"{figure}.50",
            valid_from=begins,
            valid_to=None if ends is None else ends + timedelta(days=3),
            price_list=self._chance.choice((DEFAULT_LIST, DEFAULT_LIST, "members")),
            version=self._version,
        )


def compared(catalogue: MirrorCatalogue) -> int:
    """How many products were looked at, each found alike by its number and by its name, as the tables have it."""
    hits = {hit.item.sku: hit for hit in catalogue.search("thing", 50)}
    for sku, hit in hits.items():
        item = catalogue.find_by_sku(sku)
        listed = catalogue.listed_price(sku, [DEFAULT_LIST])
        level = catalogue.stock_level(sku)
        assert hit.item == item
        assert hit.item.unit_price in (None, None if listed is None else listed.unit_price)
        assert (hit.item.unit_price is None) == (listed is None or is_open(catalogue, sku))
        assert hit.on_hand_micro == catalogue.stock_micro(sku) == (None if level is None else level.on_hand_micro)
        assert hit.held_micro == (0 if level is None else level.committed_micro)
    return len(hits)


def is_open(catalogue: MirrorCatalogue, sku: str) -> bool:
    """Whether its price is asked for at the till."""
    found = catalogue._reading.row("SELECT is_open_price FROM products WHERE sku = ?", (sku,))
    return found == (1,)


def compared_at_all_moments(path: Path) -> int:
    clock = StillClock()
    catalogue = a_catalogue(path, clock)
    count = 0
    for clock.time in MOMENTS:
        count += compared(catalogue)
    return count


@pytest.mark.parametrize("seed", range(6))
def test_figures_are_those_of_their_tables_whatever_comes_in_which_order(tmp_path: Path, seed: int) -> None:
    path, backend = tmp_path / "mirror.sqlite", Backend(random.Random(seed))
    writer = MirrorWriter(path)
    writer.apply(answer(some("taxes", a_tax_row())), NOON)
    counted = 0
    for _ in range(50):
        report = writer.apply(answer(*backend.next_answer()), NOON)
        assert not report.refused
        counted += compared_at_all_moments(path)
    assert counted > 300
    writer.close()


def prices_of(catalogue: MirrorCatalogue) -> Sequence[tuple[str, str, int | None, int]]:
    return [
        (hit.item.sku, str(hit.item.unit_price), hit.on_hand_micro, hit.held_micro)
        for hit in catalogue.search("thing", 50)
    ]


def test_figures_of_an_older_file_are_filled_in(tmp_path: Path) -> None:
    path, backend = tmp_path / "mirror.sqlite", Backend(random.Random(3))
    writer = MirrorWriter(path)
    writer.apply(answer(some("taxes", a_tax_row())), NOON)
    for _ in range(60):
        writer.apply(answer(*backend.next_answer()), NOON)
    writer.close()
    before = prices_of(a_catalogue(path))
    kept = kept_figures(path)
    assert len(before) > 2
    make_older(path, 7)
    assert not prices_of(a_catalogue(path))
    MirrorWriter(path).close()
    assert prices_of(a_catalogue(path)) == before
    assert kept_figures(path) == kept
    assert compared_at_all_moments(path)


def kept_figures(path: Path) -> Sequence[tuple[object, ...]]:
    reading = a_catalogue(path)._reading
    return reading.rows("SELECT sku, undated_price, on_hand_micro, held_micro FROM products ORDER BY sku")
