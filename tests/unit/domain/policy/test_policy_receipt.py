"""The layout of receipts as the shop's policy says it."""

import pytest

from evertill.domain.policy.receipt import (
    NEEDED,
    SHIPPED_PARTS,
    ReceiptPart,
    ReceiptPolicy,
    parse_layout,
    parse_receipt,
    receipt_content,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject


def test_receipt_layout_that_is_not_said_is_as_shipped() -> None:
    assert parse_receipt({}) == ReceiptPolicy()
    assert set(SHIPPED_PARTS) >= NEEDED


def test_layout_that_comes_along_is_left_to_the_till() -> None:
    assert parse_receipt({"receipt": {"parts": [part.value for part in SHIPPED_PARTS]}}) == ReceiptPolicy()
    assert parse_receipt({"receipt": {"parts": []}}) == ReceiptPolicy()
    before = [part.value for part in SHIPPED_PARTS if part is not ReceiptPart.RETURNS]
    assert parse_receipt({"receipt": {"parts": before}}) == ReceiptPolicy()


def test_layout_of_a_file_orders_and_switches_parts() -> None:
    apart = [
        "lines",
        "tenders",
        "taxes",
        "till",
        "fiscal",
        "total",
        {"part": "savings", "shown": False},
        "rule",
        "rule",
    ]
    layout = parse_layout({"version": 1, "logo": "shop", "parts": apart})
    assert [part.value for part in layout.parts] == [name for name in apart if isinstance(name, str)]
    assert layout.logo == "shop"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"version": 2}, "A layout of receipts says that its version is 1."),
        ({"fonts": "large"}, "A layout of receipts knows no member 'fonts'."),
        ({"parts": "lines"}, "The parts is no list."),
        ({"parts": [{"part": "hologram"}]}, "A receipt has no part 'hologram'."),
        ({"parts": [{"part": "lines", "show": False}]}, "A part of a receipt knows no member 'show'."),
        ({"parts": [{"part": "lines", "shown": "no"}]}, "The shown is neither true nor false."),
        ({"parts": ["lines", "lines"]}, "A receipt has its lines only once."),
        ({"parts": [*sorted(NEEDED), "total"]}, "A receipt has totals, or total and tenders, not both."),
        ({"parts": [*sorted(NEEDED - {ReceiptPart.TOTALS}), "total"]}, "A receipt needs its totals."),
        (
            {"parts": [*sorted(NEEDED - {ReceiptPart.TAXES}), {"part": "taxes", "shown": False}]},
            "A receipt needs its taxes.",
        ),
        ({"parts": []}, "A receipt needs its fiscal."),
    ],
)
def test_layout_of_a_file_that_cannot_be_used_is_told(changed: JsonObject, reason: str) -> None:
    with pytest.raises(BadRow) as met:
        parse_layout({"version": 1, "parts": [*sorted(NEEDED)], **changed})
    assert met.value.reason == reason


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
