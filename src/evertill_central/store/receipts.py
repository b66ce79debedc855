"""Receipts by number, what came back of their lines, and units held for returns under way."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import NamedTuple

from sqlalchemy import select, update

from evertill.kernel.values import dataclass
from evertill_central.store.bulk import Existing, write_rows
from evertill_central.store.counter_tables import receipts, return_claims, returned_lines
from evertill_central.store.database import Connection, put
from evertill_central.store.picking import rows_among
from evertill_central.store.schema import facts


class ReceiptRow(NamedTuple):
    """A row of `receipts`, in the order of its columns."""

    number: str
    fact_id: str
    store: str
    workstation: str
    sold_at: str


class ReturnedRow(NamedTuple):
    """A row of `returned_lines`, in the order of its columns."""

    fact_id: str
    line: str
    original: str
    original_line: str
    micro: int
    store: str
    workstation: str
    at: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Units held for a return; `lines` is JSON, quantities by line; `state` is held, used or released."""

    claim_id: str
    original: str
    state: str
    store: str
    workstation: str
    lines: str
    claimed_at: str
    expires_at: str


def add_receipts(connection: Connection, rows: Sequence[ReceiptRow]) -> None:
    """List new receipts."""
    write_rows(connection, receipts, rows, Existing.STAYS)


def find_receipts(connection: Connection, number: str) -> list[ReceiptRow]:
    """All receipts with this number, first come first; more than one only where a till was cloned."""
    columns = receipts.c
    query = select(receipts).where(columns.number == number).order_by(columns.sold_at, columns.fact_id)
    return [ReceiptRow(*row) for row in connection.execute(query).all()]


def lock_original(connection: Connection, original: str) -> bool:
    """Hold the receipt of a sale until the commit: what comes back of it is counted by one at a time. False when the
    sale is not known here."""
    query = select(receipts.c.number).where(receipts.c.fact_id == original).with_for_update()
    return connection.execute(query).first() is not None


def find_wire(connection: Connection, fact_id: str) -> str | None:
    """The text of a recorded fact."""
    wire: str | None = connection.execute(select(facts.c.wire).where(facts.c.fact_id == fact_id)).scalar()
    return wire


def add_returned(connection: Connection, rows: Sequence[ReturnedRow]) -> None:
    """Record lines that came back."""
    write_rows(connection, returned_lines, rows, Existing.FAILS)


def find_returned(connection: Connection, original: str) -> list[ReturnedRow]:
    """What came back of a sale, in the order in which it arrived here."""
    columns = returned_lines.c
    query = select(returned_lines).where(columns.original == original)
    return [ReturnedRow(*row) for row in connection.execute(query.order_by(columns.at, columns.fact_id)).all()]


def taken_back_of(connection: Connection, sales: Sequence[str]) -> list[str]:
    """Those of these sales of which something came back already."""
    original = returned_lines.c.original
    return sorted({row.original for row in rows_among(connection, original, sales, original)})


def find_claim(connection: Connection, claim_id: str) -> ClaimRow | None:
    """A claim, held until the commit."""
    query = select(return_claims).where(return_claims.c.claim_id == claim_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else ClaimRow(**row)


def live_claims(connection: Connection, original: str, now: str) -> list[ClaimRow]:
    """Claims on a sale that hold units now."""
    columns = return_claims.c
    live = (columns.original == original) & (columns.state == "held") & (columns.expires_at > now)
    return [ClaimRow(**row) for row in connection.execute(select(return_claims).where(live)).mappings()]


def put_claim(connection: Connection, claim: ClaimRow) -> None:
    """Write a claim."""
    put(connection, return_claims, asdict(claim))


def use_claims(connection: Connection, original: str, workstation: tuple[str, str]) -> None:
    """A return of this sale arrived from the workstation: its claims have done their work."""
    columns = return_claims.c
    own = (columns.store == workstation[0]) & (columns.workstation == workstation[1])
    chosen = (columns.original == original) & (columns.state == "held") & own
    connection.execute(update(return_claims).where(chosen).values(state="used"))
