"""Transfers between places: asked for, shipped, in transit, received, closed with what is missing named.

Out and in are separate facts and may arrive in either order; what is in transit is sold in neither place. What counts
for stock is what the receiver counted. A carton received twice is received once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from evertill.domain.stock.stock_ledger import MovementKind
from evertill.kernel.values import dataclass

STEPS_KEPT = 200
"""Of how many steps a transfer remembers the ids."""


class TransferState(StrEnum):
    """Where a transfer stands; see TRANSFER_MOVES."""

    REQUESTED = "requested"
    APPROVED = "approved"
    IN_TRANSIT = "in_transit"
    PARTIALLY_RECEIVED = "partially_received"
    RECEIVED = "received"
    CLOSED = "closed"
    CANCELLED = "cancelled"


TRANSFER_MOVES: dict[TransferState, frozenset[TransferState]] = {
    TransferState.REQUESTED: frozenset(
        {
            TransferState.APPROVED,
            TransferState.IN_TRANSIT,
            TransferState.PARTIALLY_RECEIVED,
            TransferState.RECEIVED,
            TransferState.CANCELLED,
        }
    ),
    TransferState.APPROVED: frozenset(
        {
            TransferState.IN_TRANSIT,
            TransferState.PARTIALLY_RECEIVED,
            TransferState.RECEIVED,
            TransferState.CANCELLED,
        }
    ),
    TransferState.IN_TRANSIT: frozenset(
        {TransferState.PARTIALLY_RECEIVED, TransferState.RECEIVED, TransferState.CLOSED}
    ),
    TransferState.PARTIALLY_RECEIVED: frozenset({TransferState.RECEIVED, TransferState.CLOSED}),
    TransferState.RECEIVED: frozenset({TransferState.PARTIALLY_RECEIVED, TransferState.CLOSED}),
    TransferState.CLOSED: frozenset(),
    TransferState.CANCELLED: frozenset(),
}
"""Receiving may come before shipping is known, and more may be shipped after all that was sent is in."""


class TransferStep(StrEnum):
    """What somebody does with a transfer."""

    REQUEST = "request"
    APPROVE = "approve"
    SHIP = "ship"
    RECEIVE = "receive"
    CLOSE = "close"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class TransferLine:
    """An article of a transfer, in millionths."""

    sku: str
    unit: str
    requested_micro: int = 0
    sent_micro: int = 0
    received_micro: int = 0

    @property
    def in_transit_micro(self) -> int:
        """Sent and not yet received; never below zero."""
        return max(0, self.sent_micro - self.received_micro)

    @property
    def variance_micro(self) -> int:
        """What was received beyond what was sent; below zero where some is missing."""
        return self.received_micro - self.sent_micro


@dataclass(frozen=True, slots=True)
class Transfer:
    """Goods on their way from one place to another."""

    transfer_id: str
    source: str
    destination: str
    state: TransferState = TransferState.REQUESTED
    lines: tuple[TransferLine, ...] = ()
    cartons: frozenset[str] = frozenset()
    """Those already received."""
    sent_cartons: frozenset[str] = frozenset()
    """Those the sender has named."""
    is_shipped: bool = False
    steps: tuple[str, ...] = ()
    """The ids of the facts and calls whose steps it contains, so that each is taken once; the newest last."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected."""
        return self.state in (TransferState.CLOSED, TransferState.CANCELLED)

    @property
    def awaited_cartons(self) -> frozenset[str]:
        """Sent and not yet received."""
        return self.sent_cartons - self.cartons


@dataclass(frozen=True, slots=True)
class Goods:
    """So much of an article in one step; `carton` names what it came in, where the sender says."""

    sku: str
    micro: int
    unit: str
    carton: str = ""


@dataclass(frozen=True, slots=True)
class PlacedMovement:
    """A movement of the ledger that a step of a transfer causes."""

    store: str
    sku: str
    kind: MovementKind
    micro: int
    unit: str


@dataclass(frozen=True, slots=True)
class Stepped:
    """A transfer after a step: what moves, and what a person has to look at."""

    transfer: Transfer
    movements: tuple[PlacedMovement, ...] = ()
    remarks: tuple[str, ...] = ()


def step_transfer(transfer: Transfer, step: TransferStep, goods: Sequence[Goods], cause: str = "") -> Stepped:
    """The transfer after a step; what happened is never refused, only remarked upon. `cause` names what tells of the
    step: one that the transfer contains already changes nothing."""
    if cause and cause in transfer.steps:
        return Stepped(transfer)
    fresh = tuple(each for each in goods if step is not TransferStep.RECEIVE or each.carton not in transfer.cartons)
    known = {each.carton for each in goods} - {each.carton for each in fresh}
    remarks = tuple(f"Carton {carton} was received before; it is counted once." for carton in sorted(known))
    if cause:
        transfer = replace(transfer, steps=(*transfer.steps, cause)[-STEPS_KEPT:])
    if transfer.is_over and step not in (TransferStep.SHIP, TransferStep.RECEIVE):
        return Stepped(transfer, (), (*remarks, f"The transfer is {transfer.state.value} already."))
    after = _after(transfer, step, fresh)
    return Stepped(after, _movements(transfer, after, step, fresh), (*remarks, *_remarks(after, step)))


def in_transit(transfer: Transfer) -> dict[str, int]:
    """What is on its way, by article; nothing once the transfer is over."""
    if transfer.is_over:
        return {}
    return {line.sku: line.in_transit_micro for line in transfer.lines if line.in_transit_micro}


def _after(transfer: Transfer, step: TransferStep, goods: Sequence[Goods]) -> Transfer:
    lines = {line.sku: line for line in transfer.lines}
    for each in goods:
        line = lines.get(each.sku) or TransferLine(each.sku, each.unit)
        lines[each.sku] = _added(line, step, each.micro)
    named = {each.carton for each in goods if each.carton}
    after = replace(
        transfer,
        lines=tuple(lines.values()),
        is_shipped=transfer.is_shipped or step is TransferStep.SHIP,
        cartons=transfer.cartons | named if step is TransferStep.RECEIVE else transfer.cartons,
        sent_cartons=transfer.sent_cartons | named if step is TransferStep.SHIP else transfer.sent_cartons,
    )
    state = _state_after(after, step)
    return replace(after, state=state) if state in TRANSFER_MOVES[transfer.state] else after


def _added(line: TransferLine, step: TransferStep, micro: int) -> TransferLine:
    match step:
        case TransferStep.REQUEST:
            return replace(line, requested_micro=line.requested_micro + micro)
        case TransferStep.SHIP:
            return replace(line, sent_micro=line.sent_micro + micro)
        case TransferStep.RECEIVE:
            return replace(line, received_micro=line.received_micro + micro)
        case _:
            return line


def _state_after(transfer: Transfer, step: TransferStep) -> TransferState:
    fixed: Mapping[TransferStep, TransferState] = {
        TransferStep.REQUEST: TransferState.REQUESTED,
        TransferStep.APPROVE: TransferState.APPROVED,
        TransferStep.CLOSE: TransferState.CLOSED,
        TransferStep.CANCEL: TransferState.CANCELLED,
    }
    if step in fixed:
        return fixed[step]
    has_received = any(line.received_micro for line in transfer.lines)
    if not has_received:
        return TransferState.IN_TRANSIT
    is_whole = transfer.is_shipped and not any(line.in_transit_micro for line in transfer.lines)
    return TransferState.RECEIVED if is_whole else TransferState.PARTIALLY_RECEIVED


def _movements(
    before: Transfer, after: Transfer, step: TransferStep, goods: Sequence[Goods]
) -> tuple[PlacedMovement, ...]:
    moved: list[PlacedMovement] = []
    for each in goods:
        if step is TransferStep.SHIP:
            moved.append(PlacedMovement(after.source, each.sku, MovementKind.TRANSFER_OUT, -each.micro, each.unit))
        elif step is TransferStep.RECEIVE:
            moved.append(PlacedMovement(after.destination, each.sku, MovementKind.TRANSFER_IN, each.micro, each.unit))
    on_its_way, now = in_transit(before), in_transit(after)
    units = {line.sku: line.unit for line in after.lines}
    for sku in sorted(on_its_way.keys() | now.keys()):
        change = now.get(sku, 0) - on_its_way.get(sku, 0)
        if change:
            moved.append(PlacedMovement(after.destination, sku, MovementKind.EXPECT, change, units[sku]))
    return tuple(moved)


def _remarks(transfer: Transfer, step: TransferStep) -> tuple[str, ...]:
    if step is TransferStep.RECEIVE and not transfer.is_shipped:
        return (f"Received in {transfer.destination} before {transfer.source} said that it was shipped.",)
    ends = step is TransferStep.CLOSE or (step is TransferStep.RECEIVE and transfer.state is TransferState.RECEIVED)
    if not ends and not transfer.is_over:
        return ()
    return tuple(
        f"{line.sku}: sent {_units(line.sent_micro)}, received {_units(line.received_micro)}."
        for line in transfer.lines
        if line.variance_micro
    )


def _units(micro: int) -> str:
    whole, rest = divmod(micro, 1_000_000)
    return str(whole) if not rest else f"{whole}.{rest:06d}".rstrip("0")
