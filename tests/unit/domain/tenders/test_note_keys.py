"""Cash keys: the amounts above the exact one that customers hand over."""

import pytest

from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.tenders.note_keys import is_mistyped, note_keys
from tests.support.sales import money

NOTES = {
    "EUR": "5 10 20 50 100 200",
    "GBP": "5 10 20 50",
    "USD": "1 5 10 20 50 100",
    "CHF": "10 20 50 100 200 1000",
    "SEK": "20 50 100 200 500 1000",
    "JPY": "1000 2000 5000 10000",
    "KWD": "0.250 0.500 1 5 10 20",
}


@pytest.mark.parametrize(
    ("currency", "due", "keys"),
    [
        ("EUR", "37.51", "40 50 100"),
        ("EUR", "27.50", "30 50"),
        ("EUR", "3.20", "5 10 20 50"),
        ("EUR", "51.20", "55 60 100"),
        ("EUR", "437.51", "440 450 500"),
        ("EUR", "20.00", "50"),
        ("EUR", "0.01", "5 10 20 50"),
        ("EUR", "0.00", ""),
        ("EUR", "-5.00", ""),
        ("GBP", "17.43", "20 50"),
        ("USD", "17.43", "18 20 50"),
        ("USD", "3.20", "4 5 10 20"),
        ("CHF", "12.45", "20 50 100"),
        ("SEK", "125", "150 200"),
        ("JPY", "700", "1000 2000 5000 10000"),
        ("JPY", "1280", "2000 5000 10000"),
        ("JPY", "12800", "13000 15000 20000"),
        ("KWD", "2.755", "3 5"),
    ],
)
def test_note_keys_amounts_are_those_people_hand_over(currency: str, due: str, keys: str) -> None:
    notes = [money(note, currency).minor for note in NOTES[currency].split()]
    assert note_keys(money(due, currency), notes) == tuple(money(key, currency) for key in keys.split())


def test_note_keys_without_notes_are_none() -> None:
    assert note_keys(money("10.00"), []) == ()


def test_note_keys_of_the_default_policy_are_the_euro_notes() -> None:
    assert note_keys(money("37.51"), StorePolicy().note_values_minor) == (
        money("40.00"),
        money("50.00"),
        money("100.00"),
    )


def test_note_keys_order_of_the_notes_does_not_matter() -> None:
    assert note_keys(money("27.50"), [5000, 500, 2000, 1000]) == note_keys(money("27.50"), [500, 1000, 2000, 5000])


@pytest.mark.parametrize(
    ("change", "notes", "is_told"),
    [
        ("999.99", (500, 20_000), False),
        ("1000.00", (500, 20_000), True),
        ("0.00", (500,), False),
        ("99999.00", (), False),
    ],
)
def test_change_of_five_of_the_largest_notes_is_mistyped(change: str, notes: tuple[int, ...], *, is_told: bool) -> None:
    assert is_mistyped(money(change), notes) is is_told
