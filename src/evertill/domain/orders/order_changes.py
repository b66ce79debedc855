"""What facts of tills do to an order: one reading, by which a till lays its own facts over the backend's copy and by
which the backend books them. Pure.

A fact about an order is an `order_step`, a `hand_over`, or a sale or return whose body has the member `order`; its
`lines` name units as `{line, micro}`, and none means all that the step is for.
"""

from collections.abc import Mapping
from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.customer_order import (
    CustomerOrder,
    MovedUnits,
    OrderLine,
    OrderPayment,
    Refund,
    deposit_given_back,
    give_back,
    given_back_at_till,
    goodwill_refund,
    paid_in_store,
    placed_after,
    step_order,
    with_refund,
    without,
)
from evertill.domain.orders.order_rows import LARGEST_AMOUNT, needed
from evertill.domain.orders.order_states import LineState, OrderStep, PaymentState
from evertill.domain.selling.order_claim import PAID_CLAIMS, is_paid_claim
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    list_of,
    object_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

SUBSTITUTE = "substitute"
"""The step that puts another article in the place of what is short; beside those of `OrderStep`."""
LINES_MAX = 500


@dataclass(frozen=True, slots=True)
class StandIn:
    """What is given in the place of something ordered; `gross` is for all of it, tax included, in minor units."""

    sku: str
    name: str
    unit: str
    quantity_micro: int
    gross: int
    place: str


def chosen_units(members: Members, name: str = "lines") -> dict[str, int] | None:
    """Which units of which lines a step is for; None when it names none, and so is for all. BadRow when unreadable."""
    entries = list_of(members, name, LINES_MAX)
    if not entries:
        return None
    chosen: dict[str, int] = {}
    for entry in entries:
        line = object_of(entry, "line")
        line_id = code_text(line, "line", 64)
        chosen[line_id] = chosen.get(line_id, 0) + needed(line, "micro", least=1)
    return chosen


def units_content(chosen: Mapping[str, int]) -> list[Json]:
    """The units of a step as a fact names them."""
    return [{"line": line_id, "micro": micro} for line_id, micro in chosen.items() if micro > 0]


def stand_in_content(stand_in: StandIn) -> JsonObject:
    """The member `with` of a substitution."""
    return {
        "sku": stand_in.sku,
        "name": stand_in.name,
        "unit": stand_in.unit,
        "quantity_micro": stand_in.quantity_micro,
        "gross": stand_in.gross,
        "store": stand_in.place,
    }


def read_stand_in(content: Members, replaced: OrderLine, order: CustomerOrder) -> StandIn:
    """What is given instead; where it does not say, its unit and place are those of what it replaces."""
    return StandIn(
        sku=code_text(content, "sku", 64),
        name=shown_text(content, "name", 250),
        unit=optional_code(content, "unit", 8) or replaced.unit,
        quantity_micro=needed(content, "quantity_micro", least=1),
        gross=needed(content, "gross", most=LARGEST_AMOUNT),
        place=optional_code(content, "store", 32) or replaced.place or order.store,
    )


def cancelled(order: CustomerOrder, chosen: Mapping[str, int] | None, refund_id: str, reason: str) -> MovedUnits:
    """The order once these units are not delivered: exactly their share is let go, or goes back."""
    moved = step_order(order, OrderStep.CANCEL, chosen)
    counted = {name: sum(units.values()) for name, units in moved.moved.items()}
    if order.payment.held:
        return replace(moved, order=without(moved.order, counted))
    return replace(moved, order=give_back(moved.order, counted, refund_id, reason))


def substituted(
    order: CustomerOrder, line_id: str, micro: int, stand_in: StandIn, refund_id: str
) -> CustomerOrder | None:
    """The order with another article in the place of these short units, at their price or a lower one, and the rest of
    the money let go or given back. None when fewer of the line are short."""
    line = order.line(line_id)
    if line is None or micro > line.units.get(LineState.SHORT, 0):
        return None
    before = line.refunded_micro
    worth = line.share(before, micro)
    gross = min(stand_in.gross, worth)
    given = OrderLine(
        line_id=_free_id(order, line_id),
        sku=stand_in.sku,
        name=stand_in.name,
        unit=stand_in.unit,
        quantity_micro=stand_in.quantity_micro,
        gross=gross,
        place=stand_in.place,
        units={LineState.ALLOCATED: stand_in.quantity_micro},
        replaces=line_id,
    )
    freed = step_order(order, OrderStep.CANCEL, {line_id: micro}).order
    lines = [replace(each, refunded_micro=before + micro) if each.line_id == line_id else each for each in freed.lines]
    is_less = worth > gross and not order.payment.held
    payment = _less(order.payment, worth - gross, refund_id) if is_less else order.payment
    return replace(order, lines=(*lines, given), payment=payment)


def set_apart(order: CustomerOrder, line_id: str, micro: int) -> tuple[CustomerOrder, str]:
    """The order with these short units of a line as a line of their own, at exactly their share of what it costs; and
    what that line is called. Nothing is owed or given back by it."""
    line = order.line(line_id)
    assert line is not None, "units that are short are of a line"
    assert micro <= line.units.get(LineState.SHORT, 0), "what is set apart is short"
    before = line.refunded_micro
    apart = replace(
        line,
        line_id=_free_id(order, line_id),
        quantity_micro=micro,
        gross=line.share(before, micro),
        units={LineState.SHORT: micro},
        returned_micro=0,
        refunded_micro=0,
        source=None,
        sent_micro=0,
        arrived_micro=0,
        taxes=tuple(_tax_share(line, entry, before, micro) for entry in line.taxes),
    )
    freed = step_order(order, OrderStep.CANCEL, {line_id: micro}).order
    lines = [replace(each, refunded_micro=before + micro) if each.line_id == line_id else each for each in freed.lines]
    return replace(order, lines=(*lines, apart)), apart.line_id


def _tax_share(line: OrderLine, entry: Json, before: int, micro: int) -> Json:
    match entry:
        case [tax_id, int(base), int(amount)]:
            return [tax_id, line.part_of(base, before, micro), line.part_of(amount, before, micro)]
        case _:
            return entry


def _less(payment: OrderPayment, amount: int, refund_id: str) -> OrderPayment:
    if payment.state is PaymentState.AUTHORISED:
        return replace(payment, released=min(payment.authorised, payment.released + amount))
    return with_refund(payment, Refund(refund_id, amount, "substituted"))


def _free_id(order: CustomerOrder, line_id: str) -> str:
    number = 1
    while order.line(f"{line_id}.{number}") is not None:
        number += 1
    return f"{line_id}.{number}"


def stepped(order: CustomerOrder, members: Members, cause: str) -> MovedUnits:
    """The order after a step that a shop took. BadRow when the step is none, or is a hand-over."""
    chosen, name = chosen_units(members), members.get("step")
    if name == SUBSTITUTE:
        return _substituting(order, members, chosen, cause)
    if name not in frozenset(OrderStep) - {OrderStep.HAND_OVER}:
        raise BadRow("the step is not one that a shop takes")
    step = OrderStep(str(name))
    if step is OrderStep.CANCEL:
        return _cancelling(order, members, chosen, cause)
    moved = step_order(order, step, chosen)
    return replace(moved, order=placed_after(moved.order, step, moved.moved))


def _cancelling(order: CustomerOrder, members: Members, chosen: Mapping[str, int] | None, cause: str) -> MovedUnits:
    moved = cancelled(order, chosen, f"cancel:{cause}", shown_text(members, "reason", 200) or "cancelled")
    given = whole_number(members, "deposit_back", least=0, most=LARGEST_AMOUNT) or 0
    payment = deposit_given_back(moved.order.payment, given, f"deposit:{cause}")
    return replace(moved, order=replace(moved.order, payment=payment))


def _substituting(order: CustomerOrder, members: Members, chosen: Mapping[str, int] | None, cause: str) -> MovedUnits:
    if chosen is None or len(chosen) != 1:
        raise BadRow("one line is substituted at a time")
    ((line_id, micro),) = chosen.items()
    line = order.line(line_id)
    if line is None:
        return MovedUnits(order, {}, dict(chosen))
    stand_in = read_stand_in(object_of(members.get("with"), "with"), line, order)
    after = substituted(order, line_id, micro, stand_in, f"substitute:{cause}")
    if after is None:
        return MovedUnits(order, {}, dict(chosen))
    return MovedUnits(after, {line_id: {LineState.SHORT: micro}}, {})


def laid_over(order: CustomerOrder, kind: TransactionKind, body: Members, cause: str) -> CustomerOrder:
    """The order with a fact of this till that the copy does not contain yet; one that cannot be read changes
    nothing, for the backend says what came of it."""
    try:
        match kind:
            case TransactionKind.ORDER_STEP:
                return stepped(order, body, cause).order
            case TransactionKind.HAND_OVER:
                return _handed_over(order, body)
            case TransactionKind.SALE | TransactionKind.RETURN:
                return _sold_or_back(order, kind, body, cause)
            case _:
                return order
    except BadRow:
        return order


def goods_gone(order: CustomerOrder, members: Members, chosen: Mapping[str, int] | None) -> MovedUnits:
    """The order after these units left with the sale or fact that says so: handed over, or given to a courier."""
    if members.get("step") == OrderStep.SHIP:
        return step_order(order, OrderStep.SHIP, chosen)
    gone = step_order(order, OrderStep.HAND_OVER, chosen, has_happened=True)
    return replace(gone, order=placed_after(gone.order, OrderStep.HAND_OVER, gone.moved))


def _handed_over(order: CustomerOrder, members: Members) -> CustomerOrder:
    moved = goods_gone(order, members, chosen_units(members))
    paid = whole_number(members, "paid", least=0, most=LARGEST_AMOUNT) or 0
    redeemed = whole_number(members, "redeemed", least=0, most=LARGEST_AMOUNT) or 0
    if not paid and not redeemed:
        return moved.order
    return replace(moved.order, payment=paid_in_store(moved.order.payment, paid, redeemed))


def _sold_or_back(order: CustomerOrder, kind: TransactionKind, body: Members, cause: str) -> CustomerOrder:
    """One sale may hand an order over and bring goods of others back."""
    own = body.get("order")
    if isinstance(own, Mapping) and own.get("order_id") == order.order_id:
        order = _handed_over(order, own) if kind is TransactionKind.SALE else taken_back(order, own, refund_of(cause))
    for entry in brought_back(body):
        if entry.get("order_id") == order.order_id:
            order = taken_back(order, entry, refund_of(cause))
    return order


def refund_of(cause: str) -> str:
    """Under which id the money for goods that a fact took back goes back."""
    return f"return:{cause}"


def taken_back(order: CustomerOrder, members: Members, refund_id: str) -> CustomerOrder:
    """The order after units of it came back to the shop; their money is due from whoever took it, unless the till paid
    it out itself. BadRow when unreadable."""
    if members.get("goodwill") is True:
        amount = stated_refund(members) or 0
        return replace(order, payment=with_refund(order.payment, goodwill_refund(refund_id, amount, "goodwill")))
    chosen = chosen_units(members) or {}
    lines = tuple(
        replace(line, returned_micro=line.returned_micro + chosen.get(line.line_id, 0)) for line in order.lines
    )
    order = replace(order, lines=lines)
    if members.get("is_paid_out") is True:
        return given_back_at_till(order, chosen, refund_id, stated_refund(members))
    return give_back(order, chosen, refund_id, "returned in the shop")


def stated_refund(members: Members) -> int | None:
    """What the till reckons for the units, in minor units; None where it does not say."""
    return whole_number(members, "refund", least=0, most=LARGEST_AMOUNT)


def brought_back(body: Members) -> list[Members]:
    """Orders of which goods come back by the receipt that handed them over."""
    entries = body.get("orders_back")
    listed = entries if isinstance(entries, list | tuple) else ()
    return [entry for entry in listed[:LINES_MAX] if isinstance(entry, Mapping)]


_NAMES_ORDERS = frozenset({"order", "orders_back", "order_claim"})
"""Without any of these members a sale or return is about no order, as nearly all are: asked in the commit of each."""


def orders_named(kind: TransactionKind, body: Members) -> tuple[str, ...]:
    """The orders that a fact of this kind is about, each once."""
    match kind:
        case TransactionKind.ORDER_STEP | TransactionKind.HAND_OVER | TransactionKind.ORDER_PLACED:
            named = [body.get("order_id")]
        case TransactionKind.SALE | TransactionKind.RETURN:
            if body.keys().isdisjoint(_NAMES_ORDERS):
                return ()
            own = body.get("order")
            named = [entry.get("order_id") for entry in (own, *brought_back(body)) if isinstance(entry, Mapping)]
            named += [PAID_CLAIMS] if is_paid_claim(body) else []
        case _:
            return ()
    return tuple(dict.fromkeys(order_id for order_id in named if isinstance(order_id, str) and order_id))
