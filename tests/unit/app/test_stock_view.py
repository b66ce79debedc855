"""What is shown of the stock is the figures and our moves of one and the same copy, however often another comes in."""

from evertill.app.stock_view import OverlaidStock
from evertill.domain.goods.catalogue import FoundItem
from tests.support.sales import an_item


class Copies:
    """A mirror into which the next copy comes right after a look, as often as it is told."""

    def __init__(self, arrivals: int) -> None:
        self.contained, self.arrivals = 0, arrivals

    def stock_micro(self, sku: str) -> int:
        """A hundred less what this copy contains; then a newer one is there."""
        shown = 100 - self.contained
        self._arrive()
        return shown

    def search(self) -> list[FoundItem]:
        """Two hits, each with its figure, two of B reserved; in between a newer copy may come."""
        return [FoundItem.of(an_item(sku=sku), self.stock_micro(sku), "", held) for sku, held in (("A", 0), ("B", 2))]

    def stock_cursor(self) -> str:
        """How many of our sales the copy contains."""
        return str(self.contained)

    def _arrive(self) -> None:
        if self.arrivals:
            self.arrivals -= 1
            self.contained += 1


class TenSold:
    """A journal with ten sales of one piece, of which one was set aside."""

    def stock_overlays(self, cursor: str) -> tuple[dict[str, int], dict[str, int]]:
        """Beside what was set aside of B."""
        return self.stock_overlay(cursor), {"B": 1}

    def stock_overlay(self, cursor: str) -> dict[str, int]:
        """Those the copy does not contain yet."""
        return {"A": int(cursor) - 10}


def test_stock_while_newer_copies_come_in_has_each_sale_once() -> None:
    for arrivals in range(10):
        copies = Copies(arrivals)
        stock = OverlaidStock(copies, copies, TenSold)  # type: ignore[arg-type]  # what is asked of them here
        assert stock.on_hand_micro("A") == 90
        copies.arrivals = 10 - copies.contained
        shown = stock.laid_over(copies.search)
        assert [hit.on_hand_micro for hit in shown] == [90, 100 - copies.contained]
        assert [hit.held_micro for hit in shown] == [0, 3], "what is reserved and what we set aside"
        assert stock.book_micro("A") == 90
