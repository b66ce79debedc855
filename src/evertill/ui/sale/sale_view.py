"""The sale as it is drawn. Rows that did not change are the very same objects: nothing is formatted twice."""

from collections.abc import Sequence
from typing import TypeAlias

from evertill.domain.goods.item_options import price_with
from evertill.domain.selling.price_breaks import is_listed
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.put_aside import PriceChange
from evertill.domain.selling.sale import Direction, ModifierKind, SaleLine
from evertill.domain.selling.withheld import OFFERS_ANEW
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.kernel.money import Money, zero
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass
from evertill.operations.selling.receipts.receipt_goods import option_text
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.ask.reason_words import words_of_code
from evertill.ui.frame.figures import UNIT_SIGNS, abs_money
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One line of the sale."""

    line_id: int
    quantity: str
    name: str
    note: str
    unit_price: str
    amount: str
    is_return: bool


@dataclass(frozen=True, slots=True)
class SaleView:
    """The whole panel."""

    title: str
    badge: str
    counted: str
    rows: tuple[SaleRow, ...]
    selected: int | None
    """Index of the selected row."""
    facts: tuple[str, ...]
    """Small lines beside the total: discount, taxes."""
    total_label: str
    total: str
    is_refund: bool
    exact_cash: str
    """On the pay button; empty while nothing can be paid."""
    can_pay: bool
    pays_out: bool


Stock: TypeAlias = tuple[int | None, int]
"""Of an article, what is on hand (None: nobody says), and how much of that orders have reserved; millionths."""


class SaleRows:
    """Makes rows and keeps them; one for the screen, so that a scan formats one row, not fifty."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._kept: dict[int, tuple[PricedLine, Stock, SaleRow]] = {}
        self._sale_id = ""

    def rows(self, rung: RungSale | None) -> tuple[SaleRow, ...]:
        """The rows of this sale."""
        if rung is None or rung.sale.sale_id != self._sale_id:
            self._kept.clear()
        if rung is None:
            self._sale_id = ""
            return ()
        self._sale_id = rung.sale.sale_id
        return tuple(self._row(priced, rung) for priced in rung.priced.lines)

    def _row(self, priced: PricedLine, rung: RungSale) -> SaleRow:
        line_id, sku = priced.line.line_id, priced.line.item.sku
        kept = self._kept.get(line_id)
        on_hand, reserved = (None, 0) if kept is None else kept[1]
        stock = (rung.on_hand_micro.get(sku, on_hand), rung.reserved_micro.get(sku, reserved))
        if kept is not None and stock == kept[1] and _is_same(kept[0], priced):
            return kept[2]
        row = _make_row(priced, stock, self._formats)
        self._kept[line_id] = (priced, stock, row)
        return row


def _is_same(old: PricedLine, new: PricedLine) -> bool:
    if old.gross != new.gross or old.discount != new.discount or old.modifiers != new.modifiers:
        return False
    return old.line is new.line or old.line == new.line


def _make_row(priced: PricedLine, stock: Stock, formats: Formats) -> SaleRow:
    line = priced.line
    is_return = line.direction is Direction.RETURN
    return SaleRow(
        line_id=line.line_id,
        quantity=formats.quantity(-line.quantity if is_return else line.quantity),
        name=line.item.name,
        note=" · ".join(_notes(priced, stock, formats)),
        unit_price=formats.unit_price(line.regular_price, line.item.currency),
        amount=formats.amount(priced.gross),
        is_return=is_return,
    )


def _notes(priced: PricedLine, stock: Stock, formats: Formats) -> list[str]:
    line = priced.line
    is_back = line.direction is Direction.RETURN and line.redeems is None
    notes = [tr("Return")] if is_back else []
    if line.item.is_weighed:
        notes.append(tr("per {unit}", unit=UNIT_SIGNS[line.item.unit]))
    if line.order_line is not None:
        notes.append(tr("price of the order"))
    elif line.kept_from is not None:
        notes.append(tr("as paid on receipt {number}", number=line.kept_from))
    elif line.label_amount is not None:
        notes.append(tr("price on the label"))
    notes += _against_others(line, formats)
    notes += [option_text(option, line.item.currency, formats) for option in line.options]
    for modifier in line.modifiers:
        reason = words_of_code(modifier.reason.partition(":")[2] or modifier.reason)
        if modifier.kind is ModifierKind.PRICE:
            price = formats.unit_price(modifier.value, line.item.currency)
            notes.append(tr("now {price} each, {reason}", price=price, reason=reason))
        elif modifier.kind is ModifierKind.PERCENT:
            notes.append(tr("{percent} off, {reason}", percent=formats.percent(modifier.value), reason=reason))
        else:
            notes.append(reason)
    notes += [f"{applied.name} {formats.amount(applied.amount)}" for applied in priced.modifiers if applied.name]
    notes += [
        tr("free of tax {amount}", amount=formats.amount(applied.amount))
        for applied in priced.modifiers
        if applied.source == EXEMPT
    ]
    notes += [
        tr("offer worked out anew {amount}", amount=formats.amount(applied.amount))
        for applied in priced.modifiers
        if applied.source == OFFERS_ANEW
    ]
    said = priced.modifiers and all(applied.name or applied.source == EXEMPT for applied in priced.modifiers)
    if priced.discount.minor and not said:
        notes.append(formats.amount(-priced.discount))
    notes += [f"{word} {value}" for word, value in ((tr("serial"), line.serial), (tr("batch"), line.batch)) if value]
    if line.expires_on is not None:
        notes.append(tr("use by {day}", day=formats.day(line.expires_on)))
    on_hand, reserved = stock
    if on_hand is not None and line.item.is_stocked and line.direction is Direction.SALE:
        notes.append(tr("{quantity} in stock", quantity=formats.quantity(Quantity(on_hand, line.item.unit))))
        if reserved > 0:
            notes.append(tr("{quantity} reserved", quantity=formats.quantity(Quantity(reserved, line.item.unit))))
    return notes


def _against_others(line: SaleLine, formats: Formats) -> list[str]:
    """Why it is not the price on the shelf: the customer's list, or the quantity."""
    item, notes = line.item, list[str]()
    if not is_listed(line):
        return notes
    if item.shelf_price is not None:
        notes.append(tr("instead of {price}", price=formats.unit_price(item.shelf_price, item.currency)))
    if item.unit_price is not None and line.regular_price != price_with(item.unit_price, line.options):
        notes.append(
            tr("price for the quantity, else {price}", price=formats.unit_price(item.unit_price, item.currency))
        )
    return notes


def prices_sentence(changes: Sequence[PriceChange], before: Money | None, after: Money, formats: Formats) -> str:
    """That what is rung costs this customer something else; empty where nothing does."""
    if not changes or before is None:
        return ""
    return tr(
        "Prices for this customer: {lines}, together {after} instead of {before}.",
        lines=tr_count("{n} line is another", "{n} lines are others", len(changes)),
        after=formats.money(after),
        before=formats.money(before),
    )


def sale_view(
    rung: RungSale | None, rows: tuple[SaleRow, ...], selected_line_id: int | None, currency: str, formats: Formats
) -> SaleView:
    """Everything the panel shows."""
    if rung is None:
        return _empty_view(currency, formats)
    remaining, is_part_paid = rung.settlement.remaining, rung.sale.is_part_paid
    due = remaining if is_part_paid else rung.priced.gross
    selected = next((at for at, row in enumerate(rows) if row.line_id == selected_line_id), None)
    return SaleView(
        title=_title(rung),
        badge=tr("Part paid") if is_part_paid else tr("Customer") if rung.sale.customer_id else "",
        counted=_counted(rung, formats),
        rows=rows,
        selected=selected,
        facts=_facts(rung, formats),
        total_label=_total_label(due, is_part_paid=is_part_paid),
        total=formats.amount(abs_money(due)),
        is_refund=due.minor < 0,
        exact_cash=formats.amount(abs_money(rung.exact_cash)) if rows else "",
        can_pay=bool(rows) and rung.sale.attempt_id is None,
        pays_out=rung.exact_cash.minor < 0,
    )


def _title(rung: RungSale) -> str:
    """Whose sale it is, what it was put aside as, the order that is paid with it, or just that it is one."""
    order = "" if rung.sale.order is None else tr("Order {number}", number=rung.sale.order.number)
    whose = (rung.customer.title if rung.customer is not None else "") or rung.sale.label
    return " · ".join(part for part in (order, whose) if part) or tr("Sale")


def _empty_view(currency: str, formats: Formats) -> SaleView:
    nothing = zero(currency)
    return SaleView(
        title=tr("Sale"),
        badge="",
        counted="",
        rows=(),
        selected=None,
        facts=(),
        total_label=tr("To pay, {currency}", currency=currency),
        total=formats.amount(nothing),
        is_refund=False,
        exact_cash="",
        can_pay=False,
        pays_out=False,
    )


def _total_label(due: Money, *, is_part_paid: bool) -> str:
    if due.minor < 0:
        return tr("To pay out, {currency}", currency=due.currency)
    if is_part_paid:
        return tr("Still to pay, {currency}", currency=due.currency)
    return tr("To pay, {currency}", currency=due.currency)


def _counted(rung: RungSale, formats: Formats) -> str:
    lines = rung.priced.lines
    if not lines:
        return ""
    pieces = sum((1_000_000 if line.line.item.is_weighed else line.line.quantity.micro) for line in lines)
    items = tr("1 item") if pieces == 1_000_000 else tr("{n} items", n=formats.quantity(Quantity(pieces)))
    return f"{tr_count('{n} line', '{n} lines', len(lines))} · {items}"


def _facts(rung: RungSale, formats: Formats) -> tuple[str, ...]:
    facts: list[str] = []
    exemption = rung.sale.exemption
    if exemption is not None:
        facts.append(tr("Free of tax: {certificate}", certificate=exemption.certificate))
    facts += [tr("Free gift (Ctrl+G): {offer}", offer=gift.name) for gift in rung.sale.gifts[:1]]
    if rung.priced.discount.minor:
        facts.append(tr("Discount {amount}", amount=formats.amount(-rung.priced.discount)))
    taxes = [
        f"{_tax_name(total.rule, formats)} {formats.amount(total.amount)}"
        for total in rung.priced.taxes
        if total.amount.minor
    ]
    if taxes:
        facts.append(" · ".join(taxes))
    if rung.settlement.tendered.minor < 0:
        facts.append(tr("Paid back {amount}", amount=formats.amount(-rung.settlement.tendered)))
    elif rung.settlement.tendered.minor:
        facts.append(tr("Taken {amount}", amount=formats.amount(rung.settlement.tendered)))
    return tuple(facts)


def _tax_name(rule: TaxRule, formats: Formats) -> str:
    """Its label, and its rate where the label does not say it."""
    name = rule.label or tr("Tax")
    rate = formats.percent(rule.rate)
    return name if rule.kind is not TaxKind.PERCENT or rate in name else f"{name} {rate}"
