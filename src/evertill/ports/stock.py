"""What the shop has, as a person should see it: the backend's copy plus our own moves the copy does not yet contain."""

from collections.abc import Mapping
from typing import Protocol


class StockView(Protocol):
    """Fulfilled by `app`, which lays the journal's moves over the mirror's copy; one for each thread."""

    def on_hand_micro(self, sku: str) -> int | None:
        """Millionths of a unit; None when the backend does not say."""
        ...

    def laid_over(self, copied: Mapping[str, int]) -> Mapping[str, int]:
        """Figures of the copy by SKU, with our own moves on them: for lists, where asking one by one takes long."""
        ...
