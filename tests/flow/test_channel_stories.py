"""An article in its channels, active, paused or absent, from a till to the webshop and back: central, its webshop and
two tills as processes of their own, cut off at will."""

from collections.abc import Iterator

import pytest

from evertill.domain.goods.standing import Channel, Offer, PauseReason
from evertill.domain.rows.stream_rows import ProductCopy, product_content
from evertill.kernel.canonical import JsonObject
from evertill.operations.selling.aside.put_aside import CancelSale
from evertill.operations.selling.sale.outcomes import ItemAdded, NotOffered
from evertill.operations.stock.set_assortment import AssortmentSet, SetAssortment
from tests.support.storefront import wanted
from tests.support.street import Counter, Street, Town, a_street

QUALITY = PauseReason.QUALITY


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with a_street(town) as street:
        street.stock(A_1=5)
        yield street


def sets(counter: Counter, channel: Channel, offer: Offer) -> None:
    """The manager takes A-1 off sale there, or puts it on sale again."""
    reason = None if offer is Offer.ACTIVE else QUALITY
    done = counter.till.do(SetAssortment(counter.street.own("A-1"), channel, offer, reason))
    assert isinstance(done, AssortmentSet), done


def sells(counter: Counter) -> bool:
    """Whether a scan of A-1 rings it; the counter is empty afterwards."""
    rung = counter.till.scan(counter.street.own("A-1"))
    if isinstance(rung, NotOffered):
        return False
    assert isinstance(rung, ItemAdded), rung
    counter.till.do(CancelSale())
    return True


def waits_until_it(counter: Counter, *, is_sold: bool) -> None:
    counter.till.wait_for("the article", lambda: sells(counter) is is_sold)


def written(street: Street, **channels: str) -> None:
    """What the merchandiser says of it."""
    sku = street.own("A-1")
    product = product_content(ProductCopy(sku=sku, name=f"Article {sku}", tax_class="standard"))
    content: JsonObject = {**product, "channels": {**channels}}
    street.town.central.put("products", {"key": sku, "content": content})


def test_article_paused_at_a_till_that_is_cut_off_holds_there_at_once_and_everywhere_once_it_is_heard(
    street: Street,
) -> None:
    first, second = street.counter(), street.counter(1)
    first.cut()
    for channel in (Channel.STORE, Channel.WEB):
        sets(first, channel, Offer.PAUSED)
    assert (sells(first), sells(second), street.promised("A-1")) == (False, True, 5)
    first.restore()
    waits_until_it(second, is_sold=False)
    assert street.promised("A-1") == 0
    refused = street.town.storefront.ask(
        "POST", "/orders", street.town.storefront.order_members(street.own("W-1"), wanted(street.own("A-1")))
    )
    assert (refused.status_code, "A-1" in refused.text) == (409, True)
    sets(second, Channel.STORE, Offer.ACTIVE)
    second.till.wait_until_sent()
    waits_until_it(first, is_sold=True)
    assert street.promised("A-1") == 0, "the web is another channel"
    sets(first, Channel.WEB, Offer.ACTIVE)
    first.till.wait_until_sent()
    assert street.promised("A-1") == 5
    assert street.place("W-1", wanted("A-1"))["state"] == "new"


def test_article_absent_or_paused_by_central_is_off_sale_in_that_channel_alone_and_a_cut_off_till_sells_on(
    street: Street,
) -> None:
    first, second = street.counter(), street.counter(1)
    written(street, web="absent")
    assert street.promised("A-1") == 0
    assert sells(first)
    first.cut()
    written(street, store="paused")
    waits_until_it(second, is_sold=False)
    assert street.promised("A-1") == 5
    first.sell("A-1")
    first.restore()
    waits_until_it(first, is_sold=False)
    assert street.promised("A-1") == 4, "what was sold meanwhile stands"
    assert first.tasks() == set()


def test_of_two_marks_the_later_stands_whichever_arrives_first(street: Street) -> None:
    first, second = street.counter(), street.counter(1)
    first.cut()
    sets(first, Channel.STORE, Offer.ABSENT)
    sets(second, Channel.STORE, Offer.ACTIVE)
    second.till.wait_until_sent()
    first.restore()
    waits_until_it(first, is_sold=True)
    assert sells(second)
