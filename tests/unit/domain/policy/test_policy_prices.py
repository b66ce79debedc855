"""Which price lists hold for whom; read, written, and refused where one never could."""

from datetime import timedelta
from typing import Any

import pytest

from evertill.domain.policy.prices import PriceList, PricePolicy, parse_prices, prices_content
from evertill.domain.streams.stream_fields import BadRow

STAFF = PriceList("staff", customer_groups=frozenset({"staff", "family"}))
AIRPORT = PriceList("airport", shops=frozenset({"S9"}), channels=frozenset({"store"}))
PRICES = PricePolicy((STAFF, AIRPORT, PriceList("season")), frozen_min=0)


def test_price_policy_is_written_and_read() -> None:
    assert parse_prices(prices_content(PRICES)) == PRICES
    assert parse_prices({}) == PricePolicy()
    assert PRICES.frozen_for is None
    assert PricePolicy().frozen_for == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("shop", "channel", "groups", "lists"),
    [
        ("S1", "store", [], ("season",)),
        ("S1", "store", ["family"], ("staff", "season")),
        ("S9", "store", ["guest"], ("airport", "season")),
        ("S9", "web", [], ("season",)),
        (None, None, ["staff"], ("staff", "season")),
    ],
)
def test_price_lists_hold_for_group_shop_and_channel(
    shop: str | None, channel: str | None, groups: list[str], lists: tuple[str, ...]
) -> None:
    assert PRICES.lists_for(shop=shop, channel=channel, customer_groups=groups) == lists


@pytest.mark.parametrize(
    "content",
    [
        {"lists": [{}]},
        {"lists": [{"list": "a"}, {"list": "a"}]},
        {"lists": [{"list": "a", "shops": []}]},
        {"lists": ["a"]},
        {"frozen_min": -1},
    ],
)
def test_price_lists_that_cannot_be_are_refused(content: dict[str, Any]) -> None:
    with pytest.raises(BadRow):
        parse_prices(content)
