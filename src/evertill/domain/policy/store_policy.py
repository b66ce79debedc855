"""The shop's policy: rounding, rights, ceilings, cadences; streamed by the backend, versioned, and kept with every
sale."""

from dataclasses import field
from enum import StrEnum

from evertill.domain.policy.backup import BackupPolicy
from evertill.domain.policy.balances import BalancePolicy
from evertill.domain.policy.cadences import CadencePolicy
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.labels import LabelPolicy
from evertill.domain.policy.orders import OrderPolicy
from evertill.domain.policy.pickup import PickupPolicy
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.policy.prices import PricePolicy
from evertill.domain.policy.reasons import ReasonPolicy
from evertill.domain.policy.receipt import ReceiptPolicy
from evertill.domain.policy.returns import ReturnPolicy
from evertill.domain.policy.rights import RightsPolicy
from evertill.domain.policy.stock import StockPolicy
from evertill.domain.policy.tenders import TenderPolicy
from evertill.domain.policy.till import TillPolicy
from evertill.domain.policy.vouchers import VoucherPolicy
from evertill.domain.taxes.tax import Keeps, TaxRounding
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass


class CashRoundingScope(StrEnum):
    """What is rounded to a coin: only what is paid in cash, everything once cash is used, or everything always."""

    CASH_PART = "cash_part"
    WHOLE_WHEN_CASH = "whole_when_cash"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CashRounding:
    """Smallest amount that can be paid in coins, in minor units, and which way ties go."""

    increment_minor: int
    rounding: Rounding = Rounding.HALF_UP
    scope: CashRoundingScope = CashRoundingScope.CASH_PART


class DiscountSpread(StrEnum):
    """How an amount off the whole sale is shared: by value, or evenly per unit."""

    VALUE = "value"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class PricingPolicy:
    """Every choice that decides an amount; a sale keeps the one it began with."""

    tax_rounding: TaxRounding = TaxRounding.RATE_TOTAL
    rounding: Rounding = Rounding.HALF_UP
    keeps: Keeps = Keeps.GROSS
    discount_spread: DiscountSpread = DiscountSpread.VALUE
    cash_rounding: CashRounding | None = None


@dataclass(frozen=True, slots=True)
class StorePolicy:
    """What holds in this shop now. Unknown members of a newer backend's policy are kept by the mirror, not here."""

    version: int = 0
    currency: str = "EUR"
    pricing: PricingPolicy = field(default_factory=PricingPolicy)
    note_values_minor: tuple[int, ...] = (500, 1000, 2000, 5000, 10000, 20000)
    """Banknotes in use, in minor units, small first."""
    default_tax_class: str = "standard"
    """For items sold that the catalogue does not know."""
    labels: LabelPolicy = field(default_factory=LabelPolicy)
    """How weight, price and count labels printed in the shop read."""
    receipt: ReceiptPolicy = field(default_factory=ReceiptPolicy)
    """Which parts a receipt has, in which order."""
    receipt_header: tuple[str, ...] = ()
    receipt_footer: tuple[str, ...] = ()
    lock_after_s: int = 300
    """Idle time until the screen locks; 0 never."""
    rights: RightsPolicy = field(default_factory=RightsPolicy)
    reasons: ReasonPolicy = field(default_factory=ReasonPolicy)
    tenders: TenderPolicy = field(default_factory=TenderPolicy)
    till: TillPolicy = field(default_factory=TillPolicy)
    prices: PricePolicy = field(default_factory=PricePolicy)
    stock: StockPolicy = field(default_factory=StockPolicy)
    balances: BalancePolicy = field(default_factory=BalancePolicy)
    points: PointsPolicy = field(default_factory=PointsPolicy)
    orders: OrderPolicy = field(default_factory=OrderPolicy)
    pickup: PickupPolicy = field(default_factory=PickupPolicy)
    returns: ReturnPolicy = field(default_factory=ReturnPolicy)
    vouchers: VoucherPolicy = field(default_factory=VoucherPolicy)
    cash_out: CashOutPolicy = field(default_factory=CashOutPolicy)
    cadences: CadencePolicy = field(default_factory=CadencePolicy)
    backup: BackupPolicy = field(default_factory=BackupPolicy)
