"""Goodwill on an order bought online: an agreed amount goes back to its payment, through the backend, for no goods.

It is a return whose tender is pending, shared over the order's lines by what they cost and taxed as they are; the
backend pays it, up to what is left of the payment. Without the network it waits in the outbox like any return.
"""

from dataclasses import field, replace

from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.goods.item_details import PLAIN
from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.hand_discount import WHOLE
from evertill.domain.selling.sale import Direction, OrderOnSale, Sale, SaleLine, Tender, TenderKind, add_lines
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money, split_whole
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.orders.order_on_sale import order_sale_line
from evertill.operations.orders.outcomes import OrderNotPossible, OrderUnknown
from evertill.operations.orders.take_back_order import TakeBackOutcome, find_told, sale_of_order
from evertill.operations.selling.paying.complete_sale import complete_sale
from evertill.operations.selling.sale.reasons import MONEY_BACK_FOR_NOTHING, reason_of
from evertill.ports.journal import UnitOfWork

SKU = Sku("GOODWILL")
"""Of what is no article: it moves no stock and counts no goods."""


@dataclass(frozen=True, slots=True)
class GiveBackOnOrder(Command[TakeBackOutcome]):
    """So much of what this order cost goes back to its payment."""

    order_id: str
    amount: Money
    """Above zero; taxes are in it."""
    reason: str
    told: JsonObject = field(default_factory=dict)
    """The order as the backend just told it, where the till has no copy."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> TakeBackOutcome:
        """By `give_back_on_order`."""
        return give_back_on_order(unit, counter, self)


def give_back_on_order(unit: UnitOfWork, counter: Counter, command: GiveBackOnOrder) -> TakeBackOutcome:
    """Write it down at once, as a return of its own; never more than is left of what was taken."""
    who = at_till(unit, counter, Right.TAKE_BACK)
    if not isinstance(who, AtTill):
        return who
    order = find_told(unit, counter, command.order_id, command.told)
    if order is None:
        return OrderUnknown()
    reason = reason_of(command.reason, MONEY_BACK_FOR_NOTHING)
    if not isinstance(reason, str):
        return OrderNotPossible(reason.sentence)
    refusal = _impossible(unit, counter, order, command.amount)
    if refusal is not None:
        return refusal
    minor = command.amount.minor
    percent = min(WHOLE, -(-minor * WHOLE // max(1, order.payment.captured)))
    denied = who.authority.refusal(Right.DISCOUNT, Limit.DISCOUNT_PERCENT, percent) or who.authority.refusal(
        Right.TAKE_BACK, Limit.RETURN_AMOUNT, minor
    )
    if denied is not None:
        return denied
    sale = sale_of_order(counter, who, order, moment(unit, counter))
    sale = replace(sale, order=OrderOnSale(order.order_id, order.number, "", is_goodwill=True))
    sale = add_lines(sale, _lines(counter, order, minor, reason, sale))
    back = price_sale(sale).gross
    priced = price_sale(replace(sale, tenders=(Tender(TenderKind.PENDING_REFUND, back, order.number),)))
    counter.fiscal.begin(sale.sale_id, sale.started_at)
    return complete_sale(unit, counter, priced)


def most_back(order: CustomerOrder) -> int:
    """The most that may go back for no goods, in minor units: what is left of the payment, and of what it bought; 0
    where a till was paid, for there it goes back by that receipt."""
    payment = order.payment
    if payment.where == "store" or payment.held:
        return 0
    return max(0, min(payment.captured - payment.refunded, sum(_worth(line) for line in order.lines)))


def _impossible(unit: UnitOfWork, counter: Counter, order: CustomerOrder, amount: Money) -> OrderNotPossible | None:
    payment = order.payment
    if unit.open_sale() is not None:
        return OrderNotPossible("A sale is on the counter, so this waits; finish it or put it aside first.")
    if payment.currency != counter.policy().currency:
        return OrderNotPossible("The order is in another currency than this till takes, so nothing was changed.")
    if payment.where == "store" or payment.held:
        return OrderNotPossible("This order was paid at a till, so nothing was changed; give it back by that receipt.")
    left = most_back(order)
    if amount.currency != payment.currency or not 0 < amount.minor <= left:
        most = counter.formats.money(Money(left, payment.currency))
        return OrderNotPossible(f"Of this order {most} can go back at most, so nothing was changed; key less.")
    return None


def _lines(counter: Counter, order: CustomerOrder, minor: int, reason: str, sale: Sale) -> list[SaleLine]:
    kept = [line for line in order.lines if _worth(line)]
    parts = split_whole(minor, [_worth(line) for line in kept])
    return [_line(counter, line, part, reason, sale.currency) for line, part in zip(kept, parts, strict=True) if part]


def _line(counter: Counter, line: OrderLine, part: int, reason: str, currency: str) -> SaleLine:
    """The part of one line, on its price's own side."""
    sold = order_sale_line(counter, line, before=line.refunded_micro, micro=_left(line), currency=currency)
    assert sold.label_amount is not None
    own = Money(round_ratio(part * sold.label_amount.minor, _worth(line), Rounding.HALF_UP), currency)
    item = Item(
        sku=SKU,
        name=sold.item.name,
        unit_price=None,
        currency=currency,
        taxes=sold.item.taxes,
        tax_class=sold.item.tax_class,
        unit=Unit.PIECE,
        category=sold.item.category,
        is_stocked=False,
        details=replace(PLAIN, takes_discounts=False),
    )
    return SaleLine(
        line_id=0,
        item=item,
        quantity=Quantity(MICRO),
        regular_price=own.amount,
        direction=Direction.RETURN,
        label_amount=own,
        reason=reason,
    )


def _left(line: OrderLine) -> int:
    return line.quantity_micro - line.refunded_micro


def _worth(line: OrderLine) -> int:
    """What was charged for what of it stays bought."""
    return line.share(line.refunded_micro, _left(line))
