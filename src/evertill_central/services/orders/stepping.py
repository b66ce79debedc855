"""Steps of an order taken online: by a shop, by the office, or (cancelling) by the storefront."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from evertill.domain.orders.customer_order import (
    CustomerOrder,
    OrderLine,
    captured,
    give_back,
    goodwill_refund,
    placed_after,
    settled,
    step_order,
    with_refund,
)
from evertill.domain.orders.order_changes import (
    SUBSTITUTE,
    cancelled,
    chosen_units,
    read_stand_in,
    set_apart,
    substituted,
)
from evertill.domain.orders.order_rows import LARGEST_AMOUNT, needed
from evertill.domain.orders.order_states import LineState, OrderStep, PaymentState, RefundState
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.stock.stock_ledger import JournalPlace
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    object_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.exceptions.team_exceptions import close_subject
from evertill_central.services.orders.changing import Change, OpenOrder, keep_change, open_order
from evertill_central.services.orders.checked_prices import note_refund
from evertill_central.services.orders.document import OrderDocument, document_json
from evertill_central.services.stock.availability import availability
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_stores

ARRIVED_OUTSIDE = "check-in"

_DETAILS: dict[OrderStep, tuple[str, ...]] = {
    OrderStep.READY: ("shelf", "bay"),
    OrderStep.SHORT: ("resolution",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as it was asked for."""

    order_id: str
    step_id: str
    actor: Actor
    members: Members


Act = Callable[[Connection, OpenOrder, Change], OrderDocument]


def take_order_step(central: Central, asked: Asked, step: OrderStep) -> JsonObject:
    """Move units of an order one step on; Refusal `state` when they are not where the step begins."""
    chosen = chosen_units(asked.members)

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        document = opened.document
        if step is OrderStep.HAND_OVER:
            _check_paid(document.order)
        if step in _MOVES_DEPOSIT:
            _check_deposit(document.order)
        if step is OrderStep.CANCEL:
            stepped = cancelled(document.order, chosen, f"cancel:{asked.step_id}", "cancelled")
        elif step is OrderStep.REASSIGN and chosen is not None:
            stepped = step_order(*_apart(document.order, step, chosen))
        else:
            stepped = step_order(document.order, step, chosen)
        if stepped.missing or not stepped.moved:
            raise _not_allowed(document.order, step, stepped.missing)
        order = placed_after(stepped.order, step, stepped.moved)
        if step in (OrderStep.ALLOCATE, OrderStep.REASSIGN):
            order = _reassigned(connection, central, order, stepped.moved, asked)
        document = _with_members(document.with_order(order), step, asked, stepped.moved, change)
        if not any(line.units.get(LineState.SHORT) for line in order.lines):
            by, now = asked.actor.name, change.now
            close_subject(connection, ExceptionKind.OVERSOLD, asked.order_id, by=by, outcome=step.value, now=now)
        return document

    return _keyed(central, asked, step.value, act, _store(asked.members))


def substitute_line(central: Central, asked: Asked) -> JsonObject:
    """Put another article in the place of what is short, at the price of what was ordered or a lower one."""
    chosen = chosen_units(asked.members)
    other = object_of(asked.members.get("with"), "with")

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        order = opened.document.order
        if chosen is None or len(chosen) != 1:
            raise BadRow("One line is substituted at a time.")
        ((line_id, micro),) = chosen.items()
        line = order.line(line_id)
        after = None
        if line is not None:
            given = read_stand_in(other, line, order)
            after = substituted(order, line_id, micro, given, f"substitute:{asked.step_id}")
        if after is None:
            short = 0 if line is None else line.units.get(LineState.SHORT, 0)
            raise _not_allowed(order, OrderStep.SHORT, {line_id: micro - short})
        by, now = asked.actor.name, change.now
        close_subject(connection, ExceptionKind.OVERSOLD, asked.order_id, by=by, outcome="substituted", now=now)
        return opened.document.with_order(after)

    return _keyed(central, asked, SUBSTITUTE, act, _store(other))


def refund_order(central: Central, asked: Asked) -> JsonObject:
    """Pay back exactly the share of some units, or an amount; never more than was taken."""
    chosen, reason = chosen_units(asked.members), shown_text(asked.members, "reason", 200)

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        order = opened.document.order
        _check_deposit(order)
        refund_id = f"refund:{asked.step_id}"
        before = order.payment
        if chosen is not None:
            unknown = [name for name in chosen if order.line(name) is None]
            over = [
                line.line_id
                for line in order.lines
                if chosen.get(line.line_id, 0) > line.quantity_micro - line.refunded_micro
            ]
            if unknown or over:
                text = f"Of line {(unknown + over)[0][:20]} less is left to refund; nothing was refunded."
                raise Refusal(RefusalKind.SHORT, text, {"line": (unknown + over)[0]})
            after = give_back(order, chosen, refund_id, reason)
            stated = whole_number(asked.members, "amount", least=0, most=LARGEST_AMOUNT)
            note_refund(connection, after, refund_id, stated, asked.actor.name, change.now)
            return opened.document.with_order(after)
        amount = needed(asked.members, "amount", least=1, most=LARGEST_AMOUNT)
        if amount > before.captured - before.refunded:
            text = "More than was taken, less what went back, cannot be refunded; nothing was refunded."
            raise Refusal(RefusalKind.SHORT, text, {"available": before.captured - before.refunded})
        payment = with_refund(before, goodwill_refund(refund_id, amount, reason))
        return opened.document.with_order(replace(order, payment=payment))

    return _keyed(central, asked, "refund", act)


def report_payment(central: Central, asked: Asked) -> JsonObject:
    """What the payment provider did: `authorised`, `captured`, `voided`, or `refunded` one of the refunds."""
    event = code_text(asked.members, "event", 32)

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        del change
        order = opened.document.order
        payment = order.payment
        if event == "refunded":
            refund_id = code_text(asked.members, "refund_id", 128)
            refunds = tuple(
                replace(each, state=RefundState.SETTLED)
                if each.refund_id == refund_id and each.state is RefundState.DUE
                else each
                for each in payment.refunds
            )
            if refund_id not in {each.refund_id for each in payment.refunds}:
                raise Refusal(RefusalKind.UNKNOWN, "This order has no such refund.")
            by = asked.actor.name
            close_subject(
                connection, ExceptionKind.REFUND_PENDING, refund_id, by=by, outcome="paid back", now=central.now_text()
            )
            return opened.document.with_order(replace(order, payment=settled(replace(payment, refunds=refunds))))
        amount = needed(asked.members, "amount", least=0, most=LARGEST_AMOUNT)
        after = {
            "captured": captured(payment, amount, "online"),
            "authorised": replace(payment, state=PaymentState.AUTHORISED, authorised=amount, where="online")
            if payment.state is PaymentState.UNPAID
            else None,
            "voided": replace(payment, state=PaymentState.VOIDED, released=payment.authorised)
            if payment.state in (PaymentState.UNPAID, PaymentState.AUTHORISED)
            else None,
        }
        if event not in after:
            raise BadRow("The event is none of authorised, captured, voided, refunded.")
        reported = after[event]
        if reported is None:
            text = (
                f"The payment is {payment.state.value}, so it cannot be {event} with this amount; nothing was changed."
            )
            raise Refusal(RefusalKind.STATE, text, {"state": payment.state.value})
        return opened.document.with_order(replace(order, payment=reported))

    return _keyed(central, asked, "payment", act)


def check_in(central: Central, asked: Asked) -> JsonObject:
    """The customer is there, at a bay or in the shop: the shop's tills are told."""

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        del connection
        bay = shown_text(asked.members, "bay", 64)
        return opened.document.with_details(arrival={"at": change.now, "bay": bay})

    return _keyed(central, asked, ARRIVED_OUTSIDE, act)


def announce_return(central: Central, asked: Asked) -> JsonObject:
    """A return begun online: it closes by itself when a till takes the goods back."""
    chosen = chosen_units(asked.members)

    def act(connection: Connection, opened: OpenOrder, change: Change) -> OrderDocument:
        del connection
        document = opened.document
        for line in document.order.lines:
            asked_micro = (chosen or {}).get(line.line_id, 0)
            if asked_micro > line.micro_in(_WITH_CUSTOMER) - line.returned_micro:
                text = f"Of line {line.line_id} less is with the customer; nothing was announced."
                raise Refusal(RefusalKind.SHORT, text, {"line": line.line_id})
        if not chosen or set(chosen) - {line.line_id for line in document.order.lines}:
            raise BadRow("The lines that come back are missing.")
        announced: JsonObject = {
            "return_id": asked.step_id,
            "state": "announced",
            "lines": dict(chosen),
            "reason": shown_text(asked.members, "reason", 200),
            "at": change.now,
        }
        return document.with_details(returns=[*document.listed("returns"), announced])

    return _keyed(central, asked, "return", act)


_WITH_CUSTOMER = frozenset({LineState.HANDED_OVER, LineState.SHIPPED})


def _keyed(central: Central, asked: Asked, step: str, act: Act, *stores: str) -> JsonObject:
    def unit(connection: Connection) -> JsonObject:
        opened = open_order(connection, asked.order_id, *stores)
        now = central.now_text()
        cause = f"order:{asked.order_id}:{asked.step_id}"
        change = Change(cause, asked.actor.name, step, now, JournalPlace(from_rfc3339(now)))
        document = act(connection, opened, change)
        keep_change(connection, opened, document, change)
        return document_json(document)

    request: JsonObject = {"members": dict(asked.members), "actor": asked.actor.name, "step": step}
    return answer_once(central, "order", f"{asked.order_id}:{asked.step_id}", request, unit)


def _store(members: Members) -> str:
    return optional_code(members, "store", 32) or ""


_WANTED = frozenset(LineState) - {LineState.CANCELLED}
_MOVES_DEPOSIT = frozenset({OrderStep.HAND_OVER, OrderStep.SHIP, OrderStep.CANCEL})


def _check_deposit(order: CustomerOrder) -> None:
    """Money that a till took before any goods is redeemed or given back by a till's sale, so that it is booked once."""
    if order.payment.held:
        text = "A deposit was paid for this order at a till; take this step at a till, which redeems or gives it back."
        raise Refusal(RefusalKind.STATE, text, {"state": order.payment.state.value, "available": order.payment.held})


def _check_paid(order: CustomerOrder) -> None:
    if order.due:
        text = "The order is not paid in full; take the payment at a till, which hands it over with it."
        raise Refusal(RefusalKind.STATE, text, {"state": order.payment.state.value, "available": order.due})


def _not_allowed(order: CustomerOrder, step: OrderStep, missing: Mapping[str, int]) -> Refusal:
    line = next(iter(missing), "")
    states = ", ".join(sorted({state.value for each in order.lines for state, micro in each.units.items() if micro}))
    text = f"The order's units are {states}, so the step {step.value} is not for them; nothing was changed."
    return Refusal(RefusalKind.STATE, text, {"state": order.state.value, "line": line})


def _apart(
    order: CustomerOrder, step: OrderStep, chosen: Mapping[str, int]
) -> tuple[CustomerOrder, OrderStep, Mapping[str, int]]:
    """What is short of lines whose other units are found, set apart: a line is picked in one place."""
    units = dict(chosen)
    for line in order.lines:
        micro = units.get(line.line_id, 0)
        if line.is_stocked and 0 < micro <= line.units.get(LineState.SHORT, 0) and micro < line.micro_in(_WANTED):
            order, apart_id = set_apart(order, line.line_id, micro)
            units[apart_id] = units.pop(line.line_id)
    return order, step, units


def _reassigned(
    connection: Connection,
    central: Central,
    order: CustomerOrder,
    moved: Mapping[str, Mapping[LineState, int]],
    asked: Asked,
) -> CustomerOrder:
    """The lines in another place, where they can be promised; what is made to order stays where it is made."""
    store = _store(asked.members) or order.store
    if store not in find_stores(connection):
        raise Refusal(RefusalKind.UNKNOWN, f"There is no store {store!r}; nothing was changed.")
    lines = []
    for line in order.lines:
        units = moved.get(line.line_id)
        if units is None:
            lines.append(line)
            continue
        if not line.is_stocked and line.place not in (None, store):
            raise Refusal(RefusalKind.STATE, "What is made to order stays where it is made; nothing was changed.")
        micro, whole = sum(units.values()), line.micro_in(_WANTED)
        if line.place not in (None, store) and micro != whole:
            raise Refusal(RefusalKind.STATE, "A line goes to another store as a whole; short the rest first.")
        if line.is_stocked:
            _check_promise(connection, central, line, store, micro)
        lines.append(replace(line, place=store, is_preorder=False))
    return replace(order, lines=tuple(lines))


def _check_promise(connection: Connection, central: Central, line: OrderLine, store: str, micro: int) -> None:
    (found,) = availability(connection, central.now(), "store", [line.sku])
    promised = next((place.promise_micro for place in found.places if place.store == store), 0)
    if promised < micro:
        text = f"Store {store} cannot promise so much of {line.sku}; choose another store, or refund it."
        raise Refusal(RefusalKind.SHORT, text, {"line": line.line_id, "available": promised})


def _with_members(
    document: OrderDocument,
    step: OrderStep,
    asked: Asked,
    moved: Mapping[str, Mapping[LineState, int]],
    change: Change,
) -> OrderDocument:
    """What the step tells beside the units: shelf and bay, parcels, the proof of a hand-over."""
    for name in _DETAILS.get(step, ()):
        if asked.members.get(name) is not None:
            document = document.with_details(**{name: shown_text(asked.members, name, 64)})
    lines: JsonObject = {name: sum(units.values()) for name, units in moved.items()}
    if step is OrderStep.SHIP:
        parcel: JsonObject = {
            "parcel_id": optional_code(asked.members, "parcel_id", 64) or asked.step_id,
            "carrier": shown_text(asked.members, "carrier", 64),
            "tracking": shown_text(asked.members, "tracking", 128),
            "lines": lines,
            "at": change.now,
        }
        document = document.with_details(parcels=[*document.listed("parcels"), parcel])
    if step is OrderStep.HAND_OVER:
        entry: JsonObject = {"cause": change.cause, "at": change.now, "by": change.actor, "lines": lines}
        proof: Json = asked.members.get("proof")
        document = document.with_details(hand_overs=[*document.listed("hand_overs"), {**entry, "proof": proof}])
    return document
