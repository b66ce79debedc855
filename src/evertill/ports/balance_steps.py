"""Balances asked to pay: written down before the backend is asked, and again before what it said is believed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from evertill.domain.balances.balance import AccountId
from evertill.domain.balances.balance_step import StepState, may_step
from evertill.domain.balances.card_number import CardHash
from evertill.kernel.errors import Bug
from evertill.kernel.ids import AttemptId, SaleId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class BalanceStep:
    """One balance asked to pay for one sale; its id is the hold's id at the backend, so asking again holds once."""

    step_id: AttemptId
    sale_id: SaleId
    amount: Money
    """What was asked for; the backend may hold less."""
    number_hash: CardHash | None
    """None where it is a customer's points, which have no number."""
    last_four: str
    started_at: datetime
    account: AccountId | None = None
    """None while only the backend can tell whose number it is."""
    state: StepState = StepState.ASKED
    customer: str = ""
    """Whose points are asked for; empty for a card."""
    points: int = 0
    """How many are asked for."""
    worth_minor: int = 0
    """What each pays."""


def stepped(step: BalanceStep, to: StepState) -> BalanceStep:
    """In another state; the move must be allowed."""
    if not may_step(step.state, to):
        raise Bug(f"a balance cannot go from {step.state} to {to}")
    return replace(step, state=to)


@dataclass(frozen=True, slots=True)
class StandIn:
    """Taken from a balance without the backend, in a sale that it has not heard of yet."""

    account: str
    amount_minor: int


class BalanceSteps(Protocol):
    """Part of the unit of work."""

    def keep_balance_step(self, step: BalanceStep) -> None:
        """Write it, new or changed."""
        ...

    def balance_step(self, step_id: AttemptId) -> BalanceStep | None:
        """One of them."""
        ...

    def open_balance_steps(self) -> Sequence[BalanceStep]:
        """Those that are asked, held, or to be released; oldest first."""
        ...

    def stand_ins_under_way(self) -> Sequence[StandIn]:
        """What was taken without the backend in sales that have not reached it."""
        ...


@dataclass(frozen=True, slots=True)
class ReleaseDue:
    """A notice: something is held at the backend that no sale needs any more."""
