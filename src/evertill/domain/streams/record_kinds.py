"""Kinds of data between a till and its shop's backend: who owns each, which way it goes, how fast it has to be there.

A kind's limits are the slowest that a shop may choose; as soon as something changes is always allowed, and the default.
"""

from enum import StrEnum

from evertill.domain.streams.streams import Stream
from evertill.kernel.values import dataclass


class RecordKind(StrEnum):
    """What a person calls one kind; the text is a member of the shop's policy and never changes."""

    PRODUCTS = "products"
    ASSORTMENT = "assortment"
    PRICES = "prices"
    PROMOTIONS = "promotions"
    STOCK = "stock"
    ORDERS = "orders"
    SALES = "sales"
    PAYMENTS = "payments"
    BALANCES = "balances"
    CUSTOMERS = "customers"
    OPERATORS = "operators"
    TRANSFERS = "transfers"
    EXCEPTIONS = "exceptions"
    POLICY = "policy"
    REPORTS = "reports"


class RecordOwner(StrEnum):
    """Whose word counts."""

    BACKEND = "backend"
    """The shop's backend, once it has claimed it; until then the till."""
    TILL = "till"
    """The till where it happened, for ever."""
    TERMINAL = "terminal"
    """The card terminal and whoever settles; the till keeps what it was answered."""
    PLACE = "place"
    """The place that does the step."""


class Way(StrEnum):
    """Where it goes."""

    DOWN = "down"
    """To the till only."""
    UP = "up"
    """From the till only."""
    BOTH = "both"
    NONE = "none"
    """It stays where it is."""


@dataclass(frozen=True, slots=True)
class KindOfRecord:
    """One row of the table."""

    kind: RecordKind
    owner: RecordOwner
    way: Way
    streams: tuple[Stream, ...] = ()
    """What the till copies of it."""
    slowest_s: int = 0
    """The longest that a shop may let the copies wait between two looks; 0: always as soon as something changes."""
    may_be_off: bool = False
    """Whether a shop may do without."""

    @property
    def paces_s(self) -> tuple[int, ...]:
        """What can be chosen, fastest first; a single one is no choice."""
        return tuple(pace for pace in PACES_S if pace <= self.slowest_s)


PACES_S = (0, 5, 60, 300, 900)
"""Seconds between two looks; 0: as soon as something changes."""

SENT_SLOWEST_S = 5
"""What happened at the till is with a reachable backend within so many seconds."""

RECORD_KINDS = (
    KindOfRecord(RecordKind.PRODUCTS, RecordOwner.BACKEND, Way.BOTH, (Stream.PRODUCTS, Stream.AISLES), 900),
    KindOfRecord(RecordKind.ASSORTMENT, RecordOwner.BACKEND, Way.BOTH, (Stream.ASSORTMENT,), 5),
    KindOfRecord(RecordKind.PRICES, RecordOwner.BACKEND, Way.DOWN, (Stream.PRICES, Stream.TAXES), 300),
    KindOfRecord(RecordKind.PROMOTIONS, RecordOwner.BACKEND, Way.DOWN, (Stream.PROMOTIONS,), 300),
    KindOfRecord(
        RecordKind.STOCK, RecordOwner.BACKEND, Way.BOTH, (Stream.STOCK, Stream.STOCKTAKES, Stream.ASSIGNED), 5
    ),
    KindOfRecord(RecordKind.ORDERS, RecordOwner.BACKEND, Way.BOTH, (Stream.ORDERS,), 5, may_be_off=True),
    KindOfRecord(RecordKind.SALES, RecordOwner.TILL, Way.UP, slowest_s=SENT_SLOWEST_S),
    KindOfRecord(RecordKind.PAYMENTS, RecordOwner.TERMINAL, Way.UP),
    KindOfRecord(RecordKind.BALANCES, RecordOwner.BACKEND, Way.BOTH, (Stream.BALANCES,), 300, may_be_off=True),
    KindOfRecord(RecordKind.CUSTOMERS, RecordOwner.BACKEND, Way.BOTH, (Stream.CUSTOMERS,), 300),
    KindOfRecord(RecordKind.OPERATORS, RecordOwner.BACKEND, Way.DOWN, (Stream.OPERATORS,), 900),
    KindOfRecord(RecordKind.TRANSFERS, RecordOwner.PLACE, Way.BOTH, (Stream.TRANSFERS,), 60, may_be_off=True),
    KindOfRecord(RecordKind.EXCEPTIONS, RecordOwner.BACKEND, Way.BOTH, (Stream.EXCEPTIONS,), 60),
    KindOfRecord(RecordKind.POLICY, RecordOwner.BACKEND, Way.DOWN, (Stream.POLICY, Stream.RECEIPT_KEYS), 900),
    KindOfRecord(RecordKind.REPORTS, RecordOwner.TILL, Way.NONE),
)
"""In the order in which they are shown. Payments go with the sales they are of."""
