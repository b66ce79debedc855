"""A step that this shop takes with an order: accept, pick, short, substitute, ready, ship, cancel, back to the shelf.

It is a fact at once, with or without a network; the backend books it, and who sees the order sees it stepped.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.customer_order import step_order
from evertill.domain.orders.order_changes import SUBSTITUTE, StandIn, stand_in_content, stepped, units_content
from evertill.domain.orders.order_states import OrderStep
from evertill.domain.orders.pickup_queue import own_units, to_hand_over
from evertill.domain.people.people import Right
from evertill.domain.selling.order_deposit import DepositKind, OrderToCancel
from evertill.domain.selling.sale import OrderOnSale
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, TillNotOpen
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, at_till, entitled
from evertill.operations.counter.moment import moment
from evertill.operations.orders.order_on_sale import Leaving, OrderOnCounter, put_on_sale, with_deposit
from evertill.operations.orders.order_slips import order_label, pick_list
from evertill.operations.orders.outcomes import NotDone, OrderChanged, OrderNotPossible, OrderUnknown
from evertill.operations.orders.seen_order import SeenOrder, find_seen
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.rung_sale import rung_sale
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten

_TEXT_MAX = 64
_NOT_THERE = "The units of this order are not where that step begins, so nothing was changed; look at the order again."

StepOutcome = OrderChanged | OrderOnCounter | NotDone | TillNotOpen


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
    lines = dict(command.lines) or own_units(seen.order, command.step, unit.identity.store)
    if lines is not None:
        if not lines:
            return OrderNotPossible(_NOT_THERE)
        body["lines"] = units_content(lines)
    if command.step is OrderStep.SHIP and seen.order.payment.held:
        return _ship_paid(unit, counter, seen, command)
    over = _deposit_over(seen, body) if command.step is OrderStep.CANCEL else 0
    if over:
        return _give_back(unit, counter, seen, command, over)
    outcome = _write(unit, counter, seen, body)
    if command.prints and isinstance(outcome, OrderChanged):
        _print(unit, counter, outcome.seen, command.step)
    return outcome


def _ship_paid(unit: UnitOfWork, counter: Counter, seen: SeenOrder, command: TakeStep) -> StepOutcome:
    """What a deposit pays for leaves with the sale that redeems it."""
    chosen = dict(command.lines) or to_hand_over(seen.order, unit.identity.store)
    moved = step_order(seen.order, OrderStep.SHIP, chosen)
    if not chosen or moved.missing:
        return OrderNotPossible(_NOT_THERE)
    carrier, tracking = (plain_text(text)[:_TEXT_MAX] for text in (command.carrier, command.tracking))
    order = OrderOnSale(seen.order.order_id, seen.order.number, "none", ships_by=carrier, tracking=tracking)
    return put_on_sale(unit, counter, seen, Leaving(order, chosen))


def _deposit_over(seen: SeenOrder, body: JsonObject) -> int:
    """What of the deposit is too much once this is cancelled."""
    try:
        moved = stepped(seen.order, body, "")
    except BadRow:
        return 0
    return 0 if moved.missing or not moved.moved else moved.order.deposit_over


def _give_back(unit: UnitOfWork, counter: Counter, seen: SeenOrder, command: TakeStep, over: int) -> StepOutcome:
    """Put the deposit on the counter to be given back the way it was paid; that cancels the order in one commit."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    if unit.open_sale() is not None:
        return OrderNotPossible("A sale is on the counter, so the order stands; finish it or put it aside first.")
    if seen.order.payment.currency != counter.policy().currency:
        return OrderNotPossible("The deposit is in another currency than this till takes, so nothing was changed.")
    at = moment(unit, counter)
    sale = with_deposit(counter, unit, sale_or_new(unit, counter, who, at), seen, DepositKind.GIVEN_BACK, over)
    reason = plain_text(command.reason)[:_TEXT_MAX]
    lines = tuple(command.lines.items())
    after = replace(sale, cancels=OrderToCancel(seen.order.order_id, seen.order.number, lines, reason))
    keep_edit(unit, counter, before=None, after=after, at=at)
    return OrderOnCounter(rung_sale(after, counter), after.lines[-1].line_id)


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
        return OrderNotPossible(_NOT_THERE)
    at = moment(unit, counter)
    unit.append(draft(unit, counter, TransactionKind.ORDER_STEP, body, at=at))
    after = find_seen(counter.orders, unit, seen.order.order_id)
    assert after is not None, "the copy does not change under a command"
    return OrderChanged(after)


def _print(unit: UnitOfWork, counter: Counter, seen: SeenOrder, step: OrderStep) -> None:
    at = moment(unit, counter)
    slip = (
        order_label(counter, seen, unit.identity.store, at)
        if step is OrderStep.READY
        else pick_list(counter, (seen,), unit.identity.store, at)
    )
    unit.put_document(slip, transaction_id=None, at=at)
    counter.notices.append(SpoolWritten())
