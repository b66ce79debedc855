"""Sales put aside and fetched back: by their slip, at the prices of now, joined to another, given up when too old."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.till import TillPolicy
from evertill.domain.receipts.receipt import Code
from evertill.domain.selling.put_aside import PriceChange, aside_code
from evertill.kernel.ids import SaleId
from evertill.operations.selling.aside.put_aside import (
    CounterNotEmpty,
    RecallSale,
    SaleRecalled,
    SaleSuspended,
    SuspendSale,
)
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import AsideScanned
from evertill.operations.till.close_till import CloseTill, TillClosed
from tests.support.counter import CASHIER, SUPERVISOR, TEA, Till, expect
from tests.support.sales import money


def put_aside(till: Till, *skus: str, label: str = "") -> SaleId:
    """A sale put aside."""
    for sku in skus or ("A-1",):
        till.ring(sku)
    expect(SaleSuspended, till.do(SuspendSale(label)))
    return till.memory.aside[-1][0].sale_id


def test_slip_has_a_barcode_that_names_the_sale() -> None:
    till = Till()
    sale_id = put_aside(till, label="Table 4")
    slip = till.memory.documents[-1].receipt
    assert slip.title == "Sale put aside Table 4"
    assert not slip.kicks_drawer
    [code] = [block for block in slip.blocks if isinstance(block, Code)]
    assert till.scan(code.text) == AsideScanned(sale_id, code.text)


def test_shop_without_slips_prints_none() -> None:
    till = Till(policy=StorePolicy(version=1, till=TillPolicy(prints_aside=False)))
    put_aside(till)
    assert till.memory.documents == []


def test_slip_of_a_sale_that_is_gone_finds_none() -> None:
    till = Till()
    code = aside_code(put_aside(till))
    till.do(RecallSale())
    till.pays()
    assert till.scan(code) == AsideScanned(None, code)


def test_other_operator_fetches_it() -> None:
    till = Till(operator=CASHIER)
    put_aside(till)
    till.sign_on(SUPERVISOR)
    assert expect(SaleRecalled, till.do(RecallSale())).total_before == money("4.99")


def test_prices_of_now_are_taken_and_told() -> None:
    till = Till()
    put_aside(till, "A-1", "A-2")
    till.catalogue.put(replace(TEA, unit_price=Decimal("5.49")))
    back = expect(SaleRecalled, till.do(RecallSale()))
    assert back.changes == (PriceChange(TEA.name, Decimal("4.99"), Decimal("5.49"), "EUR"),)
    assert (back.total_before, back.rung.priced.gross) == (money("5.78"), money("6.28"))
    assert till.pays().priced.gross == money("6.28")


def test_sale_joins_the_one_on_the_counter_and_both_are_one() -> None:
    till = Till()
    sale_id = put_aside(till, "A-2")
    there = till.ring("A-1").sale
    assert till.do(RecallSale(sale_id)) == CounterNotEmpty()
    back = expect(SaleRecalled, till.do(RecallSale(sale_id, merges=True)))
    assert (back.rung.priced.gross, back.total_before, back.suspended_count) == (money("5.78"), None, 0)
    recalled = till.memory.of_kind(TransactionKind.RECALL_SALE)[-1]
    assert recalled.body["merged_into"] == there.sale_id
    assert till.pays().priced.sale.sale_id == there.sale_id
    assert till.memory.aside == []


def test_sale_does_not_join_one_that_is_partly_paid() -> None:
    till = Till()
    sale_id = put_aside(till, "A-2")
    till.ring("A-1")
    till.do(PayCash(money("1.00")))
    assert till.do(RecallSale(sale_id, merges=True)) == CounterNotEmpty()
    assert len(till.memory.aside) == 1


def test_merge_onto_an_empty_counter_is_a_plain_recall() -> None:
    till = Till()
    sale_id = put_aside(till)
    back = expect(SaleRecalled, till.do(RecallSale(sale_id, merges=True)))
    assert back.rung.sale.sale_id == sale_id
    assert "merged_into" not in till.memory.of_kind(TransactionKind.RECALL_SALE)[-1].body


def test_sales_older_than_the_policy_keeps_them_are_given_up_when_the_shift_ends() -> None:
    till = Till(policy=StorePolicy(version=1, till=TillPolicy(aside_hours=24)))
    old = put_aside(till, "A-2")
    till.clock.wall += timedelta(hours=20)
    fresh = put_aside(till)
    till.clock.wall += timedelta(hours=5)
    end = expect(TillClosed, till.do(CloseTill()))
    [given_up] = till.memory.of_kind(TransactionKind.CANCEL_SALE)
    assert (given_up.body["sale_id"], given_up.body["reason"]) == (old, "expired")
    assert [sale.sale_id for sale in end.z.aside] == [fresh]


def test_shop_that_keeps_them_for_ever_gives_none_up() -> None:
    till = Till(policy=StorePolicy(version=1, till=TillPolicy(aside_hours=0)))
    put_aside(till)
    till.clock.wall += timedelta(days=400)
    assert expect(TillClosed, till.do(CloseTill())).suspended_count == 1
