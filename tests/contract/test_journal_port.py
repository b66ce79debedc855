"""What `ports.journal` promises, asked of the journal on disk and of its fake in memory alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import GENESIS_HASH, Draft, Transaction, TransactionKind, read_fact
from evertill.domain.receipts.receipt import Code, CodeKind, Receipt, Text
from evertill.domain.selling.sale import Direction, Sale, SaleState, Tender, TenderKind, move
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Bug
from evertill.kernel.ids import OperatorId, SaleId, TransactionId
from evertill.kernel.money import Money
from evertill.ports.journal import Journal, Outbox, Spool, UnitOfWork
from evertill.ports.journal_rows import OUTBOX_MOVES, DaySums, OutboxState, RowOutcome, Session, ShiftSums
from evertill.ports.mails import MailResult, MailState
from tests.support.journal import (
    A_SHIFT_ID,
    AN_OPERATOR,
    NumberedIds,
    a_draft,
    a_receipt,
    a_shift,
    an_identity,
    begin_shift,
    complete,
    journal_in,
    lines_of,
    paid,
    sale_draft,
)
from tests.support.journal_fake import FakeJournal
from tests.support.sales import A_DAY, A_MOMENT, a_line, a_sale, a_tender, an_item, coins, money

ROUTE = "central"
LATER = A_MOMENT + timedelta(minutes=5)


@dataclass(slots=True)
class Subject:
    """A journal under test, and how another worker reads it."""

    journal: Journal
    reading: Outbox
    spool: Spool
    ids: NumberedIds

    def commit(self, step: Callable[[UnitOfWork], object]) -> None:
        """Run the step in a unit of work and commit it."""
        with self.journal.begin() as unit:
            step(unit)
            unit.commit()

    def look(self) -> UnitOfWork:
        """A unit of work to read with; leave it without a commit."""
        return self.journal.begin()

    def sell(self, sale: Sale | None = None) -> Transaction:
        """A completed sale."""
        with self.journal.begin() as unit:
            chosen = sale or a_sale(lines_of(2))
            done = complete(unit, paid(replace(chosen, sale_id=SaleId(self.ids.new()))), self.ids.new())
            unit.commit()
        return done

    def append(self, kind: TransactionKind, body: dict[str, str | int] | None = None) -> Transaction:
        """Another transaction."""
        with self.journal.begin() as unit:
            done = unit.append(a_draft(kind, self.ids.new(), dict(body or {})))
            unit.commit()
        return done

    def due(self, limit: int = 100, *, later: timedelta = timedelta()) -> list[int]:
        """Sequences whose turn it is."""
        return [fact.sequence for fact in self.reading.due(ROUTE, limit=limit, now=LATER + later)]

    def row_of(self, done: Transaction) -> int:
        """The outbox row of a fact whose turn it is."""
        facts = self.reading.due(ROUTE, limit=1000, now=LATER)
        return next(fact.row_id for fact in facts if fact.fact_id == done.transaction_id)

    def record(self, row_id: int, state: OutboxState, **more: str) -> None:
        """Write an outcome."""
        outcome = replace(RowOutcome(row_id, state), **more)  # type: ignore[arg-type]  # its texts
        self.commit(lambda unit: unit.record_outcomes([outcome], LATER))


@pytest.fixture(params=["on disk", "in memory"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Subject]:
    ids = NumberedIds()
    if request.param == "in memory":
        fake = FakeJournal(an_identity(), (ROUTE,))
        yield Subject(fake, fake, fake, ids)
        return
    journal = journal_in(tmp_path, routes=(ROUTE,))
    reader = JournalReader(tmp_path / "journal.sqlite", route=ROUTE)
    yield Subject(journal, reader, reader, ids)
    reader.close()
    journal.close()


# ---- the unit of work


def test_unit_left_without_commit_keeps_nothing(subject: Subject) -> None:
    with subject.journal.begin() as unit:
        begin_shift(unit, subject.ids)
        unit.keep_open_sale(a_sale())
        unit.append(sale_draft(paid(a_sale()), subject.ids.new()))
    with subject.look() as unit:
        assert (unit.head().sequence, unit.shift(), unit.open_sale()) == (0, None, None)
    assert subject.due() == []


def test_unit_left_by_an_error_keeps_nothing_and_passes_the_error_on(subject: Subject) -> None:
    def fail(unit: UnitOfWork) -> None:
        unit.keep_open_sale(a_sale())
        raise LookupError

    with pytest.raises(LookupError):
        subject.commit(fail)
    with subject.look() as unit:
        assert unit.open_sale() is None


def test_unit_numbers_drawn_without_commit_are_drawn_again(subject: Subject) -> None:
    with subject.journal.begin() as unit:
        unit.append(sale_draft(paid(a_sale()), subject.ids.new()))
    done = subject.sell()
    assert (done.sequence, done.receipt_number, done.previous_hash) == (1, 1, GENESIS_HASH)


def test_begin_inside_another_unit_is_a_bug(subject: Subject) -> None:
    with subject.journal.begin(), pytest.raises(Bug):
        subject.journal.begin()


def test_commit_twice_is_a_bug(subject: Subject) -> None:
    with subject.journal.begin() as unit:
        unit.commit()
    with pytest.raises(Bug):
        unit.commit()


def test_journal_with_a_roomy_disk_has_room(subject: Subject) -> None:
    assert subject.journal.has_room()


# ---- the chain


def test_append_numbers_and_chains_without_gaps(subject: Subject) -> None:
    first, second = subject.append(TransactionKind.START), subject.sell()
    third, fourth = subject.append(TransactionKind.NO_SALE), subject.sell()
    done = [first, second, third, fourth]
    assert [each.sequence for each in done] == [1, 2, 3, 4]
    assert [each.receipt_number for each in done] == [None, 1, None, 2]
    assert [each.previous_hash for each in done] == [GENESIS_HASH, first.hash, second.hash, third.hash]
    assert fourth.number_text == "S1-2-1-2"


def test_transaction_is_read_back_as_it_was_sealed(subject: Subject) -> None:
    done = subject.sell()
    with subject.look() as unit:
        assert unit.transaction(done.transaction_id) == done
        assert unit.transaction(TransactionId("nobody")) is None
        assert unit.head().hash == done.hash
        assert unit.last_occurred_at() == done.occurred_at
        assert unit.identity == an_identity()


def test_append_same_id_twice_is_a_bug_and_changes_nothing(subject: Subject) -> None:
    done = subject.sell()
    with pytest.raises(Bug), subject.journal.begin() as unit:
        unit.append(sale_draft(paid(a_sale()), done.transaction_id))
    with subject.look() as unit:
        assert unit.head().sequence == 1


@pytest.mark.parametrize(
    "body", [{}, {"gross": 1}, {"currency": "EUR", "gross": 1, "change": 0, "lines": 5, "tenders": []}]
)
def test_append_sale_without_its_figures_is_refused(subject: Subject, body: dict[str, int]) -> None:
    with pytest.raises(ValueError), subject.journal.begin() as unit:
        unit.append(a_draft(TransactionKind.SALE, subject.ids.new(), dict(body)))


def test_head_of_a_new_journal_is_the_genesis(subject: Subject) -> None:
    with subject.look() as unit:
        assert (unit.head().sequence, unit.head().receipt_number, unit.head().hash) == (0, 0, GENESIS_HASH)
        assert unit.last_occurred_at() is None


def test_sums_of_a_day_count_sales_and_returns(subject: Subject) -> None:
    subject.sell(a_sale(lines_of(2)))
    subject.sell(a_sale(lines_of(1, direction=Direction.RETURN)))
    exchange = [a_line(an_item("10.00")), a_line(an_item("4.00", sku="B-1"), direction=Direction.RETURN)]
    subject.sell(a_sale(exchange))
    subject.sell(replace(a_sale(), business_day=A_DAY + timedelta(days=1)))
    with subject.look() as unit:
        assert unit.sums(A_DAY) == DaySums(2, 1, 998 + 1000, 499 + 400)
        assert unit.sums(A_DAY + timedelta(days=1)) == DaySums(1, 0, 499, 0)
        assert unit.sums(date(2000, 1, 1)) == DaySums(0, 0, 0, 0)


# ---- the sale on the counter


def a_full_sale() -> Sale:
    lines = [
        a_line(an_item("4.99", category="Tea", gtin="04006381333931"), serial="S-1", batch="B", expires_on=A_DAY),
        a_line(an_item(None, sku="OPEN", name="Ünïcode 茶 𝒳"), price="0.0025", quantity="3", is_voided=True),
        a_line(label_amount="3.47", direction=Direction.RETURN, reason="damaged"),
    ]
    moment = A_MOMENT + timedelta(microseconds=123456)
    sale = a_sale(lines, tenders=[a_tender("5.00", reference="x")], started_at=moment, label="Mrs. Ö")
    return replace(sale, policy=replace(sale.policy, cash_rounding=coins()))


def test_open_sale_comes_back_whole(subject: Subject) -> None:
    subject.commit(lambda unit: unit.keep_open_sale(a_full_sale()))
    with subject.look() as unit:
        assert unit.open_sale() == a_full_sale()


def test_keep_open_sale_follows_every_edit(subject: Subject) -> None:
    sale = a_full_sale()
    edits = [
        sale,
        replace(sale, lines=sale.lines[:2]),
        replace(sale, lines=(replace(sale.lines[0], is_voided=True), *sale.lines[1:])),
        replace(sale, tenders=()),
        replace(sale, lines=()),
        replace(a_sale(lines_of(2)), sale_id=SaleId("another")),
    ]
    for edit in edits:
        subject.commit(lambda unit, edit=edit: unit.keep_open_sale(edit))  # type: ignore[misc]  # bound now
        with subject.look() as unit:
            assert unit.open_sale() == edit


def test_open_sale_within_a_unit_is_the_one_kept_in_it(subject: Subject) -> None:
    with subject.journal.begin() as unit:
        unit.keep_open_sale(a_full_sale())
        assert unit.open_sale() == a_full_sale()
        unit.clear_open_sale()
        assert unit.open_sale() is None


def test_keep_open_sale_after_a_roll_back_writes_all_lines_again(subject: Subject) -> None:
    sale = a_full_sale()
    with subject.journal.begin() as unit:
        unit.keep_open_sale(sale)
    subject.commit(lambda unit: unit.keep_open_sale(sale))
    with subject.look() as unit:
        assert unit.open_sale() == sale


def test_suspended_sale_leaves_the_counter_and_can_be_taken_once(subject: Subject) -> None:
    sale = a_full_sale()
    subject.commit(lambda unit: unit.keep_open_sale(sale))
    aside = move(sale, SaleState.SUSPENDED)
    subject.commit(lambda unit: unit.suspend(aside, gross=money("1.52"), at=LATER))
    with subject.look() as unit:
        assert unit.open_sale() is None
        (entry,) = unit.suspended()
    assert (entry.sale_id, entry.label, entry.gross, entry.line_count) == (sale.sale_id, "Mrs. Ö", money("1.52"), 2)
    assert (entry.suspended_at, entry.operator_id) == (LATER, sale.operator_id)
    with subject.journal.begin() as unit:
        assert unit.take_suspended(sale.sale_id) == aside
        assert unit.take_suspended(sale.sale_id) is None
        unit.commit()
    with subject.look() as unit:
        assert list(unit.suspended()) == []


def test_suspended_sales_are_listed_oldest_first(subject: Subject) -> None:
    for name in ("c", "a", "b"):
        aside = replace(a_sale(), sale_id=SaleId(name), label=name)
        subject.commit(lambda unit, aside=aside: unit.suspend(aside, gross=money("4.99"), at=LATER))  # type: ignore[misc]  # bound now
    with subject.look() as unit:
        assert [entry.label for entry in unit.suspended()] == ["c", "a", "b"]


def test_suspend_another_sale_leaves_the_open_one(subject: Subject) -> None:
    subject.commit(lambda unit: unit.keep_open_sale(a_full_sale()))
    other = replace(a_sale(), sale_id=SaleId("other"))
    subject.commit(lambda unit: unit.suspend(other, gross=money("4.99"), at=LATER))
    with subject.look() as unit:
        assert unit.open_sale() == a_full_sale()


# ---- shift and session


def test_shift_opens_once_and_closes(subject: Subject) -> None:
    subject.commit(lambda unit: unit.open_shift(a_shift()))
    with subject.look() as unit:
        assert unit.shift() == a_shift()
        assert unit.next_shift_number() == 2
        with pytest.raises(Bug):
            unit.open_shift(a_shift(2, shift_id="second"))
    subject.commit(lambda unit: unit.close_shift(a_shift().shift_id, LATER))
    with subject.look() as unit:
        assert unit.shift() is None
        with pytest.raises(Bug):
            unit.close_shift(a_shift().shift_id, LATER)


def test_open_shift_number_with_a_gap_is_a_bug(subject: Subject) -> None:
    with subject.look() as unit, pytest.raises(Bug):
        unit.open_shift(a_shift(2))


def test_shift_sums_hold_float_cash_and_refunds(subject: Subject) -> None:
    subject.commit(lambda unit: begin_shift(unit, subject.ids, float_minor=5000))
    sale = a_sale(lines_of(2))
    with subject.journal.begin() as unit:
        over = replace(paid(sale, over_minor=2), sale_id=SaleId(subject.ids.new()))
        complete(unit, over, subject.ids.new())
        card = replace(sale, sale_id=SaleId(subject.ids.new()), tenders=(Tender(TenderKind.CARD, money("9.98")),))
        complete(unit, card, subject.ids.new())
        unit.commit()
    subject.sell(a_sale(lines_of(1, direction=Direction.RETURN)))
    with subject.look() as unit:
        assert unit.shift_sums(A_SHIFT_ID) == ShiftSums(
            2, 1, money("19.96"), money("4.99"), Money(5000 + 998 - 499, "EUR")
        )


def test_shift_sums_of_a_shift_with_only_its_float(subject: Subject) -> None:
    subject.commit(lambda unit: begin_shift(unit, subject.ids, float_minor=0))
    with subject.look() as unit:
        assert unit.shift_sums(A_SHIFT_ID) == ShiftSums(0, 0, money("0"), money("0"), money("0"))


def test_session_is_remembered_and_forgotten(subject: Subject) -> None:
    for session in (Session(AN_OPERATOR, A_MOMENT), Session(None, LATER), None):
        subject.commit(lambda unit, session=session: unit.keep_session(session))  # type: ignore[misc]  # bound now
        with subject.look() as unit:
            assert unit.session() == session


def test_epoch_is_over_from_the_first_reason_on(subject: Subject) -> None:
    with subject.look() as unit:
        assert unit.epoch_over() is None
    for why in (EpochEnd.COPIED, EpochEnd.REPLACED):
        subject.commit(lambda unit, why=why: unit.end_epoch(why))  # type: ignore[misc]  # bound now
    with subject.look() as unit:
        assert unit.epoch_over() is EpochEnd.COPIED


def test_failed_pins_are_counted_per_operator(subject: Subject) -> None:
    other = OperatorId("other")
    subject.commit(lambda unit: unit.keep_failed_pins(AN_OPERATOR, 2, A_MOMENT))
    subject.commit(lambda unit: unit.keep_failed_pins(other, 1, LATER))
    with subject.look() as unit:
        assert unit.failed_pins(AN_OPERATOR) == (2, A_MOMENT)
        assert unit.failed_pins(other) == (1, LATER)
    subject.commit(lambda unit: unit.keep_failed_pins(AN_OPERATOR, 0, LATER))
    with subject.look() as unit:
        assert unit.failed_pins(AN_OPERATOR) == (0, None)


# ---- documents


def test_document_waits_until_it_is_printed(subject: Subject) -> None:
    first, second = subject.sell(), subject.sell()
    assert subject.spool.waiting() == 2
    document = subject.spool.next_document()
    assert document is not None
    assert (document.transaction_id, document.sends) == (first.transaction_id, 0)
    assert document.receipt == a_receipt(first.number_text)
    subject.commit(lambda unit: unit.mark_sending(document.spool_id))
    again = subject.spool.next_document()
    assert again is not None
    assert (again.spool_id, again.sends) == (document.spool_id, 1)
    subject.commit(lambda unit: unit.mark_printed(document.spool_id, LATER))
    after = subject.spool.next_document()
    assert after is not None
    assert after.transaction_id == second.transaction_id


def test_what_can_be_paid_with_stays_on_the_paper_alone(subject: Subject) -> None:
    slip = Receipt((Text("Store credit"), Code(CodeKind.CODE128, "12345678901234567890")), "Slip", is_bearer=True)
    subject.commit(lambda unit: unit.put_document(slip, transaction_id=None, at=A_MOMENT))
    document = subject.spool.next_document()
    assert document is not None
    assert document.receipt == slip
    subject.commit(lambda unit: unit.mark_sending(document.spool_id))
    subject.commit(lambda unit: unit.mark_printed(document.spool_id, LATER))
    assert subject.spool.next_document() is None


def test_document_of_no_transaction_is_queued_as_well(subject: Subject) -> None:
    subject.commit(lambda unit: unit.put_document(a_receipt("Test"), transaction_id=None, at=A_MOMENT))
    document = subject.spool.next_document()
    assert document is not None
    assert (document.transaction_id, document.receipt.title, document.queued_at) == (None, "Test", A_MOMENT)


def test_document_that_is_only_kept_does_not_wait_but_can_be_copied(subject: Subject) -> None:
    with subject.journal.begin() as unit:
        done = unit.append(sale_draft(paid(a_sale()), subject.ids.new()))
        unit.put_document(a_receipt(), transaction_id=done.transaction_id, at=LATER, is_printed=False)
        unit.commit()
    assert (subject.spool.waiting(), subject.spool.next_document()) == (0, None)
    with subject.look() as unit:
        assert unit.receipt_document(done.transaction_id) == a_receipt()


def test_receipt_document_is_the_original_even_after_a_copy(subject: Subject) -> None:
    done = subject.sell()
    copy = a_receipt("Copy 1")
    subject.commit(lambda unit: unit.put_document(copy, transaction_id=done.transaction_id, at=LATER))
    with subject.look() as unit:
        assert unit.receipt_document(done.transaction_id) == a_receipt(done.number_text)
        assert unit.receipt_document(TransactionId("nobody")) is None


def test_next_kick_is_the_first_later_document_that_opens_the_drawer_and_was_never_sent(subject: Subject) -> None:
    def put(unit: UnitOfWork) -> None:
        for title, kicks in (("1", True), ("2", False), ("3", True), ("4", True)):
            unit.put_document(a_receipt(title, kicks_drawer=kicks), transaction_id=None, at=A_MOMENT)

    subject.commit(put)
    first = subject.spool.next_document()
    assert first is not None
    kick = subject.spool.next_kick(first.spool_id)
    assert kick is not None
    assert kick.receipt.title == "3"
    subject.commit(lambda unit: unit.mark_sending(kick.spool_id))
    after = subject.spool.next_kick(first.spool_id)
    assert after is not None
    assert after.receipt.title == "4"
    subject.commit(lambda unit: unit.mark_printed(after.spool_id, LATER))
    assert subject.spool.next_kick(first.spool_id) is None


def test_put_document_of_a_transaction_that_is_not_there_is_a_bug(subject: Subject) -> None:
    with subject.look() as unit, pytest.raises(Bug):
        unit.put_document(a_receipt(), transaction_id=TransactionId("nobody"), at=LATER)


def test_receipts_are_listed_newest_first_with_their_copies(subject: Subject) -> None:
    first = subject.sell(a_sale(lines_of(1)))
    subject.append(TransactionKind.NO_SALE)
    second = subject.sell(a_sale(lines_of(2, direction=Direction.RETURN)))
    with subject.journal.begin() as unit:
        assert [unit.count_copy(first.transaction_id), unit.count_copy(first.transaction_id)] == [1, 2]
        unit.commit()
    with subject.look() as unit:
        newest, oldest = unit.receipts(10)
        assert [entry.transaction_id for entry in unit.receipts(1)] == [second.transaction_id]
    assert (newest.kind, newest.gross, newest.copies) == ("return", money("-9.98"), 0)
    assert (oldest.transaction_id, oldest.number_text, oldest.gross) == (
        first.transaction_id,
        "S1-2-1-1",
        money("4.99"),
    )
    assert (oldest.occurred_at, oldest.copies) == (first.occurred_at, 2)


def test_numbered_receipt_finds_the_sale_of_a_printed_number(subject: Subject) -> None:
    subject.append(TransactionKind.START)
    done = subject.sell()
    with subject.look() as unit:
        assert unit.numbered_receipt(1, 1) == done.transaction_id
        assert unit.numbered_receipt(1, 2) is None
        assert unit.numbered_receipt(2, 1) is None


# ---- the outbox


def test_due_facts_come_in_order_of_sequence_with_their_wire_form(subject: Subject) -> None:
    done = [subject.sell(), subject.append(TransactionKind.NO_SALE), subject.sell()]
    facts = subject.reading.due(ROUTE, limit=2, now=A_MOMENT)
    assert [read_fact(fact.wire) for fact in facts] == done[:2]
    assert [(fact.sequence, fact.attempts) for fact in facts] == [(1, 0), (2, 0)]
    assert subject.reading.due("elsewhere", limit=2, now=A_MOMENT) == []


def test_due_facts_without_those_in_some_rows_are_as_many_of_the_others(subject: Subject) -> None:
    done = [subject.sell() for _ in range(4)]
    left_out = {subject.row_of(done[0]), subject.row_of(done[2])}
    facts = subject.reading.due(ROUTE, limit=2, now=LATER, without=left_out)
    assert [fact.sequence for fact in facts] == [2, 4]


def test_outcomes_of_many_facts_are_written_together_each_in_its_row(subject: Subject) -> None:
    done = [subject.sell() for _ in range(3)]
    rows = [subject.row_of(fact) for fact in done]
    outcomes = [
        RowOutcome(rows[0], OutboxState.DELIVERED, remote_id="r-1", visible_at="7"),
        RowOutcome(rows[1], OutboxState.PARKED, reason="unknown item"),
        RowOutcome(rows[2], OutboxState.DELIVERED, remote_id="r-3", visible_at="9"),
    ]
    subject.commit(lambda unit: unit.record_outcomes(outcomes, LATER))
    state = subject.reading.state(ROUTE)
    assert (state.waiting, state.parked, state.last_delivered_at) == (0, 1, LATER)
    (parked,) = subject.reading.parked(ROUTE)
    assert (parked.fact_id, parked.reason) == (done[1].transaction_id, "unknown item")


def test_outcomes_that_send_one_row_two_ways_are_a_bug_and_nothing_is_written(subject: Subject) -> None:
    row_id = subject.row_of(subject.sell())
    outcomes = [RowOutcome(row_id, OutboxState.DELIVERED), RowOutcome(row_id, OutboxState.PARKED)]
    with pytest.raises(Bug, match=r"go from delivered to parked|may not go there"):
        subject.commit(lambda unit: unit.record_outcomes(outcomes, LATER))
    assert subject.due() == [1]


def test_delivered_fact_is_gone_from_the_queue(subject: Subject) -> None:
    first, second = subject.sell(), subject.sell()
    subject.record(subject.row_of(first), OutboxState.DELIVERED, remote_id="r-1", visible_at="7")
    state = subject.reading.state(ROUTE)
    assert subject.due() == [2]
    assert (state.waiting, state.parked, state.last_delivered_at) == (1, 0, LATER)
    assert state.oldest_at == second.occurred_at


def test_parked_fact_holds_up_its_kin_and_nobody_else(subject: Subject) -> None:
    sale_id = subject.ids.new()
    kin = [
        subject.append(TransactionKind.SUSPEND_SALE, {"sale_id": sale_id}),
        subject.append(TransactionKind.RECALL_SALE, {"sale_id": sale_id}),
    ]
    other = subject.sell()
    subject.record(subject.row_of(kin[0]), OutboxState.PARKED, reason="no such shop")
    assert subject.due() == [other.sequence]
    (parked,) = subject.reading.parked(ROUTE)
    assert (parked.fact_id, parked.sequence, parked.kind) == (kin[0].transaction_id, 1, "suspend_sale")
    assert (parked.reason, parked.since) == ("no such shop", LATER)
    with subject.look() as unit:
        assert unit.parked_fact(parked.row_id) == parked
        assert unit.parked_fact(parked.row_id + 1) is None
    subject.record(parked.row_id, OutboxState.WAIVED)
    assert subject.due() == [2, 3]
    assert subject.reading.state(ROUTE).parked == 0


def test_due_facts_of_one_sale_come_one_at_a_time(subject: Subject) -> None:
    sale_id = subject.ids.new()
    first = subject.append(TransactionKind.SUSPEND_SALE, {"sale_id": sale_id})
    subject.append(TransactionKind.RECALL_SALE, {"sale_id": sale_id})
    assert subject.due() == [1]
    subject.record(subject.row_of(first), OutboxState.DELIVERED)
    assert subject.due() == [2]


def test_copy_of_a_receipt_is_kin_of_its_sale(subject: Subject) -> None:
    sold, other = subject.sell(), subject.sell()
    subject.append(TransactionKind.RECEIPT_COPY, {"transaction": sold.transaction_id, "copy": 1})
    assert subject.due() == [1, 2]
    subject.record(subject.row_of(sold), OutboxState.PARKED)
    subject.record(subject.row_of(other), OutboxState.DELIVERED)
    assert subject.due() == []


def test_released_fact_is_tried_again_after_those_never_tried(subject: Subject) -> None:
    first, second = subject.sell(), subject.sell()
    row_id = subject.row_of(first)
    subject.record(row_id, OutboxState.PARKED, reason="unknown item")
    subject.record(row_id, OutboxState.WAITING)
    assert subject.due() == [2]
    subject.record(subject.row_of(second), OutboxState.DELIVERED)
    assert subject.due() == [1]


def test_unreachable_fact_waits_for_its_time(subject: Subject) -> None:
    done = subject.sell()
    row_id = subject.row_of(done)
    again = LATER + timedelta(seconds=30)
    subject.commit(lambda unit: unit.record_unreachable([row_id], next_try_at=again, reason="no link"))
    assert subject.due(later=timedelta(seconds=29)) == []
    assert subject.reading.next_try_at(ROUTE) == again
    (fact,) = subject.reading.due(ROUTE, limit=5, now=again)
    assert fact.attempts == 1


def test_unreachable_fact_holds_up_its_kin_and_nobody_else(subject: Subject) -> None:
    sale_id = subject.ids.new()
    first = subject.append(TransactionKind.SUSPEND_SALE, {"sale_id": sale_id})
    subject.append(TransactionKind.RECALL_SALE, {"sale_id": sale_id})
    subject.sell()
    row_id = subject.row_of(first)
    again = LATER + timedelta(seconds=30)
    subject.commit(lambda unit: unit.record_unreachable([row_id], next_try_at=again, reason="no link"))
    assert subject.due() == [3]


def test_fact_put_off_before_the_clock_was_set_back_is_due(subject: Subject) -> None:
    row_id = subject.row_of(subject.sell())
    tomorrow = LATER + timedelta(days=1)
    subject.commit(lambda unit: unit.record_unreachable([row_id], next_try_at=tomorrow, reason="no link"))
    assert subject.due() == [1]


def test_next_try_is_at_once_for_what_was_never_tried_and_none_when_nothing_waits(subject: Subject) -> None:
    assert subject.reading.next_try_at(ROUTE) is None
    done = subject.sell()
    assert subject.reading.next_try_at(ROUTE) is not None
    assert subject.reading.next_try_at(ROUTE) < A_MOMENT  # type: ignore[operator]  # there is one
    subject.record(subject.row_of(done), OutboxState.PARKED)
    assert subject.reading.next_try_at(ROUTE) is None


def test_state_of_an_untouched_route_is_empty(subject: Subject) -> None:
    state = subject.reading.state(ROUTE)
    assert (state.waiting, state.parked, state.oldest_at, state.last_delivered_at) == (0, 0, None, None)


@pytest.mark.parametrize("start", list(OutboxState))
@pytest.mark.parametrize("end", list(OutboxState))
def test_outbox_row_moves_only_as_the_table_allows(subject: Subject, start: OutboxState, end: OutboxState) -> None:
    row_id = subject.row_of(subject.sell())
    ways = {OutboxState.WAITING: [], OutboxState.WAIVED: [OutboxState.PARKED, OutboxState.WAIVED]}
    for step in ways.get(start, [start]):
        subject.record(row_id, step)
    if end in OUTBOX_MOVES[start]:
        subject.record(row_id, end)
    else:
        with pytest.raises(Bug):
            subject.record(row_id, end)


def test_record_outcomes_of_a_row_that_is_not_there_is_a_bug(subject: Subject) -> None:
    with pytest.raises(Bug):
        subject.record(99, OutboxState.DELIVERED)


def test_record_outcomes_is_all_or_nothing(subject: Subject) -> None:
    first, second = subject.sell(), subject.sell()
    rows = [subject.row_of(first), subject.row_of(second)]
    outcomes = [RowOutcome(rows[0], OutboxState.DELIVERED), RowOutcome(rows[1], OutboxState.WAIVED)]
    with pytest.raises(Bug):
        subject.commit(lambda unit: unit.record_outcomes(outcomes, LATER))
    assert subject.due() == [1, 2]


def test_facts_about_an_order_are_found_by_it_with_their_delivery(subject: Subject) -> None:
    step: JsonObject = {"order_id": "W-1", "step": "pick"}
    other: JsonObject = {"order_id": "W-2", "step": "pick"}
    kind = TransactionKind.ORDER_STEP
    subject.commit(lambda unit: unit.append(a_draft(kind, subject.ids.new(), step)))
    subject.commit(lambda unit: unit.append(a_draft(kind, subject.ids.new(), other)))
    subject.commit(lambda unit: unit.append(a_draft(kind, subject.ids.new(), step)))
    first = subject.reading.due(ROUTE, limit=1, now=LATER)[0]
    subject.commit(lambda unit: unit.record_outcomes([RowOutcome(first.row_id, OutboxState.DELIVERED)], LATER))
    with subject.look() as unit:
        found = unit.order_facts("W-1")
        assert [(fact.transaction.sequence, fact.delivered_at) for fact in found] == [(1, LATER), (3, None)]
        assert unit.order_facts("W-3") == []


def _append(unit: UnitOfWork, drafted: Draft) -> None:
    unit.append(drafted)


def test_orders_placed_here_are_listed_until_a_copy_must_have_them(subject: Subject) -> None:
    kind = TransactionKind.ORDER_PLACED
    for order_id in ("P-1", "P-2"):
        drafted = a_draft(kind, subject.ids.new(), {"order_id": order_id, "order": {}})
        subject.commit(partial(_append, drafted=drafted))
    first = subject.reading.due(ROUTE, limit=1, now=LATER)[0]
    subject.commit(lambda unit: unit.record_outcomes([RowOutcome(first.row_id, OutboxState.DELIVERED)], LATER))
    with subject.look() as unit:
        assert [fact.transaction.body["order_id"] for fact in unit.placed_orders(None)] == ["P-1", "P-2"]
        assert [fact.delivered_at for fact in unit.placed_orders(LATER)] == [LATER, None]
        newer = LATER + timedelta(seconds=1)
        assert [fact.transaction.body["order_id"] for fact in unit.placed_orders(newer)] == ["P-2"]


def test_fake_and_journal_fulfil_the_ports(tmp_path: Path) -> None:
    fake: Journal = FakeJournal(an_identity())
    real: Journal = journal_in(tmp_path)
    reader = JournalReader(tmp_path / "journal.sqlite")
    outboxes: list[Outbox] = [reader, FakeJournal(an_identity())]
    spools: list[Spool] = [reader, FakeJournal(an_identity())]
    assert fake.identity == real.identity
    assert [outbox.state(ROUTE).waiting for outbox in outboxes] == [0, 0]
    assert [spool.waiting() for spool in spools] == [0, 0]
    reader.close()
    real.close()  # type: ignore[attr-defined]  # the journal on disk has one


# ---- receipts by e-mail


def test_mail_is_handed_over_once_and_loses_nothing_that_waits(subject: Subject) -> None:
    sale = subject.sell()
    subject.commit(lambda unit: unit.put_mail("m-1", sale.transaction_id, "sealed", A_MOMENT))
    with subject.look() as unit:
        assert unit.mails_cut_short() == ()
    subject.commit(lambda unit: unit.hand_over_mail("m-1"))
    with subject.look() as unit:
        assert unit.mails_cut_short() == ("m-1",)
        assert not unit.hand_over_mail("m-1")
    subject.commit(lambda unit: unit.record_mail("m-1", MailResult(MailState.SENT), LATER))
    with subject.look() as unit:
        assert unit.mails_cut_short() == ()
        assert not unit.hand_over_mail("m-1")


def test_mail_of_no_transaction_is_a_bug(subject: Subject) -> None:
    with pytest.raises(Bug), subject.look() as unit:
        unit.put_mail("m-1", TransactionId("nowhere"), "sealed", A_MOMENT)
