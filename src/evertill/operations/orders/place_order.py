"""A customer orders at the counter what the shop lacks: to be collected, sent home, or as soon as it arrives.

Lines leave the sale and become an order. A deposit is a line of the sale, whose last commit places the order; without
one it is placed at once. It is a fact with an id and a number of its own, so it needs no network.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment
from evertill.domain.orders.order_rows import order_content
from evertill.domain.orders.order_states import LineState
from evertill.domain.orders.pickup_code import pickup_hash
from evertill.domain.orders.pickup_queue import PICKUP
from evertill.domain.policy.orders import PayWhen
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.order_deposit import DepositKind, OrderDeposit, OrderToPlace
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.customers.seen import knowledge_of
from evertill.operations.effects.order_deposits import deposit_line, place
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.selling.aside.put_aside import clear_empty_sale
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten

DELIVERY = "delivery"
ORIGIN = "store"
NOTE_MAX = 200


@dataclass(frozen=True, slots=True)
class OrderDrafted:
    """The deposit is on the sale: take the payment, which places the order."""

    rung: RungSale
    number: str
    line_id: int


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """It is placed, and nothing is paid yet; `rung` is what is left on the counter."""

    number: str
    rung: RungSale | None


PlaceOutcome = OrderDrafted | OrderPlaced | OrderNotPossible | Barred


@dataclass(frozen=True, slots=True)
class PlaceOrder(Command[PlaceOutcome]):
    """Order these lines of the sale for its customer."""

    line_ids: tuple[int, ...]
    pay: PayWhen
    kind: str = PICKUP
    """`pickup` or `delivery`."""
    store: str = ""
    """Where it is collected; empty for here."""
    is_preorder: bool = False
    """There are none anywhere yet: it waits until it arrives."""
    deposit: Money | None = None
    """Keyed by the cashier; None for the least that the shop asks for."""
    note: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> PlaceOutcome:
        """By `place_order`."""
        return place_order(unit, counter, self)


def place_order(unit: UnitOfWork, counter: Counter, command: PlaceOrder) -> PlaceOutcome:
    """Take the lines off the sale and order them."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    impossible = _impossible(unit, counter, sale, command)
    if impossible is not None:
        return OrderNotPossible(impossible)
    assert sale is not None, "checked before"
    priced = price_sale(sale)
    chosen = [line for line in priced.lines if _is_chosen(line.line, command.line_ids)]
    if not chosen or not all(_can_be_ordered(line.line) for line in chosen):
        return OrderNotPossible(
            "Only goods that are sold can be ordered, so nothing was changed; choose other lines, or ring the article."
        )
    gross = sum(line.gross.minor for line in chosen)
    paid = _paid_now(counter, command, gross)
    if isinstance(paid, str):
        return OrderNotPossible(paid)
    at = moment(unit, counter)
    order = _order(unit, counter, sale, command, chosen, at)
    ordered = {line.line.line_id for line in chosen}
    lines = tuple(
        replace(line, is_voided=True, reason="ordered") if line.line_id in ordered else line for line in sale.lines
    )
    left = replace(sale, lines=lines)
    if paid:
        return _drafted(unit, counter, sale, left, order, paid, at)
    place(unit, counter, order, customer_id=sale.customer_id)
    counter.notices.append(SpoolWritten())
    after = offered(unit, counter, left, at)
    unit.keep_open_sale(after)
    counter.undo.clear()
    counter.last_scan = None
    counter.fiscal.update(after.sale_id, at)
    if after.is_empty:
        clear_empty_sale(unit, counter, at)
        return OrderPlaced(order.number, None)
    return OrderPlaced(order.number, rung_sale(after, counter))


def _drafted(
    unit: UnitOfWork, counter: Counter, before: Sale, left: Sale, order: OrderToPlace, paid: int, at: datetime
) -> OrderDrafted:
    deposit = OrderDeposit(order.order_id, order.number, DepositKind.TAKEN)
    line = deposit_line(counter, deposit, Money(paid, before.currency))
    after = offered(unit, counter, replace(add_line(left, line), places=order), at)
    keep_edit(unit, counter, before=before, after=after, at=at)
    return OrderDrafted(rung_sale(after, counter), order.number, after.lines[-1].line_id)


def _impossible(unit: UnitOfWork, counter: Counter, sale: Sale | None, command: PlaceOrder) -> str | None:
    policy = counter.policy()
    if not policy.orders.is_offered or command.pay not in policy.orders.pays:
        return "This shop takes no orders like that at the counter, so nothing was changed; choose another way to pay."
    if sale is None:
        return "There is nothing to order, so nothing was changed; ring the article first."
    if sale.is_part_paid:
        return "Part of the sale is paid, so nothing was ordered; finish it, or give the money back first."
    if any(line.deposit_on is not None for line in sale.live_lines):
        return "Another order's deposit is on the sale, so this one waits; take that payment first."
    known = None if sale.customer_id is None else knowledge_of(unit, counter).find(sale.customer_id)
    if known is None:
        return "An order is for somebody who can be told of it, so nothing was changed; put the customer on the sale."
    if command.kind == DELIVERY:
        if not policy.orders.delivers or command.pay is not PayWhen.NOW:
            return "What is sent home is paid for when it is ordered, so nothing was changed; choose to pay all now."
        if not known.details.address:
            return "There is no address to send it to, so nothing was changed; add one to the customer first."
        return None
    places = {place.code for place in policy.stock.places} | {unit.identity.store, ""}
    if command.store not in places:
        return "That shop is not known here, so nothing was changed; choose another one."
    return None


def _is_chosen(line: SaleLine, line_ids: tuple[int, ...]) -> bool:
    """The lines, with the deposits and fees that follow them."""
    return line.line_id in line_ids or line.tied_to in line_ids


def _can_be_ordered(line: SaleLine) -> bool:
    is_special = line.sells is not None or line.origin is not None or line.order_line is not None
    return line.direction is Direction.SALE and not is_special and line.label_amount is None


def _paid_now(counter: Counter, command: PlaceOrder, gross: int) -> int | str:
    """What is paid now, in minor units; or why it cannot be."""
    policy = counter.policy()
    if command.pay is PayWhen.COLLECTION or gross <= 0:
        return 0
    if command.pay is PayWhen.NOW:
        return gross
    least = policy.orders.least_deposit(gross)
    keyed = least if command.deposit is None else command.deposit.minor
    if command.deposit is not None and command.deposit.currency != policy.currency:
        return "The deposit is in another currency than this till takes, so nothing was changed."
    if not least <= keyed <= gross:
        money = counter.formats.money
        low, high = money(Money(least, policy.currency)), money(Money(gross, policy.currency))
        return f"The deposit is at least {low} and at most {high}, so nothing was changed; key another amount."
    return keyed


def _order(
    unit: UnitOfWork,
    counter: Counter,
    sale: Sale,
    command: PlaceOrder,
    chosen: Sequence[PricedLine],
    at: datetime,
) -> OrderToPlace:
    identity = unit.identity
    order_id = str(counter.ids.new())
    number = f"{identity.store}-{identity.workstation}-{identity.epoch_number}-O{unit.head().sequence + 1}"
    order = CustomerOrder(
        order_id=order_id,
        number=number,
        origin=ORIGIN,
        kind=command.kind,
        store=command.store or identity.store,
        lines=tuple(_order_line(line, is_preorder=command.is_preorder) for line in chosen),
        payment=OrderPayment(currency=sale.currency, where="store"),
    )
    code, salt = _code(counter, order_id)
    content: JsonObject = {
        **order_content(order),
        "placed_at": to_rfc3339(at),
        "placed_by": identity.workstation,
        "placed_in": identity.store,
        "customer": sale.customer_id,
        "pickup": {"salt": salt, "hash": pickup_hash(code, salt)} if command.kind == PICKUP else None,
        "note": plain_text(command.note)[:NOTE_MAX],
    }
    return OrderToPlace(order_id, number, canonical_bytes(content).decode(), code)


def _order_line(line: PricedLine, *, is_preorder: bool) -> OrderLine:
    rung, item = line.line, line.line.item
    return OrderLine(
        line_id=str(rung.line_id),
        sku=item.sku,
        name=item.name,
        unit=item.unit.value,
        quantity_micro=rung.quantity.micro,
        gross=line.gross.minor,
        units={LineState.PLACED: rung.quantity.micro},
        components={part.sku: part.micro for part in item.details.components},
        is_stocked=item.is_stocked or bool(item.details.components),
        is_preorder=is_preorder,
        minimum_age=item.minimum_age,
        taxes=[[share.tax_id, share.base.minor, share.amount.minor] for share in line.taxes],
    )


def _code(counter: Counter, order_id: str) -> tuple[str, str]:
    """What the customer shows, and the salt it is hashed with: nobody without the device's key can guess it."""
    drawn = hashlib.sha256(counter.device_key.sign(f"evertill-pickup-1\n{order_id}".encode())).digest()
    return base64.b32encode(drawn)[:6].decode(), drawn.hex()[-16:]
