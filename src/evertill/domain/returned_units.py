"""How many units of a sold line can still come back: sold, less returned, less held for returns under way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

CLAIM_LIFE = timedelta(minutes=15)
"""How long units are held for a return under way at one till."""


@dataclass(frozen=True, slots=True)
class LineLeft:
    """One line of a sale, in millionths of its unit."""

    sold_micro: int
    returned_micro: int = 0
    claimed_micro: int = 0

    @property
    def left_micro(self) -> int:
        """What may still be claimed; never below zero."""
        return max(0, self.sold_micro - self.returned_micro - self.claimed_micro)

    @property
    def over_micro(self) -> int:
        """How much more came back than was sold."""
        return max(0, self.returned_micro - self.sold_micro)


def claim_shortfall(lines: Mapping[str, LineLeft], asked: Mapping[str, int]) -> dict[str, int]:
    """For each line of which more is asked than is left: what is left. A line that was never sold has nothing."""
    left = {line: lines[line].left_micro if line in lines else 0 for line in asked}
    return {line: left[line] for line, micro in asked.items() if micro > left[line]}
