"""What the shop has: the backend's copy of the stock with this till's own moves, which the copy lacks, laid over it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from evertill.domain.stock_ledger import StockQuantities
from evertill.journal.reader import JournalReader
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.ports.stock import ShownStock, StockedArticle


class OverlaidStock:
    """Fulfils `ports.stock.StockView` on the thread that uses it."""

    def __init__(
        self, catalogue: MirrorCatalogue, freshness: MirrorFreshness, open_journal: Callable[[], JournalReader]
    ) -> None:
        self._catalogue = catalogue
        self._freshness = freshness
        self._open_journal = open_journal
        self._opened: JournalReader | None = None

    def on_hand_micro(self, sku: str) -> int | None:
        """Millionths of a unit; None when nobody says."""
        copied = self._catalogue.stock_micro(sku)
        if copied is None and sku not in self._journal.stated_stock(self._freshness.stock_cursor()):
            return None
        return self.laid_over({sku: copied or 0})[sku]

    def book_micro(self, sku: str) -> int:
        """What the books say; our moves alone where nobody says."""
        return self.laid_over({sku: self._catalogue.stock_micro(sku) or 0})[sku]

    def quantities(self, sku: str) -> ShownStock | None:
        """With what is reserved, not for sale and on its way."""
        level, cursor = self._catalogue.stock_level(sku), self._freshness.stock_cursor()
        if level is None and sku not in self._journal.stated_stock(cursor):
            return None
        copied = StockQuantities()
        if level is not None:
            copied = StockQuantities(
                level.on_hand_micro, level.committed_micro, level.unavailable_micro, level.incoming_micro
            )
        ours = self._journal.stock_overlay(cursor).get(sku, 0)
        aside = self._journal.asides_overlay(cursor).get(sku, 0)
        shown = replace(
            copied,
            on_hand_micro=copied.on_hand_micro + ours,
            unavailable_micro=copied.unavailable_micro + aside,
        )
        return ShownStock(shown, ours)

    def laid_over(self, copied: Mapping[str, int]) -> Mapping[str, int]:
        """Figures of the copy by SKU, with our own moves on them."""
        moved = self._journal.stock_overlay(self._freshness.stock_cursor())
        return {sku: micro + moved.get(sku, 0) for sku, micro in copied.items()}

    def stocked(self, category: str | None = None) -> Sequence[StockedArticle]:
        """All articles of which the books have something, or less than nothing."""
        cursor = self._freshness.stock_cursor()
        moved = self._journal.stock_overlay(cursor)
        listed = self._catalogue.stocked(category, self._journal.stated_stock(cursor))
        shown = (replace(each, on_hand_micro=each.on_hand_micro + moved.get(each.sku, 0)) for each in listed)
        return sorted((each for each in shown if each.on_hand_micro), key=lambda each: (each.name.casefold(), each.sku))

    @property
    def _journal(self) -> JournalReader:
        if self._opened is None:
            self._opened = self._open_journal()
        return self._opened
