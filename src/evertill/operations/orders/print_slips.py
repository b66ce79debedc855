"""Pick lists printed on their own: for one order, or for all that are to be picked."""

from evertill.domain.people.people import Right
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.orders.order_slips import order_label, pick_list
from evertill.operations.orders.outcomes import NotDone, OrderUnknown
from evertill.operations.orders.seen_order import find_seen
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class SlipQueued:
    """It is printed as soon as the printer can."""


@dataclass(frozen=True, slots=True)
class PrintPickList(Command[SlipQueued | NotDone]):
    """What is to be fetched for these orders."""

    order_ids: tuple[str, ...]

    def perform(self, unit: UnitOfWork, counter: Counter) -> SlipQueued | NotDone:
        """By `print_slip`."""
        return print_slip(unit, counter, self.order_ids, is_label=False)


@dataclass(frozen=True, slots=True)
class PrintOrderLabel(Command[SlipQueued | NotDone]):
    """The label of one order."""

    order_id: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> SlipQueued | NotDone:
        """By `print_slip`."""
        return print_slip(unit, counter, (self.order_id,), is_label=True)


def print_slip(
    unit: UnitOfWork, counter: Counter, order_ids: tuple[str, ...], *, is_label: bool
) -> SlipQueued | NotDone:
    """Queue the paper."""
    who = entitled(unit, counter, Right.PREPARE_ORDERS)
    if isinstance(who, SignOnNeeded | NotAllowed):
        return who
    seen = [found for order_id in order_ids if (found := find_seen(counter.orders, unit, order_id)) is not None]
    if not seen:
        return OrderUnknown()
    at, store = moment(unit, counter), unit.identity.store
    paper = order_label(counter, seen[0], store, at) if is_label else pick_list(counter, seen, store, at)
    unit.put_document(paper, transaction_id=None, at=at)
    counter.notices.append(SpoolWritten())
    return SlipQueued()
