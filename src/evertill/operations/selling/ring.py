"""Putting an item on the sale: which quantity and price apply, and whether something must be asked first."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from evertill.domain.catalogue import Item
from evertill.domain.people import Right
from evertill.domain.sale import Direction, SaleLine, add_line, change_line, merges_with
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.operations.command import NotAllowed
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill
from evertill.operations.moment import moment
from evertill.operations.selling.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.outcomes import (
    AgeCheckNeeded,
    EntryNotPossible,
    ItemAdded,
    PriceNeeded,
    RingOutcome,
    WeightNeeded,
)
from evertill.operations.selling.rung_sale import rung_sale
from evertill.ports.journal import UnitOfWork

QUANTITY_MICRO_MAX = 1_000_000 * MICRO


@dataclass(frozen=True, slots=True)
class Ringing:
    """How an item is rung: what was keyed before it and what its code said."""

    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False
    is_age_confirmed: bool = False
    label_amount: Money | None = None
    measure_micro: int | None = None
    """What the code says it weighs or counts."""
    serial: str | None = None
    batch: str | None = None
    expires_on: date | None = None
    reason: str | None = None


def ring(unit: UnitOfWork, counter: Counter, who: AtTill, item: Item, ringing: Ringing) -> RingOutcome:
    """Add the item, or say what must be known first."""
    line = line_for(who, item, ringing)
    return _put(unit, counter, who, line) if isinstance(line, SaleLine) else line


def line_for(who: AtTill, item: Item, ringing: Ringing) -> SaleLine | RingOutcome:
    """The line that ringing the item makes (its id still to be given), or what must be known first."""
    question = _question(who, item, ringing)
    if question is not None:
        return question
    price = ringing.unit_price if ringing.unit_price is not None else item.unit_price
    if price is None:
        price = Decimal(0)
    quantity = _quantity(item, ringing, price)
    if isinstance(quantity, EntryNotPossible):
        return quantity
    return SaleLine(
        line_id=0,
        item=item,
        quantity=quantity,
        regular_price=price,
        direction=Direction.RETURN if ringing.take_back else Direction.SALE,
        label_amount=ringing.label_amount,
        serial=ringing.serial,
        batch=ringing.batch,
        expires_on=ringing.expires_on,
        reason=ringing.reason,
    )


def _question(who: AtTill, item: Item, ringing: Ringing) -> RingOutcome | None:
    if ringing.take_back and not who.operator.may(Right.TAKE_BACK_WITHOUT_RECEIPT):
        return NotAllowed(Right.TAKE_BACK_WITHOUT_RECEIPT)
    if ringing.unit_price is not None and not item.is_open_price and not who.operator.may(Right.OVERRIDE_PRICE):
        return NotAllowed(Right.OVERRIDE_PRICE)
    if item.minimum_age is not None and not ringing.is_age_confirmed and not ringing.take_back:
        return AgeCheckNeeded(item, item.minimum_age)
    if item.is_open_price and ringing.unit_price is None and ringing.label_amount is None:
        return PriceNeeded(item)
    if item.is_weighed and ringing.quantity is None and ringing.measure_micro is None and ringing.label_amount is None:
        return WeightNeeded(item)
    return None


def _quantity(item: Item, ringing: Ringing, price: Decimal) -> Quantity | EntryNotPossible:
    """The quantity of the line, above zero; a price label's is price / unit price to three decimals, for stock only."""
    micro = _micro(item, ringing, price)
    if micro <= 0 or micro > QUANTITY_MICRO_MAX:
        return EntryNotPossible(
            "A quantity must be above zero and below a million, so nothing was added; key the quantity again."
        )
    if not item.is_weighed and micro % MICRO:
        return EntryNotPossible(
            f"{item.name} is sold by the piece, so nothing was added; key a whole number of pieces."
        )
    return Quantity(micro, item.unit)


def _micro(item: Item, ringing: Ringing, price: Decimal) -> int:
    times = Decimal(1) if ringing.quantity is None else ringing.quantity
    if ringing.measure_micro is not None:
        return int(times * ringing.measure_micro)
    if ringing.label_amount is not None:
        if not item.is_weighed or price <= 0:
            return int(times * MICRO)
        return int((ringing.label_amount.amount / price).quantize(Decimal("0.001")) * MICRO) or 1000
    scaled = times * MICRO
    return int(scaled) if scaled == scaled.to_integral_value() else 0


def _put(unit: UnitOfWork, counter: Counter, who: AtTill, line: SaleLine) -> ItemAdded:
    at = moment(unit, counter)
    before = unit.open_sale()
    sale = sale_or_new(unit, counter, who, at)
    last = sale.lines[-1] if sale.lines else None
    plain = line.label_amount is None and line.serial is None and line.batch is None and line.expires_on is None
    if (
        last is not None
        and plain
        and merges_with(last, line.item, price=line.regular_price, direction=line.direction)
        and last.quantity.micro + line.quantity.micro <= QUANTITY_MICRO_MAX
    ):
        after = change_line(sale, replace(last, quantity=last.quantity + line.quantity))
    else:
        after = add_line(sale, line)
    keep_edit(unit, counter, before=before, after=after, at=at)
    return ItemAdded(rung_sale(after, counter), after.lines[-1].line_id)
