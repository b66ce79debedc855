"""A sale open for longer than the shop's prices stand is priced anew before it is paid, and what changed is told."""

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.put_aside import PriceChange, with_prices_of_now
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.aside.put_aside import current_items
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.rung_sale import RungSale, rung_as_priced
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class PricesStand:
    """Nothing costs anything else than what is shown."""


@dataclass(frozen=True, slots=True)
class PricesRefreshed:
    """The sale is at the prices of now."""

    rung: RungSale
    changes: tuple[PriceChange, ...]
    """Listed prices that are others now; none where only an offer began or ended."""
    before: Money
    """What it came to."""


RefreshOutcome = PricesStand | PricesRefreshed | Barred


@dataclass(frozen=True, slots=True)
class RefreshPrices(Command[RefreshOutcome]):
    """Look whether the prices of the open sale still stand."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> RefreshOutcome:
        """By `refresh_prices`."""
        return refresh_prices(unit, counter)


def refresh_prices(unit: UnitOfWork, counter: Counter) -> RefreshOutcome:
    """Price it anew once its prices have stood for as long as the shop says; never once something is paid."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale, stands = unit.open_sale(), counter.policy().prices.frozen_for
    at = moment(unit, counter)
    if sale is None or sale.is_part_paid or stands is None or at - sale.started_at <= stands:
        return PricesStand()
    before = price_sale(sale)
    fetched, changes = with_prices_of_now(sale, current_items(unit, counter, sale))
    after = offered(unit, counter, fetched, at)
    priced = price_sale(after)
    if not changes and priced.gross == before.gross:
        return PricesStand()
    keep_edit(unit, counter, before=sale, after=after, at=at)
    return PricesRefreshed(rung_as_priced(priced, counter), changes, before.gross)
