"""To whom the money for goods that came back goes, as the open sale stands; and whether it may go another way."""

from evertill.domain.people.people import Right
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.records.sale_record import paid_out, returned_by_source
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.selling.settlement import Settlement, settle
from evertill.domain.tenders.refund_plan import RefundPlan, refund_plan
from evertill.operations.counter.command import NotAllowed
from evertill.operations.counter.entitled import AtTill


def refund_of(priced: PricedSale, settlement: Settlement, policy: StorePolicy) -> RefundPlan | None:
    """What is still to be paid out, and to which means; None where nothing is owed."""
    owed = -priced.gross.minor
    if owed <= 0:
        return None
    return refund_plan(
        priced.sale.sources,
        returned_by_source(priced),
        owed=owed,
        paid_out=paid_out(priced.sale, settlement),
        without_receipt=policy.returns.without_receipt_to.value,
    )


def refund_refusal(who: AtTill, priced: PricedSale, tender: Tender, policy: StorePolicy) -> NotAllowed | None:
    """Why this much may not be paid out by this means, where the plan says otherwise; None when it may."""
    if tender.amount.minor >= 0 or not _follows_plan(priced.sale, policy):
        return None
    plan = refund_of(priced, settle(priced.gross, priced.sale.tenders, priced.sale.policy), policy)
    if plan is None or -tender.amount.minor <= plan.amount_of(tender.kind.value) + _slack(tender, priced.sale):
        return None
    return who.authority.refusal(Right.REFUND_OTHERWISE)


def _follows_plan(sale: Sale, policy: StorePolicy) -> bool:
    """Goods without any receipt are paid back as it comes, unless the shop says otherwise."""
    return bool(sale.sources) or policy.returns.without_receipt_to.value != TenderKind.CASH.value


def _slack(tender: Tender, sale: Sale) -> int:
    """What rounding to coins may add."""
    rule = sale.policy.cash_rounding
    return rule.increment_minor - 1 if rule is not None and tender.kind is TenderKind.CASH else 0
