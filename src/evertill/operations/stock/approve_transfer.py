"""Somebody responsible says yes to what another place asked for; whoever asked sees it, and the goods may be packed."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.people.people import Operator, Right
from evertill.domain.stock.stock_facts import step_fact
from evertill.domain.stock.transfer import Transfer, TransferState, TransferStep
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
class TransferApproved:
    """It is to be sent."""

    transfer: Transfer
    transaction: Transaction


ApproveTransferOutcome = TransferApproved | EntryNotPossible | GoodsBarred

_NOT_ASKED = EntryNotPossible("Nobody waits for a yes to this transfer any more, so nothing was changed.")


@dataclass(frozen=True, slots=True)
class ApproveTransfer(Command[ApproveTransferOutcome]):
    """What was asked of this shop shall be sent."""

    transfer_id: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ApproveTransferOutcome:
        """By `approve_transfer`."""
        return approve_transfer(unit, counter, self)


def approve_transfer(unit: UnitOfWork, counter: Counter, command: ApproveTransfer) -> ApproveTransferOutcome:
    """Write the step; once."""
    who = entitled(unit, counter, Right.APPROVE_COUNT)
    if not isinstance(who, Operator):
        return who
    shown = shown_transfers(counter.shop.transfers(), unit.transfer_steps())
    found = next((each.transfer for each in shown if each.transfer.transfer_id == command.transfer_id), None)
    if found is None or not waits_for_yes(found, unit.identity.store):
        return _NOT_ASKED
    fact = step_fact(found.transfer_id, TransferStep.APPROVE, source=found.source, destination=found.destination)
    done = unit.append(draft(unit, counter, fact.kind, fact.body, at=moment(unit, counter)))
    return TransferApproved(found, done)


def waits_for_yes(transfer: Transfer, store: str) -> bool:
    """Whether another place asked this shop for goods, and nobody has said yes or sent them."""
    return transfer.source == store and transfer.state is TransferState.REQUESTED and not transfer.is_shipped
