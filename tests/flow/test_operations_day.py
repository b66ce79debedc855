"""A shop's day on the real journal: two cashiers, every kind of sale, a restart in between; and the chain verifies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import PricingPolicy, StorePolicy
from evertill.domain.till.till_count import counted_as_sum
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.quantity import Unit
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.people.proof import WrongPin
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignOn
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SaleRecalled, SuspendSale
from evertill.operations.selling.changing.change_sale import OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders, TenderTaken
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, ReceiptScanned
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.till.open_till import OpenTill
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR, TEA, TEA_GTIN, WATER, Till, expect
from tests.support.journal import journal_in
from tests.support.sales import A_DAY, an_item, coins, money

CHEESE = an_item("12.90", sku="4711", name="Mountain cheese", unit=Unit.KILOGRAM)
BEER = an_item("1.20", sku="BEER", name="Beer", minimum_age=16)
ROUNDED = StorePolicy(pricing=PricingPolicy(cash_rounding=coins()))


@dataclass
class Shop:
    """A till on a journal of its own, which can be closed and opened again."""

    folder: Path
    journal: Journal
    till: Till

    def restarts(self) -> None:
        """The program ends and begins anew on the same file."""
        self.journal.close()
        self.journal = journal_in(self.folder)
        self.till.journal = self.journal
        self.till.restarts()

    def kinds(self) -> list[str]:
        """What stands in the file, in order."""
        reader = JournalReader(self.folder / "journal.sqlite", route="central")
        try:
            return [transaction.kind.value for _, transaction in reader.transactions()]
        finally:
            reader.close()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop before it opens."""
    journal = journal_in(tmp_path)
    till = Till(TEA, WATER, CHEESE, BEER, policy=ROUNDED, operator=None, is_open=False, journal=journal)
    shop = Shop(tmp_path, journal, till)
    yield shop
    shop.journal.close()


def sells(till: Till, *skus: str, given: str | None = None) -> SaleDone:
    """Scans and cash, a minute later."""
    till.clock.passes(seconds=60)
    for sku in skus:
        expect(ItemAdded, till.scan(sku))
    return till.pays(given)


def test_whole_day_of_two_cashiers_adds_up_and_verifies(shop: Shop) -> None:
    till = shop.till
    assert isinstance(till.do(SignOn(CASHIER, Secret("9999"))), WrongPin)
    till.sign_on(CASHIER)
    till.do(OpenTill(money("100.00")))

    first = sells(till, TEA_GTIN, TEA_GTIN, "A-2", given="20.00")  # 10.77 -> 10.75
    till.ring("4711", quantity="0.347")  # 4.48
    till.do(SuspendSale("cheese"))
    till.clock.is_set(-timedelta(hours=2))
    sells(till, "A-2")  # 0.79 -> 0.80
    expect(SaleRecalled, till.do(RecallSale()))
    expect(ItemAdded, till.scan("BEER", is_age_confirmed=True))
    till.do(UndoEdit())
    expect(TenderTaken, till.do(PayCash(money("2.00"))))
    shop.restarts()
    assert expect(TenderTaken, till.do(PayCash(money("1.00")))).rung.exact_cash == money("1.50")
    till.pays("5.00")  # 4.48 -> 4.50
    till.do(RingUnknown("X-9", "Candle", money("3.50").amount))
    till.do(CancelSale("changed mind"))

    till.sign_on(SUPERVISOR)
    till.ring("A-1", take_back=True)
    till.pays()  # -4.99 -> -5.00
    till.ring("A-1")
    till.do(OverridePrice(1, money("3.99").amount, "shelf label"))
    till.ring("A-2")
    till.do(VoidLine(2))
    till.pays()  # 3.99 -> 4.00
    assert till.do(PrintCopy(first.transaction.transaction_id)) == CopyQueued(1)
    till.do(OpenDrawer("change"))
    end = expect(TillClosed, till.do(CloseTill(counted_as_sum(money("115.00")))))

    assert (end.sums.sales, end.sums.returns) == (4, 1)
    assert end.sums.sold == money("20.03")
    assert end.sums.returned == money("4.99")
    assert end.sums.cash == money("115.05")  # 100 + 10.75 + 0.80 + 4.50 - 5.00 + 4.00
    assert end.over_short == money("-0.05")
    assert shop.kinds() == [
        *["sign_on", "shift_open", "tender_loan", "sale", "suspend_sale", "clock_anomaly", "sale", "recall_sale"],
        *["clock_anomaly", "sale", "item_draft", "cancel_sale"],  # a restart finds the clock behind once more
        *["sign_off", "sign_on", "return", "sale", "receipt_copy", "no_sale", "till_count", "till_settle"],
    ]
    shop.restarts()
    report = verify(shop.folder / "journal.sqlite")
    assert report.findings == ()


def test_three_scans_and_exact_cash_are_four_commands_and_four_commits(shop: Shop) -> None:
    till = shop.till
    till.sign_on(CASHIER)
    till.do(OpenTill(money("100.00")))

    for _ in range(3):
        till.scan(TEA_GTIN)
    done = expect(SaleDone, till.do(PayCash()))

    assert done.settlement.due == money("14.95")
    state = till.do(ResumeCounter())
    assert state.rung is None
    assert expect(ItemAdded, till.scan(TEA_GTIN)).rung.priced.gross == money("4.99")


@pytest.mark.parametrize(
    "commands",
    [
        [RingSku("A-1")],
        [RingSku("A-1"), RingSku("A-1")],
        [RingSku("A-1"), RingSku("A-2"), VoidLine(1)],
        [RingSku("A-1"), RingSku("A-2"), UndoEdit()],
        [RingSku("A-1"), PayCash(money("1.00"))],
        [RingSku("A-1"), PayCash(money("1.00")), RemoveTenders()],
        [RingSku("A-1"), SuspendSale(), RecallSale()],
    ],
)
def test_every_edit_is_on_disk_when_its_outcome_comes(shop: Shop, commands: list[Any]) -> None:
    till = shop.till
    till.sign_on(CASHIER)
    till.do(OpenTill(money("100.00")))
    outcomes = [till.do(command) for command in commands]

    shop.restarts()

    state = till.do(ResumeCounter())
    assert state.rung is not None
    assert state.rung.sale == outcomes[-1].rung.sale


def test_receipt_of_yesterday_is_found_by_its_number_and_copied(shop: Shop) -> None:
    till = shop.till
    till.sign_on(SUPERVISOR)
    till.do(OpenTill(money("100.00")))
    done = sells(till, TEA_GTIN)
    till.do(CloseTill())
    till.clock.passes(seconds=86_400)
    shop.restarts()
    till.do(OpenTill(money("100.00")))

    found = expect(ReceiptScanned, till.scan(done.transaction.number_text))

    assert found.transaction_id == done.transaction.transaction_id
    assert till.do(PrintCopy(found.transaction_id)) == CopyQueued(1)
    assert sells(till, "A-2").transaction.business_day == A_DAY + timedelta(days=1)
    assert verify(shop.folder / "journal.sqlite").findings == ()


def test_sign_off_and_wrong_pins_outlast_a_restart(shop: Shop) -> None:
    till = shop.till
    for _ in range(3):
        till.do(SignOn(MANAGER, Secret("0000")))
    shop.restarts()

    assert till.do(SignOn(MANAGER, Secret("3456"))) == WrongPin(5)
    till.clock.passes(seconds=5)
    till.sign_on(MANAGER)
    shop.restarts()
    assert till.do(ResumeCounter()).operator == till.people.staff[MANAGER]
    till.do(SignOff())
    shop.restarts()
    assert till.do(RingSku("A-1")) == SignOnNeeded()
    assert TransactionKind.SIGN_OFF.value == shop.kinds()[-1]


def test_sale_undone_is_whole_on_disk_and_undone_once_after_a_restart(shop: Shop) -> None:
    till = shop.till
    till.sign_on(SUPERVISOR)
    till.do(OpenTill(money("100.00")))
    done = sells(till, TEA_GTIN)

    undone = till.do(PostVoid(done.transaction.transaction_id, "rung_wrong"))
    sells(till, "A-2")
    shop.restarts()

    assert isinstance(undone, SaleUndone)
    assert isinstance(till.do(PostVoid(done.transaction.transaction_id, "other")), EntryNotPossible)
    assert verify(shop.folder / "journal.sqlite").findings == ()
