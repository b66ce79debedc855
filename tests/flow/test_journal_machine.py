"""Any order of commands, restarts and deliveries: the journal on disk shows what its fake shows, and is sound.

Checked after every command: the sale on the counter, lists, sums and queues (V1, V5 to V7), gap-free numbers (V4).
Checked at the end: the whole file, the chain and each sale's own sums by `verify` (V3 to V7).
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.sale import Direction, Sale, SaleState, Tender, TenderKind, move
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.ids import SaleId, ShiftId
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import OutboxState, RowOutcome, Session, Shift
from tests.conftest import LONG
from tests.support.journal import (
    AN_OPERATOR,
    NumberedIds,
    a_draft,
    a_receipt,
    an_identity,
    complete,
    journal_in,
    lines_of,
    paid,
)
from tests.support.journal_fake import FakeJournal
from tests.support.sales import A_DAY, A_MOMENT, a_line, a_sale, an_item, money

ROUTE = "central"
IN_MEMORY = Path("/dev/shm")


class JournalMachine(RuleBasedStateMachine):
    """A till and its fake, doing the same."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.fake = FakeJournal(an_identity(), (ROUTE,))
        self.journal = journal_in(self.folder, routes=(ROUTE,))
        self.reader = JournalReader(self.folder / "journal.sqlite", route=ROUTE)
        self.ids = NumberedIds()
        self.now = A_MOMENT

    def do(self, step: Callable[[UnitOfWork], object], *, commits: bool = True) -> None:
        """The same command on both."""
        self.now += timedelta(seconds=1)
        for journal in (self.journal, self.fake):
            with journal.begin() as unit:
                step(unit)
                if commits:
                    unit.commit()

    @property
    def sale(self) -> Sale | None:
        """What is on the fake's counter."""
        return self.fake.committed.open_sale

    def has_sale(self) -> bool:
        """Whether something is on the counter."""
        return self.sale is not None and not self.sale.is_empty

    def is_open(self) -> bool:
        """Whether a shift is open."""
        return any(shift.closed_at is None for shift in self.fake.committed.shifts)

    # --- shifts and sessions ---
    @precondition(lambda self: not self.is_open())
    @rule(float_minor=st.integers(0, 50_000))
    def open_shift(self, float_minor: int) -> None:
        shift_id, first, second = self.ids.new(), self.ids.new(), self.ids.new()
        number = len(self.fake.committed.shifts) + 1
        shift = Shift(ShiftId(shift_id), number, A_DAY + timedelta(days=number), self.now, AN_OPERATOR)
        loan: dict[str, str | int] = {"amount": float_minor, "currency": "EUR"}
        at = self.now

        def step(unit: UnitOfWork) -> None:
            unit.open_shift(shift)
            for kind, name, body in (
                (TransactionKind.SHIFT_OPEN, first, {"number": number}),
                (TransactionKind.TENDER_LOAN, second, loan),
            ):
                unit.append(a_draft(kind, name, dict(body), at=at, day=shift.business_day, shift_id=shift_id))

        self.do(step)

    @precondition(lambda self: self.is_open())
    @rule()
    def close_shift(self) -> None:
        shift = self.fake.committed.shifts[-1]
        name, at, body = self.ids.new(), self.now, {"number": shift.number}

        def step(unit: UnitOfWork) -> None:
            unit.append(a_draft(TransactionKind.TILL_SETTLE, name, dict(body), at=at, shift_id=shift.shift_id))
            unit.close_shift(shift.shift_id, at)

        self.do(step)

    @rule(is_locked=st.booleans(), count=st.integers(0, 5))
    def sign_on(self, is_locked: bool, count: int) -> None:
        session = Session(None if is_locked else AN_OPERATOR, self.now)
        kind = TransactionKind.SIGN_OFF if is_locked else TransactionKind.SIGN_ON
        name = self.ids.new()

        def step(unit: UnitOfWork) -> None:
            unit.append(a_draft(kind, name, {"operator": AN_OPERATOR}, at=session.since))
            unit.keep_session(session)
            unit.keep_failed_pins(AN_OPERATOR, count, self.now)

        self.do(step)

    # --- the counter ---
    @precondition(lambda self: self.is_open())
    @rule(price=st.sampled_from(["0", "0.01", "4.99", "1000"]), back=st.booleans(), sku=st.integers(1, 4))
    def add_line(self, price: str, back: bool, sku: int) -> None:
        shift = self.fake.committed.shifts[-1]
        fresh = replace(
            a_sale([]),
            sale_id=SaleId(self.ids.new()),
            shift_id=shift.shift_id,
            business_day=shift.business_day,
        )
        sale = self.sale or fresh
        line = a_line(
            an_item(price, sku=f"A-{sku}"),
            direction=Direction.RETURN if back else Direction.SALE,
            line_id=len(sale.lines) + 1,
        )
        self.do(lambda unit: unit.keep_open_sale(replace(sale, lines=(*sale.lines, line))))

    @precondition(lambda self: self.has_sale())
    @rule(choice=st.integers(0, 100))
    def void_line(self, choice: int) -> None:
        assert self.sale is not None
        sale, chosen = self.sale, choice % len(self.sale.lines)
        lines = [replace(line, is_voided=True) if index == chosen else line for index, line in enumerate(sale.lines)]
        self.do(lambda unit: unit.keep_open_sale(replace(sale, lines=tuple(lines))))

    @precondition(lambda self: self.has_sale())
    @rule()
    def undo(self) -> None:
        assert self.sale is not None
        sale = self.sale
        self.do(lambda unit: unit.keep_open_sale(replace(sale, lines=sale.lines[:-1])))

    @precondition(lambda self: self.has_sale())
    @rule(over=st.integers(0, 500), by_card=st.booleans(), commits=st.sampled_from([True, True, True, False]))
    def complete(self, over: int, by_card: bool, commits: bool) -> None:
        assert self.sale is not None
        sale = paid(self.sale)
        (due,) = sale.tenders
        if by_card:
            sale = replace(sale, tenders=(Tender(TenderKind.CARD, due.amount),))
        elif due.amount.minor > 0:
            sale = paid(self.sale, over_minor=over)
        name, at = self.ids.new(), self.now
        self.do(lambda unit: complete(unit, sale, name, at=at), commits=commits)

    @precondition(lambda self: self.has_sale())
    @rule()
    def cancel(self) -> None:
        assert self.sale is not None
        name, body = self.ids.new(), {"sale_id": self.sale.sale_id}

        def step(unit: UnitOfWork) -> None:
            unit.append(a_draft(TransactionKind.CANCEL_SALE, name, dict(body)))
            unit.clear_open_sale()

        self.do(step)

    @precondition(lambda self: self.has_sale())
    @rule(commits=st.sampled_from([True, True, False]))
    def suspend(self, commits: bool) -> None:
        assert self.sale is not None
        name, sale, at = self.ids.new(), move(self.sale, SaleState.SUSPENDED), self.now

        def step(unit: UnitOfWork) -> None:
            unit.append(a_draft(TransactionKind.SUSPEND_SALE, name, {"sale_id": sale.sale_id}))
            unit.suspend(sale, gross=money("1.00"), at=at)

        self.do(step, commits=commits)

    @precondition(lambda self: self.sale is None and self.fake.committed.suspended)
    @rule(choice=st.integers(0, 100))
    def recall(self, choice: int) -> None:
        waiting = list(self.fake.committed.suspended)
        name, sale_id = self.ids.new(), SaleId(waiting[choice % len(waiting)])

        def step(unit: UnitOfWork) -> None:
            aside = unit.take_suspended(sale_id)
            assert aside is not None
            unit.append(a_draft(TransactionKind.RECALL_SALE, name, {"sale_id": sale_id}))
            unit.keep_open_sale(move(aside, SaleState.OPEN))

        self.do(step)

    # --- documents ---
    @rule()
    def copy_receipt(self) -> None:
        with self.fake.begin() as unit:
            receipts = unit.receipts(3)
        if not receipts:
            return
        original, name, at = receipts[-1].transaction_id, self.ids.new(), self.now

        def step(unit: UnitOfWork) -> None:
            body: dict[str, str | int] = {"transaction": original, "copy": unit.count_copy(original)}
            unit.append(a_draft(TransactionKind.RECEIPT_COPY, name, dict(body)))
            unit.put_document(a_receipt("Copy"), transaction_id=original, at=at)

        self.do(step)

    @rule(comes_out=st.booleans())
    def print_next(self, comes_out: bool) -> None:
        document = self.fake.next_document()
        if document is not None:
            self.do(lambda unit: unit.mark_sending(document.spool_id))
            if comes_out:
                self.do(lambda unit: unit.mark_printed(document.spool_id, self.now))

    # --- delivery ---
    @rule(limit=st.integers(1, 4), answers=st.lists(st.sampled_from(["delivered", "parked", "nobody"]), min_size=4))
    def push(self, limit: int, answers: list[str]) -> None:
        facts = list(self.fake.due(ROUTE, limit=limit, now=self.now))
        outcomes = [
            RowOutcome(fact.row_id, OutboxState(answer), visible_at=str(fact.row_id), reason="x")
            for fact, answer in zip(facts, answers, strict=False)
            if answer != "nobody"
        ]
        unheard = [fact.row_id for fact, answer in zip(facts, answers, strict=False) if answer == "nobody"]
        at, again = self.now, self.now + timedelta(seconds=3)

        def step(unit: UnitOfWork) -> None:
            unit.record_outcomes(outcomes, at)
            unit.record_unreachable(unheard, next_try_at=again, reason="no link")

        self.do(step)

    @rule(choice=st.integers(0, 100), to=st.sampled_from([OutboxState.WAITING, OutboxState.WAIVED]))
    def decide(self, choice: int, to: OutboxState) -> None:
        parked = self.fake.parked(ROUTE)
        if parked:
            row_id = parked[choice % len(parked)].row_id
            self.do(lambda unit: unit.record_outcomes([RowOutcome(row_id, to)], self.now))

    # --- restarts and mishaps ---
    @rule()
    def restart(self) -> None:
        self.journal.close()
        self.journal = journal_in(self.folder, routes=(ROUTE,))

    @rule()
    def fail_in_the_middle(self) -> None:
        def step(unit: UnitOfWork) -> None:
            unit.keep_open_sale(replace(a_sale(lines_of(2)), sale_id=SaleId("never")))
            unit.append(a_draft(TransactionKind.NO_SALE, "never"))

        self.do(step, commits=False)

    # --- what must hold ---
    @invariant()
    def disk_shows_what_memory_shows(self) -> None:
        if not hasattr(self, "journal"):
            return
        with self.journal.begin() as real, self.fake.begin() as model:
            assert real.head() == model.head()
            assert real.open_sale() == model.open_sale()
            assert list(real.suspended()) == list(model.suspended())
            assert list(real.receipts(50)) == list(model.receipts(50))
            assert (real.shift(), real.session()) == (model.shift(), model.session())
            assert real.next_shift_number() == model.next_shift_number()
            assert real.failed_pins(AN_OPERATOR) == model.failed_pins(AN_OPERATOR)
            assert real.last_occurred_at() == model.last_occurred_at()
            for shift in self.fake.committed.shifts:
                assert real.shift_sums(shift.shift_id) == model.shift_sums(shift.shift_id)
                assert real.sums(shift.business_day) == model.sums(shift.business_day)
        reading = self.reader
        assert reading.open_sale() == self.sale
        assert list(reading.due(ROUTE, limit=50, now=self.now)) == list(self.fake.due(ROUTE, limit=50, now=self.now))
        assert reading.state(ROUTE) == self.fake.state(ROUTE)
        assert list(reading.parked(ROUTE)) == list(self.fake.parked(ROUTE))
        assert reading.next_try_at(ROUTE) == self.fake.next_try_at(ROUTE)
        assert (reading.next_document(), reading.waiting()) == (self.fake.next_document(), self.fake.waiting())
        assert reading.next_kick(0) == self.fake.next_kick(0)

    @invariant()
    def stock_not_yet_delivered_is_laid_over(self) -> None:
        if not hasattr(self, "journal"):
            return
        expected: dict[str, int] = {}
        for row in self.fake.committed.rows:
            if row.state in {OutboxState.WAITING, OutboxState.PARKED}:
                for stock in _moves(row.transaction.body.get("stock", [])):
                    expected[stock[0]] = expected.get(stock[0], 0) + stock[1]
        found = self.reader.stock_overlay("999999")
        assert {sku: micro for sku, micro in found.items() if micro} == {
            sku: micro for sku, micro in expected.items() if micro
        }

    def teardown(self) -> None:
        if not hasattr(self, "journal"):
            return
        self.journal.close()
        self.reader.close()
        report = verify(self.folder / "journal.sqlite")
        shutil.rmtree(self.folder)
        assert report.is_sound, report.findings
        assert report.transactions == len(self.fake.committed.transactions)


def _moves(stock: object) -> list[tuple[str, int]]:
    assert isinstance(stock, list)
    return [(move["sku"], move["micro"]) for move in stock]


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=1_000 if LONG else 70, stateful_step_count=50)
