"""What the shop has: the backend's copy of the stock with this till's own moves, which the copy lacks, laid over it."""

from collections.abc import Callable

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
        if copied is None:
            return None
        if self._journal is None:
            self._journal = self._open_journal()
        return copied + self._journal.stock_overlay_micro(sku, self._freshness.stock_cursor())
