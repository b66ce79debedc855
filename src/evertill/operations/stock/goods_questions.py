"""What a person looks up about goods: what is to do, a document, and the stock of an article with its age."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.standing import FOR_SALE, Channel, Standing
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.stock.stock_book import BookKeeper, OpeningCheck, keeper_of, opening_check
from evertill.domain.stock.stock_document import CountScope, DocumentId, StockDocument
from evertill.domain.stock.stocktake import Stocktake
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.looking_up.standings import standing_here
from evertill.operations.looking_up.team_tasks import TeamTask, read_tasks
from evertill.operations.stock.book_document import uncounted
from evertill.operations.stock.shown_transfers import ShownTransfer, shown_transfers
from evertill.operations.stock.stocktakes import known_stocktakes, stocked_in_scope
from evertill.operations.stock.unlisted import Unlisted, unlisted_goods
from evertill.ports.notices import LinkChanged
from evertill.ports.stock import ShownStock, StockedArticle

STOCK_TASKS = frozenset(
    {
        ExceptionKind.OVERSOLD,
        ExceptionKind.NEGATIVE_STOCK,
        ExceptionKind.TRANSFER_VARIANCE,
        ExceptionKind.COUNTS_DISAGREE,
    }
)
"""Tasks that are about goods."""
NAMED_LINES = 10
"""Of each transfer: more are not shown in the overview."""


@dataclass(frozen=True, slots=True)
class StockBook:
    """Who keeps the stock, how old the copy is, and how much of ours is not in it."""

    keeper: BookKeeper
    copied_at: datetime | None
    link: LinkChanged
    waiting: int
    opening: OpeningCheck


@dataclass(frozen=True, slots=True)
class GoodsOverview:
    """All that is to be done with goods."""

    store: str
    documents: tuple[StockDocument, ...]
    transfers: tuple[ShownTransfer, ...]
    """Those that are not over."""
    tasks: tuple[TeamTask, ...]
    below_zero: tuple[StockedArticle, ...]
    categories: tuple[str, ...]
    """Of the articles that there are, for counts."""
    zones: tuple[str, ...]
    """Aisles that can be counted, as they are walked past."""
    stocktakes: tuple[Stocktake, ...]
    """Which zones were counted lately, here and at other tills."""
    unlisted: tuple[Unlisted, ...]
    """Goods under codes that nobody knew."""
    names: Mapping[str, str]
    """Of the articles in transfers, where this till knows them."""
    book: StockBook


@dataclass(frozen=True, slots=True)
class AskGoods(Question[GoodsOverview]):
    """What is to be done."""

    store: str
    now: datetime | None = None
    """Goods under codes that nobody knew are looked for where it is given."""

    def answer(self, reading: Reading) -> GoodsOverview:
        """Look it up."""
        shown = shown_transfers(reading.shop.transfers(), reading.journal.transfer_steps())
        stocked = reading.stock.stocked()
        transfers = tuple(each for each in shown if not each.transfer.is_over)
        return GoodsOverview(
            store=self.store,
            documents=tuple(reading.journal.stock_documents()),
            transfers=transfers,
            tasks=tuple(task for task in read_tasks(reading.shop.tasks()) if task.kind in STOCK_TASKS),
            below_zero=tuple(each for each in stocked if each.on_hand_micro < 0),
            categories=tuple(sorted({each.category for each in stocked if each.category})),
            zones=tuple(reading.catalogue.aisles()),
            stocktakes=known_stocktakes(reading.journal, reading.shop),
            unlisted=unlisted_goods(reading, self.now) if self.now is not None else (),
            names=_names(reading, transfers),
            book=stock_book(reading),
        )


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document, and what of a full count nobody has counted; None when it is booked or discarded."""

    document: StockDocument | None
    rest: tuple[StockedArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class AskDocument(Question[DocumentShown]):
    """One document as it is kept."""

    document_id: DocumentId

    def answer(self, reading: Reading) -> DocumentShown:
        """Look it up."""
        document = reading.journal.stock_document(self.document_id)
        if document is None or document.scope is CountScope.ARTICLES:
            return DocumentShown(document)
        stocked = stocked_in_scope(document, reading.stock, reading.catalogue)
        return DocumentShown(document, tuple(uncounted(document, stocked)))


@dataclass(frozen=True, slots=True)
class ItemStock:
    """An article here: what there is, what is on its way, and how old all that is."""

    sku: str
    item: Item | None
    shown: ShownStock | None
    transfers: tuple[ShownTransfer, ...]
    """Those of this article that are not over."""
    book: StockBook
    place: ShelfPlace | None = None
    """Where it stands in this shop."""
    at_counter: Standing = FOR_SALE
    on_web: Standing = FOR_SALE


@dataclass(frozen=True, slots=True)
class AskItemStock(Question[ItemStock]):
    """The stock of the article with this number or barcode."""

    code: str

    def answer(self, reading: Reading) -> ItemStock:
        """Look it up."""
        item = reading.catalogue.find_by_sku(self.code) or reading.catalogue.find_by_code(self.code)
        sku = self.code if item is None else item.sku
        shown = shown_transfers(reading.shop.transfers(), reading.journal.transfer_steps())
        store = reading.journal.identity().store
        at_counter, on_web = (
            FOR_SALE if item is None else standing_here(reading.catalogue, reading.journal, item, channel, store)
            for channel in (Channel.STORE, Channel.WEB)
        )
        return ItemStock(
            sku=sku,
            item=item,
            shown=reading.stock.quantities(sku),
            transfers=tuple(each for each in shown if not each.transfer.is_over and _has(each, sku)),
            book=stock_book(reading),
            place=reading.catalogue.shelf_place(sku),
            at_counter=at_counter,
            on_web=on_web,
        )


@dataclass(frozen=True, slots=True)
class AskStockBook(Question[StockBook]):
    """Whether the copy can be relied on: asked when the shop opens."""

    def answer(self, reading: Reading) -> StockBook:
        """Look it up."""
        return stock_book(reading)


def stock_book(reading: Reading) -> StockBook:
    """Who keeps the stock, and how far the copy has come."""
    copied_at, queue = reading.freshness.copied_at("stock"), reading.outbox.state(reading.route)
    keeper = keeper_of(reading.route)
    closed = reading.journal.z_reports(1)
    closed_at = closed[0].closed_at if closed else None
    is_old = closed_at is not None and queue.oldest_at is not None and queue.oldest_at <= closed_at
    waiting = queue.waiting if is_old else 0
    check = opening_check(keeper, copied_at=copied_at, closed_at=closed_at, waiting=waiting)
    return StockBook(keeper, copied_at, reading.link(), queue.waiting, check)


def _names(reading: Reading, transfers: Sequence[ShownTransfer]) -> dict[str, str]:
    skus = {line.sku for each in transfers for line in each.transfer.lines[:NAMED_LINES]}
    items = (reading.catalogue.find_by_sku(sku) for sku in sorted(skus))
    return {item.sku: item.name for item in items if item is not None and item.name}


def _has(shown: ShownTransfer, sku: str) -> bool:
    return any(line.sku == sku for line in shown.transfer.lines)
