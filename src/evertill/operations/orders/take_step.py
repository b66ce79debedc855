"""A step that this shop takes with an order: accept, pick, short, substitute, ready, ship, cancel, back to the shelf.

It is a fact at once, with or without a network; the backend books it, and who sees the order sees it stepped.
"""

from collections.abc import Mapping
from dataclasses import field

from evertill.domain.order_changes import SUBSTITUTE, StandIn, stand_in_content, stepped, units_content
from evertill.domain.order_states import OrderStep
from evertill.domain.people import Right
from evertill.domain.stream_fields import BadRow
from evertill.domain.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.drafts import draft
from evertill.operations.entitled import entitled
from evertill.operations.free_text import plain_text
from evertill.operations.moment import moment
from evertill.operations.orders.order_slips import order_label, pick_list
from evertill.operations.orders.outcomes import NotDone, OrderChanged, OrderNotPossible, OrderUnknown
from evertill.operations.orders.seen_order import SeenOrder, find_seen
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten

_TEXT_MAX = 64

StepOutcome = OrderChanged | NotDone


@dataclass(frozen=True, slots=True)
class TakeStep(Command[StepOutcome]):
    """Take this step of an order; without `lines`, with all units that it is for."""

    order_id: str
    step: OrderStep
    lines: Mapping[str, int] = field(default_factory=dict)
    """Millionths by line."""
    shelf: str = ""
    bay: str = ""
    reason: str = ""
    carrier: str = ""
    tracking: str = ""
    prints: bool = False
    """Whether the pick list (accepting) or the label (ready) is printed with it."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> StepOutcome:
        """By `take_step`."""
        return take_step(unit, counter, self)


@dataclass(frozen=True, slots=True)
class SubstituteLine(Command[StepOutcome]):
    """Give another article in the place of units that are short; never at more than they cost."""

    order_id: str
    line_id: str
    micro: int
    sku: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> StepOutcome:
        """By `substitute_line`."""
        return substitute_line(unit, counter, self)


def take_step(unit: UnitOfWork, counter: Counter, command: TakeStep) -> StepOutcome:
    """Write the step down."""
    assert command.step is not OrderStep.HAND_OVER, "a hand-over is an operation of its own"
    right = Right.CANCEL_ORDER if command.step is OrderStep.CANCEL else Right.PREPARE_ORDERS
    who = entitled(unit, counter, right)
    if isinstance(who, NotDone):
        return who
    seen = find_seen(counter.orders, unit, command.order_id)
    if seen is None:
        return OrderUnknown()
    texts = {
        "shelf": command.shelf,
        "bay": command.bay,
        "reason": command.reason,
        "carrier": command.carrier,
        "tracking": command.tracking,
    }
    body: JsonObject = {"order_id": seen.order.order_id, "number": seen.order.number, "step": command.step.value}
    body.update({name: plain_text(text)[:_TEXT_MAX] for name, text in texts.items() if text.strip()})
    if command.lines:
        body["lines"] = units_content(command.lines)
    outcome = _write(unit, counter, seen, body)
    if command.prints and isinstance(outcome, OrderChanged):
        _print(unit, counter, outcome.seen, command.step)
    return outcome


def substitute_line(unit: UnitOfWork, counter: Counter, command: SubstituteLine) -> StepOutcome:
    """Write the substitution down, at today's price of what is given or at that of what was ordered, if lower."""
    who = entitled(unit, counter, Right.PREPARE_ORDERS)
    if isinstance(who, NotDone):
        return who
    seen, item = find_seen(counter.orders, unit, command.order_id), counter.catalogue.find_by_sku(command.sku)
    line = None if seen is None else seen.order.line(command.line_id)
    if seen is None or line is None:
        return OrderUnknown()
    if item is None or item.unit_price is None or item.unit.value != line.unit:
        return OrderNotPossible(
            "That article cannot stand in for what was ordered, so nothing was changed; choose one that is sold alike."
        )
    worth = line.share(line.refunded_micro, command.micro)
    numerator, denominator = as_ratio(item.unit_price)
    steps = command.micro * 10 ** currency_exponent(seen.order.payment.currency)
    price = round_ratio(numerator * steps, denominator * MICRO, Rounding.HALF_UP)
    stand_in = StandIn(item.sku, item.name, item.unit.value, command.micro, min(worth, price), unit.identity.store)
    return _write(
        unit,
        counter,
        seen,
        {
            "order_id": seen.order.order_id,
            "number": seen.order.number,
            "step": SUBSTITUTE,
            "lines": units_content({command.line_id: command.micro}),
            "with": stand_in_content(stand_in),
        },
    )


def _write(unit: UnitOfWork, counter: Counter, seen: SeenOrder, body: JsonObject) -> StepOutcome:
    """Only what moves something, whole, is written."""
    try:
        moved = stepped(seen.order, body, "")
    except BadRow:  # a line or text beyond all bounds
        return OrderNotPossible("That cannot be done with this order, so nothing was changed; look at it again.")
    if moved.missing or not moved.moved:
        return OrderNotPossible(
            "The units of this order are not where that step begins, so nothing was changed; look at the order again."
        )
    at = moment(unit, counter)
    unit.append(draft(unit, counter, TransactionKind.ORDER_STEP, body, at=at))
    after = find_seen(counter.orders, unit, seen.order.order_id)
    assert after is not None, "the copy does not change under a command"
    return OrderChanged(after)


def _print(unit: UnitOfWork, counter: Counter, seen: SeenOrder, step: OrderStep) -> None:
    at = moment(unit, counter)
    slip = (
        order_label(counter, seen, at)
        if step is OrderStep.READY
        else pick_list(counter, (seen,), unit.identity.store, at)
    )
    unit.put_document(slip, transaction_id=None, at=at)
    counter.notices.append(SpoolWritten())
