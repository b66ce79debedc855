"""Which article somebody brings back of a receipt whose lines are not known, and what it costs today."""

from evertill.domain.codes.gtin import normalise_gtin
from evertill.kernel.money import Money, money_of_ratio
from evertill.kernel.rounding import Rounding, as_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.returns.find_original import NotToReturn
from evertill.operations.returns.take_back_by_code import can_come_back


@dataclass(frozen=True, slots=True)
class GoodsFound:
    """The article, at its listed price."""

    sku: str
    name: str
    price: Money


@dataclass(frozen=True, slots=True)
class FindGoods(Question[GoodsFound | NotToReturn]):
    """The article with this barcode or SKU."""

    text: str

    def answer(self, reading: Reading) -> GoodsFound | NotToReturn:
        """As the catalogue has it."""
        code = self.text.strip()
        gtin = normalise_gtin(code)
        item = None if gtin is None else reading.catalogue.find_by_gtin(gtin)
        item = item or reading.catalogue.find_by_code(code)
        if item is None:
            return NotToReturn(
                f"No article is known by “{code[:40]}”, so it was not added; check it, or take it back without a "
                "receipt."
            )
        if not can_come_back(item) or item.unit_price is None:
            return NotToReturn(
                f"What one piece of {item.name} cost cannot be told from the code alone, so it was not added; wait for "
                "the link, or take it back without a receipt."
            )
        return GoodsFound(
            item.sku, item.name, money_of_ratio(*as_ratio(item.unit_price), item.currency, Rounding.HALF_UP)
        )
