"""What a person looks up: products, receipts, suspended sales, tiles, the state of the sync; on the query worker."""

from collections.abc import Sequence
from datetime import datetime

from evertill.domain.goods.catalogue import FoundItem, Tile
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.looking_up.standings import sold_here
from evertill.ports.connector import OutgoingFact
from evertill.ports.journal_rows import ParkedFact, QueueState, ReceiptEntry, SuspendedSale
from evertill.ports.notices import LinkChanged

FURTHEST = 16
"""A search goes through so many times as many hits as are asked for, where a shop sells few of them."""
COPIED = ("products", "prices", "taxes", "stock", "operators", "policy")
"""The streams whose age a person is told, in the order they are told in."""


@dataclass(frozen=True, slots=True)
class ProductsFound:
    """Hits for a text, best first."""

    text: str
    found: tuple[FoundItem, ...]
    stock_as_of: datetime | None
    paused: frozenset[str] = frozenset()
    """SKUs of hits that are off sale at this counter just now."""


@dataclass(frozen=True, slots=True)
class SearchProducts(Question[ProductsFound]):
    """Products whose name, SKU or barcode holds the text."""

    text: str
    limit: int = 50

    def answer(self, reading: Reading) -> ProductsFound:
        """Look it up."""
        return reading.at_once(lambda: self._answer(reading))

    def _answer(self, reading: Reading) -> ProductsFound:
        paused: set[str] = set()
        found = reading.stock.laid_over(lambda: self._found(reading, self.limit, paused))
        return ProductsFound(self.text, tuple(found), reading.freshness.copied_at("stock"), frozenset(paused))

    def _found(self, reading: Reading, limit: int, paused: set[str]) -> Sequence[FoundItem]:
        """What this shop sells; looked for further where the first hits are sold elsewhere only."""
        hits = tuple(reading.catalogue.search(self.text, limit))
        journal = reading.journal
        found, off_sale = sold_here(reading.catalogue, journal, hits, lambda: journal.identity().store)
        if len(found) < min(len(hits), self.limit) and len(hits) == limit and limit < self.limit * FURTHEST:
            return self._found(reading, limit * 4, paused)
        paused.update(off_sale)
        return found[: self.limit]


@dataclass(frozen=True, slots=True)
class ListReceipts(Question[tuple[ReceiptEntry, ...]]):
    """The latest receipts."""

    limit: int = 50

    def answer(self, reading: Reading) -> tuple[ReceiptEntry, ...]:
        """Look it up."""
        return tuple(reading.journal.receipts(self.limit))


@dataclass(frozen=True, slots=True)
class ListSuspended(Question[tuple[SuspendedSale, ...]]):
    """Sales put aside."""

    def answer(self, reading: Reading) -> tuple[SuspendedSale, ...]:
        """Look it up."""
        return tuple(reading.journal.suspended())


@dataclass(frozen=True, slots=True)
class ListTiles(Question[tuple[Tile, ...]]):
    """The quick keys."""

    def answer(self, reading: Reading) -> tuple[Tile, ...]:
        """Look it up."""
        return tuple(reading.catalogue.tiles())


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

    def answer(self, reading: Reading) -> SyncState:
        """Look it up."""
        return _sync_state(reading)


@dataclass(frozen=True, slots=True)
class FactPreview:
    """What would be sent of a fact; None when the journal does not have it."""

    fact_id: TransactionId
    text: str | None


@dataclass(frozen=True, slots=True)
class PreviewFact(Question[FactPreview]):
    """What would be sent of this fact, for the person who must decide about it."""

    fact_id: TransactionId

    def answer(self, reading: Reading) -> FactPreview:
        """Look it up."""
        return _preview(reading, self.fact_id)


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
