"""What a customer keeps of a sale when some of it comes back, at the prices that its quantities still reach: the breaks
of that day count for what is kept, as they did for what was bought."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from evertill.domain.pricing.frozen_offers import FrozenLine, FrozenOffers
from evertill.domain.returns.original_sale import OriginalLine, OriginalSale, part_of
from evertill.domain.returns.returned_units import free_spans
from evertill.domain.selling.origin import Span, span_micro
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class KeptGoods:
    """What of one line stays with the customer."""

    line: OriginalLine
    frozen: FrozenLine
    spans: tuple[Span, ...]
    before: int
    """What it costs before promotions; what somebody took off by hand stays with its units."""

    @property
    def micro(self) -> int:
        """How much that is."""
        return span_micro(self.spans)


def kept_goods(sale: OriginalSale, offers: FrozenOffers, back: Mapping[str, Sequence[Span]]) -> list[KeptGoods]:
    """What stays of each line, once these units are back."""
    bought = {line.line: line.micro for line in sale.lines}
    spans = {line.line: free_spans(line.micro, back.get(line.line, ())) for line in sale.lines}
    kept = {line: span_micro(found) for line, found in spans.items()}
    reached_then, reached_now = _reached(sale, offers, bought), _reached(sale, offers, kept)
    exponent, rounding = currency_exponent(sale.currency), offers.policy.rounding
    goods = []
    for line in sale.lines:
        frozen, found = offers.lines.get(line.line), spans[line.line]
        if frozen is None or not found:
            continue
        before = part_of(line, frozen.before, found)
        graded = frozen.graded
        if graded is not None:
            each = graded.at(reached_now[line.sku])
            if each != graded.at(reached_then[line.sku]):
                now = _amount(each, kept[line.line], exponent, rounding)
                before = max(0, before + now - part_of(line, line.regular, found))
        goods.append(KeptGoods(line, frozen, found, before))
    return goods


def _reached(sale: OriginalSale, offers: FrozenOffers, micro: Mapping[str, int]) -> dict[str, int]:
    """How much of each item counts for its breaks."""
    reached: dict[str, int] = {}
    for line in sale.lines:
        frozen = offers.lines.get(line.line)
        if frozen is not None and frozen.graded is not None:
            reached[line.sku] = reached.get(line.sku, 0) + micro[line.line]
    return reached


def _amount(unit_price: Decimal, micro: int, exponent: int, rounding: Rounding) -> int:
    numerator, denominator = as_ratio(unit_price)
    return round_ratio(numerator * micro * 10**exponent, denominator * MICRO, rounding)
