"""The cash till: float, drawer, count; and what is asked of whoever does it."""

from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right, Role
from evertill.domain.policy.rights import DEFAULT_ROLES, RightsPolicy, RoleRights
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.till import CashMove
from evertill.domain.receipts.receipt import Columns
from evertill.domain.selling.sale import SaleState
from evertill.domain.till.till_count import counted_as_sum
from evertill.kernel.money import Money
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.people.sign_off import SignOff
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.close_till import CloseTill, SaleStillOpen, TillClosed
from evertill.operations.till.count_till import CountTill
from evertill.operations.till.move_cash import MoveCash
from evertill.operations.till.open_drawer import DrawerOpening, OpenDrawer
from evertill.operations.till.open_till import FloatRefused, OpenTill, TillAlreadyOpen, TillOpened
from evertill.operations.till.x_report import TakeX
from tests.support.counter import CASHIER, SUPERVISOR, Till, expect
from tests.support.sales import A_DAY, money


def closed(till: Till, counted: str | None = None) -> TillClosed:
    """The till settled, for certain."""
    return expect(TillClosed, till.do(CloseTill(None if counted is None else counted_as_sum(money(counted)))))


# ---- opening


def test_opening_begins_a_shift_on_todays_date_with_its_float() -> None:
    till = Till(is_open=False)

    shift = expect(TillOpened, till.do(OpenTill(money("150.00")))).shift

    assert (shift.number, shift.business_day, shift.opened_by, shift.closed_at) == (1, A_DAY, CASHIER, None)
    opened, loan = till.memory.transactions[-2:]
    assert (opened.kind, opened.body) == (TransactionKind.SHIFT_OPEN, {"number": 1})
    assert loan.kind is TransactionKind.TENDER_LOAN
    assert loan.body == {"amount": 15000, "currency": "EUR", "reason": "float"}
    assert {opened.shift_id, loan.shift_id} == {shift.shift_id}


def test_opening_twice_goes_on_with_the_open_shift() -> None:
    till = Till()
    before = till.memory.committed.copied()

    assert till.do(OpenTill(money("5.00"))) == TillAlreadyOpen(before.shifts[0])
    assert till.memory.committed == before


@pytest.mark.parametrize("amount", [Money(-1, "EUR"), Money(100, "USD"), Money(AMOUNT_MINOR_MAX + 1, "EUR")])
def test_float_that_cannot_be_is_refused(amount: Money) -> None:
    till = Till(is_open=False)

    assert "stays closed" in expect(FloatRefused, till.do(OpenTill(amount))).sentence
    assert till.memory.committed.shifts == []


def test_float_of_nothing_is_possible() -> None:
    till = Till(is_open=False)
    till.do(OpenTill(money("0.00")))

    assert closed(till, "0.00").over_short == money("0.00")


# ---- closing


def test_closing_says_what_was_taken_and_by_how_much_the_drawer_differs() -> None:
    till = Till(operator=SUPERVISOR)
    till.sells("A-1", "A-1")
    till.ring("A-2")
    till.pays("1.00")
    till.ring("A-1", take_back=True)
    till.pays()

    end = closed(till, "105.00")

    assert (end.sums.sales, end.sums.returns) == (2, 1)
    assert (end.sums.sold.minor, end.sums.returned.minor) == (998 + 79, 499)
    assert (end.sums.cash.minor, end.over_short) == (10000 + 998 + 79 - 499, Money(10500 - 10578, "EUR"))
    settled = till.memory.transactions[-1]
    assert settled.kind is TransactionKind.TILL_SETTLE
    assert {name: member for name, member in settled.body.items() if name != "z"} == {
        "number": 1,
        "currency": "EUR",
        "cash_expected": 10578,
        "cash_counted": 10500,
        "over_short": -78,
        "float_left": None,
        "deposit": None,
        "bag": "",
        "sales": 2,
        "returns": 1,
        "sold": 1077,
        "returned": 499,
        "suspended": 0,
    }
    assert till.fiscal.told[-1] == "close"
    assert till.memory.committed.shifts[0].closed_at == settled.occurred_at


def test_closing_uncounted_says_no_difference() -> None:
    till = Till()

    assert closed(till).over_short is None
    assert till.memory.transactions[-1].body["over_short"] is None


def test_closed_till_sells_nothing_and_the_next_shift_takes_the_next_number() -> None:
    till = Till()
    closed(till)

    assert till.do(RingSku("A-1")) == TillNotOpen()
    assert till.do(CloseTill()) == TillNotOpen()
    assert expect(TillOpened, till.do(OpenTill(money("10.00")))).shift.number == 2
    till.sells()
    assert closed(till).sums.cash == money("14.99")


def test_closing_with_a_sale_on_the_counter_is_refused() -> None:
    till = Till()
    till.ring()

    assert till.do(CloseTill()) == SaleStillOpen()
    till.do(CancelSale())
    closed(till)


def test_sale_of_voided_lines_does_not_reach_into_the_next_shift() -> None:
    till = Till()
    struck = till.ring().sale
    till.do(VoidLine(1))

    closed(till)

    [cancelled] = till.memory.of_kind(TransactionKind.CANCEL_SALE)
    assert cancelled.body["sale_id"] == struck.sale_id
    till.do(OpenTill(money("10.00")))
    done = till.sells()
    assert done.transaction.shift_id == till.memory.committed.shifts[1].shift_id


def test_closing_tells_how_many_sales_wait_for_the_next_shift() -> None:
    till = Till()
    till.ring()
    till.do(SuspendSale())

    assert closed(till).suspended_count == 1
    assert [sale.state for _, sale in till.memory.aside] == [SaleState.SUSPENDED]


@pytest.mark.parametrize("counted", [Money(-1, "EUR"), Money(100, "USD"), Money(AMOUNT_MINOR_MAX + 1, "EUR")])
def test_count_that_cannot_be_leaves_the_till_open(counted: Money) -> None:
    till = Till()

    assert "stays open" in expect(EntryNotPossible, till.do(CloseTill(counted_as_sum(counted)))).sentence
    assert till.memory.committed.shifts[0].closed_at is None
    assert till.fiscal.told == []


# ---- the drawer


def test_drawer_is_opened_for_a_reason_that_stays() -> None:
    till = Till(operator=SUPERVISOR)

    assert till.do(OpenDrawer(" change for\nthe till ")) == DrawerOpening()

    done = till.memory.transactions[-1]
    assert (done.kind, done.body) == (TransactionKind.NO_SALE, {"reason": "change for the till"})
    [document] = till.memory.documents
    assert (document.receipt.kicks_drawer, document.receipt.title) == (True, "No sale")
    assert Columns("Reason", "change for the till") in document.receipt.blocks
    assert document.transaction_id == done.transaction_id


@pytest.mark.parametrize(
    ("reason", "word"), [("", "needs a reason"), (" \n", "needs a reason"), ("4111111111111111", "card")]
)
def test_drawer_stays_shut_without_a_reason_that_can_be_kept(reason: str, word: str) -> None:
    till = Till(operator=SUPERVISOR)
    before = till.memory.committed.copied()

    assert word in expect(EntryNotPossible, till.do(OpenDrawer(reason))).sentence
    assert till.memory.committed == before


# ---- rights

GUARDED: list[tuple[Any, Right]] = [  # commands of all kinds
    (RingSku("A-1"), Right.SELL),
    (RingSku("A-1", take_back=True), Right.TAKE_BACK_WITHOUT_RECEIPT),
    (ChangeQuantity(1, 1), Right.SELL),
    (UndoEdit(), Right.SELL),
    (PayCash(), Right.SELL),
    (RemoveTenders(), Right.SELL),
    (SuspendSale(), Right.SELL),
    (RecallSale(), Right.SELL),
    (CancelSale(), Right.CANCEL_SALE),
    (VoidLine(1), Right.VOID_LINE),
    (OverridePrice(1, money("1.00").amount, "label"), Right.OVERRIDE_PRICE),
    (PrintCopy(), Right.PRINT_COPY),
    (OpenDrawer("change"), Right.OPEN_DRAWER),
    (OpenTill(money("1.00")), Right.OPEN_TILL),
    (CloseTill(), Right.OPEN_TILL),
    (CountTill(counted_as_sum(money("1.00"))), Right.OPEN_TILL),
    (MoveCash(CashMove.PAID_IN, money("1.00"), "change"), Right.MOVE_CASH),
    (TakeX(), Right.SEE_REPORTS),
]


@pytest.mark.parametrize(("command", "right"), GUARDED)
def test_command_without_its_right_is_not_allowed_and_changes_nothing(command: Any, right: Right) -> None:
    till = Till(operator=SUPERVISOR)
    till.ring()
    before = till.memory.committed.copied()
    fewer = RoleRights(DEFAULT_ROLES[Role.SUPERVISOR].rights - {right})
    till.policies.now = StorePolicy(version=7, rights=RightsPolicy({**DEFAULT_ROLES, Role.SUPERVISOR: fewer}))

    assert till.do(command) == NotAllowed(right)
    assert till.memory.committed == before


@pytest.mark.parametrize(("command", "right"), GUARDED)
def test_command_with_nobody_at_the_till_asks_to_sign_on(command: Any, right: Right) -> None:
    till = Till()
    till.do(SignOff())

    assert till.do(command) == SignOnNeeded()


@pytest.mark.parametrize(("command", "right"), [case for case in GUARDED if not isinstance(case[0], OpenTill)])
def test_command_before_the_till_is_open_says_so(command: Any, right: Right) -> None:
    assert Till(is_open=False).do(command) == TillNotOpen()
