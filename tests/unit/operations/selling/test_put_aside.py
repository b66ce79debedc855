"""Giving a sale up, putting it aside, fetching it back: nothing is lost on the way, and nothing sold."""

import pytest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.selling.sale import SaleState
from evertill.kernel.ids import SaleId
from evertill.kernel.money import Money
from evertill.operations.counter.command import Command
from evertill.operations.selling.aside.put_aside import (
    CancelSale,
    CounterNotEmpty,
    RecallSale,
    SaleCancelled,
    SaleRecalled,
    SaleSuspended,
    SuspendSale,
    TenderAlreadyTaken,
)
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.sales import A_DAY, an_item, money

CANCEL, SUSPEND, RECALL = TransactionKind.CANCEL_SALE, TransactionKind.SUSPEND_SALE, TransactionKind.RECALL_SALE


def last(till: Till) -> Transaction:
    """What was written last."""
    return till.memory.transactions[-1]


# ---- cancel


def test_cancel_empties_the_counter_and_leaves_a_record() -> None:
    till = Till()
    sale = till.ring("A-1", quantity="2").sale
    till.ring("A-2")
    till.do(VoidLine(2))

    assert till.do(CancelSale(" changed\nmind ")) == SaleCancelled()

    assert till.memory.committed.open_sale is None
    assert (last(till).kind, last(till).receipt_number) == (CANCEL, None)
    assert last(till).body == {
        "sale_id": sale.sale_id,
        "gross": 998,
        "currency": "EUR",
        "lines": [
            {"sku": "A-1", "name": "Green tea 20 bags", "quantity": 2_000_000, "voided": False},
            {"sku": "A-2", "name": "Still water", "quantity": 1_000_000, "voided": True},
        ],
        "reason": "changed mind",
    }
    assert till.fiscal.told[-1] == "abort"


def test_cancelled_sale_moves_neither_stock_nor_money() -> None:
    till = Till()
    till.ring()
    till.do(CancelSale())

    assert "stock" not in last(till).body
    assert till.do(CloseTill()).sums.cash == money("100.00")  # type: ignore[union-attr]  # it closes


@pytest.mark.parametrize("command", [CancelSale(), SuspendSale(), RecallSale(), RecallSale(SaleId("nobody's"))])
def test_nothing_there_is_nothing_to_change(command: Command[object]) -> None:
    till = Till()
    before = till.memory.committed.copied()

    assert till.do(command) == NothingToChange()
    assert (till.memory.committed, till.fiscal.told) == (before, [])


@pytest.mark.parametrize("command", [CancelSale(), SuspendSale()])
def test_sale_that_money_was_taken_for_stays_until_it_is_given_back(command: Command[object]) -> None:
    till = Till()
    till.ring()
    till.do(PayCash(till.money("1.00")))

    assert till.do(command) == TenderAlreadyTaken()
    assert till.memory.committed.open_sale is not None
    till.do(RemoveTenders())
    assert isinstance(till.do(command), SaleCancelled | SaleSuspended)


# ---- suspend and recall


def test_suspended_sale_waits_under_its_label() -> None:
    till = Till()
    sale = till.ring("A-1").sale
    till.clock.passes(seconds=60)

    assert till.do(SuspendSale("  table 4 ")) == SaleSuspended("table 4", 1, sale.sale_id)

    [(entry, kept)] = till.memory.aside
    assert (entry.label, entry.gross, entry.line_count, entry.operator_id) == ("table 4", Money(499, "EUR"), 1, CASHIER)
    assert (kept.sale_id, kept.state, kept.label) == (sale.sale_id, SaleState.SUSPENDED, "table 4")
    assert till.memory.committed.open_sale is None
    assert (last(till).kind, last(till).body["label"], last(till).body["gross"]) == (SUSPEND, "table 4", 499)


@pytest.mark.parametrize(("name", "label"), [("Green tea", "Green tea"), ("", "A-1")])
def test_without_a_label_it_is_known_by_its_first_live_item(name: str, label: str) -> None:
    till = Till(an_item(name=name), an_item(sku="A-0", name="struck"))
    till.ring("A-0")
    till.ring("A-1")
    till.do(VoidLine(1))

    assert till.do(SuspendSale()) == SaleSuspended(label, 1, till.memory.aside[-1][1].sale_id)


def test_sale_of_voided_lines_only_cannot_be_suspended() -> None:
    till = Till()
    till.ring()
    till.do(VoidLine(1))

    assert till.do(SuspendSale()) == NothingToChange()


@pytest.mark.parametrize("command", [CancelSale("4111 1111 1111 1111"), SuspendSale("card 4111111111111111")])
def test_card_number_as_reason_or_label_is_refused_and_kept_nowhere(command: Command[object]) -> None:
    till = Till()
    till.ring()
    before = till.memory.committed.copied()

    assert "card number" in expect(EntryNotPossible, till.do(command)).sentence
    assert till.memory.committed == before


def test_recalled_sale_is_back_as_it_was() -> None:
    till = Till()
    till.ring("A-1", quantity="2")
    sale = till.ring("A-2").sale
    till.do(SuspendSale("table 4"))

    recalled = expect(SaleRecalled, till.do(RecallSale()))

    assert recalled.rung.sale.lines == sale.lines
    assert (recalled.rung.sale.sale_id, recalled.rung.sale.state) == (sale.sale_id, SaleState.OPEN)
    assert (recalled.suspended_count, recalled.rung.priced.gross.minor) == (0, 998 + 79)
    assert till.memory.committed.open_sale == recalled.rung.sale
    assert last(till).kind is RECALL


def test_recall_without_an_id_fetches_the_one_suspended_last_and_with_one_that_one() -> None:
    till = Till()
    for sku in ("A-1", "A-2"):
        till.ring(sku)
        till.do(SuspendSale(sku))
    first = till.memory.aside[0][0].sale_id

    assert expect(SaleRecalled, till.do(RecallSale())).rung.sale.lines[0].item.sku == "A-2"
    till.do(SuspendSale("A-2"))
    recalled = expect(SaleRecalled, till.do(RecallSale(first)))
    assert (recalled.rung.sale.sale_id, recalled.suspended_count) == (first, 1)


def test_recall_onto_a_counter_in_use_is_refused_and_changes_nothing() -> None:
    till = Till()
    till.ring("A-1")
    till.do(SuspendSale())
    till.ring("A-2")
    before = till.memory.committed.copied()

    assert till.do(RecallSale()) == CounterNotEmpty()
    assert till.memory.committed == before


def test_recall_onto_a_sale_of_voided_lines_keeps_their_record() -> None:
    till = Till()
    till.ring("A-1")
    till.do(SuspendSale())
    struck = till.ring("A-2").sale
    till.do(VoidLine(1))

    recalled = expect(SaleRecalled, till.do(RecallSale()))

    [cancelled] = till.memory.of_kind(CANCEL)
    assert (cancelled.body["sale_id"], recalled.rung.sale.lines[0].item.sku) == (struck.sale_id, "A-1")
    assert till.memory.kinds()[-2:] == ["cancel_sale", "recall_sale"]


def test_sale_recalled_in_a_later_shift_is_booked_in_that_shift_and_on_its_day() -> None:
    till = Till()
    till.ring()
    till.do(SuspendSale())
    till.do(CloseTill())
    till.clock.passes(seconds=86_400)
    till.do(OpenTill(money("50.00")))
    shift = till.memory.committed.shifts[-1]

    expect(SaleRecalled, till.do(RecallSale()))
    done = till.pays()

    assert (done.transaction.shift_id, done.transaction.business_day) == (shift.shift_id, shift.business_day)
    assert shift.business_day != A_DAY
    assert till.do(CloseTill()).sums.cash == money("54.99")  # type: ignore[union-attr]  # it closes


def test_sale_recalled_by_somebody_else_is_sold_by_them() -> None:
    till = Till()
    till.ring()
    till.do(SuspendSale())
    till.sign_on(MANAGER)
    till.do(RecallSale())

    assert till.pays().transaction.operator_id == MANAGER


def test_fiscal_signer_is_told_of_a_sale_put_aside_and_back() -> None:
    till = Till()
    till.ring()
    till.do(SuspendSale())
    till.do(RecallSale())
    till.do(CancelSale())

    assert till.fiscal.told == ["begin", "update", "update", "abort"]
