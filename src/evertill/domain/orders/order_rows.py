"""The JSON of an order, as backends keep and stream it, and the value the rules work on; shared by till and central."""

from collections.abc import Mapping

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment, Refund
from evertill.domain.orders.order_states import LineState, PaymentState, RefundState
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    list_of,
    object_of,
    optional_code,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject

LARGEST_AMOUNT = 10**12
LINES_MAX = 5_000
REFUNDS_MAX = 10_000

CORE = frozenset("order_id number origin kind store lines payment state gross due".split())
"""Members that the value stands for; all others are the keeper's."""


def order_content(order: CustomerOrder) -> JsonObject:
    """The members of an order that its value stands for."""
    lines: list[Json] = [line_content(line) for line in order.lines]
    return {
        "order_id": order.order_id,
        "number": order.number,
        "origin": order.origin,
        "kind": order.kind,
        "store": order.store,
        "state": order.state.value,
        "gross": order.gross,
        "due": order.due,
        "lines": lines,
        "payment": payment_content(order.payment),
    }


def parse_order(content: Members) -> CustomerOrder:
    """The order in a row of `orders`; BadRow when it cannot be read."""
    return CustomerOrder(
        order_id=code_text(content, "order_id"),
        number=code_text(content, "number"),
        origin=code_text(content, "origin"),
        kind=code_text(content, "kind"),
        store=code_text(content, "store"),
        lines=tuple(parse_line(object_of(entry, "line")) for entry in list_of(content, "lines", LINES_MAX)),
        payment=_parse_payment(object_of(content.get("payment"), "payment")),
    )


def line_content(line: OrderLine) -> JsonObject:
    """A line of an order."""
    return {
        "line": line.line_id,
        "sku": line.sku,
        "name": line.name,
        "unit": line.unit,
        "quantity_micro": line.quantity_micro,
        "gross": line.gross,
        "place": line.place,
        "units": {state.value: micro for state, micro in line.units.items()},
        "returned_micro": line.returned_micro,
        "refunded_micro": line.refunded_micro,
        "components": dict(line.components),
        "source": line.source,
        "sent_micro": line.sent_micro,
        "arrived_micro": line.arrived_micro,
        "is_stocked": line.is_stocked,
        "is_preorder": line.is_preorder,
        "minimum_age": line.minimum_age,
        "replaces": line.replaces,
        "taxes": list(line.taxes),
    }


def parse_line(line: Members) -> OrderLine:
    """A line of an order."""
    units, components = _amounts(line, "units"), _amounts(line, "components")
    unknown = units.keys() - frozenset(LineState)
    if unknown:
        raise BadRow(f"The state {min(unknown)[:40]!r} of a line is not known to this release.")
    return OrderLine(
        line_id=code_text(line, "line", 64),
        sku=code_text(line, "sku", 64),
        name=str(line.get("name") or ""),
        unit=code_text(line, "unit", 8),
        quantity_micro=needed(line, "quantity_micro", least=1),
        gross=needed(line, "gross", most=LARGEST_AMOUNT),
        place=optional_code(line, "place", 32),
        units={LineState(state): micro for state, micro in units.items()},
        returned_micro=needed(line, "returned_micro"),
        refunded_micro=needed(line, "refunded_micro"),
        components=components,
        source=optional_code(line, "source", 32),
        sent_micro=needed(line, "sent_micro"),
        arrived_micro=needed(line, "arrived_micro"),
        is_stocked=line.get("is_stocked") is not False,
        is_preorder=line.get("is_preorder") is True,
        minimum_age=whole_number(line, "minimum_age", least=0, most=150),
        replaces=optional_code(line, "replaces", 64),
        taxes=list_of(line, "taxes", 50),
    )


def payment_content(payment: OrderPayment) -> JsonObject:
    """The payment of an order with its refunds."""
    refunds: list[Json] = [
        {
            "refund_id": refund.refund_id,
            "amount": refund.amount,
            "reason": refund.reason,
            "state": refund.state.value,
            "lines": dict(refund.lines),
            **({} if refund.share is None else {"share": refund.share}),
        }
        for refund in payment.refunds
    ]
    return {
        "state": payment.state.value,
        "currency": payment.currency,
        "authorised": payment.authorised,
        "released": payment.released,
        "captured": payment.captured,
        "refunded": payment.refunded,
        "where": payment.where,
        "reference": payment.reference,
        "refunds": refunds,
        **({"held": payment.held} if payment.held else {}),
    }


def _parse_payment(content: Members) -> OrderPayment:
    refunds = tuple(_parse_refund(object_of(entry, "refund")) for entry in list_of(content, "refunds", REFUNDS_MAX))
    return OrderPayment(
        state=PaymentState(_known(content, "state", frozenset(PaymentState))),
        currency=code_text(content, "currency", 3),
        authorised=needed(content, "authorised", most=LARGEST_AMOUNT),
        released=needed(content, "released", most=LARGEST_AMOUNT),
        captured=needed(content, "captured", most=LARGEST_AMOUNT),
        where=code_text(content, "where", 32),
        reference=optional_code(content, "reference"),
        refunds=refunds,
        held=whole_number(content, "held", least=0, most=LARGEST_AMOUNT) or 0,
    )


def _parse_refund(content: Members) -> Refund:
    return Refund(
        refund_id=code_text(content, "refund_id"),
        amount=needed(content, "amount", most=LARGEST_AMOUNT),
        reason=str(content.get("reason") or ""),
        state=RefundState(_known(content, "state", frozenset(RefundState))),
        lines=_amounts(content, "lines"),
        share=whole_number(content, "share", least=0, most=LARGEST_AMOUNT),
    )


def needed(members: Members, name: str, *, least: int = 0, most: int = LARGEST_STOCK_MICRO) -> int:
    """A whole number that has to be there."""
    number = whole_number(members, name, least=least, most=most)
    if number is None:
        raise BadRow(f"The {name.replace('_', ' ')} is missing.")
    return number


def _amounts(members: Members, name: str) -> dict[str, int]:
    found = members.get(name)
    named: Mapping[str, Json] = {} if found is None else object_of(found, name)
    return {key: needed(named, key, least=1) for key in named}


def _known(members: Members, name: str, codes: frozenset[str]) -> str:
    code = code_text(members, name)
    if code not in codes:
        raise BadRow(f"The {name} {code[:40]!r} is not known to this release.")
    return code
