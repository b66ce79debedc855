"""Transfers between stores: steps arrive as facts of the tills, or from the office; each has one effect for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from evertill.domain.stock_ledger import JournalPlace
from evertill.domain.stream_fields import BadRow, Members, code_text, list_of, object_of, optional_code, whole_number
from evertill.domain.stream_rows import LARGEST_STOCK_MICRO, Stream
from evertill.domain.team_exceptions import ExceptionKind
from evertill.domain.transfer import Goods, Transfer, TransferLine, TransferState, TransferStep, step_transfer
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.actors import Actor
from evertill_central.services.central import Central
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.keyed import answer_once
from evertill_central.services.move_stock import Movement, by_store, move_stock
from evertill_central.services.names import is_name, is_plain_id
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.services.streaming import put_stream_rows
from evertill_central.services.team_exceptions import raise_exception
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_store
from evertill_central.store.transfers import TransferRow, lock_transfer, put_transfer

LINES_MAX = 5_000


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step as somebody took it."""

    transfer_id: str
    step: TransferStep
    source: str
    destination: str
    goods: tuple[Goods, ...]


def read_step(members: Members) -> StepTaken:
    """A step as sent; BadRow says what is wrong."""
    transfer_id = code_text(members, "transfer_id", 64)
    source, destination = code_text(members, "from", 32), code_text(members, "to", 32)
    if not is_plain_id(transfer_id) or not is_name(source) or not is_name(destination) or source == destination:
        raise BadRow("A transfer has an id, and goes from one store to another.")
    step = members.get("step")
    if step not in frozenset(TransferStep):
        raise BadRow(f"The step is none of {', '.join(TransferStep)}.")
    goods = tuple(_read_goods(object_of(entry, "line")) for entry in list_of(members, "lines", LINES_MAX))
    return StepTaken(transfer_id, TransferStep(step), source, destination, goods)


def take_step(central: Central, actor: Actor, members: Members) -> JsonObject:
    """A step taken online; it has a key of its own."""
    key, step = code_text(members, "step_id", 64), read_step(members)

    def act(connection: Connection) -> JsonObject:
        now = central.now_text()
        place = JournalPlace(from_rfc3339(now))
        transfer, movements, _ = _step(connection, step, f"step:{key}", place, now)
        for store, each in by_store(movements):
            move_stock(connection, store, each)
        return transfer_json(transfer)

    return answer_once(central, "transfer", key, {"members": dict(members), "actor": actor.name}, act)


def book_step(connection: Connection, fact: ReadFact, now: str) -> tuple[list[Movement], list[Remark]]:
    """A step that a till took; gives what moves in its own store, to be booked with its other facts."""
    try:
        step = read_step(fact.body)
    except BadRow as bad:
        return [], [Remark(RemarkKind.STOCK, f"The step of a transfer cannot be read: {bad.reason}")]
    place = JournalPlace(from_rfc3339(fact.occurred_at), fact.epoch, fact.sequence)
    _, movements, remarks = _step(connection, step, fact.fact_id, place, now)
    own = movements.pop(fact.store, [])
    for store, each in by_store(movements):
        move_stock(connection, store, each)
    return own, [Remark(RemarkKind.TRANSFER, text) for text in remarks]


def _step(
    connection: Connection, step: StepTaken, cause: str, place: JournalPlace, now: str
) -> tuple[Transfer, dict[str, list[Movement]], Sequence[str]]:
    row = lock_transfer(connection, step.transfer_id)
    before = Transfer(step.transfer_id, step.source, step.destination) if row is None else _parsed(row.content)
    stepped = step_transfer(before, step.step, step.goods)
    after = stepped.transfer
    put_transfer(
        connection,
        TransferRow(
            transfer_id=after.transfer_id,
            source=after.source,
            destination=after.destination,
            state=after.state.value,
            content=canonical_bytes(transfer_json(after)).decode(),
            changed_at=now,
        ),
    )
    movements: dict[str, list[Movement]] = {}
    for moved in stepped.movements:
        movement = Movement(cause, moved.sku, moved.kind, moved.micro, moved.unit, place)
        movements.setdefault(moved.store, []).append(movement)
    _tell(connection, after, stepped.remarks, now)
    return after, {store: each for store, each in movements.items() if find_store(connection, store)}, stepped.remarks


def _tell(connection: Connection, transfer: Transfer, remarks: Sequence[str], now: str) -> None:
    """Both stores see the transfer, and what is not as it should be."""
    for store in sorted({transfer.source, transfer.destination}):
        put_stream_rows(connection, Stream.TRANSFERS, {transfer.transfer_id: transfer_json(transfer)}, store)
        if remarks:
            said = f"Transfer {transfer.transfer_id}: {' '.join(remarks)}"
            kind = ExceptionKind.TRANSFER_VARIANCE
            raise_exception(connection, kind, store=store, subject=transfer.transfer_id, said=said, now=now)


def transfer_json(transfer: Transfer) -> JsonObject:
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
    }


def _parsed(content: str) -> Transfer:
    kept: Mapping[str, Json] = msgspec.json.decode(content)
    lines = tuple(
        TransferLine(
            sku=code_text(line, "sku", 200),
            unit=code_text(line, "unit", 8),
            requested_micro=_micro(line, "requested_micro"),
            sent_micro=_micro(line, "sent_micro"),
            received_micro=_micro(line, "received_micro"),
        )
        for line in (object_of(entry, "line") for entry in list_of(kept, "lines", 10 * LINES_MAX))
    )
    return Transfer(
        transfer_id=code_text(kept, "transfer_id"),
        source=code_text(kept, "from"),
        destination=code_text(kept, "to"),
        state=TransferState(code_text(kept, "state")),
        lines=lines,
        cartons=frozenset(str(carton) for carton in list_of(kept, "cartons", 10 * LINES_MAX)),
        is_shipped=kept.get("is_shipped") is True,
    )


def _micro(line: Members, name: str) -> int:
    return whole_number(line, name, least=0, most=10 * LARGEST_STOCK_MICRO) or 0


def _read_goods(line: Members) -> Goods:
    micro = whole_number(line, "micro", least=1, most=LARGEST_STOCK_MICRO)
    if micro is None:
        raise BadRow("The micro is missing.")
    unit = optional_code(line, "unit", 8) or "C62"
    return Goods(code_text(line, "sku", 64), micro, unit, optional_code(line, "carton", 64) or "")
