"""Goods of a receipt whose signed code alone is known: scanned one by one, then taken back at what they cost today."""

from collections.abc import Callable
from dataclasses import replace

from evertill.kernel.errors import Fault
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill.operations.returns.find_original import NotToReturn
from evertill.operations.returns.goods_by_code import FindGoods, GoodsFound
from evertill.operations.returns.signed_receipt import CodeProved
from evertill.operations.returns.take_back_by_code import CodedLine, TakeBackByCode
from evertill.operations.selling.sale.limits import QUANTITY_MICRO_MAX
from evertill.operations.selling.sale.outcomes import ChangeOutcome
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.tones import Tone
from evertill.ui.returns.returns_view import Chosen

COUNT_MAX = QUANTITY_MICRO_MAX // MICRO


@dataclass(frozen=True, slots=True)
class CodedGoods:
    """So many of one article come back."""

    found: GoodsFound
    count: int


class ByCode:
    """One for the screen; nothing is on it until a code was proved."""

    def __init__(
        self,
        shared: Shared,
        *,
        changed: Callable[[int], None],
        failed: Callable[[str], None],
        took: Callable[[ChangeOutcome], None],
    ) -> None:
        self._shared = shared
        self._changed = changed
        self._failed = failed
        self._took = took
        self.proved: CodeProved | None = None
        self.goods: tuple[CodedGoods, ...] = ()
        self.is_asking = False

    def start(self, proved: CodeProved | None) -> None:
        """With this receipt, or none."""
        self.proved, self.goods, self.is_asking = proved, (), False

    def look_for(self, text: str) -> None:
        """One more of the article with this barcode or SKU."""
        proved = self.proved
        self._shared.answers.ask(FindGoods(text), lambda found: self._on_goods(proved, found), self._on_fault)

    def change(self, at: int, by: int) -> None:
        """More or less of one article; none of it is not on the list."""
        if at < len(self.goods):
            self._put(at, max(0, min(self.goods[at].count + by, COUNT_MAX)))

    def take(self, chosen: Chosen) -> None:
        """Take all of these back."""
        if self.proved is None or self.is_asking or not self.goods:
            return
        lines = tuple(CodedLine(one.found.sku, one.count, chosen.reason, chosen.restock) for one in self.goods)
        self.is_asking = True
        self._shared.submitter.submit(TakeBackByCode(self.proved.code, lines), self._on_taken, self._gave_up)

    def _on_goods(self, proved: CodeProved | None, found: GoodsFound | NotToReturn) -> None:
        if proved is None or proved is not self.proved:
            return
        if isinstance(found, NotToReturn):
            self._failed(found.sentence)
            return
        self._shared.sound(Tone.ACCEPTED)
        at = next((at for at, one in enumerate(self.goods) if one.found.sku == found.sku), len(self.goods))
        if at == len(self.goods):
            self.goods = (*self.goods, CodedGoods(found, 0))
        self._put(at, min(self.goods[at].count + 1, COUNT_MAX))

    def _on_fault(self, fault: Fault) -> None:
        self._shared.speaker.fail(fault)

    def _put(self, at: int, count: int) -> None:
        goods = list(self.goods)
        goods[at] = replace(goods[at], count=count)
        self.goods = tuple(one for one in goods if one.count)
        self._changed(max(0, min(at, len(self.goods) - 1)))

    def _on_taken(self, outcome: ChangeOutcome) -> None:
        self.is_asking = False
        self._took(outcome)

    def _gave_up(self) -> None:
        self.is_asking = False
