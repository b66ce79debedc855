"""The shop's policy of goods."""

import pytest

from evertill.domain.policy_stock import (
    OtherPlace,
    StockPolicy,
    is_place_name,
    parse_stock_policy,
    stock_policy_content,
)
from evertill.domain.stream_fields import BadRow


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
