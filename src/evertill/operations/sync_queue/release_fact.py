"""A refused fact waits for a person, who has it sent again, or waives it with a reason; its kin go on after it."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Right
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled, signed_on
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.selling.sale.reasons import reason_of
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.ports.notices import FactsRecorded, FactsWritten


@dataclass(frozen=True, slots=True)
class FactReleased:
    """It waits to be sent, like any other."""

    sequence: int


@dataclass(frozen=True, slots=True)
class FactWaived:
    """It is never sent; the journal keeps it, and says who waived it and why."""

    sequence: int


@dataclass(frozen=True, slots=True)
class FactNotParked:
    """It needs nobody any more: somebody was quicker, or the backend has taken it meanwhile."""


RetryOutcome = FactReleased | FactNotParked | SignOnNeeded
WaiveOutcome = FactWaived | FactNotParked | EntryNotPossible | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class RetryFact(Command[RetryOutcome]):
    """Send this row of the outbox once more."""

    row_id: int

    def perform(self, unit: UnitOfWork, counter: Counter) -> RetryOutcome:
        """By `retry_fact`."""
        return retry_fact(unit, counter, self)


@dataclass(frozen=True, slots=True)
class WaiveFact(Command[WaiveOutcome]):
    """Never send this row of the outbox, for this reason."""

    row_id: int
    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> WaiveOutcome:
        """By `waive_fact`."""
        return waive_fact(unit, counter, self)


def retry_fact(unit: UnitOfWork, counter: Counter, command: RetryFact) -> RetryOutcome:
    """Put the fact back among those that wait; needs no shift, for nothing is sold."""
    if signed_on(unit, counter) is None:
        return SignOnNeeded()
    parked = unit.parked_fact(command.row_id)
    if parked is None:
        return FactNotParked()
    unit.record_outcomes([RowOutcome(parked.row_id, OutboxState.WAITING)], counter.clock.now())
    # Nothing was appended, so the desk does not see that there is something to send.
    counter.notices += [FactsWritten(), FactsRecorded()]
    return FactReleased(parked.sequence)


def waive_fact(unit: UnitOfWork, counter: Counter, command: WaiveFact) -> WaiveOutcome:
    """Take the fact out of the queue, with a transaction that names it, the refusal and the reason."""
    operator = entitled(unit, counter, Right.WAIVE_FACT)
    if not isinstance(operator, Operator):
        return operator
    reason = reason_of(command.reason, "Waiving a fact needs a reason, so it waits as before; choose or type one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    parked = unit.parked_fact(command.row_id)
    if parked is None:
        return FactNotParked()
    at = moment(unit, counter)
    body: JsonObject = {
        "fact": parked.fact_id,
        "sequence": parked.sequence,
        "kind": parked.kind,
        "refusal": parked.reason,
        "reason": reason,
    }
    unit.append(draft(unit, counter, TransactionKind.WAIVE_FACT, body, at=at))
    unit.record_outcomes([RowOutcome(parked.row_id, OutboxState.WAIVED, reason=reason)], at)
    counter.notices.append(FactsRecorded())
    return FactWaived(parked.sequence)
