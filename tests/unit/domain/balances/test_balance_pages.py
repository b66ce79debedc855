"""All balances told as digests of pages that both sides compute alike."""

import pytest

from evertill.domain.balances.balance_pages import BalancePage, balance_pages, page_digest, pages_content, parse_pages
from evertill.domain.streams.stream_fields import BadRow

CARDS = [("c", 3), ("a", 1), ("b", -2)]


def test_pages_hold_every_account_in_the_order_of_ids() -> None:
    first, last = balance_pages(CARDS, 2)
    assert (first.after, first.until, last.after, last.until) == ("", "b", "b", "")
    assert (first.digest, last.digest) == (page_digest([("a", 1), ("b", -2)]), page_digest([("c", 3)]))
    assert [first.holds(name) for name in ("a", "b", "bb")] == [True, True, False]
    assert [last.holds(name) for name in ("b", "bb", "zzz")] == [False, True, True]


def test_digest_is_sha_256_of_a_line_per_account() -> None:
    assert page_digest([("a", 1), ("b", -2)]) == "c9874214ca0140843f1ee638c5a40234d9eff884d9805f9c94e2b0aa36f24383"
    assert page_digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_no_account_is_one_page() -> None:
    assert balance_pages([]) == [BalancePage("", "", page_digest([]))]
    assert len(balance_pages(CARDS, 3)) == 1


def test_pages_are_read_back_as_they_were_told() -> None:
    pages = balance_pages(CARDS, 1)
    assert parse_pages({"pages": pages_content(pages)}) == pages
    assert parse_pages({}) == []
    with pytest.raises(BadRow):
        parse_pages({"pages": ["none"]})
