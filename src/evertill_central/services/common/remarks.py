"""What disagrees beside a fact that is accepted all the same."""

from enum import StrEnum

from evertill.kernel.values import dataclass


class RemarkKind(StrEnum):
    """Why a fact needs a person's look."""

    GAP = "gap"
    FORK = "fork"
    PREVIOUS_HASH = "previous_hash"
    FENCED = "fenced"
    FIGURES = "figures"
    STOCK = "stock"
    HASH_CONFLICT = "hash_conflict"
    OVER_RETURN = "over_return"
    BALANCE = "balance"
    TRANSFER = "transfer"
    ASSORTMENT = "assortment"
    ORDER = "order"
    CUSTOMER = "customer"
    BALANCE_SHORTFALL = "balance_shortfall"


CHAIN_KINDS = (RemarkKind.FORK, RemarkKind.PREVIOUS_HASH, RemarkKind.HASH_CONFLICT, RemarkKind.FENCED, RemarkKind.GAP)
"""Those that say the chain is not whole, the gravest first."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One disagreement, in a sentence for a person."""

    kind: RemarkKind
    said: str
