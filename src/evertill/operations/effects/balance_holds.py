"""What a sale holds at the backend: spent with the sale, or let go when the sale does without it."""

from evertill.domain.balances.balance_step import StepState
from evertill.domain.selling.sale import Sale
from evertill.kernel.ids import AttemptId
from evertill.operations.counter.counter import Counter
from evertill.ports.balance_steps import ReleaseDue, stepped
from evertill.ports.journal import UnitOfWork


def spend_holds(unit: UnitOfWork, sale: Sale) -> None:
    """The sale is completed: its fact captures what was held for it."""
    for hold in _holds(sale):
        step = unit.balance_step(hold)
        if step is not None and step.state is StepState.HELD:
            unit.keep_balance_step(stepped(step, StepState.SPENT))


def release_holds(unit: UnitOfWork, counter: Counter, sale: Sale) -> None:
    """What was taken is off the sale: the backend is told as soon as it can be reached, and forgets them by itself."""
    for hold in _holds(sale):
        step = unit.balance_step(hold)
        if step is not None and step.state is StepState.HELD:
            unit.keep_balance_step(stepped(step, StepState.RELEASE_DUE))
            counter.notices.append(ReleaseDue())


def _holds(sale: Sale) -> list[AttemptId]:
    """By its tenders, and by the lines that redeem a voucher."""
    marks = (*(tender.balance for tender in sale.tenders), *(line.redeems for line in sale.lines))
    return [AttemptId(mark.hold) for mark in marks if mark is not None and mark.hold]
