"""An order made somewhere else than at the counter: its lines, its payment, and what each step does to them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from evertill.domain.orders.order_states import (
    CAME_ANYWAY,
    GONE,
    PAYMENT_MOVES,
    RESERVED,
    STEP_MOVES,
    LineState,
    OrderState,
    OrderStep,
    PaymentState,
    RefundState,
    order_state,
)
from evertill.domain.selling.unit_shares import share_before
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass

Units = Mapping[LineState, int]

_MEASURES = frozenset(unit.value for unit in Unit if unit is not Unit.PIECE)
BY_RECEIPT = "returned by its receipt"
"""The reason of a refund that a till paid out itself."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An article ordered: quantities in millionths, amounts in minor units, both for the whole line."""

    line_id: str
    sku: str
    name: str
    unit: str
    quantity_micro: int
    gross: int
    """What the customer was charged for all of it, tax included, as whoever took the order says."""
    place: str | None = None
    """Where it is, or will be, picked; None until it is allocated."""
    units: Units = field(default_factory=dict)
    """How much of it is in which state; they add up to the quantity."""
    returned_micro: int = 0
    refunded_micro: int = 0
    """Of how much the money went back (or will)."""
    components: Mapping[str, int] = field(default_factory=dict)
    """What a bundle is made of; empty for an article that is none."""
    source: str | None = None
    """The place it was sent from to the shop where it is collected."""
    sent_micro: int = 0
    arrived_micro: int = 0
    is_stocked: bool = True
    """False for what is made to order: nothing is reserved, and it is not moved to another place."""
    is_preorder: bool = False
    """Sold before there are any: it waits without a place until it is allocated."""
    minimum_age: int | None = None
    replaces: str | None = None
    """The line for which this one stands in."""
    taxes: Sequence[Json] = ()
    """As charged: `[tax_id, base, amount]` each."""

    def micro_in(self, states: frozenset[LineState]) -> int:
        """How much of it is in one of these states."""
        return sum(micro for state, micro in self.units.items() if state in states)

    def share(self, before_micro: int, micro: int) -> int:
        """What so many units cost when so many were counted before: the shares of all units add up to the line."""
        return self.part_of(self.gross, before_micro, micro)

    def part_of(self, whole: int, before_micro: int, micro: int) -> int:
        """The same of another amount that the whole line has; as the receipt shares it that hands the goods over."""
        quantity = self.quantity_micro
        is_measured = self.unit in _MEASURES or quantity % MICRO != 0
        until = share_before(whole, before_micro + micro, quantity, is_measured=is_measured)
        return until - share_before(whole, before_micro, quantity, is_measured=is_measured)


@dataclass(frozen=True, slots=True)
class Refund:
    """Money that goes back; `refund_id` is drawn by whoever asks for it."""

    refund_id: str
    amount: int
    reason: str
    state: RefundState = RefundState.DUE
    lines: Mapping[str, int] = field(default_factory=dict)
    share: int | None = None
    """What the shares of its units come to, where a till paid out others by its receipt; None where the amount says."""

    @property
    def settles(self) -> int:
        """How much of what was wanted it settles."""
        return self.amount if self.share is None else self.share


@dataclass(frozen=True, slots=True)
class OrderPayment:
    """How an order is paid. What was released of an authorisation is never captured."""

    state: PaymentState = PaymentState.UNPAID
    currency: str = "EUR"
    authorised: int = 0
    released: int = 0
    captured: int = 0
    where: str = "online"
    """`online`, or `store` when it is paid where it is collected."""
    reference: str | None = None
    refunds: tuple[Refund, ...] = ()
    held: int = 0
    """Of what was captured: a deposit taken at a till. It is owed to the customer until goods are handed over for it
    or it is given back, and only a till does either."""

    @property
    def refunded(self) -> int:
        """What went back or will."""
        return sum(each.amount for each in self.refunds if each.state is not RefundState.REVERSED)

    @property
    def given_for_no_goods(self) -> int:
        """What of it was an agreed amount, and no goods' share."""
        return sum(each.amount for each in self.refunds if each.state is not RefundState.REVERSED and each.share == 0)

    @property
    def settled_back(self) -> int:
        """How much of what was wanted these refunds settle."""
        return sum(each.settles for each in self.refunds if each.state is not RefundState.REVERSED)


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """An order; `store` is where it is collected, or which looks after it."""

    order_id: str
    number: str
    origin: str
    """web, app, social, delivery service, wholesale, store ..."""
    kind: str
    """`pickup` or `delivery`."""
    store: str
    lines: tuple[OrderLine, ...]
    payment: OrderPayment = OrderPayment()

    @property
    def state(self) -> OrderState:
        """What follows from its lines."""
        return order_state(state for line in self.lines for state, micro in line.units.items() if micro)

    @property
    def gross(self) -> int:
        """What all that was ordered costs; what stands in for something else is not counted beside it."""
        return sum(line.gross for line in self.lines if line.replaces is None)

    @property
    def due(self) -> int:
        """What is still to be paid: for what was neither cancelled nor returned, less what was taken or may be. A
        deposit is part of what was taken."""
        return max(0, -self._beyond)

    @property
    def deposit_over(self) -> int:
        """What of a held deposit is more than all that is still wanted costs."""
        return min(self.payment.held, max(0, self._beyond))

    @property
    def _beyond(self) -> int:
        wanted = sum(line.gross - line.share(0, line.refunded_micro) for line in self.lines)
        pay = self.payment
        secured = pay.captured - pay.settled_back if pay.captured else pay.authorised - pay.released
        return secured - wanted

    def line(self, line_id: str) -> OrderLine | None:
        """The line of this id."""
        return next((line for line in self.lines if line.line_id == line_id), None)


@dataclass(frozen=True, slots=True)
class MovedUnits:
    """What a step moved, and what it could not: the step is not allowed for those units, or there are no more."""

    order: CustomerOrder
    moved: Mapping[str, Units]
    """By line, from which state how much."""
    missing: Mapping[str, int]


def step_order(
    order: CustomerOrder, step: OrderStep, chosen: Mapping[str, int] | None = None, *, has_happened: bool = False
) -> MovedUnits:
    """The order after a step with the chosen units of its lines, or with all that the step is for. With `has_happened`
    (a hand-over without a network) also from states that would not allow it."""
    table = dict(STEP_MOVES[step])
    if has_happened:
        assert step is OrderStep.HAND_OVER
        table |= dict.fromkeys(CAME_ANYWAY, LineState.HANDED_OVER)
    moved: dict[str, Units] = {}
    missing: dict[str, int] = {}
    lines: list[OrderLine] = []
    for line in order.lines:
        asked = line.micro_in(frozenset(table)) if chosen is None else chosen.get(line.line_id, 0)
        units, taken = _moved(line.units, table, asked)
        lines.append(replace(line, units=units))
        if taken:
            moved[line.line_id] = taken
        if asked > sum(taken.values()):
            missing[line.line_id] = asked - sum(taken.values())
    unknown = {} if chosen is None else {name: micro for name, micro in chosen.items() if order.line(name) is None}
    return MovedUnits(replace(order, lines=tuple(lines)), moved, missing | unknown)


def _moved(units: Units, table: Mapping[LineState, LineState], asked: int) -> tuple[dict[LineState, int], Units]:
    after = dict(units)
    taken: dict[LineState, int] = {}
    for state, to in table.items():
        micro = min(after.get(state, 0), asked - sum(taken.values()))
        if micro <= 0:
            continue
        taken[state] = micro
        after[state] -= micro
        after[to] = after.get(to, 0) + micro
    return {state: micro for state, micro in after.items() if micro}, taken


@dataclass(frozen=True, slots=True)
class StockEffect:
    """What an order does to an article in a place."""

    on_hand_micro: int = 0
    committed_micro: int = 0


def stock_effects(before: CustomerOrder | None, after: CustomerOrder) -> dict[tuple[str, str], StockEffect]:
    """What the change of an order moves, by place and article: reservations and goods that left; nothing where nothing
    changed."""
    old = {} if before is None else _standing(before)
    new = _standing(after)
    effects = {
        key: StockEffect(
            new.get(key, _NOTHING).on_hand_micro - old.get(key, _NOTHING).on_hand_micro,
            new.get(key, _NOTHING).committed_micro - old.get(key, _NOTHING).committed_micro,
        )
        for key in sorted(old.keys() | new.keys())
    }
    return {key: effect for key, effect in effects.items() if effect != _NOTHING}


_NOTHING = StockEffect()


def _standing(order: CustomerOrder) -> dict[tuple[str, str], StockEffect]:
    standing: dict[tuple[str, str], StockEffect] = {}

    def add(place: str | None, line: OrderLine, on_hand: int, committed: int) -> None:
        if place is None or not (on_hand or committed):
            return
        for sku, each in (line.components or {line.sku: MICRO}).items():
            before = standing.get((place, sku), _NOTHING)
            standing[place, sku] = StockEffect(
                before.on_hand_micro + on_hand * each // MICRO, before.committed_micro + committed * each // MICRO
            )

    for line in order.lines:
        if line.is_stocked:
            add(line.source, line, -line.sent_micro, 0)
            add(line.place, line, line.arrived_micro - line.micro_in(GONE), line.micro_in(RESERVED))
    return standing


def placed_after(order: CustomerOrder, step: OrderStep, moved: Mapping[str, Units]) -> CustomerOrder:
    """The order with its goods in their place after they were sent to the shop of collection, or arrived there; what
    had no place is where somebody took it up, in the shop that looks after the order."""
    lines: list[OrderLine] = []
    for line in order.lines:
        micro = sum(moved.get(line.line_id, {}).values())
        if micro and step is OrderStep.SEND:
            lines.append(replace(line, source=line.place, sent_micro=line.sent_micro + micro))
        elif micro and step is OrderStep.ARRIVE:
            lines.append(replace(line, place=order.store, arrived_micro=line.arrived_micro + micro))
        elif micro and line.place is None and step in _TAKES_UP:
            lines.append(replace(line, place=order.store, is_preorder=False))
        else:
            lines.append(line)
    return replace(order, lines=tuple(lines))


_TAKES_UP = frozenset({OrderStep.ACCEPT, OrderStep.HAND_OVER})
"""The steps that begin with what had no place so far; a hand-over does where a till had no network."""


def give_back(order: CustomerOrder, chosen: Mapping[str, int], refund_id: str, reason: str) -> CustomerOrder:
    """The order once the money for these units goes back: exactly their share, released where it was only authorised,
    refunded where it was taken, nothing where nothing was paid. Units whose money went back are not paid twice."""
    after, refund = _counted_back(order, chosen, refund_id, reason)
    return replace(after, payment=_given_back(order.payment, refund))


def given_back_at_till(
    order: CustomerOrder, chosen: Mapping[str, int], refund_id: str, paid: int | None
) -> CustomerOrder:
    """The order once a till paid this out for the units, by the receipt that handed them over: settled at once. A
    receipt may come to less than the order's shares, or fall on other units of it, so what left the till is told."""
    after, refund = _counted_back(order, chosen, refund_id, BY_RECEIPT)
    refund = replace(refund, state=RefundState.SETTLED)
    if paid is not None and paid != refund.amount:
        refund = replace(refund, amount=paid, share=refund.amount)
    return replace(after, payment=with_refund(order.payment, refund))


def _counted_back(
    order: CustomerOrder, chosen: Mapping[str, int], refund_id: str, reason: str
) -> tuple[CustomerOrder, Refund]:
    """The order with these units counted as given back, once each, and exactly their share."""
    amount = 0
    lines: list[OrderLine] = []
    given: dict[str, int] = {}
    for line in order.lines:
        micro = min(chosen.get(line.line_id, 0), line.quantity_micro - line.refunded_micro)
        amount += line.share(line.refunded_micro, micro)
        if micro:
            given[line.line_id] = micro
        lines.append(replace(line, refunded_micro=line.refunded_micro + micro))
    return replace(order, lines=tuple(lines)), Refund(refund_id, amount, reason, lines=given)


def without(order: CustomerOrder, chosen: Mapping[str, int]) -> CustomerOrder:
    """An order with a deposit once these units are not delivered: nothing goes back by itself, for the deposit still
    stands for the rest; `deposit_over` says what of it is too much now."""
    lines = tuple(
        replace(line, refunded_micro=min(line.quantity_micro, line.refunded_micro + chosen.get(line.line_id, 0)))
        for line in order.lines
    )
    return replace(order, lines=lines)


def deposit_given_back(payment: OrderPayment, amount: int, refund_id: str) -> OrderPayment:
    """The payment after a till gave so much of the deposit back: settled at once, and never more than is held."""
    given = min(amount, payment.held)
    if given <= 0:
        return payment
    refund = Refund(refund_id, given, "deposit given back", RefundState.SETTLED)
    return with_refund(replace(payment, held=payment.held - given), refund)


def _given_back(payment: OrderPayment, refund: Refund) -> OrderPayment:
    if payment.state is PaymentState.AUTHORISED:
        released = min(payment.authorised, payment.released + refund.amount)
        state = PaymentState.VOIDED if released == payment.authorised else payment.state
        return replace(payment, released=released, state=state)
    return with_refund(payment, refund)


def with_refund(payment: OrderPayment, refund: Refund) -> OrderPayment:
    """The payment with one more refund, never beyond what was captured; a refund of nothing is none."""
    amount = min(refund.amount, payment.captured - payment.refunded)
    if amount <= 0:
        return payment
    return settled(replace(payment, refunds=(*payment.refunds, replace(refund, amount=amount))))


def goodwill_refund(refund_id: str, amount: int, reason: str) -> Refund:
    """An agreed amount of what was paid, for no goods: what is wanted stays wanted, and nothing more is to be paid."""
    return Refund(refund_id, amount, reason, share=0)


def settled(payment: OrderPayment) -> OrderPayment:
    """The payment in the state that its refunds and captures give."""
    if payment.captured == 0:
        return payment
    refunded = payment.refunded
    state = (
        PaymentState.CAPTURED
        if refunded == 0
        else PaymentState.REFUNDED
        if refunded == payment.captured
        else PaymentState.PART_REFUNDED
    )
    assert state is payment.state or state in PAYMENT_MOVES[payment.state]
    return replace(payment, state=state)


def captured(payment: OrderPayment, amount: int, where: str) -> OrderPayment | None:
    """The payment once so much of it is taken; None when that is more than was authorised and not released, or when
    its state does not allow it. What is paid in the shop needs no authorisation."""
    if PaymentState.CAPTURED not in PAYMENT_MOVES[payment.state] or amount <= 0:
        return None
    if payment.state is PaymentState.AUTHORISED and amount > payment.authorised - payment.released:
        return None
    if payment.state not in (PaymentState.AUTHORISED, PaymentState.UNPAID):
        return None
    return replace(payment, state=PaymentState.CAPTURED, captured=amount, where=where)


def paid_in_store(payment: OrderPayment, amount: int, redeemed: int = 0) -> OrderPayment:
    """The payment after so much was paid where it is collected, beside what was taken before; `redeemed` is what of a
    deposit the goods were paid with."""
    assert amount >= 0
    taken = replace(
        payment,
        captured=payment.captured + amount,
        held=payment.held - min(redeemed, payment.held),
        where="store" if amount else payment.where,
    )
    if payment.state in (PaymentState.UNPAID, PaymentState.AUTHORISED) and amount:
        return replace(taken, state=PaymentState.CAPTURED)
    return settled(taken)


@dataclass(frozen=True, slots=True)
class Reinstated:
    """The money of units that were handed over after their order was cancelled."""

    order: CustomerOrder
    owed: int
    """What the customer has been paid back (or was never charged) for goods that they hold; a person asks for it."""


def reinstate(order: CustomerOrder, chosen: Mapping[str, int]) -> Reinstated:
    """A refund for these units that has not gone out is reversed; of one that has, and of an authorisation that was let
    go, the amount is owed: nobody is charged again without their consent."""
    due = {name: micro for name, micro in chosen.items() if micro}
    refunds: list[Refund] = []
    reversed_lines: dict[str, int] = {}
    for refund in order.payment.refunds:
        if refund.state is RefundState.DUE and refund.lines and refund.lines.keys() <= due.keys():
            refunds.append(replace(refund, state=RefundState.REVERSED))
            for name, micro in refund.lines.items():
                reversed_lines[name] = reversed_lines.get(name, 0) + micro
        else:
            refunds.append(refund)
    lines: list[OrderLine] = []
    owed = 0
    for line in order.lines:
        back = reversed_lines.get(line.line_id, 0)
        rest = max(0, min(due.get(line.line_id, 0), line.refunded_micro) - back)
        owed += line.share(line.refunded_micro - back - rest, rest)
        lines.append(replace(line, refunded_micro=line.refunded_micro - back))
    payment = settled(replace(order.payment, refunds=tuple(refunds)))
    return Reinstated(replace(order, lines=tuple(lines), payment=payment), owed)
