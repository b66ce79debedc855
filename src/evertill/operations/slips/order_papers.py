"""The paper of an order placed at the counter: for the customer, who shows it to collect what was ordered."""

from collections.abc import Mapping
from datetime import datetime

from evertill.domain.orders.order_rows import parse_order
from evertill.domain.orders.pickup_code import pickup_qr
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.domain.selling.order_deposit import OrderToPlace
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit
from evertill.operations.counter.counter import Counter


def order_paper(
    counter: Counter, placed: OrderToPlace, content: JsonObject, at: datetime, *, is_training: bool
) -> Receipt:
    """What was ordered, what is paid and what is still to be paid; no receipt, and no personal data."""
    words, formats, order = counter.words, counter.formats, parse_order(content)
    currency = order.payment.currency

    def amount(minor: int) -> str:
        return formats.amount(Money(minor, currency))

    blocks: list[Block] = [
        Text(text, Align.CENTRE, Weight.LARGE if at_ == 0 else Weight.NORMAL)
        for at_, text in enumerate(counter.policy().receipt_header)
    ]
    blocks += [
        Text(words.of_till.order_paper, Align.CENTRE, Weight.BOLD),
        Text(order.number, Align.CENTRE, Weight.LARGE),
        Text(formats.moment(at), Align.CENTRE),
        Rule(),
    ]
    for line in order.lines:
        unit = Unit(line.unit) if line.unit in frozenset(Unit) else Unit.PIECE
        quantity = formats.quantity(Quantity(line.quantity_micro, unit))
        blocks.append(Columns(f"{quantity} × {line.name or line.sku}", amount(line.gross)))
    blocks += [Rule(), Columns(f"{words.total} {currency}", amount(order.gross), Weight.BOLD)]
    if order.payment.captured:
        blocks.append(Columns(words.of_till.order_paid, amount(order.payment.captured)))
    blocks.append(Columns(words.of_till.order_due, amount(order.due), Weight.BOLD))
    blocks += [Text(_way(counter, content, order.store, is_delivery=order.kind != "pickup"), Align.CENTRE), Gap()]
    blocks.append(Code(CodeKind.CODE128, order.number, order.number))
    if order.kind == "pickup":
        blocks.append(Code(CodeKind.QR, pickup_qr(order.order_id, placed.code), placed.code))
        blocks.append(Text(words.of_till.order_note, Align.CENTRE))
    if is_training:
        blocks.append(Text(words.training, Align.CENTRE, Weight.BOLD))
    return Receipt(tuple(blocks), f"{words.of_till.order_paper} {order.number}")


def _way(counter: Counter, content: JsonObject, store: str, *, is_delivery: bool) -> str:
    words = counter.words.of_till
    if is_delivery:
        return words.order_sent
    labels = {place.code: place.label for place in counter.policy().stock.places}
    way = f"{words.order_collected} {labels.get(store) or store}"
    lines = content.get("lines")
    is_preorder = isinstance(lines, list) and any(
        isinstance(line, Mapping) and line.get("is_preorder") for line in lines
    )
    return f"{way} · {words.order_preorder}" if is_preorder else way
