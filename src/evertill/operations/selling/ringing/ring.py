"""Putting an item on the sale: which quantity and price apply, and whether something must be asked first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import added_by
from evertill.domain.goods.standing import Channel, Offer
from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line, change_line, merges_with
from evertill.domain.selling.weighed import ScaleMark
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill
from evertill.operations.counter.moment import moment
from evertill.operations.looking_up.standings import standing_here
from evertill.operations.selling.ringing.line_answers import (
    NO_ANSWERS,
    LineAnswers,
    SerialNumber,
    checked_answers,
    chosen_of,
    details_needed,
    same_serial,
)
from evertill.operations.selling.ringing.recalled import recalled
from evertill.operations.selling.sale.limits import QUANTITY_MICRO_MAX, beyond_limits
from evertill.operations.selling.sale.listed_price import at_listed_price
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.outcomes import (
    AgeCheckNeeded,
    EntryNotPossible,
    ExpiredItem,
    ItemAdded,
    NotOffered,
    PieceSold,
    PriceNeeded,
    RingOutcome,
    WeightNeeded,
)
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.selling.sale.sale_rights import beyond_rights
from evertill.ports.journal import UnitOfWork

# An enumeration is slow to be asked for a member (CPython 3.11), and every line of a long invoice asks.
_SALE: Final = Direction.SALE
_RETURN: Final = Direction.RETURN
_KILOGRAM: Final = Unit.KILOGRAM

_GRAM_MICRO = 1000
"""A price label's quantity is told to three decimals of the unit."""


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
    options: tuple[str, ...] | None = None
    """Codes of the options chosen; None while nobody was asked."""
    is_expiry_confirmed: bool = False
    is_offer_confirmed: bool = False
    """Somebody wants to sell it although it is paused, or not sold here."""
    is_serial_confirmed: bool = False
    """Somebody wants to sell it although its number was sold already."""
    gift_of: str | None = None
    """The promotion whose gift it is."""
    scale: ScaleMark | None = None
    """What the scale said, where it weighed the goods."""

    def with_answers(self, answers: LineAnswers) -> "Ringing":
        """With what was asked for; what the code says itself stands."""
        return replace(
            self,
            serial=self.serial or answers.serial,
            batch=self.batch or answers.batch,
            expires_on=self.expires_on or answers.expires_on,
            options=answers.options,
            scale=answers.scale,
        )

    @property
    def answers(self) -> LineAnswers:
        """What is known of what an item may ask."""
        serial = None if self.serial is None else SerialNumber(self.serial)
        return LineAnswers(serial, self.batch, self.expires_on, self.options, self.scale)


def ring(
    unit: UnitOfWork,
    counter: Counter,
    who: AtTill,
    item: Item,
    ringing: Ringing,
    answers: LineAnswers = NO_ANSWERS,
) -> RingOutcome:
    """Add the item, or say what must be known first."""
    if answers != NO_ANSWERS:
        checked = checked_answers(answers)
        if isinstance(checked, EntryNotPossible):
            return checked
        ringing = ringing.with_answers(checked)
    if item.minimum_age is not None and _is_old_enough(unit.open_sale(), item.minimum_age):
        ringing = replace(ringing, is_age_confirmed=True)
    refused = None if ringing.take_back else recalled(counter, item, ringing.batch)
    barred = refused or not_offered(unit, counter, who, item, ringing) or expired_item(unit, counter, item, ringing)
    if barred is not None:
        return barred
    line = line_for(who, at_listed_price(unit, counter, item), ringing)
    if not isinstance(line, SaleLine):
        return line
    return sold_already(unit, who, line, is_confirmed=ringing.is_serial_confirmed) or _put(unit, counter, who, line)


def sold_already(unit: UnitOfWork, who: AtTill, line: SaleLine, *, is_confirmed: bool) -> PieceSold | NotAllowed | None:
    """A numbered piece goes out once, unless it came back before or comes back on this sale; whoever has the right
    sells it all the same."""
    if line.serial is None or line.direction is not _SALE:
        return None
    sale = unit.open_sale()
    comes_back = () if sale is None else (each for each in sale.live_lines if each.direction is _RETURN)
    if any((each.item.sku, each.serial) == (line.item.sku, line.serial) for each in comes_back):
        return None
    sold = unit.sold_piece(line.item.sku, line.serial)
    if sold is None:
        return None
    return who.authority.refusal(Right.SELL_WITHHELD) if is_confirmed else PieceSold(line.item, line.serial, sold)


def not_offered(
    unit: UnitOfWork, counter: Counter, who: AtTill, item: Item, ringing: Ringing
) -> NotOffered | NotAllowed | None:
    """What keeps it off sale at this counter; nothing, for goods that come back. The shelf never leads to a dead end:
    whoever has the right sells it all the same."""
    if ringing.take_back:
        return None
    found = standing_here(counter.catalogue, unit, item, Channel.STORE, unit.identity.store)
    if found.offer is Offer.ACTIVE:
        return None
    if ringing.is_offer_confirmed:
        return who.authority.refusal(Right.SELL_WITHHELD)
    by = None if found.mark is None or found.mark.by is None else OperatorId(found.mark.by)
    operator = None if by is None else counter.people.find_operator(by)
    return NotOffered(item, found, "" if operator is None else operator.name)


def expired_item(unit: UnitOfWork, counter: Counter, item: Item, ringing: Ringing) -> ExpiredItem | None:
    """Past the day it must be used by (of GS1 the AI 17; a best-before date is no bar). Coming back, it may be as old
    as it is."""
    if ringing.expires_on is None or ringing.is_expiry_confirmed or ringing.take_back:
        return None
    is_past = ringing.expires_on < moment(unit, counter).date()
    return ExpiredItem(item, ringing.expires_on) if is_past else None


def _is_old_enough(sale: Sale | None, minimum_age: int) -> bool:
    """Whether this customer's age was confirmed for something on the sale already."""
    sold = () if sale is None else (line for line in sale.live_lines if line.direction is _SALE)
    return any((line.item.minimum_age or 0) >= minimum_age for line in sold)


def line_for(who: AtTill, item: Item, ringing: Ringing, *, line_id: int = 0) -> SaleLine | RingOutcome:
    """The line that ringing the item makes, or what must be known first; adding it to a sale gives it its id, unless it
    has that already."""
    question = _question(who, item, ringing) or _impossible(item, ringing)
    if question is not None:
        return question
    options = chosen_of(item, ringing.options)
    if isinstance(options, EntryNotPossible):
        return options
    price = _price(item, ringing) + added_by(options)
    if price < 0:
        return EntryNotPossible(
            f"With these options {item.name} would cost less than nothing, so nothing was added; choose others."
        )
    quantity = _quantity(item, ringing, price)
    if isinstance(quantity, EntryNotPossible):
        return quantity
    return SaleLine(
        line_id=line_id,
        item=item,
        quantity=quantity,
        regular_price=price,
        direction=_RETURN if ringing.take_back else _SALE,
        label_amount=_label_amount(ringing),
        serial=ringing.serial,
        batch=ringing.batch,
        expires_on=ringing.expires_on,
        reason=ringing.reason,
        options=options,
        scale=ringing.scale if item.unit is _KILOGRAM else None,
        is_price_keyed=ringing.unit_price is not None and not item.is_open_price,
        gift_of=ringing.gift_of,
    )


def _price(item: Item, ringing: Ringing) -> Decimal:
    """Of one unit without its options."""
    listed = Decimal(0) if item.unit_price is None else item.unit_price
    return listed if ringing.unit_price is None else ringing.unit_price


def _question(who: AtTill, item: Item, ringing: Ringing) -> RingOutcome | None:
    refusal = who.authority.refusal(Right.TAKE_BACK_WITHOUT_RECEIPT) if ringing.take_back else None
    if refusal is None and ringing.unit_price is not None and not item.is_open_price:
        refusal = who.authority.refusal(Right.OVERRIDE_PRICE)
    if refusal is not None:
        return refusal
    if item.minimum_age is not None and not ringing.is_age_confirmed and not ringing.take_back:
        return AgeCheckNeeded(item, item.minimum_age)
    if item.is_open_price and ringing.unit_price is None and ringing.label_amount is None:
        return PriceNeeded(item)
    if item.is_weighed and ringing.quantity is None and ringing.measure_micro is None and ringing.label_amount is None:
        return WeightNeeded(item)
    times = Decimal(1) if ringing.quantity is None else ringing.quantity
    if item.details.asks_serial and times != 1:
        return EntryNotPossible(
            f"Each {item.name} has a serial number of its own, so nothing was added; scan each piece by itself."
        )
    return details_needed(item, ringing.answers, is_priced_by_label=ringing.label_amount is not None)


def _impossible(item: Item, ringing: Ringing) -> EntryNotPossible | None:
    if ringing.unit_price is not None and ringing.unit_price < 0:
        return EntryNotPossible("A price cannot be below zero, so nothing was added; to take goods back, key - first.")
    if ringing.unit_price is not None and ringing.label_amount is not None:
        return EntryNotPossible(
            f"The label of {item.name} says its own price, so nothing was added; scan it without another price."
        )
    times = Decimal(1) if ringing.quantity is None else ringing.quantity
    if ringing.label_amount is not None and times != times.to_integral_value():
        return EntryNotPossible(
            f"{item.name} has its price on the label, so nothing was added; key a whole number of packs."
        )
    if ringing.serial is not None and times != 1:
        return EntryNotPossible(
            f"The code of {item.name} names one single piece, so nothing was added; scan each piece by itself."
        )
    return None


def _quantity(item: Item, ringing: Ringing, price: Decimal) -> Quantity | EntryNotPossible:
    """The quantity of the line, above zero; a price label's is price / unit price to three decimals, for stock only."""
    micro = _micro(item, ringing, price)
    if micro <= 0 or micro > QUANTITY_MICRO_MAX:
        return EntryNotPossible(
            "A quantity must be above zero and at most a million, with six decimals at most, so nothing was added; "
            "key the quantity again."
        )
    if not item.is_weighed and micro % MICRO:
        return EntryNotPossible(f"{item.name} is sold by the piece, so nothing was added; key a whole number.")
    return Quantity(micro, item.unit)


def _micro(item: Item, ringing: Ringing, price: Decimal) -> int:
    """Millionths of the unit; 0 where they are no whole number."""
    numerator, denominator = as_ratio(Decimal(1) if ringing.quantity is None else ringing.quantity)
    if ringing.measure_micro is not None:
        each = ringing.measure_micro
    elif ringing.label_amount is not None and item.is_weighed and price > 0:
        each = _measure_of_label(ringing.label_amount, price)
    else:
        each = MICRO
    whole, rest = divmod(numerator * each, denominator)
    return 0 if rest else whole


def _measure_of_label(amount: Money, price: Decimal) -> int:
    """How much the label's price buys; never nothing, and never so much that the label could not be sold."""
    of_amount, of_price = as_ratio(amount.amount), as_ratio(price)
    numerator, denominator = of_amount[0] * of_price[1] * MICRO, of_amount[1] * of_price[0]
    thousandths = round_ratio(numerator, denominator * _GRAM_MICRO, Rounding.HALF_UP)
    return min(max(thousandths * _GRAM_MICRO, _GRAM_MICRO), QUANTITY_MICRO_MAX)


def _label_amount(ringing: Ringing) -> Money | None:
    """What all the packs with this label cost."""
    label, packs = ringing.label_amount, ringing.quantity
    return label if label is None or packs is None else replace(label, minor=label.minor * int(packs))


def _put(unit: UnitOfWork, counter: Counter, who: AtTill, line: SaleLine) -> RingOutcome:
    at = moment(unit, counter)
    before = unit.open_sale()
    sale = sale_or_new(unit, counter, who, at)
    doubled = same_serial(sale, line.item, line.serial, line.direction)
    if doubled is not None:
        return doubled
    if line.item.currency != sale.currency:
        return EntryNotPossible(
            f"{line.item.name} is priced in {line.item.currency}, this sale is in {sale.currency}, "
            "so nothing was added; have its price corrected in the catalogue."
        )
    rung, line_id = _with(sale, line, deposit_of(counter, line, sale.business_day))
    after = offered(unit, counter, rung, at)
    priced = price_sale(after)
    refusal = beyond_limits(priced) or beyond_rights(who.authority, before, priced)
    if refusal is not None:
        return refusal
    keep_edit(unit, counter, before=before, after=after, at=at)
    return ItemAdded(rung_as_priced(priced, counter), line_id)


def deposit_of(counter: Counter, line: SaleLine, day: date) -> Item | None:
    """The deposit or fee that goes with each piece, priced in the same currency; nothing is taken off it."""
    sku = line.item.details.deposit
    found = None if sku is None or line.item.is_weighed else counter.catalogue.find_by_sku(sku)
    if found is None or found.is_open_price or found.is_weighed or found.currency != line.item.currency:
        return None
    taxed = found.on_business_day(day)
    return replace(taxed, details=replace(found.details, takes_discounts=False))


def _with(sale: Sale, line: SaleLine, deposit: Item | None) -> tuple[Sale, int]:
    """The sale with the line, and its id there. The same thing rung twice in a row is one line of two."""
    last = next((old for old in reversed(sale.lines) if old.tied_to is None), None)
    plain = line.label_amount is None and line.serial is None and line.batch is None and line.expires_on is None
    plain = plain and line.gift_of is None
    if (
        last is not None
        and plain
        and merges_with(last, line.item, price=line.regular_price, direction=line.direction, options=line.options)
        and last.quantity.micro + line.quantity.micro <= QUANTITY_MICRO_MAX
    ):
        return change_line(sale, replace(last, quantity=last.quantity + line.quantity)), last.line_id
    after = add_line(sale, line)
    line_id = after.lines[-1].line_id
    if deposit is not None and deposit.unit_price is not None:
        tied = SaleLine(
            line_id=0,
            item=deposit,
            quantity=Quantity(line.quantity.micro),
            regular_price=deposit.unit_price,
            direction=line.direction,
            tied_to=line_id,
        )
        after = add_line(after, tied)
    return after, line_id
