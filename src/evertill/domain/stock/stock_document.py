"""Goods being received, sent, asked for, counted or adjusted: a document that fills line by line until it is booked.

Every edit gives a new document. Nothing has moved while it is open; what moves is said by `stock_facts` once it is
booked. Quantities are millionths of the article's unit.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.kernel.ids import EpochId, OperatorId
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass

DocumentId = NewType("DocumentId", str)
"""Made before the first line is written; the id of the fact that books it is another."""

LINES_MAX = 5_000
"""What one fact can hold (`/v1/transfers` takes no more); a larger count is booked as several facts."""


class DocumentKind(StrEnum):
    """What is done with the goods; the text never changes."""

    RECEIPT = "receipt"
    """Goods come in that no transfer told of."""
    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    REQUEST = "request"
    """Another place is asked for goods; nothing moves."""
    COUNT = "count"
    ADJUSTMENT = "adjustment"


class CountScope(StrEnum):
    """What a count says about articles that nobody counted."""

    ARTICLES = "articles"
    """Nothing: only what was counted counts (a cycle count)."""
    CATEGORY = "category"
    """Those of one category are not there."""
    ZONE = "zone"
    """Those that stand in one aisle are not there; what lies in other aisles beside is another count."""
    PLACE = "place"
    """None of the others is there (a full count)."""


class Adjusting(StrEnum):
    """Which way an adjustment goes."""

    OUT = "out"
    """Gone: waste, own use, stolen."""
    IN = "in"
    """Found."""
    ASIDE = "aside"
    """Still here, but not for sale."""
    BACK = "back"
    """For sale again."""


@dataclass(frozen=True, slots=True)
class CountedAt:
    """Where in the till's journal an article was last counted: what is written after it still applies."""

    epoch: EpochId
    sequence: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StockLine:
    """An article of a document."""

    sku: str
    name: str
    unit: Unit
    micro: int = 0
    """What was found in hand: received, sent, counted, adjusted."""
    expected_micro: int | None = None
    """What a note says, or what the books said when the article was last counted; None when nothing says."""
    aside_micro: int = 0
    """How much of `micro` is damaged and cannot be sold."""
    is_touched: bool = False
    """Whether somebody has scanned or keyed it; a line of a note begins untouched."""
    counted_at: CountedAt | None = None
    is_unlisted: bool = False
    """Received by its code alone, which the catalogue does not know."""
    is_elsewhere: bool = False
    """Found in another zone than where it stands; known once the count of a zone is booked."""

    @property
    def difference_micro(self) -> int:
        """What is there beyond what was expected; below zero where some is missing, zero where nothing says."""
        return 0 if self.expected_micro is None else self.micro - self.expected_micro


@dataclass(frozen=True, slots=True)
class StockDocument:
    """One open document; `partner` is the other place of a transfer, or who delivers."""

    document_id: DocumentId
    kind: DocumentKind
    started_at: datetime
    started_by: OperatorId
    partner: str = ""
    number: str = ""
    """Of the delivery or purchase note, or what a person calls a count."""
    transfer_id: str = ""
    carton: str = ""
    """What the goods came in: received once, whoever scans it."""
    scope: CountScope = CountScope.ARTICLES
    category: str = ""
    zone: str = ""
    """The aisle that is counted."""
    stocktake: str = ""
    """What the zones that are counted together are known by."""
    is_blind: bool = False
    """Whether whoever counts does not see what the books say."""
    adjusting: Adjusting = Adjusting.OUT
    reason: str = ""
    note: str = ""
    lines: tuple[StockLine, ...] = ()

    def line(self, sku: str) -> StockLine | None:
        """The line of an article."""
        return next((line for line in self.lines if line.sku == sku), None)

    @property
    def touched(self) -> tuple[StockLine, ...]:
        """Lines somebody has scanned or keyed."""
        return tuple(line for line in self.lines if line.is_touched)

    @property
    def differing(self) -> tuple[StockLine, ...]:
        """Lines that came out otherwise than expected."""
        return tuple(line for line in self.lines if line.difference_micro)


class TooMuch(ValueError):
    """More than the books can hold, or more lines than a fact can."""


def put_quantity(document: StockDocument, line: StockLine, micro: int) -> StockDocument:
    """The document with this line's quantity set; it stands last, as what was touched last. TooMuch beyond bounds."""
    if not 0 <= micro <= LARGEST_STOCK_MICRO:
        raise TooMuch
    changed = replace(line, micro=micro, aside_micro=min(line.aside_micro, micro), is_touched=True)
    others = tuple(each for each in document.lines if each.sku != line.sku)
    if len(others) >= LINES_MAX and document.kind is not DocumentKind.COUNT:
        raise TooMuch
    return replace(document, lines=(*others, changed))


def put_aside(document: StockDocument, sku: str, micro: int) -> StockDocument:
    """The document with so much of a line damaged; TooMuch beyond what is in hand of it, or for an unknown line."""
    line = document.line(sku)
    if line is None or not 0 <= micro <= line.micro:
        raise TooMuch
    changed = replace(line, aside_micro=micro)
    return replace(document, lines=tuple(changed if each.sku == sku else each for each in document.lines))


def without_line(document: StockDocument, sku: str) -> StockDocument:
    """The document without an article; one that a note expects is untouched again."""
    line = document.line(sku)
    if line is None:
        return document
    if line.expected_micro is not None and document.kind is not DocumentKind.COUNT:
        untouched = replace(line, micro=0, aside_micro=0, is_touched=False)
        return replace(document, lines=tuple(untouched if each.sku == sku else each for each in document.lines))
    return replace(document, lines=tuple(each for each in document.lines if each.sku != sku))
