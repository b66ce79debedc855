"""Cash paid out on a card with a purchase (cashback): whether the shop does it, from what on, in steps of how much."""

from evertill.domain.streams.stream_fields import Members, flag, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LARGEST_MINOR = 10**9


@dataclass(frozen=True, slots=True)
class CashOutPolicy:
    """The shop's choices; amounts in minor units."""

    is_offered: bool = False
    minor_max: int = 20_000
    """At once, with one card."""
    step_minor: int = 1000
    """What it is a multiple of."""
    purchase_minor_least: int = 1000
    """What the goods on the card must come to; card schemes ask for some."""

    def allows(self, minor: int) -> bool:
        """Whether this much may be paid out."""
        return 0 < minor <= self.minor_max and minor % self.step_minor == 0


def parse_cash_out(content: Members) -> CashOutPolicy:
    """The choices in a policy."""
    default = CashOutPolicy()

    def amount(name: str, otherwise: int, least: int) -> int:
        found = whole_number(content, name, least=least, most=LARGEST_MINOR)
        return otherwise if found is None else found

    return CashOutPolicy(
        is_offered=flag(content, "offered", default=default.is_offered),
        minor_max=amount("minor_max", default.minor_max, 1),
        step_minor=amount("step_minor", default.step_minor, 1),
        purchase_minor_least=amount("purchase_minor_least", default.purchase_minor_least, 0),
    )


def cash_out_content(policy: CashOutPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {
        "offered": policy.is_offered,
        "minor_max": policy.minor_max,
        "step_minor": policy.step_minor,
        "purchase_minor_least": policy.purchase_minor_least,
    }
