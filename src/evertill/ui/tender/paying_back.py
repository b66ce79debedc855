"""Pays back what is owed as the plan says: to the card, the balance, the means or the drawer that it came from."""

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.tenders.refund_plan import RefundPlan, RefundStep
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.money import Money
from evertill.kernel.rounding import round_to_step
from evertill.operations.balances.credit_balance import BalanceAccount, CreditBalance
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.rung_sale import RungSale

PayBack = PayCash | PayOther | CreditBalance
_BALANCES = {
    TenderKind.GIFT_CARD.value: AccountKind.GIFT_CARD,
    TenderKind.STORE_CREDIT.value: AccountKind.STORE_CREDIT,
    TenderKind.POINTS.value: AccountKind.POINTS,
}


def pays_to_card(step: RefundStep) -> bool:
    """Whether the card terminal pays it back."""
    return step.kind == TenderKind.CARD.value


def pays_in_cash(rung: RungSale) -> bool:
    """Whether what is open may go in or out of the drawer as it is; goods of a receipt may say otherwise."""
    if rung.refund is None or not rung.sale.sources:
        return True
    return all(step.kind == TenderKind.CASH.value for step in rung.refund.steps)


def command_for(step: RefundStep, rung: RungSale, policy: StorePolicy) -> PayBack:
    """What pays this step back, where no terminal does."""
    currency, plan = rung.sale.currency, rung.refund
    amount = Money(step.amount, currency)
    if step.kind in _BALANCES:
        return CreditBalance(_account(step), amount)
    means = next((one for one in policy.tenders.types if one.label == step.paid.means), None)
    if step.kind == TenderKind.CASH.value or means is None:
        return PayCash(None if _is_last(step, plan) else _in_coins(amount, rung))
    return PayOther(means.code, -amount, step.paid.reference)


def _account(step: RefundStep) -> BalanceAccount | None:
    """The balance that paid; None opens a new store credit on paper."""
    if not step.paid.account:
        return None
    return BalanceAccount(AccountId(step.paid.account), _BALANCES[step.kind], step.paid.last_four, points=step.points)


def _is_last(step: RefundStep, plan: RefundPlan | None) -> bool:
    return plan is None or len(plan.steps) == 1


def _in_coins(amount: Money, rung: RungSale) -> Money:
    """What coins there are for it, as money that goes out."""
    rule = rung.sale.policy.cash_rounding
    minor = amount.minor if rule is None else round_to_step(amount.minor, rule.increment_minor, rule.rounding)
    return Money(-minor, amount.currency)
