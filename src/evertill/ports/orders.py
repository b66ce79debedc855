"""Orders, transfers, tasks, balances and customers as the backend last told them: dated copies, fulfilled by `mirror`.

What a person sees is the copy with our own facts that it does not yet contain laid over: an order's row names in
`hand_overs` and `returns` the facts it contains.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.streams.stream_fields import list_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

ENTRIES_MAX = 100_000


@dataclass(frozen=True, slots=True)
class Copy:
    """A row of a stream as it came."""

    key: str
    version: int
    content: JsonObject
    received_at: datetime


@dataclass(frozen=True, slots=True)
class OrderCopy:
    """An order of this shop; `content` is all that the backend tells of it: contact, pickup, parcels, history."""

    order: CustomerOrder
    content: JsonObject
    version: int
    received_at: datetime

    @property
    def contains(self) -> frozenset[str]:
        """The facts, and steps taken online, that this copy already has."""
        named: set[str] = set()
        for member, name in (("hand_overs", "cause"), ("returns", "return_id"), ("history", "cause")):
            for entry in list_of(self.content, member, ENTRIES_MAX):
                cause = entry.get(name) if isinstance(entry, dict) else None
                if isinstance(cause, str):
                    named.add(cause)
        return frozenset(named)


class Orders(Protocol):
    """Orders this shop has to do with."""

    def orders(self) -> Sequence[OrderCopy]:
        """All that are not over, the oldest first; one that this release cannot read is left out."""
        ...

    def find_order(self, order_id: str) -> OrderCopy | None:
        """One by its id, over or not."""
        ...

    def search_orders(self, text: str) -> Sequence[OrderCopy]:
        """Those whose number, id, e-mail address or telephone number is the text, or whose name begins with it."""
        ...

    def orders_as_of(self) -> datetime | None:
        """When this copy was last known to be up to date; None when there is none."""
        ...


class ShopCopies(Protocol):
    """The other streams of what happens in the shop, as they came."""

    def transfers(self) -> Sequence[Copy]:
        """Transfers this shop sends or gets, by id."""
        ...

    def stocktakes(self) -> Sequence[Copy]:
        """Stocktakes of this shop, by the day they began."""
        ...

    def assigned(self) -> Sequence[Copy]:
        """Which articles codes became that nobody knew."""
        ...

    def assigned_code(self, code: str) -> Copy | None:
        """The same of one code, by its key."""
        ...

    def tasks(self) -> Sequence[Copy]:
        """What a person of this shop has to settle, the oldest first."""
        ...

    def find_balance(self, account_id: str) -> Copy | None:
        """A gift card, store credit or points account."""
        ...

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> Sequence[Copy]:
        """Accounts by the keyed hash of a card's number, or of a customer."""
        ...

    def balances_between(self, after: str, until: str) -> Sequence[tuple[str, int]]:
        """Accounts after one id up to another and it ("" has no end), with what may be spent, in the order of ids."""
        ...

    def balances_as_of(self) -> datetime | None:
        """When the copies of balances were last confirmed to be up to date; None without any."""
        ...

    def find_customer(self, customer_id: str) -> Copy | None:
        """A customer by an id of theirs: an alias leads to whom it was merged into; None when they were erased."""
        ...

    def search_customers(self, text: str) -> Sequence[Copy]:
        """Customers whose e-mail address, telephone number or card is the text, or whose name has it."""
        ...

    def erased_customers(self) -> Sequence[str]:
        """Ids of customers whom the backend has erased."""
        ...


class NoCopies:
    """A till whose backend tells of no orders, or that has none: there is nothing."""

    def orders(self) -> Sequence[OrderCopy]:
        """None."""
        return ()

    def find_order(self, order_id: str) -> OrderCopy | None:
        """None."""
        return None

    def search_orders(self, text: str) -> Sequence[OrderCopy]:
        """None."""
        del text
        return ()

    def orders_as_of(self) -> datetime | None:
        """Never."""
        return None

    def transfers(self) -> Sequence[Copy]:
        """None."""
        return ()

    def stocktakes(self) -> Sequence[Copy]:
        """None."""
        return ()

    def assigned(self) -> Sequence[Copy]:
        """None."""
        return ()

    def assigned_code(self, code: str) -> Copy | None:
        """None."""
        return None

    def tasks(self) -> Sequence[Copy]:
        """None."""
        return ()

    def find_balance(self, account_id: str) -> Copy | None:
        """None."""
        return None

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> Sequence[Copy]:
        """None."""
        del number_hash, customer
        return ()

    def balances_between(self, after: str, until: str) -> Sequence[tuple[str, int]]:
        """None."""
        del after, until
        return ()

    def balances_as_of(self) -> datetime | None:
        """Never."""
        return None

    def find_customer(self, customer_id: str) -> Copy | None:
        """None."""
        return None

    def search_customers(self, text: str) -> Sequence[Copy]:
        """None."""
        del text
        return ()

    def erased_customers(self) -> Sequence[str]:
        """None."""
        return ()
