"""Transfers as a person should see them: the backend's copies with this till's own steps, which they lack, on them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.transfer import Transfer, TransferState, step_transfer
from evertill.domain.stock.transfer_rows import parse_step, parse_transfer
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.values import dataclass
from evertill.ports.orders import Copy


@dataclass(frozen=True, slots=True)
class ShownTransfer:
    """A transfer, and whether the backend has yet to hear something of it."""

    transfer: Transfer
    is_ours_ahead: bool = False
    received_at: datetime | None = None
    """When the copy came; None for one only this till knows."""


def shown_transfers(copies: Iterable[Copy], steps: Sequence[Transaction]) -> tuple[ShownTransfer, ...]:
    """All of them, by id; a row that this release cannot read is left out."""
    shown: dict[str, ShownTransfer] = {}
    for copy in copies:
        try:
            transfer = parse_transfer(copy.content)
        except BadRow:
            continue
        shown[transfer.transfer_id] = ShownTransfer(transfer, received_at=copy.received_at)
    for taken in steps:
        try:
            step = parse_step(taken.body)
        except BadRow:
            continue
        new = ShownTransfer(Transfer(step.transfer_id, step.source, step.destination))
        before = shown.get(step.transfer_id, new)
        if taken.transaction_id in before.transfer.steps:
            continue
        after = step_transfer(before.transfer, step.step, step.goods, taken.transaction_id).transfer
        shown[step.transfer_id] = ShownTransfer(after, is_ours_ahead=True, received_at=before.received_at)
    return tuple(shown[transfer_id] for transfer_id in sorted(shown))


def expected_micro(transfer: Transfer, sku: str) -> int:
    """How much of an article is still to come: what is in transit, or before anything was sent, what was asked for."""
    line = next((line for line in transfer.lines if line.sku == sku), None)
    if line is None:
        return 0
    if transfer.is_shipped:
        return line.in_transit_micro
    return max(0, line.requested_micro - line.received_micro)


def is_awaited(transfer: Transfer, store: str) -> bool:
    """Whether goods of it are still to be received here."""
    if transfer.destination != store or transfer.is_over or not transfer.is_shipped:
        return False
    return any(line.in_transit_micro for line in transfer.lines)


def is_asked_of(transfer: Transfer, store: str) -> bool:
    """Whether another place waits for goods from here."""
    asked = transfer.state in (TransferState.REQUESTED, TransferState.APPROVED)
    return transfer.source == store and asked and not transfer.is_shipped


def is_short(transfer: Transfer, store: str) -> bool:
    """Whether something was received, something is still missing, and somebody has to say what became of it."""
    partly = transfer.state is TransferState.PARTIALLY_RECEIVED
    return transfer.destination == store and partly and any(line.in_transit_micro for line in transfer.lines)
