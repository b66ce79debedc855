"""What every selling outcome shows of the sale, and how little it looks up for that."""

from dataclasses import replace

from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.kernel.money import Money
from evertill.operations.selling.sale.rung_sale import STOCK_GOOD_FOR_MS, VISIBLE_LINES, price_open
from tests.support.counter import SUPERVISOR, Till
from tests.support.sales import an_item


def test_rung_sale_offers_exact_cash_and_likely_notes() -> None:
    rung = Till(policy=StorePolicy()).ring()

    assert rung.exact_cash == Money(499, "EUR")
    assert rung.note_keys[0] == Money(500, "EUR")


def test_rung_sale_that_pays_out_offers_no_notes() -> None:
    till = Till(operator=SUPERVISOR)

    assert till.ring(take_back=True).note_keys == ()


def test_stock_is_shown_for_lines_that_have_any() -> None:
    till = Till(an_item(), an_item(sku="A-2"), an_item(sku="SERVICE", is_stocked=False))
    till.catalogue.stock["A-1"] = 7_000_000
    for sku in ("A-1", "A-2", "SERVICE"):
        rung = till.ring(sku)

    assert rung.on_hand_micro == {"A-1": 7_000_000, "A-2": None}


def test_stock_is_looked_up_once_for_lines_rung_one_after_the_other() -> None:
    till = Till(*[an_item(sku=f"A-{number}") for number in range(20)])

    for number in range(20):
        till.clock.passes(ms=10)
        till.ring(f"A-{number}")
        till.ring(f"A-{number}")

    assert till.catalogue.stock_reads == [f"A-{number}" for number in range(20)]


def test_stock_is_looked_up_for_the_latest_lines_alone() -> None:
    till = Till(*[an_item(sku=f"A-{number}") for number in range(20)])
    for number in range(20):
        rung = till.ring(f"A-{number}")

    assert set(rung.on_hand_micro) == {f"A-{number}" for number in range(20 - VISIBLE_LINES, 20)}


def test_stock_looked_up_a_while_ago_is_looked_up_again() -> None:
    till = Till()
    till.ring()
    till.clock.passes(ms=STOCK_GOOD_FOR_MS)
    till.ring()
    assert till.catalogue.stock_reads == ["A-1"]
    till.clock.passes(ms=1)
    till.catalogue.stock["A-1"] = 3_000_000

    assert till.ring().on_hand_micro == {"A-1": 3_000_000}


def test_stock_is_looked_up_anew_after_a_sale_moved_it() -> None:
    till = Till()
    till.sells()
    till.ring()

    assert till.catalogue.stock_reads == ["A-1", "A-1"]


def test_sale_on_the_counter_is_not_priced_again_to_be_paid() -> None:
    till = Till()
    shown = till.ring().priced

    assert price_open(shown.sale, till.counter) is shown
    assert till.pays().priced.lines is shown.lines


def test_any_other_sale_is_priced_anew() -> None:
    till = Till()
    before = till.ring("A-1").sale
    shown = till.ring("A-2").priced

    assert price_open(before, till.counter) == price_sale(before)
    assert price_open(replace(shown.sale, lines=shown.sale.lines[1:]), till.counter).gross == Money(79, "EUR")


def test_price_of_a_sale_that_left_the_counter_is_forgotten() -> None:
    till = Till()
    till.sells()

    assert till.counter.priced is None
