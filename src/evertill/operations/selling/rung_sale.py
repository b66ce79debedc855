"""The sale on the counter with everything a screen shows of it; every selling outcome carries one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evertill.domain.note_keys import note_keys
from evertill.domain.priced import PricedSale
from evertill.domain.pricing import price_sale
from evertill.domain.sale import Sale
from evertill.domain.settlement import Settlement, exact_cash, settle
from evertill.kernel.money import Money
from evertill.operations.counter import Counter


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
    on_hand_micro: Mapping[str, int | None] = field(default_factory=dict)
    """Own stock by SKU of its lines."""


def rung_sale(sale: Sale, counter: Counter) -> RungSale:
    """Price the sale and work out what is still to pay."""
    priced = price_sale(sale)
    cash = exact_cash(priced.gross, sale.tenders, sale.policy)
    return RungSale(
        sale=sale,
        priced=priced,
        settlement=settle(priced.gross, sale.tenders, sale.policy),
        exact_cash=cash,
        note_keys=note_keys(cash, counter.policy().note_values_minor) if cash.minor > 0 else (),
        on_hand_micro={line.item.sku: counter.stock.on_hand_micro(line.item.sku) for line in sale.lines[-12:]},
    )
