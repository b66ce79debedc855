"""Which units of a sold line can still come back: sold, less returned, less held for returns under way.

Units are told apart by their place in the line, for they need not have cost the same to the cent (3 for 10.00).
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import timedelta

from evertill.domain.selling.origin import Span, span_micro
from evertill.domain.selling.withheld import Withheld
from evertill.kernel.values import dataclass

CLAIM_LIFE = timedelta(minutes=15)
"""How long units are held for a return under way at one till."""


@dataclass(frozen=True, slots=True)
class LineLeft:
    """One line of a sale, in millionths of its unit."""

    sold_micro: int
    returned_micro: int = 0
    claimed_micro: int = 0

    @property
    def left_micro(self) -> int:
        """What may still be claimed; never below zero."""
        return max(0, self.sold_micro - self.returned_micro - self.claimed_micro)

    @property
    def over_micro(self) -> int:
        """How much more came back than was sold."""
        return max(0, self.returned_micro - self.sold_micro)


def claim_shortfall(lines: Mapping[str, LineLeft], asked: Mapping[str, int]) -> dict[str, int]:
    """For each line of which more is asked than is left: what is left. A line that was never sold has nothing."""
    left = {line: lines[line].left_micro if line in lines else 0 for line in asked}
    return {line: left[line] for line, micro in asked.items() if micro > left[line]}


def free_spans(sold_micro: int, taken: Iterable[Span]) -> tuple[Span, ...]:
    """What of a line is in none of the spans, lowest place first."""
    free: list[Span] = []
    at = 0
    for first, end in sorted(taken):
        if first > at:
            free.append((at, min(first, sold_micro)))
        at = max(at, end)
        if at >= sold_micro:
            break
    if at < sold_micro:
        free.append((at, sold_micro))
    return tuple(span for span in free if span[0] < span[1])


def first_of(free: Iterable[Span], micro: int) -> tuple[Span, ...]:
    """So much of the free spans, from the lowest place on; less where there is less."""
    chosen: list[Span] = []
    for first, end in free:
        if micro <= 0:
            break
        part = min(end - first, micro)
        chosen.append((first, first + part))
        micro -= part
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class CameBack:
    """What of a sale came back already; returns that were undone do not count."""

    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By line of the sale."""
    refunds: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the return: minor units by the key of the sale's tender."""
    by_code: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the return, where only the receipt's signed code was known: millionths by SKU, of no line yet."""
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    """By the return: what less than the units' shares was paid back, because what is kept lost its offer."""


def together(one: CameBack, other: CameBack) -> CameBack:
    """What either knows of; what both know of counts once, and what the other placed on the sale's lines stays so."""
    lines = {*one.spans, *other.spans}
    spans = {line: tuple(sorted({*one.spans.get(line, ()), *other.spans.get(line, ())})) for line in lines}
    by_code = {fact_id: goods for fact_id, goods in one.by_code.items() if fact_id not in other.refunds}
    return CameBack(
        spans,
        {**one.refunds, **other.refunds},
        {**by_code, **other.by_code},
        {**one.withheld, **other.withheld},
    )


def placed(came_back: CameBack, sold: Iterable[tuple[str, str, int]]) -> CameBack:
    """What came back by the receipt's code, on the lines that it must have been of: `sold` names each line with its
    SKU and quantity. The lowest places that are free are taken, as whoever counts all returns takes them."""
    lines = list(sold)
    spans = dict(came_back.spans)
    for wanted, micro in (each for goods in came_back.by_code.values() for each in goods.items()):
        left = micro
        for line, sku, sold_micro in lines:
            taken = spans.get(line, ())
            places = first_of(free_spans(sold_micro, taken), left) if sku == wanted else ()
            if places:
                spans[line] = (*taken, *places)
                left -= span_micro(places)
    return CameBack(spans, came_back.refunds, withheld=came_back.withheld)
