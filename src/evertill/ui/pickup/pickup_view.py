"""What the pickup queue shows: four columns of orders, and the one at hand with what can be done about it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from evertill.domain.orders.order_states import GONE, LineState
from evertill.domain.orders.pickup_queue import PickupOrder, QueueColumn, Urgency, urgency_of
from evertill.domain.policy.pickup import PickupPolicy
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.formats import Formats
from evertill.ui.frame.age import age_text, ago_text, clock_text, time_left_text
from evertill.ui.pickup.order_words import (
    amount_of,
    column_name,
    gaps_words,
    items_words,
    line_words,
    payment_words,
)
from evertill.ui.words import tr

TO_PICK = frozenset({LineState.ALLOCATED, LineState.ACCEPTED, LineState.PICKING, LineState.PLACED})
_ASIDE = frozenset({LineState.PICKED, LineState.READY, LineState.EXPIRED})
_FETCHED = _ASIDE | GONE | {LineState.IN_TRANSIT}
"""Nobody looks for it any more: it was found."""


class Deed(StrEnum):
    """What can be done with the order at hand."""

    ACCEPT = "accept"
    PICK_LIST = "pickList"
    LABEL = "label"
    ALL_PICKED = "allPicked"
    READY = "ready"
    SHORT = "short"
    SUBSTITUTE = "substitute"
    OTHER_SHOP = "otherShop"
    CANCEL = "cancel"
    HAND_OVER = "handOver"
    IDENTITY = "identity"
    NO_PROOF = "noProof"
    TO_SHELF = "toShelf"
    SHIP = "ship"
    SEND = "send"
    """To the shop where it is collected."""
    ARRIVE = "arrive"
    PART = "part"
    """Of an order that is not all there: what is there goes out."""


@dataclass(frozen=True, slots=True)
class DeedKey:
    """A button of the order at hand, and the key that does the same."""

    deed: Deed
    label: str
    key: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """An order in its column."""

    order_id: str
    number: str
    name: str
    detail: str
    state: str
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One of the four."""

    column: QueueColumn
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the order at hand."""

    line_id: str
    title: str
    state: str
    amount: str
    chosen: str
    """How much of it is chosen for the next deed."""
    is_urgent: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class OrderView:
    """The order at hand."""

    order_id: str
    number: str
    badge: str
    is_urgent: bool
    who: str
    phone: str
    email: str
    about: str
    note: str
    differs: str
    """Figures that differ from the shop's own, with both: whoever hands it over must know before money moves."""
    lines: tuple[LineRow, ...]
    marked: int
    wants: str
    """What stands in the field while nothing is typed."""
    deeds: tuple[DeedKey, ...]


@dataclass(frozen=True, slots=True)
class PickupView:
    """The whole page."""

    columns: tuple[Column, ...]
    order: OrderView | None
    typed: str
    as_of: str
    hint: str


def columns_of(
    orders: Sequence[PickupOrder], now: datetime, policy: PickupPolicy, formats: Formats
) -> tuple[Column, ...]:
    """The four columns, in each the most urgent first."""
    found: dict[QueueColumn, list[tuple[tuple[int, str, str], Card]]] = {column: [] for column in QueueColumn}
    for order in orders:
        urgency = urgency_of(order, now, policy)
        when = order.hold_until if order.column is QueueColumn.READY else order.due_at
        rank = (-list(Urgency).index(urgency), "" if when is None else when.isoformat(), order.order.number)
        found[order.column].append((rank, card_of(order, urgency, now, formats)))
    return tuple(
        Column(column, column_name(column), tuple(card for _, card in sorted(cards, key=lambda each: each[0])))
        for column, cards in found.items()
    )


def card_of(order: PickupOrder, urgency: Urgency, now: datetime, formats: Formats) -> Card:
    """One order as its card."""
    kind = _way_words(order) or payment_words(order.order, formats)
    place = tr("shelf {place}", place=order.shelf) if order.shelf and order.column is QueueColumn.READY else kind
    return Card(
        order_id=order.order.order_id,
        number=order.order.number,
        name=order.name,
        detail=f"{items_words(order.order)} · {place}",
        state=state_of(order, urgency, now, formats),
        is_urgent=urgency is not Urgency.NONE,
    )


def _way_words(order: PickupOrder) -> str:
    """Where it goes, unless its customer collects it here."""
    if order.is_delivery:
        return tr("to send")
    return tr("for shop {shop}", shop=order.sends_to) if order.sends_to else ""


def state_of(order: PickupOrder, urgency: Urgency, now: datetime, formats: Formats) -> str:
    """What time says about an order."""
    if urgency is Urgency.WAITING and order.arrived_at is not None:
        where = tr("bay {bay}", bay=order.bay) if order.bay else tr("in the shop")
        return tr("Waits {where}, {age}", where=where, age=age_text(order.arrived_at, now))
    if order.column is QueueColumn.READY:
        if urgency is Urgency.EXPIRED:
            return tr("Not collected in time")
        if order.hold_until is not None:
            return tr("Kept until {when}", when=clock_text(order.hold_until, now, formats))
        return tr("Ready")
    if order.column is QueueColumn.PROBLEM:
        return _problem_words(order, now, formats)
    if order.waits_for_goods:
        return tr("Waits for the goods")
    if order.comes_from and not _is_worked_on(order):
        place = order.comes_from
        return tr("On its way from {place}", place=place) if order.arriving else tr("Picked in {place}", place=place)
    if order.due_at is None:
        return "" if order.placed_at is None else tr("Ordered {ago}", ago=ago_text(order.placed_at, now))
    due = clock_text(order.due_at, now, formats)
    if urgency is Urgency.OVERDUE:
        return tr("Due {when} · {age} late", when=due, age=age_text(order.due_at, now))
    return tr("Due {when} · {age} left", when=due, age=time_left_text(now, order.due_at))


def _problem_words(order: PickupOrder, now: datetime, formats: Formats) -> str:
    """What is short holds nothing up: its customer comes all the same."""
    if order.due_at is None:
        return tr("Choose what to do")
    when = clock_text(order.due_at, now, formats)
    if now >= order.due_at:
        return tr("Due {when} · {age} late", when=when, age=age_text(order.due_at, now))
    return tr("Settle by {when}", when=when)


def order_view(
    order: PickupOrder,
    *,
    chosen: Mapping[str, int],
    marked: int,
    now: datetime,
    policy: PickupPolicy,
    formats: Formats,
) -> OrderView:
    """The order at hand."""
    urgency = urgency_of(order, now, policy)
    badge = column_name(order.column)
    if order.column is QueueColumn.READY and order.shelf:
        badge = f"{badge} · {order.shelf}"
    about = " · ".join(
        part
        for part in (
            payment_words(order.order, formats),
            state_of(order, urgency, now, formats),
            tr("curbside") if order.is_curbside else "",
            tr("to be sent") if order.is_delivery else "",
            tr("sent to shop {shop}, where it is collected", shop=order.sends_to) if order.sends_to else "",
            tr("more comes from {place}", place=order.comes_from) if order.comes_from and _is_worked_on(order) else "",
            tr("on its way to the backend") if order.is_ahead else "",
        )
        if part
    )
    return OrderView(
        order_id=order.order.order_id,
        number=order.order.number,
        badge=badge,
        is_urgent=urgency is not Urgency.NONE,
        who=order.name or tr("No name"),
        phone=order.phone,
        email=order.email,
        about=about,
        note=order.note,
        differs=" · ".join(gaps_words(order.gaps, order.order.payment.currency, formats)),
        lines=tuple(_line_rows(order, chosen, formats)),
        marked=marked,
        wants=_wants(order),
        deeds=deeds_of(order),
    )


def _line_rows(order: PickupOrder, chosen: Mapping[str, int], formats: Formats) -> list[LineRow]:
    currency = order.order.payment.currency
    rows = []
    for line in order.order.lines:
        picked = chosen.get(line.line_id)
        quantity = amount_of(line, line.quantity_micro, formats)
        is_open = line.micro_in(TO_PICK) > 0
        place = "" if line in order.own_lines else line.place or ""
        stands = order.places.get(line.line_id, "") if is_open or line.units.get(LineState.SHORT) else ""
        words = line_words(line, formats, place=place, more=line.sku)
        rows.append(
            LineRow(
                line_id=line.line_id,
                title=f"{quantity} × {line.name or line.sku}",
                state=f"{stands} · {words}" if stands else words,
                amount=formats.amount(Money(line.gross, currency)),
                chosen="" if picked is None else tr("{n} chosen", n=amount_of(line, picked, formats)),
                is_urgent=bool(line.units.get(LineState.SHORT)),
                is_done=not is_open and line.micro_in(_FETCHED) > 0 and not line.units.get(LineState.SHORT),
            )
        )
    return rows


def _wants(order: PickupOrder) -> str:
    match order.column:
        case QueueColumn.NEW:
            return tr("Type a name, number or code")
        case QueueColumn.PICKING if order.comes_from and not _is_worked_on(order):
            return tr("Scan the label of what arrives")
        case QueueColumn.PICKING if order.sends_to:
            return tr("Scan what is picked")
        case QueueColumn.PICKING:
            return tr("Scan goods, or type the shelf")
        case QueueColumn.READY:
            return tr("Scan or type the parcel's number") if order.is_delivery else tr("Scan or type the pickup code")
        case _:
            return tr("Scan or type the substitute")


def deeds_of(order: PickupOrder) -> tuple[DeedKey, ...]:
    """What can be done now, the next step first; that is the main one, where there is any."""
    match order.column:
        case QueueColumn.NEW:
            begin = tr("Goods are here: pick") if order.waits_for_goods else tr("Accept and pick")
            return (DeedKey(Deed.ACCEPT, begin, "Enter", is_main=True), _pick_list(), _short(), _cancel())
        case QueueColumn.PICKING if order.comes_from and not _is_worked_on(order):
            arrived = DeedKey(Deed.ARRIVE, tr("It has arrived"), "Enter", is_main=True)
            return (arrived, _cancel()) if order.arriving else (_cancel(),)
        case QueueColumn.PICKING:
            return _picking_deeds(order)
        case QueueColumn.READY if order.is_delivery:
            given = DeedKey(Deed.SHIP, tr("Given to the courier"), "Enter", is_main=True)
            return (given, _label(), _short(), _cancel())
        case QueueColumn.READY:
            proof = DeedKey(Deed.IDENTITY, tr("Document seen"), "F3")
            without = DeedKey(Deed.NO_PROOF, tr("Without proof"), "F6")
            shelf = DeedKey(Deed.TO_SHELF, tr("Back to shelf"), "F7")
            rest = DeedKey(Deed.ARRIVE, tr("Rest has arrived"), "F7") if order.arriving else shelf
            return (
                DeedKey(Deed.HAND_OVER, tr("Hand over"), "Enter", is_main=True),
                _label(),
                proof,
                without,
                rest,
                _cancel(),
            )
        case _:
            swap = DeedKey(Deed.SUBSTITUTE, tr("Substitute"), "Enter", is_main=True)
            found = DeedKey(Deed.ALL_PICKED, tr("Found after all"), "F3")
            other = DeedKey(Deed.OTHER_SHOP, tr("Other shop"), "F6")
            refund = DeedKey(Deed.CANCEL, tr("Refund the rest"), "F8")
            return (swap, _pick_list(), found, other, refund)


def _picking_deeds(order: PickupOrder) -> tuple[DeedKey, ...]:
    """While it is picked here: made ready as a whole, or sent on; what is there already may go out alone."""
    done = DeedKey(Deed.ALL_PICKED, tr("All picked"), "F3")
    if order.sends_to:
        send = DeedKey(Deed.SEND, tr("Sent to shop {shop}", shop=order.sends_to), "Enter", is_main=True)
        paper = _pick_list() if is_to_pick(order) else _label()
        return (send, paper, done, _short())
    ready = DeedKey(Deed.READY, tr("Ready"), "Enter", is_main=True)
    if not (is_to_pick(order) and _is_aside(order)):
        return (ready, _pick_list(), done, _short(), _cancel())
    part = DeedKey(Deed.PART, tr("Send what is there") if order.is_delivery else tr("Hand out a part"), "F6")
    return (ready, _pick_list(), done, _short(), _cancel(), part)


def is_to_pick(order: PickupOrder) -> bool:
    """Whether somebody here still has to fetch any of it."""
    return any(line.micro_in(TO_PICK) for line in order.own_lines)


def _is_worked_on(order: PickupOrder) -> bool:
    """Whether any of it is here, or to be picked here."""
    return any(line.micro_in(TO_PICK | _ASIDE) for line in order.own_lines)


def _is_aside(order: PickupOrder) -> bool:
    return any(line.micro_in(_ASIDE) for line in order.own_lines)


def _pick_list() -> DeedKey:
    return DeedKey(Deed.PICK_LIST, tr("Pick list"), "F2")


def _short() -> DeedKey:
    return DeedKey(Deed.SHORT, tr("Not found"), "F4")


def _cancel() -> DeedKey:
    return DeedKey(Deed.CANCEL, tr("Cancel"), "F8")


def _label() -> DeedKey:
    return DeedKey(Deed.LABEL, tr("Label"), "F2")
