"""A price stands for as long as the shop says once it is rung; a sale left open for longer is priced anew."""

from dataclasses import replace

from evertill.domain.policy.prices import PriceList, PricePolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.sign_off import SignOff
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.aside.put_aside import RecallSale, SaleRecalled, SuspendSale
from evertill.operations.selling.changing.refresh_prices import PricesRefreshed, PricesStand, RefreshPrices
from evertill.operations.selling.paying.pay_cash import PayCash
from tests.support.counter import TEA, Till, expect
from tests.support.sales import an_item, money

HALF_AN_HOUR = 30 * 60


def dearer(till: Till, price: str = "5.20") -> None:
    till.catalogue.put(replace(TEA, unit_price=an_item(price).unit_price, version=2))


def test_price_stands_for_half_an_hour_and_is_that_of_now_afterwards() -> None:
    till = Till()
    till.ring("A-1", quantity="2")
    dearer(till)
    till.clock.passes(seconds=HALF_AN_HOUR)
    assert till.do(RefreshPrices()) == PricesStand()
    till.clock.passes(seconds=1)
    told = expect(PricesRefreshed, till.do(RefreshPrices()))
    assert (told.before, told.rung.priced.gross) == (money("9.98"), money("10.40"))
    assert [(change.old, change.new) for change in told.changes] == [(money("4.99").amount, money("5.20").amount)]
    assert till.do(RefreshPrices()) == PricesStand()
    assert till.pays().settlement.due == money("10.40")


def test_prices_stand_for_the_whole_sale_where_the_shop_says_so() -> None:
    till = Till(policy=StorePolicy(prices=PricePolicy(frozen_min=0)))
    till.ring("A-1")
    dearer(till)
    till.clock.passes(seconds=10 * HALF_AN_HOUR)
    assert till.do(RefreshPrices()) == PricesStand()


def test_price_of_a_list_is_compared_with_that_list() -> None:
    till = Till(policy=StorePolicy(prices=PricePolicy((PriceList("staff"),))))
    till.catalogue.listed["staff", "A-1"] = money("4.00").amount
    till.ring("A-1")
    till.clock.passes(seconds=HALF_AN_HOUR + 1)
    assert till.do(RefreshPrices()) == PricesStand()
    till.catalogue.listed["staff", "A-1"] = money("4.10").amount
    assert expect(PricesRefreshed, till.do(RefreshPrices())).rung.priced.gross == money("4.10")


def test_what_comes_back_and_what_is_partly_paid_stays_as_it_is() -> None:
    till = Till()
    sold = till.sells("A-1").transaction
    till.do(TakeBack(sold, (BackLine("1", 1_000_000, "faulty"),)))
    dearer(till)
    till.clock.passes(seconds=HALF_AN_HOUR + 1)
    assert till.do(RefreshPrices()) == PricesStand()
    till.pays()
    till.ring("A-1")
    till.do(PayCash(money("1.00")))
    dearer(till, "6.00")
    till.clock.passes(seconds=HALF_AN_HOUR + 1)
    assert till.do(RefreshPrices()) == PricesStand()


def test_empty_counter_and_nobody_signed_on_have_nothing_to_refresh() -> None:
    till = Till()
    assert till.do(RefreshPrices()) == PricesStand()
    till.do(SignOff())
    assert isinstance(till.do(RefreshPrices()), SignOnNeeded)


def test_sale_fetched_back_keeps_the_price_of_its_list() -> None:
    till = Till(policy=StorePolicy(prices=PricePolicy((PriceList("staff"),))))
    till.catalogue.listed["staff", "A-1"] = money("4.00").amount
    till.ring("A-1")
    till.do(SuspendSale())
    back = expect(SaleRecalled, till.do(RecallSale()))
    assert (back.changes, back.rung.priced.gross) == ((), money("4.00"))
