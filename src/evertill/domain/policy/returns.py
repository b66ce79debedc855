"""The shop's policy of goods that come back: how long, with what proof, and to which means the money goes."""

from enum import StrEnum

from evertill.domain.streams.stream_fields import Members, one_of, whole_number
from evertill.domain.tenders.refund_plan import STORE_CREDIT
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LONGEST_WINDOW_DAYS = 3660


class PaidBackTo(StrEnum):
    """How goods are paid back where nobody knows what they were paid with."""

    CASH = TenderKind.CASH.value
    STORE_CREDIT = STORE_CREDIT


class UnknownOrder(StrEnum):
    """What is done with goods of an order that nobody can look up now."""

    CLAIM = "claim"
    """They are taken in, and the money waits until the order is found."""
    CREDIT = "credit"
    """They are taken in, and what they cost today is paid at once as store credit, within the ceilings of what nobody
    can look up; whoever has the order finds out what they had cost."""
    REFUSE = "refuse"


class PromotionsBack(StrEnum):
    """What goods that come back of a sale with promotions are worth."""

    SHARES = "proportional"
    """Each unit its share of what was paid."""
    ANEW = "re_evaluated"
    """What was paid, less what the goods that are kept cost without them, by the promotions of that day."""


class OwedPaidAt(StrEnum):
    """Which tills may pay a refund that one of them owes."""

    OWN_TILL = "own_till"
    SHOP = "shop"
    """Every till of the shop."""
    ANY_SHOP = "any_shop"
    """Every till there is."""


@dataclass(frozen=True, slots=True)
class ReturnPolicy:
    """What holds at the counter; an approval goes beyond each of these."""

    window_days: int = 30
    """Days after the sale on which goods are taken back without asking; 0: for ever."""
    without_receipt_to: PaidBackTo = PaidBackTo.CASH
    by_code_to: PaidBackTo = PaidBackTo.STORE_CREDIT
    """For another till's receipt, taken back by its signed code while the sale cannot be asked for."""
    unknown_order: UnknownOrder = UnknownOrder.CLAIM
    promotions: PromotionsBack = PromotionsBack.SHARES
    """Of sales made from now on: each keeps what its receipt says."""
    owed_paid_at: OwedPaidAt = OwedPaidAt.SHOP
    """What is owed to a customer is paid once, wherever that is."""

    @property
    def keeps_rules(self) -> bool:
        """Whether a sale keeps the rules of its promotions."""
        return self.promotions is PromotionsBack.ANEW


def parse_return_policy(content: Members) -> ReturnPolicy:
    """The member `returns` of a row of `policy`; what is absent keeps its default."""
    default = ReturnPolicy()
    days = whole_number(content, "window_days", least=0, most=LONGEST_WINDOW_DAYS)
    return ReturnPolicy(
        window_days=default.window_days if days is None else days,
        without_receipt_to=one_of(content, "without_receipt_to", default.without_receipt_to),
        by_code_to=one_of(content, "by_code_to", default.by_code_to),
        unknown_order=one_of(content, "unknown_order", default.unknown_order),
        promotions=one_of(content, "promotions", default.promotions),
        owed_paid_at=one_of(content, "owed_paid_at", default.owed_paid_at),
    )


def return_policy_content(policy: ReturnPolicy) -> JsonObject:
    """The member that says this."""
    return {
        "window_days": policy.window_days,
        "without_receipt_to": policy.without_receipt_to.value,
        "by_code_to": policy.by_code_to.value,
        "unknown_order": policy.unknown_order.value,
        "promotions": policy.promotions.value,
        "owed_paid_at": policy.owed_paid_at.value,
    }
