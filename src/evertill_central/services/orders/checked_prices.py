"""Orders and refunds whose amounts are not those of the shop's own rules: kept as they are, flagged with both."""

from functools import partial

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_check import PRICED, gaps_told, order_gaps, priced_content
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.streams.stream_fields import Members, code_text, list_of
from evertill.kernel.money import told_amount
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.exceptions.team_exceptions import raise_exception
from evertill_central.services.orders.document import OrderDocument, document_json
from evertill_central.services.storefront.quote import WantedLine, basket_prices
from evertill_central.store.database import Connection

CODES_MAX = 50


@dataclass(frozen=True, slots=True)
class Buyer:
    """What decides prices beside the lines: through which channel, with which coupons, in which groups."""

    channel: str
    coupons: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def read_buyer(members: Members, channel: str) -> Buyer:
    """As the order says; BadRow for codes that are none."""
    return Buyer(channel, _codes(members, "coupons"), _codes(members, "customer_groups"))


def with_prices(connection: Connection, central: Central, document: OrderDocument, buyer: Buyer) -> OrderDocument:
    """The order with what each line costs now by the shop's own rules; unchanged where these do not price all of it."""
    order = document.order
    lines = [WantedLine(line.line_id, line.sku, line.quantity_micro) for line in order.lines]
    prices = basket_prices(
        connection,
        central,
        lines,
        store=order.store,
        channel=buyer.channel,
        coupons=buyer.coupons,
        groups=buyer.groups,
        currency=order.payment.currency,
    )
    return document.with_details(**{PRICED: priced_content(prices)}) if prices else document


def note_gaps(connection: Connection, document: OrderDocument, now: str) -> None:
    """A task for the order's store where it was charged otherwise."""
    gaps = order_gaps(document_json(document))
    if gaps:
        order = document.order
        told = gaps_told(gaps, partial(told_amount, currency=order.payment.currency))
        said = f"Order {order.number}: {told}. The order stands."
        _raise(connection, order, order.order_id, said, now)


def note_refund(
    connection: Connection, order: CustomerOrder, refund_id: str, stated: int | None, who: str, now: str
) -> None:
    """A task where somebody says another amount for a refund than the shares of its units; the shares go back."""
    refund = next((each for each in order.payment.refunds if each.refund_id == refund_id), None)
    if refund is None or stated is None or stated == refund.amount:
        return
    units = ", ".join(f"{Quantity(micro).amount:f} of line {line}" for line, micro in list(refund.lines.items())[:20])
    said, due = (told_amount(minor, order.payment.currency) for minor in (stated, refund.amount))
    said = (
        f"Order {order.number}: the refund of {units} is {said} by {who}, {due} by the shares of what was paid; {due} "
        "goes back."
    )
    _raise(connection, order, refund_id, said, now)


def _raise(connection: Connection, order: CustomerOrder, subject: str, said: str, now: str) -> None:
    kind = ExceptionKind.TOTAL_DIFFERS
    raise_exception(connection, kind, store=order.store, subject=subject, said=said, now=now)


def _codes(members: Members, name: str) -> tuple[str, ...]:
    return tuple(code_text({name: entry}, name, 64) for entry in list_of(members, name, CODES_MAX))
