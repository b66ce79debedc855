"""Sizes on the screen: one plan for 1366x768, one for 1920x1080, each multiplied by what the operator chose."""

from enum import StrEnum

from evertill.kernel.values import dataclass

SCALE_MIN_PERCENT = 90
SCALE_MAX_PERCENT = 150
TARGET_MIN = 48
"""The smallest thing a finger must hit, in pixels at scale 1."""


class Hand(StrEnum):
    """Which hand works the screen: the sale stands on the other side of the keys."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Plan:
    """Pixels at a scale of 100 %."""

    density_percent: int
    """What fonts, gaps and corners are multiplied with."""
    status: int
    functions: int
    sale_width: int
    strip: int
    row: int
    totals: int
    total_font: int
    pay: int
    entry: int
    tabs: int
    tile_columns: int
    tile_rows: int
    tile_gap: int
    pad_width: int
    pad_gap: int
    pane_gap: int


COMPACT = Plan(
    density_percent=100,
    status=40,
    functions=56,
    sale_width=552,
    strip=48,
    row=48,
    totals=104,
    total_font=44,
    pay=64,
    entry=52,
    tabs=48,
    tile_columns=4,
    tile_rows=6,
    tile_gap=8,
    pad_width=280,
    pad_gap=8,
    pane_gap=16,
)
WIDE = Plan(
    density_percent=125,
    status=48,
    functions=72,
    sale_width=750,
    strip=64,
    row=56,
    totals=152,
    total_font=60,
    pay=96,
    entry=72,
    tabs=56,
    tile_columns=5,
    tile_rows=7,
    tile_gap=10,
    pad_width=380,
    pad_gap=12,
    pane_gap=20,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """A plan at the chosen scale."""

    plan: Plan
    scale_percent: int = 100

    def px(self, pixels: int) -> int:
        """Pixels of the 1366x768 design at this density and scale: for fonts, gaps, corners."""
        return max(1, round(pixels * self.plan.density_percent * self.scale_percent / 10_000))

    def of(self, planned: int) -> int:
        """A size of the plan itself at the chosen scale."""
        return max(1, round(planned * self.scale_percent / 100))

    @property
    def target(self) -> int:
        """The smallest target: never under 48 px."""
        return max(TARGET_MIN, self.px(TARGET_MIN))


def sizes_for(width: int, height: int, scale_percent: int = 100) -> Sizes:
    """The plan that suits a window, with the scale held in its bounds."""
    long, short = max(width, height), min(width, height)
    plan = WIDE if long >= 1600 and short >= 900 else COMPACT
    return Sizes(plan, min(max(scale_percent, SCALE_MIN_PERCENT), SCALE_MAX_PERCENT))
