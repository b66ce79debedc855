"""How gift cards and store credit are taken while the backend cannot be asked, and what a card may be sold for.

Refusing is the rule; a shop may let a till stand in for the backend within limits, and then carries the risk of what
was spent elsewhere meanwhile.
"""

from enum import StrEnum

from evertill.domain.streams.stream_fields import Members, flag, one_of, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LARGEST_MINOR = 10**9
LONGEST_AGE_H = 24 * 31


class WithoutBackend(StrEnum):
    """What happens to a card while the backend cannot be asked."""

    REFUSE = "refuse"
    LIMITED = "limited"
    """Taken up to the limits below, never for more than the copy says there is."""


@dataclass(frozen=True, slots=True)
class BalancePolicy:
    """The shop's choices; amounts in minor units."""

    without_backend: WithoutBackend = WithoutBackend.REFUSE
    card_minor_max: int = 2000
    """Of one card, for as long as the backend has not heard of it."""
    till_minor_max: int = 20_000
    """Of all cards at one till, for as long as the backend has not heard of it."""
    copy_age_h_max: int = 24
    """How old the copy of the balances may be."""
    sells_without_backend: bool = False
    """Whether cards are sold and loaded meanwhile; they are worth something once the sale has arrived."""
    load_minor_max: int = 50_000
    """What a card may be sold for, or loaded with, at once."""


def parse_balances(content: Members) -> BalancePolicy:
    """The choices in a policy."""
    default = BalancePolicy()

    def amount(name: str, otherwise: int, most: int = LARGEST_MINOR) -> int:
        found = whole_number(content, name, least=0, most=most)
        return otherwise if found is None else found

    return BalancePolicy(
        without_backend=one_of(content, "without_backend", WithoutBackend(default.without_backend)),
        card_minor_max=amount("card_minor_max", default.card_minor_max),
        till_minor_max=amount("till_minor_max", default.till_minor_max),
        copy_age_h_max=amount("copy_age_h_max", default.copy_age_h_max, LONGEST_AGE_H),
        sells_without_backend=flag(content, "sells_without_backend", default=default.sells_without_backend),
        load_minor_max=amount("load_minor_max", default.load_minor_max),
    )


def balances_content(policy: BalancePolicy) -> JsonObject:
    """The member of the policy's row."""
    return {
        "without_backend": policy.without_backend.value,
        "card_minor_max": policy.card_minor_max,
        "till_minor_max": policy.till_minor_max,
        "copy_age_h_max": policy.copy_age_h_max,
        "sells_without_backend": policy.sells_without_backend,
        "load_minor_max": policy.load_minor_max,
    }
