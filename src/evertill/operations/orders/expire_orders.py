"""Orders that lie ready and were not collected in time expire by themselves; the goods stay until somebody puts them
back, so a customer who comes late still gets them."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.order_states import OrderStep
from evertill.domain.orders.pickup_queue import is_expired, pickup_order
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.operations.orders.seen_order import copies_of, see_order
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrdersExpired:
    """How many did."""

    count: int


@dataclass(frozen=True, slots=True)
class ExpireOrders(Command[OrdersExpired]):
    """Look whether any did; nobody asks for it."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> OrdersExpired:
        """By `expire_orders`."""
        return expire_orders(unit, counter)


def expire_orders(unit: UnitOfWork, counter: Counter) -> OrdersExpired:
    """Write it down for each; another till that does so too does no harm."""
    now, policy, count = counter.clock.now(), counter.policy().pickup, 0
    as_of = counter.orders.orders_as_of()
    for copy in copies_of(counter.orders, unit):
        if copy.order.store != unit.identity.store:
            continue
        seen = see_order(copy, unit.order_facts(copy.order.order_id), as_of)
        found = pickup_order(seen.order, seen.content, unit.identity.store, policy)
        if found is not None and is_expired(found, now):
            order_id, number = seen.order.order_id, seen.order.number
            body = {"order_id": order_id, "number": number, "step": OrderStep.EXPIRE.value}
            unit.append(draft(unit, counter, TransactionKind.ORDER_STEP, {**body}, at=moment(unit, counter)))
            count += 1
    return OrdersExpired(count)
