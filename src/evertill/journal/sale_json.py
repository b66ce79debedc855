"""The sale on the counter as JSON text: a header and one text for each line, so that an edit writes one row."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from evertill.domain.catalogue import Item, Sku
from evertill.domain.policy import (
    CashRounding,
    CashRoundingScope,
    DiscountSpread,
    PricingPolicy,
)
from evertill.domain.sale import (
    Direction,
    ModifierKind,
    PriceModifier,
    Sale,
    SaleLine,
    SaleState,
    Tender,
    TenderKind,
)
from evertill.domain.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.journal.connection import Cells
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import OperatorId, SaleId, ShiftId
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from evertill.kernel.rounding import Rounding

Stored = Cells | list[object]  # a row of a list in the text; its members are checked by the values built of them

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def header_text(sale: Sale) -> str:
    """Everything but the lines."""
    return _encode(
        {
            "sale_id": sale.sale_id,
            "currency": sale.currency,
            "policy": _policy_json(sale.policy),
            "policy_version": sale.policy_version,
            "started_at": sale.started_at.isoformat(),
            "operator_id": sale.operator_id,
            "shift_id": sale.shift_id,
            "business_day": sale.business_day.isoformat(),
            "tenders": [[tender.kind, *_money_json(tender.amount), tender.reference] for tender in sale.tenders],
            "modifiers": [_modifier_json(modifier) for modifier in sale.modifiers],
            "state": sale.state,
            "label": sale.label,
        }
    )


def line_text(line: SaleLine) -> str:
    """One line with its frozen copy of the item."""
    amount = line.label_amount
    return _encode(
        {
            "line_id": line.line_id,
            "item": _item_json(line.item),
            "quantity": [line.quantity.micro, line.quantity.unit],
            "regular_price": str(line.regular_price),
            "direction": line.direction,
            "modifiers": [_modifier_json(modifier) for modifier in line.modifiers],
            "label_amount": None if amount is None else _money_json(amount),
            "is_voided": line.is_voided,
            "serial": line.serial,
            "batch": line.batch,
            "expires_on": None if line.expires_on is None else line.expires_on.isoformat(),
            "reason": line.reason,
        }
    )


def sale_text(sale: Sale) -> str:
    """The whole sale in one text, to be put aside."""
    return f'{{"header":{header_text(sale)},"lines":[{",".join(map(line_text, sale.lines))}]}}'


def read_sale(text: str) -> Sale:
    """A sale put aside."""
    stored = json.loads(text)
    lines = tuple(_line(line) for line in stored["lines"])
    return replace(_header(stored["header"]), lines=lines)


def read_parts(header: str, lines: Sequence[str]) -> Sale:
    """The sale of a header and its lines."""
    return replace(_header(json.loads(header)), lines=tuple(_line(json.loads(line)) for line in lines))


def _header(stored: dict[str, Cells]) -> Sale:
    return _sale_of(**stored)


def _sale_of(  # the members of the header, by their names
    sale_id: str,
    currency: str,
    policy: JsonObject,
    policy_version: int,
    started_at: str,
    operator_id: str,
    shift_id: str,
    business_day: str,
    tenders: list[tuple[str, int, str, str | None]],
    modifiers: list[tuple[str, str, str]],
    state: str,
    label: str,
) -> Sale:
    return Sale(
        sale_id=SaleId(sale_id),
        currency=currency,
        policy=_policy(policy),
        policy_version=policy_version,
        started_at=datetime.fromisoformat(started_at),
        operator_id=OperatorId(operator_id),
        shift_id=ShiftId(shift_id),
        business_day=date.fromisoformat(business_day),
        tenders=tuple(Tender(TenderKind(kind), Money(minor, code), ref) for kind, minor, code, ref in tenders),
        modifiers=tuple(map(_modifier, modifiers)),
        state=SaleState(state),
        label=label,
    )
