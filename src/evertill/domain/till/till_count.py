"""What somebody counted in the drawer: notes and coins, what was not sorted, and the other tenders' slips."""

from collections.abc import Sequence

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass

PIECES_MAX = 99_999
"""More of one note or coin does not fit into a drawer; it is a slip of the keys."""


@dataclass(frozen=True, slots=True)
class CountedTender:
    """What the slips of a tender add up to, or should."""

    kind: str
    minor: int
    label: str = ""
    """The name of a means that the shop takes by name."""


@dataclass(frozen=True, slots=True)
class TillCount:
    """One count; blind, for it knows nothing of what should be there."""

    currency: str
    pieces: tuple[tuple[int, int], ...] = ()
    """Value of a note or coin in minor units, and how many there are."""
    loose_minor: int = 0
    """Cash counted as a sum: rolls, bundles, or all of it."""
    tenders: tuple[CountedTender, ...] = ()
    """Other tenders, as their slips add up to."""

    @property
    def cash(self) -> Money:
        """All the cash."""
        return Money(sum(value * number for value, number in self.pieces) + self.loose_minor, self.currency)


def counted_as_sum(cash: Money) -> TillCount:
    """A count of which only the sum is known."""
    return TillCount(cash.currency, loose_minor=cash.minor)


def problem_of(count: TillCount, *, most_minor: int) -> str | None:
    """Why this cannot be what somebody counted; None when it can."""
    if any(value < 1 or not 0 <= number <= PIECES_MAX for value, number in count.pieces):
        return "pieces"
    if count.loose_minor < 0 or count.cash.minor > most_minor:
        return "cash"
    if any(abs(tender.minor) > most_minor for tender in count.tenders):
        return "tender"
    return None


def count_content(count: TillCount) -> JsonObject:
    """The count as a body holds it."""
    pieces: list[Json] = [[value, number] for value, number in count.pieces if number]
    return {
        "currency": count.currency,
        "pieces": pieces,
        "loose": count.loose_minor,
        "tenders": tenders_content(count.tenders),
        "cash": count.cash.minor,
    }


def tenders_content(tenders: Sequence[CountedTender]) -> list[Json]:
    """Kind, amount and, where it has one, the name of each."""
    return [[tender.kind, tender.minor, *([tender.label] if tender.label else [])] for tender in tenders]


def read_count(body: JsonObject) -> TillCount:
    """The count of a body. ValueError when it holds none, or one that does not add up."""
    match body:
        case {
            "currency": str(currency),
            "pieces": list(pieces),
            "loose": int(loose),
            "tenders": list(tenders),
            "cash": int(cash),
        }:
            count = TillCount(currency, _numbers(pieces), loose, _named(tenders))
            if count.cash.minor != cash:
                raise ValueError("the count does not add up to its sum")
            return count
        case _:
            raise ValueError("not the body of a count")


def _numbers(entries: Sequence[Json]) -> tuple[tuple[int, int], ...]:
    read: list[tuple[int, int]] = []
    for entry in entries:
        match entry:
            case [int(value), int(number)]:
                read.append((value, number))
            case _:
                raise ValueError("a piece of the count is no value and number")
    return tuple(read)


def _named(entries: Sequence[Json]) -> tuple[CountedTender, ...]:
    read: list[CountedTender] = []
    for entry in entries:
        match entry:
            case [str(kind), int(amount)]:
                read.append(CountedTender(kind, amount))
            case [str(kind), int(amount), str(label)]:
                read.append(CountedTender(kind, amount, label))
            case _:
                raise ValueError("a tender of the count is no kind and amount")
    return tuple(read)
