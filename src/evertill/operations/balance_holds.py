"""What a sale holds at the backend: spent with the sale, or let go when the sale does without it."""

from collections.abc import Iterable

from evertill.domain.balance_step import StepState
from evertill.domain.sale import Tender
from evertill.kernel.ids import AttemptId
from evertill.operations.counter import Counter
from evertill.ports.balance_steps import ReleaseDue, stepped
from evertill.ports.journal import UnitOfWork


def spend_holds(unit: UnitOfWork, tenders: Iterable[Tender]) -> None:
    """The sale is completed: its fact captures what was held for it."""
    for hold in _holds(tenders):
        step = unit.balance_step(hold)
        if step is not None and step.state is StepState.HELD:
            unit.keep_balance_step(stepped(step, StepState.SPENT))


def release_holds(unit: UnitOfWork, counter: Counter, tenders: Iterable[Tender]) -> None:
    """These tenders are off the sale: the backend is told as soon as it can be reached, and forgets them by itself."""
    for hold in _holds(tenders):
        step = unit.balance_step(hold)
        if step is not None and step.state is StepState.HELD:
            unit.keep_balance_step(stepped(step, StepState.RELEASE_DUE))
            counter.notices.append(ReleaseDue())


def _holds(tenders: Iterable[Tender]) -> list[AttemptId]:
    return [AttemptId(tender.balance.hold) for tender in tenders if tender.balance is not None and tender.balance.hold]
