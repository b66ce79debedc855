"""Settling the till: the count, then what the shift came to."""

from dataclasses import dataclass

from evertill.kernel.money import Money
from evertill.operations.till.close_till import TillClosed
from evertill.ports.formats import Formats
from evertill.ui.words import tr, tr_count


@dataclass(frozen=True, slots=True)
class CloseTillView:
    """Before the count is given, or after."""

    title: str
    sentence: str
    figures: tuple[tuple[str, str], ...]
    difference: str
    """Large, once it is known."""
    difference_label: str
    is_off: bool
    is_closed: bool


def counting_view(suspended_count: int, waiting: int) -> CloseTillView:
    """Blind: what should be there is told only after the count."""
    figures: list[tuple[str, str]] = []
    if suspended_count:
        figures.append((tr("Sales put aside"), tr("{n} stay for the next shift", n=suspended_count)))
    if waiting:
        figures.append(
            (tr("Not yet sent"), tr_count("{n} fact; it goes by itself", "{n} facts; they go by themselves", waiting))
        )
    return CloseTillView(
        title=tr("Close the till"),
        sentence=tr("Count the drawer, the float included, key the sum and press Enter. The shift ends with it."),
        figures=tuple(figures),
        difference="",
        difference_label="",
        is_off=False,
        is_closed=False,
    )


def closed_view(closed: TillClosed, counted: Money | None, formats: Formats) -> CloseTillView:
    """What the shift came to."""
    sums, over_short = closed.sums, closed.over_short
    figures: list[tuple[str, str]] = [
        (tr("Shift"), str(closed.shift.number)),
        (tr_count("{n} sale", "{n} sales", sums.sales), formats.amount(sums.sold)),
        (tr_count("{n} return", "{n} returns", sums.returns), formats.amount(-sums.returned)),
        (tr("Should be in the drawer"), formats.amount(sums.cash)),
    ]
    if counted is not None:
        figures.append((tr("Counted"), formats.amount(counted)))
    label, difference = _difference(over_short, formats)
    return CloseTillView(
        title=tr("The till is closed"),
        sentence=tr("Everything is in the journal. Press Enter to go on."),
        figures=tuple(figures),
        difference=difference,
        difference_label=label,
        is_off=over_short is not None and over_short.minor != 0,
        is_closed=True,
    )


def _difference(over_short: Money | None, formats: Formats) -> tuple[str, str]:
    if over_short is None:
        return "", ""
    if over_short.minor == 0:
        return tr("The drawer is right"), formats.amount(over_short)
    label = tr("Too much in the drawer") if over_short.minor > 0 else tr("Missing in the drawer")
    return label, formats.amount(over_short)
