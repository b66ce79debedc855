"""Looking things up: of several questions of one kind the latest is answered, and always."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from evertill.domain.facts.transaction import Identity, Transaction
from evertill.domain.goods.standing import AssortmentMark
from evertill.kernel.errors import Fault, JournalFault
from evertill.kernel.ids import EpochId, SaleId, TransactionId
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.desk import BUG_SENTENCE
from evertill.operations.looking_up.questions import (
    AskSyncState,
    FactPreview,
    ListReceipts,
    ListSuspended,
    ListTiles,
    PreviewFact,
    ProductsFound,
    SearchProducts,
    SyncState,
)
from evertill.operations.question_desk import QuestionDesk
from evertill.ports.journal_rows import DueFact, ParkedFact, QueueState, ReceiptEntry, Shift, SuspendedSale
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ports.sales_reports import ReportKind, ReportRow
from evertill.ports.till_control import ZEntry
from tests.support.counter import CASHIER, TEA, WATER, FakeCatalogue, HeldWorker, Till
from tests.support.sales import A_MOMENT, an_item, money

LINK = LinkChanged(LinkState.OFFLINE, A_MOMENT, "No answer.")
QUEUE = QueueState(waiting=3, parked=1, oldest_at=A_MOMENT, last_delivered_at=None)
PARKED = ParkedFact(1, TransactionId("t-1"), 4, "sale", "unknown store", A_MOMENT)
DONE = Till().sells().transaction
RECEIPT = ReceiptEntry(TransactionId("t-1"), "S1-2-1-1", A_MOMENT, money("4.99"), "sale", 0)
ASIDE = SuspendedSale(SaleId("s-1"), "table 4", A_MOMENT, CASHIER, money("4.99"), 1)


@dataclass(frozen=True, slots=True)
class Riddle(Question[None]):
    """A question whose answer has a bug."""

    def answer(self, reading: Reading) -> None:
        """Never right."""
        raise AssertionError("a bug of its own")


class FakeLists:
    """Receipts and suspended sales, with what was asked for."""

    def identity(self) -> Identity:
        """Of a till of shop S1."""
        return Identity("S1", "1", EpochId("0"), 1)

    def own_marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """Nothing was taken off sale here."""
        return []

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """One transaction."""
        return DONE if transaction_id == DONE.transaction_id else None

    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """None are asked for."""
        return []

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """None so far."""
        return []

    def report_rows(self, kind: ReportKind, first: date, last: date) -> Sequence[ReportRow]:
        """None are asked for."""
        return []

    def report_currency(self, first: date, last: date) -> str | None:
        """Nothing was sold."""
        return None

    def last_written(self) -> str | None:
        """Nothing happened."""
        return None

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """One receipt, so often as asked for."""
        return [RECEIPT] * limit

    def suspended(self) -> Sequence[SuspendedSale]:
        """One sale."""
        return [ASIDE]


class FakeOutbox:
    """What waits on the way to the backend."""

    def due(self, route: str, *, limit: int, now: datetime) -> Sequence[DueFact]:
        """Nothing is due."""
        return []

    def next_try_at(self, route: str) -> datetime | None:
        """Never."""
        return None

    def state(self, route: str) -> QueueState:
        """Of the route asked for."""
        assert route == "central"
        return QUEUE

    def parked(self, route: str) -> Sequence[ParkedFact]:
        """One fact."""
        assert route == "central"
        return [PARKED]


class FakeFreshness:
    """When each stream was copied."""

    def copied_at(self, stream: str) -> datetime | None:
        """Stock has been, products have not."""
        return A_MOMENT if stream == "stock" else None


class Asking:
    """A question desk on a worker that runs when told."""

    def __init__(self, *, capacity: int = 1000) -> None:
        self.catalogue = FakeCatalogue([TEA, WATER, an_item(sku="S-1", name="Tea tasting", is_stocked=False)])
        self.catalogue.stock = {"A-1": 7_000_000, "S-1": 1}
        self.worker = HeldWorker(capacity=capacity)
        self.opened = 0
        self.fault: Fault | None = None
        self.desk = QuestionDesk(self.worker, self._open, lambda callback: callback())
        self.answers: list[Any] = []
        self.faults: list[Fault] = []

    def _open(self) -> Reading:
        if self.fault is not None:
            raise self.fault
        self.opened += 1
        return Reading(
            catalogue=self.catalogue,
            stock=self.catalogue,
            freshness=FakeFreshness(),
            journal=FakeLists(),
            outbox=FakeOutbox(),
            route="central",
            link=lambda: LINK,
        )

    def ask(self, question: Question[Any]) -> bool:
        """Ask it; the answer comes to `answers` or `faults`."""
        return self.desk.ask(question, self.answers.append, self.faults.append)


def test_search_finds_items_with_the_stock_a_person_should_see() -> None:
    asking = Asking()

    asking.ask(SearchProducts("tea"))
    asking.worker.run()

    found: ProductsFound = asking.answers[0]
    assert (found.text, found.stock_as_of) == ("tea", A_MOMENT)
    assert [(hit.item.sku, hit.on_hand_micro) for hit in found.found] == [("A-1", 7_000_000), ("S-1", None)]


def test_lists_are_answered_from_the_journal_and_the_catalogue() -> None:
    asking = Asking()

    for question in (ListReceipts(2), ListSuspended(), ListTiles(), AskSyncState()):
        asking.ask(question)
    asking.worker.run()

    receipts, aside, tiles, state = asking.answers
    assert (receipts, aside) == ((RECEIPT, RECEIPT), (ASIDE,))
    assert [tile.sku for tile in tiles] == ["A-1", "A-2", "S-1"]
    copies = dict(state.copies)
    assert (copies["stock"], copies["products"]) == (A_MOMENT, None)
    assert state == SyncState(LINK, QUEUE, (PARKED,), A_MOMENT, None, state.copies)


def test_preview_of_a_fact_is_what_was_recorded_where_no_connector_says_more() -> None:
    asking = Asking()

    asking.ask(PreviewFact(DONE.transaction_id))
    asking.worker.run()
    asking.ask(PreviewFact(TransactionId("unknown")))
    asking.worker.run()

    known, unknown = asking.answers
    assert json.loads(known.text) == json.loads(DONE.wire)
    assert "\n" in known.text
    assert unknown == FactPreview(TransactionId("unknown"), None)


def test_of_two_of_one_kind_only_the_newer_is_answered() -> None:
    asking = Asking()

    for text in ("t", "te", "tea"):
        asking.ask(SearchProducts(text))
    asking.ask(ListSuspended())
    asking.worker.run()

    assert [type(answer) for answer in asking.answers] == [ProductsFound, tuple]
    assert asking.answers[0].text == "tea"


def test_answered_one_after_the_other_each_is_answered() -> None:
    asking = Asking()

    for text in ("t", "te"):
        asking.ask(SearchProducts(text))
        asking.worker.run()

    assert [answer.text for answer in asking.answers] == ["t", "te"]
    assert asking.opened == 1


def test_when_the_newer_finds_the_queue_full_the_one_that_waits_is_answered() -> None:
    asking = Asking(capacity=1)
    assert asking.ask(SearchProducts("te"))

    assert not asking.ask(SearchProducts("tea"))
    asking.worker.run()

    assert [answer.text for answer in asking.answers] == ["te"]
    assert asking.ask(SearchProducts("wat"))
    asking.worker.run()
    assert [answer.text for answer in asking.answers] == ["te", "wat"]


def test_answer_given_while_the_question_is_being_queued_is_given_all_the_same() -> None:
    """The query worker may be quicker than the thread that asks."""
    asking = Asking()

    class QuickWorker(HeldWorker):
        """Runs a job before `submit` returns."""

        def submit(self, job: Any) -> bool:
            job()
            return True

    asking.desk = QuestionDesk(QuickWorker(), asking._open, lambda callback: callback())
    asking.ask(SearchProducts("te"))
    asking.ask(SearchProducts("tea"))

    assert [answer.text for answer in asking.answers] == ["te", "tea"]


def test_fault_comes_to_whoever_asked() -> None:
    asking = Asking()
    asking.fault = JournalFault("The journal cannot be read.")
    asking.ask(ListReceipts())
    asking.worker.run()
    asking.fault = None
    asking.ask(ListReceipts(1))
    asking.worker.run()

    assert [fault.text for fault in asking.faults] == ["The journal cannot be read."]
    assert asking.answers == [(RECEIPT,)]


def test_bug_comes_to_whoever_asked_too() -> None:
    asking = Asking()
    asking.ask(Riddle())

    with pytest.raises(AssertionError, match="a bug of its own"):
        asking.worker.run()

    assert [fault.text for fault in asking.faults] == [BUG_SENTENCE]
