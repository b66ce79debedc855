"""What an order says of goods that a till paid while nobody could look it up."""

from collections.abc import Mapping

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_rows import LARGEST_AMOUNT
from evertill.domain.orders.order_states import GONE
from evertill.domain.selling.order_claim import OrderClaim
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, object_of, whole_number
from evertill.kernel.values import dataclass

MICRO_MAX = 10**15


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """What an order says of it."""

    lines: Mapping[str, int]
    """Millionths by line that came back, as far as the customer had them and their money was not given back before."""
    share: int
    """What was charged for these, in minor units."""
    missing_micro: int
    """Of which the order knows nothing, or nothing any more."""


def returnable(line: OrderLine) -> int:
    """How much of a line is with the customer and can still come back for its money."""
    with_customer = line.micro_in(GONE) - line.returned_micro
    return max(0, min(with_customer, line.quantity_micro - line.refunded_micro))


def found_in(order: CustomerOrder, claim: OrderClaim) -> ClaimFound:
    """The units of the order that were claimed, line by line."""
    left, share = claim.micro, 0
    lines: dict[str, int] = {}
    for line in order.lines:
        micro = min(left, returnable(line)) if line.sku == claim.sku else 0
        if micro:
            lines[line.line_id] = micro
            share += line.share(line.refunded_micro, micro)
            left -= micro
    return ClaimFound(lines, share, left)


def read_claim(body: Members) -> tuple[OrderClaim, int]:
    """The claim in a return's body, and what was paid for it. BadRow when unreadable."""
    members = object_of(body.get("order_claim"), "order claim")
    micro = whole_number(members, "micro", least=1, most=MICRO_MAX)
    paid = whole_number(members, "paid", least=0, most=LARGEST_AMOUNT)
    if micro is None or paid is None:
        raise BadRow("The claim does not say how much of the article came back, or what was paid.")
    return OrderClaim(code_text(members, "number", 64), code_text(members, "sku", 64), micro), paid
