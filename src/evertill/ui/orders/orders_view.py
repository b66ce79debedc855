"""What the look-up of orders shows: the orders found, and all that a customer may ask about the marked one."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from evertill.domain.orders.claimed_units import returnable
from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_check import GapKind, OrderGap, order_gaps
from evertill.domain.orders.order_states import GONE, OrderState, PaymentState, RefundState
from evertill.domain.streams.stream_fields import BadRow, moment
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.orders.seen_order import SeenOrder
from evertill.ports.formats import Formats
from evertill.ui.frame.age import clock_text
from evertill.ui.pickup.order_words import (
    GAPS_SHOWN,
    amount_of,
    items_words,
    line_words,
    order_state_name,
    origin_name,
    payment_state_words,
)
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order of the list."""

    title: str
    detail: str
    value: str
    state: str
    is_urgent: bool


@dataclass(frozen=True, slots=True)
class OrderLineRow:
    """A line of the marked order."""

    title: str
    state: str
    amount: str
    chosen: str


@dataclass(frozen=True, slots=True)
class OrdersView:
    """The whole page."""

    typed: str
    rows: tuple[OrderRow, ...]
    marked: int
    hint: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[OrderLineRow, ...]
    line: int
    can_take_back: bool
    can_give_back: bool = False
    """Whether money that was paid online may go back without goods."""


def order_row(seen: SeenOrder, now: datetime, formats: Formats) -> OrderRow:
    """One order."""
    order = seen.order
    placed = _when(seen.content, "placed_at", now, formats)
    return OrderRow(
        title=" · ".join(part for part in (order.number, _contact(seen.content, "name")) if part),
        detail=" · ".join(part for part in (placed, items_words(order), origin_name(order.origin)) if part),
        value=formats.money(Money(order.gross, order.payment.currency)),
        state=order_state_name(order.state),
        is_urgent=order.state is OrderState.PROBLEM,
    )


def facts_of(seen: SeenOrder, now: datetime, formats: Formats) -> tuple[tuple[str, str], ...]:
    """Status, payment, parcels: what a customer asks, and what nobody needs to say left out."""
    order, content = seen.order, seen.content
    kind = tr("Collected in {store}", store=order.store) if order.kind == "pickup" else tr("Sent to the customer")
    is_over = order.state in (OrderState.FULFILLED, OrderState.CANCELLED)
    kept = ("", "") if is_over else (_when(content, "hold_until", now, formats), _text(content.get("shelf")))
    known = [
        (tr("Status"), order_state_name(order.state)),
        (tr("From"), f"{origin_name(order.origin)} · {kind}"),
        (tr("Customer"), _contact(content, "name")),
        (tr("Contact"), " · ".join(part for part in (_contact(content, "phone"), _contact(content, "email")) if part)),
        (tr("Placed"), _when(content, "placed_at", now, formats)),
        (tr("Promised"), _when(content, "due_at", now, formats)),
        (tr("Kept until"), kept[0]),
        (tr("Shelf"), kept[1]),
        (tr("Payment"), payment_state_words(order, formats)),
        *_money_facts(order, formats),
        *_gap_facts(order_gaps(content), order.payment.currency, formats),
        *((tr("Parcel"), parcel) for parcel in _parcels(seen, now, formats)),
        *((tr("Return"), announced) for announced in _announced(content)),
    ]
    return tuple((word, value) for word, value in known if value)


def line_rows(seen: SeenOrder, chosen: Mapping[str, int], formats: Formats) -> tuple[OrderLineRow, ...]:
    """Its lines, each with where its units are."""
    currency = seen.order.payment.currency
    rows = []
    for line in seen.order.lines:
        micro = chosen.get(line.line_id, 0)
        is_elsewhere = line.place not in (None, seen.order.store) and not line.micro_in(GONE)
        place = line.place or "" if is_elsewhere else ""
        returned = tr("{n} came back", n=amount_of(line, line.returned_micro, formats)) if line.returned_micro else ""
        rows.append(
            OrderLineRow(
                title=f"{amount_of(line, line.quantity_micro, formats)} × {line.name or line.sku}",
                state=line_words(line, formats, place=place, more=returned),
                amount=formats.amount(Money(line.gross, currency)),
                chosen=tr("{n} come back", n=amount_of(line, micro, formats)) if micro else "",
            )
        )
    return tuple(rows)


def goods_words(order: CustomerOrder, units: Mapping[str, int], formats: Formats) -> str:
    """So much of these lines, by what they are called."""
    lines = [(line, units[line.line_id]) for line in order.lines if units.get(line.line_id)]
    return ", ".join(f"{amount_of(line, micro, formats)} × {line.name or line.sku}" for line, micro in lines)


def back_reasons() -> tuple[tuple[str, str], ...]:
    """Why something that was bought online comes back: what is stored, and what it is called."""
    return (
        ("size", tr("Does not fit")),
        ("damaged", tr("Damaged or faulty")),
        ("not_as_described", tr("Not as described")),
        ("changed_mind", tr("Not wanted any more")),
    )


def can_take_back(order: CustomerOrder) -> bool:
    """Whether anything of it is with the customer and may still come back."""
    return any(returnable(line) for line in order.lines)


def _gap_facts(gaps: tuple[OrderGap, ...], currency: str, formats: Formats) -> Iterator[tuple[str, str]]:
    """Figures that differ from the shop's own, with both."""
    names = {
        GapKind.TOTAL: tr("Total differs"),
        GapKind.DUE: tr("What is to pay differs"),
        GapKind.PRICED: tr("Charged otherwise"),
        GapKind.REFUND: tr("Refund differs"),
    }
    for gap in gaps[:GAPS_SHOWN]:
        theirs, ours = (formats.money(Money(minor, currency)) for minor in (gap.theirs, gap.ours))
        yield names.get(gap.kind, gap.subject), tr("{theirs} there, {ours} here", theirs=theirs, ours=ours)
    if (more := len(gaps) - GAPS_SHOWN) > 0:
        yield tr("Does not agree"), tr_count("{n} more differs", "{n} more differ", more)


def _money_facts(order: CustomerOrder, formats: Formats) -> Iterator[tuple[str, str]]:
    pay = order.payment
    if pay.state is PaymentState.AUTHORISED:
        yield tr("Authorised"), formats.money(Money(pay.authorised - pay.released, pay.currency))
    if pay.captured:
        yield tr("Taken"), formats.money(Money(pay.captured, pay.currency))
    if pay.held:
        yield tr("Deposit held"), formats.money(Money(pay.held, pay.currency))
    if pay.refunded:
        due = sum(each.amount for each in pay.refunds if each.state is RefundState.DUE)
        back = formats.money(Money(pay.refunded, pay.currency))
        if due:
            back = tr("{amount}, {due} of it on its way", amount=back, due=formats.money(Money(due, pay.currency)))
        yield tr("Paid back"), back


def _parcels(seen: SeenOrder, now: datetime, formats: Formats) -> Iterator[str]:
    """By whom and by which number, when, and what is in it where that is not all."""
    for parcel in _members(seen.content.get("parcels")):
        lines = parcel.get("lines")
        found = [seen.order.line(line_id) for line_id in lines] if isinstance(lines, Mapping) else []
        names = [line.name or line.sku for line in found if line is not None]
        parts = (
            " ".join(part for part in (_text(parcel.get("carrier")), _text(parcel.get("tracking"))) if part)
            or tr("sent"),
            _when(parcel, "at", now, formats),
            ", ".join(names) if len(names) < len(seen.order.lines) else "",
        )
        yield " · ".join(part for part in parts if part)


def _announced(content: JsonObject) -> Iterator[str]:
    """What the customer said online that they bring back."""
    for entry in _members(content.get("returns")):
        if entry.get("state") == "announced":
            yield " · ".join(part for part in (tr("announced online"), _text(entry.get("reason"))) if part)


def _members(found: Json) -> Iterator[Mapping[str, Json]]:
    yield from (each for each in (found if isinstance(found, list | tuple) else ()) if isinstance(each, Mapping))


def _contact(content: JsonObject, name: str) -> str:
    contact = content.get("contact")
    return _text(contact.get(name)) if isinstance(contact, Mapping) else ""


def _when(content: Mapping[str, Json], name: str, now: datetime, formats: Formats) -> str:
    try:
        at = moment(content, name)
    except BadRow:
        return ""
    return "" if at is None else clock_text(at, now, formats)


def _text(found: Json) -> str:
    return found if isinstance(found, str) else ""
