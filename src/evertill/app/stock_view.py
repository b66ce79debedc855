"""What the shop has: the backend's copy of the stock with this till's own moves, which the copy lacks, laid over it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from evertill.domain.goods.catalogue import FoundItem
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.journal.reader import JournalReader
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.people import MirrorFreshness
from evertill.ports.stock import ShownStock, StockedArticle

Shown = TypeVar("Shown")


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
        return self._of_one_copy(lambda cursor: self._on_hand(sku, self._catalogue.stock_micro(sku), cursor))

    def book_micro(self, sku: str) -> int:
        """What the books say; our moves alone where nobody says."""
        return self._of_one_copy(lambda cursor: self._laid_over(sku, self._catalogue.stock_micro(sku) or 0, cursor))

    def quantities(self, sku: str) -> ShownStock | None:
        """With what is reserved, not for sale and on its way."""
        return self._of_one_copy(lambda cursor: self._quantities(sku, cursor))

    def laid_over(self, look: Callable[[], Sequence[FoundItem]]) -> Sequence[FoundItem]:
        """What a look at the copy finds, with our moves over its figures; looks again when another copy comes in."""
        return self._of_one_copy(lambda cursor: self._laid_over_all(look(), cursor))

    def stocked(self, category: str | None = None) -> Sequence[StockedArticle]:
        """All articles of which the books have something, or less than nothing."""
        return self._of_one_copy(lambda cursor: self._stocked(category, cursor))

    def _of_one_copy(self, look: Callable[[str | None], Shown]) -> Shown:
        """Figures and the cursor of one and the same copy: another may come in between two looks at the mirror, and its
        figures under the other's cursor would have our moves twice, or not at all."""
        while True:
            cursor = self._freshness.stock_cursor()
            shown = look(cursor)
            if self._freshness.stock_cursor() == cursor:
                return shown

    def _laid_over_all(self, found: Sequence[FoundItem], cursor: str | None) -> Sequence[FoundItem]:
        moved, aside = self._journal.stock_overlays(cursor)
        if not moved and not aside:
            return found
        return [
            replace(
                hit,
                on_hand_micro=self._on_hand(hit.sku, hit.on_hand_micro, cursor),
                held_micro=hit.held_micro + aside.get(hit.sku, 0),
            )
            if hit.is_stocked and (hit.sku in moved or hit.sku in aside)
            else hit
            for hit in found
        ]

    def _on_hand(self, sku: str, copied: int | None, cursor: str | None) -> int | None:
        """Without a figure in the copy our moves alone say nothing, unless one of them states what is there."""
        if copied is None and sku not in self._journal.stated_stock(cursor):
            return None
        return self._laid_over(sku, copied or 0, cursor)

    def _laid_over(self, sku: str, copied: int, cursor: str | None) -> int:
        return copied + self._journal.stock_overlay(cursor).get(sku, 0)

    def _quantities(self, sku: str, cursor: str | None) -> ShownStock | None:
        level = self._catalogue.stock_level(sku)
        if level is None and sku not in self._journal.stated_stock(cursor):
            return None
        copied = StockQuantities()
        if level is not None:
            copied = StockQuantities(
                level.on_hand_micro, level.committed_micro, level.unavailable_micro, level.incoming_micro
            )
        moved, set_aside = self._journal.stock_overlays(cursor)
        ours, aside = moved.get(sku, 0), set_aside.get(sku, 0)
        shown = replace(
            copied,
            on_hand_micro=copied.on_hand_micro + ours,
            unavailable_micro=copied.unavailable_micro + aside,
        )
        return ShownStock(shown, ours)

    def _stocked(self, category: str | None, cursor: str | None) -> Sequence[StockedArticle]:
        moved = self._journal.stock_overlay(cursor)
        listed = self._catalogue.stocked(category, self._journal.stated_stock(cursor))
        shown = (replace(each, on_hand_micro=each.on_hand_micro + moved.get(each.sku, 0)) for each in listed)
        return sorted((each for each in shown if each.on_hand_micro), key=lambda each: (each.name.casefold(), each.sku))

    @property
    def _journal(self) -> JournalReader:
        if self._opened is None:
            self._opened = self._open_journal()
        return self._opened
