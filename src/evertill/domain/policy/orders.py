"""The shop's policy of orders placed at the counter: how they may be paid, and the least deposit."""

from enum import StrEnum

from evertill.domain.streams.stream_fields import Members, flag, list_of, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

WHOLE_PERCENT = 100
LARGEST_DEPOSIT = 10**10


class PayWhen(StrEnum):
    """When the customer pays for what is ordered."""

    NOW = "now"
    """All of it, as a deposit of the whole."""
    DEPOSIT = "deposit"
    COLLECTION = "collection"
    """Nothing until it is handed over."""


@dataclass(frozen=True, slots=True)
class OrderPolicy:
    """What holds for orders placed here."""

    is_offered: bool = True
    pays: frozenset[PayWhen] = frozenset(PayWhen)
    deposit_percent: int = 20
    """The least deposit, of what the order costs."""
    deposit_minor_least: int = 0
    """The least deposit in minor units, where the order costs as much."""
    delivers: bool = True
    """Whether the shop sends to the customer's home; that is paid for in full when it is ordered."""

    def least_deposit(self, gross: int) -> int:
        """What has to be paid at least of an order that costs this much, rounded up to a minor unit."""
        share = -(-gross * self.deposit_percent // WHOLE_PERCENT)
        return min(gross, max(share, self.deposit_minor_least, 1))


def parse_orders(content: Members) -> OrderPolicy:
    """The policy in the member `orders` of a row of `policy`; what is absent keeps its default."""
    default = OrderPolicy()
    percent = whole_number(content, "deposit_percent", least=0, most=WHOLE_PERCENT)
    least = whole_number(content, "deposit_minor_least", least=0, most=LARGEST_DEPOSIT)
    pays = default.pays
    if content.get("pays") is not None:
        named = set(list_of(content, "pays", 20))
        pays = frozenset(when for when in PayWhen if when.value in named)
    return OrderPolicy(
        is_offered=flag(content, "is_offered", default.is_offered),
        pays=pays,
        deposit_percent=default.deposit_percent if percent is None else percent,
        deposit_minor_least=default.deposit_minor_least if least is None else least,
        delivers=flag(content, "delivers", default.delivers),
    )


def orders_content(policy: OrderPolicy) -> JsonObject:
    """The member of the policy row."""
    return {
        "is_offered": policy.is_offered,
        "pays": sorted(when.value for when in policy.pays),
        "deposit_percent": policy.deposit_percent,
        "deposit_minor_least": policy.deposit_minor_least,
        "delivers": policy.delivers,
    }
