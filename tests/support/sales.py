"""Builders of items, taxes, lines, tenders and sales with plain defaults; a test names only what it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, PricingPolicy
from evertill.domain.selling.sale import (
    Direction,
    ModifierKind,
    PriceModifier,
    Sale,
    SaleLine,
    SaleState,
    Tender,
    TenderKind,
)
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.kernel.ids import OperatorId, SaleId, ShiftId
from evertill.kernel.money import Money, money_from_text
from evertill.kernel.quantity import Quantity, Unit, quantity_from_text
from evertill.kernel.rounding import Rounding

A_MOMENT = datetime(2026, 11, 21, 9, 3, 0, tzinfo=UTC)
A_DAY = date(2026, 11, 21)


def money(text: str, currency: str = "EUR") -> Money:
    """`money("4.99")`: an amount as people write it."""
    return money_from_text(text, currency)


def a_tax(
    rate: str = "20",
    *,
    tax_id: str = "",
    kind: TaxKind = TaxKind.PERCENT,
    included: bool = True,
    compound: bool = False,
    in_base_of_next: bool = False,
    label: str = "",
) -> TaxRule:
    """A 20 % tax that the price includes; its id follows its kind and rate ("vat20", "tax8.25", "fee0.25")."""
    prefix = "fee" if kind is TaxKind.FIXED else "vat" if included else "tax"
    return TaxRule(
        tax_id=tax_id or f"{prefix}{rate}",
        rate=Decimal(rate),
        kind=kind,
        is_included=included,
        is_compound=compound,
        in_base_of_next=in_base_of_next,
        label=label,
    )


def an_item(
    price: str | None = "4.99",
    *,
    sku: str = "A-1",
    name: str = "Green tea 20 bags",
    currency: str = "EUR",
    taxes: Sequence[TaxRule] | None = None,
    tax_class: str = "standard",
    unit: Unit = Unit.PIECE,
    gtin: str | None = None,
    category: str | None = None,
    image: str | None = None,
    minimum_age: int | None = None,
    is_stocked: bool = True,
    version: int = 1,
) -> Item:
    """An item at 4.99 EUR with 20 % tax included; `price=None` is an open price, `taxes=[]` none at all."""
    return Item(
        sku=Sku(sku),
        name=name,
        unit_price=None if price is None else Decimal(price),
        currency=currency,
        taxes=(a_tax(),) if taxes is None else tuple(taxes),
        tax_class=tax_class,
        unit=unit,
        gtin=gtin,
        category=category,
        image=image,
        minimum_age=minimum_age,
        is_stocked=is_stocked,
        version=version,
    )


def a_modifier(
    value: str = "10", *, kind: ModifierKind = ModifierKind.PERCENT, reason: str = "damaged"
) -> PriceModifier:
    """10 percent off, because damaged."""
    return PriceModifier(kind, Decimal(value), reason)


def a_line(
    item: Item | None = None,
    *,
    price: str | None = None,
    quantity: str | Quantity = "1",
    taxes: Sequence[TaxRule] | None = None,
    direction: Direction = Direction.SALE,
    modifiers: Sequence[PriceModifier] = (),
    label_amount: str | Money | None = None,
    is_voided: bool = False,
    line_id: int = 1,
    serial: str | None = None,
    batch: str | None = None,
    expires_on: date | None = None,
    reason: str | None = None,
) -> SaleLine:
    """One piece of an item at its list price; `taxes` serves when no item is given, `price` also for an open price."""
    thing = item or an_item(price=price or "4.99", taxes=taxes)
    listed = thing.unit_price if price is None else Decimal(price)
    assert listed is not None, "an open-price item needs a price"
    amount = money(label_amount, thing.currency) if isinstance(label_amount, str) else label_amount
    return SaleLine(
        line_id=line_id,
        item=thing,
        quantity=quantity_from_text(quantity, thing.unit) if isinstance(quantity, str) else quantity,
        regular_price=listed,
        direction=direction,
        modifiers=tuple(modifiers),
        label_amount=amount,
        is_voided=is_voided,
        serial=serial,
        batch=batch,
        expires_on=expires_on,
        reason=reason,
    )


def a_tender(
    amount: str | Money = "10.00", kind: TenderKind = TenderKind.CASH, *, reference: str | None = None
) -> Tender:
    """Ten euro in cash."""
    return Tender(kind, money(amount) if isinstance(amount, str) else amount, reference)


def coins(
    increment_minor: int = 5,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    scope: CashRoundingScope = CashRoundingScope.CASH_PART,
) -> CashRounding:
    """Cash to 0.05, on the cash part."""
    return CashRounding(increment_minor, rounding, scope)


def a_sale(
    lines: Sequence[SaleLine | Item] | None = None,
    *,
    currency: str | None = None,
    policy: PricingPolicy | None = None,
    policy_version: int = 1,
    tenders: Sequence[Tender] = (),
    modifiers: Sequence[PriceModifier] = (),
    state: SaleState = SaleState.OPEN,
    label: str = "",
    sale_id: str = "01930000-0000-7000-8000-000000000001",
    operator_id: str = "01930000-0000-7000-8000-00000000000a",
    shift_id: str = "01930000-0000-7000-8000-00000000000b",
    started_at: datetime = A_MOMENT,
    business_day: date = A_DAY,
) -> Sale:
    """A sale of one default line; items stand for a line of one piece each, and lines are numbered from 1 in order."""
    given = [a_line()] if lines is None else [a_line(line) if isinstance(line, Item) else line for line in lines]
    return Sale(
        sale_id=SaleId(sale_id),
        currency=currency or (given[0].item.currency if given else "EUR"),
        policy=policy or PricingPolicy(),
        policy_version=policy_version,
        started_at=started_at,
        operator_id=OperatorId(operator_id),
        shift_id=ShiftId(shift_id),
        business_day=business_day,
        lines=tuple(replace(line, line_id=line_id) for line_id, line in enumerate(given, start=1)),
        tenders=tuple(tenders),
        modifiers=tuple(modifiers),
        state=state,
        label=label,
    )
