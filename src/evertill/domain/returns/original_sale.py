"""An earlier sale read back from its fact, to take goods of it back: exactly what was paid for which unit.

The shares of a line's units are those of `pricing.unit_shares`; see the module `unit_shares`. Parts of any size, in any
order, add up to what was paid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.pricing.frozen_offers import FrozenOffers, read_frozen_offers
from evertill.domain.pricing.offers_back import read_rule
from evertill.domain.records.points_moves import read_moves
from evertill.domain.selling.origin import OfOrder, Origin, OriginTax, Span
from evertill.domain.selling.unit_shares import share_before
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.domain.taxes.tax_exemption import read_exemption
from evertill.domain.tenders.refund_plan import PointsBefore, RefundSource, paid_tenders
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """One line of goods that went out."""

    line: str
    sku: str
    name: str
    unit: Unit
    micro: int
    regular_price: Decimal
    regular: int
    discount: int
    net: int
    gross: int
    taxes: tuple[OriginTax, ...]
    modifiers: tuple[tuple[str, int], ...] = ()
    gtin: str | None = None
    category: str | None = None
    tax_class: str = ""
    item_version: int = 0
    tied_to: str | None = None
    serial: str | None = None
    batch: str | None = None
    order: OfOrder | None = None

    @property
    def quantity(self) -> Quantity:
        """What was sold."""
        return Quantity(self.micro, self.unit)

    @property
    def is_measured(self) -> bool:
        """Whether any part of it may come back, rather than whole units."""
        return self.unit is not Unit.PIECE or self.micro % MICRO != 0


@dataclass(frozen=True, slots=True)
class OriginalSale:
    """What a receipt stands for."""

    fact_id: str
    fact_hash: str
    number: str
    occurred_at: datetime
    currency: str
    gross: int
    lines: tuple[OriginalLine, ...]
    stocked: frozenset[str]
    """SKUs whose stock it moved."""
    source: RefundSource
    """How it was paid."""
    window_days: int | None = None
    """The days for returns that its receipt promised; None where the sale does not say."""
    rules: tuple[TaxRule, ...] = ()
    """Its taxes, in the order in which its body lists them."""
    offers: FrozenOffers | None = None
    """By what its promotions are tried anew on what is kept of it; None where shares are paid back."""

    def line(self, line: str) -> OriginalLine | None:
        """The line of goods with this number."""
        return next((one for one in self.lines if one.line == line), None)


def read_original(transaction: Transaction) -> OriginalSale:
    """The sale a sealed transaction stands for. ValueError when it is none of which goods can come back."""
    body = transaction.body
    if transaction.kind is not TransactionKind.SALE:
        raise ValueError(f"goods of a {transaction.kind.value} cannot come back")
    match body:
        case {"currency": str(currency), "gross": int(gross), "lines": list(lines), "taxes": list(taxes)}:
            rules = [_rule(tax) for tax in taxes if isinstance(tax, dict)]
            sold = [line for line in lines if isinstance(line, dict) and _is_sold(line)]
            number = transaction.number_text
            return OriginalSale(
                fact_id=transaction.transaction_id,
                fact_hash=transaction.hash,
                number=number,
                occurred_at=transaction.occurred_at,
                currency=currency,
                gross=gross,
                lines=tuple(replace(_line(line, rules), order=_of_order(body, line)) for line in sold),
                stocked=_stocked(body.get("stock")),
                source=RefundSource(
                    transaction.transaction_id,
                    number,
                    paid_tenders(body),
                    exemption=read_exemption(body.get("exemption")),
                    promotions=read_rule(body),
                    points=_points(body, sold),
                ),
                window_days=_window_days(body.get("returns")),
                rules=tuple(rules),
                offers=read_frozen_offers(body),
            )
        case _:
            raise ValueError("not the body of a sale")


def origin_of(sale: OriginalSale, line: OriginalLine, spans: tuple[Span, ...]) -> Origin:
    """What was paid for the units at these places."""
    assert spans
    assert all(0 <= first < end <= line.micro for first, end in spans)

    def part(whole: int) -> int:
        return part_of(line, whole, spans)

    taxes = tuple(OriginTax(tax.rule, part(tax.base), part(tax.amount)) for tax in line.taxes)
    gross, regular = part(line.gross), part(line.regular)
    excluded = sum(tax.amount for tax in taxes if not tax.rule.is_included)
    discount = regular - (gross - excluded)
    return Origin(
        fact_id=sale.fact_id,
        line=line.line,
        number=sale.number,
        spans=spans,
        regular=regular,
        discount=discount,
        net=gross - sum(tax.amount for tax in taxes),
        gross=gross,
        taxes=taxes,
        modifiers=_modifier_parts([(source, part(amount)) for source, amount in line.modifiers], discount),
        excluded=excluded,
        order=line.order,
    )


def part_of(line: OriginalLine, whole: int, spans: Sequence[Span]) -> int:
    """The share that these units have of an amount of the whole line."""
    return sum(_before(line, whole, end) - _before(line, whole, first) for first, end in spans)


def _before(line: OriginalLine, whole: int, place: int) -> int:
    assert line.is_measured or place % MICRO == 0, "whole units come back"
    return share_before(whole, place, line.micro, is_measured=line.is_measured)


def _modifier_parts(parts: Sequence[tuple[str, int]], discount: int) -> tuple[tuple[str, int], ...]:
    """The last one takes what the shares of the others leave, so that they add up to the discount."""
    if not parts:
        return ()
    *others, (last, _) = parts
    return (*others, (last, -discount - sum(amount for _, amount in others)))


def _is_sold(line: Mapping[str, Json]) -> bool:
    """Goods that went out; of a gift card the money is on it, and undoing its sale takes it off again; a deposit goes
    back when its order is cancelled."""
    return line.get("direction") == "sale" and "activates" not in line and "order_deposit" not in line


def _of_order(body: Mapping[str, Json], line: Mapping[str, Json]) -> OfOrder | None:
    match body.get("order"), line.get("order_line"):
        case {"order_id": str(order_id), "number": str(number)}, str(name):
            return OfOrder(order_id, number, name)
        case _:
            return None


def _points(body: Mapping[str, Json], sold: Sequence[Mapping[str, Json]]) -> PointsBefore | None:
    """What it earned, all in all; nothing where its goods cost nothing."""
    cost = sum(gross for line in sold if isinstance(gross := line.get("gross"), int))
    earned = next((move for move in read_moves(body.get("points")) if move.earned > 0), None)
    if earned is None or cost <= 0:
        return None
    return PointsBefore(earned.account, earned.customer, earned.earned, cost)


def _window_days(promised: Json) -> int | None:
    match promised:
        case {"window_days": int(days)} if days >= 0:
            return days
        case _:
            return None


def _stocked(moves: Json) -> frozenset[str]:
    listed = moves if isinstance(moves, list) else []
    return frozenset(str(move.get("sku")) for move in listed if isinstance(move, dict))


def _rule(tax: Mapping[str, Json]) -> TaxRule:
    match tax:
        case {"tax_id": str(tax_id), "rate": str(rate), "kind": str(kind), "included": bool(included)}:
            return TaxRule(
                tax_id=tax_id,
                rate=_decimal(rate),
                kind=TaxKind(kind),
                is_included=included,
                is_compound=tax.get("compound") is True,
                in_base_of_next=tax.get("in_base_of_next") is True,
                label=str(tax.get("label") or ""),
                free_below=_decimal(below) if isinstance(below := tax.get("free_below"), str) else None,
                only_excess=tax.get("only_excess") is True,
                is_exempt=tax.get("exempt") is True,
            )
        case _:
            raise ValueError("a tax of the sale cannot be read")


def _line(line: Mapping[str, Json], rules: Sequence[TaxRule]) -> OriginalLine:
    match line:
        case {
            "line": int() | str() as number,
            "sku": str(sku),
            "name": str(name),
            "unit": str(unit),
            "quantity": int(micro),
            "regular_price": str(price),
            "regular": int(regular),
            "discount": int(discount),
            "net": int(net),
            "gross": int(gross),
            "taxes": list(taxes),
        } if micro > 0:
            tied = line.get("tied_to")
            return OriginalLine(
                line=str(number),
                sku=sku,
                name=name,
                unit=Unit(unit),
                micro=micro,
                regular_price=_decimal(price),
                regular=regular,
                discount=discount,
                net=net,
                gross=gross,
                taxes=_taxes(taxes, line.get("rules"), rules),
                modifiers=_modifiers(line.get("modifiers")),
                gtin=_text(line, "gtin"),
                category=_text(line, "category"),
                tax_class=_text(line, "tax_class") or "",
                item_version=_version(line.get("item_version")),
                tied_to=None if tied is None else str(tied),
                serial=_text(line, "serial"),
                batch=_text(line, "batch"),
            )
        case _:
            raise ValueError("a line of the sale cannot be read")


def _taxes(taxes: Sequence[Json], own: Json, rules: Sequence[TaxRule]) -> tuple[OriginTax, ...]:
    found: list[OriginTax] = []
    for place, tax in enumerate(taxes):
        match tax:
            case [str(tax_id), int(base), int(amount)]:
                at = own[place] if isinstance(own, list) and place < len(own) else None
                found.append(OriginTax(_find_rule(rules, tax_id, at), base, amount))
            case _:
                raise ValueError("a tax of a line cannot be read")
    return tuple(found)


def _find_rule(rules: Sequence[TaxRule], tax_id: str, at: Json) -> TaxRule:
    """The rule at the place the line names, else the one with this id."""
    if isinstance(at, int) and 0 <= at < len(rules) and rules[at].tax_id == tax_id:
        return rules[at]
    found = next((rule for rule in rules if rule.tax_id == tax_id), None)
    if found is None:
        raise ValueError(f"the sale does not say what the tax {tax_id} is")
    return found


def _modifiers(found: Json) -> tuple[tuple[str, int], ...]:
    listed = found if isinstance(found, list) else []
    modifiers: list[tuple[str, int]] = []
    for entry in listed:
        match entry:
            case [str(source), int(amount), *_]:
                modifiers.append((source, amount))
            case _:
                raise ValueError("a discount of a line cannot be read")
    return tuple(modifiers)


def _text(members: Mapping[str, Json], name: str) -> str | None:
    found = members.get(name)
    return found if isinstance(found, str) else None


def _version(found: Json) -> int:
    return found if isinstance(found, int) else 0


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no number") from error
    if not number.is_finite():
        raise ValueError(f"{text!r} is no number")
    return number
