"""What the shop has: the backend's copy of the stock with this till's own moves, which the copy lacks, laid over it."""

from collections.abc import Callable, Mapping

from evertill.journal.reader import JournalReader
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness


class OverlaidStock:
    """Fulfils `ports.stock.StockView` on the thread that uses it."""

    def __init__(
        self, catalogue: MirrorCatalogue, freshness: MirrorFreshness, open_journal: Callable[[], JournalReader]
    ) -> None:
        self._catalogue = catalogue
        self._freshness = freshness
        self._open_journal = open_journal
        self._journal: JournalReader | None = None

    def on_hand_micro(self, sku: str) -> int | None:
        """Millionths of a unit; None when no copy says what there is."""
        copied = self._catalogue.stock_micro(sku)
        return None if copied is None else self.laid_over({sku: copied})[sku]

    def laid_over(self, copied: Mapping[str, int]) -> Mapping[str, int]:
        """Figures of the copy by SKU, with our own moves on them."""
        if self._journal is None:
            self._journal = self._open_journal()
        moved = self._journal.stock_overlay(self._freshness.stock_cursor())
        return {sku: micro + moved.get(sku, 0) for sku, micro in copied.items()}
