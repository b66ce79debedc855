"""Who may do this now: the operator signed on, with the right and an open shift, or why not."""

from dataclasses import dataclass

from evertill.domain.people import Operator, Right
from evertill.operations.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.counter import Counter
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift

Barred = SignOnNeeded | TillNotOpen | NotAllowed
"""Why a command was not even tried."""


@dataclass(frozen=True, slots=True)
class AtTill:
    """Who acts, in which shift."""

    operator: Operator
    shift: Shift


def signed_on(unit: UnitOfWork, counter: Counter) -> Operator | None:
    """The operator at the till; None when nobody is, or when they may no longer be here."""
    session = unit.session()
    if session is None or session.operator_id is None:
        return None
    operator = counter.people.find_operator(session.operator_id)
    return operator if operator is not None and operator.is_active else None


def at_till(unit: UnitOfWork, counter: Counter, right: Right = Right.SELL) -> AtTill | Barred:
    """Who acts in which shift, if they may."""
    operator = signed_on(unit, counter)
    if operator is None:
        return SignOnNeeded()
    shift = unit.shift()
    if shift is None:
        return TillNotOpen()
    return AtTill(operator, shift) if operator.may(right) else NotAllowed(right)
