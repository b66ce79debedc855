"""What this till's books say, figure by figure, beside what the backend says: told apart, and never made alike.

Stock per article, what orders are at and what is still to be paid on them, what balances hold, and the last Z.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from evertill.domain.balances.balance_pages import Balance
from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_rows import parse_order
from evertill.domain.orders.order_states import OrderState
from evertill.domain.rows.stream_rows import parse_stock_level
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

Figure = int | str
GONE_STATES = frozenset({OrderState.FULFILLED, OrderState.CANCELLED})


class FigureKind(StrEnum):
    """What a figure is of."""

    STOCK = "stock"
    """On hand of an article, in millionths of its unit."""
    ORDER = "order"
    """The state of an order."""
    ORDER_DUE = "order_due"
    """What is still to be paid on it, in minor units."""
    BALANCE = "balance"
    """What may be spent of a gift card or credit, in minor units."""
    Z = "z"
    """Turnover of the last shift that was closed, in minor units."""


@dataclass(frozen=True, slots=True)
class FigureGap:
    """One figure that is another here than there; None where one of them has none."""

    kind: FigureKind
    subject: str
    """SKU, number of the order, last digits of the card, number of the Z."""
    here: Figure | None
    there: Figure | None


Figures = Mapping[tuple[FigureKind, str], Figure]


def gaps_between(here: Figures, there: Figures) -> tuple[FigureGap, ...]:
    """Every figure that differs, by kind and subject; nothing and nought are the same."""
    found = ((key, here.get(key), there.get(key)) for key in sorted({*here, *there}))
    return tuple(
        FigureGap(kind, subject, one, other) for (kind, subject), one, other in found if (one or 0) != (other or 0)
    )


def stock_figures(rows: Mapping[str, Json]) -> Iterator[tuple[tuple[FigureKind, str], Figure]]:
    """On hand, by rows of the stream `stock`; one that cannot be read is left out."""
    for content in _objects(rows):
        try:
            level = parse_stock_level(content)
        except BadRow:
            continue
        yield (FigureKind.STOCK, level.sku), level.on_hand_micro


def order_figures(order: CustomerOrder) -> Iterator[tuple[tuple[FigureKind, str], Figure]]:
    """State and what is due of one that is not over."""
    if order.state not in GONE_STATES:
        yield (FigureKind.ORDER, order.number), order.state.value
        yield (FigureKind.ORDER_DUE, order.number), order.due


def orders_told(rows: Mapping[str, Json]) -> Iterator[tuple[tuple[FigureKind, str], Figure]]:
    """The same, by rows of the stream `orders`."""
    for content in _objects(rows):
        try:
            order = parse_order(content)
        except BadRow:
            continue
        yield from order_figures(order)


def balance_figures(balances: Iterable[Balance]) -> Figures:
    """What may be spent of each account."""
    return {(FigureKind.BALANCE, account_id): available for account_id, available in balances}


def _objects(rows: Mapping[str, Json]) -> Iterator[JsonObject]:
    return (content for content in rows.values() if isinstance(content, dict))
