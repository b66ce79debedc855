"""What takes an article off sale, and what of several words about it stands."""

from datetime import UTC, datetime, timedelta

import pytest

from evertill.domain.goods.item_details import ItemDetails, details_content, parse_details
from evertill.domain.goods.standing import (
    FOR_SALE,
    AssortmentMark,
    Offer,
    Standing,
    mark_content,
    parse_mark,
    standing,
    stricter,
)
from evertill.domain.rows.stream_rows import parse_product
from evertill.domain.streams.stream_fields import BadRow

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def _mark(offer: Offer, *, minutes: int | None = 0, store: str | None = "S1", channel: str = "store") -> AssortmentMark:
    at = None if minutes is None else NOON + timedelta(minutes=minutes)
    return AssortmentMark("A", channel, offer, store, "quality", "ada", at)


def _offer(*marks: AssortmentMark, own: Offer = Offer.ACTIVE) -> Offer:
    return standing(own, marks, channel="store", store="S1").offer


def test_standing_nothing_said_is_for_sale() -> None:
    assert standing(Offer.ACTIVE, (), channel="store", store="S1") == FOR_SALE


def test_standing_of_two_marks_about_the_same_the_later_stands_in_whatever_order_they_come() -> None:
    paused, again = _mark(Offer.PAUSED), _mark(Offer.ACTIVE, minutes=1)
    assert _offer(paused, again) == _offer(again, paused) == Offer.ACTIVE
    assert _offer(paused, _mark(Offer.ACTIVE, minutes=None)) == Offer.PAUSED
    assert _offer(paused, _mark(Offer.ACTIVE)) == _offer(_mark(Offer.ACTIVE), paused) == Offer.PAUSED


def test_standing_shop_and_all_shops_the_strictest_counts() -> None:
    everywhere = _mark(Offer.PAUSED, store=None)
    assert standing(Offer.ACTIVE, [everywhere, _mark(Offer.ACTIVE, minutes=9)], channel="store", store="S1") == (
        Standing(Offer.PAUSED, everywhere)
    )
    assert _offer(everywhere, _mark(Offer.ABSENT)) is Offer.ABSENT
    assert _offer(_mark(Offer.ACTIVE), own=Offer.PAUSED) is Offer.PAUSED


def test_standing_marks_of_another_shop_or_channel_say_nothing() -> None:
    assert _offer(_mark(Offer.PAUSED, store="S2"), _mark(Offer.PAUSED, channel="web")) is Offer.ACTIVE


def test_mark_as_row_and_back_is_the_same() -> None:
    for mark in (_mark(Offer.PAUSED), AssortmentMark("A", "web", Offer.ABSENT)):
        assert parse_mark(mark_content(mark)) == mark
    assert _mark(Offer.PAUSED).key == "A@store@S1"
    assert _mark(Offer.PAUSED, store=None).key == "A@store@"


def test_mark_whose_channel_parts_the_key_is_refused() -> None:
    with pytest.raises(BadRow):
        parse_mark({"sku": "A", "channel": "we@b", "status": "paused"})


def test_product_details_keep_what_is_said_of_the_channels_known_here() -> None:
    details = parse_details({"channels": {"store": "absent", "web": "paused", "app": "paused"}}, "A")
    assert details == ItemDetails(store_offer=Offer.ABSENT, web_offer=Offer.PAUSED)
    assert parse_details(details_content(details), "A") == details


def test_product_paused_as_a_whole_is_paused_in_each_channel_or_worse() -> None:
    members = {"sku": "A", "name": "A", "tax_class": "standard", "status": "paused", "channels": {"web": "absent"}}
    details = parse_product(members).details
    assert (details.store_offer, details.web_offer) == (Offer.PAUSED, Offer.ABSENT)
    assert stricter(Offer.ACTIVE) is Offer.PAUSED
