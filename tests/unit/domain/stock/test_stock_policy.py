"""The shop's policy of goods, who keeps the books, the check at opening, and the code of a carton."""

from datetime import UTC, datetime, timedelta

import pytest

from evertill.domain.policy.stock import (
    OtherPlace,
    StockPolicy,
    is_place_name,
    parse_stock_policy,
    stock_policy_content,
)
from evertill.domain.stock.goods_code import GoodsNote, goods_code, read_goods_code
from evertill.domain.stock.stock_book import BookKeeper, OpeningCheck, keeper_of, opening_check
from evertill.domain.streams.stream_fields import BadRow

NIGHT = datetime(2026, 11, 21, 20, tzinfo=UTC)


def test_stock_policy_is_read_as_it_was_written_and_names_a_place_once() -> None:
    policy = StockPolicy(counts_blind=False, places=(OtherPlace("S2", "Main street"),), prints_slips=False)
    content = stock_policy_content(policy)
    assert parse_stock_policy(content) == policy
    assert parse_stock_policy({}) == StockPolicy()
    twice = {"places": [{"code": "S2", "label": "one"}, {"code": "S2", "label": "two"}]}
    assert parse_stock_policy(twice).places == (OtherPlace("S2", "one"),)


def test_place_that_no_transfer_can_name_is_refused() -> None:
    with pytest.raises(BadRow):
        parse_stock_policy({"places": [{"code": "Main street"}]})
    assert [is_place_name(name) for name in ("S-2.b_1", "", "-x", "a" * 33)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("route", "keeper"), [("", BookKeeper.TILL), ("central", BookKeeper.CENTRAL), ("shopify", BookKeeper.PLATFORM)]
)
def test_keeper_of_the_books_is_known_by_the_route(route: str, keeper: BookKeeper) -> None:
    assert keeper_of(route) is keeper


@pytest.mark.parametrize(("copied_after_h", "is_passed"), [(None, False), (-1, False), (0, False), (1, True)])
def test_opening_check_wants_a_copy_that_is_younger_than_the_last_closing(
    copied_after_h: int | None, is_passed: bool
) -> None:
    copied_at = None if copied_after_h is None else NIGHT + timedelta(hours=copied_after_h)
    check = opening_check(BookKeeper.CENTRAL, copied_at=copied_at, closed_at=NIGHT, waiting=0)
    assert check.is_passed is is_passed


def test_opening_check_fails_while_facts_wait_and_never_for_a_till_alone() -> None:
    assert opening_check(BookKeeper.CENTRAL, copied_at=NIGHT, closed_at=None, waiting=3) == OpeningCheck(True, 3)
    assert not OpeningCheck(is_copy_current=True, waiting=3).is_passed
    assert opening_check(BookKeeper.TILL, copied_at=None, closed_at=NIGHT, waiting=3).is_passed


def test_code_of_a_carton_is_read_back() -> None:
    note = GoodsNote("0193-t1", "S2", "0193-c1")
    assert read_goods_code(f" {goods_code(note.transfer_id, note.source, note.carton)} ") == note
    assert read_goods_code("EVG1:t1:S2:") == GoodsNote("t1", "S2", "")


@pytest.mark.parametrize(
    "text",
    [
        "4006381333931",
        "EVG1:t1:S2",
        "EVG2:t1:S2:c",
        "EVG1::S2:c",
        "EVG1:t1::c",
        "EVG1:t 1:S2:c",
        f"EVG1:{'x' * 65}:S2:c",
    ],
)
def test_text_that_is_no_code_of_a_carton_is_none(text: str) -> None:
    assert read_goods_code(text) is None
