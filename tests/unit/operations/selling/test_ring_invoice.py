"""A whole invoice of the past as one unit of work."""

from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.policy.store_policy import PricingPolicy, StorePolicy
from evertill.kernel.quantity import Unit
from evertill.operations.counter.command import NotAllowed, TillNotOpen
from evertill.operations.selling.aside.put_aside import CounterNotEmpty
from evertill.operations.selling.paying.ring_invoice import InvoiceLine, InvoiceRung, LineNotRung, RingInvoice, WriteOff
from evertill.operations.selling.sale.outcomes import AgeCheckNeeded, EntryNotPossible
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.sales import an_item, coins

MUG = an_item(None, sku="85123A", name="White hanging heart", taxes=[])
BOX = an_item(None, sku="22752", name="", taxes=[])


def line(quantity: int, price: str = "2.55", item: Item = MUG) -> InvoiceLine:
    """So many at a price of the file."""
    return InvoiceLine(item, quantity, Decimal(price))


def rung(till: Till, *lines: InvoiceLine, write_offs: tuple[WriteOff, ...] = ()) -> InvoiceRung:
    """The invoice, for certain."""
    return expect(InvoiceRung, till.do(RingInvoice("536365", lines, write_offs)))


def test_invoice_is_one_sale_paid_in_exact_cash_under_its_reference() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(6), line(2, "7.65", BOX)).transactions

    assert (done.kind, done.body["reference"], done.body["gross"]) == (TransactionKind.SALE, "536365", 1530 + 1530)
    assert done.body["tenders"] == [{"kind": "cash", "amount": 3060, "reference": None}]
    assert done.body["stock"] == [
        {"sku": "85123A", "micro": -6_000_000, "unit": "C62"},
        {"sku": "22752", "micro": -2_000_000, "unit": "C62"},
    ]
    assert till.memory.committed.open_sale is None
    assert till.fiscal.told == ["begin", "finish"]


def test_receipt_of_an_invoice_is_kept_but_not_printed() -> None:
    till = Till(operator=SUPERVISOR)

    rung(till, line(1))

    [document] = till.memory.documents
    assert not document.is_printed


def test_equal_lines_of_an_invoice_stay_lines_of_their_own() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(1), line(1)).transactions

    assert len(list(done.body["lines"])) == 2  # type: ignore[arg-type]  # a list of lines


def test_credit_note_is_a_return_paid_out_in_cash() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(-2)).transactions

    assert (done.kind, done.body["gross"]) == (TransactionKind.RETURN, -510)
    assert done.body["tenders"] == [{"kind": "cash", "amount": -510, "reference": None}]


def test_free_items_are_a_sale_without_a_tender() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(3, "0")).transactions

    assert (done.body["gross"], done.body["tenders"]) == (0, [])


def test_goods_both_ways_make_one_sale() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(3), line(-1)).transactions

    assert (done.kind, done.body["gross"]) == (TransactionKind.SALE, 510)


def test_invoice_in_cash_is_rounded_to_coins_where_the_shop_does() -> None:
    till = Till(operator=SUPERVISOR, policy=StorePolicy(pricing=PricingPolicy(cash_rounding=coins())))

    [done] = rung(till, line(1, "2.57")).transactions

    assert (done.body["gross"], done.body["due"], done.body["cash_rounding"]) == (257, 255, -2)


def test_write_offs_are_one_stock_move_summed_by_sku() -> None:
    till = Till(operator=SUPERVISOR)
    write_offs = (WriteOff(MUG, 5), WriteOff(BOX, 1), WriteOff(MUG, 2))

    [done] = rung(till, write_offs=write_offs).transactions

    assert done.kind is TransactionKind.STOCK_MOVE
    assert done.body == {
        "reason": "write_off",
        "reference": "536365",
        "stock": [
            {"sku": "85123A", "micro": -7_000_000, "unit": "C62"},
            {"sku": "22752", "micro": -1_000_000, "unit": "C62"},
        ],
    }
    assert till.memory.documents == []


def test_mixed_invoice_is_a_sale_and_a_stock_move_in_one_commit() -> None:
    till = Till(operator=SUPERVISOR)

    sale, move = rung(till, line(1), write_offs=(WriteOff(BOX, 1),)).transactions

    assert (sale.kind, move.kind, move.sequence - sale.sequence) == (
        TransactionKind.SALE,
        TransactionKind.STOCK_MOVE,
        1,
    )


def test_items_met_for_the_first_time_are_told_to_the_backend_in_the_same_commit() -> None:
    till = Till(operator=SUPERVISOR)

    expect(InvoiceRung, till.do(RingInvoice("1", (line(1),), drafts=(MUG, BOX))))

    assert till.memory.kinds()[-3:] == ["sale", "item_draft", "item_draft"]
    assert [told.body["sku"] for told in till.memory.of_kind(TransactionKind.ITEM_DRAFT)] == ["85123A", "22752"]
    assert [told.body["unit_price"] for told in till.memory.of_kind(TransactionKind.ITEM_DRAFT)] == [None, None]


def test_write_off_of_nothing_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        rung(Till(operator=SUPERVISOR), write_offs=(WriteOff(MUG, 0),))


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (line(0), "above zero"),
        (line(1, "-1.00"), "below zero"),
        (line(1_000_001), "at most a million"),
        (line(1_000_000, "99999999"), "more than this till can book"),
    ],
)
def test_invoice_with_a_line_that_cannot_be_leaves_nothing(bad: InvoiceLine, word: str) -> None:
    till = Till(operator=SUPERVISOR)
    before = till.memory.committed.copied()

    refused = expect(LineNotRung, till.do(RingInvoice("1", (line(1), bad), (WriteOff(BOX, 1),))))

    assert refused.line == bad
    assert word in expect(EntryNotPossible, refused.why).sentence
    assert (till.memory.committed, till.fiscal.told) == (before, [])


def test_invoice_with_a_question_says_which_line_asks() -> None:
    gin = an_item("15.00", sku="GIN", minimum_age=18)
    till = Till(operator=SUPERVISOR)

    refused = expect(LineNotRung, till.do(RingInvoice("1", (line(1), line(1, "15.00", gin)))))

    assert (refused.line.item, refused.why) == (gin, AgeCheckNeeded(gin, 18))


def test_cashier_without_the_right_cannot_ring_a_credit_note() -> None:
    refused = expect(LineNotRung, Till().do(RingInvoice("1", (line(-1),))))

    assert refused.why == NotAllowed("take_back_without_receipt")


def test_invoice_is_not_mixed_with_the_sale_on_the_counter() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring()
    before = till.memory.committed.copied()

    assert till.do(RingInvoice("1", (line(1),))) == CounterNotEmpty()
    assert till.memory.committed == before


def test_invoice_needs_an_open_till() -> None:
    assert Till(is_open=False).do(RingInvoice("1", (line(1),))) == TillNotOpen()


def test_measured_item_is_rung_by_whole_units() -> None:
    rope = an_item("1.50", sku="ROPE", unit=Unit.METRE, taxes=[])
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, line(12, "1.50", rope)).transactions

    assert done.body["stock"] == [{"sku": "ROPE", "micro": -12_000_000, "unit": "MTR"}]


def test_largest_invoice_of_a_real_shop_is_rung_whole() -> None:
    till = Till(operator=SUPERVISOR)

    [done] = rung(till, *[line(1, "0.85") for _ in range(1114)]).transactions

    assert done.body["gross"] == 1114 * 85
