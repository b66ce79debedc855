"""What is known of a customer here: the backend's copy, with our own facts that it does not contain yet laid over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from evertill.domain.customers.customer_details import CustomerDetails, details_of, is_meant, read_details
from evertill.kernel.values import dataclass
from evertill.ports.customers import CustomerReading, CustomerVault, SealedCustomer
from evertill.ports.orders import Copy, ShopCopies

FOUND_MAX = 50


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """A customer as a person at the counter sees them."""

    customer_id: str
    details: CustomerDetails
    copied_at: datetime | None = None
    """When the backend's copy came; None for one it does not know yet."""
    waits: bool = False
    """Whether something written here is not in the backend's copy yet."""
    points: int | None = None
    """How many points they have, with those the backend has not heard of; None where they have no such balance."""

    @property
    def title(self) -> str:
        """What they are called on the screen."""
        details = self.details
        return details.name or details.email or details.phone or self.customer_id


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where it is known from; on the thread that owns these parts."""

    shop: ShopCopies
    own: CustomerReading
    vault: CustomerVault

    def find(self, customer_id: str) -> KnownCustomer | None:
        """One customer; None when nobody is known by this id, or they were erased."""
        copy = self.shop.find_customer(customer_id)
        known_as = customer_id if copy is None else copy.key
        if self.own.erased_customers() & {customer_id, known_as}:
            return None
        written = self.own.sealed_customer(known_as) or self.own.sealed_customer(customer_id)
        return laid_over(copy, written, self.opened(written))

    def by_card(self, text: str) -> KnownCustomer | None:
        """The one customer with this card."""
        found = [known for known in self.search(text) if known.details.card.casefold() == text.casefold()]
        return found[0] if len(found) == 1 else None

    def search(self, text: str, limit: int = FOUND_MAX) -> Sequence[KnownCustomer]:
        """Customers whose address, number or card is the text, or whose name has it; by name."""
        erased = self.own.erased_customers()
        written = {entry.customer_id: entry for entry in self.own.sealed_customers(0)}
        found: dict[str, KnownCustomer] = {}
        for copy in self.shop.search_customers(text):
            entry = written.pop(copy.key, None)
            known = laid_over(copy, entry, self.opened(entry))
            if copy.key not in erased and known is not None:
                found[copy.key] = known
        for customer_id, entry in written.items():
            known = laid_over(self.shop.find_customer(customer_id), entry, self.opened(entry))
            if known is not None and is_meant(known.details, text):
                found[known.customer_id] = known
        by_name = sorted(found.values(), key=lambda known: (known.title.casefold(), known.customer_id))
        return by_name[:limit]

    def opened(self, entry: SealedCustomer | None) -> CustomerDetails | None:
        """What was sealed; None when the key is gone."""
        plain = None if entry is None else self.vault.open(entry.customer_id, entry.fact_id, entry.sealed)
        return None if plain is None else read_details(plain)


def laid_over(copy: Copy | None, entry: SealedCustomer | None, ours: CustomerDetails | None) -> KnownCustomer | None:
    """The copy with what was written here last, unless it contains that already."""
    if copy is None:
        return None if entry is None or ours is None else KnownCustomer(entry.customer_id, ours, None, waits=True)
    theirs = details_of(copy.content)
    if entry is None or ours is None or entry.fact_id in _contains(copy):
        return KnownCustomer(copy.key, theirs, copy.received_at)
    return KnownCustomer(
        copy.key, replace(ours, group=theirs.group, exemption=theirs.exemption), copy.received_at, waits=True
    )


def _contains(copy: Copy) -> frozenset[str]:
    steps = copy.content.get("steps")
    return frozenset(step for step in steps if isinstance(step, str)) if isinstance(steps, list) else frozenset()
