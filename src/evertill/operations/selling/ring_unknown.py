"""Selling something the catalogue does not know: an open-price item under the code that was scanned, told to the backend as a draft."""

from dataclasses import dataclass
from decimal import Decimal

from evertill.domain.catalogue import Item, Sku
from evertill.domain.gtin import normalise_gtin
from evertill.domain.sale_record import decimal_text
from evertill.domain.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.drafts import draft
from evertill.operations.entitled import AtTill, at_till
from evertill.operations.moment import moment
from evertill.operations.selling.outcomes import EntryNotPossible, RingOutcome
from evertill.operations.selling.ring import Ringing, ring
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class RingUnknown(Command[RingOutcome]):
    """Sell an item by what the cashier knows of it; the code becomes its SKU until the backend says otherwise."""

    code: str
    name: str
    unit_price: Decimal
    tax_class: str | None = None
    quantity: Decimal | None = None


def ring_unknown(unit: UnitOfWork, counter: Counter, command: RingUnknown) -> RingOutcome:
    """Write the draft fact and ring the item at the keyed price."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    tax_class = command.tax_class or counter.policy().default_tax_class
    taxes = counter.catalogue.taxes_of(tax_class)
    if taxes is None:
        return EntryNotPossible(
            f"The tax class {tax_class!r} is not known at this till, so the item cannot be sold; "
            "choose a similar item from the catalogue."
        )
    item = Item(
        sku=Sku(command.code),
        name=command.name,
        unit_price=None,
        currency=counter.policy().currency,
        taxes=taxes,
        tax_class=tax_class,
        gtin=normalise_gtin(command.code),
    )
    body: JsonObject = {
        "sku": item.sku,
        "name": item.name,
        "gtin": item.gtin,
        "unit_price": decimal_text(command.unit_price),
        "currency": item.currency,
        "tax_class": tax_class,
    }
    outcome = ring(unit, counter, who, item, Ringing(quantity=command.quantity, unit_price=command.unit_price))
    at = moment(unit, counter)
    unit.append(draft(unit, counter, TransactionKind.ITEM_DRAFT, body, at=at))
    return outcome
