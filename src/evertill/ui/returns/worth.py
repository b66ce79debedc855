"""What the chosen goods of a receipt are paid back for, by the rule of their sale, beside what comes back of it
already."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from evertill.domain.returns.original_sale import OriginalLine, OriginalSale, origin_of
from evertill.domain.returns.re_evaluation import re_evaluated
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Origin, Span
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Worth:
    """In minor units."""

    total: int = 0
    by_line: Mapping[str, int] = field(default_factory=dict)
    """With the deposits and fees of each."""
    withheld: int = 0
    """How much less that is than the goods' shares; below zero, more."""


def worth_of(
    sale: OriginalSale,
    came_back: CameBack,
    on_sale: Mapping[str, tuple[Span, ...]],
    chosen: Mapping[str, tuple[Span, ...]],
) -> Worth:
    """What these units come to when they come back now, with those that the open sale takes back already."""
    before = re_evaluated(sale, came_back, _origins(sale, on_sale))
    shares = _origins(sale, chosen)
    after = re_evaluated(sale, came_back, (*_origins(sale, on_sale), *shares))
    by_line: dict[str, int] = {}
    for origin in after[len(before) :]:
        line = _main(sale, origin)
        by_line[line] = by_line.get(line, 0) + origin.gross
    total = _gross(after) - _gross(before)
    return Worth(total, by_line, _gross(shares) - total)


def _origins(sale: OriginalSale, spans: Mapping[str, tuple[Span, ...]]) -> list[Origin]:
    lines = {line.line: line for line in sale.lines}
    return [origin_of(sale, lines[line], found) for line, found in spans.items() if found and line in lines]


def _main(sale: OriginalSale, origin: Origin) -> str:
    line: OriginalLine | None = sale.line(origin.line)
    return origin.line if line is None or line.tied_to is None else line.tied_to


def _gross(origins: Iterable[Origin]) -> int:
    return sum(origin.gross for origin in origins)
