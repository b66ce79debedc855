"""Remembers how a sale is shared among those who pay; it may be forgotten, for what is paid and due is in the sale."""

from collections.abc import Sequence

from evertill.domain.tenders.split_payment import Share, equal_shares, share_now
from evertill.kernel.ids import SaleId
from evertill.kernel.money import Money
from evertill.operations.selling.sale.rung_sale import RungSale


class Shares:
    """One for the terminal."""

    def __init__(self) -> None:
        self._sale_id: SaleId | None = None
        self._shares: tuple[Money, ...] = ()
        self._due: Money | None = None
        self._tendered: Money | None = None
        self._paid_lines: frozenset[int] = frozenset()
        self._chosen: frozenset[int] = frozenset()

    def split_equally(self, rung: RungSale, count: int) -> None:
        """Among so many, from what is due now."""
        rule = rung.sale.policy.cash_rounding
        step = 1 if rule is None else rule.increment_minor
        self._put(rung, equal_shares(rung.settlement.remaining, count, step))

    def split_off(self, rung: RungSale, lines: Sequence[int], amount: Money) -> None:
        """Somebody pays these lines; the rest is shared later, or not."""
        kept = self.paid_lines(rung)
        self._put(rung, (min(amount, rung.settlement.remaining),))
        self._paid_lines, self._chosen = kept, frozenset(lines)

    def clear(self) -> None:
        """It is not shared any more."""
        self._sale_id, self._shares, self._due, self._tendered = None, (), None, None
        self._paid_lines = self._chosen = frozenset()

    def now(self, rung: RungSale | None) -> Share | None:
        """Whose turn it is; None where the sale is not shared, or all have paid."""
        if rung is None or self._due is None or self._tendered is None or rung.sale.sale_id != self._sale_id:
            return None
        settlement = rung.settlement
        paid = settlement.tendered - self._tendered
        return share_now(self._shares, due=self._due, paid=paid, remaining=settlement.remaining)

    def paid_lines(self, rung: RungSale) -> frozenset[int]:
        """Lines that somebody has paid by choosing them."""
        if rung.sale.sale_id != self._sale_id or not rung.sale.tenders:
            return frozenset()
        return self._paid_lines if self.now(rung) is not None else self._paid_lines | self._chosen

    def _put(self, rung: RungSale, shares: tuple[Money, ...]) -> None:
        self._sale_id, self._shares = rung.sale.sale_id, shares
        self._due, self._tendered = rung.settlement.remaining, rung.settlement.tendered
        self._paid_lines = self._chosen = frozenset()
