"""Conflict rules that a till decides by itself, by their number: promotions and taxes that changed while it was alone,
clocks that jump, goods exchanged across channels. The others stand beside central, orders and suspended sales."""

from dataclasses import replace
from datetime import timedelta

from evertill.domain.facts.transaction import Transaction, TransactionKind, read_fact
from evertill.domain.orders.order_states import LineState
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.operations.orders.take_back_order import TakeBackOrder
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from tests.support.counter import TEA, Till, at
from tests.support.order_copies import ONE, FakeOrders, a_copy, a_pickup, an_order_line
from tests.support.sales import A_DAY, A_MOMENT, a_tax

TEN_OFF: JsonObject = {"id": "tea", "name": "Ten off", "reward": {"kind": "percent_off", "value": "10"}}


def sold(till: Till) -> Transaction:
    """One tea, paid in cash."""
    till.ring()
    done = till.do(PayCash())
    assert isinstance(done, SaleDone), done
    return done.transaction


def test_conflict_06_promotion_whose_end_was_known_stops_by_the_clock_without_a_network() -> None:
    till = Till()
    ends = to_rfc3339(A_MOMENT + timedelta(hours=1))
    till.promotions.put(parse_promotion_row({**TEN_OFF, "valid_to": ends}, 5))
    before = sold(till)
    till.clock.passes(seconds=3700)
    after = sold(till)
    assert (before.body["gross"], after.body["gross"]) == (449, 499)
    assert "promotions" not in after.body


def test_conflict_07_promotion_revoked_unknown_to_the_till_is_honoured_and_the_fact_says_which_rule_it_was() -> None:
    till = Till()
    till.promotions.put(parse_promotion_row(TEN_OFF, 5))
    done = sold(till)
    assert done.body["gross"] == 449
    assert done.body["promotions"] == [{"id": "tea", "name": "Ten off", "version": 5, "lines": [[1, 50]]}]


def test_conflict_08_tax_that_changed_holds_for_what_is_rung_from_then_on_and_not_for_the_sale_on_the_counter() -> None:
    till = Till()
    till.ring()
    with till.journal.begin() as unit:
        before = unit.open_sale()
    assert before is not None
    old = price_sale(before).tax
    till.catalogue.put(replace(TEA, taxes=(a_tax("7"),), version=2))
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    assert done.transaction.body["tax"] == old.minor
    after = sold(till)
    assert after.body["gross"] == 499
    assert [tax["rate"] for tax in after.body["taxes"]] == ["7"]  # type: ignore[union-attr,index,call-overload]  # JSON


def test_conflict_09_tax_changed_after_the_fact_never_edits_what_was_sold() -> None:
    till = Till()
    done = sold(till)
    till.catalogue.put(replace(TEA, taxes=(a_tax("7"),), version=2))
    with till.journal.begin() as unit:
        kept = unit.transaction(done.transaction_id)
    assert kept == done
    assert read_fact(done.wire).body == done.body


def test_conflict_21_clock_set_back_behind_the_journal_is_written_down_and_time_goes_on_from_there() -> None:
    till = Till()
    till.clock.passes(seconds=600)
    first = sold(till)
    till.clock.is_set(-timedelta(hours=2))
    till.clock.passes(seconds=60)
    second = sold(till)
    assert len(till.memory.of_kind(TransactionKind.CLOCK_ANOMALY)) == 1
    assert (first.occurred_at, second.occurred_at >= first.occurred_at) == (at(9, 13), True)
    assert {first.business_day, second.business_day} == {A_DAY}


def test_conflict_27_exchange_across_channels_gives_back_what_was_paid_online_and_takes_todays_price() -> None:
    """Bought online for 10.00, listed at 4.99 in the shop by now: each side at its own amount."""
    till = Till()
    till.counter.orders = FakeOrders(a_copy(a_pickup(an_order_line(1, state=LineState.HANDED_OVER))))
    back = till.do(TakeBackOrder("W-1", {"1": ONE}, "size"))
    assert isinstance(back, SaleDone)
    taken = sold(till)
    assert (back.transaction.body["gross"], taken.body["gross"]) == (-1000, 499)
    assert back.priced.tax.minor < 0 < taken.body["tax"]  # type: ignore[operator]  # JSON
