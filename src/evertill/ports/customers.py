"""Customers' data at the till: sealed texts in the journal, their keys in a vault outside it. Erasing one is losing its
key: sealed text, digest and chain stay as they were."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.domain.records.points_moves import PointsMove
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class SealedCustomer:
    """What one transaction wrote of a customer, sealed."""

    fact_id: TransactionId
    customer_id: str
    sealed: bytes
    position: int = 0
    """Its transaction's place in the file."""


class CustomerVault(Protocol):
    """The keys, one for each customer; safe on any thread. Fulfilled by `app`."""

    def seal(self, customer_id: str, fact_id: str, plain: bytes) -> bytes:
        """Seal a text under the customer's key, which is drawn where there is none; SettingsFault when that fails."""
        ...

    def open(self, customer_id: str, fact_id: str, sealed: bytes) -> bytes | None:
        """The text; None when the key is gone, or is not the one it was sealed with."""
        ...

    def key(self, customer_id: str) -> bytes | None:
        """The key, for a backend that is to read what was sealed; None when it is gone."""
        ...

    def forget(self, customer_id: str) -> None:
        """Destroy the key; nothing where there is none. SettingsFault when it cannot be destroyed."""
        ...


class NoVault:
    """A till without a place for keys: nothing can be sealed, so nothing can be opened."""

    def seal(self, customer_id: str, fact_id: str, plain: bytes) -> bytes:
        """A bug: nobody asks this."""
        raise AssertionError("this till keeps no customers")

    def open(self, customer_id: str, fact_id: str, sealed: bytes) -> bytes | None:
        """Nothing."""
        return None

    def key(self, customer_id: str) -> bytes | None:
        """None."""
        return None

    def forget(self, customer_id: str) -> None:
        """There is none."""


class CustomerReading(Protocol):
    """What the journal tells of customers."""

    def sealed_customer(self, customer_id: str) -> SealedCustomer | None:
        """What was written of a customer last, unless they were erased here."""
        ...

    def sealed_customers(self, after: int) -> Sequence[SealedCustomer]:
        """All that was written by transactions after this place, in order; of customers erased here nothing."""
        ...

    def erased_customers(self) -> frozenset[str]:
        """Who was erased at this till."""
        ...

    def points_under_way(self, customer_id: str) -> Sequence[PointsMove]:
        """What sales and returns that have not reached the backend do to the customer's points."""
        ...

    def customer_transactions(self, customer_id: str, limit: int) -> Sequence[Transaction]:
        """Transactions that name the customer, newest first."""
        ...


class CustomerWriter(CustomerReading, Protocol):
    """Part of the unit of work that writes of customers."""

    def keep_sealed(self, entry: SealedCustomer) -> None:
        """Keep a sealed text beside the transaction just appended, in the same commit."""
        ...
