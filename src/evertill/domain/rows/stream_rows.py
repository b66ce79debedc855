"""The JSON content of each stream's rows, and the values it stands for; shared by the till's mirror and central.

Parsing looks at the members it knows, and raises BadRow for one that cannot be; others are the keeper's.
The policy's members are in `policy.rows`.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from evertill.domain.goods.catalogue import DEFAULT_LIST as DEFAULT_LIST  # noqa: PLC0414 - callers find it with the rows
from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import PLAIN, ItemDetails, details_content, parse_details
from evertill.domain.goods.standing import stricter
from evertill.domain.people.people import Operator, Role
from evertill.domain.selling.price_breaks import breaks_content, parse_breaks
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    currency_code,
    decimal_number,
    flag,
    free_text,
    list_of,
    moment,
    object_of,
    one_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.domain.streams.streams import Stream as Stream  # noqa: PLC0414 - callers find it with the rows
from evertill.domain.taxes.tax import DatedTaxes, TaxKind, TaxRule
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import OperatorId
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass

SKU_LENGTH = 64
NAME_LENGTH = 250
DESCRIPTION_LENGTH = 10_000
BARCODE_LENGTH = 128
LARGEST_PRICE = 1_000_000_000
LARGEST_STOCK_MICRO = 10**15
STORE_POLICY_KEY = "store"


MADE_BY_BACKEND = frozenset(
    {
        Stream.STOCK,
        Stream.STOCKTAKES,
        Stream.ASSIGNED,
        Stream.BALANCES,
        Stream.ORDERS,
        Stream.TRANSFERS,
        Stream.EXCEPTIONS,
        Stream.CUSTOMERS,
        Stream.RECEIPT_KEYS,
    }
)
"""Streams that the backend makes of what it is told; it owns them from the start."""


class ProductStatus(StrEnum):
    """How far a product is on sale; one that this release does not know counts as active."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    DISCONTINUED = "discontinued"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class ProductCopy:
    """A row of `products`; its price, taxes and stock are rows of other streams."""

    sku: str
    name: str
    tax_class: str
    description: str = ""
    unit: Unit = Unit.PIECE
    category: str | None = None
    image: str | None = None
    barcodes: tuple[str, ...] = ()
    """As the shop wrote them, the main one first."""
    plu: str | None = None
    minimum_age: int | None = None
    is_stocked: bool = True
    is_open_price: bool = False
    status: str = ProductStatus.ACTIVE
    details: ItemDetails = PLAIN

    @property
    def is_listed(self) -> bool:
        """Whether a till finds it at all."""
        return self.status not in (ProductStatus.DRAFT, ProductStatus.ARCHIVED)

    @property
    def is_current(self) -> bool:
        """Whether its codes are its own; a discontinued product is still found, unless a current one has its code."""
        return self.is_listed and self.status != ProductStatus.DISCONTINUED


@dataclass(frozen=True, slots=True)
class PriceCopy:
    """A row of `prices`: what one unit costs between two moments, in one price list."""

    sku: str
    unit_price: Decimal
    currency: str
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    price_list: str = DEFAULT_LIST
    breaks: tuple[PriceBreak, ...] = ()
    """From which quantities on one unit costs less; small ones first."""


@dataclass(frozen=True, slots=True)
class TaxClass:
    """A row of `taxes`: the rules for all products of a class, in the order in which they build on each other."""

    tax_class: str
    rules: tuple[TaxRule, ...]
    spans: tuple[tuple[date | None, date | None], ...] = ()
    """Of each rule the first and last business day on which it holds; empty where all hold for ever."""

    @property
    def dated(self) -> DatedTaxes | None:
        """The rules with their days; None where all hold for ever."""
        return DatedTaxes(self.rules, self.spans) if self.spans else None

    def on(self, day: date) -> tuple[TaxRule, ...]:
        """The rules that hold on this business day."""
        return self.rules if self.dated is None else self.dated.on(day)


@dataclass(frozen=True, slots=True)
class StockLevel:
    """A row of `stock`: what this till's shop has, in millionths of the product's unit."""

    sku: str
    on_hand_micro: int
    committed_micro: int = 0
    """Reserved for orders, and still on hand."""
    unavailable_micro: int = 0
    incoming_micro: int = 0


def parse_product(content: Members) -> ProductCopy:
    """The product in a row of `products`."""
    name = shown_text(content, "name", NAME_LENGTH)
    if not name:
        raise BadRow("The name is missing.")
    status = optional_code(content, "status", SKU_LENGTH) or ProductStatus.ACTIVE
    details = parse_details(content, code_text(content, "sku", SKU_LENGTH))
    if status == ProductStatus.PAUSED:
        details = replace(details, store_offer=stricter(details.store_offer), web_offer=stricter(details.web_offer))
    return ProductCopy(
        sku=code_text(content, "sku", SKU_LENGTH),
        name=name,
        tax_class=code_text(content, "tax_class", SKU_LENGTH),
        description=free_text(content, "description", DESCRIPTION_LENGTH),
        unit=one_of(content, "unit", Unit.PIECE),
        category=shown_text(content, "category", NAME_LENGTH) or None,
        image=optional_code(content, "image", 2000),
        barcodes=_barcodes(content),
        plu=optional_code(content, "plu", SKU_LENGTH),
        minimum_age=whole_number(content, "minimum_age", least=0, most=150) or None,
        is_stocked=flag(content, "is_stocked", default=True),
        is_open_price=flag(content, "is_open_price", default=False),
        status=status,
        details=details,
    )


def product_content(product: ProductCopy) -> JsonObject:
    """The row content of a product."""
    return {
        "sku": product.sku,
        "name": product.name,
        "description": product.description,
        "unit": product.unit.value,
        "tax_class": product.tax_class,
        "category": product.category,
        "image": product.image,
        "barcodes": list(product.barcodes),
        "plu": product.plu,
        "minimum_age": product.minimum_age,
        "is_stocked": product.is_stocked,
        "is_open_price": product.is_open_price,
        "status": str(product.status),
        **details_content(product.details),
    }


def parse_price(content: Members) -> PriceCopy:
    """The price in a row of `prices`."""
    unit_price = decimal_number(content, "unit_price", most=LARGEST_PRICE)
    if unit_price <= 0:
        raise BadRow("The unit price is not above zero.")
    price_list = optional_code(content, "list", SKU_LENGTH) or DEFAULT_LIST
    if "@" in price_list:
        raise BadRow("The list has an @ in its name, which parts the members of a price's key.")
    price = PriceCopy(
        sku=code_text(content, "sku", SKU_LENGTH),
        unit_price=unit_price,
        currency=currency_code(content, "currency"),
        valid_from=moment(content, "valid_from"),
        valid_to=moment(content, "valid_to"),
        price_list=price_list,
        breaks=parse_breaks(content),
    )
    if price.valid_from and price.valid_to and price.valid_from >= price.valid_to:
        raise BadRow("The price ends before it begins.")
    return price


def price_content(price: PriceCopy) -> JsonObject:
    """The row content of a price."""
    return {
        "sku": price.sku,
        "unit_price": format(price.unit_price, "f"),
        "currency": price.currency,
        "valid_from": to_rfc3339(price.valid_from) if price.valid_from else None,
        "valid_to": to_rfc3339(price.valid_to) if price.valid_to else None,
        "list": price.price_list,
        **({"breaks": breaks_content(price.breaks)} if price.breaks else {}),
    }


def price_key(price: PriceCopy) -> str:
    """The key of a price's row; nothing after the last @ when it has always held."""
    return f"{price.sku}@{price.price_list}@{to_rfc3339(price.valid_from) if price.valid_from else ''}"


def parse_tax_class(content: Members) -> TaxClass:
    """The tax class in a row of `taxes`; a class without rules is free of tax."""
    if "rules" not in content:
        raise BadRow("The rules are missing; an empty list means free of tax.")
    found = [object_of(rule, "rule") for rule in list_of(content, "rules", 100)]
    rules = tuple(_parse_rule(rule) for rule in found)
    spans = tuple(_span(rule) for rule in found)
    for at, (rule, span) in enumerate(zip(rules, spans, strict=True)):
        if any(one.tax_id == rule.tax_id and _meet(span, other) for one, other in zip(rules[:at], spans, strict=False)):
            raise BadRow("Two rules have the same tax id." if span == _EVER else "Two rules of a tax id hold at once.")
    _check_excess(rules)
    is_dated = any(span != _EVER for span in spans)
    return TaxClass(code_text(content, "tax_class", SKU_LENGTH), rules, spans if is_dated else ())


def _check_excess(rules: tuple[TaxRule, ...]) -> None:
    """A tax on the excess stands on the price alone, for its limit is a price; BadRow where it does not."""
    for place, rule in enumerate(rules):
        if not rule.only_excess:
            continue
        if rule.free_below is None or rule.kind is not TaxKind.PERCENT:
            raise BadRow(
                "A tax on the excess alone is a percentage and says the price below which goods are free of it."
            )
        others = (*rules[:place], *rules[place + 1 :])
        if (rule.is_included and others) or any(one.is_included or one.in_base_of_next for one in others):
            raise BadRow("A tax on the excess alone stands beside a tax that the price includes, or on another tax.")
        if rule.is_compound and place:
            raise BadRow("A tax on the excess alone stands beside a tax that the price includes, or on another tax.")


def tax_class_content(tax_class: TaxClass) -> JsonObject:
    """The row content of a tax class."""
    rules: list[JsonObject] = [
        {
            "tax_id": rule.tax_id,
            "label": rule.label,
            "kind": rule.kind.value,
            "rate": format(rule.rate, "f"),
            "included": rule.is_included,
            "compound": rule.is_compound,
            "in_base_of_next": rule.in_base_of_next,
            **({} if rule.free_below is None else {"free_below": format(rule.free_below, "f")}),
            **({"only_excess": True} if rule.only_excess else {}),
            **_days(span),
        }
        for rule, span in zip(tax_class.rules, tax_class.spans or (_EVER,) * len(tax_class.rules), strict=True)
    ]
    return {"tax_class": tax_class.tax_class, "rules": rules}


def parse_stock_level(content: Members) -> StockLevel:
    """The stock level in a row of `stock`."""
    on_hand = whole_number(content, "on_hand_micro", least=-LARGEST_STOCK_MICRO, most=LARGEST_STOCK_MICRO)
    if on_hand is None:
        raise BadRow("The on hand micro is missing.")
    others = (
        whole_number(content, name, least=-LARGEST_STOCK_MICRO, most=LARGEST_STOCK_MICRO) or 0
        for name in ("committed_micro", "unavailable_micro", "incoming_micro")
    )
    return StockLevel(code_text(content, "sku", SKU_LENGTH), on_hand, *others)


def stock_level_content(level: StockLevel) -> JsonObject:
    """The row content of a stock level."""
    others = {
        "committed_micro": level.committed_micro,
        "unavailable_micro": level.unavailable_micro,
        "incoming_micro": level.incoming_micro,
    }
    told = {name: micro for name, micro in others.items() if micro}
    return {"sku": level.sku, "on_hand_micro": level.on_hand_micro, **told}


def parse_operator(content: Members) -> Operator:
    """The operator in a row of `operators`."""
    name = shown_text(content, "name", NAME_LENGTH)
    if not name:
        raise BadRow("The name is missing.")
    if content.get("role") is None:
        raise BadRow("The role is missing.")
    return Operator(
        operator_id=OperatorId(code_text(content, "operator_id", SKU_LENGTH)),
        name=name,
        role=one_of(content, "role", Role.CASHIER),
        pin_verifier=code_text(content, "pin_verifier", 500),
        language=optional_code(content, "language", 35),
        is_active=flag(content, "is_active", default=True),
        badge_verifier=optional_code(content, "badge_verifier", 500),
        changed_by=OperatorId(by) if (by := optional_code(content, "changed_by", SKU_LENGTH)) else None,
        changed_via=optional_code(content, "changed_via", 20) or "",
    )


def operator_content(operator: Operator) -> JsonObject:
    """The row content of an operator; who changed it only where that is known."""
    by = {} if operator.changed_by is None else {"changed_by": str(operator.changed_by)}
    via = {"changed_via": operator.changed_via} if operator.changed_via else {}
    return {
        "operator_id": str(operator.operator_id),
        "name": operator.name,
        "role": operator.role.value,
        "pin_verifier": operator.pin_verifier,
        "language": operator.language,
        "is_active": operator.is_active,
        "badge_verifier": operator.badge_verifier,
        **by,
        **via,
    }


def _barcodes(content: Members) -> tuple[str, ...]:
    barcodes = []
    for entry in list_of(content, "barcodes", 200):
        barcode = optional_code({"barcode": entry}, "barcode", BARCODE_LENGTH)
        if barcode is not None and barcode not in barcodes:
            barcodes.append(barcode)
    return tuple(barcodes)


_EVER: tuple[date | None, date | None] = (None, None)


def _span(content: Members) -> tuple[date | None, date | None]:
    first, last = _day(content, "valid_from"), _day(content, "valid_to")
    if first is not None and last is not None and last < first:
        raise BadRow("A tax ends before it begins.")
    return first, last


def _day(content: Members, name: str) -> date | None:
    found = optional_code(content, name, 10)
    try:
        return None if found is None else date.fromisoformat(found)
    except ValueError as error:
        raise BadRow(f"The {name.replace('_', ' ')} of a tax is no day such as 2026-01-31.") from error


def _meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    (first, last), (begins, ends) = one, other
    return (first is None or ends is None or first <= ends) and (begins is None or last is None or begins <= last)


def _days(span: tuple[date | None, date | None]) -> JsonObject:
    told = {"valid_from": span[0], "valid_to": span[1]}
    return {name: day.isoformat() for name, day in told.items() if day is not None}


def _parse_rule(content: Members) -> TaxRule:
    kind = one_of(content, "kind", TaxKind.PERCENT)
    rate = decimal_number(content, "rate", most=1000 if kind is TaxKind.PERCENT else LARGEST_PRICE)
    if rate < 0:
        raise BadRow("The rate is below zero.")
    return TaxRule(
        tax_id=code_text(content, "tax_id", SKU_LENGTH),
        rate=rate,
        kind=kind,
        is_included=flag(content, "included", default=True),
        is_compound=flag(content, "compound", default=False),
        in_base_of_next=flag(content, "in_base_of_next", default=False),
        label=shown_text(content, "label", NAME_LENGTH),
        free_below=_free_below(content),
        only_excess=flag(content, "only_excess", default=False),
    )


def _free_below(content: Members) -> Decimal | None:
    if content.get("free_below") is None:
        return None
    price = decimal_number(content, "free_below", most=LARGEST_PRICE)
    if price <= 0:
        raise BadRow("The price below which goods are free of the tax is not above zero.")
    return price
