"""The stock ledger: quantities, counts while selling, and what may be promised."""

from datetime import UTC, datetime, timedelta

import pytest

from evertill.domain.stock.stock_ledger import (
    EFFECTS,
    Bucket,
    Buffer,
    CountPlace,
    JournalPlace,
    MovementKind,
    StockQuantities,
    bundle_promise,
    expanded,
    is_counted,
    promise_micro,
    staleness_buffer,
)

ONE = 1_000_000
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_available_is_what_is_neither_reserved_nor_unavailable() -> None:
    quantities = StockQuantities(5 * ONE, 2 * ONE, ONE, 9 * ONE)
    assert quantities.available_micro == 2 * ONE
    assert [quantities.of(bucket) for bucket in Bucket] == [5 * ONE, 2 * ONE, ONE, 9 * ONE]


def test_every_kind_of_movement_has_effects() -> None:
    assert set(EFFECTS) == set(MovementKind)
    assert EFFECTS[MovementKind.FULFIL] == ((Bucket.ON_HAND, 1), (Bucket.COMMITTED, 1))


@pytest.mark.parametrize(
    ("moved", "counted", "is_in"),
    [
        (JournalPlace(NOON, "e1", 4), JournalPlace(NOON, "e1", 5), True),
        (JournalPlace(NOON - timedelta(hours=9), "e1", 6), JournalPlace(NOON, "e1", 5), False),
        (JournalPlace(NOON + timedelta(hours=9), "e1", 5), JournalPlace(NOON, "e1", 5), True),
        (JournalPlace(NOON, "e2", 99), JournalPlace(NOON, "e1", 5), True),
        (JournalPlace(NOON + timedelta(seconds=1), "e2", 1), JournalPlace(NOON, "e1", 5), False),
        (JournalPlace(NOON), JournalPlace(NOON), True),
    ],
)
def test_count_sees_what_its_own_journal_wrote_before_it_and_of_others_what_is_older(
    moved: JournalPlace, counted: JournalPlace, is_in: bool
) -> None:
    assert is_counted(moved, counted) is is_in


@pytest.mark.parametrize(
    ("silence_s", "sold", "buffer"),
    [
        (0, 80 * ONE, Buffer(0)),
        (60, 80 * ONE, Buffer(0)),
        (61, 80 * ONE, Buffer(ONE)),
        (900, 80 * ONE, Buffer(ONE)),
        (901, 80 * ONE, Buffer(10 * ONE)),
        (3600, 0, Buffer(ONE)),
        (3601, 80 * ONE, Buffer(10 * ONE, 3 * ONE)),
    ],
)
def test_staleness_buffer_grows_with_silence_and_sales(silence_s: int, sold: int, buffer: Buffer) -> None:
    assert staleness_buffer(silence_s, sold) == buffer


@pytest.mark.parametrize(
    ("on_hand", "kept_back", "staleness", "promised"),
    [
        (5, 0, Buffer(0), 5),
        (5, 1, Buffer(ONE), 3),
        (1, 1, Buffer(ONE), 0),
        (-2, 0, Buffer(0), 0),
        (3, 0, Buffer(ONE, 3 * ONE), 0),
        (4, 0, Buffer(ONE, 3 * ONE), 3),
    ],
)
def test_promise_is_what_the_buffers_leave(on_hand: int, kept_back: int, staleness: Buffer, promised: int) -> None:
    quantities = StockQuantities(on_hand * ONE)
    assert promise_micro(quantities, kept_back_micro=kept_back * ONE, staleness=staleness) == promised * ONE


def test_bundle_promises_as_many_as_its_scarcest_component_allows() -> None:
    assert bundle_promise({"A": 2 * ONE, "B": ONE}, {"A": 5 * ONE, "B": 9 * ONE}) == 2 * ONE
    assert bundle_promise({"A": ONE, "C": ONE}, {"A": 5 * ONE}) == 0


def test_bundle_moves_its_components_and_an_article_itself() -> None:
    assert expanded("SET", -2 * ONE, {"A": 2 * ONE, "B": ONE // 2}) == {"A": -4 * ONE, "B": -ONE}
    assert expanded("A", ONE, {}) == {"A": ONE}


@pytest.mark.parametrize(
    ("count", "other"),
    [
        (CountPlace(JournalPlace(NOON, "e1", 6), "f1"), CountPlace(JournalPlace(NOON, "e1", 5), "f2")),
        (CountPlace(JournalPlace(NOON, "e1", 5), "f2"), CountPlace(JournalPlace(NOON, "e1", 5), "f1")),
        (CountPlace(JournalPlace(NOON, "e2", 1), "f1"), CountPlace(JournalPlace(NOON, "e1", 9), "f2")),
        (
            CountPlace(JournalPlace(NOON + timedelta(seconds=1), "e1", 1), "f1"),
            CountPlace(JournalPlace(NOON, "e2", 9), "f2"),
        ),
        (CountPlace(JournalPlace(NOON), "f2"), CountPlace(JournalPlace(NOON), "f1")),
    ],
)
def test_of_two_counts_one_stands_whichever_came_first(count: CountPlace, other: CountPlace) -> None:
    assert count.is_after(other)
    assert not other.is_after(count)
