"""What can come of working on an order, beside what each step has of its own."""

from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.orders.seen_order import SeenOrder


@dataclass(frozen=True, slots=True)
class OrderUnknown:
    """This till has no copy of such an order (any more)."""


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """The order as it is now; durable once the desk has committed."""

    seen: SeenOrder


@dataclass(frozen=True, slots=True)
class OrderNotPossible:
    """The order is as it was; the sentence says why and what to do."""

    sentence: str


NotDone = OrderUnknown | OrderNotPossible | SignOnNeeded | NotAllowed
