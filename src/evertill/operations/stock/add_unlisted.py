"""Goods that nobody here knows are received all the same: by their code, shown as unlisted, told to the backend.

Once the catalogue knows the code, the line is booked as the article it is; until then the code stands for the article,
as it does where an unknown item is sold.
"""

from dataclasses import replace

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.stock.stock_document import DocumentId, DocumentKind, StockDocument, StockLine
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft, item_draft_body
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.document_rights import open_document
from evertill.operations.stock.outcomes import EditOutcome
from evertill.operations.stock.scan_goods import added, found_by_code
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork

CODE_MAX = 64


@dataclass(frozen=True, slots=True)
class AddUnlisted(Command[EditOutcome]):
    """Receive one piece of what has this code, although the catalogue does not know it."""

    document_id: DocumentId
    code: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> EditOutcome:
        """By `add_unlisted`."""
        return add_unlisted(unit, counter, self)


def add_unlisted(unit: UnitOfWork, counter: Counter, command: AddUnlisted) -> EditOutcome:
    """Add the line, or one more to it."""
    document = open_document(unit, counter, command.document_id)
    if not isinstance(document, StockDocument):
        return document
    code = plain_text(command.code)
    if document.kind is not DocumentKind.RECEIPT or not 0 < len(code) <= CODE_MAX:
        return EntryNotPossible("Only goods that come in are received without being known, so nothing was added.")
    if holds_card_number(code):
        return EntryNotPossible(CARD_SENTENCE)
    if found_by_code(counter, code) is not None:
        return EntryNotPossible("This code is known by now, so nothing was added; scan it again.")
    line = document.line(code) or StockLine(code, code, Unit.PIECE, is_unlisted=True)
    return added(unit, counter, document, line, line.micro + MICRO)


def with_known(counter: Counter, document: StockDocument) -> StockDocument:
    """The document with what the catalogue knows by now as the articles they are; two lines of one become one."""
    lines: dict[str, StockLine] = {}
    for line in document.lines:
        item = found_by_code(counter, line.sku) if line.is_unlisted else None
        named = (
            line
            if item is None
            else replace(line, sku=str(item.sku), name=item.name or item.sku, unit=item.unit, is_unlisted=False)
        )
        before = lines.get(named.sku)
        if before is not None:
            known = replace(before, is_touched=True)
            micro, aside = before.micro + named.micro, before.aside_micro + named.aside_micro
            named = replace(known, micro=micro, aside_micro=aside)
        lines[named.sku] = named
    return replace(document, lines=tuple(lines.values()))


def tell_unlisted(unit: UnitOfWork, counter: Counter, document: StockDocument) -> None:
    """The backend hears of each article that nobody knows, to be completed there."""
    policy = counter.policy()
    for line in document.touched:
        if line.is_unlisted:
            item = Item(
                sku=Sku(line.sku),
                name=line.name,
                unit_price=None,
                currency=policy.currency,
                taxes=(),
                tax_class=policy.default_tax_class,
                gtin=normalise_gtin(line.sku),
            )
            body = item_draft_body(item, None)
            unit.append(draft(unit, counter, TransactionKind.ITEM_DRAFT, body, at=moment(unit, counter)))
