"""Other people work here, or the same ones differently: whoever changed it and wherever, the journal tells."""

from dataclasses import replace
from datetime import datetime

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator
from evertill.domain.people.staff_changes import staff_change_body, staff_changes
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoteStaff(Command[None]):
    """A newer copy of the people came in."""

    before: tuple[Operator, ...] | None = None
    """Who they were, where the counter does not know."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Write down what is another."""
        if self.before is not None:
            counter.staff_seen = self.before
        note_staff(unit, counter, moment(unit, counter))


def note_staff(unit: UnitOfWork, counter: Counter, at: datetime) -> None:
    """One transaction for each person of whom anything changed since the counter last looked."""
    now, seen = tuple(counter.people.everybody()), counter.staff_seen
    counter.staff_seen = now
    if seen is None:
        return
    for change in staff_changes(seen, now):
        made = draft(unit, counter, TransactionKind.STAFF_CHANGED, staff_change_body(change), at=at)
        # Whoever is signed on here need not have done it.
        unit.append(replace(made, operator_id=change.by))
