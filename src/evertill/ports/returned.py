"""What of a sale came back at this workstation already."""

from typing import Protocol

from evertill.domain.returns.returned_units import CameBack
from evertill.kernel.ids import ShiftId


class ReturnedReading(Protocol):
    """Part of the unit of work, and of what questions read."""

    def came_back(self, original: str) -> CameBack:
        """What this workstation took back of the sale with this fact id, its own or another till's."""
        ...

    def paid_by_code(self, shift_id: ShiftId) -> int:
        """What one shift paid back, in minor units, for goods of receipts of which only the signed code was known."""
        ...
