"""What stands in for the people and the clock of the past while a file is rung: one operator, one policy, the
file's own dates."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache

from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.people.people import Operator, Role
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.clock import Clock
from evertill.kernel.ids import OperatorId
from evertill.kernel.values import dataclass

OPERATOR = Operator(OperatorId("replay"), "Replay", Role.MANAGER, "")
TAX_CLASS = "tax_free"
TAX_FREE = TaxRule(tax_id="tax_free", rate=Decimal(0), label="Tax free")


@dataclass(slots=True)
class FileClock:
    """Wall time as the file tells it; monotonic time as the machine does."""

    machine: Clock
    moment: datetime

    def now(self) -> datetime:
        """The moment of the invoice at hand."""
        return self.moment

    def monotonic_ms(self) -> int:
        """The machine's."""
        return self.machine.monotonic_ms()


class ReplayPeople:
    """One operator, who may take goods back without a receipt."""

    def operators(self) -> Sequence[Operator]:
        """The one."""
        return (OPERATOR,)

    def everybody(self) -> Sequence[Operator]:
        """The one."""
        return (OPERATOR,)

    def find_operator(self, operator_id: OperatorId) -> Operator | None:
        """The one, by its id."""
        return OPERATOR if operator_id == OPERATOR.operator_id else None

    def copied_at(self) -> datetime | None:
        """Nobody's copy."""
        return None


@dataclass(frozen=True, slots=True)
class ReplayPolicies:
    """Plain rules: half up to the minor unit, no cash rounding."""

    currency: str

    def policy(self) -> StorePolicy:
        """The one policy."""
        return _plain_policy(self.currency)


# Asked for by every invoice; a policy is hundreds of values.
@cache
def _plain_policy(currency: str) -> StorePolicy:
    return StorePolicy(currency=currency)


class ReplayPins:
    """The process that replays is the operator; there is no PIN to know."""

    def matches(self, verifier: str, pin: str) -> bool:
        """Only the replay's own operator, who has no verifier."""
        return verifier == "" and pin == ""


def open_price_item(sku: str, name: str, currency: str) -> Item:
    """An item of the file: real shops change prices, so each line brings its own."""
    return Item(sku=Sku(sku), name=name, unit_price=None, currency=currency, taxes=(TAX_FREE,), tax_class=TAX_CLASS)
