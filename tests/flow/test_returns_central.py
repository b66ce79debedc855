"""Goods come back at another till: two tills' real screens and the real backend, whatever the link does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.returns.receipt_document import read_receipt_document
from evertill.domain.selling.withheld import NOTHING_WITHHELD, sum_of
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill_central.services.common.central import Central
from evertill_central.services.returns.returns import find_receipt
from tests.support.central import SetClock, a_central
from tests.support.return_counters import Counter, a_counter
from tests.support.sales import A_MOMENT
from tests.support.scenes.counter import keys

THREE_FOR_2 = parse_promotion(
    {
        "id": "p1",
        "name": "3 for 2",
        "condition": {"min_quantity": "3"},
        "reward": {"kind": "bundle_price", "value": "2.00"},
    }
)


@pytest.fixture
def counters(qapp: object, tmp_path: Path) -> Iterator[tuple[Counter, Counter, Central]]:
    clock = SetClock(A_MOMENT)
    with (
        a_central(f"sqlite:///{tmp_path / 'central.sqlite'}", clock) as central,
        a_counter(central, clock, "1") as first,
        a_counter(central, clock, "2") as second,
    ):
        yield first, second, central


def test_receipt_of_another_till_comes_back_unit_by_unit_to_the_cent(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(3)
    first.sync()
    parts = [second.takes_back(sold.number_text, 1)]
    second.pays()
    parts.append(first.takes_back(sold.number_text, 1))
    first.pays()
    assert (second.sync(), first.sync()) == ([], [])
    parts.append(second.takes_back(sold.number_text, 1))
    second.pays()
    assert second.sync() == []
    assert sum(parts) == -int(str(sold.body["gross"]))
    second.takes_back(sold.number_text, 1)
    assert second.gross == 0


def test_amount_given_back_at_another_till_leaves_the_rest_for_every_till(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, central = counters
    sold = first.sells(3)
    first.sync()
    second.shows(sold.number_text)
    keys(second.terminal, "3g0.25\n\n")
    assert second.gross == -25
    kept = second.pays()
    assert second.sync() == []
    assert first.takes_back(sold.number_text, 1) == 0, "they are of the new receipt now"
    _, came_back = read_receipt_document(find_receipt(central, sold.number_text))
    assert came_back.spans == {"1": ((0, 3_000_000),)}
    first.takes_back(kept.number_text, 3)
    assert first.gross == -272
    first.pays()
    assert first.sync() == []


def test_amount_given_back_offline_counts_once_it_arrives(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(2)
    first.transport.is_down = True
    first.shows(sold.number_text)
    keys(first.terminal, "2g0.10\n\n")
    assert first.gross == -10
    first.pays()
    first.transport.is_down = False
    assert first.sync() == []
    assert second.takes_back(sold.number_text, 1) == 0


def test_two_tills_at_once_cannot_take_back_the_same_unit(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    first.shows(sold.number_text)
    second.takes_back(sold.number_text, 1)
    assert second.gross == -99
    keys(first.terminal, "1\n")
    assert first.gross == 0
    assert "another till just now" in first.said


def test_units_given_up_are_free_for_the_other_till(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.takes_back(sold.number_text, 1)
    second.terminal.on_key(Key(KeyName.DELETE))
    assert second.gross == 0
    assert second.claims()[-1].endswith("/release")
    assert first.takes_back(sold.number_text, 1) == -99


def test_claim_whose_answer_was_lost_takes_the_unit_back_once(counters: tuple[Counter, Counter, Central]) -> None:
    first, second, _ = counters
    sold = first.sells(2)
    first.sync()
    second.shows(sold.number_text)
    second.transport.loses_replies = 1
    keys(second.terminal, "1\n")
    assert second.gross == -99
    second.pays()
    assert second.sync() == []
    first.shows(sold.number_text)
    keys(first.terminal, "9\n")
    assert first.gross == -99


def test_own_sale_comes_back_offline_and_the_backend_counts_it_later(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(2)
    first.transport.is_down = True
    assert first.takes_back(sold.number_text, 1) == -99
    first.pays()
    first.transport.is_down = False
    assert first.sync() == []
    second.shows(sold.number_text)
    keys(second.terminal, "9\n")
    assert second.gross == -99


def test_receipt_of_another_till_offline_is_said_and_nothing_comes_back(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.transport.is_down = True
    second.shows(sold.number_text)
    assert "cannot be asked now" in second.said
    assert second.terminal.place is Place.RETURNS


def test_both_tills_offline_both_returns_stand_and_the_later_is_an_exception(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    first.sync()
    second.takes_back(sold.number_text, 1)
    first.transport.is_down = True
    first.takes_back(sold.number_text, 1)
    first.pays()
    second.pays()
    assert second.sync() == []
    first.transport.is_down = False
    assert any("came back more often than it was sold" in said for said in first.sync())


def test_sale_that_central_does_not_know_yet_comes_back_at_its_own_till(
    counters: tuple[Counter, Counter, Central],
) -> None:
    first, second, _ = counters
    sold = first.sells(1)
    second.shows(sold.number_text)
    assert "No till has sent receipt" in second.said
    assert first.takes_back(sold.number_text, 1) == -99
    first.pays()
    assert first.sync() == []


def test_offers_are_worked_out_anew_by_every_till_alike_and_central_tells_what_was_withheld(
    counters: tuple[Counter, Counter, Central],
) -> None:
    """Three for 2.00: the first back is worth what the others leave of it, wherever it goes."""
    first, second, central = counters
    for counter in (first, second):
        counter.shop.till.policies.now = StorePolicy(returns=ReturnPolicy(promotions=PromotionsBack.ANEW))
    first.shop.till.promotions.put(THREE_FOR_2)
    sold = first.sells(3)
    first.sync()
    parts = []
    for counter in (second, first, second):
        parts.append(counter.takes_back(sold.number_text, 1))
        counter.pays()
        assert counter.sync() == []
    assert parts == [-2, -99, -99]
    _, came_back = read_receipt_document(find_receipt(central, sold.number_text))
    assert sorted(part.gross for part in came_back.withheld.values()) == [-33, -32, 65]
    assert sum_of(came_back.withheld.values()) == NOTHING_WITHHELD
