"""Transfers between stores: steps arrive as facts of the tills, or from the office; each has one effect for ever."""

from collections.abc import Sequence

import msgspec

from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stock_ledger import JournalPlace
from evertill.domain.stock.transfer import Transfer, step_transfer
from evertill.domain.stock.transfer_rows import StepTaken, parse_step, parse_transfer, transfer_content
from evertill.domain.streams.stream_fields import BadRow, Members, code_text
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.common.actors import Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.names import is_name, is_plain_id
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.services.exceptions.team_exceptions import raise_exception
from evertill_central.services.stock.move_stock import by_store, move_stock
from evertill_central.services.stock.movements import Movement
from evertill_central.store.database import Connection
from evertill_central.store.shops import find_store
from evertill_central.store.transfers import TransferRow, lock_transfer, put_transfer


def read_step(members: Members) -> StepTaken:
    """A step as sent; BadRow says what is wrong."""
    step = parse_step(members)
    if not is_plain_id(step.transfer_id) or not is_name(step.source) or not is_name(step.destination):
        raise BadRow("A transfer has an id, and goes from one store to another.")
    return step


def take_step(central: Central, actor: Actor, members: Members) -> JsonObject:
    """A step taken online; it has a key of its own."""
    key, step = code_text(members, "step_id", 64), read_step(members)

    def act(connection: Connection) -> JsonObject:
        now = central.now_text()
        place = JournalPlace(from_rfc3339(now))
        transfer, movements, _ = _step(connection, step, f"step:{key}", place, now)
        for store, each in by_store(movements):
            move_stock(connection, store, each)
        return transfer_content(transfer)

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
    before = Transfer(step.transfer_id, step.source, step.destination)
    if row is not None:
        before = parse_transfer(msgspec.json.decode(row.content))
    stepped = step_transfer(before, step.step, step.goods, cause)
    after = stepped.transfer
    put_transfer(
        connection,
        TransferRow(
            transfer_id=after.transfer_id,
            source=after.source,
            destination=after.destination,
            state=after.state.value,
            content=canonical_bytes(transfer_content(after)).decode(),
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
    """Both stores see the transfer, and what is not as it should be; who delivers need not be a store."""
    for store in sorted({transfer.source, transfer.destination}):
        if find_store(connection, store) is None:
            continue
        put_stream_rows(connection, Stream.TRANSFERS, {transfer.transfer_id: transfer_content(transfer)}, store)
        if remarks:
            said = f"Transfer {transfer.transfer_id}: {' '.join(remarks)}"
            kind = ExceptionKind.TRANSFER_VARIANCE
            subject = transfer.transfer_id
            raise_exception(connection, kind, store=store, subject=subject, said=said, now=now, says_anew=True)
