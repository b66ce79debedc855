"""Looks after the orders while somebody sells: a count on the function bar, a quiet word when one comes in or is late,
and what was not collected in time expires by itself."""

from datetime import datetime
from typing import TYPE_CHECKING

from evertill.kernel.errors import Fault
from evertill.ports.notices import CopiesUpdated, FactsWritten
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.tones import Tone
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.operations.orders.expire_orders import OrdersExpired
    from evertill.operations.orders.pickup_queue import PickupQueue

LOOK_EVERY_MS = 60_000
WAITING_MAX = 3


class PickupWatch:
    """One for the terminal; `beat` is called about once a second."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._is_due = True
        self._looked_at_ms = 0
        self._known: frozenset[str] | None = None
        """Orders seen before; None before the first look."""
        self._late: frozenset[str] = frozenset()
        self._short: frozenset[str] = frozenset()
        self._has_orders = False
        self._waiting: tuple[str, ...] = ()
        """To be said once nothing else is: whoever reads something else must not miss it."""

    def on_notice(self, notice: object) -> None:
        """A hint that orders may have changed."""
        match notice:
            case CopiesUpdated(streams) if "orders" in streams:
                self._is_due = self._has_orders = True
            case FactsWritten():
                self._is_due = True
            case _:
                pass

    def beat(self) -> None:
        """Look when something changed, and now and then: time alone makes an order late."""
        if self._waiting and self._shared.speaker.message is None:
            self._shared.speaker.hint(self._waiting[0])
            self._waiting = self._waiting[1:]
        now_ms = self._shared.clock.monotonic_ms()
        state = self._shared.board.state
        if state is None or not (self._is_due or now_ms - self._looked_at_ms >= LOOK_EVERY_MS):
            return
        if not self._has_orders and self._known is not None:
            return  # this shop has had none so far
        from evertill.operations.orders.pickup_queue import ListPickups

        self._is_due, self._looked_at_ms = False, now_ms
        question = ListPickups(state.identity.store, state.policy.pickup)
        self._shared.answers.ask(question, self._seen, _unseen)

    def _seen(self, queue: "PickupQueue") -> None:
        from evertill.domain.orders.pickup_queue import QueueColumn, Urgency, is_expired, urgency_of

        state, now = self._shared.board.state, self._shared.clock.now()
        if state is None:
            return
        self._has_orders = self._has_orders or bool(queue.orders)
        urgencies = {found.order.order_id: urgency_of(found, now, state.policy.pickup) for found in queue.orders}
        pressing = {order_id for order_id, why in urgencies.items() if why in (Urgency.OVERDUE, Urgency.WAITING)}
        waiting = {
            found.order.order_id
            for found in queue.orders
            if found.column in (QueueColumn.NEW, QueueColumn.PROBLEM) and not found.waits_for_goods
        }
        self._shared.board.put_pickup_count(len(waiting | pressing))
        self._announce(queue, pressing)
        if any(is_expired(found, now) for found in queue.orders) and state.operator is not None:
            self._expire()

    def _announce(self, queue: "PickupQueue", pressing: set[str]) -> None:
        """Each order once when it comes in (or its goods do), once when it is late or its customer is there, and when
        something of it is short, unless somebody at this till has just said so."""
        from evertill.domain.orders.pickup_queue import QueueColumn

        ids = frozenset(found.order.order_id for found in queue.orders if not found.waits_for_goods)
        problems = [found for found in queue.orders if found.column is QueueColumn.PROBLEM]
        known, late, short = self._known, self._late, self._short
        self._known, self._late = ids, frozenset(pressing)
        self._short = frozenset(found.order.order_id for found in problems)
        if known is None:
            return
        news = [
            found for found in queue.orders if found.order.order_id in ids - known and found.column is QueueColumn.NEW
        ]
        due = [found for found in queue.orders if found.order.order_id in pressing - late]
        if news:
            self._say(_news(news[0].order.number, len(news), news[0].due_at, self._shared))
        elif lacking := [found for found in problems if found.order.order_id not in short and not found.is_ahead]:
            self._say(tr("Something of order {number} is short (F9).", number=lacking[0].order.number))
        elif due:
            self._say(tr("Order {number} waits (F9).", number=due[0].order.number))

    def _say(self, sentence: str) -> None:
        self._shared.sound(Tone.ARRIVED)
        if self._shared.speaker.message is None:
            self._shared.speaker.hint(sentence)
        else:
            self._waiting = (*self._waiting, sentence)[-WAITING_MAX:]

    def _expire(self) -> None:
        from evertill.operations.orders.expire_orders import ExpireOrders

        self._shared.desk.submit(ExpireOrders(), self._expired, _unseen)

    def _expired(self, outcome: "OrdersExpired") -> None:
        self._is_due = self._is_due or outcome.count > 0


def _news(number: str, count: int, due_at: datetime | None, shared: Shared) -> str:
    if count > 1:
        return tr("{n} new orders to be collected (F9).", n=count)
    if due_at is None:
        return tr("New order {number} (F9).", number=number)
    due = shared.formats.time(due_at.astimezone(shared.clock.now().tzinfo))
    return tr("New order {number}, promised for {time} (F9).", number=number, time=due)


def _unseen(fault: Fault) -> None:
    """Looked again in a minute; whoever opens the queue is told."""
