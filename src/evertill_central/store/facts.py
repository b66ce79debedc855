"""Facts, what disagrees beside them, and the chains they form."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import bindparam, select, update

from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.database import Connection, Row, put
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import epochs, fact_exceptions, facts, stores


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A recorded fact and the answer it was given."""

    fact_id: str
    hash: str
    position: int
    visible_at: int | None
    exceptions: tuple[str, ...]
    line: str
    """Its epoch, or the line of it that another copy of the till began."""


@dataclass(frozen=True, slots=True)
class PastFact:
    """A recorded fact as a till that lost it is given it back."""

    sequence: int
    position: int
    visible_at: int | None
    wire: str


class FactRow(NamedTuple):
    """A row of `facts`, in the order of its columns."""

    fact_id: str
    hash: str
    previous_hash: str
    store: str
    workstation: str
    epoch: str
    sequence: int
    kind: str
    day: str
    received_at: str
    position: int
    result: str
    visible_at: int | None
    exceptions: str
    wire: str


class ExceptionRow(NamedTuple):
    """A row of `fact_exceptions`, in the order of its columns."""

    fact_id: str
    kind: str
    hash: str
    store: str
    workstation: str
    said: str
    raised_at: str
    closed_at: str | None
    wire: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A recorded fact's place in its chain."""

    fact_id: str
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class Epoch:
    """One life of a workstation and how far its chain is known."""

    epoch: str
    epoch_number: int
    head_sequence: int
    head_hash: str


# Made once: every batch runs them.
_LOCKED_STORE: Final = select(stores.c.position).where(stores.c.store == bindparam("of_store")).with_for_update()
_POSITION: Final = update(stores).where(stores.c.store == bindparam("of_store")).values(position=bindparam("position"))
_EPOCHS: Final = select(epochs).where(
    epochs.c.store == bindparam("store"), epochs.c.workstation == bindparam("workstation")
)


def lock_store(connection: Connection, store: str) -> int:
    """Hold the store until the commit; its facts are recorded one batch at a time. Gives the last position."""
    position: int = connection.execute(_LOCKED_STORE, {"of_store": store}).scalar_one()
    return position


def set_position(connection: Connection, store: str, position: int) -> None:
    """Keep the position of the store's last fact."""
    connection.execute(_POSITION, {"of_store": store, "position": position})


def find_known(connection: Connection, fact_ids: Iterable[str]) -> dict[str, KnownFact]:
    """Those of the facts that are recorded."""
    columns = facts.c
    told = (columns.fact_id, columns.hash, columns.position, columns.visible_at, columns.exceptions, columns.epoch)
    rows = rows_among(connection, columns.fact_id, fact_ids, *told)
    return {
        row.fact_id: KnownFact(
            row.fact_id,
            row.hash,
            row.position,
            row.visible_at,
            msgspec.json.decode(row.exceptions, type=tuple[str, ...]),
            row.epoch,
        )
        for row in rows
    }


def find_wire(connection: Connection, fact_id: str) -> str | None:
    """A recorded fact as it came; None when there is none of this id."""
    found = connection.execute(select(facts.c.wire).where(facts.c.fact_id == fact_id)).first()
    return None if found is None else str(found[0])


def find_links(
    connection: Connection, store: str, workstation: str, *, epoch: str, sequences: Iterable[int]
) -> dict[int, Link]:
    """The recorded facts at these places of the chain; where it forks, the one that came first."""
    columns = facts.c
    told = (columns.position, columns.sequence, columns.fact_id, columns.hash, columns.previous_hash)
    chain = {"store": store, "workstation": workstation, "epoch": epoch}
    found = rows_among(connection, columns.sequence, sequences, *told, **chain)
    # Sorted here: told to, SQLite goes through all facts of the store in that order instead of to the few asked for.
    rows = sorted(found, key=lambda row: row.position, reverse=True)
    return {row.sequence: Link(row.fact_id, row.hash, row.previous_hash) for row in rows}


def find_facts_after(
    connection: Connection, store: str, workstation: str, *, epoch: str, after: int, limit: int
) -> list[PastFact]:
    """The facts of an epoch after this sequence, in order, one for each place."""
    columns = facts.c
    query = (
        select(columns.sequence, columns.position, columns.visible_at, columns.wire)
        .where(
            columns.store == store,
            columns.workstation == workstation,
            columns.epoch == epoch,
            columns.sequence > after,
        )
        .order_by(columns.sequence, columns.position)
        .limit(limit)
    )
    return [PastFact(row.sequence, row.position, row.visible_at, row.wire) for row in connection.execute(query)]


def add_facts(connection: Connection, rows: Sequence[FactRow]) -> None:
    """Record new facts; an id that is there already is an error, for the caller has looked."""
    write_rows(connection, facts, rows, Existing.FAILS)


def add_exceptions(connection: Connection, rows: Sequence[ExceptionRow]) -> None:
    """Raise what is not raised yet."""
    write_rows(connection, fact_exceptions, rows, Existing.STAYS)


def close_exceptions(connection: Connection, fact_ids: Sequence[str], *, kind: str, closed_at: str) -> None:
    """Close one kind of exception of these facts: its cause is gone."""
    if not fact_ids:
        return
    columns = fact_exceptions.c
    chosen = columns.fact_id.in_(list(fact_ids)) & (columns.kind == kind) & columns.closed_at.is_(None)
    connection.execute(update(fact_exceptions).where(chosen).values(closed_at=closed_at))


def find_epochs(connection: Connection, store: str, workstation: str) -> dict[str, Epoch]:
    """Every epoch of the workstation that was enrolled or sent facts."""
    rows = connection.execute(_EPOCHS, {"store": store, "workstation": workstation})
    return {row.epoch: Epoch(row.epoch, row.epoch_number, row.head_sequence, row.head_hash) for row in rows}


def put_epoch(connection: Connection, store: str, workstation: str, epoch: Epoch) -> None:
    """Keep how far an epoch's chain is known."""
    row: Row = {
        "store": store,
        "workstation": workstation,
        "epoch": epoch.epoch,
        "epoch_number": epoch.epoch_number,
        "head_sequence": epoch.head_sequence,
        "head_hash": epoch.head_hash,
    }
    put(connection, epochs, row)
