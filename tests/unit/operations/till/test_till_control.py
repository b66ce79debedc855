"""Cash in and out of the drawer, counts, X and Z reports: what is written down, what is printed, what is refused."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.reasons import DEFAULT_REASONS, Reason, ReasonFor, ReasonPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.till import CashMove
from evertill.domain.receipts.receipt import Columns, Receipt, Text
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.domain.till.shift_report import AsideAtClose, GrandTotals, ShiftReport, read_z
from evertill.domain.till.tallies import Section, Tally
from evertill.domain.till.till_count import CountedTender, TillCount, counted_as_sum
from evertill.kernel.errors import Fault
from evertill.kernel.money import Money
from evertill.operations.selling.aside.put_aside import SuspendSale
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.till.close_till import CloseTill, CountOutdated, TillClosed
from evertill.operations.till.count_till import CountTill, TillCounted
from evertill.operations.till.move_cash import CashMoved, MoveCash
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.till.open_till import OpenTill
from evertill.operations.till.x_report import TakeX, XTaken
from tests.support.counter import CASHIER, SUPERVISOR, Till, expect
from tests.support.sales import money


def a_till() -> Till:
    """A supervisor's, with 100.00 in the drawer."""
    return Till(operator=SUPERVISOR)


def paid_out(till: Till, amount: str = "12.00", reason: str = "postage") -> CashMoved:
    """Cash leaves, for certain."""
    return expect(CashMoved, till.do(MoveCash(CashMove.PAID_OUT, money(amount), reason)))


def words_of(receipt: Receipt) -> dict[str, str]:
    """Its columns."""
    return {block.left: block.right for block in receipt.blocks if isinstance(block, Columns)}


# ---- movements


@pytest.mark.parametrize(
    ("move", "reason", "drawer"),
    [
        (CashMove.LOAN, "change", 10_500),
        (CashMove.PAID_IN, "deposit", 10_500),
        (CashMove.PICKUP, "safe", 9_500),
        (CashMove.PAID_OUT, "postage", 9_500),
    ],
)
def test_movement_changes_the_drawer_and_prints_its_slip(move: CashMove, reason: str, drawer: int) -> None:
    till = a_till()
    moved = expect(CashMoved, till.do(MoveCash(move, money("5.00"), reason, note=" No.\n7 ", bag="B-1")))
    assert moved.transaction.kind.value == move.value
    assert moved.transaction.body == {
        "amount": 500,
        "currency": "EUR",
        "reason": reason,
        "note": "No. 7",
        "bag": "B-1",
    }
    with till.journal.begin() as unit:
        assert unit.shift_sums(moved.transaction.shift_id or "").cash.minor == drawer  # type: ignore[arg-type]  # it has one
    [document] = till.memory.documents
    assert document.receipt.kicks_drawer
    assert words_of(document.receipt)["Amount EUR"] == "5.00"
    assert words_of(document.receipt)["Bag no."] == "B-1"


def test_movement_names_the_shops_own_reason() -> None:
    reasons = ReasonPolicy({**DEFAULT_REASONS, ReasonFor.PAID_OUT: (Reason("flowers", "Flowers for Ms K."),)})
    till = Till(operator=SUPERVISOR, policy=StorePolicy(version=1, reasons=reasons))
    paid_out(till, reason="flowers")
    assert words_of(till.memory.documents[0].receipt)["Reason"] == "Flowers for Ms K."


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (MoveCash(CashMove.PAID_OUT, money("100.01"), "postage"), "more than the drawer can hold"),
        (MoveCash(CashMove.PICKUP, money("100.01"), "safe"), "more than the drawer can hold"),
        (MoveCash(CashMove.PAID_IN, money("0.00"), "change"), "cannot be moved"),
        (MoveCash(CashMove.PAID_IN, Money(-5, "EUR"), "change"), "cannot be moved"),
        (MoveCash(CashMove.PAID_IN, Money(5, "USD"), "change"), "cannot be moved"),
        (MoveCash(CashMove.PAID_IN, money("1.00"), "postage"), "no reason this shop knows"),
    ],
)
def test_movement_that_cannot_be_leaves_the_drawer(command: MoveCash, said: str) -> None:
    till = a_till()
    before = till.memory.committed.copied()
    assert said in expect(EntryNotPossible, till.do(command)).sentence
    assert till.memory.committed == before


def test_refused_movement_does_not_tell_what_should_be_there() -> None:
    till = a_till()
    till.sells()
    said = expect(EntryNotPossible, till.do(MoveCash(CashMove.PICKUP, money("500.00"), "safe"))).sentence
    assert "104.99" not in said


def test_all_the_cash_may_leave() -> None:
    till = a_till()
    paid_out(till, "100.00")
    assert expect(TillClosed, till.do(CloseTill(counted_as_sum(money("0.00"))))).over_short == money("0.00")


@pytest.mark.parametrize(
    "command",
    [
        MoveCash(CashMove.PAID_IN, money("1.00"), "change", note="4111 1111 1111 1111"),
        CloseTill(bag="4111111111111111"),
    ],
)
def test_card_number_in_a_note_or_bag_is_kept_nowhere(command: MoveCash | CloseTill) -> None:
    till = a_till()
    before = till.memory.committed.copied()
    with pytest.raises(Fault, match="card number"):
        till.do(command)
    assert till.memory.committed == before


# ---- counts


def test_count_stands_beside_what_was_expected_and_may_be_repeated() -> None:
    till = a_till()
    till.sells()
    first = expect(
        TillCounted, till.do(CountTill(TillCount("EUR", ((5000, 2),), tenders=(CountedTender("card", 500),))))
    )
    second = expect(TillCounted, till.do(CountTill(TillCount("EUR", ((5000, 2), (500, 1))))))
    assert (first.number, first.expected, first.over_short) == (1, money("104.99"), money("-4.99"))
    assert (second.number, second.over_short) == (2, money("0.01"))
    assert first.transaction.body["tenders"] == [["card", 500]]
    assert second.transaction.body["over_short"] == 1
    slip = till.memory.documents[-2].receipt
    assert words_of(slip)["2 × 50.00"] == "100.00"
    assert "104.99" not in str(slip.blocks)


def test_slips_are_counted_by_the_name_of_the_tender_beside_what_the_sales_say() -> None:
    means = tuple(TenderType(name, TenderKind.WALLET, name, needs_reference=False) for name in ("TWINT", "PayPal"))
    till = Till(operator=SUPERVISOR, policy=StorePolicy(version=7, tenders=TenderPolicy(means)))
    for name in ("TWINT", "PayPal", "TWINT"):
        till.ring("A-1")
        expect(SaleDone, till.do(PayOther(name)))
    slips = (CountedTender("wallet", 998, "TWINT"), CountedTender("wallet", 400, "PayPal"))
    counted = expect(TillCounted, till.do(CountTill(TillCount("EUR", loose_minor=10_000, tenders=slips))))
    assert counted.tenders_expected == (slips[0], CountedTender("wallet", 499, "PayPal"))
    assert counted.transaction.body["tenders_expected"] == [["wallet", 998, "TWINT"], ["wallet", 499, "PayPal"]]
    closed = expect(TillClosed, till.do(CloseTill(is_counted=True)))
    assert closed.transaction.body["tenders_counted"] == [["wallet", 998, "TWINT"], ["wallet", 400, "PayPal"]]
    blocks = list(till.memory.documents[-1].receipt.blocks)
    at = blocks.index(Columns("TWINT: Counted", "9.98"))
    assert blocks[at + 1 : at + 4] == [
        Columns("Over / short", "0.00", indent=2),
        Columns("PayPal: Counted", "4.00"),
        Columns("Over / short", "\N{MINUS SIGN}0.99", indent=2),
    ]


def test_card_slips_hold_the_tips() -> None:
    report = ShiftReport("EUR", (Tally(Section.TENDER, "card", 1, 500), Tally(Section.ON_TOP, "tip:card", 1, 70)))
    assert report.slips_expected("card", "") == money("5.70")


def test_count_tells_a_cashier_nothing_of_what_should_be_there() -> None:
    till = Till(operator=CASHIER)
    counted = expect(TillCounted, till.do(CountTill(counted_as_sum(money("99.00")))))
    assert (counted.expected, counted.over_short) == (None, None)


def test_count_by_a_sum_says_so_on_its_slip() -> None:
    till = a_till()
    till.do(CountTill(counted_as_sum(money("99.00"))))
    assert words_of(till.memory.documents[-1].receipt)["Counted as a sum"] == "99.00"


def test_count_of_more_than_a_drawer_holds_is_refused() -> None:
    assert "count again" in expect(EntryNotPossible, a_till().do(CountTill(TillCount("USD")))).sentence


def test_closing_takes_the_last_count_while_the_drawer_is_as_it_was() -> None:
    till = a_till()
    till.do(CountTill(counted_as_sum(money("90.00"))))
    till.do(CountTill(counted_as_sum(money("99.00"))))
    end = expect(TillClosed, till.do(CloseTill(is_counted=True)))
    assert (end.counted, end.over_short) == (money("99.00"), money("-1.00"))
    assert len(till.memory.of_kind(TransactionKind.TILL_COUNT)) == 2


def test_closing_with_the_last_count_after_cash_moved_asks_for_another() -> None:
    till = a_till()
    assert till.do(CloseTill(is_counted=True)) == CountOutdated()
    till.do(CountTill(counted_as_sum(money("100.00"))))
    till.sells()
    assert till.do(CloseTill(is_counted=True)) == CountOutdated()
    assert till.memory.of_kind(TransactionKind.TILL_SETTLE) == []


def test_float_stays_and_the_rest_goes_into_the_bag() -> None:
    till = a_till()
    till.sells()
    command = CloseTill(counted_as_sum(money("104.99")), float_left=money("80.00"), bag=" B\n17 ")
    end = expect(TillClosed, till.do(command))
    body = end.transaction.body
    assert (body["float_left"], body["deposit"], body["bag"], body["over_short"]) == (8000, 2499, "B 17", 0)
    paper = words_of(till.memory.documents[-1].receipt)
    assert (paper["Deposit"], paper["Stays in the drawer"], paper["Bag no."]) == ("24.99", "80.00", "B 17")
    with till.journal.begin() as unit:
        assert unit.z_reports(1)[0].float_left == money("80.00")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (CloseTill(counted_as_sum(money("5.00")), float_left=money("5.01")), "cannot stay in the drawer"),
        (CloseTill(counted_as_sum(money("5.00")), float_left=Money(1, "USD")), "cannot stay in the drawer"),
    ],
)
def test_closing_that_cannot_be_leaves_the_till_open(command: CloseTill, said: str) -> None:
    till = a_till()
    assert said in expect(EntryNotPossible, till.do(command)).sentence
    assert till.memory.of_kind(TransactionKind.TILL_SETTLE) == []


# ---- reports


def a_busy_shift(till: Till) -> None:
    """Two sales, a return, a struck line, cash out, a drawer opening, a copy, a sale put aside."""
    till.sells("A-1", "A-1")
    till.ring("A-2")
    till.ring("A-1")
    till.do(VoidLine(2))
    till.pays()
    till.ring("A-1", take_back=True)
    till.pays()
    till.do(PrintCopy())
    paid_out(till)
    till.do(OpenDrawer("check"))
    till.ring()
    till.do(SuspendSale())


def test_x_is_what_the_journal_says_and_changes_nothing_but_that_somebody_looked() -> None:
    till = a_till()
    a_busy_shift(till)
    first = expect(XTaken, till.do(TakeX()))
    second = expect(XTaken, till.do(TakeX(is_printed=True)))
    assert first.report == second.report
    assert first.report.cash_expected.minor == 10000 + 998 + 79 - 499 - 1200
    assert (first.report.count(Section.VOID), first.report.count(Section.DRAWER), first.aside) == (1, 1, 1)
    assert words_of(till.memory.documents[-1].receipt)["Should be there"] == "93.78"
    assert len(till.memory.of_kind(TransactionKind.X_REPORT)) == 2


def test_z_is_the_last_x_frozen_with_grand_totals() -> None:
    till = a_till()
    a_busy_shift(till)
    x = expect(XTaken, till.do(TakeX())).report
    end = expect(TillClosed, till.do(CloseTill()))
    assert end.z.report == x
    assert end.z.number == 1
    assert (end.z.before, end.z.totals) == (GrandTotals(), GrandTotals(578, 1576))
    assert end.z.aside == (AsideAtClose(till.memory.aside[0][1].sale_id, 499),)
    assert read_z(end.transaction.body) == end.z
    paper = till.memory.documents[-1].receipt
    assert paper.title == "Z report S1-2-1-Z1"
    assert words_of(paper)["Grand total"] == "5.78"
    assert words_of(paper)["Counted"] == "not counted"


def test_z_numbers_and_totals_go_on_from_shift_to_shift() -> None:
    till = a_till()
    for number in (1, 2, 3):
        till.sells()
        z = expect(TillClosed, till.do(CloseTill())).z
        assert (z.number, z.totals.signed) == (number, 499 * number)
        till.do(OpenTill(money("100.00")))
    with till.journal.begin() as unit:
        assert [entry.number for entry in unit.z_reports(9)] == [3, 2, 1]


def test_z_says_how_much_is_unsent_and_is_closed_all_the_same() -> None:
    till = a_till()
    till.sells()
    sent = len(till.memory.transactions)
    z = expect(TillClosed, till.do(CloseTill())).z
    assert z.unsent == sent
    texts = [block.text for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)]
    assert any("safe on this till" in text for text in texts)


def test_z_is_printed_again_as_a_copy() -> None:
    till = a_till()
    end = expect(TillClosed, till.do(CloseTill()))
    till.do(OpenTill(money("1.00")))
    assert till.do(PrintCopy(end.transaction.transaction_id)) == CopyQueued(1)
    assert "COPY 1" in str(till.memory.documents[-1].receipt.blocks[0])


def test_sale_fetched_in_another_shift_counts_in_the_shift_it_is_finished_in() -> None:
    till = a_till()
    till.ring()
    till.do(SuspendSale())
    assert expect(TillClosed, till.do(CloseTill())).z.report.turnover == money("0.00")


def test_z_of_days_rung_from_a_file_is_kept_but_not_printed() -> None:
    till = a_till()
    till.do(CloseTill(is_printed=False))
    assert not till.memory.documents[-1].is_printed


def test_split_cash_counts_once_and_change_is_taken_off() -> None:
    till = a_till()
    till.ring()
    till.do(PayCash(money("2.00")))
    till.do(PayCash(money("20.00")))
    x = expect(XTaken, till.do(TakeX())).report
    [cash] = x.rows(Section.TENDER)
    assert (cash.count, cash.amount) == (2, 499)


def test_z_carries_the_shops_name() -> None:
    till = a_till()
    till.policies.now = replace(till.policies.now, receipt_header=("Marktplatz 1",))
    end = expect(TillClosed, till.do(CloseTill()))
    assert end.z.report.currency == "EUR"
    assert isinstance(till.memory.documents[-1].receipt.blocks[0], Text)
