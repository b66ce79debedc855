"""Book a document of goods: its facts, its slip and its end are one commit, so it is booked once or not at all."""

from collections.abc import Iterable
from dataclasses import replace

from evertill.domain.people.people import Operator, Right
from evertill.domain.policy.rights import Limit
from evertill.domain.stock.stock_document import (
    CountedAt,
    CountScope,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
)
from evertill.domain.stock.stock_facts import facts_of
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import Authority, entitled
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.add_unlisted import tell_unlisted, with_known
from evertill.operations.stock.document_rights import RIGHT_FOR, worth_minor
from evertill.operations.stock.goods_slip import goods_slip
from evertill.operations.stock.outcomes import BookOutcome, DocumentBooked, DocumentGone
from evertill.operations.stock.stocktakes import stocked_in_scope
from evertill.operations.stock.zone_count import with_other_zones
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten
from evertill.ports.stock import StockedArticle

_NOTHING = EntryNotPossible("There is nothing to book yet; scan the goods first, or discard the document.")


@dataclass(frozen=True, slots=True)
class BookDocument(Command[BookOutcome]):
    """Book it; of a full count, articles that nobody counted are not there when `is_rest_gone`."""

    document_id: DocumentId
    is_rest_gone: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> BookOutcome:
        """By `book_document`."""
        return book_document(unit, counter, self)


def book_document(unit: UnitOfWork, counter: Counter, command: BookDocument) -> BookOutcome:
    """Write the facts and drop the document; what a role may not do alone somebody else approves."""
    document = unit.stock_document(command.document_id)
    if document is None:
        return DocumentGone()
    who = entitled(unit, counter, RIGHT_FOR[document.kind])
    if not isinstance(who, Operator):
        return who
    document = with_known(counter, document)
    if command.is_rest_gone:
        document = with_rest_gone(unit, counter, document)
    if document.scope is CountScope.ZONE:
        document = with_other_zones(unit, counter, document)
    facts = facts_of(document, store=unit.identity.store, epoch=unit.identity.epoch)
    if not facts:
        return _NOTHING
    refused = _refused(counter, Authority(unit, counter, who), document)
    if refused is not None:
        return refused
    at = moment(unit, counter)
    tell_unlisted(unit, counter, document)
    done = tuple(unit.append(draft(unit, counter, fact.kind, fact.body, at=at)) for fact in facts)
    unit.drop_stock_document(document.document_id)
    counter.stock_seen.clear()
    if counter.policy().stock.prints_slips:
        slip = goods_slip(counter, document, done[-1])
        unit.put_document(slip, transaction_id=done[-1].transaction_id, at=at)
        counter.notices.append(SpoolWritten())
    return DocumentBooked(document, done)


def with_rest_gone(unit: UnitOfWork, counter: Counter, document: StockDocument) -> StockDocument:
    """The count with a nought for each article the books have and nobody counted, in what the count is about."""
    at = CountedAt(unit.identity.epoch, unit.head().sequence, moment(unit, counter))
    rest = uncounted(document, stocked_in_scope(document, counter.stock, counter.catalogue))
    gone = [
        StockLine(each.sku, each.name, each.unit, 0, each.on_hand_micro, is_touched=True, counted_at=at)
        for each in rest
    ]
    kept = tuple(line for line in document.lines if line.is_touched)
    return replace(document, lines=(*kept, *gone))


def uncounted(document: StockDocument, stocked: Iterable[StockedArticle]) -> list[StockedArticle]:
    """Articles of the books that the count is about and nobody has counted."""
    if document.kind is not DocumentKind.COUNT or document.scope is CountScope.ARTICLES:
        return []
    counted = {line.sku for line in document.touched}
    return [each for each in stocked if each.sku not in counted]


def _refused(counter: Counter, authority: Authority, document: StockDocument) -> NotAllowed | None:
    """What needs more than beginning it did: differences of a count, and adjustments beyond an amount."""
    if document.kind is DocumentKind.COUNT:
        differing = [(line.sku, line.difference_micro) for line in document.touched if line.difference_micro]
        if not differing:
            return None
        asked = worth_minor(counter, differing)
        return authority.refusal(Right.APPROVE_COUNT, Limit.COUNT_DIFFERENCE_AMOUNT, asked)
    if document.kind is DocumentKind.ADJUSTMENT:
        asked = worth_minor(counter, ((line.sku, line.micro) for line in document.touched))
        return authority.refusal(Right.ADJUST_STOCK, Limit.ADJUST_STOCK_AMOUNT, asked)
    return None
