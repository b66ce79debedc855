"""Putting a customer on the sale at the counter, or taking them off: their group decides prices and promotions."""

from dataclasses import replace
from typing import ClassVar

from evertill.domain.goods.catalogue import Item
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.put_aside import PriceChange, with_prices_of_now
from evertill.domain.selling.sale import Sale
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.known_customers import KnownCustomer
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.customers.write_customer import CustomerUnknown
from evertill.operations.selling.aside.put_aside import TenderAlreadyTaken, current_items
from evertill.operations.selling.sale.customers_exemption import with_exemption_of
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class CustomerAttached:
    """The sale is this customer's; None once nobody's."""

    rung: RungSale
    known: KnownCustomer | None
    changes: tuple[PriceChange, ...] = ()
    """Listed prices that are others for this customer."""
    before: Money | None = None
    """What the sale came to, where a price is another."""
    not_exempt: str = ""
    """Why tax is charged although the customer has a certificate; empty where there is nothing to say."""


AttachOutcome = CustomerAttached | CustomerUnknown | NothingToChange | TenderAlreadyTaken | Barred


@dataclass(frozen=True, slots=True)
class AttachCustomer(Command[AttachOutcome]):
    """The sale on the counter, or the one about to begin, is this customer's; without an id it is nobody's again."""

    customer_id: str | None

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> AttachOutcome:
        """By `attach_customer`."""
        return attach_customer(unit, counter, self)


def attach_customer(unit: UnitOfWork, counter: Counter, command: AttachCustomer) -> AttachOutcome:
    """Put the customer on the sale: what is rung costs what the lists for them say, promotions are tried anew."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    before = unit.open_sale()
    if before is not None and before.is_part_paid:
        return TenderAlreadyTaken()
    known = None if command.customer_id is None else knowledge_of(unit, counter).find(command.customer_id)
    if known is None and command.customer_id is not None:
        return CustomerUnknown()
    if known is None and (before is None or before.customer_id is None):
        return NothingToChange()
    return put_customer(unit, counter, who, known)


def put_customer(unit: UnitOfWork, counter: Counter, who: AtTill, known: KnownCustomer | None) -> CustomerAttached:
    """The sale with this customer, or with nobody, as it is now on the counter."""
    at, before = moment(unit, counter), unit.open_sale()
    groups = (known.details.group,) if known is not None and known.details.group else ()
    begun = sale_or_new(unit, counter, who, at)
    theirs = replace(begun, customer_id=None if known is None else known.customer_id, customer_groups=groups)
    theirs, not_exempt = with_exemption_of(theirs, None if known is None else known.details.exemption)
    if known is not None:
        counter.customers_seen[known.customer_id] = known
    priced, changes = with_prices_of_now(theirs, _items_of(unit, counter, begun, theirs))
    after = offered(unit, counter, priced, at)
    keep_edit(unit, counter, before=before, after=after, at=at)
    came_to = price_sale(begun).gross if changes else None
    return CustomerAttached(rung_sale(after, counter), known, changes, came_to, not_exempt)


def _items_of(unit: UnitOfWork, counter: Counter, before: Sale, after: Sale) -> dict[str, Item]:
    """The items that cost this customer another price; one that changed for everybody meanwhile keeps the price it was
    rung at."""
    if not counter.policy().prices.lists or before.customer_groups == after.customer_groups:
        return {}
    was, is_now = current_items(unit, counter, before), current_items(unit, counter, after)
    return {sku: item for sku, item in is_now.items() if item != was[sku]}
