"""The till's own books beside what the backend just told of its own: as the shop opens, and whenever somebody asks."""

from collections.abc import Mapping
from dataclasses import replace

from evertill.domain.balances.balance_pages import BalancePage, balances_in, page_digest, parse_pages
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.till.books_check import (
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
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.orders.seen_order import copies_of, see_order

_Found = dict[tuple[FigureKind, str], Figure]


@dataclass(frozen=True, slots=True)
class BooksCompared:
    """What differs. While facts wait, or need a person, nothing is compared: the backend cannot know of them."""

    gaps: tuple[FigureGap, ...] = ()
    unsent: int = 0
    pages: tuple[BalancePage, ...] = ()
    """Pages of balances, still to be compared: by `SiftPages` a few at once, those that differ by `CompareBalances`."""


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
        zs = _last_z(reading, _rows(self.told, "shifts"))
        gaps = (
            *_stock_gaps(reading, stock),
            *gaps_between(_orders(reading), orders),
            *zs,
        )
        return BooksCompared(gaps, pages=_pages(self.told))


@dataclass(frozen=True, slots=True)
class SiftPages(Question[tuple[BalancePage, ...]]):
    """Which of these pages of balances are others here; a hundred thousand cards are a hundred digests."""

    pages: tuple[BalancePage, ...]

    def answer(self, reading: Reading) -> tuple[BalancePage, ...]:
        """Look them up."""
        between = reading.shop.balances_between
        return tuple(page for page in self.pages if page_digest(between(page.after, page.until)) != page.digest)


@dataclass(frozen=True, slots=True)
class CompareBalances(Question[tuple[FigureGap, ...]]):
    """Compare a page of balances with this, as `BackendCalls.balance_page` tells it."""

    page: BalancePage
    told: JsonObject

    def answer(self, reading: Reading) -> tuple[FigureGap, ...]:
        """Look it up."""
        rows = _rows(self.told, "balances")
        here = balance_figures(reading.shop.balances_between(self.page.after, self.page.until))
        gaps = gaps_between(here, balance_figures(balances_in(rows)))
        return tuple(replace(gap, subject=_account_name(reading, gap.subject, rows.get(gap.subject))) for gap in gaps)


def _account_name(reading: Reading, account_id: str, told: Json) -> str:
    """As a person can find it: the last digits of the card, and the end of the account's id."""
    copy = reading.shop.find_balance(account_id)
    content = told if isinstance(told, Mapping) else copy.content if copy is not None else {}
    last_four = content.get("last4")
    return f"··{last_four} ({account_id[-8:]})" if isinstance(last_four, str) and last_four else account_id


def _pages(told: JsonObject) -> tuple[BalancePage, ...]:
    try:
        return tuple(parse_pages(told))
    except BadRow:
        return ()


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
