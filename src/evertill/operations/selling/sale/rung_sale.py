"""The sale on the counter with everything a screen shows of it; every selling outcome carries one."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Sale
from evertill.domain.selling.settlement import Settlement, exact_cash, settle
from evertill.domain.tenders.note_keys import note_keys
from evertill.domain.tenders.refund_plan import RefundPlan
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.selling.sale.refund import refund_of

if TYPE_CHECKING:
    from evertill.operations.counter.known_customers import KnownCustomer

VISIBLE_LINES = 12
"""How many of the latest lines get their stock looked up."""
STOCK_GOOD_FOR_MS = 2000
"""A look-up this young is not repeated: a fast scan must not look up a dozen lines again."""


@dataclass(frozen=True, slots=True)
class RungSale:
    """A priced open sale, what is taken and what is still to pay."""

    sale: Sale
    priced: PricedSale
    settlement: Settlement
    exact_cash: Money
    """What exact cash would be now, rounded to coins where the shop does."""
    note_keys: tuple[Money, ...]
    """Amounts of cash a customer is likely to hand over."""
    refund: RefundPlan | None = None
    """To whom the money goes that is still to be paid out; None where nothing is owed."""
    on_hand_micro: Mapping[str, int | None] = field(default_factory=dict)
    """Own stock by SKU of its lines."""
    reserved_micro: Mapping[str, int] = field(default_factory=dict)
    """By SKU of what was just rung or fetched back, how much of that stock orders have reserved."""
    customer: "KnownCustomer | None" = None
    """Who buys, as far as this till knows them."""


def rung_sale(sale: Sale, counter: Counter) -> RungSale:
    """Price the sale and work out what is still to pay."""
    return rung_as_priced(price_sale(sale), counter)


def price_open(sale: Sale, counter: Counter) -> PricedSale:
    """The price of the sale on the counter: as it was shown last, if it is that very sale still, for a price follows
    from its sale alone."""
    shown = counter.priced
    return shown if shown is not None and shown.sale is sale else price_sale(sale)


def rung_as_priced(priced: PricedSale, counter: Counter) -> RungSale:
    """The same for a sale that was priced already."""
    counter.priced = priced
    sale = priced.sale
    cash = exact_cash(priced.gross, sale.tenders, sale.policy)
    settlement = settle(priced.gross, sale.tenders, sale.policy)
    return RungSale(
        sale=sale,
        priced=priced,
        settlement=settlement,
        exact_cash=cash,
        note_keys=note_keys(cash, counter.policy().note_values_minor) if cash.minor > 0 else (),
        refund=refund_of(priced, settlement, counter.policy()) if priced.gross.minor < 0 else None,
        on_hand_micro=_on_hand(sale, counter),
        customer=None if sale.customer_id is None else counter.customers_seen.get(sale.customer_id),
    )


def _on_hand(sale: Sale, counter: Counter) -> dict[str, int | None]:
    now_ms = counter.clock.monotonic_ms()
    visible = {line.item.sku for line in sale.lines[-VISIBLE_LINES:] if line.item.is_stocked}
    on_hand: dict[str, int | None] = {}
    for sku in visible:
        seen = counter.stock_seen.get(sku)
        if seen is None or now_ms - seen[0] > STOCK_GOOD_FOR_MS:
            seen = counter.stock_seen[sku] = (now_ms, counter.stock.on_hand_micro(sku))
        on_hand[sku] = seen[1]
    return on_hand
