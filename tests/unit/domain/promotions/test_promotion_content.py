"""A promotion written out reads back as the same."""

from typing import Any

import pytest
from hypothesis import given

from evertill.domain.promotions.promotion_content import promotion_content
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.kernel.canonical import JsonObject
from tests.support.any_quotes import promotions


@given(promotions)
def test_any_promotion_written_out_reads_back_as_the_same(found: dict[str, Any]) -> None:
    promotion = parse_promotion({**found, "id": "p1"})
    assert parse_promotion(promotion_content(promotion)) == promotion


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Summer", "channels": ["store"], "shops": ["S1", "S2"], "coupon": "SUN", "customer_groups": ["a"]},
        {
            "valid_from": "2026-06-01T00:00:00.000+02:00",
            "valid_to": "2026-09-01T00:00:00.000+02:00",
            "weekdays": [5, 6],
        },
        {"condition": {"match": {"exclude_groups": ["x"], "products": ["A"], "exclude_products": ["B"]}, "of": "net"}},
        {"condition": {"min_quantity": "0.5", "min_amount": "9.90", "distinct": 2}},
        {"reward": {"kind": "gift", "product": "G", "quantity": "0.25"}},
    ],
)
def test_promotion_with_limits_written_out_reads_back_as_the_same(more: JsonObject) -> None:
    promotion = parse_promotion({"id": "p1", "reward": {"kind": "percent_off", "value": "10.5"}, **more})
    assert parse_promotion(promotion_content(promotion)) == promotion
