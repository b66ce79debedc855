"""How a sale is paid: what is due, what came in, what is rounded to coins and given back as change.

A total below zero is paid out with negative tenders. Cash is rounded once, on what falls to cash, and change is
derived from that; change and over-tender are in cash only.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, assert_never

from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, PricingPolicy
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.kernel.money import Money, zero
from evertill.kernel.rounding import round_to_step
from evertill.kernel.values import dataclass

_CASH: Final = TenderKind.CASH
"""An enumeration is slow to be asked for a member (CPython 3.11), and every tender asks."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where payment stands; total + rounding = due, and tendered - change + remaining = due."""

    total: Money
    rounding: Money
    due: Money
    tendered: Money
    change: Money
    """Cash to give back; never below zero."""
    remaining: Money
    """Still to be paid in, or below zero still to be paid out, by the means chosen so far."""

    @property
    def is_complete(self) -> bool:
        """Whether the sale can be closed."""
        return self.remaining.minor == 0


class TenderRefusal(StrEnum):
    """Why a tender cannot be taken."""

    NOTHING_DUE = "nothing_due"
    """All is paid, or what is left is too small for this means."""
    WRONG_WAY = "wrong_way"
    """Money would come in where it is owed to the customer, or go out where the customer owes it."""
    NO_AMOUNT = "no_amount"
    """Nothing is handed over although something is due."""
    BEYOND_DUE = "beyond_due"
    """More than is due, by a means that gives no change; or more paid out than is owed."""


@dataclass(frozen=True, slots=True)
class TenderAccepted:
    """The tender counts; where payment stands with it."""

    settlement: Settlement


@dataclass(frozen=True, slots=True)
class TenderRefused:
    """The tender does not count; `most` is what this means could still settle."""

    reason: TenderRefusal
    most: Money


def settle(total: Money, tenders: Sequence[Tender], policy: PricingPolicy) -> Settlement:
    """Where payment stands with these tenders; a tender taken away is simply not among them any more."""
    cash = [tender for tender in tenders if tender.kind is _CASH]
    in_cash = _sum(total.currency, cash)
    otherwise = _sum(total.currency, [tender for tender in tenders if tender.kind is not _CASH])
    rounding = _rounding(total, otherwise, policy.cash_rounding, uses_cash=bool(cash))
    due = total + rounding
    open_amount = due - in_cash - otherwise
    change = zero(total.currency)
    if open_amount.minor < 0 < in_cash.minor:
        change = min(-open_amount, in_cash)
    return Settlement(
        total=total,
        rounding=rounding,
        due=due,
        tendered=in_cash + otherwise,
        change=change,
        remaining=open_amount + change,
    )


def check_tender(
    total: Money, tenders: Sequence[Tender], new_tender: Tender, policy: PricingPolicy
) -> TenderAccepted | TenderRefused:
    """Whether this tender may be added to those taken."""
    if new_tender.kind is _CASH:
        most = exact_cash(total, tenders, policy)
    else:
        most = exact_other(total, tenders, policy)
    reason = _refusal(new_tender, most, is_complete=settle(total, tenders, policy).is_complete)
    if reason is not None:
        return TenderRefused(reason, most)
    return TenderAccepted(settle(total, [*tenders, new_tender], policy))


def exact_cash(total: Money, tenders: Sequence[Tender], policy: PricingPolicy) -> Money:
    """What exact cash would be now, in coins that exist; below zero, what to pay out."""
    if settle(total, tenders, policy).is_complete:
        return zero(total.currency)
    chosen = Tender(_CASH, zero(total.currency))
    return settle(total, [*tenders, chosen], policy).remaining


def exact_other(total: Money, tenders: Sequence[Tender], policy: PricingPolicy) -> Money:
    """What settles the sale now by card or any other means but cash; below zero, what to pay out."""
    now = settle(total, tenders, policy)
    if now.is_complete or policy.cash_rounding is None:
        return now.remaining
    if policy.cash_rounding.scope is not CashRoundingScope.CASH_PART:
        return now.remaining
    unrounded = now.remaining - now.rounding
    return unrounded if _goes_same_way(unrounded, now.remaining) else zero(total.currency)


def _sum(currency: str, tenders: Sequence[Tender]) -> Money:
    amount = zero(currency)
    for tender in tenders:
        amount += tender.amount
    return amount


def _rounding(total: Money, otherwise: Money, rule: CashRounding | None, *, uses_cash: bool) -> Money:
    """What rounding adds to the total (below zero: takes off)."""
    if rule is None:
        return zero(total.currency)
    match rule.scope:
        case CashRoundingScope.ALL:
            return _to_coins(total, rule)
        case CashRoundingScope.WHOLE_WHEN_CASH:
            return _to_coins(total, rule) if uses_cash else zero(total.currency)
        case CashRoundingScope.CASH_PART:
            return _to_coins(total - otherwise, rule) if uses_cash else zero(total.currency)
        case _:
            assert_never(rule.scope)


def _to_coins(amount: Money, rule: CashRounding) -> Money:
    rounded = round_to_step(amount.minor, rule.increment_minor, rule.rounding)
    return Money(rounded - amount.minor, amount.currency)


def _refusal(tender: Tender, most: Money, *, is_complete: bool) -> TenderRefusal | None:
    if most.minor == 0:
        # A rest too small for any coin is settled by cash of nothing.
        settles = tender.kind is _CASH and tender.amount.minor == 0 and not is_complete
        return None if settles else TenderRefusal.NOTHING_DUE
    if tender.amount.minor == 0:
        return TenderRefusal.NO_AMOUNT
    if not _goes_same_way(tender.amount, most):
        return TenderRefusal.WRONG_WAY
    gives_change = tender.kind is _CASH and tender.amount.minor > 0
    if abs(tender.amount.minor) > abs(most.minor) and not gives_change:
        return TenderRefusal.BEYOND_DUE
    return None


def _goes_same_way(one: Money, other: Money) -> bool:
    return one.minor * other.minor > 0
