"""Orders, transfers, tasks, balances and customers out of the rows as they came (for ports.Orders and ShopCopies)."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from evertill.domain.customers.customer_details import contact_key
from evertill.domain.orders.order_rows import parse_order
from evertill.domain.orders.order_states import OrderState
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import from_rfc3339
from evertill.mirror.folding import Folding
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Cells, Reading
from evertill.ports.orders import Copy, OrderCopy

_ALL = 'SELECT "key", version, content, received_at FROM rows WHERE stream = ? ORDER BY "key"'
_ONE = 'SELECT "key", version, content, received_at FROM rows WHERE stream = ? AND "key" = ?'
_BALANCES = (
    'SELECT "key", version, content, received_at FROM rows WHERE stream = ?1'
    " AND (?2 IS NULL OR json_extract(content, '$.number_hash') = ?2)"
    " AND (?3 IS NULL OR json_extract(content, '$.customer') = ?3) ORDER BY rows.\"key\""
)
_BETWEEN = (
    'SELECT "key", json_extract(content, \'$.available\') FROM rows WHERE stream = ?1 AND "key" > ?2'
    ' AND "key" <= ?3 ORDER BY "key"'
)
_LAST = "\U0010ffff"
"""After every key: an end that may be open would not be found by the index."""
_CUSTOMERS = (
    'SELECT "key", version, content, received_at FROM rows WHERE stream = \'customers\' AND "key" IN ('
    "SELECT customer_id FROM customers WHERE email != '' AND email = ? "
    "UNION SELECT customer_id FROM customers WHERE phone != '' AND phone = ? "
    "UNION SELECT customer_id FROM customers WHERE card != '' AND card = ? "
    "UNION SELECT customer_id FROM customers WHERE instr(named, ?) > 0 LIMIT 200)"
)
_ERASED = "SELECT customer_id FROM customers WHERE state = 'erased'"
_OVER = frozenset({OrderState.FULFILLED, OrderState.CANCELLED})
_ALIASES_MAX = 100


class MirrorOrders:
    """Orders, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def orders(self) -> Sequence[OrderCopy]:
        """All that are not over, the oldest first."""
        return [copy for copy in self._read() if copy.order.state not in _OVER]

    def find_order(self, order_id: str) -> OrderCopy | None:
        """One by its id, over or not."""
        row = self._reading.row(_ONE, (Stream.ORDERS.value, order_id))
        return None if row is None else _order(row)

    def search_orders(self, text: str) -> Sequence[OrderCopy]:
        """Those whose number, id, e-mail address or telephone number is the text, or whose name begins with it."""
        wanted = contact_key(text)
        return [copy for copy in self._read() if wanted and _is_meant(copy, wanted)]

    def orders_as_of(self) -> datetime | None:
        """When this copy was last known to be up to date."""
        return MirrorFreshness(self._reading).copied_at(Stream.ORDERS)

    def _read(self) -> list[OrderCopy]:
        found = (_order(row) for row in self._reading.rows(_ALL, (Stream.ORDERS.value,)))
        copies = [copy for copy in found if copy is not None]
        return sorted(copies, key=lambda copy: (str(copy.content.get("placed_at", "")), copy.order.order_id))


class MirrorShopCopies:
    """The other streams of the shop, on the thread that made the object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._folding = Folding()

    def transfers(self) -> Sequence[Copy]:
        """Transfers this shop sends or gets, by id."""
        return self._all(Stream.TRANSFERS)

    def stocktakes(self) -> Sequence[Copy]:
        """Stocktakes of this shop, by the day they began."""
        return self._all(Stream.STOCKTAKES)

    def assigned(self) -> Sequence[Copy]:
        """Which articles codes became that nobody knew."""
        return self._all(Stream.ASSIGNED)

    def assigned_code(self, code: str) -> Copy | None:
        """The same of one code."""
        return self._one(Stream.ASSIGNED, code)

    def tasks(self) -> Sequence[Copy]:
        """What a person of this shop has to settle, the oldest first."""
        return sorted(self._all(Stream.EXCEPTIONS), key=lambda copy: (str(copy.content.get("raised_at", "")), copy.key))

    def find_balance(self, account_id: str) -> Copy | None:
        """A gift card, store credit or points account."""
        return self._one(Stream.BALANCES, account_id)

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> Sequence[Copy]:
        """Accounts by the keyed hash of a card's number, or of a customer."""
        if number_hash is None and customer is None:
            return []
        found = self._reading.rows(_BALANCES, (Stream.BALANCES.value, number_hash, customer))
        return [_copy(row) for row in found]

    def balances_between(self, after: str, until: str) -> Sequence[tuple[str, int]]:
        """Accounts after one id up to another and it ("" has no end), with what may be spent, in the order of ids."""
        found = self._reading.rows(_BETWEEN, (Stream.BALANCES.value, after, until or _LAST))
        return [(str(key), available if isinstance(available, int) else 0) for key, available in found]

    def balances_as_of(self) -> datetime | None:
        """When the copies of balances were last confirmed to be up to date; None without any."""
        return MirrorFreshness(self._reading).copied_at(Stream.BALANCES)

    def find_customer(self, customer_id: str) -> Copy | None:
        """A customer by an id of theirs: an alias leads on; None when they were erased or are not known."""
        for _ in range(_ALIASES_MAX):
            copy = self._one(Stream.CUSTOMERS, customer_id)
            merged_into = None if copy is None else copy.content.get("merged_into")
            if not isinstance(merged_into, str):
                return copy if copy is not None and copy.content.get("state") == "active" else None
            customer_id = merged_into
        return None

    def search_customers(self, text: str) -> Sequence[Copy]:
        """Customers whose e-mail address, telephone number or card is the text, or whose name has it."""
        key, named = contact_key(text), self._folding.fold(" ".join(text.split()))
        if not key:
            return []
        return [_copy(row) for row in self._reading.rows(_CUSTOMERS, (key, key, key, named or key))]

    def erased_customers(self) -> Sequence[str]:
        """Ids of customers whom the backend has erased."""
        return [row[0] for row in self._reading.rows(_ERASED)]

    def _all(self, stream: Stream) -> list[Copy]:
        return [_copy(row) for row in self._reading.rows(_ALL, (stream.value,))]

    def _one(self, stream: Stream, key: str) -> Copy | None:
        row = self._reading.row(_ONE, (stream.value, key))
        return None if row is None else _copy(row)


def _copy(row: Cells) -> Copy:
    key, version, content, received_at = row
    return Copy(key, version, json.loads(content), from_rfc3339(received_at))


def _order(row: Cells) -> OrderCopy | None:
    copy = _copy(row)
    try:
        return OrderCopy(parse_order(copy.content), copy.content, copy.version, copy.received_at)
    except BadRow:
        return None


def _is_meant(copy: OrderCopy, wanted: str) -> bool:
    contact = copy.content.get("contact")
    members: JsonObject = contact if isinstance(contact, dict) else {}
    exact = (copy.order.number, copy.order.order_id, members.get("email"), members.get("phone"))
    name = members.get("name")
    return wanted in _plains(exact) or (isinstance(name, str) and name.casefold().startswith(wanted))


def _plains(values: Iterable[object]) -> set[str]:
    return {contact_key(value) for value in values if isinstance(value, str) and value}
