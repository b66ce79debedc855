"""Counting and settling the till: the count, what it came to, then the end of the shift."""

from enum import StrEnum

from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.domain.till.till_count import CountedTender
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.till.close_till import TillClosed
from evertill.operations.till.count_till import TillCounted
from evertill.ports.formats import Formats
from evertill.ui.close_till.count_entries import CellKind, CountCell, CountEntries, worth
from evertill.ui.words import tr, tr_count


class Step(StrEnum):
    """How far one is."""

    COUNTING = "counting"
    UNCOUNTED = "uncounted"
    """Enter was pressed without a count: pressed again, it closes without one."""
    COUNTED = "counted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the count, or a field of the settling."""

    name: str
    label: str
    typed: str
    worth: str = ""
    is_marked: bool = False
    is_plain: bool = False
    """A note or coin, whose number stands beside its value; anything else may be long and stands below its label."""


@dataclass(frozen=True, slots=True)
class CloseTillView:
    """The whole pane."""

    step: Step
    title: str
    sentence: str
    confirm: str
    back: str
    cells: tuple[CellView, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    difference: str = ""
    """Large, once it is known and may be."""
    difference_label: str = ""
    is_off: bool = False
    problem: str = ""
    """Why the till stays open, and what to do."""
    unsent: str = ""
    """What of it the shop does not have yet."""


@dataclass(frozen=True, slots=True)
class SettleFields:
    """What is keyed after the count."""

    float_typed: str
    bag: str
    is_bag_marked: bool


def counting_view(
    entries: CountEntries,
    suspended_count: int,
    waiting: int,
    formats: Formats,
    *,
    closes: bool,
    must_carry_none: bool = False,
    is_uncounted: bool = False,
    problem: str = "",
) -> CloseTillView:
    """Blind: what should be there is told only after the count, and only to those who may know."""
    figures: list[tuple[str, str]] = []
    if suspended_count and closes:
        figures.append((tr("Sales put aside"), _aside(suspended_count, must_carry_none=must_carry_none)))
    counting = tr("Count the drawer, the float included: key the sum, or notes and coins one by one. Enter goes on.")
    asking = tr("Nothing was counted. Key the sum, or press Enter once more to close without a count.")
    title = tr("Close the till") if closes else tr("Count the drawer")
    cells = tuple(_cell(at, cell, entries, formats) for at, cell in enumerate(entries.cells))
    total = tr("Counted so far: {amount}", amount=formats.money(entries.count.cash))
    return CloseTillView(
        step=Step.UNCOUNTED if is_uncounted else Step.COUNTING,
        title=tr("Close without a count?") if is_uncounted else title,
        sentence=asking if is_uncounted else counting if entries.is_empty else total,
        confirm=tr("Close uncounted") if is_uncounted else tr("That is all"),
        back=tr("Keep it open") if closes else tr("Back"),
        cells=cells,
        figures=tuple(figures),
        problem=problem,
        unsent=_unsent(waiting) if closes else "",
    )


def counted_view(
    counted: TillCounted, fields: SettleFields | None, waiting: int, formats: Formats, *, problem: str = ""
) -> CloseTillView:
    """What the count came to; `fields` where the till is being closed, else the count is all there is."""
    currency = counted.count.currency
    figures = [(tr("Counted"), formats.amount(counted.count.cash))]
    if counted.expected is not None:
        figures.append((tr("Should be in the drawer"), formats.amount(counted.expected)))
    for at, slips in enumerate(counted.count.tenders):
        figures.append((_tender_name(slips), formats.amount(Money(slips.minor, currency))))
        for should in counted.tenders_expected[at : at + 1]:
            told = tr("By the sales: {tender}", tender=_tender_name(should))
            figures.append((told, formats.amount(Money(should.minor, currency))))
    label, difference = _difference(counted.over_short, formats)
    closing = tr("Key what stays in the drawer for the next shift, and the number of the bag for the rest.")
    cells: tuple[CellView, ...] = ()
    if fields is not None:
        cells = (
            CellView("float", tr("Stays in the drawer"), fields.float_typed, is_marked=not fields.is_bag_marked),
            CellView("bag", tr("Bag no."), fields.bag, is_marked=fields.is_bag_marked),
        )
    return CloseTillView(
        step=Step.COUNTED,
        title=tr("Count {n} of this shift", n=counted.number),
        sentence=tr("The count is in the journal, and its slip is printing.") if fields is None else closing,
        confirm=tr("Go on") if fields is None else tr("Close the till"),
        back=tr("Count again"),
        cells=cells,
        figures=tuple(figures),
        difference=difference,
        difference_label=label,
        is_off=counted.over_short is not None and counted.over_short.minor != 0,
        problem=problem,
        unsent="" if fields is None else _unsent(waiting),
    )


def closed_view(closed: TillClosed, waiting: int, formats: Formats) -> CloseTillView:
    """What the shift came to."""
    sums, may_see = closed.sums, closed.may_see_expected
    over_short = closed.over_short if may_see else None
    counted = tr("not counted") if closed.counted is None else formats.amount(closed.counted)
    figures: list[tuple[str, str]] = [
        (tr_count("{n} sale", "{n} sales", sums.sales), formats.amount(sums.sold)),
        (tr_count("{n} return", "{n} returns", sums.returns), formats.amount(-sums.returned)),
        (tr("Sold less returned"), formats.amount(sums.sold - sums.returned)),
    ]
    if may_see:
        figures.append((tr("Should be in the drawer"), formats.amount(sums.cash)))
    figures.append((tr("Counted"), counted))
    if closed.float_left is not None:
        figures.append((tr("Stays in the drawer"), formats.amount(closed.float_left)))
    if closed.suspended_count:
        figures.append((tr("Sales put aside, for the next shift"), str(closed.suspended_count)))
    label, difference = _difference(over_short, formats)
    return CloseTillView(
        step=Step.CLOSED,
        title=tr("Shift {n} is closed", n=closed.shift.number),
        sentence=tr("Z report {n} is in the journal and on its way to the printer.", n=closed.z.number),
        confirm=tr("Go on"),
        back="",
        figures=tuple(figures),
        difference=difference,
        difference_label=label,
        is_off=over_short is not None and over_short.minor != 0,
        unsent=_unsent(waiting),
    )


def _aside(count: int, *, must_carry_none: bool) -> str:
    if must_carry_none:
        return tr_count("{n} is to be finished first", "{n} are to be finished first", count)
    return tr_count("{n} stays for the next shift", "{n} stay for the next shift", count)


def _cell(at: int, cell: CountCell, entries: CountEntries, formats: Formats) -> CellView:
    match cell.kind:
        case CellKind.SUM:
            label = tr("Cash as a sum")
        case CellKind.PIECES:
            label = formats.amount(Money(cell.value_minor, entries.currency))
        case CellKind.TENDER:
            label = "" if cell.tender is None else _tender_name(cell.tender)
    is_worth_saying = cell.kind is CellKind.PIECES and cell.typed.number is not None
    return CellView(
        name=cell.name,
        label=label,
        typed=cell.typed.text.replace(".", formats.decimal_sign),
        worth=formats.amount(worth(cell, entries.currency)) if is_worth_saying else "",
        is_marked=at == entries.marked,
        is_plain=cell.kind is CellKind.PIECES,
    )


def _tender_name(tender: CountedTender) -> str:
    if tender.label:
        return tender.label
    return tr("Card slips") if tender.kind == TenderKind.CARD else tr("Other slips")


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
