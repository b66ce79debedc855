"""Set a quantity, say how much of it is damaged, take a line out, or give a whole document up."""

from decimal import Decimal

from evertill.domain.people.people import Operator
from evertill.domain.stock.stock_document import DocumentId, StockDocument, StockLine, TooMuch, put_aside, without_line
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import entitled
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.document_rights import RIGHT_FOR, open_document
from evertill.operations.stock.outcomes import (
    DocumentChanged,
    DocumentDiscarded,
    DocumentGone,
    EditOutcome,
    GoodsBarred,
)
from evertill.operations.stock.scan_goods import NO_QUANTITY, added, micro_of
from evertill.ports.journal import UnitOfWork

DiscardOutcome = DocumentDiscarded | DocumentGone | GoodsBarred

_NO_LINE = EntryNotPossible("That article is not in this document any more, so nothing was changed; scan it again.")
_NOT_SO_MUCH = EntryNotPossible(
    "More cannot be damaged than is there, so nothing was changed; key first how much there is."
)


@dataclass(frozen=True, slots=True)
class SetGoods(Command[EditOutcome]):
    """So much is there of this article."""

    document_id: DocumentId
    sku: str
    quantity: Decimal

    def perform(self, unit: UnitOfWork, counter: Counter) -> EditOutcome:
        """By `set_goods`."""
        return set_goods(unit, counter, self)


@dataclass(frozen=True, slots=True)
class SetGoodsAside(Command[EditOutcome]):
    """So much of what is there is damaged."""

    document_id: DocumentId
    sku: str
    quantity: Decimal

    def perform(self, unit: UnitOfWork, counter: Counter) -> EditOutcome:
        """By `set_goods_aside`."""
        return set_goods_aside(unit, counter, self)


@dataclass(frozen=True, slots=True)
class RemoveGoods(Command[EditOutcome]):
    """Take this article out of the document."""

    document_id: DocumentId
    sku: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> EditOutcome:
        """By `remove_goods`."""
        return remove_goods(unit, counter, self)


@dataclass(frozen=True, slots=True)
class DiscardDocument(Command[DiscardOutcome]):
    """Give the document up; nothing of it is booked."""

    document_id: DocumentId

    def perform(self, unit: UnitOfWork, counter: Counter) -> DiscardOutcome:
        """By `discard_document`."""
        return discard_document(unit, counter, self)


def set_goods(unit: UnitOfWork, counter: Counter, command: SetGoods) -> EditOutcome:
    """Set the quantity of a line."""
    found = _line(unit, counter, command.document_id, command.sku)
    if not isinstance(found, tuple):
        return found
    document, line = found
    micro = micro_of(line.unit, command.quantity)
    return NO_QUANTITY if micro is None else added(unit, counter, document, line, micro)


def set_goods_aside(unit: UnitOfWork, counter: Counter, command: SetGoodsAside) -> EditOutcome:
    """Say how much of a line is damaged."""
    found = _line(unit, counter, command.document_id, command.sku)
    if not isinstance(found, tuple):
        return found
    document, line = found
    micro = micro_of(line.unit, command.quantity)
    if micro is None:
        return NO_QUANTITY
    try:
        changed = put_aside(document, line.sku, micro)
    except TooMuch:
        return _NOT_SO_MUCH
    unit.keep_stock_document(changed)
    return DocumentChanged(changed, line.sku)


def remove_goods(unit: UnitOfWork, counter: Counter, command: RemoveGoods) -> EditOutcome:
    """Take a line out."""
    found = _line(unit, counter, command.document_id, command.sku)
    if not isinstance(found, tuple):
        return found
    changed = without_line(found[0], command.sku)
    unit.keep_stock_document(changed)
    return DocumentChanged(changed)


def discard_document(unit: UnitOfWork, counter: Counter, command: DiscardDocument) -> DiscardOutcome:
    """Drop it."""
    document = unit.stock_document(command.document_id)
    if document is None:
        return DocumentGone()
    who = entitled(unit, counter, RIGHT_FOR[document.kind])
    if not isinstance(who, Operator):
        return who
    unit.drop_stock_document(command.document_id)
    return DocumentDiscarded(document.kind)


def _line(
    unit: UnitOfWork, counter: Counter, document_id: DocumentId, sku: str
) -> tuple[StockDocument, StockLine] | EditOutcome:
    document = open_document(unit, counter, document_id)
    if not isinstance(document, StockDocument):
        return document
    line = document.line(sku)
    return _NO_LINE if line is None else (document, line)
