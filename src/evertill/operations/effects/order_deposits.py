"""Deposits on orders: the line that takes one, redeems it or gives it back, and what a finished sale does to its order.

A deposit is money of the customer's until the goods are handed over. So it is a line without tax; the sale that hands
the goods over takes it off again, and the one that cancels the order gives it back the way it was paid.
"""

import json
from dataclasses import replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.orders.order_changes import units_content
from evertill.domain.orders.order_states import OrderStep, PaymentState
from evertill.domain.returns.original_sale import read_original
from evertill.domain.selling.order_deposit import (
    DepositKind,
    OrderDeposit,
    OrderToCancel,
    OrderToPlace,
    source_content,
)
from evertill.domain.selling.sale import Direction, Sale, SaleLine
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.slips.order_papers import order_paper
from evertill.ports.journal import UnitOfWork

DEPOSIT_SKU = Sku("ORDER-DEPOSIT")
"""No article of the catalogue: it has no stock, no tax and no price of its own."""
TAX_CLASS = "deposit"


def deposit_line(counter: Counter, deposit: OrderDeposit, amount: Money) -> SaleLine:
    """The line that takes so much of a deposit, or gives so much of it up."""
    item = Item(
        sku=DEPOSIT_SKU,
        name=f"{counter.words.of_till.order_deposit} {deposit.number}",
        unit_price=None,
        currency=amount.currency,
        taxes=(),
        tax_class=TAX_CLASS,
        is_stocked=False,
        details=replace(ItemDetails(), takes_discounts=False),
    )
    direction = Direction.SALE if deposit.kind is DepositKind.TAKEN else Direction.RETURN
    return SaleLine(0, item, Quantity(MICRO), amount.amount, direction=direction, deposit_on=deposit)


def settle_orders(unit: UnitOfWork, counter: Counter, sale: Sale, done: Transaction) -> None:
    """Write down what a finished sale did to an order, in the same commit: placed it, or cancelled of it."""
    if sale.places is not None:
        taken = _taken(sale, sale.places.order_id)
        if taken:
            place(unit, counter, sale.places, customer_id=sale.customer_id, taken=taken, paid_by=done)
    if sale.cancels is not None:
        given = _sum(sale, sale.cancels.order_id, DepositKind.GIVEN_BACK)
        if given:
            _cancel(unit, counter, sale.cancels, given, done)


def place(
    unit: UnitOfWork,
    counter: Counter,
    order: OrderToPlace,
    *,
    customer_id: str | None,
    taken: int = 0,
    paid_by: Transaction | None = None,
) -> Transaction:
    """The fact by which the backend makes the order, exactly once; its id and number are what they will stay."""
    content: JsonObject = json.loads(order.content)
    if paid_by is not None:
        payment = content["payment"]
        assert isinstance(payment, dict)
        payment |= {
            "state": PaymentState.CAPTURED.value,
            "captured": taken,
            "held": taken,
            "reference": paid_by.transaction_id,
        }
        content["due"] = int(str(content["gross"])) - taken
        content["deposit"] = source_content(read_original(paid_by).source)
    at = counter.clock.now() if paid_by is None else paid_by.occurred_at
    body: JsonObject = {"order_id": order.order_id, "number": order.number, "customer": customer_id, "order": content}
    done = unit.append(draft(unit, counter, TransactionKind.ORDER_PLACED, body, at=at))
    paper = order_paper(counter, order, content, at, is_training=done.identity.is_training)
    unit.put_document(paper, transaction_id=None, at=at)
    return done


def _cancel(unit: UnitOfWork, counter: Counter, cancels: OrderToCancel, given: int, done: Transaction) -> None:
    body: JsonObject = {
        "order_id": cancels.order_id,
        "number": cancels.number,
        "step": OrderStep.CANCEL.value,
        "deposit_back": given,
        "paid_back_by": done.transaction_id,
    }
    if cancels.reason:
        body["reason"] = cancels.reason
    if cancels.lines:
        body["lines"] = units_content(dict(cancels.lines))
    unit.append(draft(unit, counter, TransactionKind.ORDER_STEP, body, at=done.occurred_at))


def _taken(sale: Sale, order_id: str) -> int:
    return _sum(sale, order_id, DepositKind.TAKEN)


def _sum(sale: Sale, order_id: str, kind: DepositKind) -> int:
    """What the lines of one deposit come to; they carry no discount and no tax."""
    amount = Money(0, sale.currency)
    for line in sale.live_lines:
        deposit = line.deposit_on
        if deposit is not None and deposit.order_id == order_id and deposit.kind is kind:
            amount += line_amount(line)
    return amount.minor


def line_amount(line: SaleLine) -> Money:
    """What a line of a deposit is for."""
    from evertill.kernel.money import money_from_text

    return money_from_text(str(line.regular_price), line.item.currency)
