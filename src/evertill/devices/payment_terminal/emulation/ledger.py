"""The books of an emulated card terminal: what it charged, refunded and undid, kept outside the till."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Booking:
    """One operation; amounts are minor units."""

    receipt: int
    kind: str
    """pay, refund or reversal."""
    minor: int
    is_reversed: bool = False
    of_receipt: int = 0
    """For a reversal: what it undid."""
    private: str = ""
    """The till's own reference, where the protocol carries one."""
    is_offline: bool = False


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What an end of day tells; amounts in minor units."""

    count: int
    charged_minor: int
    returned_minor: int
    first_receipt: int
    """0 when nothing was done."""
    last_receipt: int

    @property
    def minor(self) -> int:
        """What it all comes to; below zero when more went back than came in."""
        return self.charged_minor - self.returned_minor


class Ledger:
    """Kept in memory and, when a file is given, written after every change: it outlives the till."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.bookings: list[Booking] = []
        self._receipt = 0
        self._day_from = 0
        """How many bookings belong to days that are closed."""
        if path is not None and path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            self.bookings = [Booking(**entry) for entry in kept["bookings"]]
            self._receipt = int(kept["receipt"])
            self._day_from = int(kept.get("day_from", 0))

    @property
    def last(self) -> Booking | None:
        """The latest operation."""
        return self.bookings[-1] if self.bookings else None

    @property
    def charged_minor(self) -> int:
        """What cards were charged, less what was refunded and undone."""
        signs = {"pay": 1, "refund": -1, "reversal": 0}
        return sum(signs[entry.kind] * entry.minor for entry in self.bookings if not entry.is_reversed)

    def book(self, kind: str, minor: int, *, private: str = "", is_offline: bool = False) -> Booking:
        """One more operation, under the next receipt number."""
        self._receipt = self._receipt % 9999 + 1
        booking = Booking(self._receipt, kind, minor, private=private, is_offline=is_offline)
        self.bookings.append(booking)
        self._keep()
        return booking

    def reverse(self, receipt: int) -> Booking | None:
        """Undo the payment with this number; None when there is none, or it is undone already."""
        for place, booking in enumerate(self.bookings):
            if booking.receipt == receipt and booking.kind != "reversal" and not booking.is_reversed:
                self.bookings[place] = replace(booking, is_reversed=True)
                reversal = replace(self.book("reversal", booking.minor), of_receipt=receipt)
                self.bookings[-1] = reversal
                self._keep()
                return reversal
        return None

    def close_day(self) -> DayTotals:
        """What was done since the day before was closed; a new day begins.

        A payment undone on its own day is no turnover; undone on a later one, its reversal counts there.
        """
        day = self.bookings[self._day_from :]
        receipts = [entry.receipt for entry in day] or [0]
        undone_here = {entry.of_receipt for entry in day} & set(receipts)
        stands = [entry for entry in day if entry.receipt not in undone_here and entry.of_receipt not in undone_here]
        self._day_from = len(self.bookings)
        self._keep()
        signed = [self._signed(entry) for entry in stands]
        charged = sum(minor for minor in signed if minor > 0)
        returned = -sum(minor for minor in signed if minor < 0)
        return DayTotals(len(stands), charged, returned, receipts[0], receipts[-1])

    def find(self, receipt: int) -> Booking | None:
        """The latest operation with this number."""
        return next((entry for entry in reversed(self.bookings) if entry.receipt == receipt), None)

    def _signed(self, booking: Booking) -> int:
        """Plus what a card was charged, minus what went back to one."""
        undone = self.find(booking.of_receipt)
        is_charge = booking.kind == "pay" or (undone is not None and undone.kind == "refund")
        return booking.minor if is_charge else -booking.minor

    def _keep(self) -> None:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            kept = {
                "receipt": self._receipt,
                "day_from": self._day_from,
                "bookings": [asdict(entry) for entry in self.bookings],
            }
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(self._path)
