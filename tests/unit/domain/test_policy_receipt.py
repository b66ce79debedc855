"""The layout of receipts as the shop's policy says it."""

import pytest

from evertill.domain.policy_receipt import (
    NEEDED,
    SHIPPED_PARTS,
    ReceiptPart,
    ReceiptPolicy,
    parse_receipt,
    receipt_content,
)
from evertill.domain.stream_fields import BadRow
from evertill.kernel.canonical import Json


def test_receipt_layout_that_is_not_said_is_as_shipped() -> None:
    assert parse_receipt({}) == ReceiptPolicy()
    assert set(SHIPPED_PARTS) >= NEEDED


def test_receipt_layout_round_trips() -> None:
    receipt = ReceiptPolicy(tuple(sorted(NEEDED)), "shop", "https://shop.example/r/")
    assert parse_receipt(receipt_content(receipt)) == receipt


@pytest.mark.parametrize(
    ("receipt", "reason"),
    [
        ({"parts": [*sorted(NEEDED), "hologram"]}, "A receipt has no part 'hologram'."),
        ({"parts": [*sorted(NEEDED), 7]}, "A receipt has no part '7'."),
        ({"parts": sorted(NEEDED - {ReceiptPart.FISCAL})}, "A receipt needs its fiscal."),
        ({"web_address": "shop.example/r/"}, "The web address of receipts begins with https:// and ends in /."),
        ({"web_address": "https:///r/"}, "The web address of receipts begins with https:// and ends in /."),
        ({"web_address": "https://shop.example/r"}, "The web address of receipts begins with https:// and ends in /."),
    ],
)
def test_receipt_layout_that_cannot_be_used_is_told(receipt: Json, reason: str) -> None:
    with pytest.raises(BadRow) as met:
        parse_receipt({"receipt": receipt})
    assert met.value.reason == reason
