"""What was keyed of a count so far: the sum at once, or piece by piece, and the slips of other tenders."""

from collections.abc import Sequence
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum

from evertill.domain.policy.tenders import TenderType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.domain.till.till_count import CountedTender, TillCount
from evertill.kernel.money import Money, currency_exponent, money_from_text
from evertill.kernel.values import dataclass
from evertill.ui.entry.amount_entry import AmountEntry, press
from evertill.ui.frame.keys import Key, KeyName

COLUMNS = 3
_PIECES_DIGITS_MAX = 5
_STEPS = {
    KeyName.LEFT: -1,
    KeyName.RIGHT: 1,
    KeyName.UP: -COLUMNS,
    KeyName.DOWN: COLUMNS,
    KeyName.PAGE_UP: -10_000,
    KeyName.PAGE_DOWN: 10_000,
}


class CellKind(StrEnum):
    """What is keyed into a cell."""

    SUM = "sum"
    """Cash that is not sorted, as an amount."""
    PIECES = "pieces"
    """How many of a note or coin."""
    TENDER = "tender"
    """What the slips of another tender add up to."""


@dataclass(frozen=True, slots=True)
class CountCell:
    """One place to key something."""

    kind: CellKind
    name: str
    """The tender's kind or the means' code, or the value in minor units; part of the object's name."""
    value_minor: int = 0
    typed: AmountEntry = field(default_factory=AmountEntry)
    tender: CountedTender | None = None
    """Whose slips are added up here."""


@dataclass(frozen=True, slots=True)
class CountEntries:
    """All cells, one of them marked."""

    currency: str
    cells: tuple[CountCell, ...]
    marked: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was keyed."""
        return all(cell.typed.number is None for cell in self.cells)

    @property
    def count(self) -> TillCount:
        """The count as keyed; what was left out is none."""
        pieces = [(cell.value_minor, _whole(cell)) for cell in self.cells if cell.kind is CellKind.PIECES]
        tenders = [
            replace(cell.tender, minor=_minor(cell, self.currency))
            for cell in self.cells
            if cell.tender is not None and cell.typed.number is not None
        ]
        loose = sum(_minor(cell, self.currency) for cell in self.cells if cell.kind is CellKind.SUM)
        return TillCount(self.currency, tuple(pieces), loose, tuple(tenders))

    @property
    def is_last(self) -> bool:
        """Whether the mark stands on the last cell."""
        return self.marked == len(self.cells) - 1


def empty_entries(currency: str, values: tuple[int, ...], means: Sequence[TenderType] = ()) -> CountEntries:
    """Nothing keyed yet; the mark is on the sum, for it settles most counts at once.

    Slips are those of cards and of each means that the shop takes by name; of others where it names none.
    """
    decimals = currency_exponent(currency)
    amount = AmountEntry(decimals_max=decimals)
    slips = [(TenderKind.CARD.value, CountedTender(TenderKind.CARD.value, 0))]
    slips += [(f"means-{one.code}", CountedTender(one.kind.value, 0, one.label)) for one in means]
    if not means:
        slips.append((TenderKind.OTHER.value, CountedTender(TenderKind.OTHER.value, 0)))
    tenders = [CountCell(CellKind.TENDER, name, typed=amount, tender=tender) for name, tender in slips]
    pieces = [CountCell(CellKind.PIECES, str(value), value, AmountEntry(decimals_max=0)) for value in values]
    return CountEntries(currency, (CountCell(CellKind.SUM, "sum", typed=amount), *pieces, *tenders))


def pressed(entries: CountEntries, key: Key) -> CountEntries | None:
    """The entries after a key: digits go into the marked cell, arrows move the mark; None for any other key."""
    if key.name in _STEPS:
        return mark(entries, entries.marked + _STEPS[key.name])
    cell = entries.cells[entries.marked]
    typed = press(cell.typed, key)
    if typed is None or (cell.kind is CellKind.PIECES and len(typed.text) > _PIECES_DIGITS_MAX):
        return None
    changed = replace(cell, typed=typed)
    return replace(entries, cells=(*entries.cells[: entries.marked], changed, *entries.cells[entries.marked + 1 :]))


def mark(entries: CountEntries, at: int) -> CountEntries:
    """Another cell, the nearest there is."""
    return replace(entries, marked=min(max(at, 0), len(entries.cells) - 1))


def worth(cell: CountCell, currency: str) -> Money:
    """What the cell adds to the count."""
    if cell.kind is CellKind.PIECES:
        return Money(_whole(cell) * cell.value_minor, currency)
    return Money(_minor(cell, currency), currency)


def _whole(cell: CountCell) -> int:
    return int(cell.typed.number or Decimal(0))


def _minor(cell: CountCell, currency: str) -> int:
    return money_from_text(str(cell.typed.number or 0), currency).minor
