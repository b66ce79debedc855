"""Goods that come into a store and that orders wait for: preorders, and what nobody had when it was ordered at a till.

The oldest order comes first, a line as a whole or not at all; nobody has to remember who wanted it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, step_order
from evertill.domain.orders.order_states import LineState, OrderStep
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.stock.stock_ledger import JournalPlace, expanded
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.exceptions.team_exceptions import close_subject
from evertill_central.services.orders.changing import Change, OpenOrder, keep_change
from evertill_central.services.orders.document import read_document
from evertill_central.store.database import Connection
from evertill_central.store.orders import lock_order, waiting_orders_of
from evertill_central.store.stock import find_levels


def reserve_for_waiting(connection: Connection, store: str, came: Collection[str], now: str) -> None:
    """Reserve in this store, whose stock is held, what came of these articles for the orders that wait for them."""
    if not came:
        return
    for seen in waiting_orders_of(connection, store):
        waiting = [line for line in read_document(seen.content).order.lines if _waits_for(line, came)]
        if not waiting:
            continue
        row = lock_order(connection, seen.order_id)
        assert row is not None, "orders are never removed"
        document = read_document(row.content)
        chosen = _there_is_enough_for(connection, store, [line for line in document.order.lines if _waits(line)])
        if not chosen:
            continue
        order = _allocated(document.order, chosen, store)
        change = Change(
            f"came:{store}:{row.order_id}:{row.revision}",
            f"store {store}",
            OrderStep.ALLOCATE.value,
            now,
            JournalPlace(from_rfc3339(now)),
        )
        keep_change(connection, OpenOrder(row, document), document.with_order(order), change)
        if not any(_waits(line) for line in order.lines):
            kind, by = ExceptionKind.ORDER_WAITS, change.actor
            close_subject(connection, kind, row.order_id, by=by, outcome="goods came", now=now)


def _waits(line: OrderLine) -> bool:
    return line.is_stocked and line.place is None and line.units.get(LineState.PLACED, 0) > 0


def _waits_for(line: OrderLine, came: Collection[str]) -> bool:
    return _waits(line) and any(sku in came for sku in (line.components or {line.sku: 1}))


def _there_is_enough_for(connection: Connection, store: str, lines: list[OrderLine]) -> dict[str, int]:
    """The lines that can be reserved whole, one after the other."""
    needs = {line.line_id: expanded(line.sku, line.units[LineState.PLACED], line.components) for line in lines}
    levels = find_levels(connection, store, sorted({sku for need in needs.values() for sku in need}))
    left = {sku: level.quantities.available_micro for sku, level in levels.items()}
    chosen: dict[str, int] = {}
    for line in lines:
        need = needs[line.line_id]
        if all(left.get(sku, 0) >= micro for sku, micro in need.items()):
            chosen[line.line_id] = line.units[LineState.PLACED]
            left |= {sku: left[sku] - micro for sku, micro in need.items()}
    return chosen


def _allocated(order: CustomerOrder, chosen: Mapping[str, int], store: str) -> CustomerOrder:
    stepped = step_order(order, OrderStep.ALLOCATE, chosen).order
    lines = tuple(
        replace(line, place=store, is_preorder=False) if line.line_id in chosen else line for line in stepped.lines
    )
    return replace(stepped, lines=lines)
