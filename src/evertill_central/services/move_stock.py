"""Booking moves: each article's level is the sum of its moves, each change a new version in the stock stream."""

from collections.abc import Mapping
from dataclasses import dataclass

from evertill.domain.stream_rows import LARGEST_STOCK_MICRO
from evertill_central.services.effects import Move
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.store.database import Connection
from evertill_central.store.stock import Level, MoveRow, add_moves, find_levels, put_levels
from evertill_central.store.streams import STOCK, lock_stream, set_version


@dataclass(slots=True)
class _Booking:
    """An article's level while a batch is booked."""

    micro: int
    unit: str
    version: int
    content: str | None


def move_stock(
    connection: Connection,
    store: str,
    moves: Mapping[str, Mapping[str, Move]],
    remarks: Mapping[str, list[Remark]],
) -> dict[str, int]:
    """Book what each fact moved, known article or not; gives for each the version from which the stream contains it."""
    version = lock_stream(connection, STOCK, store)
    levels = find_levels(connection, store, {sku for moved in moves.values() for sku in moved})
    bookings: dict[str, _Booking] = {}
    rows: list[MoveRow] = []
    visible_at: dict[str, int] = {}
    for fact_id, moved in moves.items():
        for sku, move in moved.items():
            booking = bookings.get(sku)
            if booking is None:
                version += 1
                booking = bookings[sku] = _begin(levels.get(sku), move, version)
            if abs(booking.micro + move.micro) > LARGEST_STOCK_MICRO:
                remarks[fact_id].append(_too_much(sku))
                continue
            if move.unit != booking.unit:
                remarks[fact_id].append(_other_unit(sku, move.unit, booking.unit))
            booking.micro += move.micro
            rows.append(MoveRow(fact_id, sku, store, move.micro))
            visible_at[fact_id] = max(visible_at.get(fact_id, 0), booking.version)
    add_moves(connection, rows)
    changed = (Level(sku, each.micro, each.unit, each.version, each.content) for sku, each in bookings.items())
    put_levels(connection, store, changed)
    set_version(connection, STOCK, version, store)
    return visible_at


def _begin(level: Level | None, move: Move, version: int) -> _Booking:
    if level is None:
        return _Booking(0, move.unit, version, None)
    return _Booking(level.micro, level.unit or move.unit, version, level.content)


def _too_much(sku: str) -> Remark:
    return Remark(RemarkKind.STOCK, f"Its move of {sku} would carry the stock out of all bounds, so it was not booked.")


def _other_unit(sku: str, moved: str, kept: str) -> Remark:
    return Remark(RemarkKind.STOCK, f"It moved {sku} in {moved}, but its stock is kept in {kept}.")
