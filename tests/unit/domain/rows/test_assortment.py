"""Articles by channel, and what bundles are made of."""

import pytest

from evertill.domain.goods.standing import Offer
from evertill.domain.rows.assortment import components_of, offer_in
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json


@pytest.mark.parametrize(
    ("content", "offer"),
    [
        ({}, Offer.ACTIVE),
        ({"status": "draft"}, Offer.ABSENT),
        ({"status": "archived", "channels": {"web": "active"}}, Offer.ABSENT),
        ({"status": "paused"}, Offer.PAUSED),
        ({"status": "discontinued"}, Offer.ACTIVE),
        ({"status": "some day"}, Offer.ACTIVE),
        ({"status": "active", "channels": {"web": "paused"}}, Offer.PAUSED),
        ({"channels": {"web": "absent"}}, Offer.ABSENT),
        ({"channels": {"web": "what"}}, Offer.ACTIVE),
        ({"channels": {"app": "paused"}}, Offer.ACTIVE),
        ({"channels": "web"}, Offer.ACTIVE),
    ],
)
def test_offer_is_that_of_the_product_and_then_of_the_channel(content: dict[str, object], offer: Offer) -> None:
    assert offer_in(content, "web") is offer  # type: ignore[arg-type]  # JSON members as tests write them


def test_components_are_read_with_their_quantities() -> None:
    parts: list[Json] = [{"sku": "A", "quantity_micro": 2_000_000}, {"sku": "B", "micro": 1}, {"sku": "C"}]
    assert components_of({"sku": "SET", "components": parts}) == {"A": 2_000_000, "B": 1, "C": 1_000_000}
    assert components_of({"sku": "A"}) == {}


@pytest.mark.parametrize("entry", [{"sku": "SET"}, 7, {"quantity_micro": 1}, {"sku": "A", "quantity_micro": 0}])
def test_components_that_cannot_be_are_refused(entry: object) -> None:
    with pytest.raises(BadRow):
        components_of({"sku": "SET", "components": [entry]})  # type: ignore[list-item]  # JSON members
    with pytest.raises(BadRow):
        components_of({"sku": "SET", "components": [{"sku": "A", "micro": 1}, {"sku": "A", "micro": 1}]})
