"""An article taken off sale: what the counter says, who may sell it all the same, and what a manager writes down."""

from dataclasses import replace

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.standing import AssortmentMark, Channel, Offer, PauseReason
from evertill.domain.people.people import Right
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.operations.selling.sale.outcomes import ItemAdded, NotOffered
from evertill.operations.stock.set_assortment import AssortmentSet, SetAssortment
from tests.support.counter import MANAGER, TEA, Till, expect

PAUSE = SetAssortment(TEA.sku, Channel.STORE, Offer.PAUSED, PauseReason.QUALITY)


def scan(till: Till, *, is_offer_confirmed: bool = False) -> object:
    """TEA under the scanner."""
    assert TEA.gtin is not None
    code = ScannedCode(TEA.gtin, None, till.clock.now())
    return till.do(ScanItem(code, is_offer_confirmed=is_offer_confirmed))


def test_paused_article_is_not_rung_and_the_counter_says_who_paused_it_and_when() -> None:
    till = Till(operator=MANAGER)
    mark = expect(AssortmentSet, till.do(PAUSE)).mark
    asked = expect(NotOffered, scan(till))
    assert (asked.standing.offer, asked.standing.mark, asked.by) == (Offer.PAUSED, mark, "Maria L.")
    assert till.memory.committed.open_sale is None


def test_paused_article_is_sold_all_the_same_by_whoever_may_and_by_no_other() -> None:
    till = Till()
    till.catalogue.assortment.append(AssortmentMark(TEA.sku, "store", Offer.ABSENT))
    assert expect(NotAllowed, scan(till, is_offer_confirmed=True)).right == Right.SELL_WITHHELD
    manager = Till(operator=MANAGER)
    manager.catalogue.assortment.append(AssortmentMark(TEA.sku, "store", Offer.ABSENT))
    expect(ItemAdded, manager.do(RingSku(TEA.sku, is_offer_confirmed=True)))


def test_paused_article_comes_back_without_a_question() -> None:
    till = Till(operator=MANAGER)
    till.do(PAUSE)
    expect(ItemAdded, till.do(RingSku(TEA.sku, take_back=True)))


def test_pause_of_the_web_alone_leaves_the_counter_selling() -> None:
    till = Till(operator=MANAGER)
    fact = replace(PAUSE, channel=Channel.WEB, is_everywhere=True)
    assert expect(AssortmentSet, till.do(fact)).mark.store is None
    expect(ItemAdded, scan(till))


def test_pause_is_one_fact_and_is_lifted_by_a_later_one_before_any_backend_heard_of_it() -> None:
    till = Till(operator=MANAGER)
    till.do(PAUSE)
    till.clock.passes(seconds=60)
    lifted = expect(AssortmentSet, till.do(replace(PAUSE, offer=Offer.ACTIVE, reason=None)))
    assert lifted.standing.offer is Offer.ACTIVE
    expect(ItemAdded, scan(till))
    kind = TransactionKind.ASSORTMENT_SET
    bodies = [each.body for each in till.memory.committed.transactions.values() if each.kind is kind]
    assert [body["status"] for body in bodies] == ["paused", "active"]
    assert "by" not in bodies[0]


def test_pause_needs_its_right() -> None:
    assert expect(NotAllowed, Till().do(PAUSE)).right == Right.PAUSE_PRODUCT
