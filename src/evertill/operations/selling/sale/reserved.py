"""A unit that an order has reserved, under the scanner of a till that knows of it: the cashier is told whose it is.

Who sells it all the same makes the order's line short (conflict rule 2).
"""

from dataclasses import replace

from evertill.domain.orders.order_states import RESERVED
from evertill.domain.selling.sale import Direction
from evertill.operations.counter.counter import Counter
from evertill.operations.selling.sale.outcomes import ItemAdded
from evertill.operations.selling.sale.rung_sale import RungSale

ORDERS_MAX = 3


def with_reserved(counter: Counter, rung: RungSale) -> RungSale:
    """The sale with how much of its goods orders have reserved: for one that comes to the counter whole."""
    known = {sku: counter.stock.quantities(sku) for sku, on_hand in rung.on_hand_micro.items() if on_hand is not None}
    reserved = {sku: shown.quantities.committed_micro for sku, shown in known.items() if shown is not None}
    return replace(rung, reserved_micro=reserved)


def with_reservations(counter: Counter, added: ItemAdded) -> ItemAdded:
    """What was added, with how much of it orders have reserved, and those that wait for its last units."""
    line = added.rung.sale.line(added.line_id)
    if line is None or line.direction is not Direction.SALE or added.rung.on_hand_micro.get(line.item.sku) is None:
        return added
    sku = line.item.sku
    shown = counter.stock.quantities(sku)
    if shown is None:
        return added
    added = replace(added, rung=replace(added.rung, reserved_micro={sku: shown.quantities.committed_micro}))
    if shown.quantities.committed_micro <= 0:
        return added
    taken = sum(
        each.quantity.micro
        for each in added.rung.sale.live_lines
        if each.item.sku == sku and each.direction is Direction.SALE
    )
    if taken <= shown.quantities.available_micro:
        return added
    waiting = [
        copy.order.number
        for copy in counter.orders.orders()
        if any(each.sku == sku and each.micro_in(RESERVED) for each in copy.order.lines)
    ]
    return replace(added, reserved_for=tuple(waiting[:ORDERS_MAX]))
