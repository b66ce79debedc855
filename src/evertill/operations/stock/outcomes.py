"""What comes of working on a document of goods."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.catalogue import Item
from evertill.domain.stock.stock_document import DocumentKind, StockDocument
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.selling.sale.outcomes import EntryNotPossible


@dataclass(frozen=True, slots=True)
class DocumentChanged:
    """The document as it is kept now, and the article that was touched."""

    document: StockDocument
    sku: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGone:
    """It was booked or discarded meanwhile."""


@dataclass(frozen=True, slots=True)
class GoodsUnknown:
    """Nothing in the catalogue has this code; nothing was added."""

    text: str


@dataclass(frozen=True, slots=True)
class MeasureNeeded:
    """The article is measured, and the code says no measure."""

    item: Item


@dataclass(frozen=True, slots=True)
class SamePackScanned:
    """The other code of the pack that was scanned just before: counted once."""

    document: StockDocument


@dataclass(frozen=True, slots=True)
class DocumentBooked:
    """It stands in the journal, and is on its way."""

    document: StockDocument
    transactions: tuple[Transaction, ...]


@dataclass(frozen=True, slots=True)
class DocumentDiscarded:
    """Nothing of it was booked."""

    kind: DocumentKind


GoodsBarred = SignOnNeeded | NotAllowed
"""The till need not be open to receive or count."""

EditOutcome = DocumentChanged | DocumentGone | EntryNotPossible | GoodsBarred
ScanGoodsOutcome = (
    DocumentChanged
    | DocumentGone
    | GoodsUnknown
    | MeasureNeeded
    | SamePackScanned
    | EntryNotPossible
    | SignOnNeeded
    | NotAllowed
)
BookOutcome = DocumentBooked | DocumentGone | EntryNotPossible | GoodsBarred
