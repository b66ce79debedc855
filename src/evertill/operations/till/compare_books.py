"""The till's own books beside what the backend just told of its own: as the shop opens, and whenever somebody asks."""

from collections.abc import Mapping

from evertill.domain.books_check import (
    Figure,
    FigureGap,
    FigureKind,
    balance_figures,
    gaps_between,
    order_figures,
    orders_told,
    stock_figures,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.command import Question
from evertill.operations.orders.seen_order import copies_of, see_order
from evertill.operations.reading import Reading

_Found = dict[tuple[FigureKind, str], Figure]


@dataclass(frozen=True, slots=True)
class BooksCompared:
    """What differs. While facts wait, or need a person, nothing is compared: the backend cannot know of them."""

    gaps: tuple[FigureGap, ...] = ()
    unsent: int = 0


@dataclass(frozen=True, slots=True)
class CompareBooks(Question[BooksCompared]):
    """Compare with this, as `BackendCalls.books` tells it."""

    told: JsonObject

    def answer(self, reading: Reading) -> BooksCompared:
        """Look it up."""
        unsent = reading.outbox.state(reading.route).waiting + len(reading.outbox.parked(reading.route))
        if unsent:
            return BooksCompared(unsent=unsent)
        stock = dict(stock_figures(_rows(self.told, "stock")))
        orders = dict(orders_told(_rows(self.told, "orders")))
        balances = dict(balance_figures(_rows(self.told, "balances")))
        zs = _last_z(reading, _rows(self.told, "shifts"))
        gaps = (
            *_stock_gaps(reading, stock),
            *gaps_between(_orders(reading), orders),
            *gaps_between(_balances(reading), balances),
            *zs,
        )
        return BooksCompared(gaps)


def _stock_gaps(reading: Reading, there: _Found) -> tuple[FigureGap, ...]:
    """Lists first, for they are quick; what differs there may only be missing in the catalogue."""
    here: _Found = {(FigureKind.STOCK, str(each.sku)): each.on_hand_micro for each in reading.stock.stocked()}
    looked = {(gap.kind, gap.subject): reading.stock.book_micro(gap.subject) for gap in gaps_between(here, there)}
    return gaps_between(looked, {key: there.get(key, 0) for key in looked})


def _orders(reading: Reading) -> _Found:
    as_of = reading.orders.orders_as_of()
    found: _Found = {}
    for copy in copies_of(reading.orders, reading.journal):
        found.update(order_figures(see_order(copy, reading.journal.order_facts(copy.order.order_id), as_of).order))
    return found


def _balances(reading: Reading) -> _Found:
    return dict(balance_figures({copy.key: copy.content for copy in reading.shop.balances_of()}))


def _last_z(reading: Reading, shifts: Mapping[str, Json]) -> tuple[FigureGap, ...]:
    """The backend adds a shift up itself from the facts that came; what it never added up it does not know."""
    for z in reading.journal.z_reports(1):
        settled = reading.journal.transaction(z.transaction_id)
        there = shifts.get("" if settled is None else settled.shift_id or "")
        key = (FigureKind.Z, z.number_text)
        return gaps_between({key: z.turnover.minor}, {key: there} if isinstance(there, int) else {})
    return ()


def _rows(told: JsonObject, name: str) -> Mapping[str, Json]:
    rows = told.get(name)
    return rows if isinstance(rows, dict) else {}
