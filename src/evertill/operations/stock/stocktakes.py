"""The stocktake of this shop as a person should see it: the backend's copies with what was counted at this till."""

from collections.abc import Iterable
from datetime import date

from evertill.domain.stock.stock_document import CountScope, StockDocument
from evertill.domain.stock.stocktake import Stocktake, joined, parse_stocktake, running
from evertill.domain.streams.stream_fields import BadRow
from evertill.operations.counter.counter import Counter
from evertill.ports.catalogue import Catalogue
from evertill.ports.orders import Copy, ShopCopies
from evertill.ports.stock import StockedArticle, StockView
from evertill.ports.zone_counts import StocktakeReading


def running_stocktake(journal: StocktakeReading, counter: Counter, today: date) -> Stocktake:
    """The one that a zone counted now belongs to."""
    return running(known_stocktakes(journal, counter.shop), counter.catalogue.aisles(), today)


def known_stocktakes(journal: StocktakeReading, shop: ShopCopies) -> tuple[Stocktake, ...]:
    """Those of late, in the order of their days."""
    return joined([*_readable(shop.stocktakes()), *journal.own_stocktakes()])


def stocked_in_scope(document: StockDocument, stock: StockView, catalogue: Catalogue) -> Iterable[StockedArticle]:
    """What the books have of that which a count is about."""
    stocked = stock.stocked(document.category or None)
    if document.scope is not CountScope.ZONE:
        return stocked
    within = catalogue.skus_in(document.zone)
    return [each for each in stocked if each.sku in within]


def _readable(copies: Iterable[Copy]) -> Iterable[Stocktake]:
    for copy in copies:
        try:
            yield parse_stocktake(copy.content)
        except BadRow:
            continue
