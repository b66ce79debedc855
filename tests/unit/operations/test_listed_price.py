"""The price of the list that holds for the shop and the customer; and what is recalled is not sold."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.item_details import ItemDetails
from evertill.domain.policy import StorePolicy
from evertill.domain.policy_prices import PriceList, PricePolicy
from evertill.operations.selling.outcomes import EntryNotPossible, ItemAdded
from evertill.operations.selling.ring_sku import RingSku
from tests.support.counter import SUPERVISOR, Till
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
