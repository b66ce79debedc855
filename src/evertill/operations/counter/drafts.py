"""Drafts of transactions with who, when and where already filled in."""

from datetime import datetime
from decimal import Decimal

from evertill.domain.facts.transaction import Draft, TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.records.sale_record import decimal_text
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import TransactionId
from evertill.operations.counter.counter import Counter
from evertill.ports.journal import UnitOfWork


def draft(unit: UnitOfWork, counter: Counter, kind: TransactionKind, body: JsonObject, *, at: datetime) -> Draft:
    """A draft of the operator signed on, in the open shift; without a shift the business day is the moment's date."""
    shift, session = unit.shift(), unit.session()
    return Draft(
        transaction_id=TransactionId(counter.ids.new()),
        kind=kind,
        business_day=at.date() if shift is None else shift.business_day,
        occurred_at=at,
        operator_id=None if session is None else session.operator_id,
        shift_id=None if shift is None else shift.shift_id,
        body=body,
    )


def item_draft_body(item: Item, unit_price: Decimal | None) -> JsonObject:
    """What the backend is told of an item it does not know; None when every sale of it names its own price."""
    return {
        "sku": item.sku,
        "name": item.name,
        "gtin": item.gtin,
        "unit_price": None if unit_price is None else decimal_text(unit_price),
        "currency": item.currency,
        "tax_class": item.tax_class,
    }
