"""Which right working on a document needs, and what its goods are worth where a right ends at an amount."""

from collections.abc import Iterable

from evertill.domain.people.people import Operator, Right
from evertill.domain.stock.stock_document import DocumentId, DocumentKind, StockDocument
from evertill.kernel.money import money_of_ratio
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, as_ratio
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import entitled
from evertill.operations.stock.outcomes import DocumentGone
from evertill.ports.journal import UnitOfWork

RIGHT_FOR: dict[DocumentKind, Right] = {
    DocumentKind.RECEIPT: Right.RECEIVE_GOODS,
    DocumentKind.TRANSFER_IN: Right.RECEIVE_GOODS,
    DocumentKind.TRANSFER_OUT: Right.SEND_GOODS,
    DocumentKind.REQUEST: Right.SEND_GOODS,
    DocumentKind.COUNT: Right.COUNT_STOCK,
    DocumentKind.ADJUSTMENT: Right.ADJUST_STOCK,
}


def open_document(
    unit: UnitOfWork, counter: Counter, document_id: DocumentId
) -> StockDocument | DocumentGone | SignOnNeeded | NotAllowed:
    """The document, for whoever may work on it."""
    document = unit.stock_document(document_id)
    if document is None:
        return DocumentGone()
    who = entitled(unit, counter, RIGHT_FOR[document.kind])
    return document if isinstance(who, Operator) else who


def worth_minor(counter: Counter, moved: Iterable[tuple[str, int]]) -> int:
    """What so much of these articles costs at the prices of now, in minor units and whichever way it moves; what has no
    price is worth nothing."""
    currency, worth = counter.policy().currency, 0
    for sku, micro in moved:
        item = counter.catalogue.find_by_sku(sku)
        if item is not None and item.unit_price is not None:
            numerator, denominator = as_ratio(item.unit_price)
            ratio = numerator * abs(micro), denominator * MICRO
            worth += money_of_ratio(*ratio, currency, Rounding.HALF_UP).minor
    return worth
