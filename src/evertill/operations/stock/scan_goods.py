"""A scan, or a code keyed, while goods are received, sent or counted: one more of its article, or so much of it."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.codes.codes import (
    ItemCode,
    ItemMatch,
    MeasureCode,
    PlainCode,
    RefusedCode,
    ScannedCode,
    is_same_pack,
    read_code,
    sentence_for,
)
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.goods.catalogue import Item
from evertill.domain.stock.stock_document import (
    CountedAt,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
    TooMuch,
    put_quantity,
)
from evertill.kernel.quantity import MICRO, Unit, quantity_from_text
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.looking_up.assigned_codes import find_assigned
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.document_rights import open_document
from evertill.operations.stock.outcomes import (
    DocumentChanged,
    GoodsUnknown,
    MeasureNeeded,
    SamePackScanned,
    ScanGoodsOutcome,
)
from evertill.ports.journal import UnitOfWork

TOO_MUCH = EntryNotPossible(
    "That is more than this document can hold, so nothing was changed; book what is there and begin another."
)

NO_QUANTITY = EntryNotPossible("That is no quantity of this article, so nothing was changed; key it once more.")


@dataclass(frozen=True, slots=True)
class ScanGoods(Command[ScanGoodsOutcome]):
    """Add one of what this code names, or as much as was keyed before it."""

    document_id: DocumentId
    scanned: ScannedCode
    quantity: Decimal | None = None
    previous: ScannedCode | None = None
    """The last scan that counted."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ScanGoodsOutcome:
        """By `scan_goods`."""
        return scan_goods(unit, counter, self)


def scan_goods(unit: UnitOfWork, counter: Counter, command: ScanGoods) -> ScanGoodsOutcome:
    """Read the code, find its article, add it; every scan is on disk before it is shown."""
    document = open_document(unit, counter, command.document_id)
    if not isinstance(document, StockDocument):
        return document
    if command.previous is not None and is_same_pack(command.previous, command.scanned):
        return SamePackScanned(document)
    found = _found(counter, command.scanned)
    if isinstance(found, GoodsUnknown):
        became = find_assigned(unit, counter, found.text)
        found = found if became is None else _Found(became)
    if isinstance(found, GoodsUnknown):
        unlisted = document.line(found.text)
        more = unlisted is not None and unlisted.is_unlisted and command.quantity is None
        return added(unit, counter, document, unlisted, unlisted.micro + MICRO) if more and unlisted else found
    if not isinstance(found, _Found):
        return found
    item = found.item
    if not item.is_stocked:
        return EntryNotPossible(f"No stock is kept of {item.name or item.sku}, so nothing was added; leave it out.")
    if item.details.components:
        return EntryNotPossible(
            f"{item.name or item.sku} is made of other articles, so nothing was added; scan those instead."
        )
    micro = found.measure_micro
    if command.quantity is not None:
        micro = micro_of(item.unit, command.quantity)
        if micro is None:
            return NO_QUANTITY
    if micro is None and item.is_weighed:
        return MeasureNeeded(item)
    line = document.line(item.sku) or StockLine(item.sku, item.name or item.sku, item.unit)
    return added(unit, counter, document, line, line.micro + (MICRO if micro is None else micro))


def found_by_code(counter: Counter, code: str) -> Item | None:
    """The article with this number or barcode."""
    gtin = normalise_gtin(code)
    found = None if gtin is None else counter.catalogue.find_by_gtin(gtin)
    return found or counter.catalogue.find_by_code(code)


def added(
    unit: UnitOfWork, counter: Counter, document: StockDocument, line: StockLine, micro: int
) -> DocumentChanged | EntryNotPossible:
    """Set a line's quantity; of a count, with what the books say and where in the journal that was."""
    if document.kind is DocumentKind.COUNT:
        at = moment(unit, counter)
        counted_at = CountedAt(unit.identity.epoch, unit.head().sequence, at)
        line = replace(line, expected_micro=counter.stock.book_micro(line.sku), counted_at=counted_at)
    try:
        changed = put_quantity(document, line, micro)
    except TooMuch:
        return TOO_MUCH
    unit.keep_stock_document(changed)
    return DocumentChanged(changed, line.sku)


@dataclass(frozen=True, slots=True)
class _Found:
    """An article, and how much of it the code says."""

    item: Item
    measure_micro: int | None = None


def _found(counter: Counter, scanned: ScannedCode) -> _Found | GoodsUnknown | EntryNotPossible:
    reading = read_code(scanned.text, scanned.symbology, counter.policy().labels.rules())
    catalogue = counter.catalogue
    match reading:
        case RefusedCode(reason):
            return EntryNotPossible(sentence_for(reason))
        case PlainCode(text):
            item, measure = catalogue.find_by_code(text), None
        case ItemCode():
            item = catalogue.find_by_gtin(reading.gtin) or catalogue.find_by_code(reading.text)
            measure = None if item is None else _measure(item, reading.weight_micro, reading.count)
        case MeasureCode():
            number = reading.item_ref
            if reading.matched_as is ItemMatch.ITEM_NUMBER:
                item = catalogue.find_by_code(number) or catalogue.find_by_code(number.lstrip("0") or number)
            else:
                item = catalogue.find_by_gtin(number)
            item = item or catalogue.find_by_gtin(reading.gtin)
            measure = None if item is None else _measure(item, reading.weight_micro, reading.count)
    return GoodsUnknown(scanned.text) if item is None else _Found(item, measure)


def _measure(item: Item, weight_micro: int | None, count: int | None) -> int | None:
    if item.unit is Unit.KILOGRAM:
        return weight_micro
    return count * MICRO if item.unit is Unit.PIECE and count else None


def micro_of(unit: Unit, quantity: Decimal) -> int | None:
    """The quantity in millionths; None when there cannot be so much: less than nothing, or a part of a piece."""
    try:
        found = quantity_from_text(str(quantity), unit)
    except ValueError:
        return None
    is_fit = found.micro >= 0 and (found.is_whole or unit is not Unit.PIECE)
    return found.micro if is_fit else None
