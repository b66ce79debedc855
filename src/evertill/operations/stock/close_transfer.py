"""Close a transfer of which something is missing, or take back what was asked for."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.people.people import Operator, Right
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.stock.stock_facts import step_fact
from evertill.domain.stock.transfer import Transfer, TransferStep
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.outcomes import GoodsBarred
from evertill.operations.stock.shown_transfers import shown_transfers
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class TransferClosed:
    """Nothing more is expected of it."""

    transfer: Transfer
    transaction: Transaction


CloseTransferOutcome = TransferClosed | EntryNotPossible | GoodsBarred

_GONE = EntryNotPossible("Nothing more is expected of this transfer, so nothing was changed; it is over already.")
_NO_REASON = EntryNotPossible("What is missing needs a reason, so nothing was changed; choose one.")


@dataclass(frozen=True, slots=True)
class CloseTransfer(Command[CloseTransferOutcome]):
    """What is missing does not come any more, for this reason.

    A request of which nothing was sent is taken back by the place that asked, or refused by the one that was asked.
    """

    transfer_id: str
    reason: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> CloseTransferOutcome:
        """By `close_transfer`."""
        return close_transfer(unit, counter, self)


def close_transfer(unit: UnitOfWork, counter: Counter, command: CloseTransfer) -> CloseTransferOutcome:
    """Write the step that ends it."""
    shown = shown_transfers(counter.shop.transfers(), unit.transfer_steps())
    found = next((each.transfer for each in shown if each.transfer.transfer_id == command.transfer_id), None)
    if found is None or found.is_over:
        return _GONE
    step = TransferStep.CLOSE if found.is_shipped else TransferStep.CANCEL
    takes_back = not found.is_shipped and found.source != unit.identity.store
    who = entitled(unit, counter, Right.SEND_GOODS if takes_back else Right.APPROVE_COUNT)
    if not isinstance(who, Operator):
        return who
    if found.is_shipped and command.reason not in _offered(counter):
        return _NO_REASON
    fact = step_fact(found.transfer_id, step, source=found.source, destination=found.destination, reason=command.reason)
    done = unit.append(draft(unit, counter, fact.kind, fact.body, at=moment(unit, counter)))
    return TransferClosed(found, done)


def _offered(counter: Counter) -> set[str]:
    return {reason.code for reason in counter.policy().reasons.of(ReasonFor.CLOSE_TRANSFER)}
