"""Begin to receive, send, ask for, count or adjust goods."""

from collections.abc import Iterable
from dataclasses import replace

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.people.people import Operator
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.policy.stock import is_place_name
from evertill.domain.stock.stock_document import (
    Adjusting,
    CountScope,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
)
from evertill.domain.stock.transfer import Transfer
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.document_rights import RIGHT_FOR
from evertill.operations.stock.outcomes import DocumentChanged, GoodsBarred
from evertill.operations.stock.shown_transfers import ShownTransfer, expected_micro, shown_transfers
from evertill.operations.stock.stocktakes import running_stocktake
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork

BeginOutcome = DocumentChanged | EntryNotPossible | GoodsBarred

_NO_PLACE = EntryNotPossible(
    "That is no other place, so nothing was begun; choose one, or key its name in letters, digits, dots and hyphens."
)
_NO_REASON = EntryNotPossible("An adjustment needs a reason, so nothing was begun; choose one.")
_NO_ZONE = EntryNotPossible("No article stands in a zone of that name, so nothing was begun; choose one of the list.")
_OVER = EntryNotPossible("Nothing more is expected of this transfer, so nothing was begun; look at what became of it.")
_BETWEEN_PLACES = frozenset({DocumentKind.TRANSFER_IN, DocumentKind.TRANSFER_OUT, DocumentKind.REQUEST})
_REASON_FOR = {
    Adjusting.OUT: ReasonFor.STOCK_OUT,
    Adjusting.IN: ReasonFor.STOCK_IN,
    Adjusting.ASIDE: ReasonFor.STOCK_ASIDE,
    Adjusting.BACK: ReasonFor.STOCK_ASIDE,
}


@dataclass(frozen=True, slots=True)
class BeginDocument(Command[BeginOutcome]):
    """Begin a document of this kind; goods of a transfer that is known fill it with what is expected."""

    kind: DocumentKind
    partner: str = ""
    number: str = ""
    transfer_id: str = ""
    carton: str = ""
    scope: CountScope = CountScope.ARTICLES
    category: str = ""
    zone: str = ""
    adjusting: Adjusting = Adjusting.OUT
    reason: str = ""
    skus: tuple[str, ...] = ()
    """Articles that are to be counted or asked for."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> BeginOutcome:
        """By `begin_document`."""
        return begin_document(unit, counter, self)


def begin_document(unit: UnitOfWork, counter: Counter, command: BeginDocument) -> BeginOutcome:
    """Keep a new document; one of the same transfer that is open already is gone on with."""
    who = entitled(unit, counter, RIGHT_FOR[command.kind])
    if not isinstance(who, Operator):
        return who
    typed = replace(
        command,
        partner=plain_text(command.partner),
        number=plain_text(command.number),
        reason=plain_text(command.reason),
        category=plain_text(command.category),
        zone=plain_text(command.zone),
    )
    if any(holds_card_number(text) for text in (typed.partner, typed.number, typed.reason, typed.category, typed.zone)):
        return EntryNotPossible(CARD_SENTENCE)
    same = _same(unit.stock_documents(), typed)
    if same is not None:
        return DocumentChanged(same)
    known = _known(unit, counter, typed.transfer_id)
    refused = _refused(unit, counter, typed, known)
    if refused is not None:
        return refused
    document = _document(unit, counter, typed, who, known)
    unit.keep_stock_document(document)
    return DocumentChanged(document)


def _same(documents: Iterable[StockDocument], asked: BeginDocument) -> StockDocument | None:
    if asked.scope is CountScope.ZONE:
        return next((each for each in documents if each.zone == asked.zone), None)
    if not asked.transfer_id:
        return None
    found = (each for each in documents if (each.kind, each.transfer_id) == (asked.kind, asked.transfer_id))
    return next((each for each in found if not asked.carton or each.carton == asked.carton), None)


def _known(unit: UnitOfWork, counter: Counter, transfer_id: str) -> ShownTransfer | None:
    if not transfer_id:
        return None
    shown = shown_transfers(counter.shop.transfers(), unit.transfer_steps())
    return next((each for each in shown if each.transfer.transfer_id == transfer_id), None)


def _refused(
    unit: UnitOfWork, counter: Counter, asked: BeginDocument, known: ShownTransfer | None
) -> EntryNotPossible | None:
    if asked.kind in _BETWEEN_PLACES:
        partner = asked.partner if known is None else _partner(asked.kind, known.transfer)
        if not is_place_name(partner) or partner == unit.identity.store:
            return _NO_PLACE
    if known is not None and known.transfer.is_over and asked.kind is not DocumentKind.TRANSFER_IN:
        return _OVER
    if asked.scope is CountScope.ZONE and asked.zone not in counter.catalogue.aisles():
        return _NO_ZONE
    if asked.kind is DocumentKind.ADJUSTMENT:
        offered = counter.policy().reasons.of(_REASON_FOR[asked.adjusting])
        if asked.reason not in {reason.code for reason in offered}:
            return _NO_REASON
    return None


def _partner(kind: DocumentKind, transfer: Transfer) -> str:
    return transfer.destination if kind is DocumentKind.TRANSFER_OUT else transfer.source


def _document(
    unit: UnitOfWork, counter: Counter, asked: BeginDocument, who: Operator, known: ShownTransfer | None
) -> StockDocument:
    transfer = None if known is None else known.transfer
    new_id = counter.ids.new()
    document = StockDocument(
        document_id=DocumentId(new_id),
        kind=asked.kind,
        started_at=moment(unit, counter),
        started_by=who.operator_id,
        partner=asked.partner if transfer is None else _partner(asked.kind, transfer),
        number=asked.number,
        transfer_id=asked.transfer_id or (new_id if asked.kind in _BETWEEN_PLACES else ""),
        carton=_carton(asked, transfer, new_id),
        scope=asked.scope,
        category=asked.category,
        zone=asked.zone,
        stocktake=running_stocktake(unit, counter, moment(unit, counter).date()).name if asked.zone else "",
        is_blind=asked.kind is DocumentKind.COUNT and counter.policy().stock.counts_blind,
        adjusting=asked.adjusting,
        reason=asked.reason,
    )
    if transfer is not None:
        return replace(document, lines=tuple(_awaited(counter, asked.kind, transfer)))
    return replace(document, lines=tuple(_named(counter, sku) for sku in asked.skus))


def _carton(asked: BeginDocument, transfer: Transfer | None, new_id: str) -> str:
    """What is sent together is one carton; what is received without its slip is the one that is awaited."""
    if asked.kind is DocumentKind.TRANSFER_OUT:
        return new_id
    if asked.carton or transfer is None or len(transfer.awaited_cartons) != 1:
        return asked.carton
    return next(iter(transfer.awaited_cartons))


def _awaited(counter: Counter, kind: DocumentKind, transfer: Transfer) -> Iterable[StockLine]:
    """What is to come in, or what was asked for and has not been sent."""
    for line in transfer.lines:
        micro = expected_micro(transfer, line.sku)
        if kind is DocumentKind.TRANSFER_OUT:
            micro = max(0, line.requested_micro - line.sent_micro)
        if micro:
            yield replace(_named(counter, line.sku, line.unit), expected_micro=micro)


def _named(counter: Counter, sku: str, unit: str = Unit.PIECE.value) -> StockLine:
    """A line nobody has touched; an article this till does not know is known by its number."""
    item = counter.catalogue.find_by_sku(sku)
    if item is not None:
        return StockLine(sku, item.name or sku, item.unit)
    return StockLine(sku, sku, Unit(unit) if unit in frozenset(Unit) else Unit.PIECE)
