"""What orders, their states, payments and origins are called."""

from typing import assert_never

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_check import GapKind, OrderGap
from evertill.domain.orders.order_states import LineState, OrderState, PaymentState
from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from evertill.ports.formats import Formats
from evertill.ui.words import tr, tr_count

GAPS_SHOWN = 2
_WANTED = frozenset(LineState) - {LineState.CANCELLED}


def column_name(column: QueueColumn) -> str:
    """What stands over a column."""
    return {
        QueueColumn.NEW: tr("New"),
        QueueColumn.PICKING: tr("Picking"),
        QueueColumn.READY: tr("Ready"),
        QueueColumn.PROBLEM: tr("Problem"),
    }[column]


def line_state_name(state: LineState) -> str:
    """Where units stand."""
    return {
        LineState.PLACED: tr("ordered"),
        LineState.ALLOCATED: tr("reserved"),
        LineState.ACCEPTED: tr("to pick"),
        LineState.PICKING: tr("to pick"),
        LineState.PICKED: tr("picked"),
        LineState.SHORT: tr("short"),
        LineState.READY: tr("ready"),
        LineState.IN_TRANSIT: tr("on its way here"),
        LineState.SHIPPED: tr("sent"),
        LineState.HANDED_OVER: tr("handed over"),
        LineState.CANCELLED: tr("cancelled"),
        LineState.EXPIRED: tr("not collected"),
        LineState.RETURNED_TO_SHELF: tr("back on the shelf"),
    }[state]


def order_state_name(state: OrderState) -> str:
    """Where an order stands as a whole."""
    return {
        OrderState.PREORDER: tr("Preorder"),
        OrderState.NEW: tr("New"),
        OrderState.PICKING: tr("Being picked"),
        OrderState.PROBLEM: tr("Something is short"),
        OrderState.READY: tr("Ready"),
        OrderState.PARTIALLY_FULFILLED: tr("Partly handed over"),
        OrderState.FULFILLED: tr("Done"),
        OrderState.EXPIRED: tr("Not collected in time"),
        OrderState.CANCELLED: tr("Cancelled"),
    }[state]


def gaps_words(gaps: tuple[OrderGap, ...], currency: str, formats: Formats) -> list[str]:
    """The first figures that differ, each with both computations, and how many more do."""
    told = [_gap_words(gap, currency, formats) for gap in gaps[:GAPS_SHOWN]]
    more = len(gaps) - GAPS_SHOWN
    return [*told, tr_count("{n} more differs", "{n} more differ", more)] if more > 0 else told


def payment_words(order: CustomerOrder, formats: Formats) -> str:
    """Whether it is paid, and what is still due."""
    pay, currency = order.payment, order.payment.currency
    if order.due:
        return tr("{amount} to pay here", amount=formats.money(Money(order.due, currency)))
    return {
        PaymentState.UNPAID: tr("nothing to pay"),
        PaymentState.AUTHORISED: tr("paid online"),
        PaymentState.CAPTURED: tr("paid") if pay.where == "store" else tr("paid online"),
        PaymentState.PART_REFUNDED: tr("paid, partly refunded"),
        PaymentState.REFUNDED: tr("refunded"),
        PaymentState.VOIDED: tr("payment let go"),
    }[pay.state]


def payment_state_words(order: CustomerOrder, formats: Formats) -> str:
    """Where the payment stands and who took it, for who has to answer for it; and what is still due."""
    pay = order.payment
    is_here = pay.where == "store"
    stands = {
        PaymentState.UNPAID: "",
        PaymentState.AUTHORISED: tr("authorised online, not taken yet"),
        PaymentState.CAPTURED: tr("taken in the shop") if is_here else tr("taken online"),
        PaymentState.PART_REFUNDED: tr("partly refunded, taken in the shop") if is_here else tr("partly refunded"),
        PaymentState.REFUNDED: tr("refunded"),
        PaymentState.VOIDED: tr("let go, nothing was taken"),
    }[pay.state]
    due = tr("{amount} to pay here", amount=formats.money(Money(order.due, pay.currency))) if order.due else ""
    return " · ".join(part for part in (stands, due) if part) or tr("nothing to pay")


def origin_name(origin: str) -> str:
    """Where an order comes from."""
    return {
        "web": tr("Web shop"),
        "app": tr("App"),
        "social": tr("Social media"),
        "store": tr("A shop"),
        "wholesale": tr("Wholesale"),
        "delivery": tr("Delivery service"),
    }.get(origin, origin)


def amount_of(line: OrderLine, micro: int, formats: Formats) -> str:
    """So much of a line, in its unit."""
    unit = Unit(line.unit) if line.unit in frozenset(Unit) else Unit.PIECE
    return formats.quantity(Quantity(micro, unit))


def state_words(line: OrderLine, formats: Formats) -> str:
    """Where the units of a line stand: "2 ready, 1 short"; without the number where all are in one."""
    standing = [(state, micro) for state, micro in line.units.items() if micro]
    if len(standing) == 1:
        return line_state_name(standing[0][0])
    return ", ".join(f"{amount_of(line, micro, formats)} {line_state_name(state)}" for state, micro in standing)


def line_words(line: OrderLine, formats: Formats, *, place: str, more: str = "") -> str:
    """All that is said of a line beside its name: where its units stand, in which other place (none: here), and what is
    special about it."""
    marks = (
        state_words(line, formats),
        tr("in {place}", place=place) if place else "",
        "" if line.is_stocked else tr("made to order"),
        tr("preorder") if line.is_preorder else "",
        tr("stands in") if line.replaces else "",
        more,
    )
    return " · ".join(words for words in marks if words)


def items_words(order: CustomerOrder) -> str:
    """How many articles it has, without those that were cancelled, unless all were."""
    wanted = sum(1 for line in order.lines if any(micro for state, micro in line.units.items() if state in _WANTED))
    return tr_count("{n} article", "{n} articles", wanted or len(order.lines))


def _gap_words(gap: OrderGap, currency: str, formats: Formats) -> str:
    """A figure computed twice, with both."""
    theirs, ours = (formats.money(Money(minor, currency)) for minor in (gap.theirs, gap.ours))
    match gap.kind:
        case GapKind.TOTAL:
            return tr("Total {theirs} by the backend, {ours} by its lines", theirs=theirs, ours=ours)
        case GapKind.DUE:
            return tr("To pay {theirs} by the backend, {ours} by its payments", theirs=theirs, ours=ours)
        case GapKind.PRICED:
            return tr("Charged {theirs}, by our prices {ours}", theirs=theirs, ours=ours)
        case GapKind.LINE:
            return tr("{name}: charged {theirs}, by our prices {ours}", name=gap.subject, theirs=theirs, ours=ours)
        case GapKind.REFUND:
            return tr("Refund {theirs} by the backend, {ours} by what was paid", theirs=theirs, ours=ours)
        case _:
            assert_never(gap.kind)
