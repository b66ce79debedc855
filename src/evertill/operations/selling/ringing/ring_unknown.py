"""Selling what the catalogue does not know: an open-price item under its code, told to the backend as a draft."""

from decimal import Decimal
from typing import ClassVar

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item, Sku
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft, item_draft_body
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.ringing.ring import Ringing, ring
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, RingOutcome
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class RingUnknown(Command[RingOutcome]):
    """Sell an item by what the cashier knows of it; the code becomes its SKU until the backend says otherwise."""

    code: str
    name: str
    unit_price: Decimal
    tax_class: str | None = None
    quantity: Decimal | None = None

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> RingOutcome:
        """By `ring_unknown`."""
        return ring_unknown(unit, counter, self)


def ring_unknown(unit: UnitOfWork, counter: Counter, command: RingUnknown) -> RingOutcome:
    """Ring the item at the keyed price and, when that was done for the first time in the sale, write the draft fact."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    code, name = plain_text(command.code), plain_text(command.name)
    refusal = _refusal(counter, code, name)
    if refusal is not None:
        return refusal
    tax_class = command.tax_class or counter.policy().default_tax_class
    taxes = counter.catalogue.taxes_of(tax_class, who.shift.business_day)
    if taxes is None:
        return EntryNotPossible(
            f"The tax class {tax_class!r} is not known at this till, so the item cannot be sold; "
            "choose a similar item from the catalogue."
        )
    item = Item(
        sku=Sku(code),
        name=name or code,
        unit_price=None,
        currency=counter.policy().currency,
        taxes=taxes,
        tax_class=tax_class,
        gtin=normalise_gtin(code),
    )
    before = unit.open_sale()
    outcome = ring(unit, counter, who, item, Ringing(quantity=command.quantity, unit_price=command.unit_price))
    is_told = before is not None and any(line.item == item for line in before.lines)
    if isinstance(outcome, ItemAdded) and not is_told:
        _tell(unit, counter, item, command.unit_price)
    return outcome


def _refusal(counter: Counter, code: str, name: str) -> EntryNotPossible | None:
    if not code:
        return EntryNotPossible("Without a code items cannot be told apart, so nothing was added; scan or key one.")
    if holds_card_number(code) or holds_card_number(name):
        return EntryNotPossible(CARD_SENTENCE)
    gtin = normalise_gtin(code)
    known = counter.catalogue.find_by_code(code) or (None if gtin is None else counter.catalogue.find_by_gtin(gtin))
    if known is not None:
        return EntryNotPossible(f"This code is {known.name or known.sku} by now, so nothing was added; scan it again.")
    return None


def _tell(unit: UnitOfWork, counter: Counter, item: Item, unit_price: Decimal) -> None:
    body = item_draft_body(item, unit_price)
    unit.append(draft(unit, counter, TransactionKind.ITEM_DRAFT, body, at=moment(unit, counter)))
