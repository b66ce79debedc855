"""A transfer as a row of the stream `transfers`, and the steps that facts tell of."""

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.transfer import STEPS_KEPT, Goods, Transfer, TransferLine, TransferState, TransferStep
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    flag,
    list_of,
    object_of,
    optional_code,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

LINES_MAX = 5_000
"""In one step; a transfer may have ten times as many."""

_LARGEST_SUM = 10 * LARGEST_STOCK_MICRO


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step as somebody took it."""

    transfer_id: str
    step: TransferStep
    source: str
    destination: str
    goods: tuple[Goods, ...]


def parse_step(members: Members) -> StepTaken:
    """A step as it was sent or written; BadRow says what is wrong."""
    transfer_id = code_text(members, "transfer_id", 64)
    source, destination = code_text(members, "from", 32), code_text(members, "to", 32)
    if source == destination:
        raise BadRow("A transfer has an id, and goes from one store to another.")
    step = members.get("step")
    if step not in frozenset(TransferStep):
        raise BadRow(f"The step is none of {', '.join(TransferStep)}.")
    goods = tuple(_parse_goods(object_of(entry, "line")) for entry in list_of(members, "lines", LINES_MAX))
    return StepTaken(transfer_id, TransferStep(step), source, destination, goods)


def transfer_content(transfer: Transfer) -> JsonObject:
    """What is told of a transfer."""
    lines: list[Json] = [
        {
            "sku": line.sku,
            "unit": line.unit,
            "requested_micro": line.requested_micro,
            "sent_micro": line.sent_micro,
            "received_micro": line.received_micro,
            "in_transit_micro": 0 if transfer.is_over else line.in_transit_micro,
        }
        for line in transfer.lines
    ]
    return {
        "transfer_id": transfer.transfer_id,
        "from": transfer.source,
        "to": transfer.destination,
        "state": transfer.state.value,
        "is_shipped": transfer.is_shipped,
        "lines": lines,
        "cartons": sorted(transfer.cartons),
        "sent_cartons": sorted(transfer.sent_cartons),
        "steps": list(transfer.steps),
    }


def parse_transfer(content: Members) -> Transfer:
    """The transfer in a row; BadRow when it is none. A row of an older backend names no steps."""
    state = code_text(content, "state")
    if state not in frozenset(TransferState):
        raise BadRow(f"The state is none of {', '.join(TransferState)}.")
    return Transfer(
        transfer_id=code_text(content, "transfer_id"),
        source=code_text(content, "from"),
        destination=code_text(content, "to"),
        state=TransferState(state),
        lines=tuple(_parse_line(object_of(entry, "line")) for entry in list_of(content, "lines", 10 * LINES_MAX)),
        cartons=frozenset(str(carton) for carton in list_of(content, "cartons", 10 * LINES_MAX)),
        sent_cartons=frozenset(str(carton) for carton in list_of(content, "sent_cartons", 10 * LINES_MAX)),
        is_shipped=flag(content, "is_shipped", default=False),
        steps=tuple(str(step) for step in list_of(content, "steps", STEPS_KEPT)),
    )


def _parse_line(line: Members) -> TransferLine:
    return TransferLine(
        sku=code_text(line, "sku", 200),
        unit=code_text(line, "unit", 8),
        requested_micro=_micro(line, "requested_micro"),
        sent_micro=_micro(line, "sent_micro"),
        received_micro=_micro(line, "received_micro"),
    )


def _micro(line: Members, name: str) -> int:
    return whole_number(line, name, least=0, most=_LARGEST_SUM) or 0


def _parse_goods(line: Members) -> Goods:
    micro = whole_number(line, "micro", least=1, most=LARGEST_STOCK_MICRO)
    if micro is None:
        raise BadRow("The micro is missing.")
    unit = optional_code(line, "unit", 8) or "C62"
    return Goods(code_text(line, "sku", 64), micro, unit, optional_code(line, "carton", 64) or "")
