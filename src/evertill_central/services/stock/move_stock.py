"""Booking movements: each quantity is the sum of its moves, each change a new version in the store's stock stream.

A count sets what is on hand as of a place in a till's journal: what moved after it still applies, and what moved before
it but arrives later was counted already, so it changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final, Protocol

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.stock_ledger import EFFECTS, Bucket, CountPlace, JournalPlace, MovementKind, is_counted
from evertill.domain.stock.zone_counts import SHELF_KINDS
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.stock.movements import CountedZone, Movement
from evertill_central.services.stock.zones_counted import Kept, zones_of
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


class HasSeen(Protocol):
    """Whether a count that stands already saw a movement."""

    def __call__(self, moved: JournalPlace, *, is_shelf: bool) -> bool:
        """`is_shelf`: customers took it or brought it back."""
        ...


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
    return _Batch(connection, store, movements).book(movements)


class _Batch:
    """One booking under the lock of the store's stock."""

    def __init__(self, connection: Connection, store: str, movements: Sequence[Movement]) -> None:
        self._connection = connection
        self._store = store
        self._version = lock_stream(connection, STOCK, store)
        self._levels = find_levels(connection, store, {movement.sku for movement in movements})
        self._counts = find_counts(connection, store, self._levels)
        self._bookings: dict[str, _Booking] = {}
        self._rows: dict[tuple[str, str, str, str], MoveRow] = {}
        self._zones = zones_of(connection, store, self._counts, movements)
        self._moved: dict[str, list[tuple[int, JournalPlace, bool]]] = {}
        """What this batch moves on hand, by article: no query sees it yet."""
        self._new_counts: dict[str, CountRow] = {}
        self._is_counting = any(movement.kind is _COUNT_SET for movement in movements)
        self._told: dict[datetime, str] = {}
        """Moments as texts; all moves of a fact have the same."""
        self._booked = Booked()

    def book(self, movements: Sequence[Movement]) -> Booked:
        for movement in movements:
            if movement.zone is not None:
                self._count_zone(movement, movement.zone)
            elif movement.kind is _COUNT_SET:
                self._count(movement)
            else:
                self._move(movement)
        self._note_oversold(movements)
        add_moves(self._connection, [row for row in self._rows.values() if row.micro])
        put_counts(self._connection, list(self._new_counts.values()))
        self._zones.write(self._connection)
        put_levels(self._connection, self._store, (self._after(sku, each) for sku, each in self._bookings.items()))
        set_version(self._connection, STOCK, self._version, self._store)
        return self._booked

    def _note_oversold(self, movements: Sequence[Movement]) -> None:
        if not any(booking.amounts[_COMMITTED] > 0 for booking in self._bookings.values()):
            return
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
        is_shelf = movement.kind in SHELF_KINDS
        is_counted_already = self._has_seen(movement.sku, movement.place, is_shelf=is_shelf)
        for bucket, sign in effects:
            micro = sign * movement.micro
            self._add(movement, bucket, movement.kind, micro)
            if bucket is not _ON_HAND:
                continue
            if self._is_counting:
                self._moved.setdefault(movement.sku, []).append((micro, movement.place, is_shelf))
            if before + micro < 0 <= before and movement.sku in self._levels:
                self._booked.fell_below_zero.append((movement.sku, movement.cause))
            if is_counted_already:
                self._add(movement, bucket, _COUNT_SET, -micro)
        self._seen(movement, booking)

    def _has_seen(self, sku: str, moved: JournalPlace, *, is_shelf: bool) -> bool:
        """Whether the count that stands already saw this movement."""
        together = self._zones.sum_of(sku)
        if together is not None:
            return together.has_seen(moved, is_shelf=is_shelf)
        count = self._counts.get(sku)
        return count is not None and is_counted(moved, _place(count))

    def _count_zone(self, movement: Movement, zone: CountedZone) -> None:
        """On hand becomes what all zones of the stocktake had and what moved since; the article was counted as a whole
        later, or in a later stocktake: it says nothing. Nor where it was not counted where it stands."""
        booking, known = self._booking(movement), self._counts.get(movement.sku)
        self._seen(movement, booking)
        counted = CountPlace(movement.place, movement.cause)
        is_by_zones = self._zones.sum_of(movement.sku) is not None
        if known is not None and not is_by_zones and not counted.is_after(CountPlace(_place(known), known.cause)):
            return
        before = self._zones.put(movement, zone)
        together = self._zones.sum_of(movement.sku)
        if before is Kept.NOT_NEW or together is None:
            return
        after = together.micro + self._moved_after(movement.sku, together.has_seen)
        if abs(after) > LARGEST_STOCK_MICRO:
            self._booked.remarks.append((movement.cause, _too_much(movement.sku)))
            return
        if before is Kept.OTHER_TILLS and after != booking.amounts[_ON_HAND]:
            self._booked.disagreeing.append((movement.sku, movement.cause))
        self._set(movement, booking, after, together.moved_since)

    def _count(self, movement: Movement) -> None:
        """On hand becomes what was counted and what moved since; an older count that arrives late says nothing."""
        booking = self._booking(movement)
        after = movement.micro + self._moved_after(
            movement.sku, lambda moved, *, is_shelf: is_counted(moved, movement.place)
        )
        if abs(after) > LARGEST_STOCK_MICRO:
            self._booked.remarks.append((movement.cause, _too_much(movement.sku)))
            return
        known = self._counts.get(movement.sku)
        if known is not None and after != booking.amounts[Bucket.ON_HAND] and _is_same_count(known, movement.place):
            self._booked.disagreeing.append((movement.sku, movement.cause))
        if known is None or CountPlace(movement.place, movement.cause).is_after(CountPlace(_place(known), known.cause)):
            self._zones.forget(movement.sku)
            self._set(movement, booking, after, CountPlace(movement.place, movement.cause))
        self._seen(movement, booking)

    def _set(self, movement: Movement, booking: _Booking, after: int, counted: CountPlace) -> None:
        """The article is known again: so much, as of that place."""
        self._add(movement, Bucket.ON_HAND, MovementKind.COUNT_SET, after - booking.amounts[Bucket.ON_HAND])
        place = counted.place
        count = CountRow(self._store, movement.sku, counted.cause, to_rfc3339(place.at), place.epoch, place.sequence)
        self._counts[movement.sku] = self._new_counts[movement.sku] = count
        self._booked.counted.append(movement.sku)
        fallen = self._booked.fell_below_zero
        fallen[:] = [each for each in fallen if each[0] != movement.sku]

    def _moved_after(self, sku: str, has_seen: HasSeen) -> int:
        """What moved on hand that no count has seen. What earlier counts set is no movement: the count stands
        instead."""
        kept = [
            (move.micro, JournalPlace(from_rfc3339(move.at), move.epoch or "", move.sequence or 0), move.kind)
            for move in moves_on_hand(self._connection, self._store, sku)
        ]
        moved = [(micro, place, kind in SHELF_KINDS) for micro, place, kind in kept]
        moved += self._moved.get(sku, [])
        return sum(micro for micro, place, is_shelf in moved if not has_seen(place, is_shelf=is_shelf))

    def _add(self, movement: Movement, bucket: Bucket, kind: MovementKind, micro: int) -> None:
        cause, sku, moment = movement.cause, movement.sku, movement.place.at
        if micro > 0 and bucket is _ON_HAND:
            self._booked.came.add(sku)
        self._bookings[sku].amounts[bucket] += micro
        key = (cause, sku, _WORDS[bucket], _WORDS[kind])
        before = self._rows.get(key)
        if before is not None:
            micro += before.micro
        at = self._told.get(moment)
        if at is None:
            at = self._told[moment] = to_rfc3339(moment)
        self._rows[key] = MoveRow(cause, sku, self._store, key[2], key[3], micro, at)

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
    {
        MovementKind.SALE,
        MovementKind.WRITE_OFF,
        MovementKind.ADJUST,
        MovementKind.ASSIGN,
        MovementKind.COUNT_SET,
        MovementKind.TRANSFER_OUT,
    }
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
