"""How large a sale may become: far beyond any shop's, and such that all its figures fit into a hashed record."""

from evertill.domain.selling.priced import PricedSale
from evertill.kernel.quantity import MICRO
from evertill.operations.selling.sale.outcomes import EntryNotPossible

QUANTITY_MICRO_MAX = 1_000_000 * MICRO
AMOUNT_MINOR_MAX = 10**12
"""For one sale before discounts, and for one tender; thousands of them still fit into a shift's sums."""


def beyond_limits(priced: PricedSale) -> EntryNotPossible | None:
    """Why the sale cannot be kept, should it have become too large."""
    if sum(abs(line.regular.minor) for line in priced.lines) <= AMOUNT_MINOR_MAX:
        return None
    return EntryNotPossible(
        "The sale would come to more than this till can book, so it stays as it was; check the quantity and the price."
    )
