"""The price of the list that holds for the shop and the customer; and what is recalled is not sold."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.policy.prices import PriceList, PricePolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.changing.change_sale import ChangeQuantity
from evertill.operations.selling.ringing.line_answers import LineAnswers
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import DetailsNeeded, EntryNotPossible, ItemAdded, SaleChanged
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.sales import an_item, money

STAFF = PriceList("staff", customer_groups=frozenset({"staff"}))
EVERYBODY = PriceList("season")


def a_till(*lists: PriceList) -> Till:
    till = Till(policy=StorePolicy(prices=PricePolicy(lists)))
    till.catalogue.listed["staff", "A-1"] = Decimal("3.00")
    till.catalogue.listed["season", "A-1"] = Decimal("4.00")
    return till


def test_item_costs_what_the_first_list_that_holds_says() -> None:
    assert a_till(STAFF, EVERYBODY).ring().priced.gross == money("4.00")
    assert a_till(STAFF).ring().priced.gross == money("4.99")
    assert a_till().ring().priced.gross == money("4.99")


def test_customer_of_a_group_pays_the_price_of_its_list() -> None:
    till = a_till(STAFF, EVERYBODY)
    sale = till.ring().sale
    with till.journal.begin() as unit:
        unit.keep_open_sale(replace(sale, customer_groups=("staff",)))
        unit.commit()
    rung = till.ring()
    assert [str(line.line.regular_price) for line in rung.priced.lines] == ["4.00", "3.00"]


def test_recalled_item_is_not_sold_by_anybody_but_taken_back() -> None:
    till = Till(replace(an_item(sku="JAR"), details=ItemDetails(recall="Glass")), operator=SUPERVISOR)
    refused = till.do(RingSku("JAR"))
    assert isinstance(refused, EntryNotPossible)
    assert "Glass" in refused.sentence
    assert isinstance(till.do(RingSku("JAR", take_back=True)), ItemAdded)


def test_recalled_batch_is_asked_for_and_not_sold_the_others_are() -> None:
    details = ItemDetails(recall="Glass", recalled_batches=("L42",))
    till = Till(replace(an_item(sku="JAR"), details=details), operator=SUPERVISOR)
    asked = till.do(RingSku("JAR"))
    assert isinstance(asked, DetailsNeeded)
    assert asked.batch
    refused = till.do(RingSku("JAR", answers=LineAnswers(batch="l42")))
    assert isinstance(refused, EntryNotPossible)
    assert "another batch" in refused.sentence
    assert isinstance(till.do(RingSku("JAR", answers=LineAnswers(batch="L43"))), ItemAdded)
    assert isinstance(till.do(RingSku("JAR", take_back=True, answers=LineAnswers(batch="L42"))), ItemAdded)


def test_bundle_that_holds_something_recalled_is_not_sold() -> None:
    hamper = replace(an_item(sku="HAMPER"), details=ItemDetails(components=(Component("TEA"), Component("JAR"))))
    till = Till(hamper, an_item(sku="TEA"), operator=SUPERVISOR)
    assert isinstance(till.do(RingSku("HAMPER")), ItemAdded)
    till.catalogue.put(replace(an_item(sku="JAR", name="Jam"), details=ItemDetails(recall="Glass")))
    refused = till.do(RingSku("HAMPER"))
    assert isinstance(refused, EntryNotPossible)
    assert "holds Jam" in refused.sentence


def test_bundle_that_may_hold_a_recalled_batch_is_not_sold() -> None:
    hamper = replace(an_item(sku="HAMPER"), details=ItemDetails(components=(Component("TEA"), Component("JAR"))))
    jam = replace(an_item(sku="JAR", name="Jam"), details=ItemDetails(recall="Glass", recalled_batches=("L42",)))
    till = Till(hamper, an_item(sku="TEA"), jam, operator=SUPERVISOR)
    refused = till.do(RingSku("HAMPER"))
    assert isinstance(refused, EntryNotPossible)
    assert "holds Jam, of which batches are recalled (Glass)" in refused.sentence
    till.catalogue.put(replace(jam, details=ItemDetails()))
    assert isinstance(till.do(RingSku("HAMPER")), ItemAdded)


def test_customer_put_on_the_sale_reprices_what_is_rung_and_taken_off_again_too() -> None:
    till = a_till(STAFF)
    till.copies.put("c-1", name="Ada", group="staff")
    till.ring(quantity="2")
    put = expect(CustomerAttached, till.do(AttachCustomer("c-1")))
    assert [(change.old, change.new) for change in put.changes] == [(Decimal("4.99"), Decimal("3.00"))]
    assert put.before is not None
    assert put.before - put.rung.priced.gross == money("3.98")
    assert put.rung.sale.lines[0].item.shelf_price == Decimal("4.99")
    off = expect(CustomerAttached, till.do(AttachCustomer(None)))
    assert (off.rung.priced.gross, len(off.changes)) == (put.before, 1)


def test_quantity_of_a_list_is_reached_and_left_at_the_counter() -> None:
    till = a_till(EVERYBODY)
    breaks = (PriceBreak(3_000_000, Decimal("3.50")),)
    till.catalogue.breaks["season", "A-1"] = breaks
    assert till.ring(quantity="2").priced.gross == money("8.00")
    assert till.ring().priced.gross == money("10.50")
    assert len(till.ring().sale.lines) == 1
    assert expect(SaleChanged, till.do(ChangeQuantity(1, delta=-2))).rung.priced.gross == money("8.00")
