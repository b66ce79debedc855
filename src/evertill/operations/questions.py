"""What a person looks up: products, receipts, suspended sales, tiles, the state of the sync; on the query worker."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar, cast

from evertill.domain.catalogue import FoundItem, Tile
from evertill.domain.transaction import Transaction
from evertill.kernel.errors import Fault
from evertill.kernel.ids import TransactionId
from evertill.kernel.worker import Worker
from evertill.operations.command import Question
from evertill.operations.desk import BUG_SENTENCE, Post
from evertill.ports.catalogue import Catalogue, Freshness
from evertill.ports.connector import OutgoingFact
from evertill.ports.journal import Outbox, ParkedFact, QueueState, ReceiptEntry, SuspendedSale
from evertill.ports.notices import LinkChanged
from evertill.ports.stock import StockView

Answer = TypeVar("Answer")

COPIED = ("products", "prices", "taxes", "stock", "operators", "policy")
"""The streams whose age a person is told, in the order they are told in."""


class JournalReading(Protocol):
    """What questions ask of the journal, on a read-only connection of the query worker."""

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        ...

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        ...

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction, checked against its hash."""
        ...


@dataclass(frozen=True, slots=True)
class ProductsFound:
    """Hits for a text, best first."""

    text: str
    found: tuple[FoundItem, ...]
    stock_as_of: datetime | None


@dataclass(frozen=True, slots=True)
class SearchProducts(Question[ProductsFound]):
    """Products whose name, SKU or barcode holds the text."""

    text: str
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ListReceipts(Question[tuple[ReceiptEntry, ...]]):
    """The latest receipts."""

    limit: int = 50


@dataclass(frozen=True, slots=True)
class ListSuspended(Question[tuple[SuspendedSale, ...]]):
    """Sales put aside."""


@dataclass(frozen=True, slots=True)
class ListTiles(Question[tuple[Tile, ...]]):
    """The quick keys."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """The three facts of the indicator, and what needs a person."""

    link: LinkChanged
    queue: QueueState
    parked: tuple[ParkedFact, ...]
    stock_as_of: datetime | None
    catalogue_as_of: datetime | None
    copies: tuple[tuple[str, datetime | None], ...] = ()
    """Each stream that is copied, and when its copy was last known to be up to date."""


@dataclass(frozen=True, slots=True)
class AskSyncState(Question[SyncState]):
    """How the sync stands."""


@dataclass(frozen=True, slots=True)
class FactPreview:
    """What would be sent of a fact; None when the journal does not have it."""

    fact_id: TransactionId
    text: str | None


@dataclass(frozen=True, slots=True)
class PreviewFact(Question[FactPreview]):
    """What would be sent of this fact, for the person who must decide about it."""

    fact_id: TransactionId


def as_recorded(fact: OutgoingFact) -> str:
    """The fact as the journal froze it, readable: what is shown where no connector says what it makes of it."""
    return json.dumps(json.loads(fact.wire), ensure_ascii=False, indent=2, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """The read-only parts of one counter, each on the query worker's own connections."""

    catalogue: Catalogue
    stock: StockView
    freshness: Freshness
    journal: JournalReading
    outbox: Outbox
    route: str
    link: Callable[[], LinkChanged]
    preview: Callable[[OutgoingFact], str] = as_recorded
    """The connector's `preview`; pure, so that the query worker may call it."""


class QuestionDesk:
    """Answers questions on the query worker; of two of one kind that wait, only the newer is answered."""

    def __init__(self, worker: Worker, open_reading: Callable[[], Reading], post: Post) -> None:
        self._worker = worker
        self._open_reading = open_reading
        self._reading: Reading | None = None
        self._post = post
        self._latest: dict[type, int] = {}

    def ask(
        self,
        question: Question[Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Fault], None],
    ) -> bool:
        """Queue the question; a newer one of its kind takes its place. False, and not asked, when the queue is full."""
        kind = type(question)
        turn = self._latest.get(kind, 0) + 1

        def job() -> None:
            if self._latest.get(kind, 0) > turn:
                return
            reply = partial(failed, Fault(BUG_SENTENCE))
            try:
                reply = partial(then, self.answer(question))
            except Fault as fault:
                reply = partial(failed, fault)
            finally:
                self._post(reply)

        if not self._worker.submit(job):
            return False  # the one that waits keeps its turn
        self._latest[kind] = turn
        return True

    def answer(self, question: Question[Answer]) -> Answer:
        """Answer now, on the query worker."""
        if self._reading is None:
            self._reading = self._open_reading()
        return cast(Answer, _answer(self._reading, question))  # each question names its answer's type


def _answer(reading: Reading, question: object) -> object:
    match question:
        case SearchProducts(text, limit):
            found = tuple(reading.catalogue.search(text, limit))
            return ProductsFound(text, _with_stock(found, reading.stock), reading.freshness.copied_at("stock"))
        case ListReceipts(limit):
            return tuple(reading.journal.receipts(limit))
        case ListSuspended():
            return tuple(reading.journal.suspended())
        case ListTiles():
            return tuple(reading.catalogue.tiles())
        case AskSyncState():
            return _sync_state(reading)
        case PreviewFact(fact_id):
            return _preview(reading, fact_id)
        case _:
            raise AssertionError(f"nobody answers {type(question).__name__}")


def _with_stock(found: Sequence[FoundItem], stock: StockView) -> tuple[FoundItem, ...]:
    copied: dict[str, int] = {hit.item.sku: hit.on_hand_micro for hit in found if hit.on_hand_micro is not None}
    on_hand = stock.laid_over(copied)
    return tuple(FoundItem(hit.item, on_hand.get(hit.item.sku), hit.description) for hit in found)


def _sync_state(reading: Reading) -> SyncState:
    return SyncState(
        link=reading.link(),
        queue=reading.outbox.state(reading.route),
        parked=tuple(reading.outbox.parked(reading.route)),
        stock_as_of=reading.freshness.copied_at("stock"),
        catalogue_as_of=reading.freshness.copied_at("products"),
        copies=tuple((stream, reading.freshness.copied_at(stream)) for stream in COPIED),
    )


def _preview(reading: Reading, fact_id: TransactionId) -> FactPreview:
    fact = reading.journal.transaction(fact_id)
    return FactPreview(fact_id, None if fact is None else reading.preview(OutgoingFact(fact_id, fact.wire)))
