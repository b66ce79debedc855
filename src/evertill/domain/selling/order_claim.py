"""Goods of a web order that could not be looked up, paid at once as store credit: what the return's record says of it.

The till states which order and article the customer named; whoever has the order finds out what they had cost.
"""

from collections.abc import Iterable, Mapping

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

PAID_CLAIMS = "claim:"
"""Under this name the till's journal finds all such returns among its facts about orders; no order is called so."""


@dataclass(frozen=True, slots=True)
class OrderClaim:
    """What the customer says the goods are of."""

    number: str
    """Of the order."""
    sku: str
    micro: int


def claim_json(claim: OrderClaim | None, paid: int) -> JsonObject:
    """The member of the return's body; nothing where it claims nothing. `paid` is in minor units."""
    if claim is None:
        return {}
    return {"order_claim": {"number": claim.number, "sku": claim.sku, "micro": claim.micro, "paid": paid}}


def paid_on_claims(transactions: Iterable[Transaction]) -> int:
    """What these paid for goods whose order nobody could look up, in minor units; such a return is never undone."""
    paid = 0
    for done in transactions:
        match done.body.get("order_claim"):
            case {"paid": int(amount)}:
                paid += amount
            case _:
                continue
    return paid


def is_paid_claim(body: Mapping[str, object]) -> bool:
    """Whether a return's body claims goods of an order."""
    return isinstance(body.get("order_claim"), Mapping)
