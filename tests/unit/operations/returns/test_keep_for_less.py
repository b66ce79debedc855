"""An agreed amount goes back though the goods stay: exactly it, by the taxes of the goods, and never more than
was paid in sum."""

from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.selling.sale import Direction
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed
from evertill.operations.returns.keep_for_less import KeepForLess
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, SaleChanged
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.sales import an_item

FULL, REDUCED = TaxRule("vat19", Decimal(19)), TaxRule("vat7", Decimal(7))
ON_TOP = TaxRule("sales", Decimal("8.25"), is_included=False)


def a_till(*taxes: TaxRule, **changed: object) -> Till:
    items = [
        an_item("20.00", sku="A-1", taxes=taxes[:1] or (FULL,)),
        an_item("10.00", sku="A-2", taxes=taxes[1:] or (REDUCED,)),
    ]
    return Till(*items, **{"operator": MANAGER, **changed})  # type: ignore[arg-type]  # of the till's own


def gives(till: Till, sold: Transaction, minor: int, *lines: tuple[str, int]) -> ChangeOutcome:
    back = tuple(BackLine(line, count * MICRO, "goodwill") for line, count in lines)
    return till.do(KeepForLess(TakeBack(sold, back), Money(minor, "EUR"), "damaged"))


def shown(changed: ChangeOutcome) -> list[tuple[str, int]]:
    priced = expect(SaleChanged, changed).rung.priced
    return [(line.line.item.sku, line.gross.minor) for line in priced.lines]


def test_amount_goes_back_exactly_and_no_stock_moves() -> None:
    till = a_till()
    till.ring("A-1", quantity="3")
    sold = till.pays().transaction
    assert shown(gives(till, sold, 500, ("1", 3))) == [("A-1", -6000), ("A-1", 5500)]
    done = till.pays().transaction
    assert done.body["gross"] == -500
    assert done.body["stock"] == [{"sku": "A-1", "micro": 0, "unit": "C62"}]
    assert done.body["refunds"][0]["amount"] == 500  # type: ignore[index,call-overload]  # its shape is what is tested


def test_amount_is_shared_over_lines_by_what_they_cost_with_the_tax_of_each() -> None:
    till = a_till()
    till.ring("A-1")
    till.ring("A-2")
    sold = till.pays().transaction
    priced = expect(SaleChanged, gives(till, sold, 500, ("1", 1), ("2", 1))).rung.priced
    off = {tax.rule.tax_id: -tax.amount.minor for tax in priced.taxes}
    assert [line.discount.minor for line in priced.lines if line.line.direction is Direction.SALE] == [333, 167]
    assert (priced.gross.minor, off) == (-500, {"vat19": 53, "vat7": 11})


def test_goods_that_were_kept_for_less_come_back_for_what_is_left_and_only_once() -> None:
    till = a_till()
    till.ring("A-1")
    sold = till.pays().transaction
    gives(till, sold, 500, ("1", 1))
    kept = till.pays().transaction
    again = till.do(TakeBack(sold, (BackLine("1", MICRO, "unwanted"),)))
    assert "only 0 can still come back" in expect(EntryNotPossible, again).sentence
    back = till.do(TakeBack(kept, (BackLine("2", MICRO, "unwanted"),)))
    assert expect(SaleChanged, back).rung.priced.gross.minor == -1500
    assert expect(SaleDone, till.pays()).transaction.body["gross"] == -1500


@pytest.mark.parametrize("minor", [0, -1, 2001])
def test_amount_that_is_none_or_more_than_was_paid_changes_nothing(minor: int) -> None:
    till = a_till()
    till.ring("A-1")
    sold = till.pays().transaction
    assert "20.00 can go back at most" in expect(EntryNotPossible, gives(till, sold, minor, ("1", 1))).sentence
    assert till.memory.committed.open_sale is None


def test_all_that_was_paid_may_go_back() -> None:
    till = a_till()
    till.ring("A-1")
    sold = till.pays().transaction
    assert shown(gives(till, sold, 2000, ("1", 1))) == [("A-1", -2000), ("A-1", 0)]


def test_second_amount_comes_off_what_the_first_left() -> None:
    till = a_till()
    till.ring("A-1")
    first = till.pays().transaction
    gives(till, first, 1500, ("1", 1))
    second = till.pays().transaction
    assert "5.00 can go back at most" in expect(EntryNotPossible, gives(till, second, 501, ("2", 1))).sentence
    assert shown(gives(till, second, 500, ("2", 1))) == [("A-1", -500), ("A-1", 0)]


def test_promotions_of_today_take_nothing_off_goods_that_are_kept() -> None:
    till = a_till()
    till.ring("A-1", quantity="3")
    sold = till.pays().transaction
    offer: JsonObject = {"id": "p", "name": "Half", "reward": {"kind": "percent_off", "value": "50"}}
    till.promotions.put(parse_promotion(offer))
    assert shown(gives(till, sold, 100, ("1", 3))) == [("A-1", -6000), ("A-1", 5900)]


def test_part_of_an_offer_that_is_worked_out_anew_gives_the_amount_and_no_more() -> None:
    till = a_till(policy=StorePolicy(returns=ReturnPolicy(promotions=PromotionsBack.ANEW)))
    offer: JsonObject = {"id": "p", "name": "3 for 50", "condition": {"min_quantity": "3"}}
    till.promotions.put(parse_promotion({**offer, "reward": {"kind": "bundle_price", "value": "50"}}))
    till.ring("A-1", quantity="3")
    sold = till.pays().transaction
    till.promotions.put()
    assert expect(SaleChanged, gives(till, sold, 300, ("1", 1))).rung.priced.gross.minor == -300


def test_taxes_on_top_go_back_with_the_amount() -> None:
    till = a_till(ON_TOP)
    till.ring("A-1")
    sold = till.pays().transaction
    priced = expect(SaleChanged, gives(till, sold, 1000, ("1", 1))).rung.priced
    assert (priced.gross.minor, priced.tax.minor) == (-1000, -76)


def test_more_than_a_cashier_may_take_off_asks_for_somebody_who_may() -> None:
    till = a_till(operator=CASHIER)
    till.ring("A-1")
    sold = till.pays().transaction
    assert shown(gives(till, sold, 200, ("1", 1))) == [("A-1", -2000), ("A-1", 1800)]
    till.pays()
    till.ring("A-1")
    sold = till.pays().transaction
    expect(NotAllowed, gives(till, sold, 201, ("1", 1)))


def test_amount_needs_a_reason() -> None:
    till = a_till()
    till.ring("A-1")
    sold = till.pays().transaction
    command = KeepForLess(TakeBack(sold, (BackLine("1", MICRO, "goodwill"),)), Money(100, "EUR"), "")
    assert "for a reason" in expect(EntryNotPossible, till.do(command)).sentence
