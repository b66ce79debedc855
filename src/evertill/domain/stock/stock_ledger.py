"""The stock ledger: kinds of movement and the quantities they change, counts taken while selling, and what can be
promised online. Quantities are millionths of a unit; on hand may fall below zero, for the shelf beats the computer.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass


class Bucket(StrEnum):
    """The quantities kept for an article in a place."""

    __hash__ = str.__hash__  # a key of tables; an enumeration's own takes ten times as long

    ON_HAND = "on_hand"
    COMMITTED = "committed"
    """Reserved for orders, and still on hand."""
    UNAVAILABLE = "unavailable"
    """On hand, but not for sale: damaged, in quality control, safety stock."""
    INCOMING = "incoming"
    """Sent to this place and not yet received."""


class MovementKind(StrEnum):
    """Why stock changed."""

    __hash__ = str.__hash__  # a key of tables; an enumeration's own takes ten times as long

    SALE = "sale"
    RETURN_SELLABLE = "return_sellable"
    RETURN_DAMAGED = "return_damaged"
    RECEIPT = "receipt"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"
    EXPECT = "expect"
    """Goods were sent here."""
    COUNT_SET = "count_set"
    ADJUST = "adjust"
    RESERVE = "reserve"
    RELEASE = "release"
    FULFIL = "fulfil"
    """A reserved unit left with its customer."""
    WRITE_OFF = "write_off"
    ASSIGN = "assign"
    """What was moved under a code that nobody knew is the article's now."""
    SET_ASIDE = "set_aside"
    """Still on hand, but no longer for sale, as damaged goods; below zero: for sale again."""


EFFECTS: dict[MovementKind, tuple[tuple[Bucket, int], ...]] = {
    MovementKind.SALE: ((Bucket.ON_HAND, 1),),
    MovementKind.RETURN_SELLABLE: ((Bucket.ON_HAND, 1),),
    MovementKind.RETURN_DAMAGED: ((Bucket.ON_HAND, 1), (Bucket.UNAVAILABLE, 1)),
    MovementKind.RECEIPT: ((Bucket.ON_HAND, 1),),
    MovementKind.TRANSFER_OUT: ((Bucket.ON_HAND, 1),),
    MovementKind.TRANSFER_IN: ((Bucket.ON_HAND, 1),),
    MovementKind.EXPECT: ((Bucket.INCOMING, 1),),
    MovementKind.COUNT_SET: ((Bucket.ON_HAND, 1),),
    MovementKind.ADJUST: ((Bucket.ON_HAND, 1),),
    MovementKind.RESERVE: ((Bucket.COMMITTED, 1),),
    MovementKind.RELEASE: ((Bucket.COMMITTED, 1),),
    MovementKind.FULFIL: ((Bucket.ON_HAND, 1), (Bucket.COMMITTED, 1)),
    MovementKind.WRITE_OFF: ((Bucket.ON_HAND, 1),),
    MovementKind.ASSIGN: ((Bucket.ON_HAND, 1),),
    MovementKind.SET_ASIDE: ((Bucket.UNAVAILABLE, 1),),
}
"""What a movement of so much (signed: below zero leaves) adds to which quantity."""


@dataclass(frozen=True, slots=True)
class StockQuantities:
    """An article in a place."""

    on_hand_micro: int = 0
    committed_micro: int = 0
    unavailable_micro: int = 0
    incoming_micro: int = 0

    @property
    def available_micro(self) -> int:
        """On hand, neither reserved nor unavailable; below zero when more was promised than is there."""
        return self.on_hand_micro - self.committed_micro - self.unavailable_micro

    def of(self, bucket: Bucket) -> int:
        """One of the quantities."""
        by_bucket = {
            Bucket.ON_HAND: self.on_hand_micro,
            Bucket.COMMITTED: self.committed_micro,
            Bucket.UNAVAILABLE: self.unavailable_micro,
            Bucket.INCOMING: self.incoming_micro,
        }
        return by_bucket[bucket]


@dataclass(frozen=True, slots=True)
class JournalPlace:
    """Where and when something was written: order within one journal by its sequence, between journals by the time."""

    at: datetime
    epoch: str = ""
    """Empty for what no till wrote."""
    sequence: int = 0


def is_counted(moved: JournalPlace, counted: JournalPlace) -> bool:
    """Whether a count already saw this movement: those after it still apply, however late either arrives."""
    if moved.epoch and moved.epoch == counted.epoch:
        return moved.sequence <= counted.sequence
    return moved.at <= counted.at


@dataclass(frozen=True, slots=True)
class CountPlace:
    """Where an article was counted, and what tells of it."""

    place: JournalPlace
    cause: str

    def is_after(self, other: "CountPlace") -> bool:
        """Whether this count stands instead of the other, whichever arrived first: of two none is undecided."""
        mine, its = self.place, other.place
        if mine.epoch and mine.epoch == its.epoch:
            return (mine.sequence, mine.at, self.cause) > (its.sequence, its.at, other.cause)
        return (mine.at, mine.epoch, self.cause) > (its.at, its.epoch, other.cause)


FRESH_S, RECENT_S, STALE_S = 60, 15 * 60, 60 * 60
SCARCE_MICRO = 3 * MICRO
"""What is no longer shown online once a till has been silent for an hour."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """What is kept back from promises while a till may be selling unheard."""

    micro: int
    hides_up_to_micro: int = 0


def staleness_buffer(silence_s: int, sold_24h_micro: int) -> Buffer:
    """The buffer grows with the silence of a store's tills and with how fast the article sells: nothing within a
    minute, a unit within a quarter of an hour, then an eighth of a day's sales (a unit at least); after an hour,
    articles of which few are left are hidden altogether."""
    if silence_s <= FRESH_S:
        return Buffer(0)
    if silence_s <= RECENT_S:
        return Buffer(MICRO)
    eighth = max(MICRO, sold_24h_micro // 8)
    return Buffer(eighth, 0 if silence_s <= STALE_S else SCARCE_MICRO)


def promise_micro(quantities: StockQuantities, *, kept_back_micro: int, staleness: Buffer) -> int:
    """What may be promised online of an article in one place; never below zero."""
    available = quantities.available_micro
    if available <= staleness.hides_up_to_micro:
        return 0
    return max(0, available - kept_back_micro - staleness.micro)


def bundle_promise(components: Mapping[str, int], promises: Mapping[str, int]) -> int:
    """How many whole bundles the components allow, in millionths; `components` gives the quantity of each in one."""
    assert components
    assert all(micro > 0 for micro in components.values())
    return min(promises.get(sku, 0) // micro for sku, micro in components.items()) * MICRO


def expanded(sku: str, micro: int, components: Mapping[str, int]) -> dict[str, int]:
    """What moves when so much of an article does: its components where it is a bundle, else itself. A part of a bundle
    moves that part of each component, whole millionths."""
    if not components:
        return {sku: micro}
    return {part: micro * each // MICRO for part, each in components.items()}
