"""What a backend says an order or a refund comes to, beside what it comes to here: told apart to the minor unit.

Nothing of it changes the order: what the customer was charged stands, and a person finds out why.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_rows import LARGEST_AMOUNT, parse_order
from evertill.domain.orders.order_states import RefundState
from evertill.domain.streams.stream_fields import BadRow, Members, object_of, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

PRICED = "priced"
"""The member of an order with what its lines cost by the shop's own rules when it was placed: `lines` by line."""


class GapKind(StrEnum):
    """Which figure differs."""

    TOTAL = "total"
    """What the backend says all comes to, beside the sum of its own lines."""
    DUE = "due"
    """What it says is still to be paid, beside what follows from lines and payments."""
    LINE = "line"
    """What was charged for a line, beside its price by the shop's rules when the order was placed."""
    PRICED = "priced"
    """The same for all lines that could be priced."""
    REFUND = "refund"
    """What goes back for units, beside exactly their shares of what was paid."""


@dataclass(frozen=True, slots=True)
class OrderGap:
    """One figure, computed twice, in minor units of the order's currency."""

    kind: GapKind
    subject: str
    """The name of the line or the reason of the refund; empty for the whole order."""
    theirs: int
    ours: int


def order_gaps(content: Members) -> tuple[OrderGap, ...]:
    """All figures of an order that differ; none where its row cannot be read, for then it is not shown at all."""
    try:
        order = parse_order(content)
        return (*_of_totals(content, order), *_of_prices(content, order), *_of_refunds(order))
    except BadRow:
        return ()


def priced_content(prices: Mapping[str, int]) -> JsonObject:
    """The member `priced`: what each line costs by the shop's own rules, in minor units."""
    return {"lines": dict(prices)}


def gaps_told(gaps: tuple[OrderGap, ...], amount: Callable[[int], str] = str) -> str:
    """Both computations of each, in words for a task or a log: in minor units unless `amount` tells them otherwise."""
    return "; ".join(
        f"{gap.kind.value}{' ' + gap.subject[:40] if gap.subject else ''}: {amount(gap.theirs)} by whoever took the "
        f"order, {amount(gap.ours)} by the shop's rules"
        for gap in gaps[:GAPS_TOLD]
    )


GAPS_TOLD = 20


def _of_totals(content: Members, order: CustomerOrder) -> Iterator[OrderGap]:
    gross = whole_number(content, "gross", least=0, most=LARGEST_AMOUNT)
    if gross is not None and gross != order.gross:
        yield OrderGap(GapKind.TOTAL, "", gross, order.gross)
    due = whole_number(content, "due", least=0, most=LARGEST_AMOUNT)
    if due is not None and due != order.due:
        yield OrderGap(GapKind.DUE, "", due, order.due)


def _of_prices(content: Members, order: CustomerOrder) -> Iterator[OrderGap]:
    if content.get(PRICED) is None:
        return
    prices = object_of(object_of(content[PRICED], PRICED).get("lines") or {}, "lines")
    theirs = ours = 0
    gaps = []
    for line in order.lines:
        price = whole_number(prices, line.line_id, least=0, most=LARGEST_AMOUNT)
        if price is None:
            continue
        theirs, ours = theirs + line.gross, ours + price
        if price != line.gross:
            gaps.append(OrderGap(GapKind.LINE, line.name or line.sku, line.gross, price))
    if theirs != ours:
        yield OrderGap(GapKind.PRICED, "", theirs, ours)
    yield from gaps


def _of_refunds(order: CustomerOrder) -> Iterator[OrderGap]:
    """Shares follow each other: what was let go before the first refund comes first."""
    pay = order.payment
    given = [refund for refund in pay.refunds if refund.state is not RefundState.REVERSED]
    before = {
        line.line_id: max(0, line.refunded_micro - sum(refund.lines.get(line.line_id, 0) for refund in given))
        for line in order.lines
    }
    paid_back = 0
    for refund in given:
        ours = 0
        for line in order.lines:
            micro = refund.lines.get(line.line_id, 0)
            ours += line.share(before[line.line_id], micro)
            before[line.line_id] += micro
        ours = min(ours, pay.captured - paid_back)
        if refund.lines and ours != refund.settles:
            yield OrderGap(GapKind.REFUND, refund.reason, refund.amount, ours)
        paid_back += refund.amount
