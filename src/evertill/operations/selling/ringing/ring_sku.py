"""An item chosen by hand: from a tile, a search hit, or again after a question about it was answered."""

from decimal import Decimal
from typing import ClassVar

from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.selling.ringing.line_answers import NO_ANSWERS, LineAnswers
from evertill.operations.selling.ringing.ring import Ringing, ring
from evertill.operations.selling.sale.outcomes import CodeUnknown, ItemAdded, RingOutcome
from evertill.operations.selling.sale.reserved import with_reservations
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class RingSku(Command[RingOutcome]):
    """Ring the item with this SKU."""

    sku: str
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False
    is_age_confirmed: bool = False
    is_expiry_confirmed: bool = False
    is_offer_confirmed: bool = False
    is_serial_confirmed: bool = False
    answers: LineAnswers = NO_ANSWERS
    gift_of: str | None = None
    """The promotion that gives it; see `Sale.gifts`."""

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> RingOutcome:
        """By `ring_sku`."""
        return counter.at_once(lambda: ring_sku(unit, counter, self))


def ring_sku(unit: UnitOfWork, counter: Counter, command: RingSku) -> RingOutcome:
    """Find the item and put it on the sale."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    item = counter.catalogue.find_by_sku(command.sku)
    if item is None:
        return CodeUnknown(command.sku)
    asked = Ringing(
        quantity=command.quantity,
        unit_price=command.unit_price,
        take_back=command.take_back,
        is_age_confirmed=command.is_age_confirmed,
        is_expiry_confirmed=command.is_expiry_confirmed,
        is_offer_confirmed=command.is_offer_confirmed,
        is_serial_confirmed=command.is_serial_confirmed,
        gift_of=command.gift_of,
    )
    outcome = ring(unit, counter, who, item, asked, command.answers)
    return with_reservations(counter, outcome) if isinstance(outcome, ItemAdded) else outcome
