"""Part of the unit of work: what the reports of a shift are made of, and the Zs that were."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.journal_rows import Shift


@dataclass(frozen=True, slots=True)
class ZEntry:
    """A Z report, as a list shows it."""

    transaction_id: TransactionId
    number: int
    number_text: str
    business_day: date
    closed_at: datetime
    turnover: Money
    over_short: Money | None
    """Counted less expected; None when nobody counted."""
    unsent: int
    float_left: Money | None
    """Cash that stayed in the drawer for the next shift; None when none was set aside for it."""


class ShiftReading(Protocol):
    """What a shift's reports are read from."""

    def shift_transactions(self, shift: Shift) -> Sequence[Transaction]:
        """All transactions of a shift in order, over all epochs, each checked against its hash."""
        ...

    def z_reports(self, limit: int) -> Sequence[ZEntry]:
        """The latest Zs, newest first."""
        ...


class TillControl(ShiftReading, Protocol):
    """What settling a till needs beside."""

    def unsent_count(self) -> int:
        """Facts that a backend in use does not have yet, refused ones included."""
        ...
