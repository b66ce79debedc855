"""A unit sold in the shop that an order had reserved: the customer who holds it keeps it, the order's line is short.

Units that lie aside already are nobody's to take; of the others the youngest order gives way first. The article is
kept back from promises by one more unit for a day, and the order desk has a task.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, step_order
from evertill.domain.orders.order_states import RESERVED, SECURED, OrderStep
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.stock.stock_ledger import JournalPlace
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.quantity import MICRO
from evertill_central.services.exceptions.team_exceptions import raise_exception
from evertill_central.services.orders.changing import Change, OpenOrder, keep_change
from evertill_central.services.orders.document import read_document
from evertill_central.store.database import Connection
from evertill_central.store.orders import live_orders_of, lock_order
from evertill_central.store.transfers import raise_buffer

BUFFER_LIFE = timedelta(hours=24)
_UNSECURED = RESERVED - SECURED


def shorten_orders(connection: Connection, store: str, missing: Mapping[str, tuple[int, str]], now: str) -> None:
    """Make lines short until what is reserved is there: `missing` gives by article how much is not, and the cause."""
    if not missing:
        return
    left = {sku: micro for sku, (micro, _) in missing.items()}
    until = to_rfc3339(from_rfc3339(now) + BUFFER_LIFE)
    for sku in missing:
        raise_buffer(connection, store, sku, micro=MICRO, until=until)
    for seen in live_orders_of(connection, store):
        if not any(micro > 0 for micro in left.values()):
            return
        chosen = _giving_way(read_document(seen.content).order, store, left)
        if not chosen:
            continue
        row = lock_order(connection, seen.order_id)
        assert row is not None, "orders are never removed"
        document = read_document(row.content)
        stepped = step_order(document.order, OrderStep.SHORT, chosen)
        skus = {line.sku for line in document.order.lines if line.line_id in stepped.moved}
        cause = next(cause for sku, (_, cause) in missing.items() if sku in skus or _has_part(document.order, sku))
        text = f"Order {document.order.number}: {', '.join(sorted(skus))} was sold in store {store} meanwhile."
        change = Change(
            f"short:{cause}:{row.order_id}", f"store {store}", "short", now, JournalPlace(from_rfc3339(now))
        )
        change = replace(change, said=text)
        keep_change(connection, OpenOrder(row, document), document.with_order(stepped.order), change)
        kind = ExceptionKind.OVERSOLD
        raise_exception(connection, kind, store=store, subject=row.order_id, said=text, now=now)


def _giving_way(order: CustomerOrder, store: str, left: dict[str, int]) -> dict[str, int]:
    """Which units of the order are short; `left` shrinks by what they free."""
    chosen: dict[str, int] = {}
    for line in order.lines:
        free = line.micro_in(_UNSECURED)
        if line.place != store or not free or not line.is_stocked:
            continue
        needed = _needed(line, left)
        if needed <= 0:
            continue
        chosen[line.line_id] = micro = min(free, needed)
        for sku, each in (line.components or {line.sku: MICRO}).items():
            if sku in left:
                left[sku] -= micro * each // MICRO
    return chosen


def _needed(line: OrderLine, left: Mapping[str, int]) -> int:
    """How much of the line has to give way; a bundle gives way whole."""
    if not line.components:
        return left.get(line.sku, 0)
    return max(-(-left.get(sku, 0) // each) * MICRO for sku, each in line.components.items())


def _has_part(order: CustomerOrder, sku: str) -> bool:
    return any(sku in line.components for line in order.lines)
