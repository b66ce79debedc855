"""A code was scanned or keyed: read it, find the item it names, ring it."""

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from evertill.domain.codes.codes import (
    ItemCode,
    ItemMatch,
    MeasureCode,
    PlainCode,
    RefusalReason,
    RefusedCode,
    ScannedCode,
    is_same_pack,
    read_code,
    sentence_for,
)
from evertill.domain.goods.catalogue import Item
from evertill.domain.selling.put_aside import aside_code, is_aside_code
from evertill.domain.stock.goods_code import read_goods_code
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.looking_up.assigned_codes import find_assigned
from evertill.operations.selling.ringing.coupons import take_coupon
from evertill.operations.selling.ringing.customer_card import take_customer
from evertill.operations.selling.ringing.line_answers import NO_ANSWERS, LineAnswers
from evertill.operations.selling.ringing.ring import Ringing, ring
from evertill.operations.selling.ringing.scanned_receipt import receipt_of_code, receipt_of_number
from evertill.operations.selling.sale.outcomes import (
    AsideScanned,
    CodeRefused,
    CodeUnknown,
    EntryNotPossible,
    GoodsScanned,
    ItemAdded,
    RingOutcome,
    SamePackAgain,
)
from evertill.operations.selling.sale.reserved import with_reservations
from evertill.operations.selling.sale.rung_sale import rung_sale
from evertill.ports.journal import UnitOfWork

_FOREIGN_PRICE = EntryNotPossible(
    "The price in the code is not in this shop's currency, so nothing was added; key the item and its price."
)


@dataclass(frozen=True, slots=True)
class ScanItem(Command[RingOutcome]):
    """Ring whatever this code names, with the quantity, price or take-back keyed before it."""

    scanned: ScannedCode
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False
    is_age_confirmed: bool = False
    is_expiry_confirmed: bool = False
    is_offer_confirmed: bool = False
    is_serial_confirmed: bool = False
    answers: LineAnswers = NO_ANSWERS

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> RingOutcome:
        """By `scan_item`."""
        return counter.at_once(lambda: scan_item(unit, counter, self))


def scan_item(unit: UnitOfWork, counter: Counter, command: ScanItem) -> RingOutcome:
    """Read the code, find its item, put it on the sale."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    outcome: RingOutcome | None = receipt_of_code(unit, command.scanned) or _same_pack(unit, counter, command)
    if outcome is None:
        outcome = _resolve(unit, counter, who, command)
    if isinstance(outcome, ItemAdded):
        counter.last_scan = command.scanned
        return with_reservations(counter, outcome)
    return outcome


def _same_pack(unit: UnitOfWork, counter: Counter, command: ScanItem) -> SamePackAgain | None:
    """The second barcode of the pack just rung, if it is: packs carry a 1D and a 2D code side by side."""
    previous, sale = counter.last_scan, unit.open_sale()
    if previous is None or sale is None or not is_same_pack(previous, command.scanned):
        return None
    is_meant = command != ScanItem(command.scanned)
    return None if is_meant else SamePackAgain(rung_sale(sale, counter), sale.lines[-1].line_id)


def _resolve(unit: UnitOfWork, counter: Counter, who: AtTill, command: ScanItem) -> RingOutcome:
    asked = Ringing(
        quantity=command.quantity,
        unit_price=command.unit_price,
        take_back=command.take_back,
        is_age_confirmed=command.is_age_confirmed,
        is_expiry_confirmed=command.is_expiry_confirmed,
        is_offer_confirmed=command.is_offer_confirmed,
        is_serial_confirmed=command.is_serial_confirmed,
    )
    reading = read_code(command.scanned.text, command.scanned.symbology, counter.policy().labels.rules())
    match reading:
        case RefusedCode(reason):
            return CodeRefused(sentence_for(reason))
        case PlainCode(text):
            item = counter.catalogue.find_by_code(text) or find_assigned(unit, counter, text)
            if item is None:
                return _unknown(unit, counter, who, reading)
            return ring(unit, counter, who, item, asked, command.answers)
        case ItemCode():
            item = counter.catalogue.find_by_gtin(reading.gtin) or counter.catalogue.find_by_code(reading.text)
            item = item or find_assigned(unit, counter, reading.text)
            if item is None:
                return (
                    take_coupon(unit, counter, reading.text)
                    or take_customer(unit, counter, who, reading.text)
                    or CodeUnknown(reading.text)
                )
            if reading.price is not None and reading.price.as_money(item.currency) is None:
                return _FOREIGN_PRICE
            return ring(unit, counter, who, item, _with_details(asked, reading, item), command.answers)
        case MeasureCode():
            return _ring_label(unit, counter, who, reading, asked, command.answers)


def _unknown(unit: UnitOfWork, counter: Counter, who: AtTill, code: PlainCode) -> RingOutcome:
    taken = take_coupon(unit, counter, code.text) or take_customer(unit, counter, who, code.text)
    if taken is not None:
        return taken
    if is_aside_code(code.text):
        found = (sale.sale_id for sale in unit.suspended() if aside_code(sale.sale_id) == code.text)
        return AsideScanned(next(found, None), code.text)
    note = read_goods_code(code.text)
    if note is not None:
        return GoodsScanned(note)
    receipt = receipt_of_number(unit, code.text)
    hint = "" if code.doubt is None else sentence_for(RefusalReason.WRONG_CHECK_DIGIT)
    return receipt or CodeUnknown(code.text, hint)


def _with_details(asked: Ringing, code: ItemCode, item: Item) -> Ringing:
    """What a GS1 code says beside the item: batch, serial, expiry, and the weight or count of this pack."""
    price = None if code.price is None else code.price.as_money(item.currency)
    return replace(
        asked,
        serial=code.serial,
        batch=code.batch,
        expires_on=code.expires_on,
        measure_micro=_measure(item, code.weight_micro, code.count),
        label_amount=price if price is not None and price.minor > 0 else None,
    )


def _ring_label(
    unit: UnitOfWork, counter: Counter, who: AtTill, code: MeasureCode, asked: Ringing, answers: LineAnswers
) -> RingOutcome:
    """An in-store label: the item by its number, the price or measure as printed; all zeros asks for it."""
    if code.matched_as is ItemMatch.ITEM_NUMBER:
        number = code.item_ref
        item = counter.catalogue.find_by_code(number) or counter.catalogue.find_by_code(number.lstrip("0") or number)
    else:
        item = counter.catalogue.find_by_gtin(code.item_ref)
    item = item or counter.catalogue.find_by_gtin(code.gtin)
    if item is None:
        return CodeUnknown(code.text)
    amount = None if code.price is None else code.price.as_money(item.currency)
    if code.price is not None and amount is None:
        return _FOREIGN_PRICE
    measure = _measure(item, code.weight_micro, code.count)
    if measure is None and code.weight_micro is not None and not item.is_weighed:
        return EntryNotPossible(
            f"The label gives a weight, but {item.name} is sold by the piece, so nothing was added; "
            "ring it from the catalogue and have the item corrected."
        )
    return ring(unit, counter, who, item, replace(asked, label_amount=amount, measure_micro=measure), answers)


def _measure(item: Item, weight_micro: int | None, count: int | None) -> int | None:
    """The pack's measure in the item's own unit: pieces are counted, kilograms weighed, the rest is asked for."""
    if item.unit is Unit.KILOGRAM:
        return weight_micro
    return count * MICRO if item.unit is Unit.PIECE and count is not None else None
