"""A code was scanned or keyed: read it, find the item it names, ring it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from evertill.domain.catalogue import Item
from evertill.domain.codes import (
    VARIABLE_MEASURE_TABLES,
    ItemCode,
    ItemMatch,
    MeasureCode,
    PlainCode,
    RefusalReason,
    RefusedCode,
    ScannedCode,
    read_code,
    sentence_for,
)
from evertill.kernel.quantity import MICRO
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill, at_till
from evertill.operations.selling.outcomes import CodeRefused, CodeUnknown, EntryNotPossible, RingOutcome
from evertill.operations.selling.ring import Ringing, ring
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class ScanItem(Command[RingOutcome]):
    """Ring whatever this code names, with the quantity, price or take-back keyed before it."""

    scanned: ScannedCode
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False
    is_age_confirmed: bool = False


def scan_item(unit: UnitOfWork, counter: Counter, command: ScanItem) -> RingOutcome:
    """Read the code, find its item, put it on the sale."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    asked = Ringing(
        quantity=command.quantity,
        unit_price=command.unit_price,
        take_back=command.take_back,
        is_age_confirmed=command.is_age_confirmed,
    )
    table = VARIABLE_MEASURE_TABLES.get(counter.policy().variable_measure_table, ())
    reading = read_code(command.scanned.text, command.scanned.symbology, table)
    match reading:
        case RefusedCode(reason):
            return CodeRefused(sentence_for(reason))
        case PlainCode(text, doubt):
            item = counter.catalogue.find_by_code(text)
            if item is None:
                return CodeUnknown(text, "" if doubt is None else sentence_for(RefusalReason.WRONG_CHECK_DIGIT))
            return ring(unit, counter, who, item, asked)
        case ItemCode():
            item = counter.catalogue.find_by_gtin(reading.gtin) or counter.catalogue.find_by_code(reading.text)
            if item is None:
                return CodeUnknown(reading.text)
            return ring(unit, counter, who, item, _with_details(asked, reading, item))
        case MeasureCode():
            return _ring_label(unit, counter, who, reading, asked)


def _with_details(asked: Ringing, code: ItemCode, item: Item) -> Ringing:
    """What a GS1 code says beside the item: batch, serial, expiry, and the weight or count of this pack."""
    measure = code.weight_micro if item.is_weighed else None if code.count is None else code.count * MICRO
    price = None if code.price is None else code.price.as_money(item.currency)
    return replace(
        asked,
        serial=code.serial,
        batch=code.batch,
        expires_on=code.expires_on,
        measure_micro=measure,
        label_amount=price if price is not None and price.minor > 0 else None,
    )


def _ring_label(
    unit: UnitOfWork, counter: Counter, who: AtTill, code: MeasureCode, asked: Ringing
) -> RingOutcome:
    """An in-store label: the item by its number, the price or measure as printed; all zeros asks for it."""
    if code.matched_as is ItemMatch.ITEM_NUMBER:
        number = code.item_ref
        item = counter.catalogue.find_by_code(number) or counter.catalogue.find_by_code(number.lstrip("0"))
    else:
        item = counter.catalogue.find_by_gtin(code.item_ref)
    item = item or counter.catalogue.find_by_gtin(code.gtin)
    if item is None:
        return CodeUnknown(code.text)
    amount = None if code.price is None else code.price.as_money(item.currency)
    if code.price is not None and amount is None:
        return EntryNotPossible(
            f"The label's price is not in {item.currency}, so nothing was added; key the item and its price."
        )
    measure = code.weight_micro if code.weight_micro is not None else None
    if code.count is not None:
        measure = code.count * MICRO
    return ring(unit, counter, who, item, replace(asked, label_amount=amount, measure_micro=measure))
