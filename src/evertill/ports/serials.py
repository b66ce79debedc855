"""Pieces sold at this workstation by their serial numbers."""

from datetime import datetime
from typing import Protocol

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class SoldPiece:
    """A piece that was sold here and has not come back."""

    number: str
    """Of the receipt."""
    sold_at: datetime


class SerialReading(Protocol):
    """Part of the unit of work."""

    def sold_piece(self, sku: str, serial: str) -> SoldPiece | None:
        """How the piece of this article with this serial number was sold here; None where it was not, or came back."""
        ...
