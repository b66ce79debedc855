"""Booking movements: each quantity is the sum of its moves, each change a new version in the store's stock stream.

A count sets what is on hand as of a place in a till's journal: what moved after it still applies, and what moved before
it but arrives later was counted already, so it changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from evertill.domain.stock_ledger import EFFECTS, Bucket, CountPlace, JournalPlace, MovementKind, is_counted
from evertill.domain.stream_rows import LARGEST_STOCK_MICRO
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.remarks import Remark, RemarkKind
from evertill_central.store.database import Connection
from evertill_central.store.stock import (
    CountRow,
    Level,
    MoveRow,
    add_moves,
    find_counts,
    find_levels,
    moves_on_hand,
    put_counts,
    put_levels,
)
from evertill_central.store.streams import STOCK, lock_stream, set_version

SAME_COUNT = timedelta(hours=12)
"""Two tills that count an article within this time count the same goods, and should come to the same."""

# A long queue moves ten thousand articles, and an enumeration is slow to be asked for a member (CPython 3.11).
_ON_HAND, _COMMITTED, _UNAVAILABLE, _INCOMING = Bucket
_COUNT_SET: Final = MovementKind.COUNT_SET
_WORDS: Final = {word: word.value for word in (*Bucket, *MovementKind)}


@dataclass(frozen=True, slots=True)
class Movement:
    """So much of an article (below zero: left), for one cause. Of a count, `micro` is what was counted."""

    cause: str
    sku: str
    kind: MovementKind
    micro: int
    unit: str
    place: JournalPlace


@dataclass(slots=True)
class _Booking:
    """An article's level while a batch is booked."""

    unit: str
    version: int
    content: str | None
    amounts: dict[Bucket, int]


@dataclass(slots=True)
class Booked:
    """What came of it: for each cause the version from which the stream contains it, and what could not be booked."""

    visible_at: dict[str, int] = field(default_factory=dict)
    remarks: list[tuple[str, Remark]] = field(default_factory=list)
    oversold: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Articles of which more is reserved than is there: by how much, and what took it."""
    fell_below_zero: list[tuple[str, str]] = field(default_factory=list)
    """Articles with the cause that took more than there was."""
    came: set[str] = field(default_factory=set)
    """Articles of which there is more on hand than before."""
    counted: list[str] = field(default_factory=list)
    """Articles that are known for certain again."""
    disagreeing: list[tuple[str, str]] = field(default_factory=list)
    """Articles that two tills counted with different results, with the cause of the count that told."""


def move_stock(connection: Connection, store: str, movements: Sequence[Movement]) -> Booked:
    """Book movements in one store, known article or not."""
    if not movements:
        return Booked()
    return _Batch(connection, store, {movement.sku for movement in movements}).book(movements)


class _Batch:
    """One booking under the lock of the store's stock."""

    def __init__(self, connection: Connection, store: str, skus: Iterable[str]) -> None:
        self._connection = connection
        self._store = store
        self._version = lock_stream(connection, STOCK, store)
        self._levels = find_levels(connection, store, skus)
        self._counts = find_counts(connection, store, self._levels)
        self._bookings: dict[str, _Booking] = {}
        self._rows: dict[tuple[str, str, str, str], MoveRow] = {}
        self._moved: dict[str, list[tuple[int, JournalPlace]]] = {}
        """What this batch moves on hand, by article: no query sees it yet."""
        self._new_counts: dict[str, CountRow] = {}
        self._told: dict[datetime, str] = {}
        """Moments as texts; all moves of a fact have the same."""
        self._booked = Booked()

    def book(self, movements: Sequence[Movement]) -> Booked:
        for movement in movements:
            if movement.kind is _COUNT_SET:
                self._count(movement)
            else:
                self._move(movement)
        self._note_oversold(movements)
        add_moves(self._connection, [row for row in self._rows.values() if row.micro])
        put_counts(self._connection, list(self._new_counts.values()))
        put_levels(self._connection, self._store, (self._after(sku, each) for sku, each in self._bookings.items()))
        set_version(self._connection, STOCK, self._version, self._store)
        return self._booked

    def _note_oversold(self, movements: Sequence[Movement]) -> None:
        for movement in movements:
            amounts = self._bookings[movement.sku].amounts
            missing = min(amounts[_COMMITTED], amounts[_COMMITTED] - amounts[_ON_HAND])
            if missing > 0 and movement.kind in _TAKES_FROM_SHELF:
                self._booked.oversold[movement.sku] = (missing, movement.cause)

    def _move(self, movement: Movement) -> None:
        booking = self._booking(movement)
        effects, before = EFFECTS[movement.kind], booking.amounts[_ON_HAND]
        for bucket, sign in effects:
            if abs(booking.amounts[bucket] + sign * movement.micro) > LARGEST_STOCK_MICRO:
                self._booked.remarks.append((movement.cause, _too_much(movement.sku)))
                return
        if movement.unit and movement.unit != booking.unit:
            self._booked.remarks.append((movement.cause, _other_unit(movement.sku, movement.unit, booking.unit)))
        count = self._counts.get(movement.sku)
        is_counted_already = count is not None and is_counted(movement.place, _place(count))
        for bucket, sign in effects:
            micro = sign * movement.micro
            self._add(movement, bucket, movement.kind, micro)
            if bucket is not _ON_HAND:
                continue
            self._moved.setdefault(movement.sku, []).append((micro, movement.place))
            if before + micro < 0 <= before and movement.sku in self._levels:
                self._booked.fell_below_zero.append((movement.sku, movement.cause))
            if is_counted_already:
                self._add(movement, bucket, _COUNT_SET, -micro)
        self._seen(movement, booking)

    def _count(self, movement: Movement) -> None:
        """On hand becomes what was counted and what moved since; an older count that arrives late says nothing."""
        booking = self._booking(movement)
        after = movement.micro + self._moved_since(movement)
        if abs(after) > LARGEST_STOCK_MICRO:
            self._booked.remarks.append((movement.cause, _too_much(movement.sku)))
            return
        known = self._counts.get(movement.sku)
        if known is not None and after != booking.amounts[Bucket.ON_HAND] and _is_same_count(known, movement.place):
            self._booked.disagreeing.append((movement.sku, movement.cause))
        if known is None or CountPlace(movement.place, movement.cause).is_after(CountPlace(_place(known), known.cause)):
            self._add(movement, Bucket.ON_HAND, MovementKind.COUNT_SET, after - booking.amounts[Bucket.ON_HAND])
            place, at = movement.place, to_rfc3339(movement.place.at)
            count = CountRow(self._store, movement.sku, movement.cause, at, place.epoch, place.sequence)
            self._counts[movement.sku] = self._new_counts[movement.sku] = count
            self._booked.counted.append(movement.sku)
            fallen = self._booked.fell_below_zero
            fallen[:] = [each for each in fallen if each[0] != movement.sku]
        self._seen(movement, booking)

    def _moved_since(self, count: Movement) -> int:
        """What moved on hand after the count. What earlier counts set is no movement: the count stands instead."""
        kept = [
            (move.micro, JournalPlace(from_rfc3339(move.at), move.epoch or "", move.sequence or 0))
            for move in moves_on_hand(self._connection, self._store, count.sku)
        ]
        moved = [*kept, *self._moved.get(count.sku, [])]
        return sum(micro for micro, place in moved if not is_counted(place, count.place))

    def _add(self, movement: Movement, bucket: Bucket, kind: MovementKind, micro: int) -> None:
        if micro > 0 and bucket is Bucket.ON_HAND:
            self._booked.came.add(movement.sku)
        self._bookings[movement.sku].amounts[bucket] += micro
        key = (movement.cause, movement.sku, _WORDS[bucket], _WORDS[kind])
        before = self._rows.get(key)
        total = micro + (0 if before is None else before.micro)
        at = self._told.get(movement.place.at)
        if at is None:
            at = self._told[movement.place.at] = to_rfc3339(movement.place.at)
        self._rows[key] = MoveRow(movement.cause, movement.sku, self._store, key[2], key[3], total, at)

    def _booking(self, movement: Movement) -> _Booking:
        booking = self._bookings.get(movement.sku)
        if booking is None:
            self._version += 1
            level = self._levels.get(movement.sku) or Level(movement.sku, 0, "", 0)
            amounts = {
                _ON_HAND: level.micro,
                _COMMITTED: level.committed,
                _UNAVAILABLE: level.unavailable,
                _INCOMING: level.incoming,
            }
            booking = _Booking(level.unit or movement.unit, self._version, level.content, amounts)
            self._bookings[movement.sku] = booking
        return booking

    def _seen(self, movement: Movement, booking: _Booking) -> None:
        seen = self._booked.visible_at
        seen[movement.cause] = max(seen.get(movement.cause, 0), booking.version)

    def _after(self, sku: str, booking: _Booking) -> Level:
        amounts = booking.amounts
        return Level(
            sku=sku,
            micro=amounts[_ON_HAND],
            unit=booking.unit,
            version=booking.version,
            content=booking.content,
            committed=amounts[_COMMITTED],
            unavailable=amounts[_UNAVAILABLE],
            incoming=amounts[_INCOMING],
        )


_TAKES_FROM_SHELF = frozenset(
    {MovementKind.SALE, MovementKind.WRITE_OFF, MovementKind.ADJUST, MovementKind.COUNT_SET, MovementKind.TRANSFER_OUT}
)


def by_store(movements: Mapping[str, list[Movement]]) -> list[tuple[str, list[Movement]]]:
    """Movements of several stores in the one order in which stores are locked."""
    return sorted((store, each) for store, each in movements.items() if each)


def _is_same_count(known: CountRow, place: JournalPlace) -> bool:
    """Whether another till counted the article lately."""
    return known.epoch != place.epoch and abs(from_rfc3339(known.at) - place.at) <= SAME_COUNT


def _place(count: CountRow) -> JournalPlace:
    return JournalPlace(from_rfc3339(count.at), count.epoch, count.sequence)


def _too_much(sku: str) -> Remark:
    return Remark(RemarkKind.STOCK, f"Its move of {sku} would carry the stock out of all bounds, so it was not booked.")


def _other_unit(sku: str, moved: str, kept: str) -> Remark:
    return Remark(RemarkKind.STOCK, f"It moved {sku} in {moved}, but its stock is kept in {kept}.")
