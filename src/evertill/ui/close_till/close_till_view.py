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
    problem: str = ""
    """Why the till stays open, and what to do."""
    unsent: str = ""
    """What of it the shop does not have yet."""
    is_uncounted: bool = False
    """Enter was pressed without a count: pressed again, it closes without one."""


def counting_view(
    suspended_count: int, waiting: int, *, problem: str = "", is_uncounted: bool = False
) -> CloseTillView:
    """Blind: what should be there is told only after the count."""
    figures: list[tuple[str, str]] = []
    if suspended_count:
        figures.append(
            (
                tr("Sales put aside"),
                tr_count("{n} stays for the next shift", "{n} stay for the next shift", suspended_count),
            )
        )
    counting = tr("Count the drawer, the float included, key the sum and press Enter. The shift ends with it.")
    asking = tr("Nothing was counted. Key the sum, or press Enter once more to close without a count.")
    return CloseTillView(
        title=tr("Close without a count?") if is_uncounted else tr("Close the till"),
        sentence=asking if is_uncounted else counting,
        figures=tuple(figures),
        difference="",
        difference_label="",
        is_off=False,
        is_closed=False,
        problem=problem,
        unsent=_unsent(waiting),
        is_uncounted=is_uncounted,
    )


def closed_view(closed: TillClosed, counted: Money | None, waiting: int, formats: Formats) -> CloseTillView:
    """What the shift came to."""
    sums, over_short = closed.sums, closed.over_short
    figures: list[tuple[str, str]] = [
        (tr_count("{n} sale", "{n} sales", sums.sales), formats.amount(sums.sold)),
        (tr_count("{n} return", "{n} returns", sums.returns), formats.amount(-sums.returned)),
        (tr("Sold less returned"), formats.amount(sums.sold - sums.returned)),
        (tr("Should be in the drawer"), formats.amount(sums.cash)),
        (tr("Counted"), tr("not counted") if counted is None else formats.amount(counted)),
    ]
    if closed.suspended_count:
        figures.append((tr("Sales put aside, for the next shift"), str(closed.suspended_count)))
    label, difference = _difference(over_short, formats)
    return CloseTillView(
        title=tr("Shift {n} is closed", n=closed.shift.number),
        sentence=tr("Everything is in the journal, in {currency}.", currency=sums.cash.currency),
        figures=tuple(figures),
        difference=difference,
        difference_label=label,
        is_off=over_short is not None and over_short.minor != 0,
        is_closed=True,
        unsent=_unsent(waiting),
    )


def _unsent(waiting: int) -> str:
    if not waiting:
        return ""
    return tr_count(
        "{n} fact is not yet with the shop. It is safe here, keeps its shift, and goes by itself.",
        "{n} facts are not yet with the shop. They are safe here, keep their shift, and go by themselves.",
        waiting,
    )


def _difference(over_short: Money | None, formats: Formats) -> tuple[str, str]:
    if over_short is None:
        return "", ""
    if over_short.minor == 0:
        return tr("The drawer is right"), formats.amount(over_short)
    label = tr("Too much in the drawer") if over_short.minor > 0 else tr("Missing in the drawer")
    return label, formats.amount(over_short)
