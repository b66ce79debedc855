"""Goods bought online come back to the shop: at exactly what was charged for them, paid back by whoever took the money.

What the till knows of the order (a copy, or what the backend just told) makes it a return whose tender is pending: the
backend pays back to the original payment, each unit once. Of an order nobody can look up it is a claim: goods and
reason, no amount; the money waits for a person.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from evertill.domain.orders.claimed_units import returnable
from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_rows import parse_order
from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.origin import Restock
from evertill.domain.selling.sale import Direction, OrderOnSale, Sale, SaleLine, Tender, TenderKind, add_line
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import SaleId
from evertill.kernel.money import split_whole
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.orders.order_on_sale import order_sale_line
from evertill.operations.orders.outcomes import OrderNotPossible, OrderUnknown
from evertill.operations.orders.seen_order import find_seen
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.sale.reasons import reason_of
from evertill.ports.journal import UnitOfWork

REASON_MISSING = "Goods that come back need a reason, so nothing was changed; choose one."


TakeBackOutcome = SaleDone | OrderUnknown | OrderNotPossible | Barred


@dataclass(frozen=True, slots=True)
class TakeBackOrder(Command[TakeBackOutcome]):
    """These units of an order come back."""

    order_id: str
    lines: Mapping[str, int]
    """Millionths by line."""
    reason: str
    restock: Restock = Restock.SHELF
    """Where the goods go; it has nothing to do with the money."""
    told: JsonObject = field(default_factory=dict)
    """The order as the backend just told it, where the till has no copy."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> TakeBackOutcome:
        """By `take_back_order`."""
        return take_back_order(unit, counter, self)


def take_back_order(unit: UnitOfWork, counter: Counter, command: TakeBackOrder) -> TakeBackOutcome:
    """Write the return down at once, as a sale of its own."""
    who = at_till(unit, counter, Right.TAKE_BACK)
    if not isinstance(who, AtTill):
        return who
    order = find_told(unit, counter, command.order_id, command.told)
    if order is None:
        return OrderUnknown()
    reason = reason_of(command.reason, REASON_MISSING)
    if not isinstance(reason, str):
        return OrderNotPossible(reason.sentence)
    refusal = _impossible(unit, counter, order, command.lines)
    if refusal is not None:
        return refusal
    sale = _sale(counter, who, order, command, reason, moment(unit, counter))
    owed = -price_sale(sale).gross
    denied = who.authority.refusal(Right.TAKE_BACK, Limit.RETURN_AMOUNT, owed.minor)
    if denied is not None:
        return denied
    tender = Tender(TenderKind.PENDING_REFUND, -owed, order.number)
    priced = price_sale(replace(sale, tenders=(tender,) if owed.minor else ()))
    counter.fiscal.begin(sale.sale_id, sale.started_at)
    return complete_sale(unit, counter, priced)


def find_told(unit: UnitOfWork, counter: Counter, order_id: str, told: JsonObject) -> CustomerOrder | None:
    """The order as the till has it, else as the backend just told it."""
    seen = find_seen(counter.orders, unit, order_id)
    if seen is not None:
        return seen.order
    try:
        parsed = parse_order(told) if told else None
    except BadRow:
        return None
    return parsed if parsed is not None and parsed.order_id == order_id else None


def _impossible(
    unit: UnitOfWork, counter: Counter, order: CustomerOrder, chosen: Mapping[str, int]
) -> OrderNotPossible | None:
    if unit.open_sale() is not None:
        return OrderNotPossible("A sale is on the counter, so the return waits; finish it or put it aside first.")
    if order.payment.currency != counter.policy().currency:
        return OrderNotPossible("The order is in another currency than this till takes, so nothing was changed.")
    if not chosen:
        return OrderNotPossible("Nothing was chosen to come back, so nothing was changed; choose the lines first.")
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        if line is None or micro > returnable(line):
            return OrderNotPossible(
                "More would come back than the customer still has of this order, or its money went back before, so "
                "nothing was changed; look at the order again."
            )
    return None


def _sale(
    counter: Counter, who: AtTill, order: CustomerOrder, command: TakeBackOrder, reason: str, at: datetime
) -> Sale:
    sale = sale_of_order(counter, who, order, at)
    for line_id, micro in command.lines.items():
        line = order.line(line_id)
        assert line is not None, "checked before"
        before = line.refunded_micro
        rung = order_sale_line(counter, line, before=before, micro=micro, currency=sale.currency)
        back = replace(rung, direction=Direction.RETURN, reason=reason, restock=command.restock)
        sale = add_line(sale, back)
    return _at_most(sale, order)


def _at_most(sale: Sale, order: CustomerOrder) -> Sale:
    """Where an agreed amount went back before, the goods are worth no more than what is left of the payment; what is
    over comes off them by what they cost."""
    if not order.payment.given_for_no_goods:
        return sale
    costs = [-line.gross.minor for line in price_sale(sale).lines]
    over = sum(costs) - max(0, order.payment.captured - order.payment.refunded)
    if over <= 0:
        return sale
    parts = split_whole(over, costs)
    return replace(sale, lines=tuple(map(_less, sale.lines, costs, parts)))


def _less(line: SaleLine, cost: int, part: int) -> SaleLine:
    """The line for a part less, of which the price on its own side bears its share."""
    label = line.label_amount
    assert label is not None, "goods of an order cost what the order says"
    off = round_ratio(part * label.minor, cost, Rounding.HALF_UP) if cost else 0
    return replace(line, label_amount=replace(label, minor=label.minor - off))


def sale_of_order(counter: Counter, who: AtTill, order: CustomerOrder, at: datetime) -> Sale:
    """A sale of its own about this order, with nothing on it yet."""
    policy = counter.policy()
    return Sale(
        sale_id=SaleId(counter.ids.new()),
        currency=policy.currency,
        policy=policy.pricing,
        policy_version=policy.version,
        started_at=at,
        operator_id=who.operator.operator_id,
        shift_id=who.shift.shift_id,
        business_day=who.shift.business_day,
        order=OrderOnSale(order.order_id, order.number, ""),
    )
