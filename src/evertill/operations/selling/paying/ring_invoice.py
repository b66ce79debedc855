"""A whole invoice of the past in one unit of work: lines rung, paid in exact cash, completed; write-offs booked."""

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Sale, SaleLine, Tender, TenderKind, add_lines
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft, item_draft_body
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.aside.put_aside import CounterNotEmpty
from evertill.operations.selling.paying.complete_sale import complete_sale
from evertill.operations.selling.ringing.ring import Ringing, line_for
from evertill.operations.selling.sale.limits import beyond_limits
from evertill.operations.selling.sale.open_sale import sale_or_new
from evertill.operations.selling.sale.outcomes import RingOutcome
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """An item at its own price; a quantity below zero came back."""

    item: Item
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class WriteOff:
    """So many pieces that left the stock without being sold."""

    item: Item
    quantity: int


@dataclass(frozen=True, slots=True)
class InvoiceRung:
    """The transactions the invoice became: a sale or return, a stock move, or both."""

    transactions: tuple[Transaction, ...]


@dataclass(frozen=True, slots=True)
class LineNotRung:
    """A line that could not be rung; nothing of the invoice was."""

    line: InvoiceLine
    why: RingOutcome


RingInvoiceOutcome = InvoiceRung | LineNotRung | CounterNotEmpty | Barred


@dataclass(frozen=True, slots=True)
class RingInvoice(Command[RingInvoiceOutcome]):
    """Ring this invoice, known elsewhere as `reference`."""

    reference: str
    lines: tuple[InvoiceLine, ...]
    write_offs: tuple[WriteOff, ...] = ()
    drafts: tuple[Item, ...] = ()
    """Items met for the first time, which the backend is told of."""

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> RingInvoiceOutcome:
        """By `ring_invoice`."""
        return ring_invoice(unit, counter, self)


def ring_invoice(unit: UnitOfWork, counter: Counter, command: RingInvoice) -> RingInvoiceOutcome:
    """Everything the screens do for one sale, without stopping at them."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    rung: list[Transaction] = []
    if command.lines:
        if unit.open_sale() is not None:
            return CounterNotEmpty()
        at = moment(unit, counter)
        sale = _with_lines(who, sale_or_new(unit, counter, who, at), command.lines)
        if isinstance(sale, LineNotRung):
            return sale
        priced = price_sale(sale)
        too_large = beyond_limits(priced)
        if too_large is not None:
            return LineNotRung(command.lines[-1], too_large)
        counter.fiscal.begin(sale.sale_id, at)
        rung.append(complete_sale(unit, counter, _paid(priced), reference=command.reference).transaction)
    for item in command.drafts:
        told = item_draft_body(item, None)
        unit.append(draft(unit, counter, TransactionKind.ITEM_DRAFT, told, at=moment(unit, counter)))
    if command.write_offs:
        rung.append(_write_off(unit, counter, command))
    return InvoiceRung(tuple(rung))


def _with_lines(who: AtTill, sale: Sale, lines: tuple[InvoiceLine, ...]) -> Sale | LineNotRung:
    rung: list[SaleLine] = []
    for line in lines:
        added = _line(who, line, len(sale.lines) + len(rung) + 1)
        if not isinstance(added, SaleLine):
            return LineNotRung(line, added)
        rung.append(added)
    return add_lines(sale, rung)


def _line(who: AtTill, line: InvoiceLine, line_id: int) -> SaleLine | RingOutcome:
    ringing = Ringing(quantity=Decimal(abs(line.quantity)), unit_price=line.unit_price, take_back=line.quantity < 0)
    return line_for(who, line.item, ringing, line_id=line_id)


def _paid(priced: PricedSale) -> PricedSale:
    """The sale with exact cash taken, or paid out."""
    total, sale = priced.gross, priced.sale
    if settle(total, (), sale.policy).is_complete:
        return priced
    cash = Tender(TenderKind.CASH, exact_cash(total, (), sale.policy))
    return replace(priced, sale=replace(sale, tenders=(cash,)))


def _write_off(unit: UnitOfWork, counter: Counter, command: RingInvoice) -> Transaction:
    moves: dict[str, int] = {}
    for write_off in command.write_offs:
        assert write_off.quantity > 0
        moves[write_off.item.sku] = moves.get(write_off.item.sku, 0) - write_off.quantity * MICRO
    units: dict[str, str] = {write_off.item.sku: write_off.item.unit.value for write_off in command.write_offs}
    stock: list[Json] = [{"sku": sku, "micro": micro, "unit": units[sku]} for sku, micro in moves.items()]
    body: JsonObject = {"reason": "write_off", "reference": command.reference, "stock": stock}
    return unit.append(draft(unit, counter, TransactionKind.STOCK_MOVE, body, at=moment(unit, counter)))
