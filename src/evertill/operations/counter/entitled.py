"""Who may do this now: the operator signed on, with the right and an open shift, or why not.

Every check goes through an `Authority`, so that an override (`people.with_approval`) and the age of the copied rights
count for every command alike.
"""

from datetime import timedelta

from evertill.domain.people.people import Operator, Right
from evertill.domain.policy.rights import Limit, RightsPolicy
from evertill.kernel.errors import DeviceFault
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.counter.counter import Counter
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift

Barred = SignOnNeeded | TillNotOpen | NotAllowed
"""Why a command was not even tried."""


class Authority:
    """What the operator may do now, by their own rights or by those lent for this command."""

    __slots__ = ("_counter", "_operator", "_unit")

    def __init__(self, unit: UnitOfWork, counter: Counter, operator: Operator) -> None:
        self._unit = unit
        self._counter = counter
        self._operator = operator

    def refusal(self, right: Right, limit: Limit | None = None, asked: int = 0) -> NotAllowed | None:
        """Why it may not be done, to this amount; None when it may."""
        policy = self._counter.policy().rights
        is_stale = are_rights_stale(self._unit, self._counter, policy)
        own = _denied(policy, self._operator, right, limit, asked, is_stale=is_stale)
        approval = self._counter.approval
        if own is None or approval is None:
            return own
        denied = _denied(policy, approval.approver, right, limit, asked, is_stale=is_stale)
        if denied is None:
            approval.lend(right, own.exceeded)
        return denied

    def may(self, right: Right) -> bool:
        """Whether it may be done."""
        return self.refusal(right) is None


@dataclass(frozen=True, slots=True)
class AtTill:
    """Who acts, in which shift, and what they may do."""

    operator: Operator
    shift: Shift
    authority: Authority


def signed_on(unit: UnitOfWork, counter: Counter) -> Operator | None:
    """The operator at the till; None when nobody is, or when they may no longer be here."""
    session = unit.session()
    if session is None or session.operator_id is None:
        return None
    operator = counter.people.find_operator(session.operator_id)
    return operator if operator is not None and operator.is_active else None


def entitled(unit: UnitOfWork, counter: Counter, right: Right) -> Operator | SignOnNeeded | NotAllowed:
    """Who acts, if they have the right; the till need not be open."""
    operator = signed_on(unit, counter)
    if operator is None:
        return SignOnNeeded()
    return Authority(unit, counter, operator).refusal(right) or operator


def at_till(
    unit: UnitOfWork, counter: Counter, right: Right = Right.SELL, *, despite_attempt: bool = False
) -> AtTill | Barred:
    """Who acts in which shift, if they may.

    DeviceFault while a card payment holds the open sale: nothing may be done to it but what settles that payment.
    """
    if not despite_attempt:
        _refuse_while_held(unit, counter)
    operator = signed_on(unit, counter)
    if operator is None:
        return SignOnNeeded()
    shift = unit.shift()
    if shift is None:
        return TillNotOpen()
    authority = Authority(unit, counter, operator)
    return authority.refusal(right) or AtTill(operator, shift, authority)


def _refuse_while_held(unit: UnitOfWork, counter: Counter) -> None:
    sale = unit.open_sale()
    if sale is None or sale.attempt_id is None:
        return
    if unit.balance_step(sale.attempt_id) is not None:
        raise DeviceFault(
            "The backend has not said yet whether the card pays, so the sale stays as it is; wait for its answer."
        )
    attempt = unit.attempt(sale.attempt_id)
    amount = "a card" if attempt is None else counter.formats.money(attempt.amount)
    raise DeviceFault(
        f"The card terminal has not said yet what became of {amount}, so the sale stays as it is; "
        "wait for it, cancel there, or settle the card payment first."
    )


def are_rights_stale(unit: UnitOfWork, counter: Counter, policy: RightsPolicy) -> bool:
    """Whether the backend has not confirmed the copy of operators for longer than the shop honours it.

    A clock set back does not make it younger: the journal's last moment counts too.
    """
    if not policy.age_h_max or not counter.checks_clock:
        return False
    copied_at = counter.people.copied_at()
    if copied_at is None:
        return False
    now, last = counter.clock.now(), unit.last_occurred_at()
    latest = now if last is None else max(now, last)
    return latest - copied_at > timedelta(hours=policy.age_h_max)


def _denied(
    policy: RightsPolicy, operator: Operator, right: Right, limit: Limit | None, asked: int, *, is_stale: bool
) -> NotAllowed | None:
    if not policy.holds(operator.role, right):
        return NotAllowed(right)
    if not policy.holds(operator.role, right, is_stale=is_stale):
        return NotAllowed(right, is_stale=True)
    exceeded = None if limit is None else policy.exceeded(operator.role, limit, asked)
    return None if exceeded is None else NotAllowed(right, exceeded)
