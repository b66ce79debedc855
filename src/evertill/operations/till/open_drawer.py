"""Opening the drawer without a sale (POSLog: NoSale), with a reason that stays in the journal."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.selling.sale.reasons import reason_of
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class DrawerOpening:
    """The kick is on its way."""


OpenDrawerOutcome = DrawerOpening | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class OpenDrawer(Command[OpenDrawerOutcome]):
    """Open the drawer for this reason."""

    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> OpenDrawerOutcome:
        """By `open_drawer`."""
        return open_drawer(unit, counter, self)


def open_drawer(unit: UnitOfWork, counter: Counter, command: OpenDrawer) -> OpenDrawerOutcome:
    """Write down who opened the drawer and why, and queue the kick."""
    who = at_till(unit, counter, Right.OPEN_DRAWER)
    if not isinstance(who, AtTill):
        return who
    reason = reason_of(command.reason, "Opening the drawer needs a reason, so it stays shut; choose or key one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    from evertill.operations.till.till_slips import cash_slip  # the first scan does not wait for slips

    at = moment(unit, counter)
    done = unit.append(draft(unit, counter, TransactionKind.NO_SALE, {"reason": reason}, at=at))
    slip = cash_slip(counter, done, None)
    unit.put_document(slip, transaction_id=done.transaction_id, at=at)
    counter.notices.append(SpoolWritten())
    return DrawerOpening()
