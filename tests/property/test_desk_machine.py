"""Any order of all that can be done at a desk, by anybody, over restarts: the money of the day adds up.

Checked after every command, against a model that knows outcomes only: cash in the drawer = float + in - out - change;
receipt and Z numbers without gaps; nobody did what their role may not; the X is the sum of the journal. Checked at the
end: the grand totals of the Zs, and the whole file by `verify`.
"""

import shutil
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from evertill.domain.people.people import Right, Role
from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.domain.policy.till import CashMove
from evertill.domain.selling.sale import TenderKind
from evertill.domain.till.till_count import TillCount, counted_as_sum
from evertill.journal.verifying.verify import verify
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.operations.till.count_till import CountTill
from evertill.operations.till.move_cash import CashMoved, MoveCash
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.till.open_till import OpenTill, TillOpened
from evertill.operations.till.x_report import TakeX, XTaken
from tests.conftest import LONG
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, TEA, WATER, Till
from tests.support.journal import journal_in
from tests.support.sales import an_item

IN_MEMORY = Path("/dev/shm")
POLICY = StorePolicy(pricing=PricingPolicy(cash_rounding=CashRounding(5)))
ITEMS = (TEA, WATER, an_item("3.33", sku="A-3", name="Honey"))
ROLES = {CASHIER: Role.CASHIER, SUPERVISOR: Role.SUPERVISOR, MANAGER: Role.MANAGER}

BEYOND_A_CASHIER: dict[type, Right] = {
    OverridePrice: Right.OVERRIDE_PRICE,
    PrintCopy: Right.PRINT_COPY,
    OpenDrawer: Right.OPEN_DRAWER,
    MoveCash: Right.MOVE_CASH,
    TakeX: Right.SEE_REPORTS,
    PostVoid: Right.POST_VOID,
}
"""Written down here once more on purpose: what only supervisors and managers may."""

amounts = st.integers(0, 30_000).map(lambda minor: Money(minor, "EUR"))
moods = st.integers(0, 9)
skus = st.sampled_from([item.sku for item in ITEMS])


class DeskMachine(RuleBasedStateMachine):
    """A till on disk and what its outcomes say it must hold."""

    @initialize(who=st.sampled_from([None, *ROLES]), float_amount=st.none() | amounts)
    def begin(self, who: OperatorId | None, float_amount: Money | None) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.journal = journal_in(self.folder)
        self.till = Till(*ITEMS, policy=POLICY, operator=None, is_open=False, journal=self.journal)
        self.who: OperatorId | None = None
        self.drawer: int | None = None
        """Minor units; None while the till is closed."""
        self.turnover = 0
        self.receipts = 0
        self.zs = 0
        self.grand = 0
        if who is not None:
            self.do(SignOn(who, Secret(PINS[who])))
        if float_amount is not None:
            self.do(OpenTill(float_amount))

    def do(self, command: Command[Any]) -> object:
        """Perform it, hold it against the model, and let the model follow."""
        self.till.clock.passes(seconds=7)
        outcome = self.till.do(command)
        self._check_right(command, outcome)
        match outcome:
            case SignedOn():
                assert isinstance(command, SignOn)
                self.who = command.operator_id
            case TillOpened():
                assert isinstance(command, OpenTill)
                self.drawer, self.turnover = command.float_amount.minor, 0
            case SaleDone(transaction, priced, settlement):
                assert transaction.receipt_number == self.receipts + 1
                self.receipts += 1
                in_cash = [each.amount.minor for each in priced.sale.tenders if each.kind is TenderKind.CASH]
                assert self.drawer is not None
                self.drawer += sum(in_cash) - settlement.change.minor
                self.turnover += priced.gross.minor
            case SaleUndone(transaction, _, paid_back):
                assert transaction.receipt_number == self.receipts + 1
                assert self.drawer is not None
                gross = transaction.body["gross"]
                assert isinstance(gross, int)
                self.receipts += 1
                self.drawer -= paid_back.minor
                self.turnover += gross
            case CashMoved(_, move, amount):
                assert self.drawer is not None
                self.drawer += amount.minor if move in {CashMove.LOAN, CashMove.PAID_IN} else -amount.minor
                assert self.drawer >= 0 or move in {CashMove.LOAN, CashMove.PAID_IN}
            case XTaken(_, report):
                assert (report.cash_expected.minor, report.turnover.minor) == (self.drawer, self.turnover)
            case TillClosed():
                self._follow_closing(outcome)
        return outcome

    def ready(self, mood: int, *, needs_sale: bool = False) -> None:
        """Mostly somebody is there, the till is open and a sale begun, so that walks go deep; else as it happens."""
        if mood == 0:
            return
        if self.who is None:
            who = (CASHIER, SUPERVISOR, MANAGER)[mood % 3]
            self.do(SignOn(who, Secret(PINS[who])))
        if self.drawer is None:
            self.do(OpenTill(Money(10_000 + mood, "EUR")))
        if needs_sale and mood > 2:
            self.do(RingSku("A-3"))

    def _check_right(self, command: Command[Any], outcome: object) -> None:
        barred = isinstance(outcome, NotAllowed | SignOnNeeded | TillNotOpen)
        if self.who is None and not isinstance(command, SignOn | SignOff):
            assert barred, f"{command} was done with nobody signed on"
        elif self.who is not None and type(command) in BEYOND_A_CASHIER and ROLES[self.who] is Role.CASHIER:
            assert barred, f"a cashier may not {BEYOND_A_CASHIER[type(command)]}"

    def _follow_closing(self, closed: TillClosed) -> None:
        z, expected = closed.z, closed.sums.cash.minor
        assert (z.number, expected, z.report.turnover.minor) == (self.zs + 1, self.drawer, self.turnover)
        assert (z.before.signed, z.totals.signed) == (self.grand, self.grand + self.turnover)
        self.zs, self.grand, self.drawer = self.zs + 1, self.grand + self.turnover, None

    # --- people ---
    @rule(who=st.sampled_from(list(ROLES)))
    def sign_on(self, who: OperatorId) -> None:
        self.do(SignOn(who, Secret(PINS[who])))

    @rule(is_lock=st.booleans())
    def sign_off(self, is_lock: bool) -> None:
        self.do(SignOff(is_lock=is_lock))
        self.who = None

    @rule()
    def restart(self) -> None:
        self.journal.close()
        self.journal = journal_in(self.folder)
        self.till.journal = self.journal
        self.till.restarts()

    # --- selling ---
    @rule(
        sku=skus,
        take_back=st.sampled_from([False, False, False, True]),
        quantity=st.sampled_from([None, 1, 3]),
        mood=moods,
    )
    def ring(self, mood: int, sku: str, take_back: bool, quantity: int | None) -> None:
        self.ready(mood)
        self.do(RingSku(sku, quantity=None if quantity is None else Decimal(quantity), take_back=take_back))

    @rule(line=st.integers(1, 3), delta=st.integers(-2, 2), mood=moods)
    def change(self, mood: int, line: int, delta: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(ChangeQuantity(line, delta))

    @rule(line=st.integers(1, 3), mood=moods)
    def strike(self, mood: int, line: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(VoidLine(line))

    @rule(line=st.integers(1, 3), price=st.integers(0, 500), mood=moods)
    def override(self, mood: int, line: int, price: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(OverridePrice(line, Decimal(price) / 100, "damaged"))

    @rule(mood=moods)
    def undo(self, mood: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(UndoEdit())

    @rule(amount=st.none() | amounts, mood=moods)
    def pay(self, mood: int, amount: Money | None) -> None:
        self.ready(mood, needs_sale=True)
        self.do(PayCash(amount))

    @rule(sku=skus, mood=moods)
    def sell(self, mood: int, sku: str) -> None:
        self.ready(mood)
        self.do(RingSku(sku))
        self.do(PayCash())

    @rule(mood=moods)
    def give_back(self, mood: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(RemoveTenders())

    @rule(mood=moods)
    def cancel(self, mood: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(CancelSale("customer_left"))

    @rule(mood=moods)
    def suspend(self, mood: int) -> None:
        self.ready(mood, needs_sale=True)
        self.do(SuspendSale("table 4"))

    @rule(mood=moods)
    def recall(self, mood: int) -> None:
        self.ready(mood)
        self.do(RecallSale())

    @rule(mood=moods)
    def copy(self, mood: int) -> None:
        self.ready(mood)
        self.do(PrintCopy())

    @rule(latest=st.integers(0, 2), mood=moods)
    def undo_sale(self, latest: int, mood: int) -> None:
        self.ready(mood)
        with self.journal.begin() as unit:
            receipts = unit.receipts(3)
        if latest < len(receipts):
            self.do(PostVoid(receipts[latest].transaction_id, "rung_wrong"))

    # --- the till ---
    @rule(amount=amounts, mood=moods)
    def open(self, mood: int, amount: Money) -> None:
        self.ready(mood)
        self.do(OpenTill(amount))

    @rule(mood=moods)
    def open_drawer(self, mood: int) -> None:
        self.ready(mood)
        self.do(OpenDrawer("check"))

    @rule(move=st.sampled_from(list(CashMove)), amount=amounts, mood=moods)
    def move_cash(self, mood: int, move: CashMove, amount: Money) -> None:
        self.ready(mood)
        reason = {CashMove.LOAN: "change", CashMove.PICKUP: "safe", CashMove.PAID_IN: "other"}.get(move, "postage")
        self.do(MoveCash(move, amount, reason))

    @rule(pieces=st.integers(0, 40), loose=st.integers(0, 5_000), mood=moods)
    def count(self, mood: int, pieces: int, loose: int) -> None:
        self.ready(mood)
        self.do(CountTill(TillCount("EUR", ((200, pieces),), loose)))

    @rule(mood=moods)
    def take_x(self, mood: int) -> None:
        self.ready(mood)
        self.do(TakeX())

    @rule(counted=st.none() | st.just("last") | amounts, left=st.none() | amounts, mood=moods)
    def close(self, mood: int, counted: Money | str | None, left: Money | None) -> None:
        self.ready(mood)
        command = CloseTill(float_left=left, bag="B-1")
        if isinstance(counted, Money):
            command = replace(command, count=counted_as_sum(counted))
        self.do(replace(command, is_counted=counted == "last"))

    # --- what must hold ---
    @invariant()
    def drawer_is_what_came_in_less_what_went_out(self) -> None:
        if not hasattr(self, "journal"):
            return
        with self.journal.begin() as unit:
            shift = unit.shift()
            assert (shift is None) == (self.drawer is None)
            if shift is not None:
                assert unit.shift_sums(shift.shift_id).cash.minor == self.drawer
            assert unit.head().receipt_number == self.receipts
            assert len(unit.z_reports(1000)) == self.zs

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            findings = [finding.sentence for finding in verify(self.folder / "journal.sqlite").findings]
            shutil.rmtree(self.folder)
            assert findings == []


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    max_examples=500 if LONG else 30, stateful_step_count=100 if LONG else 50, deadline=None, print_blob=True
)
